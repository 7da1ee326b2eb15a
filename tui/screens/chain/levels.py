"""A list of levels: a line with document and verdict each, and up to two lines of text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from textwrap import wrap

from rich.text import Text
from textual.message import Message

from doichieu.text import one_line
from doichieu.tui.cells import fitted
from doichieu.tui.looks import CURSOR, QUIET, TITLE
from doichieu.tui.widgets.canvas import Canvas

_MOST = 2
"""Lines of text that a level has; one that nobody has reviewed has none."""

_DEEPEST = 8
"""Levels from which on nothing is indented any further."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A level as it is shown: how deep, what it is, how that looks, the text that stands there."""

    deep: int
    head: str
    text: str
    glyph: str = " "
    style: str = ""


class LevelList(Canvas, can_focus=True):
    """Entries under a title, each asked for when it comes in sight."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another level."""

    def __init__(self, entry: Callable[[int], Entry], *, id: str | None = None) -> None:  # noqa: A002 (textual's own name)
        super().__init__(id=id)
        self._entry = entry
        self.count = 0
        self.cursor = 0
        self._title = ""
        self._top, self._page = 0, 1

    def show(self, count: int, title: str, cursor: int) -> None:
        """Show so many levels, with the cursor on one of them."""
        self.count, self._title = count, title
        self.cursor = max(0, min(cursor, count - 1))
        self.changed()

    def move(self, by: int) -> None:
        """Move the cursor by so many levels, as far as there are any, and say so."""
        self.move_to(self.cursor + by)

    def move_to(self, place: int) -> None:
        """Move the cursor to a level by its place, counted from 0, and say so."""
        place = max(0, min(place, self.count - 1))
        if place != self.cursor and self.count:
            self.cursor = place
            self.changed()
            self.screen.post_message(self.Moved())

    def turn(self, pages: float) -> None:
        """Move the cursor by so many pages."""
        self.move(int(pages * self._page) or (1 if pages > 0 else -1))

    def first(self) -> None:
        """Move the cursor to the first level."""
        self.move_to(0)

    def last(self) -> None:
        """Move the cursor to the last level."""
        self.move_to(self.count - 1)

    def go_to_line(self, number: int) -> None:
        """Move the cursor to a level by its number, counted from 1."""
        self.move_to(number - 1)

    def lines(self, width: int, height: int) -> Sequence[Text]:
        """The title and the levels around the cursor."""
        mark = "━" if self.has_focus else "─"
        place = f" {self.cursor + 1}/{self.count} {mark}" if self.count else f" {mark}"
        before = max(0, width - len(place))
        title = fitted(f"{mark} {self._title} ".ljust(before, mark), before)
        lines = [Text(f"{title}{place}", TITLE if self.has_focus else QUIET)]
        drawn = cache(lambda index: self._drawn(index, width))
        self._top = self._first_shown(lambda index: len(drawn(index)), max(1, height - 1))
        last = self._top
        while last < self.count and len(lines) < height:
            lines += drawn(last)
            last += 1
        self._page = max(1, last - self._top - (len(lines) > height))
        return lines[:height]

    def _first_shown(self, tall: Callable[[int], int], room: int) -> int:
        """Where to begin, as before if that may be: the cursor's level is whole, no room is left.

        `tall` is how many lines a level takes.
        """
        top = min(self._top, self.cursor)
        # From the cursor up, as many levels as there is room for.
        first, left = self.cursor, room - tall(self.cursor) if self.count else 0
        while first > top and tall(first - 1) <= left:
            first -= 1
            left -= tall(first)
        below = self.cursor + 1
        while below < self.count and left > 0:
            left -= tall(below)
            below += 1
        while first > 0 and tall(first - 1) <= left:
            first -= 1
            left -= tall(first)
        return first

    def _drawn(self, index: int, width: int) -> list[Text]:
        entry, at_cursor = self._entry(index), index == self.cursor
        indent = "  " * min(entry.deep, _DEEPEST)
        mark = CURSOR.glyph if at_cursor else " "
        before = f"{mark}{indent}{entry.glyph} "
        head = Text(fitted(f"{before}{one_line(entry.head)}", width))
        head.stylize(TITLE, len(before))
        if entry.style:
            head.stylize(entry.style, 1, len(before))
        if at_cursor and self.has_focus:
            head.stylize("reverse", 0, len(before))
        room = max(10, width - len(before) - 1)
        said = wrap(one_line(entry.text), room, max_lines=_MOST, placeholder=" …")
        return [head, *(Text(" " * len(before) + each) for each in said)]
