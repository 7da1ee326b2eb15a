"""New files beside a store, with names that say what they are and sort by the time."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from doichieu.replacing import claim

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

SHARED_FILE = 0o660
SHARED_FOLDER = 0o2770
"""What is made in it belongs to the group too."""


def make_empty(path: Path) -> None:
    """Make an empty file for oneself alone. Raises OSError, also where there is one."""
    os.close(os.open(path, _NEW, PRIVATE_FILE))


def let_in(made: Path, store: Path) -> None:
    """Let the group of a store that is shared use a new file or folder too."""
    with suppress(OSError):
        shared, new = store.stat(), made.stat()
        if shared.st_mode & stat.S_IWGRP and shared.st_gid == new.st_gid:
            made.chmod(SHARED_FOLDER if made.is_dir() else SHARED_FILE)


def make_folder(store: Path, name: str) -> Path:
    """A folder beside a store, for those whom the store is for. Raises OSError."""
    folder = store.with_name(name)
    with suppress(FileExistsError):
        folder.mkdir(mode=PRIVATE_FOLDER)
        let_in(folder, store)
    return folder


def make_beside(path: Path, why: str, folder: Path | None = None) -> Path:
    """A new empty file, in a folder or beside the store, called by the store, the time and why.

    Raises OSError where none can be made.
    """
    for name in _names(path, why, folder or path.parent):
        with suppress(FileExistsError):
            make_empty(name)
            return name
    raise AssertionError("a name is free at last")


def put_beside(made: Path, path: Path, why: str, folder: Path) -> Path:
    """Give such a name in a folder to a file that is whole. Raises OSError where that cannot be."""
    for name in _names(path, why, folder):
        with suppress(FileExistsError):
            claim(made, name)
            return name
    raise AssertionError("a name is free at last")


def _names(path: Path, why: str, folder: Path) -> Iterator[Path]:
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    for number in count():
        again = f"-{number}" if number else ""
        yield folder / f"{path.stem}-{moment}{again}-{why}.db"
