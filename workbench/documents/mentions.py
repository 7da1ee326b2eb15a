"""What a document says of others at each block, and what the store knows to be replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doichieu.model import FURNITURE, Document, Mention, Replaced, StoredItem
from doichieu.store import Store
from doichieu.store.names import same_place

_BEHIND = 60
"""Characters behind a number in which its issuer is named."""


def mentions(items: Iterable[StoredItem]) -> Iterator[Mention]:
    """Every place at which a block names another document by its number."""
    from doichieu.importing.sentences.citations import dated, places

    for item in items:
        if item.kind not in FURNITURE:
            for each in places(item.text):
                day, end = dated(item.text, each.end)
                yield Mention(item.id, each.number, day, item.text[end : end + _BEHIND])


def replacements(store: Store, document: Document) -> Iterator[Replaced]:
    """What had been replaced when a document was issued, by others than itself."""
    facts = document.outline.facts
    for each in store.relations.replacing():
        if each.document == document.id:
            continue
        since = each.facts.date
        if facts.date and since and since <= facts.date and same_place(facts, each.facts):
            yield Replaced(each.relation.number, each.name, each.relation.issued)
