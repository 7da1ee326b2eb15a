"""Who has to review which tasks of a review: given, taken back, and what is done of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from doichieu.errors import StoreError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import (
    COMMON,
    MERGED,
    NO_SEAT,
    REVIEWED,
    AssigningChange,
    Assignment,
    ItemId,
    Layer,
    Part,
    ReviewId,
    Seat,
    Share,
)
from doichieu.store import rows
from doichieu.store.behind import behind_the_last
from doichieu.store.database import Database

if TYPE_CHECKING:
    from sqlite3 import Row


@frozen
class StoredBlock:
    """An item of a directive, as far as it tells whose it is, and whether it is under review."""

    id: ItemId
    address: str
    parent: str | None
    leads: tuple[str, ...]
    reviewed: bool


class Assigning:
    """What is given to whom in one open store, logged as written at `seat`."""

    def __init__(self, database: Database, seat: Seat = NO_SEAT) -> None:
        self._db = database
        self._seat = seat

    def of(self, review: ReviewId) -> tuple[Assignment, ...]:
        """What stands in a review, in the order in which it was given."""
        sql = "SELECT * FROM assigned WHERE review_id = ? ORDER BY at, id"
        return tuple(map(_assignment, self._db.rows(sql, review)))

    def reviews(self) -> frozenset[ReviewId]:
        """The reviews in which anything is or was given to anybody."""
        found = self._db.rows("SELECT DISTINCT review_id FROM assigning_log")
        return frozenset(ReviewId(row["review_id"]) for row in found)

    def give(
        self, review: ReviewId, given: Iterable[Assignment], reviewer: str, at: datetime
    ) -> int:
        """Give these, all or none; how many were not given before.

        Raises StoreError where nobody can be called by such a name.
        """
        asked = tuple(given)
        for each in asked:
            if each.assignee in {"", COMMON} or each.assignee != each.assignee.strip():
                raise StoreError(
                    _("tasks are given to a reviewer, by name"), where=repr(each.assignee)
                )
        return self._log(review, asked, AssigningChange.ASSIGNED, reviewer, at)

    def take_back(
        self, review: ReviewId, given: Iterable[Assignment], reviewer: str, at: datetime
    ) -> int:
        """Take these back, all or none; how many of them were given."""
        return self._log(review, given, AssigningChange.TAKEN_BACK, reviewer, at)

    def blocks(self, review: ReviewId) -> tuple[StoredBlock, ...]:
        """The directive of a review in reading order, without its words."""
        return tuple(map(_block, self._db.rows(_BLOCKS, review)))

    def decided(self, review: ReviewId, layer: Layer) -> frozenset[ItemId]:
        """The items that have a verdict in a layer."""
        return frozenset(ItemId(row["item_id"]) for row in self._db.rows(_DECIDED, review, layer))

    def names(self) -> tuple[str, ...]:
        """Everybody who has decided or read anything in this store, or to whom it was given."""
        return tuple(row["name"] for row in self._db.rows(_NAMES, MERGED))

    def count(self) -> int:
        """How many rows the log of the store has: another number tells that something changed."""
        return int(self._db.value("SELECT coalesce(max(id), 0) FROM assigning_log"))

    def _log(
        self,
        review: ReviewId,
        asked: Iterable[Assignment],
        change: AssigningChange,
        reviewer: str,
        at: datetime,
    ) -> int:
        with self._db.transaction():
            stands = {*self.of(review)}
            news = [
                each
                for each in dict.fromkeys(asked)
                if (each in stands) is (change is AssigningChange.TAKEN_BACK)
            ]
            row = {
                "at": rows.as_time(
                    behind_the_last(self._db, "assigning_log", "review_id", review, at)
                ),
                "reviewer": reviewer,
                **rows.seat_row(self._seat),
                "review_id": review,
                "change": change,
            }
            self._db.insert_all("assigning_log", [row | _columns(each) for each in news])
        return len(news)


_BLOCKS = """
SELECT item.id, address, parent, leads, kind FROM items AS item
JOIN reviews AS review ON review.directive_id = document_id
WHERE review.id = ? AND gone = 0 ORDER BY position
"""

_DECIDED = """
SELECT item_id FROM annotations AS verdict
JOIN annotation_items ON annotation_id = verdict.id
WHERE review_id = ? AND layer = ? AND action = 'verdict'
"""

_NAMES = """
SELECT reviewer AS name FROM decision_log WHERE reviewer <> ?
UNION SELECT reader FROM reading_log UNION SELECT assignee FROM assigning_log ORDER BY 1
"""


def _columns(given: Assignment) -> dict[str, object]:
    """The columns of `assigning_log` that say what was given to whom."""
    part = given.part
    return {
        "assignee": given.assignee,
        "share": part.share,
        "item_id": part.item,
        "lead": part.lead,
    }


@rows.reader("items")
def _block(row: Row) -> StoredBlock:
    return StoredBlock(
        id=ItemId(row["id"]),
        address=row["address"],
        parent=row["parent"],
        leads=rows.texts(row["leads"]),
        reviewed=row["kind"] in REVIEWED,
    )


@rows.reader("assigning_log")
def _assignment(row: Row) -> Assignment:
    share, item = Share(row["share"]), row["item_id"]
    if (item is None) is not (share is Share.LEAD):
        raise ValueError(item)
    part = Part(share, None if item is None else ItemId(item), row["lead"])
    return Assignment(row["assignee"], part)
