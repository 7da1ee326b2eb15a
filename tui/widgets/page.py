"""A whole document as one long page with a cursor on a block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rich.text import Text

from doichieu.model import FURNITURE, Item, Kind, Outline
from doichieu.text import find
from doichieu.tui.looks import FOUND, QUIET, TITLE
from doichieu.tui.widgets.canvas import Canvas

_MARGIN = 12
"""Cells for the address."""


class Page(Canvas, can_focus=True):
    """Every block of an outline under its address. `cursor` is the place of a block."""

    def __init__(self, outline: Outline, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.outline = outline
        self.title = ""
        self.query_text = ""
        self.cursor = 0
        self._top = 0
        self._laid_out: tuple[int, str, list[Text], list[int]] = (0, "", [], [])

    def move(self, by: int) -> None:
        """Move the cursor by so many blocks, as far as there are any."""
        self.move_to(self.cursor + by)

    def first(self) -> None:
        """Move the cursor to the first block."""
        self.move_to(0)

    def last(self) -> None:
        """Move the cursor to the last block."""
        self.move_to(len(self.outline.items) - 1)

    def move_to(self, place: int) -> None:
        """Put the cursor on a block and bring it into sight."""
        self.cursor = max(0, min(place, len(self.outline.items) - 1))
        self.changed()

    def turn(self, pages: float) -> None:
        """Go so many pages on; the cursor comes along."""
        _lines, starts = self._layout(self.size.width)
        if starts:
            wanted = starts[self.cursor] + int(pages * max(1, self.size.height - 2))
            place = bisect_right(starts, max(0, wanted)) - 1
            if place == self.cursor:
                place += 1 if pages > 0 else -1
            self.move_to(place)

    def lines(self, width: int, height: int) -> Sequence[Text]:
        """The title and the lines around the cursor."""
        body, starts = self._layout(width)
        shown = max(1, height - 1)
        title = Text(f"━ {self.title} ", TITLE)
        title.truncate(max(1, width - 1), overflow="ellipsis")
        title.append("━" * max(0, width - title.cell_len))
        if not starts:
            return [title]
        start = starts[self.cursor]
        end = starts[self.cursor + 1] if self.cursor + 1 < len(starts) else len(body)
        if start < self._top or end - start >= shown:
            self._top = start
        elif end > self._top + shown:
            self._top = end - shown
        self._top = max(0, min(self._top, len(body) - shown))
        visible = body[self._top : self._top + shown]
        return [
            title,
            *(
                _under_cursor(line) if start <= place < end else line
                for place, line in enumerate(visible, self._top)
            ),
        ]

    def _layout(self, width: int) -> tuple[list[Text], list[int]]:
        if self._laid_out[:2] != (width, self.query_text):
            lines: list[Text] = []
            starts = []
            for item in self.outline.items:
                starts.append(len(lines))
                lines.extend(self._block(item, width))
            self._laid_out = (width, self.query_text, lines, starts)
        return self._laid_out[2], self._laid_out[3]

    def _block(self, item: Item, width: int) -> list[Text]:
        style = TITLE if item.kind is Kind.HEADING else QUIET if item.kind in FURNITURE else ""
        text = Text(" ".join(item.text.split()), style)
        for start, end in find(self.query_text, text.plain):
            text.stylize(FOUND, start, end)
        lines = text.wrap(self.app.console, max(8, width - _MARGIN - 2))
        block = []
        for number, line in enumerate(lines):
            label = Text(f" {item.address}" if number == 0 else "", QUIET)
            label.truncate(_MARGIN, overflow="ellipsis", pad=True)
            block.append(label.append(" ").append_text(line))
        return block


def _under_cursor(line: Text) -> Text:
    marked = line.copy()
    return Text("▌").append_text(marked[1:])
