"""The bytes of a file or of standard input, no more of them than the limits allow."""

from __future__ import annotations

import os
import stat
import sys
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from doichieu.config import STANDARD_INPUT
from doichieu.errors import InputError
from doichieu.importing.limits import LARGEST_FILE, MEGABYTE
from doichieu.language import _
from doichieu.peeking import DATABASE, peek

STDIN = "stdin"
"""What standard input is called where a file has a name."""


def name_of(path: Path) -> str:
    """What to call a file in the library: its name without its folder."""
    return STDIN if path == STANDARD_INPUT else path.name


def where(path: Path) -> str:
    """What to call a file in errors."""
    return STDIN if path == STANDARD_INPUT else str(path)


def bytes_of(path: Path) -> bytes:
    """All bytes of a file; of standard input, which is read once and kept, for `-`.

    Raises InputError when it is missing, no regular file, too large, or changes while it is read.
    """
    if path == STANDARD_INPUT:
        return _standard_input(sys.stdin)
    try:
        _must_be_regular(path.stat().st_mode, where(path))
        if peek(path, len(DATABASE)) == DATABASE:
            # To close a store that this process has open would give up its locks.
            raise InputError(
                _("this is a database"),
                where=where(path),
                remedy=_("A store is named with --store."),
            )
        # A pipe without a writer would hold up an ordinary open for ever.
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as file:
            return _whole(file, where(path))
    except FileNotFoundError as error:
        raise InputError(
            _("there is no such file"), where=where(path), remedy=_("Check the name.")
        ) from error
    except OSError as error:
        raise InputError(
            _("the file cannot be read: {why}").format(why=error.strerror or error),
            where=where(path),
            remedy=_("Check that you may read it."),
        ) from error
    except ValueError as error:
        raise InputError(
            _("this is no file name"), where=where(path), remedy=_("Check the name.")
        ) from error


def _whole(file: BinaryIO, name: str) -> bytes:
    """The bytes of a regular file that stays as it is meanwhile."""
    before = os.fstat(file.fileno())
    _must_be_regular(before.st_mode, name)
    if before.st_size > LARGEST_FILE:
        raise _too_large(name)
    data = _bounded(file, name)
    after = os.fstat(file.fileno())
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise InputError(
            _("the file changed while it was read"),
            where=name,
            remedy=_("Try again once it is finished."),
        )
    return data


def _must_be_regular(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise InputError(_("this is a folder"), where=name, remedy=_("Name the files in it."))
    if not stat.S_ISREG(mode):
        raise InputError(
            _("this is not a regular file"), where=name, remedy=_("Save it to a file first.")
        )


def _bounded(file: BinaryIO, name: str) -> bytes:
    """What is left of a stream, which may be longer than it says, or endless."""
    data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise _too_large(name)
    return data


def _too_large(name: str) -> InputError:
    return InputError(
        _("the file is larger than {limit} MB").format(limit=LARGEST_FILE // MEGABYTE),
        where=name,
        remedy=_("Split it, or save only its text."),
    )


@lru_cache(maxsize=1)
def _standard_input(stream: object) -> bytes:
    """Everything that standard input gives; `stream` is there to tell one from another."""
    source = getattr(stream, "buffer", None)
    if source is None or source.isatty():
        raise InputError(
            _("nothing is sent to standard input"),
            where=STDIN,
            remedy=_("Send a file: doichieu outline - < FILE."),
        )
    try:
        return _bounded(source, STDIN)
    except OSError as error:
        raise InputError(
            _("the file cannot be read: {why}").format(why=error.strerror or error),
            where=STDIN,
            remedy=_("Check that you may read it."),
        ) from error
