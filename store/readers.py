"""Who reads a review blind: named, handed in, taken back until the last one has handed in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from doichieu.errors import StoreError
from doichieu.language import _
from doichieu.model import COMMON, NO_SEAT, Reader, ReviewId, Seat, read_blind
from doichieu.store import rows
from doichieu.store.database import Database

if TYPE_CHECKING:
    from sqlite3 import Row


class _Change(StrEnum):
    """What a row of the log says of a reader."""

    NAMED = "named"
    HANDED_IN = "handed_in"
    TAKEN_BACK = "taken_back"


class Readers:
    """The readers of the reviews of one open store, logged as written at `seat`."""

    def __init__(self, database: Database, seat: Seat = NO_SEAT) -> None:
        self._db = database
        self._seat = seat

    def of(self, review: ReviewId) -> tuple[Reader, ...]:
        """Those who read a review blind, in the order in which they were named; () for none."""
        found: dict[str, Reader] = {}
        for row in self._db.rows(_LOG, review):
            found[row["reader"]] = _reader(row)
        return tuple(found.values())

    def all(self) -> dict[ReviewId, tuple[Reader, ...]]:
        """The same of every review that is or was read blind."""
        found: dict[ReviewId, dict[str, Reader]] = {}
        for row in self._db.rows("SELECT * FROM reading_log ORDER BY id"):
            found.setdefault(ReviewId(row["review_id"]), {})[row["reader"]] = _reader(row)
        return {review: tuple(readers.values()) for review, readers in found.items()}

    def name(self, review: ReviewId, readers: Sequence[str], reviewer: str, at: datetime) -> None:
        """Let these read a review without seeing each other's decisions.

        Raises StoreError, and changes nothing, where others are named already, something was
        decided in common, or fewer than two are named.
        """
        names = [*dict.fromkeys(filter(None, (each.strip() for each in readers)))]
        if len(names) < 2 or COMMON in names:
            raise StoreError(
                _("a blind review has two readers or more, each by a name of his own"),
                where=", ".join(readers),
            )
        with self._db.transaction():
            known = [each.name for each in self.of(review)]
            if known == names:
                return
            if known:
                raise StoreError(
                    _("this review has its readers already: {names}").format(names=", ".join(known))
                )
            if self._db.value(_DECIDED, review):
                raise StoreError(
                    _("something is decided in this review: it cannot be read blind any more")
                )
            for each in names:
                self._log(review, each, _Change.NAMED, reviewer, at)

    def hand_in(self, review: ReviewId, reader: str, at: datetime) -> None:
        """Say that a reading is done. Raises StoreError where it is, or nobody so named reads."""
        with self._db.transaction():
            if self._named(review, reader).handed_in:
                raise StoreError(_("this reading is handed in already"), where=reader)
            self._log(review, reader, _Change.HANDED_IN, reader, at)

    def take_back(self, review: ReviewId, reader: str, at: datetime) -> None:
        """Go on with a reading that was handed in.

        Raises StoreError where it was not, or all have handed in: they may have been looked at.
        """
        with self._db.transaction():
            if not self._named(review, reader).handed_in:
                raise StoreError(_("this reading is not handed in"), where=reader)
            if not read_blind(self.of(review)):
                raise StoreError(_("all have handed in: the readings are open to everybody"))
            self._log(review, reader, _Change.TAKEN_BACK, reader, at)

    def seats(self, review: ReviewId, reader: str) -> tuple[Seat, ...]:
        """Where it was decided and handed in under the name of a reader, the first one first."""
        return tuple(dict.fromkeys(map(rows.seat, self._db.rows(_SEATS, review, reader))))

    def count(self) -> int:
        """How many rows the log of the store has: another number tells that something changed."""
        return int(self._db.value("SELECT coalesce(max(id), 0) FROM reading_log"))

    def _named(self, review: ReviewId, reader: str) -> Reader:
        found = next((each for each in self.of(review) if each.name == reader), None)
        if found is None:
            raise StoreError(_("nobody of this name reads the review blind"), where=reader)
        return found

    def _log(
        self, review: ReviewId, reader: str, change: _Change, reviewer: str, at: datetime
    ) -> None:
        row = {
            "at": rows.as_time(at),
            "reviewer": reviewer,
            **rows.seat_row(self._seat),
            "review_id": review,
            "reader": reader,
            "change": change,
        }
        self._db.insert("reading_log", row)


_DECIDED = "SELECT 1 FROM decision_log WHERE review_id = ?"
_LOG = "SELECT * FROM reading_log WHERE review_id = ? ORDER BY id"


_SEATS = """
SELECT login, host, account FROM (
  SELECT min(at) AS first, login, host, account FROM decision_log
  WHERE review_id = ?1 AND layer = ?2 AND reviewer = ?2 GROUP BY login, host, account
  UNION ALL
  SELECT min(at), login, host, account FROM reading_log
  WHERE review_id = ?1 AND reader = ?2 AND change <> 'named' GROUP BY login, host, account
) ORDER BY first
"""


@rows.reader("reading_log")
def _reader(row: Row) -> Reader:
    at = datetime.fromisoformat(row["at"])
    return Reader(row["reader"], at if _Change(row["change"]) is _Change.HANDED_IN else None)
