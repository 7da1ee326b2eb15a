"""What reviewers have decided: what a decision fills, and the log of them.

What can be decided stands in `actions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from doichieu.model.actions import Action
from doichieu.model.documents import DocumentId, ItemId

ReviewId = NewType("ReviewId", int)


@dataclass(frozen=True, slots=True)
class Slot:
    """What a decision is about, one action on certain items: a place that is empty or filled."""

    action: Action
    items: tuple[ItemId, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What was decided and fills a slot: a value that the action's rule allows, and the reason."""

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
