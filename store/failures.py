"""What can go wrong with the file of a store, in the user's words: one line for each."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from doichieu.errors import BusyError, FullError, StoreError, UnreadableError
from doichieu.language import _
from doichieu.model import DocumentId
from doichieu.text import one_line


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite and of the file system into StoreError; raises nothing else."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _from_sqlite(error, path) from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            what, remedy = _words()[sqlite3.SQLITE_FULL]
            raise FullError(what, where=str(path), remedy=remedy) from error
        raise StoreError(
            _("the store cannot be opened: {why}").format(why=error.strerror or error),
            where=str(path),
            remedy=_("Check the folder, or choose another file with --store."),
        ) from error


def _from_sqlite(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> StoreError:
    # The lower byte is the kind of failure; the rest says in which call it happened.
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if isinstance(error, UnicodeDecodeError) or str(error).startswith(_NOT_AS_WRITTEN):
        code = sqlite3.SQLITE_CORRUPT
    what, remedy = _words().get(code) or (
        _("the store cannot be used: {why}").format(why=error),
        "",
    )
    kinds = {sqlite3.SQLITE_BUSY: BusyError, sqlite3.SQLITE_FULL: FullError}
    return kinds.get(code, StoreError)(what, where=str(path), remedy=remedy)


_NOT_AS_WRITTEN = ("Could not decode", "malformed")
"""How errors without a code of their own begin that come of bytes that nobody wrote so."""


def _words() -> dict[int, tuple[str, str]]:
    """What to say and what to do, by SQLite's primary result code (sqlite.org/rescode.html)."""
    return {
        sqlite3.SQLITE_NOTADB: (
            _("this file is not a doichieu store"),
            _("Choose another file with --store."),
        ),
        sqlite3.SQLITE_CORRUPT: (
            _("the store is damaged"),
            _("See what is wrong with: doichieu verify. Go back to a copy: doichieu restore FILE"),
        ),
        sqlite3.SQLITE_FULL: (
            _("the disk is full, so nothing was saved"),
            _("Make room, then do it again."),
        ),
        sqlite3.SQLITE_IOERR: (
            _("the disk failed to read or write, so nothing was saved"),
            _("Check the disk, its quota and the network drive, then do it again."),
        ),
        sqlite3.SQLITE_READONLY: read_only(),
        sqlite3.SQLITE_INTERRUPT: (
            _("a question to the store found no end, so it was given up"),
            _("See what is wrong with: doichieu verify"),
        ),
        sqlite3.SQLITE_BUSY: (
            _("another program keeps the store locked, so nothing was saved"),
            _("Close what else has it open, then do it again."),
        ),
        sqlite3.SQLITE_CANTOPEN: (
            _("the store cannot be opened"),
            _("Check that the file and its folder may be read, or choose another with --store."),
        ),
    }


def only_on_the_server(address: str, error: Exception) -> StoreError:
    """What to say where a server has acknowledged what cannot be written here."""
    return StoreError(
        _("it is saved on the server, but not on this machine: {why}").format(why=error),
        where=address,
        remedy=_("Make room on this machine; then it will be shown."),
    )


def another_store(address: str) -> StoreError:
    """What to say where a server has not what was seen there: what is written may fit no more."""
    return StoreError(
        _("the store on the server is no longer the one seen here, so nothing was saved"),
        where=address,
        remedy=_("See what stands now, then do it again."),
    )


def partly_written(error: BusyError) -> StoreError:
    """What to say of a step that had to wait for others when a part of it was written already."""
    return StoreError(
        _("somebody else came between, so only a part was saved"),
        where=error.where,
        remedy=_("See what stands before you do it again."),
    )


