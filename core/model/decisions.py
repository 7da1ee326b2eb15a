"""What reviewers decide: the words they have for it, what a decision fills, and the log of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from doichieu.model.documents import DocumentId, ItemId

ReviewId = NewType("ReviewId", int)
Layer = NewType("Layer", str)

COMMON = Layer("common")
"""The layer of a review in which all its reviewers decide together."""


class LinkKind(StrEnum):
    """What a person says of a directive item and a plan item."""

    SAME = "same"
    PARTIAL = "partial"
    RELATED = "related"
    REJECTED = "rejected"


ANSWERING = frozenset({LinkKind.SAME, LinkKind.PARTIAL})
"""The relations by which a plan item answers a directive item."""


class Verdict(StrEnum):
    """How far one directive item is carried out by the plan (coverage)."""

    COVERED = "covered"
    PARTIAL = "partial"
    GAP = "gap"
    NOT_APPLICABLE = "not_applicable"
    UNSURE = "unsure"


class Action(StrEnum):
    """What a decision is about; each fixes which items its slot names.

    verdict: a directive item. link: a directive item and a plan item. overlap: two or more plan
    items in the order of the plan. distinct: two plan items in that order that are no overlap.
    addition: a plan item. note: an item of either side, or a directive item and a plan item.
    """

    VERDICT = "verdict"
    LINK = "link"
    OVERLAP = "overlap"
    DISTINCT = "distinct"
    ADDITION = "addition"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Slot:
    """The place in a review that a decision fills: one action on certain items."""

    action: Action
    items: tuple[ItemId, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What fills a slot: a Verdict, a LinkKind, or the text of a note; and the reason given.

    An overlap's, a distinct pair's and an addition's value is the name of the action.
    """

    value: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A wish to fill a slot, or with None to empty it."""

    slot: Slot
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A filled slot as it stands: who filled it and when.

    `suspect` is true once the text of one of its items is no longer what the reviewer read, `lost`
    once one of them is gone or, but for a note, no task any more: then it counts as no find.
    """

    slot: Slot
    entry: Entry
    reviewer: str
    at: datetime
    suspect: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a reviewer works: the login name and the machine, beside the name freely chosen.

    Both are empty in what was logged before they were kept.
    """

    login: str = ""
    host: str = ""


NO_SEAT = Seat()


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the append-only log. Rows of one keystroke share `step`.

    `undoes` is the step that this one takes back, `redoes` the undo that it takes back in turn.
    `uid` names the row in every store, `seat` says where it was written.
    """

    id: int
    step: int
    at: datetime
    reviewer: str
    review: ReviewId
    slot: Slot
    before: Entry | None
    after: Entry | None
    undoes: int | None = None
    redoes: int | None = None
    layer: Layer = COMMON
    uid: str = ""
    seat: Seat = NO_SEAT


@dataclass(frozen=True, slots=True)
class Pair:
    """What a review holds against each other: a directive, and a plan or one section of it.

    The section is the address of a block; '' is the whole plan. A section of the directive makes no
    review of its own: it is a part of this one that somebody looks at.
    """

    directive: DocumentId
    plan: DocumentId
    plan_section: str = ""
