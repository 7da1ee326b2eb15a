"""The door to SQLite: one connection, its transactions, and its failures told."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doichieu.errors import BusyError, StoreError
from doichieu.store import failures, naming
from doichieu.store.identity import FileIdentity
from doichieu.store.turns import Line

if TYPE_CHECKING:
    from doichieu.store.here import Travelling

_SURROGATES = re.compile("[\ud800-\udfff]")

_BATCH = 10_000_000
_TOGETHER = 50
"""Rows that one statement adds: before each the indexes of words write what they hold."""

_MOST = 200
"""Batches of SQLite's own steps that one question may take: a minute at least, never for ever."""


class Database:
    """A connection whose every failure is a StoreError that names the file.

    `remote/mirrored.py` has the one whose file follows a server.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
        self._connection = connection
        self.path = path
        self.read_only = read_only
        self._identity = None if read_only else FileIdentity.of(path)
        self._rescued: Path | None = None
        self.claims: Travelling | None = None
        """Who is here, where that goes to other machines."""
        self._line = Line(Path(f"{path}-wal"))
        self._batches = 0
        # How much of a step is written; None where there is no step.
        self._parts: int | None = None
        bound(connection, self._goes_on)

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """All rows of a query."""
        self._batches = 0
        with failures.storage_errors(self.path):
            return self._connection.execute(sql, _storable(values)).fetchall()

    def each(self, sql: str, *values: object) -> Generator[sqlite3.Row]:
        """The rows of a query one after another, for who may not want them all."""
        self._batches = 0
        with failures.storage_errors(self.path):
            cursor = self._connection.execute(sql, _storable(values))
            try:
                yield from cursor
            finally:
                cursor.close()

    def _goes_on(self) -> bool:
        """Count a batch; true ends what is asked, which a store made by somebody may never do."""
        self._batches += 1
        return self._batches > _MOST

    def row(self, sql: str, *values: object) -> sqlite3.Row | None:
        """The first row of a query, if there is one."""
        return next(iter(self.rows(sql, *values)), None)

    def value(self, sql: str, *values: object) -> Any:  # noqa: ANN401 (whatever was asked for)
        """The first column of the first row; None without one."""
        row = self.row(sql, *values)
        return None if row is None else row[0]

    def stamp(self) -> tuple[int, int]:
        """What changes with everything that anybody writes: two of them alike, nothing is new."""
        return self.value("PRAGMA data_version"), self._connection.total_changes

    def version_token(self) -> int:
        """A number that changes whenever somebody else has written."""
        return int(self.value("PRAGMA data_version"))

    def insert(self, table: str, row: dict[str, object]) -> int:
        """Add one row and give its id."""
        return self._run(_insert(table, row), [_storable(row.values())]).lastrowid or 0

    def insert_all(self, table: str, rows: Sequence[dict[str, object]]) -> None:
        """Add rows, each with the columns of the first."""
        for start in range(0, len(rows), _TOGETHER):
            some = rows[start : start + _TOGETHER]
            values = [value for row in some for value in row.values()]
            self.write(_insert(table, rows[0], len(some)), [values])

    def write(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of values."""
        self._run(sql, [_storable(row) for row in rows])

    def _run(self, sql: str, rows: Sequence[tuple[object, ...]]) -> sqlite3.Cursor:
        """Everything that is written goes through here."""
        self._batches = 0
        with failures.storage_errors(self.path):
            if len(rows) == 1:
                return self._connection.execute(sql, rows[0])
            return self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is written inside, or nothing; nobody else writes meanwhile."""
        self._must_be_writable()
        self._must_be_the_file()
        patience = self.value("PRAGMA busy_timeout") / 1000
        with (
            self._line.turn(patience),
            failures.storage_errors(self.path),
            transaction(self._connection),
        ):
            # With a write-ahead log SQLite counts a change only where the header itself is written.
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
            self._connection.execute(f"PRAGMA user_version = {version}")
            yield
        self._part_is_written()

    def _part_is_written(self) -> None:
        if self._parts is not None:
            self._parts += 1

    @contextmanager
    def on_this_machine(self) -> Iterator[None]:
        """A transaction of what is nobody else's business: it needs no server, and is no step."""
        before, self._parts = self._parts, None
        try:
            with self.transaction():
                yield
        finally:
            self._parts = before

    @contextmanager
    def taken_again(self) -> Iterator[None]:
        """A step: whoever is told inside to wait for somebody else comes again and does the same.

        So a part of it that is written must not be met again: then it is StoreError that is raised,
        not BusyError. A step is one transaction, but for what is on this machine alone.
        """
        before, self._parts = self._parts, 0
        try:
            yield
        except BusyError as error:
            if not self._parts:
                raise
            raise failures.partly_written(error) from error
        finally:
            self._parts = before

    def _must_be_writable(self) -> None:
        if self.read_only:
            what, remedy = failures.read_only()
            raise StoreError(what, where=str(self.path), remedy=remedy)

    def _must_be_the_file(self) -> None:
        """Raise StoreError where the file was deleted, replaced or written over meanwhile.

        What stood in one that is gone is put into a new file beside it, once.
        """
        now, before = FileIdentity.of(self.path), self._identity
        if before is None or before.is_still(now):
            self._identity = now
            return
        if before.was_replaced(now) and self._rescued is None:
            self._rescued = self._rescue()
        raise failures.not_the_file(self.path, self._rescued)

    def _rescue(self) -> Path | None:
        """A new file with all that was in the one that is gone; None where that fails."""
        try:
            target = naming.make_beside(self.path, "rescued")
            naming.let_in(target, self.path)
            copied = sqlite3.connect(target)
            try:
                self._connection.backup(copied)
            finally:
                copied.close()
        except (OSError, sqlite3.Error):
            return None
        return target

    def close(self) -> None:
        """Let go of the file."""
        with failures.storage_errors(self.path):
            self._connection.close()


def _insert(table: str, columns: Collection[str], rows: int = 1) -> str:
    holes = f"({', '.join('?' * len(columns))})"
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([holes] * rows)}"  # noqa: S608


def bound(connection: sqlite3.Connection, goes_on: Callable[[], bool] | None = None) -> None:
    """Let everything that is asked of a connection together have an end, or what `goes_on` says."""
    batches = count(1)
    connection.set_progress_handler(goes_on or (lambda: next(batches) > _MOST), _BATCH)


def _storable(values: Iterable[object]) -> tuple[object, ...]:
    """The values with half letters, which UTF-8 cannot hold, replaced; all else as it is."""
    found = tuple(values)
    try:
        # Thousands of texts are written at a time, and hardly ever is one of them broken.
        "".join([value for value in found if isinstance(value, str)]).encode()
    except UnicodeEncodeError:
        return tuple(
            _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", v) if isinstance(v, str) else v
            for v in found
        )
    return found


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of what is written inside, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk makes SQLite roll back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
