"""Copies of a store: made whole while others write, and put back where the store stands."""

from __future__ import annotations

import glob
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from doichieu.errors import BusyError, FullError, StoreError
from doichieu.hashing import sha256
from doichieu.language import _
from doichieu.replacing import claim, unfinished
from doichieu.store import failures, naming
from doichieu.store.opening import check_store, connect_alone, connect_to_look, must_be_a_file

FOLDER = "backups"
"""The folder beside a store in which copies are kept that nobody asked for."""

KEPT = 5
"""How many of them are kept: the latest."""

_BESIDE = ("-wal", "-shm", "-journal")


def back_up(path: Path, target: Path | None = None) -> Path:
    """A copy of the store at `path`, compared with it; where nobody says, among the kept ones.

    Raises StoreError where it cannot be made, is not like the store, or `target` is there already.
    """
    path = path.expanduser().absolute()
    with failures.storage_errors(path):
        if target is None:
            return keep(path, "backup")
    with _room_at(target), failures.storage_errors(path):
        if os.path.lexists(target):
            raise failures.there_already(target)
        try:
            with _copy(path, target) as made:
                claim(made, target)
        except FileExistsError as error:
            raise failures.there_already(target) from error
        to_disk(target)
    return target


@contextmanager
def _room_at(target: Path) -> Iterator[None]:
    """Where a copy finds no room, say so of the folder that is full, and not of what is copied."""
    try:
        yield
    except FullError as error:
        error.where = str(target.parent)
        raise


def keep(path: Path, why: str) -> Path:
    """A copy in the folder of kept ones, the oldest of which goes. Raises StoreError or OSError."""
    folder = naming.make_folder(path, FOLDER)
    with _copy(path, folder / "copy") as made:
        naming.let_in(made, path)
        kept = naming.put_beside(made, path, why, folder)
    to_disk(kept)
    for old in sorted(folder.glob(f"{glob.escape(path.stem)}-*.db"))[:-KEPT]:
        old.unlink()
    return kept


@contextmanager
def _copy(path: Path, target: Path) -> Iterator[Path]:
    """A copy of a store that is whole and the same, beside where it is to be put under its name.

    What is left of one that was cut short bears no name of a copy.
    """
    made = unfinished(target)
    naming.make_empty(made)
    try:
        with closing(connect_to_look(path)) as store, closing(sqlite3.connect(made)) as copy:
            store.execute("BEGIN")
            store.backup(copy)
            _must_be_whole(copy, target)
            _must_be_alike(store, copy, target)
        to_disk(made)
        yield made
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)


def _must_be_whole(copy: sqlite3.Connection, target: Path) -> None:
    (said, *_others) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        raise StoreError(
            _("the store is damaged"),
            where=str(target),
            remedy=_("See what is wrong with: doichieu verify"),
        )


def _must_be_alike(store: sqlite3.Connection, copy: sqlite3.Connection, target: Path) -> None:
    if _digest(store) != _digest(copy):
        raise StoreError(
            _("the copy is not like the store"),
            where=str(target),
            remedy=_("Check the disk, then do it again."),
        )


def _digest(connection: sqlite3.Connection) -> bytes:
    """What two databases with the same rows have in common, and no others."""
    found = sha256()
    for row in _contents(connection):
        found.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
    return found.digest()


def _contents(connection: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    schema = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    objects = connection.execute(schema).fetchall()
    yield from objects
    for kind, name, sql in objects:
        if kind == "table" and not str(sql).startswith("CREATE VIRTUAL"):
            quoted = name.replace('"', '""')
            yield from connection.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608 (quoted)


def to_disk(path: Path) -> None:
    """See to it that what was written is on the disk, the name of the file too."""
    for each, flags in ((path, os.O_RDONLY), (path.parent, os.O_RDONLY | os.O_DIRECTORY)):
        handle = os.open(each, flags)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def restore(path: Path, source: Path) -> Path | None:
    """Put a copy where the store stands; what stood there is kept, and its place is given.

    Raises StoreError, and changes nothing, where the copy is no whole store, or somebody has the
    store open.
    """
    path, source = path.expanduser().absolute(), source.expanduser().absolute()
    must_be_a_file(path)
    with failures.storage_errors(source):
        check_store(source)
        path.parent.mkdir(mode=naming.PRIVATE_FOLDER, parents=True, exist_ok=True)
        with _copy(source, path) as made, failures.storage_errors(path):
            naming.let_in(made, path)
            kept = _set_aside(path)
            made.replace(path)
            to_disk(path)
    return kept


def _set_aside(path: Path) -> Path | None:
    """Keep what stands at `path`, its log folded back, or as it is where it cannot be read."""
    if not any(os.path.lexists(each) for each in (path, *_beside(path))):
        return None
    try:
        # Before anything is folded: the log of a damaged store is evidence.
        check_store(path)
        connect_alone(path).close()
        kept = keep(path, "restore")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
            raise
        kept = _moved(path)
    except BusyError:
        raise
    except StoreError:
        kept = _moved(path)
    for each in _beside(path):
        each.unlink(missing_ok=True)
    return kept


def _beside(path: Path) -> list[Path]:
    """Where SQLite keeps what belongs to a store but is not in its file."""
    return [path.with_name(path.name + each) for each in _BESIDE]


def _moved(path: Path) -> Path:
    """A damaged store as it is, its log with it, under another name."""
    folder = naming.make_folder(path, FOLDER)
    kept = naming.make_beside(path, "damaged", folder)
    for each in ("", *_BESIDE):
        beside = path.with_name(path.name + each)
        if beside.exists():
            beside.replace(kept.with_name(kept.name + each))
    return kept
