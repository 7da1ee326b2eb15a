"""What a merge brings, or would bring: of each document, of each review, and what differs there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum

from doichieu.exchange.form import Ref
from doichieu.frozen import frozen
from doichieu.model import Action, Decision, Tag
from doichieu.workbench.merging.unit import Outcome
from doichieu.workbench.reviews.merging import Fate, Fated


class Fetched(StrEnum):
    """What becomes of a document of another store."""

    NEW = "new"
    KNOWN = "known"
    NEWER = "newer"
    """Another version of one that is here, which becomes the present one."""
    OLDER = "older"
    """One that is here in a newer version."""
    MISSING = "missing"
    """A file of decisions does not bring it, and it is not here."""


@frozen
class DocumentBrought:
    """A document of another store: what becomes of it, and how many corrections came with it."""

    name: str
    fetched: Fetched
    corrections: int = 0
    versions: int = 0

    @property
    def changes(self) -> bool:
        """Whether anything is written for it."""
        new = self.fetched in {Fetched.NEW, Fetched.NEWER}
        return bool(new or self.corrections or self.versions)


@frozen
class Said:
    """What somebody said of something: the last row of it, the value, and what answers a task."""

    row: Decision
    action: Action
    value: str
    answers: tuple[str, ...] = ()
    reason: str = ""


@frozen
class Differing:
    """What was said of one thing in two stores by who did not know of each other.

    `stands` is what does, None where it is to be settled; `others` are listed, the earliest first.
    """

    outcome: Outcome
    address: str
    stands: Said | None
    others: tuple[Said, ...]


@frozen
class ReviewBrought:
    """A review of another store: what becomes of its rows, and what differs in it.

    `left` are the rows that were not taken, each with the reason; `addresses` name their items.
    Of others' readings that are still blind neither `differing` nor `left` tells anything.
    `gone` counts items that came along because something is said of them, though the documents
    here do not have them.
    """

    name: str
    begun: bool
    fates: Mapping[Fate, int] = field(default_factory=dict)
    readers: int = 0
    differing: tuple[Differing, ...] = ()
    left: tuple[Fated, ...] = ()
    addresses: Mapping[Ref, str] = field(default_factory=dict)
    gone: int = 0
    missing: str = ""

    @property
    def changes(self) -> bool:
        """Whether anything is written for it."""
        return bool(self.begun or self.fates.get(Fate.NEW) or self.readers)

    @property
    def lacking(self) -> int:
        """How many rows were not taken, also of what may not be seen."""
        return self.fates.get(Fate.UNKNOWN, 0) + self.fates.get(Fate.REFUSED, 0)

    @property
    def apart(self) -> int:
        """Of how many things different things were said, not only for different reasons."""
        return sum(each.outcome is not Outcome.ALIKE for each in self.differing)


@frozen
class Brought:
    """All that a merge brings. `refused` counts what was not taken beside decisions."""

    documents: Sequence[DocumentBrought]
    reviews: Sequence[ReviewBrought]
    tags: Sequence[Tag] = ()
    tags_left: Mapping[str, str] = field(default_factory=dict)
    notes: int = 0
    refused: int = 0

    @property
    def changes(self) -> bool:
        """Whether anything is written."""
        documents = any(each.changes for each in self.documents)
        reviews = any(each.changes for each in self.reviews)
        return bool(documents or reviews or self.tags or self.notes)

    @property
    def open(self) -> int:
        """How many tasks are to be settled because of it."""
        differing = (each for review in self.reviews for each in review.differing)
        return sum(each.outcome is Outcome.OPEN for each in differing)

    @property
    def left(self) -> bool:
        """Whether something was not taken."""
        missing = any(each.fetched is Fetched.MISSING for each in self.documents)
        lacking = any(each.lacking or each.missing for each in self.reviews)
        return missing or bool(self.refused) or lacking
