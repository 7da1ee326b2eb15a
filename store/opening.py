"""How a file becomes an open store, or says why it cannot be one."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from doichieu.errors import StoreError
from doichieu.language import _
from doichieu.store import failures
from doichieu.store.database import Database, transaction

APPLICATION_ID = 0x646F6963
"""'doic' in the header of the file tells our databases from others'."""

VERSION = 10
"""The number of migrations, kept in the header too. A store of this version opens without
importing sqlite-utils."""

PATIENCE = 15.0
"""Seconds to wait for somebody else's write to end."""

OLDEST_SQLITE = (3, 37, 0)
"""The first version that knows STRICT tables."""

# FULL: what was shown as decided survives a power cut. fullfsync: on macOS as well.
_PRAGMAS = ("foreign_keys = ON", "synchronous = FULL", "fullfsync = ON")

# One statement sees one moment, even while somebody else makes the store.
_HEADER = """
SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)
FROM pragma_application_id, pragma_user_version
"""


def open_database(path: Path, *, read_only: bool = False, make: bool = True) -> Database:
    """The store at `path`, made or brought up to date unless it may only be read.

    Raises StoreError when that cannot be, or there is none and none is to be made.
    """
    path = path.expanduser().absolute()
    with failures.storage_errors(path):
        _check_sqlite(path)
        if not make:
            _must_be_there(path)
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
    with _closed_on_failure(connection):
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    return connection


@contextmanager
def _closed_on_failure(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _connect_to_write(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = _connect(path, "mode=rwc")
    with _closed_on_failure(connection):
        if _is_behind(connection, path):
            _bring_up_to_date(connection, path)
        _keep_a_log(connection)
    return connection


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Switch the file to a write-ahead log, in which nobody who reads waits for who writes."""
    patience = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # Here SQLite does not wait by itself for others who are opening the new file.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(0.01)
        else:
            return


def _must_be_there(path: Path) -> None:
    if not path.is_file():
        raise StoreError(
            _("there is no store here"),
            where=str(path),
            remedy=_("Read a document into it first with: doichieu import FILE"),
        )


def _connect_to_read(path: Path) -> sqlite3.Connection:
    _must_be_there(path)
    connection = _snapshot(path) if _is_at_rest(path) else _connect(path, "mode=ro")
    with _closed_on_failure(connection):
        _check_up_to_date(connection, path)
    return connection


def _is_at_rest(path: Path) -> bool:
    """Whether nobody has the store open: its log, which SQLite says it keeps, is not there."""
    with path.open("rb") as file:
        keeps_a_log = file.read(19)[18:] == b"\x02"
    return keeps_a_log and not path.with_name(path.name + "-wal").exists()


def _snapshot(path: Path) -> sqlite3.Connection:
    """A copy in memory of a store at rest.

    To read it in place would mean to create its log, which in a folder of others' may fail, or
    shut them out when it succeeds.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    with _closed_on_failure(connection):
        file = _connect(path, "mode=ro&immutable=1")
        try:
            file.backup(connection)
        finally:
            file.close()
    return connection


def _is_behind(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether migrations are due; raises StoreError when it is not for us to make them."""
    application, version, tables = map(int, connection.execute(_HEADER).fetchone())
    if application != APPLICATION_ID:
        if application or version or tables:
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

    with transaction(connection):
        # Somebody else may have been quicker.
        if _is_behind(connection, path):
            migrations.apply(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
