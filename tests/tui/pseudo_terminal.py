"""A terminal for tests: a program on a real pseudo-terminal, with a picture of its screen.

What a Pilot test cannot show is seen here: the bytes that a keyboard or an input method sends, and
the order in which the program takes them in.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

PATIENCE = 20.0
"""Seconds after which a screen that was waited for is taken not to come; normally a fraction.

So much that only a screen that never comes takes it, however busy the machine is."""


class Terminal:
    """A program running on a terminal of its own; leaving the `with` block ends it."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.received = bytearray()
        self._stream = pyte.ByteStream(self.screen)
        self._ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        # These would say more of the size than the terminal itself.
        kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
        settings = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        self.process = subprocess.Popen(
            list(command),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**kept, **settings, **(env or {})},
        )
        os.close(theirs)

    @classmethod
    def python(cls, script: Path, *arguments: str, columns: int = 80, rows: int = 24) -> Terminal:
        """The terminal on which this Python runs `script`."""
        return cls([sys.executable, str(script), *arguments], columns=columns, rows=rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._ours)

    @property
    def text(self) -> str:
        """What the screen shows, one line a row, without the blanks at the end."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def send(self, keys: str | bytes) -> None:
        """Send bytes in one write, as a terminal does with what a key or a burst gives."""
        os.write(self._ours, keys.encode() if isinstance(keys, str) else keys)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, and tell the program."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.killpg(self.process.pid, signal.SIGWINCH)

    def hang_up(self) -> None:
        """Take the terminal away, as a line that is cut does."""
        os.close(self._ours)
        self._ours = os.open(os.devnull, os.O_RDWR)

    def wait(self, met: str | Callable[[str], bool]) -> str:
        """Wait until the screen shows the text `met`, or meets it; give the screen.

        Raises AssertionError with the screen when that does not happen, or the program ends.
        """
        end = time.monotonic() + PATIENCE
        while not (met in self.text if isinstance(met, str) else met(self.text)):
            alive = self._read(0.05)
            if not alive or time.monotonic() > end:
                why = "too long" if alive else "the program has ended"
                raise AssertionError(f"waiting for {met!r}: {why}; the screen shows\n{self.text}")
        return self.text

    def settle(self, quiet: float = 0.15) -> str:
        """Wait until nothing has come for `quiet` seconds; give the screen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self._ready(quiet) and self._read(0):
            pass
        return self.text

    def ended(self) -> int:
        """Wait until the program ends; give its exit code.

        Raises AssertionError with the screen when it goes on.
        """
        end = time.monotonic() + PATIENCE
        while self._read(0.05):
            assert time.monotonic() < end, f"it does not end; the screen shows\n{self.text}"
        return self.process.wait(PATIENCE)

    def _ready(self, seconds: float) -> bool:
        return bool(select.select([self._ours], [], [], seconds)[0])

    def _read(self, seconds: float) -> bool:
        """Take in what comes within `seconds`; False once the program has closed its end."""
        if not self._ready(seconds):
            return True
        try:
            data = os.read(self._ours, 65536)
        except OSError as error:
            if error.errno == errno.EIO:
                return False
            raise
        self.received += data
        self._stream.feed(data)
        return bool(data)
