"""A list of items, one a line, with a cursor that can always be seen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from typing import overload

from rich.cells import cell_len
from rich.text import Text
from textual.message import Message

from doichieu.frozen import frozen
from doichieu.tui.cells import fitted
from doichieu.tui.looks import CURSOR, QUIET, TENTATIVE, TITLE
from doichieu.tui.widgets.canvas import Canvas


@frozen
class Row:
    """One line: state glyphs, a narrow label, the text, and a word of state at the right.

    `key` says what the row stands for; `style` colours glyphs and word. A `quiet` one is dim.
    """

    key: Hashable
    glyphs: str
    label: str
    text: str
    word: str = ""
    style: str = ""
    quiet: bool = False


class LazyRows(Sequence[Row]):
    """Rows of thousands of things, each made when it comes into sight and not kept.

    `make` gives the row at a place, `text` what is searched in it, for which nothing is counted.
    """

    def __init__(
        self,
        keys: Sequence[Hashable],
        text: Callable[[int], str],
        make: Callable[[int], Row],
    ) -> None:
        self.keys = keys
        self.text = text
        self._make = make

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return [self._make(each) for each in range(*place.indices(len(self)))]
        return self._make(range(len(self))[place])

    def at(self, places: Sequence[int]) -> LazyRows:
        """Those at these places."""
        return LazyRows(
            [self.keys[place] for place in places],
            lambda place: self.text(places[place]),
            lambda place: self._make(places[place]),
        )


class ItemList(Canvas, can_focus=True):
    """Rows under a title. The cursor is a mark, in reverse while keys go here."""

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, list: ItemList, key: Hashable) -> None:  # noqa: A002
            super().__init__()
            self.list = list
            self.key = key

        @property
        def control(self) -> ItemList:
            """The list it happened in."""
            return self.list

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (textual's own name)
        super().__init__(id=id)
        self.rows: Sequence[Row] = ()
        self.title = ""
        self.empty = ""
        self.cursor = 0
        self.widest_label = 16
        """Cells that labels may take."""
        self.tentative = False
        """Whether the cursor stands where nobody put it and nothing speaks for it."""
        self._comment = ""
        self._measured: Sequence[Row] | None = None
        self._widest = 0
        self._top = 0

    @property
    def key(self) -> Hashable | None:
        """What the row under the cursor stands for; None in an empty list."""
        return self._row_key(self.cursor) if self.rows else None

    def texts(self) -> list[tuple[Hashable, str]]:
        """What is searched in the rows, by their keys."""
        rows = self.rows
        if isinstance(rows, LazyRows):
            return [(key, rows.text(place)) for place, key in enumerate(rows.keys)]
        return [(row.key, f"{row.label} {row.text}") for row in rows]

    def show(self, rows: Sequence[Row], *, title: str = "", empty: str = "") -> None:
        """Show these rows; the cursor stays on the row it was on, or as near as may be.

        Without a title the one before stays.
        """
        before = self.key
        self.rows, self.title, self.empty = rows, title or self.title, empty
        self.cursor = self._index_of(before)
        self.changed()

    def look_like(self, other: ItemList) -> None:
        """Show what another list shows, line for line."""
        self.rows, self.title, self.cursor = other.rows, other.title, other.cursor
        self._top = other._top
        self.changed()

    def entitle(self, title: str) -> None:
        """Put this title over the rows."""
        self.title = title
        self.changed()

    def comment(self, word: str) -> None:
        """Say this in the title, behind the place of the cursor; '' for nothing."""
        self._comment = word
        self.changed()

    def go_to(self, key: Hashable) -> None:
        """Put the cursor on the row of `key`, without a message; nothing when there is none."""
        index = self._index_of(key)
        if index != self.cursor:
            self.cursor = index
            self.changed()

    def move(self, by: int) -> None:
        """Move the cursor by so many rows, as far as there are any, and say so."""
        self.move_to(self.cursor + by)

    def turn(self, pages: float) -> None:
        """Move the cursor by so many pages."""
        self.move(int(pages * max(1, self.size.height - 1)))

    def first(self) -> None:
        """Move the cursor to the first row."""
        self.move_to(0)

    def last(self) -> None:
        """Move the cursor to the last row."""
        self.move_to(len(self.rows) - 1)

    def go_to_line(self, number: int) -> None:
        """Move the cursor to a row by its number, counted from 1."""
        self.move_to(number - 1)

    def move_to(self, index: int) -> None:
        """Move the cursor to a row by its index, counted from 0, and say so."""
        index = max(0, min(index, len(self.rows) - 1))
        if index != self.cursor and self.rows:
            self.cursor, self.tentative = index, False
            self.changed()
            # Straight to the screen: what it shows there comes in the same picture as the cursor.
            self.screen.post_message(self.Moved(self, self._row_key(index)))

    def lines(self, width: int, height: int) -> Sequence[Text]:
        """The title and the rows around the cursor."""
        shown = max(1, height - 1)
        # A neighbour of the cursor stays in sight on either side.
        margin = 1 if shown > 2 else 0
        self._top = min(self._top, self.cursor - margin)
        self._top = max(self._top, self.cursor + margin - shown + 1)
        self._top = max(0, min(self._top, len(self.rows) - shown))
        lines = [self._heading(width)]
        if not self.rows:
            lines.append(Text("  " + self.empty, QUIET))
        visible = self.rows[self._top : self._top + shown]
        label_width = self.label_width(visible)
        for index, row in enumerate(visible, self._top):
            lines.append(self._line(row, label_width, width, at_cursor=index == self.cursor))
        return lines

    def label_width(self, visible: Sequence[Row] = ()) -> int:
        """How many cells the labels of all rows take; of lazy ones, of those that were in sight."""
        lazy = isinstance(self.rows, LazyRows)
        if self._measured is not self.rows:
            # Once for all moves: a move paints a screenful, however many rows there are.
            self._measured = self.rows
            self._widest = 0 if lazy else _widest(self.rows)
        if lazy:
            self._widest = max(self._widest, _widest(visible))
        return min(self.widest_label, self._widest)

    def place(self) -> str:
        """The place of the cursor, and how many there are, as the heading says it."""
        return f"{self.cursor + 1}/{len(self.rows)}"

    def _heading(self, width: int) -> Text:
        mark = "━" if self.has_focus else "─"
        place = self.place() if self.rows else ""
        said = " · ".join(filter(None, [place, self._comment]))
        position = f" {said} " if said else " "
        room = max(4, width - cell_len(position) - 3)
        title = f" {self.title} "
        if cell_len(title) > room:
            title = fitted(title, room)
        filling = mark * max(0, width - cell_len(title) - cell_len(position) - 2)
        heading = Text(f"{mark}{title}{filling}{position}{mark}")
        if self.has_focus:
            heading.stylize(TITLE)
        return heading

    def _line(self, row: Row, label_width: int, width: int, *, at_cursor: bool) -> Text:
        mark = (TENTATIVE.glyph if self.tentative else CURSOR.glyph) if at_cursor else " "
        return _drawn(row, label_width, width, mark, facing=at_cursor and self.has_focus)

    def _row_key(self, index: int) -> Hashable:
        rows = self.rows
        return rows.keys[index] if isinstance(rows, LazyRows) else rows[index].key

    def _index_of(self, key: Hashable | None) -> int:
        rows = self.rows
        keys = rows.keys if isinstance(rows, LazyRows) else (row.key for row in rows)
        for place, each in enumerate(keys):
            if each == key:
                return place
        return max(0, min(self.cursor, len(self.rows) - 1))


def _widest(rows: Iterable[Row]) -> int:
    return max((cell_len(row.label) for row in rows), default=0)


# Most rows of a move are those of the one before.
@lru_cache(maxsize=256)
def _drawn(row: Row, label_width: int, width: int, mark: str, *, facing: bool) -> Text:
    label = fitted(row.label, label_width)
    word = f" {row.word} " if row.word else " "
    before = f"{mark}{row.glyphs} {label}"
    text = fitted(f"  {row.text}", width - cell_len(before) - cell_len(word))
    line = Text(f"{before}{text}{word}")
    if row.quiet:
        line.stylize(QUIET)
    if row.style:
        line.stylize(row.style, 1, 1 + len(row.glyphs))
        line.stylize(row.style, len(before) + len(text))
    if facing:
        # The head of the line is mark enough, and a third of the bytes of a whole line.
        line.stylize("reverse", 0, len(before))
    return line
