"""Whose turn it is to write: of many who write at once, who came first is served first.

SQLite's own waiting asks ever more seldom: who has waited longest is served last, or never. Here
the system keeps the line, by a lock on the log beside the store, on which SQLite itself takes none.
It is a courtesy: SQLite alone decides who writes, and nothing rests on the line.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock, Thread

_AGAIN = 0.1
"""Seconds within which somebody who has had a turn comes back without a pause, as people do not."""
_LEAST, _MOST = 0.005, 0.05
"""Seconds for which he then lets the next one wake up."""


class Line:
    """The line at a log, for one who comes back to it."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._had, self._left, self._others = 0.0, -_AGAIN, False

    @contextmanager
    def turn(self, patience: float) -> Iterator[None]:
        """Stand in the line for at most so many seconds, and hold the turn until the end.

        Where there is no line to stand in, or the turn does not come, it is as if it had.
        """
        try:
            # Not to wait for a pipe of that name.
            place = _Place(os.open(self._log, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK))
        except OSError:
            yield
            return
        try:
            self._let_the_next_one_wake()
            place.wait(patience)
            came = time.monotonic()
            yield
            self._had = time.monotonic() - came
        finally:
            place.leave()
            self._left, self._others = time.monotonic(), place.waited

    def _let_the_next_one_wake(self) -> None:
        """Pause where others wait: the system would give the turn to who is awake already."""
        if self._others and time.monotonic() - self._left < _AGAIN:
            time.sleep(min(_MOST, max(_LEAST, self._had)))


class _Place:
    """A place in the line. The system knows no waiting with an end, so a thread waits."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._came = Event()
        self.waited = False
        self._standing = self._left = False
        self._one_at_a_time = Lock()

    def wait(self, patience: float) -> None:
        """Wait for the turn, at most so many seconds."""
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._standing = self.waited = True
            Thread(target=self._stand, daemon=True).start()
            self._came.wait(patience)
        except OSError:
            # A file system without such locks has no line.
            return

    def _stand(self) -> None:
        with suppress(OSError):
            fcntl.flock(self._handle, fcntl.LOCK_EX)
        with self._one_at_a_time:
            self._standing = False
            if self._left:
                os.close(self._handle)
        self._came.set()

    def leave(self) -> None:
        """Let the next one have the turn; a thread that still stands there does when it comes."""
        with self._one_at_a_time:
            self._left = True
            if not self._standing:
                os.close(self._handle)
