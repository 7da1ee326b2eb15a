"""What reviewers have decided: what a decision fills, and the log of them.

What can be decided stands in `actions`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NewType

from doichieu.frozen import frozen
from doichieu.model.actions import Action
from doichieu.model.documents import DocumentId, ItemId

ReviewId = NewType("ReviewId", int)
Layer = NewType("Layer", str)

COMMON = Layer("common")
"""The layer of a review in which all its reviewers decide together."""


MERGED = "⇄"
"""Whom the log names where stores were merged and no person decided: what stands since then."""


@frozen
class Slot:
    """What a decision is about, one action on certain items: a place that is empty or filled.

    `code` parts what may be said several times of the same items: which tag, what was found.
    """

    action: Action
    items: tuple[ItemId, ...]
    code: str = ""


@frozen
class Entry:
    """What was decided and fills a slot: a value that the action's rule allows, and the reason."""

    value: str
    reason: str = ""


@frozen
class Change:
    """A wish to fill a slot, or with None to empty it."""

    slot: Slot
    entry: Entry | None


@frozen
class Seat:
    """Where a reviewer works: login name, machine and number of the account, beside a chosen name.

    Each is empty in what was logged before it was kept. The login is that of the account.
    """

    login: str = ""
    host: str = ""
    account: str = ""

    def signed(self, reviewer: str) -> str:
        """The name of a reviewer, with the login beside it where that is another: 'lan (mai)'.

        An account without a login is told by its number: 'lan (#1003)'.
        """
        return reviewer if self.who in {"", reviewer} else f"{reviewer} ({self.who})"

    @property
    def who(self) -> str:
        """The login, or the number of an account without one; '' where neither is known."""
        return self.login or (self.account and f"#{self.account}")

    def is_other(self, seat: Seat) -> bool:
        """Whether that is another account for certain: what is not known tells nothing.

        On another machine the same login may have another number.
        """
        accounts = {self.account, seat.account} - {""}
        logins = {self.login, seat.login} - {""}
        return len(logins) > 1 or (self.host == seat.host and len(accounts) > 1)


NO_SEAT = Seat()


@frozen
class Annotation:
    """A filled slot as it stands: who filled it and when.

    `suspect` is true once the text of one of its items is no longer what the reviewer read, `lost`
    once one of them is gone or, but for a note, no task any more: then it counts as no find.
    `seat` is told where the login is not the reviewer's name.
    """

    slot: Slot
    entry: Entry
    reviewer: str
    at: datetime
    suspect: bool = False
    lost: bool = False
    seat: Seat = NO_SEAT

    @property
    def who(self) -> str:
        """The name of the reviewer, with the login beside it where that is another."""
        return self.seat.signed(self.reviewer)


@frozen
class Reader:
    """Somebody who reads a review without seeing what the others decide, in a layer of the name.

    `handed_in` says when the reading was done; None while it goes on. `merged` is one whom nobody
    named: what two had said of the same tasks in different stores was put beside each other.
    """

    name: str
    handed_in: datetime | None = None
    merged: bool = False

    @property
    def layer(self) -> Layer:
        """Where the reading stands."""
        return Layer(self.name)


class ReadingChange(StrEnum):
    """What a row of the log of readers says of one."""

    NAMED = "named"
    HANDED_IN = "handed_in"
    TAKEN_BACK = "taken_back"


class Stage(StrEnum):
    """How far a review is that is read blind, or was to be."""

    OPEN = "open"
    """Nobody was ever named to read it so."""
    BLIND = "blind"
    """Somebody reads still."""
    HANDED_IN = "handed_in"
    """All have handed in."""
    GIVEN_UP = "given_up"
    """A merge brought what was decided openly before all had handed in: it is open to everybody."""


def read_blind(readers: Iterable[Reader]) -> bool:
    """Whether one of these still reads, so that nobody sees what the others decide."""
    return any(each.handed_in is None for each in readers)


@frozen
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

    @property
    def who(self) -> str:
        """The name of the reviewer, with the login beside it where that is another."""
        return self.seat.signed(self.reviewer)

    def is_of(self, reviewer: str, seat: Seat) -> bool:
        """Whether somebody of that name has decided it who works at that seat, or at none known."""
        same = self.seat.login in {"", seat.login} and self.seat.account in {"", seat.account}
        return self.reviewer == reviewer and same


@frozen
class StepTaken:
    """A step of the log, its rows in order; it `stands` while its slots hold what it left there."""

    rows: tuple[Decision, ...]
    stands: bool


@frozen
class Pair:
    """What a review holds against each other: a directive, and a plan or one section of it.

    The section is the address of a block; '' is the whole plan. A section of the directive makes no
    review of its own: it is a part of this one that somebody looks at.
    """

    directive: DocumentId
    plan: DocumentId
    plan_section: str = ""
