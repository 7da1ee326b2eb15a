"""Which letter is which plan: as many lines as that takes."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from doichieu.text import one_line
from doichieu.tui.cells import fitted
from doichieu.tui.looks import QUIET, TITLE
from doichieu.tui.widgets.canvas import Canvas

_GAP = 2
_NARROW = 16
"""Cells of a plan at the least: so many stand beside each other as there is room for."""

MOST = 4
"""Lines that the legend may take."""


class Legend(Canvas):
    """The letters of a page of plans with their names; that of the cursor in bold."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (textual's own name)
        super().__init__(id=id)
        self._plans: Sequence[tuple[str, str]] = ()
        self._here = ""

    def show(self, plans: Sequence[tuple[str, str]], here: str) -> None:
        """Show these letters and names; `here` is the letter where one stands."""
        self._plans, self._here = plans, here
        self.styles.height = min(MOST, max(1, -(-len(plans) // self._beside(self.app.size.width))))
        self.changed()

    def _beside(self, width: int) -> int:
        """How many stand in a line: as many as their names have room for."""
        widest = max((cell_len(name) for _letter, name in self._plans), default=0)
        fewest = -(-len(self._plans) // MOST)
        return max(1, fewest, (width - 1) // (max(_NARROW, widest + 2) + _GAP))

    def lines(self, width: int, height: int) -> Sequence[Text]:
        """The plans, from left to right."""
        del height
        beside = self._beside(width)
        room = (width - 1) // beside
        lines = []
        for start in range(0, len(self._plans), beside):
            line = Text(" ")
            for letter, name in self._plans[start : start + beside]:
                said = fitted(f"{letter} {one_line(name)}", room - _GAP) + " " * _GAP
                line.append(said, TITLE if letter == self._here else QUIET)
                line.stylize("not dim", len(line) - len(said), len(line) - len(said) + 1)
            lines.append(line)
        return lines
