"""How a table stands on a sheet of paper, the same in every format that is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from doichieu.export.content import Cell, Foreign, Table, Words, plain, written

_SHORT = 14
"""Lines up to which a row stands on one page: about a third of one."""

_FIGURE = re.compile(r"\d[\d.,]*%?")
_BAR = re.compile("[\N{FULL BLOCK}-\N{LEFT ONE EIGHTH BLOCK}]+")


def widths(table: Table, whole: int) -> tuple[int, ...]:
    """How much of a width each column has; all of it together."""
    parts = table.shares or (1,) * len(table.heads)
    ends = (round(whole * end / sum(parts)) for end in accumulate(parts, initial=0))
    return tuple(end - start for start, end in pairwise(ends))


def figures(table: Table) -> frozenset[int]:
    """The columns that hold nothing but figures and shares."""
    columns = enumerate(zip(*table.rows, strict=True))
    return frozenset(number for number, cells in columns if _all_figures(cells))


def _all_figures(cells: tuple[Cell, ...]) -> bool:
    said = [text for cell in cells for text in _lines(cell)]
    return bool(said) and all(map(_FIGURE.fullmatch, said))


def reads_as_entries(table: Table) -> bool:
    """Whether its rows are read one after the other where there is no room for columns."""
    return table.entries or (len(table.heads) > 2 and not figures(table) - {0})


def pieces(words: Words) -> Iterator[tuple[str, bool, bool]]:
    """A sentence piece by piece; of each whether it stays in one and whether it is strong.

    What stays in one piece is the number of a document, which cannot be read when it is broken at
    its hyphen; what is longer may have to be broken.
    """
    for word in words:
        strong = isinstance(word, Foreign) and word.strong
        for place, text in enumerate(_NUMBER.split(written(word))):
            if text:
                yield text, place % 2 == 1, strong


_NUMBER = re.compile(r"(?<![\w/-])([\w/]{0,9}\d[\w/]{0,9}-[\w/-]{1,12})(?![\w/-])")


def is_bar(cell: Cell) -> bool:
    """Whether a cell is a bar of block characters."""
    return any(map(_BAR.fullmatch, _lines(cell)))


def stays_whole(row: tuple[Cell, ...], table: Table) -> bool:
    """Whether a row is short enough to stand on one page.

    A hundredth of the width of a page has room for about a character.
    """
    columns = zip(row, widths(table, 100), strict=True)
    return all(
        sum(1 + len(text) // max(width, 1) for text in _lines(cell)) <= _SHORT
        for cell, width in columns
    )


def _lines(cell: Cell) -> Iterator[str]:
    return map(plain, cell)
