"""The versions of one stored document, of which any two are held against each other."""

from __future__ import annotations

from datetime import datetime
from itertools import combinations

from doichieu.model import BlockChange, Changes, DocumentId, ItemId, Outline, ReviewId, StoredItem
from doichieu.store import Store
from doichieu.workbench.documents.versions import changes

Pair = tuple[int, int]
"""The numbers of two versions, the earlier first."""


class History:
    """A document through its versions, as the store has them when it is asked."""

    def __init__(self, store: Store, document: DocumentId) -> None:
        self._store = store
        self.document = document

    @property
    def name(self) -> str:
        """What to call the document."""
        return self._store.documents.get(self.document).name

    @property
    def newest(self) -> int:
        """The number of the version that stands."""
        return self._store.versions.newest(self.document)

    @property
    def read(self) -> dict[int, tuple[datetime, str]]:
        """When each version was read, and from which file."""
        known = self._store.versions.of(self.document)
        now = self._store.documents.get(self.document)
        found = {each.number: (each.imported, each.source) for each in known}
        return found | {self.newest: (now.imported, now.source)}

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every two versions, the newest first, of those the nearest to each other."""
        return tuple(sorted(combinations(self.read, 2), key=lambda p: (-p[1], -p[0])))

    def changes(self, pair: Pair) -> Changes:
        """What changed from one version to the other."""
        before, after = map(self._outline, pair)
        return changes(before, after)

    def _outline(self, number: int) -> Outline:
        known = {each.number: each for each in self._store.versions.of(self.document)}
        if number in known:
            return self._store.versions.outline(known[number])
        return self._store.documents.get(self.document).outline

    def again(self) -> dict[ItemId, tuple[ReviewId, tuple[ItemId, ...]]]:
        """The blocks about which something needs another look: in which review, and what it is."""
        return self._store.versions.suspects(self.document)


def standing(change: BlockChange) -> ItemId | None:
    """The block of the document as it stands that a change is about; None where it is none."""
    return change.after.id if isinstance(change.after, StoredItem) else None
