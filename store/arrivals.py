"""What comes from another store, written into this one: documents, reviews and rows of logs.

All of a merge is one transaction of the caller's. Rows keep their name, time, reviewer and seat;
what is a number of one store alone, of a step, an item or a review, is that of this one.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from doichieu.errors import StoreError
from doichieu.language import _
from doichieu.model import (
    MERGED,
    NO_SEAT,
    Decision,
    DocumentId,
    Item,
    ItemId,
    Layer,
    Outline,
    ReviewId,
    Seat,
    Slot,
)
from doichieu.store import rows
from doichieu.store.database import Database
from doichieu.store.documents import Documents
from doichieu.store.history import last_step
from doichieu.store.readings import Readings
from doichieu.store.rows import Filling, Logged
from doichieu.store.seals import Seals
from doichieu.store.slots import Slots
from doichieu.text import is_safe

Place = tuple[Layer, Slot]
Row = Mapping[str, Any]


class Sides(NamedTuple):
    """What a review holds against each other: the plan whole, or the section of one block."""

    directive_id: DocumentId
    plan_id: DocumentId
    plan_item: ItemId | None = None


class Log(NamedTuple):
    """A log whose rows are taken over as they are: its table, and the column of what it is about.

    `turns` are the columns that name another row of the log by its number.
    """

    table: str
    about: str
    turns: tuple[str, ...] = ()


CORRECTIONS = Log("corrections", "document_id", ("undoes", "redoes"))
READINGS = Log("reading_log", "review_id")
ASSIGNING = Log("assigning_log", "review_id")
DIRECTIVE_NOTES = Log("directive_notes", "item_id")


class Taken(NamedTuple):
    """How many rows of a log came, and how many could not be taken.

    `differing` have the name of a row that is here and says something else: what is here stays.
    """

    new: int = 0
    refused: int = 0
    differing: int = 0

    def __add__(self, other: object) -> Taken:
        """The rows of two logs together."""
        if not isinstance(other, Taken):
            return NotImplemented
        new, refused = self.new + other.new, self.refused + other.refused
        return Taken(new, refused, self.differing + other.differing)


class Departures:
    """What another store gives: the rows of its logs as they are."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def rows(self, log: Log, about: int) -> list[dict[str, Any]]:
        """The rows of a log that are about this, oldest first."""
        sql = f"SELECT * FROM {log.table} WHERE {log.about} = ? ORDER BY id"  # noqa: S608 (ours)
        return [dict(row) for row in self._db.rows(sql, about)]

    def reviews(self) -> list[dict[str, Any]]:
        """The reviews, first begun first."""
        return [dict(row) for row in self._db.rows("SELECT * FROM reviews ORDER BY id")]

    def views(self, review: int) -> list[dict[str, Any]]:
        """At which blocks a review was opened."""
        sql = "SELECT * FROM review_views WHERE review_id = ? ORDER BY rowid"
        return [dict(row) for row in self._db.rows(sql, review)]

    def noted(self) -> list[ItemId]:
        """The items that have notes for all plans."""
        found = self._db.rows("SELECT DISTINCT item_id FROM directive_notes ORDER BY item_id")
        return [ItemId(row["item_id"]) for row in found]


