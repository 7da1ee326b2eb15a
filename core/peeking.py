"""The first bytes of a file that may be a database which this very process has open.

Closing a file gives up every lock that the process holds on it, those of SQLite's connections too
(fcntl(2)); another process would then take itself for the last one and throw the log away
(sqlite.org/howtocorrupt.html, 2.2). So a database that was opened to be looked at stays open.
"""

from __future__ import annotations

import os
from pathlib import Path

DATABASE = b"SQLite format 3\0"
"""How a database of SQLite begins."""

_kept: dict[tuple[int, int], int] = {}
"""The databases looked at, by device and inode: they stay open until the process ends."""


def peek(path: Path, count: int) -> bytes:
    """The first bytes of a file, as many as there are. Raises OSError where it cannot be read."""
    found = path.stat()
    handle = _kept.get((found.st_dev, found.st_ino))
    if handle is not None:
        return os.pread(handle, count, 0)
    # Not to wait for a pipe that nobody writes to.
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    first = b""
    try:
        first = os.pread(handle, max(count, len(DATABASE)), 0)
    finally:
        opened = os.fstat(handle)
        if first.startswith(DATABASE):
            _kept[opened.st_dev, opened.st_ino] = handle
        else:
            os.close(handle)
    return first[:count]
