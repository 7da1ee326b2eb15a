"""How a file becomes an open store, or says why it cannot be one."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from doichieu import servers
from doichieu.errors import StoreError
from doichieu.hashing import sha256
from doichieu.language import _
from doichieu.peeking import peek
from doichieu.store import failures, leftover, naming
from doichieu.store.database import Database, bound, transaction

APPLICATION_ID = 0x646F6963
"""'doic' in the header of the file tells our databases from others'."""

VERSION = 15
"""The number of migrations, kept in the header too. A store of this version opens without
importing sqlite-utils."""

SHAPE = "011582ed0d18182e151c5e8a8fdb9b5be5e12d459484c10323c0ffb11e641fb7"
"""The digest of the shape of a store of this version, held by a test: none is made to compare."""

SEEN = "server_seen"
"""The table of a mirror that says how far its server was followed (`mirror.py`)."""

PATIENCE = 15.0
"""Seconds to wait for somebody else's write to end."""

LONGEST_NAME = 200
"""Bytes of the name of a store: longer ones stand beside it, and file systems end at 255."""

OLDEST_SQLITE = (3, 37, 0)
"""The first version that knows STRICT tables."""

_PRAGMAS = (
    "foreign_keys = ON",
    # What was shown as decided survives a power cut; fullfsync: on macOS as well.
    "synchronous = FULL",
    "fullfsync = ON",
    # A store may come from anywhere: pages are looked at before they are believed. (The schema
    # cannot be distrusted: our own checks call json_valid, which SQLite would refuse then.)
    "cell_size_check = ON",
)

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
    if servers.address_of(path):
        from doichieu.store.remote.mirrored import open_mirrored  # noqa: PLC0415 (loads HTTP and TLS)

        return open_mirrored(path, read_only=read_only, make=make)
    with failures.storage_errors(path):
        _check_sqlite(path)
        must_be_a_file(path)
        if not make:
            _must_be_there(path)
        read_only = read_only or (path.exists() and not _may_write(path))
        connection = _connect_to_read(path) if read_only else _connect_to_write(path, make=make)
        with _closed_on_failure(connection):
            _must_be_ours(connection, path)
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


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection to the file at `path`, by the rules that hold for every store."""
    connection = sqlite3.connect(
        f"{path.as_uri()}?{mode}", uri=True, timeout=PATIENCE, isolation_level=None
    )
    connection.row_factory = sqlite3.Row
    bound(connection)
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


def _connect_to_write(path: Path, *, make: bool) -> sqlite3.Connection:
    leftover.must_go_together(path)
    if make:
        make_empty(path)
    connection = connect(path, "mode=rw")
    with _closed_on_failure(connection):
        behind = _is_behind(connection, path, make=make)
        _fold_back(connection, path)
        if behind:
            _bring_up_to_date(connection, path)
        keep_a_log(connection)
    return connection


def make_empty(path: Path) -> None:
    """Make an empty file where there is none, and its folders, for oneself alone."""
    for folder in reversed([each for each in path.parents if not each.exists()]):
        folder.mkdir(mode=naming.PRIVATE_FOLDER, exist_ok=True)
    with suppress(FileExistsError):
        naming.make_empty(path)


def connect_to_look(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing, to a store of any version, also while others write.

    Raises StoreError where there is none.
    """
    _must_be_there(path)
    leftover.must_go_together(path)
    connection = _snapshot(path) if _is_at_rest(path) else connect(path, "mode=ro")
    with _closed_on_failure(connection):
        _is_behind(connection, path, make=False)
    return connection


def check_store(path: Path) -> None:
    """Raise StoreError unless the file is a store that this version can bring up to date."""
    with failures.storage_errors(path):
        connect_to_look(path).close()


def connect_alone(path: Path) -> sqlite3.Connection:
    """A connection to a store that nobody else has open, its log folded back into the file.

    Raises sqlite3.OperationalError (busy) where somebody has.
    """
    connection = connect(path, "mode=rw")
    with _closed_on_failure(connection):
        _leave_the_log(connection)
    return connection


def _leave_the_log(connection: sqlite3.Connection) -> None:
    """Fold the log back into the file. Raises sqlite3.OperationalError where anybody has it open.

    Only who is alone may leave the write-ahead log.
    """
    connection.execute("PRAGMA busy_timeout = 0")
    connection.execute("PRAGMA journal_mode = DELETE")


