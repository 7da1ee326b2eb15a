"""How commands print: pictures for people at a terminal, plain lines for all others, JSON."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

import click

from doichieu.cli import guard


class Counter:
    """How far work is, on one line of the terminal that is gone when the work is done."""

    def begin(self, total: int, what: str) -> None:
        """Show the line."""
        self._done, self._total, self._what = 0, total, what
        self._show()

    def step(self) -> None:
        """Count on."""
        self._done += 1
        self._show()

    def _show(self) -> None:
        count = f"{self._what} {self._done}/{self._total}"
        own = guard.beneath(sys.stderr)
        own.write(f"\r\x1b[K{count if self._done < self._total else ''}")
        own.flush()


def drawn() -> bool:
    """Whether trees may be drawn and lines wrapped.

    Not in a pipe, which is read line by line; nor where NO_COLOR or a terminal that can do nothing
    says that the reader is a program, a screen reader perhaps.
    """
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def columns() -> int | None:
    """How wide the terminal is on which may be drawn; None where none is."""
    if not drawn():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def print_drawn(picture: Callable[[], Any], lines: Callable[[], Iterable[str]]) -> None:
    """Print what rich draws, or the same as lines, one an item."""
    if not drawn():
        print_lines(lines())
        return
    guard.page().print(picture())


def print_lines(lines: Iterable[str]) -> None:
    """Print each on a line of its own, as soon as it is there."""
    for line in lines:
        click.echo(line)


def print_json(value: object, *, indent: int | None = 1) -> None:
    """Print for programs; without `indent` in one line. It is read back as it was."""
    import json

    from doichieu.text import escaped

    # The codes of letters that the encoding lacks are JSON only where json writes them.
    lacking = not (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(escaped(json.dumps(value, ensure_ascii=lacking, indent=indent)))


def print_file(content: bytes) -> None:
    """Print what else is written to a file: text through the guard, all else byte by byte.

    Raises InputError for what is no text where it would stand in a terminal.
    """
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        if sys.stdout.isatty():
            from doichieu.errors import InputError
            from doichieu.language import _

            raise InputError(
                _("this format is not for a terminal"), remedy=_("Name a file: -o FILE.")
            ) from error
        guard.beneath(sys.stdout).write_bytes(content)
    else:
        click.echo(text, nl=False)
