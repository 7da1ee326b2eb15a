"""Who carries out whom among the stored documents, worked out once for as long as none changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from doichieu.model import DocumentId, RelationKind
from doichieu.store import Edition, Store, StoredRelation

Pairs: TypeAlias = tuple[tuple[DocumentId, DocumentId], ...]
"""Stored documents, each with one that it says it carries out, first read first."""


class Carrying:
    """The pairs of one open store; those of thousands are found beside the screen and handed in."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._edition: Edition | None = None
        self._pairs: Pairs = ()

    def pairs(self) -> Pairs:
        """Those of the documents as they are now."""
        edition = self._store.documents.edition()
        if edition != self._edition:
            self.know(edition, self._store.relations.carrying())
        return self._pairs

    def out(self, directive: DocumentId) -> set[DocumentId]:
        """The documents that say they carry this one out."""
        return {document for document, upper in self.pairs() if upper == directive}

    def know(self, edition: Edition, found: Pairs) -> None:
        """Take over what was found, as of an edition of the documents."""
        self._edition, self._pairs = edition, found


def pairs(relations: Iterable[StoredRelation]) -> Pairs:
    """Those among these relations."""
    return tuple(
        (each.document, each.other)
        for each in relations
        if each.kind is RelationKind.IMPLEMENTS and each.other is not None
    )
