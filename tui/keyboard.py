"""What the keyboard sends, read by read: several letters in one read are told from keys pressed.

A person's keys come one a read, or bundled where the line has stalled; a paste comes many a read.
Which of them are obeyed is for the application to say: it alone knows whether a field is in front.
"""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import TYPE_CHECKING, TypeGuard

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste
from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

_AT_ONCE = 4096
_MOST = 16 * _AT_ONCE
"""Bytes that count as one read: all that lies there, but a flood is taken in by parts."""

_PAUSE = 0.1
"""Seconds between two looks at whether the program ends, or an Esc stands alone."""


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


class KeyboardDriver(LinuxDriver):
    """Reads the terminal as Textual does, and keeps the keys of one read together."""

    def run_input_thread(self) -> None:
        """Read until the program ends."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        poll = select.poll()
        poll.register(self.fileno, select.POLLIN)
        try:
            while not self.exit_event.is_set():
                if poll.poll(_PAUSE * 1000):
                    data = os.read(self.fileno, _AT_ONCE)
                    while len(data) < _MOST and poll.poll(0):
                        data += os.read(self.fileno, _AT_ONCE)
                    self._take_in(list(parser.feed(decode(data))))
                self._take_in(list(parser.tick()))
        finally:
            with suppress(EOFError, ParseError):
                list(parser.feed(""))

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
