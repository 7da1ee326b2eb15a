"""What changed from one version of a document to another: its facts, blocks, words in them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from doichieu.frozen import frozen
from doichieu.model.documents import Item


class Became(StrEnum):
    """What became of some words from one wording to another."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@frozen
class Piece:
    """Some words of one wording or both, as printed, and what became of them."""

    became: Became
    text: str


WordDiff = tuple[Piece, ...]
"""Two wordings held against each other, from beginning to end."""


class ChangeKind(StrEnum):
    """What became of a block, in the order in which it is counted."""

    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    MOVED = "moved"


@frozen
class BlockChange:
    """A block that is not as it was: reworded, new, gone, or the same at another place.

    A new one has no `before`, one that is gone no `after`; `words` are all of its words.
    """

    kind: ChangeKind
    before: Item | None
    after: Item | None
    words: WordDiff

    @property
    def address(self) -> str:
        """Where it stands; 'III.2 → III.3' where it stood elsewhere."""
        stood = [each.address for each in (self.before, self.after) if each]
        return " → ".join(dict.fromkeys(stood))


@frozen
class FactChange:
    """Something that a document says of itself otherwise than before: a `field` of `Facts`.

    `words` are those of both values, as they are shown.
    """

    field: str
    before: str | date | tuple[str, ...] | None
    after: str | date | tuple[str, ...] | None
    words: WordDiff


@frozen
class Changes:
    """All that is not the same in two versions.

    Facts in the order in which a letterhead has them; blocks in reading order, last those that only
    stand elsewhere.
    """

    facts: tuple[FactChange, ...] = ()
    blocks: tuple[BlockChange, ...] = ()
