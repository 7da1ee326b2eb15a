"""Who reads a review blind: named, handed in, taken back until the last one has handed in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from doichieu.errors import StoreError
from doichieu.language import _
from doichieu.model import (
    COMMON,
    MERGED,
    NO_SEAT,
    Reader,
    ReadingChange,
    ReviewId,
    Seat,
    Stage,
    read_blind,
)
from doichieu.store import rows
from doichieu.store.behind import behind_the_last
from doichieu.store.database import Database

if TYPE_CHECKING:
    from sqlite3 import Row


class Readers:
    """The readers of the reviews of one open store, logged as written at `seat`."""

    def __init__(self, database: Database, seat: Seat = NO_SEAT) -> None:
        self._db = database
        self._seat = seat

    def of(self, review: ReviewId) -> tuple[Reader, ...]:
        """Those who read a review blind, in the order in which they were named; () for none.

        Where something is decided openly nobody does any more, for it would be out of sight.
        """
        named = self.named(review)
        if named and self._stage(review, named) is not Stage.GIVEN_UP:
            return named
        found: Mapping[str, Reader] = {}
        if self._db.value(_ELSEWHERE, review):
            found = _merged(self._db.rows(_MERGED, review)).get(review, {})
        return tuple(found.values())

    def named(self, review: ReviewId) -> tuple[Reader, ...]:
        """Those who were named to read it blind, whether they do or not."""
        return tuple(_readers(self._db.rows(_LOG, review)).get(review, {}).values())

    def stage(self, review: ReviewId) -> Stage:
        """How far the review is read blind."""
        return self._stage(review, self.named(review))

    def _stage(self, review: ReviewId, named: Sequence[Reader]) -> Stage:
        if not named:
            return Stage.OPEN
        if not read_blind(named):
            return Stage.HANDED_IN
        return Stage.GIVEN_UP if self._db.value(_OPENLY, review, MERGED) else Stage.BLIND

    def all(self) -> dict[ReviewId, tuple[Reader, ...]]:
        """The same of every review that is or was read blind."""
        found = _readers(self._db.rows("SELECT * FROM reading_log ORDER BY at, id"))
        for review in [each for each, readers in found.items() if read_blind(readers.values())]:
            if self._db.value(_OPENLY, review, MERGED):
                del found[review]
        if self._db.value(_ANYWHERE):
            found = _merged(self._db.rows(_MERGED, None)) | found
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
                self._log(review, each, ReadingChange.NAMED, reviewer, at)

    def hand_in(self, review: ReviewId, reader: str, at: datetime) -> None:
        """Say that a reading is done. Raises StoreError where it is, or nobody so named reads."""
        with self._db.transaction():
            if self._named(review, reader).handed_in:
                raise StoreError(_("this reading is handed in already"), where=reader)
            self._log(review, reader, ReadingChange.HANDED_IN, reader, at)

    def take_back(self, review: ReviewId, reader: str, at: datetime) -> None:
        """Go on with a reading that was handed in.

        Raises StoreError where it was not, or all have handed in: they may have been looked at.
        """
        with self._db.transaction():
            if not self._named(review, reader).handed_in:
                raise StoreError(_("this reading is not handed in"), where=reader)
            if not read_blind(self.of(review)):
                raise StoreError(_("all have handed in: the readings are open to everybody"))
            self._log(review, reader, ReadingChange.TAKEN_BACK, reader, at)

    def seats(self, review: ReviewId, reader: str) -> tuple[Seat, ...]:
        """Where it was decided and handed in under the name of a reader, the first one first."""
        return tuple(dict.fromkeys(map(rows.seat, self._db.rows(_SEATS, review, reader))))

    def left(self, review: ReviewId) -> int:
        """How many tasks a reader has decided, or more, and nobody has settled."""
        return int(self._db.value(_LEFT, review))

    def count(self) -> int:
        """How many rows the log of the store has: another number tells that something changed."""
        return int(self._db.value("SELECT coalesce(max(id), 0) FROM reading_log"))

    def _named(self, review: ReviewId, reader: str) -> Reader:
        found = next((each for each in self.of(review) if each.name == reader), None)
        if found is None:
            raise StoreError(_("nobody of this name reads the review blind"), where=reader)
        return found

    def _log(
        self, review: ReviewId, reader: str, change: ReadingChange, reviewer: str, at: datetime
    ) -> None:
        row = {
            "at": rows.as_time(behind_the_last(self._db, "reading_log", "review_id", review, at)),
            "reviewer": reviewer,
            **rows.seat_row(self._seat),
            "review_id": review,
            "reader": reader,
            "change": change,
        }
        self._db.insert("reading_log", row)


_DECIDED = "SELECT 1 FROM decision_log WHERE review_id = ?"
# Only a merge can bring it: who is named decides in a layer of the name, nobody else anything.
_OPENLY = """
SELECT EXISTS (
  SELECT 1 FROM decision_log WHERE review_id = ? AND layer = 'common' AND reviewer <> ?
)
"""
# By time: a merge brings what others wrote before, and the same may have been said in two stores.
_LOG = "SELECT * FROM reading_log WHERE review_id = ? ORDER BY at, id"

# The index of annotations answers at once that, as nearly always, nothing stands beside `common`.
_ELSEWHERE = """
SELECT EXISTS (
  SELECT 1 FROM annotations WHERE review_id = ?1 AND layer < 'common'
  UNION ALL SELECT 1 FROM annotations WHERE review_id = ?1 AND layer > 'common'
)
"""

_ANYWHERE = """
SELECT EXISTS (SELECT 1 FROM reviews WHERE
  EXISTS (SELECT 1 FROM annotations WHERE review_id = reviews.id AND layer < 'common')
  OR EXISTS (SELECT 1 FROM annotations WHERE review_id = reviews.id AND layer > 'common')
)
"""

_MERGED = """
SELECT review_id, layer AS reader, max(at) AS at FROM decision_log AS row
WHERE layer <> 'common' AND review_id = coalesce(?, review_id) AND EXISTS (
  SELECT 1 FROM annotations WHERE review_id = row.review_id AND layer = row.layer
)
GROUP BY review_id, layer ORDER BY review_id, layer
"""
"""The layers in which a merge has put beside each other what was decided in different stores."""

_LEFT = """
SELECT count(DISTINCT about.item_id) FROM annotations AS said
JOIN annotation_items AS about ON about.annotation_id = said.id
JOIN items ON items.id = about.item_id AND gone = 0
WHERE said.review_id = ?1 AND said.layer <> 'common' AND said.action = 'verdict' AND NOT EXISTS (
  SELECT 1 FROM annotations AS settled
  JOIN annotation_items AS task ON task.annotation_id = settled.id
  WHERE settled.review_id = ?1 AND settled.layer = 'common' AND settled.action = 'verdict'
  AND task.item_id = about.item_id
)
"""

_Found = dict[ReviewId, dict[str, Reader]]


def _readers(log: Iterable[Row]) -> _Found:
    """The readers of each review by their names, as the rows of the log leave them."""
    found: _Found = defaultdict(dict)
    for row in log:
        readers, reader = found[ReviewId(row["review_id"])], _reader(row)
        if ReadingChange(row["change"]) is ReadingChange.NAMED:
            # Whoever was named in two stores may have handed in before the second time.
            readers.setdefault(reader.name, reader)
        elif not readers or reader.handed_in or read_blind(readers.values()):
            readers[reader.name] = reader
    return found


def _merged(found: Iterable[Row]) -> _Found:
    readers: _Found = defaultdict(dict)
    for row in found:
        at = datetime.fromisoformat(row["at"])
        readers[ReviewId(row["review_id"])][row["reader"]] = Reader(row["reader"], at, merged=True)
    return readers


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
    done = ReadingChange(row["change"]) is ReadingChange.HANDED_IN
    return Reader(row["reader"], at if done else None)