def _fold_back(connection: sqlite3.Connection, path: Path) -> None:
    """Fold a log back that was left by a program which was killed: the file alone is the store.

    Where others are at work, the last of them does it.
    """
    if not leftover.has_a_log(path):
        return
    try:
        _leave_the_log(connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")


def keep_a_log(connection: sqlite3.Connection) -> None:
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
    must_be_a_file(path)
    if not path.exists():
        raise failures.no_store(path)


def must_be_a_file(path: Path) -> None:
    """Raise StoreError where something else stands there, or its log could not be called by it."""
    if len(os.fsencode(path.name)) > LONGEST_NAME:
        raise failures.no_name(path)
    if path.exists() and not path.is_file():
        raise failures.no_file(path)


def _connect_to_read(path: Path) -> sqlite3.Connection:
    connection = connect_to_look(path)
    with _closed_on_failure(connection):
        _check_up_to_date(connection, path)
    return connection


def _is_at_rest(path: Path) -> bool:
    """Whether nobody has the store open: its log, which SQLite says it keeps, is not there."""
    keeps_a_log = peek(path, 19)[18:] == b"\x02"
    return keeps_a_log and not path.with_name(path.name + "-wal").exists()


def _snapshot(path: Path) -> sqlite3.Connection:
    """A copy of a store at rest, in memory and, of a large one, in a file that has no name.

    To read it in place would mean to create its log, which in a folder of others' may fail, or
    shut them out when it succeeds.
    """
    connection = sqlite3.connect("", isolation_level=None)
    connection.row_factory = sqlite3.Row
    with _closed_on_failure(connection):
        file = connect(path, "mode=ro&immutable=1")
        try:
            file.backup(connection)
        finally:
            file.close()
    return connection


def _is_behind(connection: sqlite3.Connection, path: Path, *, make: bool = True) -> bool:
    """Whether migrations are due; raises StoreError when it is not for us to make them.

    A file in which there is nothing at all is a store only where one may be made.
    """
    application, version, tables = map(int, connection.execute(_HEADER).fetchone())
    if application != APPLICATION_ID:
        if application or version or tables:
            raise failures.of_others(str(path))
        if not make:
            raise failures.no_store(path)
        return True
    if version > VERSION:
        raise failures.too_new(str(path))
    return version < VERSION


def _check_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    if _is_behind(connection, path):
        raise StoreError(
            _("the store is of an older version and read-only"),
            where=str(path),
            remedy=_("Open a copy that may be written to."),
        )


def _must_be_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError where a table, view or trigger does otherwise than this version made it.

    Tables and views that somebody has added of his own are none of our business.
    """
    if digest(shape(connection)) != SHAPE:
        strange = next(strangers(connection), None)
        if strange is not None:
            raise failures.not_ours(path, strange[0])


def digest(shape: dict[str, str]) -> str:
    """A short name of the whole shape of a store."""
    return sha256("\n".join(map(" ".join, sorted(shape.items()))).encode()).hexdigest()


def strangers(connection: sqlite3.Connection) -> Iterator[tuple[str, str | None, str | None]]:
    """What is missing, is not as this version makes it, or acts by itself.

    Each with its name, what this version makes of it and what it is, None for nothing.
    """
    return differing(shape(connection))


def differing(here: dict[str, str]) -> Iterator[tuple[str, str | None, str | None]]:
    """The same of a shape."""
    known = shape_as_made()
    for name in sorted(known.keys() | here.keys()):
        ours = name in known or here[name].upper().startswith("CREATE TRIGGER")
        if ours and known.get(name) != here.get(name):
            yield name, known.get(name), here.get(name)


def shape(connection: sqlite3.Connection) -> dict[str, str]:
    """What defines each table, index, view and trigger of a store, by its name."""
    found = connection.execute(
        """SELECT name, sql FROM sqlite_master
        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name <> ?""",
        [SEEN],
    )
    return {name: " ".join(sql.split()) for name, sql in found}


def shape_as_made() -> dict[str, str]:
    """The same of a store that this version has just made."""
    from doichieu.store import migrations  # noqa: PLC0415 (sqlite-utils is slow to import)

    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.apply(connection)
        return shape(connection)
    finally:
        connection.close()


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    # sqlite-utils takes longer to import than the whole program to start.
    from doichieu.store import copies, migrations  # noqa: PLC0415

    if connection.execute("PRAGMA user_version").fetchone()[0]:
        copies.keep(path, "migration")
    with transaction(connection):
        # Somebody else may have been quicker.
        if _is_behind(connection, path):
            migrations.apply(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
