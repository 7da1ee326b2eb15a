"""Tables of a PDF, found by the lines drawn around their cells.

Between two horizontal lines lies a band; where upright lines cross it, it is a row of cells. A cell
that no line closes below goes on in the next row.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from doichieu.frozen import frozen
from doichieu.importing.files.pdf_layout import Glyph
from doichieu.importing.files.sheet import Cell, Grid, table_lines

_THIN = 2.5
_NEAR = 3.0
_LEAST_HEIGHT = 6.0
_LEAST_LENGTH = 5.0
_FRAME = 0.6
_MOST_LINES = 20_000
"""Lines drawn on a page; a page of more is a drawing."""


@frozen
class Box:
    """What is drawn on a page, a line or a rectangle, by its edges in points."""

    left: float
    bottom: float
    right: float
    top: float

    def frames(self, width: float, height: float) -> bool:
        """Whether it is the background or the frame of a page of that size."""
        return (self.right - self.left) * (self.top - self.bottom) > _FRAME * width * height

    def lines(self) -> tuple[Box, ...]:
        """The thin lines it consists of: itself, or the four edges of a rectangle."""
        wide, high = self.right - self.left, self.top - self.bottom
        if min(wide, high) <= _THIN:
            return (self,) if max(wide, high) >= _LEAST_LENGTH else ()
        return (
            Box(self.left, self.top, self.right, self.top),
            Box(self.left, self.bottom, self.right, self.bottom),
            Box(self.left, self.bottom, self.left, self.top),
            Box(self.right, self.bottom, self.right, self.top),
        )


@dataclass(slots=True)
class _Band:
    """One row of a table: its edges, where upright lines cross it, and the letters between them."""

    top: float
    bottom: float
    edges: list[float]
    cells: list[list[Glyph]] = field(init=False)

    def __post_init__(self) -> None:
        self.cells = [[] for _cell in self.edges[1:]]


@frozen
class Rows:
    """A table: where its top is, and its rows as the reader of tables knows them."""

    top: float
    lines: tuple[str, ...]


def take_tables(
    glyphs: Sequence[Glyph], boxes: Iterable[Box], words: Callable[[list[Glyph]], str]
) -> tuple[list[Glyph], list[Rows]]:
    """The letters outside all tables, and the tables; `words` puts letters into order."""
    lines = [line for box in boxes for line in box.lines()]
    flat = [line for line in lines if line.top - line.bottom <= _THIN]
    upright = [line for line in lines if line.right - line.left <= _THIN]
    if len(lines) > _MOST_LINES or len(flat) < 2 or len(upright) < 3:
        return list(glyphs), []
    tables = _tables(flat, upright)
    rest = _fill([band for table in tables for band in table], glyphs)
    return rest, [Rows(table[0].top, tuple(_rows(table, flat, words))) for table in tables]


def _tables(flat: list[Box], upright: list[Box]) -> list[list[_Band]]:
    """The bands of each table, from top to bottom; a table has two columns somewhere."""
    tables: list[list[_Band]] = [[]]
    heights = _apart(line.bottom for line in flat)[::-1]
    for top, bottom in pairwise(heights):
        middle = (top + bottom) / 2
        edges = _apart(line.left for line in upright if line.bottom <= middle <= line.top)
        if len(edges) < 2 or top - bottom < _LEAST_HEIGHT:
            tables.append([])
        else:
            tables[-1].append(_Band(top, bottom, edges))
    return [table for table in tables if any(len(band.edges) > 2 for band in table)]


def _apart(offsets: Iterable[float]) -> list[float]:
    """Offsets on a page in order, those of one line taken together."""
    found: list[float] = []
    for offset in sorted(offsets):
        if not found or offset - found[-1] > _NEAR:
            found.append(offset)
    return found


def _fill(bands: list[_Band], glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Put the letters into the cells of `bands`; give those that stand in none."""
    rest: list[Glyph] = []
    bottoms = sorted((band.bottom, band.top, index) for index, band in enumerate(bands))
    for glyph in glyphs:
        middle = glyph.y + glyph.height / 4
        at = bisect_right(bottoms, (middle, float("inf"), 0)) - 1
        band = bands[bottoms[at][2]] if at >= 0 and middle <= bottoms[at][1] else None
        cell = bisect_right(band.edges, (glyph.x + glyph.right) / 2) - 1 if band else -1
        if band is not None and 0 <= cell < len(band.cells):
            band.cells[cell].append(glyph)
        else:
            rest.append(glyph)
    return rest


def _rows(
    table: list[_Band], flat: list[Box], words: Callable[[list[Glyph]], str]
) -> Iterable[str]:
    edges = _apart(edge for band in table for edge in band.edges)
    open_above = [_open(band, flat) for band in table]
    _join(table, open_above)
    grid = Grid()
    for band, reached in zip(table, open_above, strict=True):
        grid.row()
        before = bisect_left(edges, band.edges[0] - _NEAR)
        if before:
            grid.cell((), before)
        for index, cell in enumerate(band.cells):
            left, right = band.edges[index], band.edges[index + 1]
            width = bisect_left(edges, right - _NEAR) - bisect_left(edges, left - _NEAR)
            printed: Cell = None if index in reached else (words(cell),)
            grid.cell(printed, width)
    return table_lines(grid.rows)


def _open(band: _Band, flat: list[Box]) -> set[int]:
    """The cells of a band that no line parts from the band above."""
    above = [line for line in flat if abs(line.bottom - band.top) <= _NEAR]
    middles = [(left + right) / 2 for left, right in pairwise(band.edges)]
    return {
        index
        for index, middle in enumerate(middles)
        if not any(line.left <= middle <= line.right for line in above)
    }


def _join(table: list[_Band], open_above: list[set[int]]) -> None:
    """Give the letters of a cell over several rows to its first row."""
    for index in range(len(table) - 1, -1, -1):
        band = table[index]
        upper = table[index - 1] if index else None
        if upper is None or len(upper.edges) != len(band.edges):
            open_above[index].clear()
            continue
        for cell in open_above[index]:
            upper.cells[cell] += band.cells[cell]
            band.cells[cell] = []
