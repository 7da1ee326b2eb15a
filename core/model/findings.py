"""What the program found wanting: data that a reviewer confirms or dismisses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from doichieu.frozen import frozen
from doichieu.model.actions import Action, Judgement
from doichieu.model.candidates import Difference, DifferenceKind
from doichieu.model.codebook import TagId
from doichieu.model.decisions import Annotation, Slot
from doichieu.model.documents import ItemId


class CheckKind(StrEnum):
    """What is wanting in a plan by itself, in the order told."""

    NO_LEAD = "no_lead"
    NO_DEADLINE = "no_deadline"
    DEADLINE_PAST = "deadline_past"
    TWO_DATES = "two_dates"
    TWO_ISSUERS = "two_issuers"
    REPLACED = "replaced"
    NUMBER_JUMP = "number_jump"
    ADDRESS_TWICE = "address_twice"


FindingKind: TypeAlias = DifferenceKind | CheckKind

KINDS: Mapping[str, FindingKind] = {
    kind.value: kind for kinds in (DifferenceKind, CheckKind) for kind in kinds
}
"""Every kind by its name in a code."""

FITTING: Mapping[FindingKind, TagId] = {
    DifferenceKind.DEADLINE_LATER: TagId("deadline-late"),
    DifferenceKind.DEADLINE_DROPPED: TagId("no-deadline"),
    DifferenceKind.DEADLINE_VAGUE: TagId("no-deadline"),
    DifferenceKind.LEAD_CHANGED: TagId("wrong-body"),
    DifferenceKind.LEAD_DROPPED: TagId("no-lead"),
    DifferenceKind.NUMBER_LOWERED: TagId("figure-lowered"),
    DifferenceKind.NUMBER_DROPPED: TagId("not-measurable"),
    CheckKind.NO_LEAD: TagId("no-lead"),
    CheckKind.NO_DEADLINE: TagId("no-deadline"),
}
"""The tag of the starter codebook that says the same; other kinds have none."""

_SIDES = " → "


class Mention(NamedTuple):
    """A block that names another document, the day printed behind the number, and what follows."""

    item: ItemId
    number: str
    day: date | None = None
    behind: str = ""


class Replaced(NamedTuple):
    """A document that another one has replaced, with the day it was of if that is known."""

    number: str
    by: str
    day: date | None = None


@frozen
class Finding:
    """Something found wanting, with the words of both sides as printed, '' where one has none.

    `items` are a task and the plan item at which it is told, or plan items alone; `elsewhere` is
    the address of another one that has the words given.
    """

    kind: FindingKind
    items: tuple[ItemId, ...]
    asked: str = ""
    given: str = ""
    elsewhere: str = ""

    @property
    def words(self) -> str:
        """The words of both sides, or of the one that has any, in one line."""
        return " ".join(_SIDES.join(filter(None, (self.asked, self.given))).split())

    @property
    def told(self) -> str:
        """The same, with where the words given stand if that is another plan item."""
        return f"{self.words} ({self.elsewhere})" if self.elsewhere else self.words

    @property
    def code(self) -> str:
        """What tells it apart from others on the same items, the same while the words are."""
        return f"{self.kind}:{self.words}"

    @property
    def slot(self) -> Slot:
        """Where it is judged."""
        return Slot(Action.FINDING, self.items, self.code)

    @property
    def tag(self) -> TagId | None:
        """The tag of the starter codebook that fits, if any does."""
        return FITTING.get(self.kind)

    @classmethod
    def of(cls, difference: Difference, items: tuple[ItemId, ItemId]) -> Finding:
        """A difference as it is found at a task and a plan item."""
        asked, given = difference.asked, difference.given
        return cls(difference.kind, items, asked, given, difference.elsewhere)

    @classmethod
    def judged_at(cls, slot: Slot) -> Finding | None:
        """What was judged there, also when it is found no more; None where nothing known is."""
        if slot.action is not Action.FINDING:
            return None
        name, _colon, words = slot.code.partition(":")
        kind = KINDS.get(name)
        return cls(kind, slot.items, words) if kind else None


@frozen
class Judged:
    """A finding and what was said of it; not `found` where only the judgement is left of it."""

    finding: Finding
    said: Annotation | None = None
    found: bool = True

    @property
    def judgement(self) -> Judgement | None:
        """Confirmed, dismissed, or None while it is only proposed."""
        return Judgement(self.said.entry.value) if self.said else None

    @property
    def slot(self) -> Slot:
        """Where a judgement of it stands, or goes."""
        return self.said.slot if self.said else self.finding.slot
