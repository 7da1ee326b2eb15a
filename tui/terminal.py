"""What the terminal shows, remembered, so that only cells that changed are sent to it.

Textual repaints whole regions: half of what it sends after a key is blank cells and letters that
already stood there. On a slow line every byte counts, so each update is held against a picture of
the screen and sent as the runs of cells that differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from doichieu.text import safe

if TYPE_CHECKING:
    from rich.console import Console

Cell = tuple[str, Style]
"""A letter with its combining marks and its style; '' is the second half of a wide letter."""

_NULL = Style.null()
_BLANK: Cell = (" ", _NULL)
_CLEAR = "\x1b[0m\x1b[2J"
# Going on to the next run costs a cursor move of about seven bytes: sending that many unchanged
# letters instead is as cheap.
_BRIDGE = 5
# Erasing n cells (ECH) costs five bytes, and nothing is set but the default background.
_ERASE = 6


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
                pieces = _of_layout(update)
            case ChopsUpdate():
                pieces = _of_chops(update)
            case _:
                return None
        clear = "" if self._rows else _CLEAR
        return clear + "".join(
            self._paint(y, x, strip, width, console) for y, x, strip in pieces if strip.cell_length
        )

    def _paint(self, y: int, x: int, strip: Strip, width: int, console: Console) -> str:
        shown = self._rows.setdefault(y, [])
        shown.extend([_BLANK] * (width - len(shown)))
        wanted = _cells(strip)[: max(0, width - x)]
        before = shown[x : x + len(wanted)]
        if before == wanted:
            return ""
        shown[x : x + len(wanted)] = wanted
        return "".join(
            _move(y, x + start) + _render(wanted[start:end], console)
            for start, end in _runs(before, wanted)
        )


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
        look = _look(style) if style else _NULL
        text = raw if raw.isprintable() else _harmless(raw)
        if text.isascii():
            cells.extend((letter, look) for letter in text)
            continue
        for letter in text:
            width = get_character_cell_size(letter)
            if width == 0 and cells:
                cells[-1] = (cells[-1][0] + letter, cells[-1][1])
            elif width:
                cells.append((letter, look))
                cells.extend([("", look)] * (width - 1))
    return cells


def _runs(before: list[Cell], wanted: list[Cell]) -> Iterator[tuple[int, int]]:
    """The stretches of cells to send: those that differ, with short gaps bridged."""
    start = end = -1
    for column, (old, new) in enumerate(zip(before, wanted, strict=True)):
        if old == new:
            continue
        if start >= 0 and column - end > _BRIDGE:
            yield _whole_letters(wanted, start, end)
            start = column
        elif start < 0:
            start = column
        end = column + 1
    if start >= 0:
        yield _whole_letters(wanted, start, end)


def _whole_letters(cells: list[Cell], start: int, end: int) -> tuple[int, int]:
    while start > 0 and not cells[start][0]:
        start -= 1
    while end < len(cells) and not cells[end][0]:
        end += 1
    return start, end


def _move(y: int, x: int) -> str:
    return f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"


def _render(cells: list[Cell], console: Console) -> str:
    """The cells from the cursor on; a long blank end is erased instead of written."""
    body = len(cells)
    while body and cells[body - 1] == _BLANK:
        body -= 1
    if len(cells) - body <= _ERASE:
        body = len(cells)
    segments = [
        Segment("".join(letter for letter, _look in run), style)
        for style, run in groupby(cells[:body], key=itemgetter(1))
    ]
    erase = f"\x1b[{len(cells) - body}X" if body < len(cells) else ""
    return Strip(segments).render(console) + erase
