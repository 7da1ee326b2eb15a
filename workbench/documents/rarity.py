"""How rare words are in the documents of a store, kept up as documents are read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doichieu.config import Config
from doichieu.model import Document
from doichieu.store import Store
from doichieu.workbench.documents.outline_loader import store_of
from doichieu.workbench.documents.references import Reference

if TYPE_CHECKING:
    from doichieu.align.rarity import Rarity

CATCHING_UP = 5
"""Documents of an older store that are counted at a time, so that nobody waits for it."""


def count(store: Store, document: Document) -> None:
    """Count the words of a document that was read in."""
    from doichieu.align.term_profile import holders

    store.terms.count(document.id, *holders(document.outline))


def rarity(store: Store) -> Rarity:
    """How rare words are in the store, and where it is small, in the genre."""
    from doichieu.align.rarity import UNLISTED, of_store

    if not store.read_only:
        for document in store.terms.uncounted(CATCHING_UP):
            count(store, store.documents.get(document))
    blocks = store.terms.blocks()
    return of_store(store.terms.common(blocks // UNLISTED), blocks)


def known_rarity(config: Config, *names: str) -> Rarity | None:
    """How rare words are in the store; None where all names are files, which ask for no store."""
    if all(Reference.parse(name).is_a_file for name in names) or not config.store.exists():
        return None
    return rarity(store_of(config.store))
