"""What a reviewer left lying on the desk: the queue last walked, what was being typed.

Nothing here is decided, so it is in no log, is not merged, is overwritten in place, and stays on
the machine at which it was left.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from doichieu.errors import StoreError
from doichieu.store import rows
from doichieu.store.database import Database

if TYPE_CHECKING:
    from sqlite3 import Row


class Desk:
    """The desks of one open store: a text a place, for each reviewer.

    A place is a path of words, as `review/3/queue`.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def get(self, reviewer: str, place: str) -> str:
        """What lies there; '' for nothing."""
        sql = "SELECT value FROM desk WHERE reviewer = ? AND place = ?"
        return str(self._db.value(sql, reviewer, place) or "")

    def since(self, reviewer: str, place: str) -> datetime | None:
        """When that was put there; None for nothing."""
        sql = "SELECT place AS id, at FROM desk WHERE reviewer = ? AND place = ?"
        row = self._db.row(sql, reviewer, place)
        return None if row is None else _moment(row)

    def below(self, reviewer: str, place: str) -> dict[str, str]:
        """Everything that lies below a place, by its whole path, the latest last."""
        found = self._db.rows(
            """SELECT place, value FROM desk
            WHERE reviewer = ? AND substr(place, 1, length(?)) = ? ORDER BY at, place""",
            reviewer,
            place + "/",
            place + "/",
        )
        return {row["place"]: row["value"] for row in found}

    def put(self, reviewer: str, place: str, value: str, at: datetime) -> bool:
        """Let this lie there from now on; '' takes away what did.

        Whether it does: in a store that may not be written, or that somebody holds, what lay there
        stays. Nobody is kept from anything by that.
        """
        if self._db.read_only:
            return False
        with suppress(StoreError), self._db.on_this_machine():
            if value:
                sql = "INSERT OR REPLACE INTO desk (reviewer, place, value, at) VALUES (?, ?, ?, ?)"
                self._db.write(sql, [(reviewer, place, value, rows.as_time(at))])
            else:
                sql = "DELETE FROM desk WHERE reviewer = ? AND place = ?"
                self._db.write(sql, [(reviewer, place)])
            return True
        return False


@rows.reader("desk")
def _moment(row: Row) -> datetime:
    return datetime.fromisoformat(row["at"])
