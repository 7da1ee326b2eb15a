"""Writing cells to a terminal in few bytes: where its cursor stands and how it writes is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter, ne
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.console import Console

Cell = tuple[str, Style]
"""A letter with its combining marks and its style; '' is the second half of a wide letter."""

PLAIN = Style.null()
BLANK: Cell = (" ", PLAIN)

_ON = 5
"""Bytes of going on to a later cell of a row: as many unchanged letters are sent instead."""

_STYLED = 4
"""Bytes, at the least, of going on in another style."""

_MARGIN = 4
"""Blanks at the start of a row that are written again rather than passed over."""


class Pen:
    """What carries one update out, with the cursor and the style that the terminal has by then."""

    def __init__(self, width: int, console: Console) -> None:
        self._width = width
        self._console = console
        self._y = self._x = -1
        self._style = PLAIN
        self._sent: list[str] = []

    def end(self) -> str:
        """All that is to be sent; the terminal is left without a style."""
        self._dip(PLAIN)
        return "".join(self._sent)

    def paint(self, y: int, shown: Sequence[Cell], wanted: Sequence[Cell]) -> None:
        """Write the cells of a row that differ from what it shows; long blanks are erased."""
        for start, end in _runs(shown, wanted):
            x = start
            for blank, run in groupby(wanted[start:end], BLANK.__eq__):
                stop = x + len([*run])
                self._go(y, x, wanted)
                if blank and (erasing := _erasing(wanted, x, stop, end)):
                    self._dip_unless_ink()
                    self._sent.append(erasing)
                else:
                    self._write(wanted[x:stop])
                x = stop

    def _write(self, cells: Sequence[Cell]) -> None:
        for style, run in groupby(cells, itemgetter(1)):
            text = "".join([letter for letter, _style in run])
            if style == PLAIN and text.isspace():
                self._dip_unless_ink()
            else:
                self._dip(style)
            self._sent.append(text)
        self._x += len(cells)
        if self._x >= self._width:
            # Behind the last cell a terminal stands where it likes.
            self._y = -1

    def _go(self, y: int, x: int, row: Sequence[Cell]) -> None:
        """Put the cursor there; by its column and not by steps, so that no slip is carried on."""
        if (y, x) == (self._y, self._x):
            return
        if self._y < 0 or y not in (self._y, self._y + 1):
            self._sent.append(f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H")
        else:
            # Of a line feed the terminal's driver makes two bytes.
            self._sent.append("\v" * (y - self._y))
            if x <= _MARGIN and all(cell == BLANK for cell in row[:x]):
                self._dip_unless_ink()
                self._sent.append("\r" + " " * x)
            else:
                self._sent.append(f"\x1b[{x + 1}G")
        self._y, self._x = y, x

    def _dip(self, style: Style) -> None:
        """Write in this style from now on."""
        if style == self._style:
            return
        if style == PLAIN:
            self._sent.append("\x1b[m")
        else:
            anew = "" if self._style == PLAIN else "0;"
            self._sent.append(f"\x1b[{anew}{_codes(style, self._console)}m")
        self._style = style

    def _dip_unless_ink(self) -> None:
        """Be ready for blanks."""
        if not is_ink(self._style):
            self._dip(PLAIN)


@lru_cache(maxsize=1024)
def is_ink(style: Style) -> bool:
    """Whether a style shows in letters alone: a blank in it is a blank."""
    return not (style.bgcolor or style.reverse or style.underline or style.strike)


@lru_cache(maxsize=1024)
def _codes(style: Style, console: Console) -> str:
    return Strip([Segment("x", style)]).render(console).partition("m")[0].removeprefix("\x1b[")


def _erasing(row: Sequence[Cell], start: int, stop: int, end: int) -> str:
    """What erases blanks in a run up to `end`; '' where to write them costs less."""
    if stop == end and all(cell == BLANK for cell in row[stop:]):
        sent = "\x1b[K"
    else:
        sent = f"\x1b[{stop - start}X"
    least = len(sent) if stop == end else len(sent) + _ON
    return sent if stop - start > least else ""


def _runs(shown: Sequence[Cell], wanted: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """The stretches of cells to send: those that differ, with gaps bridged that cost less."""
    start = end = -1
    for x in [x for x, differs in enumerate(map(ne, shown, wanted)) if differs]:
        if start < 0:
            start = x
        elif x - end > _ON or _cost(wanted[end - 1 : x]) > _ON:
            yield _whole_letters(wanted, start, end)
            start = x
        end = x + 1
    if start >= 0:
        yield _whole_letters(wanted, start, end)


def _cost(cells: Sequence[Cell]) -> int:
    """Bytes of writing these, the first of which has been written."""
    sent, style = 0, cells[0][1]
    for letter, look in cells[1:]:
        sent += len(letter.encode())
        if look != style and not (letter == " " and is_ink(style)):
            sent += _STYLED
            style = look
    return sent


def _whole_letters(cells: Sequence[Cell], start: int, end: int) -> tuple[int, int]:
    while start > 0 and not cells[start][0]:
        start -= 1
    while end < len(cells) and not cells[end][0]:
        end += 1
    return start, end
