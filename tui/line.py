"""The line to the terminal: what came in one read is kept together, and a cut ends the program.

A person's keys come one a read, or bundled where the line has stalled; a paste comes many a read.
Which of them are obeyed is for the application to say: it alone knows whether a field is in front.
"""

from __future__ import annotations

import os
import select
import signal
import termios
import threading
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, TypeGuard, cast

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste
from textual.message import Message

from doichieu.tui.host import host

if TYPE_CHECKING:
    from collections.abc import Sequence
    from io import TextIOWrapper

    from textual.app import App


_AT_ONCE = 4096
_MOST = 16 * _AT_ONCE
"""Bytes that count as one read: all that lies there, but a flood is taken in by parts."""

_PAUSE = 0.1
"""Seconds between two looks at whether the program ends, or an Esc stands alone."""


ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT)
"""The signals by which a program is asked to end."""

SIGNALLED = 128
"""Added to the number of the signal that ended the program, as a shell tells it."""

GRACE = 3.0
"""Seconds in which it ends in order."""

# No more pastes and reports told apart, the usual keys, screen and cursor.
_GIVEN_BACK = b"\x1b[?2004l\x1b[?1004l\x1b[<u\x1b[?7h\x1b[?1049l\x1b[?25h"


class Burst(Message):
    """The keys, and what was pasted, of one read that holds several letters."""

    def __init__(self, typed: tuple[Key | Paste, ...]) -> None:
        super().__init__()
        self.typed = typed

    @property
    def letters(self) -> list[Key]:
        """The keys among them that a text could hold, also the ends of its lines."""
        return [each for each in self.typed if is_letter(each)]


def is_letter(message: Message) -> TypeGuard[Key]:
    """Whether a message is a key that sends what a text could hold."""
    return isinstance(message, Key) and (message.is_printable or message.key in {"enter", "tab"})


class _Output:
    """Where the screen is written to, as long as there is anybody at the other end."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.fileno = file.fileno

    def write(self, text: str) -> None:
        """Write, or let it go: whoever reads the keys is told that the line is cut."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Send what was written."""
        with suppress(OSError):
            self._file.flush()


class TerminalDriver(LinuxDriver):
    """Reads the terminal as Textual does, and keeps the keys of one read together.

    The program ends with its terminal, and gives it back whole when a signal ends it.
    """

    def __init__(self, app: App[None], **settings: Any) -> None:  # noqa: ANN401 (textual's own)
        super().__init__(app, **settings)
        self._file = cast("TextIOWrapper", _Output(cast("TextIOWrapper", self._file)))
        self._ending = False

    def start_application_mode(self) -> None:
        """Take the terminal; from now on signals end the program in order."""
        for each in ENDING:
            signal.signal(each, self._end)
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def _end(self, signum: int, _frame: object = None) -> None:
        """Let the program end, or where it is too busy to, end it."""
        if self._ending:
            return
        self._ending = True
        last = threading.Timer(GRACE, self._end_anyhow, [signum])
        last.daemon = True
        last.start()
        self._loop.call_soon_threadsafe(host(self._app).leave, signum)

    def _end_anyhow(self, signum: int) -> None:
        with suppress(termios.error, OSError):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            if select.select([], [self.fileno], [], 0)[1]:
                os.write(self.fileno, _GIVEN_BACK)
        os._exit(SIGNALLED + signum)

    def run_input_thread(self) -> None:
        """Read until the program ends."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        poll = select.poll()
        poll.register(self.fileno, select.POLLIN)
        try:
            while not self.exit_event.is_set():
                if poll.poll(_PAUSE * 1000):
                    data = self._read()
                    while len(data) < _MOST and poll.poll(0) and (more := self._read()):
                        data += more
                    if not data:
                        self._end(signal.SIGHUP)
                        return
                    self._take_in(list(parser.feed(decode(data))))
                self._take_in(list(parser.tick()))
        finally:
            with suppress(EOFError, ParseError):
                list(parser.feed(""))

    def _read(self) -> bytes:
        """What lies there; nothing once the terminal is gone."""
        with suppress(OSError):
            return os.read(self.fileno, _AT_ONCE)
        return b""

    def _take_in(self, messages: Sequence[Message]) -> None:
        """Send on what one read held."""
        several = sum(map(is_letter, messages)) > 1
        typed = []
        for message in messages:
            if several and isinstance(message, Key | Paste):
                message.set_sender(self._app)
                typed.append(message)
            else:
                self.process_message(message)
        if typed:
            self.process_message(Burst(tuple(typed)))
