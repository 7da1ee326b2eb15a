"""The log of a review taken out whole and taken in: as it is, or what is new of it as one step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from doichieu.errors import ConflictError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import NO_SEAT, Decision, Layer, ReviewId, Seat, Slot
from doichieu.store import rows
from doichieu.store.database import Database
from doichieu.store.history import last_step
from doichieu.store.rows import Filling, Logged
from doichieu.store.seals import Seals
from doichieu.store.slots import Slots


@frozen
class Turning:
    """A slot of a layer to be put from what it holds to what it held elsewhere."""

    layer: Layer
    slot: Slot
    now: Filling | None
    then: Filling | None


class _Step(NamedTuple):
    """What the rows of a step have in common."""

    number: int
    reviewer: str
    at: datetime


class Exchange:
    """The logs of one open store. What is written anew is logged as written at `seat`."""

    def __init__(self, database: Database, seat: Seat = NO_SEAT) -> None:
        self._db = database
        self._seat = seat
        self._slots = Slots(database)
        self._seals = Seals(database)

    def log(self, review: ReviewId) -> tuple[Logged, ...]:
        """Every row of a review's log in every layer, oldest first, with whole fillings."""
        found = self._db.rows("SELECT * FROM decision_log WHERE review_id = ? ORDER BY id", review)
        return tuple(map(rows.logged, found))

    def reviews_of(self, uids: Iterable[str]) -> dict[str, ReviewId]:
        """The reviews in whose logs there are rows of these names."""
        found = self._db.rows(
            """SELECT uid, review_id FROM decision_log
            WHERE uid IN (SELECT value FROM json_each(?))""",
            rows.as_json(uids),
        )
        return {row["uid"]: ReviewId(row["review_id"]) for row in found}

    def take_over(self, review: ReviewId, log: Sequence[Logged]) -> None:
        """Let a log be that of a review that has none; its steps go on from the last one here.

        The rows hold together: what each says stood before it is what the rows before it left.
        Raises ConflictError, and changes nothing, where somebody has decided something meanwhile.
        """
        with self._db.transaction():
            if self._db.value("SELECT 1 FROM decision_log WHERE review_id = ?", review):
                raise _meanwhile()
            base = last_step(self._db)
            for each in log:
                moved = _moved(each, review, base)
                of = moved.decision
                self._db.insert("decision_log", rows.logged_row(moved))
                self._slots.put(review, of.layer, of.slot, moved.after, of.step)
            self._seals.put_log(review)

    def put(
        self, review: ReviewId, turnings: Iterable[Turning], reviewer: str, at: datetime
    ) -> tuple[int, ...]:
        """Make these changes as a step of this reviewer's, one in each layer; the steps.

        What is put keeps who decided it and when. Raises ConflictError, and changes nothing, where
        a slot holds something else by now.
        """
        by_layer: dict[Layer, list[Turning]] = {}
        for each in turnings:
            by_layer.setdefault(each.layer, []).append(each)
        steps: list[int] = []
        with self._db.transaction():
            for turned in by_layer.values():
                steps.append(last_step(self._db) + 1)
                for turning in turned:
                    self._put(review, turning, _Step(steps[-1], reviewer, at))
            self._seals.put_log(review)
        return tuple(steps)

    def _put(self, review: ReviewId, turning: Turning, step: _Step) -> None:
        now, then = turning.now, turning.then
        if self._slots.get(review, turning.layer, turning.slot) != now:
            raise _meanwhile()
        decision = Decision(
            id=0,
            step=step.number,
            at=step.at,
            reviewer=step.reviewer,
            review=review,
            slot=turning.slot,
            before=now.entry if now else None,
            after=then.entry if then else None,
            layer=turning.layer,
            seat=self._seat,
        )
        self._db.insert("decision_log", rows.logged_row(Logged(decision, now, then)))
        self._slots.put(review, turning.layer, turning.slot, then, step.number)


def _moved(logged: Logged, review: ReviewId, base: int) -> Logged:
    """A row as one of a review here, its steps counted on from `base`."""
    of = logged.decision
    decision = replace(
        of,
        review=review,
        step=base + of.step,
        undoes=of.undoes and base + of.undoes,
        redoes=of.redoes and base + of.redoes,
    )
    return replace(logged, decision=decision)


def _meanwhile() -> ConflictError:
    return ConflictError(
        _("somebody has decided something meanwhile, so nothing was taken over"),
        remedy=_("Look at the file again."),
    )
