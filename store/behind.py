"""The moment of a row in a log of which the last by its time stands, whatever the clocks say."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from doichieu.store import rows
from doichieu.store.database import Database

if TYPE_CHECKING:
    from sqlite3 import Row


def behind_the_last(db: Database, log: str, about: str, of: int, at: datetime) -> datetime:
    """This moment, or one right behind the last row of `log` whose column `about` is `of`.

    Rows of other stores come with the time of their clocks. What is said here is said upon them,
    and must not be without effect because one of those was fast.
    """
    sql = f"SELECT id, at FROM {log} WHERE {about} = ? ORDER BY at DESC LIMIT 1"  # noqa: S608 (ours)
    last = db.row(sql, of)
    return at if last is None else max(at, _moment(log, last) + timedelta(microseconds=1))


def _moment(log: str, row: Row) -> datetime:
    def moment(row: Row) -> datetime:
        return datetime.fromisoformat(row["at"])

    return rows.reader(log)(moment)(row)