class Arrivals:
    """What comes into one open store; logged by the merge itself as written at `seat`."""

    def __init__(self, database: Database, documents: Documents, seat: Seat = NO_SEAT) -> None:
        self._db = database
        self._documents = documents
        self._seat = seat
        self._readings = Readings(database)
        self._slots = Slots(database)
        self._seals = Seals(database)

    def together(self) -> AbstractContextManager[None]:
        """All of what is written inside, or nothing."""
        return self._db.transaction()

    def correct(self, document: DocumentId, as_read: Outline) -> None:
        """Let a document stand as all corrections in force make it."""
        self._documents.rewrite(document, self._readings.keep(document, as_read))

    def gone(self, document: DocumentId, item: Item) -> ItemId:
        """A block that something is said about and this store's document does not have."""
        row = {"document_id": document, **rows.item_row(0, item), "gone": 1}
        return ItemId(self._db.insert("items", row))

    def begin(self, sides: Sides, opened: str) -> tuple[ReviewId, bool]:
        """The review of these sides, begun where nobody has; and whether it was begun now."""
        sql = "SELECT id FROM reviews WHERE directive_id = ? AND plan_id = ? AND plan_item IS ?"
        known = self._db.value(sql, *sides)
        if known is not None:
            return ReviewId(known), False
        _must_be_moment(opened)
        return ReviewId(self._db.insert("reviews", {**sides._asdict(), "opened": opened})), True

    def view(self, review: ReviewId, block: ItemId | None, opened: str) -> None:
        """Let a review be one that was opened at this block of its directive."""
        known = "SELECT 1 FROM review_views WHERE review_id = ? AND item_id IS ?"
        if self._db.value(known, review, block) is None:
            _must_be_moment(opened)
            row: dict[str, object] = {"review_id": review, "item_id": block, "opened": opened}
            self._db.insert("review_views", row)

    def rows(self, log: Log, about: int, told: Sequence[Row]) -> Taken:
        """Take over the rows of a log that are not here yet, as what they are about is called here.

        A row with letters that a terminal would obey is not taken, nor one of no known moment: as
        no row ever goes, what cannot be read of one would be in the way for good.
        """
        sql = f"SELECT * FROM {log.table} WHERE uid IN (SELECT value FROM json_each(?))"  # noqa: S608 (ours)
        named = json.dumps([row["uid"] for row in told])
        there = {row["uid"]: row for row in self._db.rows(sql, named)}
        known = {uid: int(row["id"]) for uid, row in there.items()}
        called = {int(row["id"]): str(row["uid"]) for row in told}
        of_store = {"id", log.about, "item_id", *log.turns}
        new = refused = differing = 0
        for row in told:
            if row["uid"] in known:
                ours = there.get(row["uid"], row)
                differing += any(ours[each] != row[each] for each in row if each not in of_store)
                continue
            turned = {each: row[each] and known.get(called[row[each]]) for each in log.turns}
            lost = any(row[each] and not turned[each] for each in log.turns)
            if lost or not _can_be_read(row):
                refused += 1
                continue
            taken = {name: value for name, value in row.items() if name != "id"}
            known[row["uid"]] = self._db.insert(log.table, {**taken, **turned, log.about: about})
            new += 1
        return Taken(new, refused, differing)

    def log(self, review: ReviewId, told: Sequence[Logged], steps: Mapping[int, int]) -> None:
        """Take over rows of the log of a review; `steps` are those of their steps known here.

        What stands is not told by them: `stand` says that.
        """
        known = dict(steps)
        last = last_step(self._db)
        for each in told:
            if each.decision.step not in known:
                last += 1
                known[each.decision.step] = last
            self._db.insert("decision_log", rows.logged_row(_called(each, review, known)))

    def stand(
        self,
        review: ReviewId,
        wanted: Mapping[Place, Filling | None],
        log: Sequence[Logged],
        new: Collection[str],
        at: datetime,
    ) -> int:
        """Let in each place of a review stand what is wanted; in how many the log said otherwise.

        `log` is the whole of it, the rows named in `new` came just now. What it leaves otherwise is
        logged as a step of each layer by nobody: `MERGED` is its reviewer.
        """
        left = {_place(each): each for each in log}
        touched = {_place(each) for each in log if each.decision.uid in new}
        last_before = last_step(self._db)
        steps: dict[Layer, int] = {}
        turned = 0
        for place in {**left, **dict.fromkeys(wanted)}:
            last, then = left.get(place), wanted.get(place)
            now = last.after if last else None
            if now != then:
                step = steps.setdefault(place[0], last_before + len(steps) + 1)
                self._turn(review, place, (now, then), step, at)
                self._slots.put(review, *place, then, step)
                turned += 1
            elif last and place in touched:
                self._slots.put(review, *place, then, last.decision.step)
        self._seals.put_log(review)
        return turned

    def _turn(
        self,
        review: ReviewId,
        place: Place,
        turned: tuple[Filling | None, Filling | None],
        step: int,
        at: datetime,
    ) -> None:
        """Log that a place holds something else from now on, which no person has decided."""
        before, after = turned
        decision = Decision(
            id=0,
            step=step,
            at=at,
            reviewer=MERGED,
            review=review,
            slot=place[1],
            before=before.entry if before else None,
            after=after.entry if after else None,
            layer=place[0],
            seat=self._seat,
        )
        self._db.insert("decision_log", rows.logged_row(Logged(decision, before, after)))


def _can_be_read(row: Row) -> bool:
    """Whether a terminal can show all of a row, and its moment is one."""
    texts = (each for each in row.values() if isinstance(each, str))
    return _is_moment(row["at"]) and all(map(is_safe, texts))


def _must_be_moment(text: str) -> None:
    """Raise StoreError for what a list of reviews could not be ordered by."""
    if not _is_moment(text):
        raise StoreError(
            _("this is no moment: {text}").format(text=repr(text)),
            remedy=_("Nothing was taken over."),
        )


def _is_moment(text: str) -> bool:
    """Whether a text is a moment with its zone, and not so far off that one cannot reckon on."""
    try:
        at = datetime.fromisoformat(text)
        return at.tzinfo is not None and at - _DAY < at < at + _DAY
    except (ValueError, OverflowError):
        return False


_DAY = timedelta(days=1)


def _place(logged: Logged) -> Place:
    return logged.decision.layer, logged.decision.slot


def _called(logged: Logged, review: ReviewId, steps: Mapping[int, int]) -> Logged:
    """A row as one of a review here, its steps called as here; what is not here is not undone."""
    of = logged.decision
    decision = replace(
        of,
        review=review,
        step=steps[of.step],
        undoes=of.undoes and steps.get(of.undoes),
        redoes=of.redoes and steps.get(of.redoes),
    )
    return replace(logged, decision=decision)
