"""What the terminal shows, remembered, so that only cells that changed are sent to it.

Textual repaints whole regions: half of what it sends after a key is blank cells and letters that
already stood there. On a slow line every byte counts, so each update is held against a picture of
the screen and sent as the runs of cells that differ, once what was scrolled has been moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from doichieu.text import safe
from doichieu.tui.pen import BLANK, PLAIN, Cell, Pen, is_ink
from doichieu.tui.scrolling import Piece, scrolled

if TYPE_CHECKING:
    from rich.console import Console

_CLEAR = "\x1b[0m\x1b[2J"

_ONE_CELL_EACH = re.compile(r"[ -~\u00c0-\u01bf\u1e00-\u1eff]*").fullmatch
"""Text of letters that take one cell each: nearly all there is."""


class ScreenBuffer:
    """The cells the terminal shows, as far as they are known."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Cell]] = {}

    def forget(self) -> None:
        """Nothing is known any more: the next update begins with an empty screen."""
        self._rows.clear()

    def changes(self, update: CompositorUpdate, width: int, console: Console) -> str | None:
        """The escape sequences that carry out `update`, or None when it is of an unknown kind."""
        match update:
            case LayoutUpdate():
                strips = _of_layout(update)
            case ChopsUpdate():
                strips = _of_chops(update)
            case _:
                return None
        pen = Pen(width, console)
        clear = "" if self._rows else _CLEAR
        pieces = [
            Piece(y, x, _cells(strip)[: max(0, width - x)])
            for y, x, strip in strips
            if strip.cell_length
        ]
        wanted: dict[int, list[Cell]] = {}
        for y, x, cells in pieces:
            shown = self._rows.setdefault(y, [])
            shown.extend([BLANK] * (width - len(shown)))
            wanted.setdefault(y, [*shown])[x : x + len(cells)] = cells
        scroll = scrolled(self._rows, wanted, pieces)
        if scroll is not None:
            for y in scroll.rows:
                wanted.setdefault(y, self._rows[y])
            self._rows.update(scroll.rows)
        for y, row in sorted(wanted.items()):
            pen.paint(y, self._rows[y], row)
        self._rows.update(wanted)
        return clear + (scroll.sent if scroll else "") + pen.end()


def _of_layout(update: LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, line in enumerate(update.strips, update.region.y):
        yield y, update.region.x, Strip.join(list(line))


def _of_chops(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, left, right in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= right and end > left:
                yield y, x, strip.crop(0, min(end, right) - x)


@lru_cache(maxsize=1024)
def _look(style: Style) -> Style:
    """What of a style a terminal shows: no metadata, and no colour that is the default anyway."""
    return Style(
        color=None if style.color is None or style.color.is_default else style.color,
        bgcolor=None if style.bgcolor is None or style.bgcolor.is_default else style.bgcolor,
        bold=style.bold or None,
        dim=style.dim or None,
        italic=style.italic or None,
        underline=style.underline or None,
        reverse=style.reverse or None,
        strike=style.strike or None,
    )


def _harmless(text: str) -> str:
    """The last guard: whatever slipped by, nothing that a terminal would obey is sent to it."""
    return safe(text).translate({0x09: " ", 0x0A: " "})


def _cells(strip: Strip) -> list[Cell]:
    cells: list[Cell] = []
    for raw, style, control in strip:
        if control:
            continue
        look = _look(style) if style else PLAIN
        text = raw if raw.isprintable() else _harmless(raw)
        if _ONE_CELL_EACH(text):
            # Ink makes no difference to blanks.
            blank = BLANK if is_ink(look) else (" ", look)
            cells.extend([blank if letter == " " else (letter, look) for letter in text])
            continue
        for letter in text:
            width = get_character_cell_size(letter)
            if width == 0 and cells:
                cells[-1] = (cells[-1][0] + letter, cells[-1][1])
            elif width:
                cells.append((letter, look))
                cells.extend([("", look)] * (width - 1))
    return cells
