"""Correcting documents by hand, taking back and doing again: a log that is only added to.

What stands in a document follows from its reading and the corrections in force, replayed whole each
time; so whoever is second builds on what the first has made, and nothing of either is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from doichieu.corrections import Corrected, Correction, apply
from doichieu.errors import StoreError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import NO_SEAT, DocumentId, Outline, Seat
from doichieu.store import rows
from doichieu.store.behind import behind_the_last
from doichieu.store.database import Database
from doichieu.store.documents import Documents
from doichieu.store.history import stacks_of
from doichieu.store.readings import Readings, correction_row, plain

if TYPE_CHECKING:
    from sqlite3 import Row


@frozen
class LoggedCorrection:
    """One row of the log: who corrected what and when; `correction` is None in an undo or redo.

    `undoes` is the row that this one takes back, `redoes` the undo that it takes back in turn.
    `uid` names the row in every store, `seat` says where it was written.
    """

    id: int
    at: datetime
    reviewer: str
    correction: Correction | None
    undoes: int | None
    redoes: int | None
    uid: str = ""
    seat: Seat = NO_SEAT


class Corrections:
    """The corrections of one open store."""

    def __init__(self, database: Database, documents: Documents, seat: Seat = NO_SEAT) -> None:
        self._db = database
        self._seat = seat
        self._documents = documents
        self._readings = Readings(database)

    def corrected(self, document: DocumentId) -> Corrected:
        """The document as corrected now, and what in it was corrected.

        Raises StoreError when there is no such document.
        """
        return apply(self.as_read(document), self._readings.in_force(document))

    def record(self, document: DocumentId, made: Correction, reviewer: str, at: datetime) -> bool:
        """Make one correction; whether it changed anything, for else nothing is written.

        Raises StoreError when the block is not there any more, because somebody else has corrected
        it meanwhile, or when a review is about a section that would be joined away.
        """
        with self._db.transaction():
            as_read, before = self.as_read(document), self._readings.in_force(document)
            after = apply(as_read, (*before, made))
            if any(lost is made for lost in after.lost):
                raise StoreError(
                    _("this block has changed meanwhile, so nothing was corrected"),
                    where=made.anchor.address if made.anchor else "",
                    remedy=_("Look at it and correct it anew."),
                )
            if after.outline == apply(as_read, before).outline:
                return False
            self._log(document, reviewer, at, correction_row(made))
            self._rewrite(document, as_read)
        return True

    def undo(self, document: DocumentId, reviewer: str, at: datetime) -> Correction | None:
        """Take back this reviewer's latest correction still in force; gives it, None for none.

        What others have corrected since stays.
        """

        def latest(done: list[int], _undone: list[tuple[int, int]]) -> tuple[int, int] | None:
            return (done[-1], done[-1]) if done else None

        return self._turn(document, reviewer, at, "undoes", latest)

    def redo(self, document: DocumentId, reviewer: str, at: datetime) -> Correction | None:
        """Make again what this reviewer took back last; gives it, None for none.

        Only until the reviewer's next new correction.
        """

        def latest(_done: list[int], undone: list[tuple[int, int]]) -> tuple[int, int] | None:
            return undone[-1] if undone else None

        return self._turn(document, reviewer, at, "redoes", latest)

    def log(self, document: DocumentId) -> tuple[LoggedCorrection, ...]:
        """Every row of a document's log, oldest first."""
        found = self._db.rows(
            "SELECT * FROM corrections WHERE document_id = ? ORDER BY id", document
        )
        return tuple(map(self._logged, found))

    def count(self) -> int:
        """How many rows the log of the store has: another number tells that something changed."""
        return int(self._db.value("SELECT coalesce(max(id), 0) FROM corrections"))

    def _turn(
        self,
        document: DocumentId,
        reviewer: str,
        at: datetime,
        how: Literal["undoes", "redoes"],
        choose: Callable[[list[int], list[tuple[int, int]]], tuple[int, int] | None],
    ) -> Correction | None:
        """Write a row that turns another one; `choose` gives the correction's row and that one."""
        with self._db.transaction():
            chosen = choose(
                *stacks_of(
                    "corrections",
                    self._db.rows(
                        f"""SELECT id, undoes, redoes FROM corrections
                        WHERE document_id = ? AND reviewer = ? AND {rows.OF_SEAT}
                        ORDER BY id""",  # noqa: S608 (ours)
                        document,
                        reviewer,
                        *rows.seat_key(self._seat),
                    ),
                )
            )
            if chosen is None:
                return None
            meant, turned = chosen
            as_read = self.as_read(document)
            self._log(document, reviewer, at, {how: turned})
            self._rewrite(document, as_read)
            row = self._db.rows("SELECT * FROM corrections WHERE id = ?", meant)[0]
            return self._readings.correction(row)

    def _logged(self, row: Row) -> LoggedCorrection:
        return LoggedCorrection(
            id=row["id"],
            at=datetime.fromisoformat(row["at"]),
            reviewer=row["reviewer"],
            correction=self._readings.correction(row),
            undoes=row["undoes"],
            redoes=row["redoes"],
            uid=row["uid"],
            seat=rows.seat(row),
        )

    def _log(
        self, document: DocumentId, reviewer: str, at: datetime, row: dict[str, object]
    ) -> None:
        said = {
            "document_id": document,
            "at": rows.as_time(
                behind_the_last(self._db, "corrections", "document_id", document, at)
            ),
            "reviewer": reviewer,
            **rows.seat_row(self._seat),
        }
        self._db.insert("corrections", said | row)

    def as_read(self, document: DocumentId) -> Outline:
        """A document as its file was read, without what was corrected in it by hand."""
        known = self._readings.get(document)
        if known is not None:
            return known
        return plain(self._documents.get(document).outline)

    def _rewrite(self, document: DocumentId, as_read: Outline) -> None:
        """Store what the corrections in force make of the reading.

        Raises StoreError when a section of a plan under review would be gone.
        """
        gone = set(self._db.rows(_GONE, document))
        self._documents.rewrite(document, self._readings.keep(document, as_read))
        for lost in self._db.rows(_GONE, document):
            if lost not in gone:
                raise StoreError(
                    _("a review is about this section, so nothing was corrected"),
                    where=lost["address"],
                    remedy=_("Correct the blocks below it."),
                )


_GONE = """
SELECT items.id, address FROM reviews JOIN items ON items.id = plan_item
WHERE plan_id = ? AND gone = 1
"""
