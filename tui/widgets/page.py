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
        """Move the cursor by so many blocks; a block higher than the page is scrolled first."""
        start, end = self._block_lines()
        if by > 0 and end > self._top + self._shown:
            self._top = min(self._top + self._shown // 2, end - self._shown)
            self.changed()
        elif by < 0 and start < self._top:
            self._top = max(self._top - self._shown // 2, start)
            self.changed()
        else:
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
        start, end = self._block_lines()
        self._top = min(self._top, start)
        self._top = max(self._top, min(start, end - self._shown))
        self.changed()

    def jump_to(self, place: int) -> None:
        """Put the cursor on a block with what stands around it in sight."""
        self.cursor = max(0, min(place, len(self.outline.items) - 1))
        self._top = self._block_lines()[0] - self._shown // 3
        self.move_to(place)

    def turn(self, pages: float) -> None:
        """Go so many pages on; the cursor comes along."""
        body, starts = self._layout(self.size.width)
        if not starts:
            return
        self._top = max(0, min(self._top + int(pages * self._shown), len(body) - self._shown))
        # The block that stands at the top of the new page, or at its end when going back.
        edge = self._top if pages > 0 else self._top + self._shown - 1
        place = bisect_right(starts, max(0, edge)) - 1
        self.cursor = max(place, self.cursor) if pages > 0 else min(place, self.cursor)
        self.changed()

    @property
    def _shown(self) -> int:
        return max(1, self.size.height - 1)

    def _block_lines(self) -> tuple[int, int]:
        """Where the block under the cursor starts and ends among the lines."""
        body, starts = self._layout(self.size.width)
        if not starts:
            return 0, 0
        following = starts[self.cursor + 1 : self.cursor + 2]
        return starts[self.cursor], following[0] if following else len(body)

    def lines(self, width: int, height: int) -> Sequence[Text]:
        """The title and the lines around the cursor."""
        del height
        body, starts = self._layout(width)
        title = Text(f"━ {self.title} ", TITLE)
        title.truncate(max(1, width - 1), overflow="ellipsis")
        title.append("━" * max(0, width - title.cell_len))
        if not starts:
            return [title]
        start, end = self._block_lines()
        self._top = max(0, min(self._top, len(body) - self._shown))
        visible = body[self._top : self._top + self._shown]
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
