"""What a merge brings, or would bring: of each document, of each review, and what differs there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from doichieu.exchange.form import Ref
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import Action, Decision, Stage, Tag
from doichieu.workbench.merging.fates import Fate, Fated
from doichieu.workbench.merging.unit import Outcome

NOT_TAKEN = frozenset({Fate.UNKNOWN, Fate.REFUSED, Fate.DIFFERING})
"""What becomes of rows that are told of one by one, with the reason."""


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

    @property
    def words(self) -> str:
        """What becomes of it."""
        return {
            Outcome.OPEN: _("to be settled"),
            Outcome.SETTLED: _("settled, stays"),
            Outcome.LATER: _("the later stands"),
            Outcome.OWN: _("the later stands"),
            Outcome.ALIKE: _("the same, for another reason"),
            Outcome.LET_GO: _("cannot stand beside it"),
        }[self.outcome]


@frozen
class Ahead:
    """Decisions that are new and of a time that is yet to come: how many, whose, the last one."""

    count: int
    who: tuple[str, ...]
    until: datetime

    @property
    def words(self) -> str:
        """What to say of them: they stand as the later ones, as long as nobody decides anew."""
        said = _("{count} decisions of a time to come, up to {time}: is the clock of {names} fast?")
        time = f"{self.until.astimezone():%d/%m/%Y %H:%M}"
        return said.format(count=self.count, time=time, names=", ".join(self.who))


@frozen
class ReviewBrought:
    """A review of another store: what becomes of its rows, and what differs in it.

    `left` are the rows that were not taken, each with the reason; `addresses` name their items.
    Of others' readings that are still blind neither `differing` nor `left` tells anything.
    `gone` counts items that came along because something is said of them, though the documents
    here do not have them. `stage` is how far it is read blind by those `named` from now on, where
    that is not what it was.
    """

    name: str
    begun: bool
    fates: Mapping[Fate, int] = field(default_factory=dict)
    readers: int = 0
    differing: tuple[Differing, ...] = ()
    left: tuple[Fated, ...] = ()
    addresses: Mapping[Ref, str] = field(default_factory=dict)
    gone: int = 0
    stage: Stage | None = None
    named: tuple[str, ...] = ()
    ahead: Ahead | None = None

    @property
    def changes(self) -> bool:
        """Whether anything is written for it."""
        return bool(self.begun or self.fates.get(Fate.NEW) or self.readers)

    @property
    def lacking(self) -> int:
        """How many rows were not taken, also of what may not be seen."""
        return sum(self.fates.get(fate, 0) for fate in NOT_TAKEN)

    @property
    def stage_words(self) -> str:
        """How far it is read blind from now on; '' where that is what it was."""
        names = ", ".join(self.named)
        match self.stage:
            case Stage.BLIND:
                said = _("read blind by {names} from now on")
            case Stage.HANDED_IN:
                said = _("all have handed in: the readings of {names} are open")
            case Stage.GIVEN_UP:
                said = _(
                    "{names} were to read it blind, but something in it is decided openly: "
                    "it is read openly from now on"
                )
            case Stage.OPEN | None:
                return ""
            case _ as never:
                assert_never(never)
        return said.format(names=names)

    @property
    def apart(self) -> int:
        """Of how many things different things were said, not only for different reasons."""
        return sum(each.outcome is not Outcome.ALIKE for each in self.differing)


@frozen
class Brought:
    """All that a merge brings.

    `refused` counts what was not taken beside decisions, `clashing` what of it has the name of a
    row that is here and says something else.
    """

    documents: Sequence[DocumentBrought]
    reviews: Sequence[ReviewBrought]
    tags: Sequence[Tag] = ()
    tags_left: Mapping[str, str] = field(default_factory=dict)
    notes: int = 0
    refused: int = 0
    clashing: int = 0

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
        lacking = any(each.lacking for each in self.reviews)
        return missing or bool(self.refused or self.clashing) or lacking
