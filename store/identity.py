"""Whether the file at a path is still the one that was opened."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Self

from doichieu.frozen import frozen
from doichieu.peeking import DATABASE, peek

_HEADER = 100
"""Bytes at the beginning of a database that say what it is (sqlite.org/fileformat.html, 1.3)."""
_COUNTER = slice(24, 28)
"""Those that count how often it has changed: they go back in an older copy alone."""


@frozen
class FileIdentity:
    """Device and inode of an open file, and how often it had changed when it was looked at."""

    device: int
    inode: int
    changes: int

    @classmethod
    def of(cls, path: Path) -> Self | None:
        """That of the file at a path now; None where there is no database."""
        try:
            status = path.stat()
            header = peek(path, _HEADER)
        except OSError:
            return None
        if not header.startswith(DATABASE):
            return None
        (changes,) = struct.unpack(">I", header[_COUNTER])
        return cls(status.st_dev, status.st_ino, changes)

    def is_still(self, now: FileIdentity | None) -> bool:
        """Whether what is there now is that file, as it was or changed since."""
        if now is None or self.was_replaced(now):
            return False
        return now.changes >= self.changes

    def was_replaced(self, now: FileIdentity | None) -> bool:
        """Whether another file stands there now, or none: what was opened can still be read."""
        return now is None or (now.device, now.inode) != (self.device, self.inode)
