"""A list in groups, each under a heading that the cursor passes over."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from rich.text import Text

from doichieu.tui.looks import TITLE
from doichieu.tui.widgets.item_list import ItemList, Row


class GroupedList(ItemList):
    """A list in which a row without a key is the heading of those below it."""

    def show(self, rows: Sequence[Row], *, title: str = "", empty: str = "") -> None:
        """Show these rows; the cursor stays on the row it was on, or as near as may be."""
        super().show(rows, title=title, empty=empty)
        if self.rows and self.key is None:
            self.cursor += 1
            self.changed()

    def go_to(self, key: Hashable) -> None:
        """Put the cursor on the row of `key`; nothing for a heading."""
        if key is not None:
            super().go_to(key)

    def move_to(self, index: int) -> None:
        """Move the cursor to a row by its index, or past the heading there, and say so."""
        index = max(0, min(index, len(self.rows) - 1))
        if self.rows and self.rows[index].key is None:
            index += -1 if 0 < index < self.cursor else 1
        super().move_to(index)

    def _line(self, row: Row, label_width: int, width: int, *, at_cursor: bool) -> Text:
        if row.key is None:
            return Text(f" {row.label}", TITLE)
        return super()._line(row, label_width, width, at_cursor=at_cursor)
