"""What reviewers decide: the words they have for it, what a decision fills, and the log of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from doichieu.model.documents import DocumentId, ItemId

ReviewId = NewType("ReviewId", int)


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

    `suspect` is true once the text of one of its items is no longer what the reviewer read.
    """

    slot: Slot
    entry: Entry
    reviewer: str
    at: datetime
    suspect: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the append-only log. Rows of one keystroke share `step`.

    `undoes` is the step that this one takes back, `redoes` the undo that it takes back in turn.
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


@dataclass(frozen=True, slots=True)
class Pair:
    """What a review holds against each other: two documents, or one section of each.

    A section is the address of a block; '' is the whole document.
    """

    directive: DocumentId
    plan: DocumentId
    directive_section: str = ""
    plan_section: str = ""
