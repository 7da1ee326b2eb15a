"""Who is at which review just now: claims, that lock nothing and go by themselves.

They are no data of a store. They lie in a small file of their own beside it, so that whoever walks
from task to task wakes nobody who looks for new decisions, waits for no disk and leaves nothing in
copies. That file may be deleted at any time; where it cannot be made or read, nobody is here. Of a
store on a server they travel by `remote/claims.py`.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from doichieu.frozen import frozen
from doichieu.model import NO_SEAT, ItemId, ReviewId, Seat
from doichieu.store import naming
from doichieu.store.database import Database, bound, transaction
from doichieu.text import is_safe

STALE = timedelta(minutes=2)
"""How long a claim is believed without another sign: a session may have been killed."""

MOST = 50
"""Claims that are read: nobody works with more at one review."""


@frozen
class Claim:
    """Somebody says to be at a task, or somewhere in the review."""

    reviewer: str
    seat: Seat
    item: ItemId | None

    @property
    def who(self) -> str:
        """The name, with the login beside it where that is another."""
        return self.seat.signed(self.reviewer)


@frozen
class Said:
    """What somebody claims of himself."""

    reviewer: str
    seat: Seat
    review: ReviewId
    item: ItemId | None


Found = Sequence[tuple[str, str, str, str, int | None]]
"""Of each claim: reviewer, login, host, account and item."""


class Travelling(Protocol):
    """Claims that go to other machines and come from them."""

    def say(self, said: Said) -> None:
        """Claim to be there from now on."""

    def leave(self) -> None:
        """Claim nothing any more."""

    def others(self, review: int) -> Found:
        """What others claim of a review, as far as is known."""


class Here:
    """The claims beside one open store; those of this program are of one session."""

    def __init__(self, database: Database, seat: Seat = NO_SEAT) -> None:
        self._store = database
        self._seat = seat
        self._session = os.urandom(8).hex()
        self._path = Path(f"{database.path}-here")

    def say(self, reviewer: str, review: ReviewId, item: ItemId | None, at: datetime) -> None:
        """Claim to be there from now on; what is stale goes."""
        if (travelling := self._store.claims) is not None:
            travelling.say(Said(reviewer, self._seat, review, item))
            return
        seat = (self._seat.login, self._seat.account, self._seat.host)
        row = (self._session, reviewer, *seat, review, item, at.timestamp())
        with self._courtesy(), closing(self._made()) as file, transaction(file):
            file.execute(_TABLE)
            file.execute("DELETE FROM here WHERE at < ?", [(at - STALE).timestamp()])
            file.execute("INSERT OR REPLACE INTO here VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def others(self, review: ReviewId, at: datetime) -> tuple[Claim, ...]:
        """What others claim of a review now."""
        travelling = self._store.claims
        found = self._beside(review, at) if travelling is None else travelling.others(review)
        return tuple(
            Claim(reviewer, Seat(*seat), None if item is None else ItemId(item))
            for reviewer, *seat, item in found
            if all(map(is_safe, (reviewer, *seat)))
        )

    def _beside(self, review: ReviewId, at: datetime) -> Found:
        """The claims in the file beside the store."""
        between = (at - STALE).timestamp(), (at + STALE).timestamp()
        with self._courtesy(), closing(self._opened()) as file:
            return file.execute(_OTHERS, [review, self._session, *between, MOST]).fetchall()
        return ()

    def leave(self) -> None:
        """Claim nothing any more."""
        if (travelling := self._store.claims) is not None:
            travelling.leave()
            return
        with self._courtesy(), closing(self._opened()) as file:
            file.execute("DELETE FROM here WHERE session = ?", [self._session])

    def _made(self) -> sqlite3.Connection:
        """The file, made where there is none. Raises OSError where none can be."""
        if self._store.read_only or not self._store.path.is_file():
            raise FileNotFoundError(self._store.path)
        with suppress(FileExistsError):
            naming.make_empty(self._path)
            naming.let_in(self._path, self._store.path)
        return self._opened()

    def _opened(self) -> sqlite3.Connection:
        """The file. Raises OSError where there is none, or something else stands there."""
        if not stat.S_ISREG(self._path.lstat().st_mode):
            raise FileExistsError(self._path)
        file = sqlite3.connect(self._path, timeout=0, isolation_level=None)
        bound(file)
        # What is lost with the power was true no more anyway.
        file.execute("PRAGMA synchronous = OFF")
        try:
            _must_be_ours(file)
        except (OSError, sqlite3.Error):
            file.close()
            raise
        return file

    @contextmanager
    def _courtesy(self) -> Iterator[None]:
        """Nobody waits for a claim: where it cannot be said or read, it is said again soon.

        A file that is no database is none of ours: it goes, for nothing is lost with it.
        """
        with suppress(OSError):
            try:
                yield
            except sqlite3.OperationalError:
                pass
            except sqlite3.DatabaseError:
                self._path.unlink()


def _must_be_ours(file: sqlite3.Connection) -> None:
    """Raise FileExistsError where a database holds anything but our table, or nothing yet.

    Who may write to the folder can lay anything there: a view that never ends, another type of
    column, or a store of that name, which is left alone.
    """
    found = file.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL LIMIT 2").fetchall()
    if found not in ([], [(_SCHEMA,)]):
        raise FileExistsError


_SCHEMA = """
CREATE TABLE here (
  session TEXT PRIMARY KEY, reviewer TEXT NOT NULL, login TEXT NOT NULL, account TEXT NOT NULL,
  host TEXT NOT NULL, review INTEGER NOT NULL, item INTEGER, at REAL NOT NULL
) STRICT
""".strip()

_TABLE = _SCHEMA.replace("TABLE", "TABLE IF NOT EXISTS", 1)

_OTHERS = """
SELECT reviewer, login, host, account, item FROM here
WHERE review = ? AND session <> ? AND at BETWEEN ? AND ? ORDER BY reviewer, session LIMIT ?
"""
