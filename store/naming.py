"""New files beside a store, with names that say what they are and sort by the time."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_empty(path: Path) -> None:
    """Make an empty file for oneself alone. Raises OSError, also where there is one."""
    os.close(os.open(path, _NEW, PRIVATE_FILE))


def make_beside(path: Path, why: str, folder: Path | None = None) -> Path:
    """A new empty file, in a folder or beside the store, called by the store, the time and why.

    Raises OSError where none can be made.
    """
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    for number in count():
        again = f"-{number}" if number else ""
        made = Path(folder or path.parent, f"{path.stem}-{moment}{again}-{why}.db")
        with suppress(FileExistsError):
            make_empty(made)
            return made
    raise AssertionError("a name is free at last")
