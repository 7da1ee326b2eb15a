"""A text with a place in it where it is to be cut, always before a word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from doichieu.tui.looks import TITLE
from doichieu.tui.widgets.canvas import Canvas

_WORD = re.compile(r"\S+")
_LIKELY = re.compile(r"[.;:]$")
"""What a word ends with before a place where another block may begin."""


class CutText(Canvas, can_focus=True):
    """A text of two parts; the second is bold, and its first word in reverse."""

    def __init__(self, text: str, *, id: str | None = None) -> None:  # noqa: A002 (textual's)
        super().__init__(id=id)
        self.text = text
        self._words = [(match.start(), match[0]) for match in _WORD.finditer(text)]
        likely = self._likely()
        self._at = likely[0] if likely else min(1, len(self._words) - 1)
        self._top = 0

    @property
    def place(self) -> int:
        """Where in the text the second part begins."""
        return self._words[self._at][0] if self._words else 0

    @property
    def second(self) -> str:
        """The second part."""
        return self.text[self.place :]

    def height(self, width: int) -> int:
        """How many lines the text takes."""
        return len(self._rows(width))

    def move(self, words: int) -> None:
        """Move the place by so many words."""
        self._go(self._at + words)

    def move_lines(self, lines: int) -> None:
        """Move the place by so many lines, to a word that stands about as far to the right."""
        rows = self._rows(self.size.width)
        row = self._row_of(rows)
        column = self._at - rows[row]
        wanted = max(0, min(row + lines, len(rows) - 1))
        end = (rows[wanted + 1] if wanted + 1 < len(rows) else len(self._words)) - 1
        self._go(min(rows[wanted] + column, end))

    def next_likely(self, by: int) -> None:
        """Move to the next (by=1) or earlier (by=-1) place where another block may begin."""
        likely = self._likely()
        beyond = [n for n in likely if (n > self._at if by > 0 else n < self._at)]
        if beyond:
            self._go(beyond[0] if by > 0 else beyond[-1])

    def _likely(self) -> list[int]:
        ends = (n for n, (_place, word) in enumerate(self._words) if _LIKELY.search(word))
        return [n + 1 for n in ends if n + 1 < len(self._words)]

    def _go(self, at: int) -> None:
        self._at = max(min(1, len(self._words) - 1), min(at, len(self._words) - 1))
        self.changed()

    def _rows(self, width: int) -> list[int]:
        """The first word of each line."""
        rows, used = [0], 0
        for n, (_place, word) in enumerate(self._words):
            length = cell_len(word)
            if used and used + 1 + length > width - 2:
                rows.append(n)
                used = 0
            used += length + bool(used)
        return rows

    def _row_of(self, rows: Sequence[int]) -> int:
        return bisect_right(rows, self._at) - 1

    def lines(self, width: int, height: int) -> Sequence[Text]:
        """The lines around the place."""
        rows = self._rows(width)
        here = self._row_of(rows)
        self._top = max(min(self._top, here - 1), here + 2 - height)
        self._top = max(0, min(self._top, len(rows) - height))
        ends = [*rows[1:], len(self._words)]
        shown = list(zip(rows, ends, strict=True))[self._top : self._top + height]
        return [Text(" ").append_text(self._line(first, end)) for first, end in shown]

    def _line(self, first: int, end: int) -> Text:
        line = Text()
        for n in range(first, end):
            style = "" if n < self._at else f"{TITLE} reverse" if n == self._at else TITLE
            line.append(self._words[n][1], style)
            line.append(" ")
        return line
