"""The door to SQLite: one connection, its transactions, and how a file becomes a store."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from doichieu.errors import StoreError
from doichieu.language import _
from doichieu.store import failures

APPLICATION_ID = 0x646F6963
"""'doic' in the header of the file tells our databases from others'."""

VERSION = 1
"""The number of migrations, kept in the header too. A store of this version opens without
importing sqlite-utils."""

PATIENCE = 15.0
"""Seconds to wait for somebody else's write to end."""

OLDEST_SQLITE = (3, 37, 0)
"""The first version that knows STRICT tables."""

# FULL: what was shown as decided survives a power cut. fullfsync: on macOS as well.
_PRAGMAS = ("foreign_keys = ON", "synchronous = FULL", "fullfsync = ON")

_SURROGATES = re.compile("[\ud800-\udfff]")


class Database:
    """A connection whose every failure is a StoreError that names the file."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
        self._connection = connection
        self.path = path
        self.read_only = read_only

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """All rows of a query."""
        with failures.told(self.path):
            return self._connection.execute(sql, _storable(values)).fetchall()

    def row(self, sql: str, *values: object) -> sqlite3.Row | None:
        """The first row of a query, if there is one."""
        return next(iter(self.rows(sql, *values)), None)

    def value(self, sql: str, *values: object) -> Any:  # noqa: ANN401 (whatever was asked for)
        """The first column of the first row; None without one."""
        row = self.row(sql, *values)
        return None if row is None else row[0]

    def insert(self, table: str, row: dict[str, object]) -> int:
        """Add one row and give its id."""
        sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"  # noqa: S608
        with failures.told(self.path):
            return self._connection.execute(sql, _storable(row.values())).lastrowid or 0

    def write(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of values."""
        with failures.told(self.path):
            self._connection.executemany(sql, [_storable(row) for row in rows])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is written inside, or nothing; nobody else writes meanwhile."""
        if self.read_only:
            what, remedy = failures.read_only()
            raise StoreError(what, where=str(self.path), remedy=remedy)
        with failures.told(self.path), _transaction(self._connection):
            yield

    def close(self) -> None:
        """Let go of the file."""
        with failures.told(self.path):
            self._connection.close()


def _storable(values: Iterable[object]) -> tuple[object, ...]:
    """The values with half letters, which UTF-8 cannot hold, replaced; all else as it is."""
    return tuple(
        _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", v)
        if isinstance(v, str) and not v.isascii()
        else v
        for v in values
    )


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk makes SQLite roll back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def open_database(path: Path, *, read_only: bool = False) -> Database:
    """The store at `path`, made or brought up to date unless it may only be read.

    Raises StoreError when that cannot be.
    """
    path = path.expanduser().absolute()
    with failures.told(path):
        _check_sqlite(path)
        read_only = read_only or (path.exists() and not _may_write(path))
        connection = _connect_to_read(path) if read_only else _connect_to_write(path)
    return Database(connection, path, read_only=read_only)


def _check_sqlite(path: Path) -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(
            _("this Python has SQLite {version}, which is too old").format(
                version=sqlite3.sqlite_version
            ),
            where=str(path),
            remedy=_("Use a Python built with SQLite {version} or newer.").format(
                version=".".join(map(str, OLDEST_SQLITE))
            ),
        )


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.as_uri()}?{mode}", uri=True, timeout=PATIENCE, isolation_level=None
    )
    connection.row_factory = sqlite3.Row
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _connect_to_write(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = _connect(path, "mode=rwc")
    try:
        if _is_behind(connection, path):
            _bring_up_to_date(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that leaves no trace beside the file.

    While others have the store open its write-ahead log is there and is read along. Otherwise a
    reader would have to create it, which in a folder of others' may fail or lock them out: so
    what stands in the file is taken into memory.
    """
    if not path.is_file():
        raise StoreError(
            _("there is no store here"),
            where=str(path),
            remedy=_("Read a document into it first with: doichieu import FILE"),
        )
    if path.with_name(path.name + "-wal").exists():
        connection = _connect(path, "mode=ro")
    else:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.row_factory = sqlite3.Row
        file = _connect(path, "mode=ro&immutable=1")
        try:
            file.backup(connection)
        finally:
            file.close()
    try:
        _check_up_to_date(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_behind(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether migrations are due; raises StoreError when it is not for us to make them."""
    ours, version = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("application_id", "user_version")
    )
    if ours != APPLICATION_ID:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if ours or version or tables:
            raise StoreError(
                _("this is a database of another program"),
                where=str(path),
                remedy=_("Choose another file with --store."),
            )
        return True
    if version > VERSION:
        raise StoreError(
            _("the store was written by a newer version of doichieu"),
            where=str(path),
            remedy=_("Install the newest version, or choose another file with --store."),
        )
    return version < VERSION


def _check_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    if _is_behind(connection, path):
        raise StoreError(
            _("the store is of an older version and read-only"),
            where=str(path),
            remedy=_("Open a copy that may be written to."),
        )


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    # sqlite-utils takes longer to import than the whole program to start.
    from doichieu.store import migrations  # noqa: PLC0415

    with _transaction(connection):
        # Somebody else may have been quicker.
        if _is_behind(connection, path):
            migrations.apply(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
