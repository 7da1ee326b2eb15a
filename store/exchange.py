"""The log of a review taken out whole, for a file or for another store."""

from __future__ import annotations

from collections.abc import Iterable

from doichieu.model import ReviewId
from doichieu.store import rows
from doichieu.store.database import Database
from doichieu.store.rows import Logged


class Exchange:
    """The logs of one open store."""

    def __init__(self, database: Database) -> None:
        self._db = database

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
