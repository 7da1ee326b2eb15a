"""One thing decided, in the words in which it is shown, searched and taken elsewhere."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property, lru_cache

from doichieu import language
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import (
    RULES,
    Action,
    Annotation,
    Finding,
    ReviewId,
    Slot,
    StoredItem,
    Tag,
)
from doichieu.store.records import StoredRecord
from doichieu.text import fold, unaccented
from doichieu.wording import decided_word, decided_words, finding_words, shown_text
from doichieu.workbench.documents.references import named

# What is said of one item stands in several records, one behind the other.
_unaccented = lru_cache(maxsize=4096)(unaccented)

_SHORT = frozenset({Action.VERDICT, Action.LINK, Action.OVERLAP, Action.DISTINCT, Action.ADDITION})
"""What one word says whole."""


@frozen
class Record:
    """What stands decided in one review, with the tags and the note on the same items.

    `tag` is the one that this very record puts there, None for anything else.
    """

    stored: StoredRecord
    tag: Tag | None = None
    tags: tuple[Tag, ...] = ()
    note: str = ""

    @property
    def key(self) -> tuple[ReviewId, Slot]:
        """What tells it from every other record, also once something else is decided there."""
        return self.review, self.slot

    @property
    def review(self) -> ReviewId:
        """The review in which it was decided."""
        return self.stored.review

    @property
    def annotation(self) -> Annotation:
        """What stands decided, by whom and when."""
        return self.stored.annotation

    @property
    def slot(self) -> Slot:
        """What it is about."""
        return self.annotation.slot

    @property
    def at(self) -> datetime:
        """When it was decided."""
        return self.annotation.at

    @property
    def items(self) -> tuple[StoredItem, ...]:
        """The items it is about, in the order of the slot."""
        return self.stored.items

    @property
    def value(self) -> str:
        """What was decided, in a word or two; of a tag its name, of a note its text."""
        if self.tag is not None:
            return self.tag.name(language.current())
        if self.slot.action is Action.NOTE:
            return self.annotation.entry.value
        words = decided_words(self.slot.action, self.annotation.entry.value)
        if self.slot.action is Action.FINDING:
            value = self.annotation.entry.value
            return f"{decided_word(self.slot.action, value)}: {finding_word(self.slot)}"
        return words

    @property
    def value_and_reason(self) -> str:
        """The same with the reason given for it."""
        return " · ".join(filter(None, [self.value, self.annotation.entry.reason]))

    @property
    def brief(self) -> str:
        """The same in few cells."""
        short = self.value
        if self.slot.action in _SHORT:
            short = decided_word(self.slot.action, self.annotation.entry.value)
        return " · ".join(filter(None, [short, self.annotation.entry.reason]))

    @property
    def what(self) -> str:
        """What kind of thing was decided."""
        return _(RULES[self.slot.action].meaning.word)

    @property
    def address(self) -> str:
        """Where: the addresses of its items."""
        return " – ".join(item.address for item in self.items)

    @property
    def text(self) -> str:
        """The words of its items."""
        return " | ".join(shown_text(item) for item in self.items)

    @cached_property
    def folded(self) -> str:
        """What plain words are looked for in: all that is shown of it but who, when and where."""
        return "\n".join(map(fold, self._said))

    @cached_property
    def bare(self) -> str:
        """The same without marks."""
        return "\n".join(map(_unaccented, self._said))

    @property
    def _said(self) -> tuple[str, ...]:
        items = (text for item in self.items for text in (item.address, item.text, *item.leads))
        entry = self.annotation.entry
        return (*items, self.value, self.brief, entry.value, *self.tag_names)

    @property
    def leads(self) -> tuple[str, ...]:
        """The bodies that lead what it is about."""
        return tuple(dict.fromkeys(lead for item in self.items for lead in item.leads))

    @property
    def partners(self) -> tuple[str, ...]:
        """The bodies that take part in it."""
        return tuple(dict.fromkeys(body for item in self.items for body in item.partners))

    @property
    def tag_names(self) -> tuple[str, ...]:
        """The names of the tags on the same items, in the user's language."""
        return tuple(tag.name(language.current()) for tag in self.tags)

    @property
    def directive(self) -> str:
        """The directive of the review."""
        return self.stored.sides.directive

    @property
    def plan(self) -> str:
        """The plan of the review, or the section of it."""
        return named(self.stored.sides.plan, self.stored.sides.plan_section)


def finding_word(slot: Slot) -> str:
    """What the program found, in words."""
    found = Finding.judged_at(slot)
    return finding_words(found) if found else slot.code
