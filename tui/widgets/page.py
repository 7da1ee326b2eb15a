"""A whole document as one long page with a cursor on a block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rich.text import Text

from doichieu.model import FURNITURE, Item, Kind
from doichieu.text import find
from doichieu.tui.cells import fitted
from doichieu.tui.looks import FOLDED, FOUND, KINDS, QUIET, TITLE, UNFOLDED
from doichieu.tui.widgets.canvas import Canvas
from doichieu.wording import shown_text

_ADDRESS = 10
"""Cells for the address, of which the end tells more than the beginning."""
_WORD = 10
"""Cells for the word that says what kind of block it is."""
_MARGIN = _ADDRESS + _WORD + 7
"""Cells before the text: cursor, address, two of state, kind, and blanks between them."""

_OVERLAP = 2
"""Lines of the page before that are still in sight after it was turned."""


class Page(Canvas, can_focus=True):
    """Every block of a document: address, state, kind, text. `cursor` is the place of a block."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (textual's own name)
        super().__init__(id=id)
        self.title = ""
        self._comment = ""
        self.cursor = 0
        self._items: Sequence[Item] = ()
        self._states: Sequence[str] = ()
        self._query = ""
        self._top = 0
        self._laid_out: tuple[int, list[Text], list[int]] = (0, [], [])
        self._blocks: dict[tuple[object, ...], list[Text]] = {}
        self._unfolded: set[str] = set()

    def show(self, items: Sequence[Item], states: Sequence[str], title: str) -> None:
        """Show these blocks, each with two glyphs of state; the cursor stays at its place."""
        self._items, self._states, self.title = items, states, title
        self._lay_out_again()
        self.move_to(self.cursor)

    def comment(self, word: str) -> None:
        """Say this at the end of the title; '' for nothing."""
        self._comment = word
        self.changed()

    def light(self, query: str) -> None:
        """Light these words from now on, as the next move shows."""
        if query != self._query:
            self._query = query
            self._blocks.clear()
            self._lay_out_again()

    def unfolded(self, index: int) -> bool:
        """Whether all of a folded appendix is shown."""
        return self._items[index].address in self._unfolded

    def unfold(self, index: int, *, whole: bool) -> None:
        """Show all of a folded appendix from now on, or only how it begins."""
        change = self._unfolded.add if whole else self._unfolded.discard
        change(self._items[index].address)
        self._lay_out_again()
        self.move_to(index)

    def _lay_out_again(self) -> None:
        self._laid_out = (0, [], [])

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
        self.move_to(len(self._items) - 1)

    def go_to_line(self, number: int) -> None:
        """Move the cursor to a block by its number, counted from 1."""
        self.move_to(number - 1)

    def move_to(self, index: int) -> None:
        """Put the cursor on a block and bring it into sight.

        Where it is not, the page is turned rather than moved line by line: between two turns a key
        costs no more than the mark of the cursor.
        """
        self.cursor = max(0, min(index, len(self._items) - 1))
        start, end = self._block_lines()
        if start < self._top:
            self._top = min(start, end + _OVERLAP - self._shown)
        elif end > self._top + self._shown:
            self._top = start - _OVERLAP
        self.changed()

    def jump_to(self, index: int) -> None:
        """Put the cursor on a block with what stands around it in sight."""
        self.cursor = max(0, min(index, len(self._items) - 1))
        self._top = self._block_lines()[0] - self._shown // 3
        self.move_to(index)

    def turn(self, pages: float) -> None:
        """Go so many pages on; the cursor comes along."""
        body, starts = self._layout(self.size.width)
        if not starts:
            return
        self._top = max(0, min(self._top + int(pages * self._shown), len(body) - self._shown))
        # The block that stands at the top of the new page, or at its end when going back.
        edge = self._top if pages > 0 else self._top + self._shown - 1
        index = bisect_right(starts, max(0, edge)) - 1
        self.cursor = max(index, self.cursor) if pages > 0 else min(index, self.cursor)
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
        said = f" {self._comment} ━" if self._comment else ""
        title.truncate(max(1, width - len(said) - 1), overflow="ellipsis")
        title.append("━" * max(0, width - title.cell_len - len(said)) + said)
        if not starts:
            return [title]
        start, end = self._block_lines()
        self._top = max(0, min(self._top, len(body) - self._shown))
        visible = body[self._top : self._top + self._shown]
        return [
            title,
            *(
                _under_cursor(line) if start <= index < end else line
                for index, line in enumerate(visible, self._top)
            ),
        ]

    def _layout(self, width: int) -> tuple[list[Text], list[int]]:
        if self._laid_out[0] != width:
            lines: list[Text] = []
            starts = []
            for item, state in zip(self._items, self._states, strict=True):
                starts.append(len(lines))
                lines.extend(self._block(item, state, width))
            self._laid_out = (width, lines, starts)
        return self._laid_out[1], self._laid_out[2]

    def _block(self, item: Item, state: str, width: int) -> list[Text]:
        """The lines of a block; those of a document that was corrected are mostly the same."""
        whole = item.address in self._unfolded
        key = (item.address, item.text, item.kind, whole, state, width)
        if key not in self._blocks:
            look = KINDS[item.kind] if not item.folded else UNFOLDED if whole else FOLDED
            margin = Text(f" {_end(item.address, _ADDRESS)} ", QUIET)
            margin.append(f"{state:<2}", "not dim")
            margin.append(f"{look.glyph} {fitted(look.word, _WORD)} ", f"not dim {look.style}")
            lines = self._text(item).wrap(self.app.console, max(8, width - _MARGIN - 1))
            blank = Text(" " * _MARGIN)
            self._blocks[key] = [
                (margin if number == 0 else blank).copy().append_text(line)
                for number, line in enumerate(lines)
            ]
        return self._blocks[key]

    def _text(self, item: Item) -> Text:
        style = TITLE if item.kind is Kind.HEADING else QUIET if item.kind in FURNITURE else ""
        unfolded = item.folded and item.address in self._unfolded
        text = Text(item.text if unfolded else shown_text(item), style)
        for start, end in find(self._query, text.plain):
            text.stylize(FOUND, start, end)
        return text


def _end(address: str, width: int) -> str:
    """The address in so many cells; of a long one the end."""
    return fitted(address, width) if len(address) <= width else f"…{address[1 - width :]}"


def _under_cursor(line: Text) -> Text:
    marked = line.copy()
    return Text("▌").append_text(marked[1:])