class RefusedError(Exception):
    """What the server says of a statement that it did not run."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@contextmanager
def server_errors(address: str) -> Iterator[None]:
    """Turn what a server refuses into StoreError."""
    try:
        yield
    except RefusedError as error:
        if error.code == "TRANSACTION_TIMEOUT":
            what = _("it took longer than the server allows, so nothing was saved")
            raise BusyError(what, where=address, remedy=_("Do it again.")) from error
        raise StoreError(
            _("the server refused it, so nothing was saved: {why}").format(why=error),
            where=address,
            remedy=_("Ask whoever looks after the server."),
        ) from error


def server_silent(address: str, why: Exception) -> StoreError:
    """The error of a server that gave no answer, or not one of a libSQL server."""
    said = one_line(str(why)) or type(why).__name__
    return StoreError(
        _("the server does not answer ({why})").format(why=said),
        where=address,
        remedy=_("What is not shown as done may not be saved: do it again once it answers."),
    )


def server_refuses(address: str) -> StoreError:
    """The error of a server that does not know who asks."""
    return StoreError(
        _("the server does not let you in"),
        where=address,
        remedy=_("Put the token that you were given into DOICHIEU_TOKEN."),
    )


def there_already(path: Path) -> StoreError:
    """The error of a new file where there is one."""
    return StoreError(
        _("there is such a file already"),
        where=str(path),
        remedy=_("Choose another name."),
    )


def no_store(where: Path | str) -> StoreError:
    """The error of reading a store where there is none."""
    return StoreError(
        _("there is no store here"),
        where=str(where),
        remedy=_("Read a document into it first with: doichieu import FILE"),
    )


def of_others(where: str) -> StoreError:
    """The error of a database that is no store."""
    return StoreError(
        _("this is a database of another program"),
        where=where,
        remedy=_("Choose another file with --store."),
    )


def too_new(where: str) -> StoreError:
    """The error of a store of a later version."""
    return StoreError(
        _("the store was written by a newer version of doichieu"),
        where=where,
        remedy=_("Install the newest version, or choose another file with --store."),
    )


def too_old(address: str) -> StoreError:
    """The error of a store on a server that only a file can bring up to date."""
    template = _(
        "Copy it down, open the file, and copy it up again: doichieu store copy {address} FILE; "
        "doichieu --store FILE list; doichieu store copy --over FILE {address}"
    )
    return StoreError(
        _("the store on the server is of an older version"),
        where=address,
        remedy=template.format(address=address),
    )


def cut_short(address: str) -> StoreError:
    """The error of a server to which a store was copied that never arrived whole."""
    return StoreError(
        _("a copy to this server was cut short"),
        where=address,
        remedy=_("Copy it again with: doichieu store copy --over FILE ADDRESS"),
    )


def not_the_file(path: Path, rescued: Path | None) -> StoreError:
    """The error of writing to a store whose file is not the one that was opened any more."""
    if rescued is None:
        remedy = _("Close the program; then look at the file with: doichieu verify")
    else:
        template = _("All that was in it is in {file}; put that back with: doichieu restore FILE")
        remedy = template.format(file=rescued)
    return StoreError(
        _("the file was deleted, replaced or written over meanwhile, so nothing was saved"),
        where=str(path),
        remedy=remedy,
    )


def no_file(path: Path) -> StoreError:
    """The error of a folder, a pipe, a socket or a device where a store should be."""
    return StoreError(
        _("this is a folder") if path.is_dir() else _("this is not a regular file"),
        where=str(path),
        remedy=_("Choose another file with --store."),
    )


def no_name(path: Path) -> StoreError:
    """The error of a name that leaves no room for those of the files beside a store."""
    return StoreError(
        _("the name is too long for a store"),
        where=str(path),
        remedy=_("Choose a shorter name with --store."),
    )


def not_its_log(path: Path, log: Path) -> StoreError:
    """The error of a store with the log of another file beside it, or of a log without its file."""
    template = _("the log beside it ({log}) is not of this file, so nothing is opened")
    return StoreError(
        template.format(log=log.name),
        where=str(path),
        remedy=_("Put back the file that was here, or a copy with: doichieu restore FILE"),
    )


def not_ours(where: Path | str, name: str) -> StoreError:
    """The error of a store in which somebody has changed what the tables are, or what they do."""
    return StoreError(
        _("'{name}' in it is not as doichieu makes it, so it is not opened").format(name=name),
        where=str(where),
        remedy=_(
            "See what is wrong with: doichieu verify. Go back to a copy: doichieu restore FILE"
        ),
    )


def no_such_document(document: DocumentId) -> StoreError:
    """The error of asking for a document that is not there."""
    return StoreError(
        _("there is no such document in the store"),
        where=f"#{document}",
        remedy=_("See what there is with: doichieu list"),
    )


def unreadable(where: str) -> UnreadableError:
    """The error of stored words that this version does not know, or that somebody has changed."""
    return UnreadableError(
        _("what is kept of this document is in a form that this version cannot read"),
        where=where,
        remedy=_("Install the newest version, or read the file into another store."),
    )


def damaged(table: str, row: object, where: str = "") -> UnreadableError:
    """The error of a row that is not as it was written."""
    return UnreadableError(
        _("damaged, in table {table} row {row}").format(table=table, row=row),
        where=where,
        remedy=_("See what is wrong with: doichieu verify"),
    )


def read_only() -> tuple[str, str]:
    """What to say and what to do when a store that may only be read is written to."""
    return (
        _("the store is read-only, so nothing was saved"),
        _("Ask for the right to write to the file and its folder, or work on a copy."),
    )
