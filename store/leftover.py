"""Whether the write-ahead log beside a store is its own, or was left over from another file.

SQLite cannot tell: it lays the pages of whatever log is there over the file. But each of our
transactions writes the first page, which counts the changes and the pages. So the file must have
counted as it did before the first transaction of its log, or since. (A connection that is alone
counts many transactions as one change: an older log over a file of the same size is not told.)
"""

from __future__ import annotations

import struct
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from doichieu.peeking import peek
from doichieu.store import failures

_LOG = struct.Struct(">4I2I2I")
"""The head of a log: magic, version, size of a page, sequence, two salts, two checksums
(sqlite.org/fileformat.html, 4.1)."""
_FRAME = struct.Struct(">2I2I2I")
"""The head of a page in it: its number, the size of the file where it ends a transaction, the salts
of the log, two checksums."""
_COUNTS = struct.Struct(">24x2I")
"""Of the first page of a store: how often it has changed, and how many pages there are."""

_TRIES, _PAUSE = 5, 0.02


class _Counts(NamedTuple):
    changes: int
    pages: int


def log_of(path: Path) -> Path:
    """The log of a store."""
    return path.with_name(f"{path.name}-wal")


def must_go_together(path: Path) -> None:
    """Raise StoreError where a log lies beside the store that is not of it, or beside none."""
    if not has_a_log(path):
        return
    for _number in range(_TRIES):
        if _go_together(path):
            return
        # Between the two looks somebody may have folded the log back and begun another.
        time.sleep(_PAUSE)
    raise failures.not_its_log(path, log_of(path))


def has_a_log(path: Path) -> bool:
    """Whether a log in which there is something lies beside a store."""
    with suppress(OSError):
        return log_of(path).stat().st_size > _LOG.size
    return False


def _go_together(path: Path) -> bool:
    logged: list[_Counts] = []
    with suppress(OSError), log_of(path).open("rb") as log:
        logged = list(_counted(log))
    if not logged:
        return True
    head = b""
    with suppress(OSError):
        head = peek(path, _COUNTS.size)
    if len(head) < _COUNTS.size:
        return False
    now, last = _Counts(*_COUNTS.unpack(head)), max(logged)
    return logged[0].changes - 1 <= now.changes and now <= last


def _counted(log: BinaryIO) -> Iterator[_Counts]:
    """What each first page of a log has, of the transactions that were ended in it."""
    head = log.read(_LOG.size)
    if len(head) < _LOG.size:
        return
    _magic, _version, page, _sequence, *salts, _one, _two = _LOG.unpack(head)
    pending: list[_Counts] = []
    while len(frame := log.read(_FRAME.size)) == _FRAME.size:
        number, ends, *of, _one, _two = _FRAME.unpack(frame)
        if of != salts:
            # From here on stands what was left of an earlier round.
            return
        first = log.read(_COUNTS.size) if number == 1 else b""
        if len(first) == _COUNTS.size:
            pending.append(_Counts(*_COUNTS.unpack(first)))
        log.seek(page - len(first), 1)
        if ends:
            yield from pending
            pending.clear()
