"""How long until something stands on the screen: keys typed into a real pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path

import pyte

COLUMNS, ROWS = 120, 40
PATIENCE = 120.0
"""Seconds after which what is waited for will not come."""


class Seen:
    """A program in a terminal; `until` types keys and gives the milliseconds to some words."""

    def __init__(self, command: Sequence[str]) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._started = time.perf_counter()
        self._process, self._line = pty.fork()
        if self._process == 0:
            os.execvpe(command[0], [*command], os.environ | {"LC_ALL": "C.UTF-8"})  # noqa: S606
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self._line, termios.TIOCSWINSZ, size)

    def start(self, words: str) -> float:
        """Milliseconds from nothing to these words."""
        return self._wait(words, self._started)

    def until(self, words: str, keys: str) -> float:
        """Milliseconds from these keys to these words, which must not stand there before."""
        begun = time.perf_counter()
        os.write(self._line, keys.encode())
        return self._wait(words, begun)

    def _wait(self, words: str, begun: float) -> float:
        while not any(words in line for line in self._screen.display):
            ready, *_others = select.select([self._line], [], [], PATIENCE)
            if not ready:
                raise TimeoutError(words)
            self._stream.feed(os.read(self._line, 1 << 16))
        return (time.perf_counter() - begun) * 1000

    def memory(self) -> float:
        """MiB that it holds now, on Linux."""
        status = Path(f"/proc/{self._process}/status").read_text("utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def close(self) -> None:
        """End the program."""
        os.kill(self._process, signal.SIGTERM)
        os.waitpid(self._process, 0)
        os.close(self._line)
