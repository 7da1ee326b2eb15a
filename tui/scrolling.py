"""Rows that only stand elsewhere now: a terminal moves them itself, for a few bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter, ne
from typing import NamedTuple

from doichieu.tui.pen import BLANK, Cell

_FEWEST = 3
"""Stretches that must have gone the same way before moving rows is thought of."""

_MARKED = 2
"""Rows more on that side from which they come which may go along: a cursor that has left them made
them look different."""

_SAVING = 30
"""Cells that must then be right already: to say it takes some 16 bytes."""

Rows = Mapping[int, Sequence[Cell]]


class Piece(NamedTuple):
    """Cells that are to stand in a row from a column on."""

    y: int
    x: int
    cells: Sequence[Cell]


class Scroll(NamedTuple):
    """What moves rows, and what these show then."""

    sent: str
    rows: dict[int, list[Cell]]


def scrolled(shown: Rows, wanted: Rows, pieces: Sequence[Piece]) -> Scroll | None:
    """How to move what is shown towards what is wanted; None where that would save nothing.

    A terminal moves whole rows. What stands beside a list goes along, and is written again where
    it should not have: in a review it is mostly other text by then.
    """
    by, places = _way(shown, pieces)
    if not by:
        return None
    top, bottom = min(places) + min(by, 0), max(places) + max(by, 0)
    regions = [
        range(top - more * (by < 0), bottom + 1 + more * (by > 0)) for more in range(_MARKED + 1)
    ]
    moves = [(_saving(shown, wanted, each, by), each) for each in regions if {*each} <= {*shown}]
    saving, region = max(moves, key=itemgetter(0), default=(0, range(0)))
    if saving < _SAVING:
        return None
    rows = {y: row[:] for y, row in _moved(shown, region, by).items()}
    many, top, bottom = abs(by), region[0], region[-1]
    away, back = (top, bottom + 1 - many) if by > 0 else (bottom + 1 - many, top)
    # Lines taken out and put in again: what lies below goes up and down, and stands as before.
    count = many if many > 1 else ""
    return Scroll(f"\x1b[{away + 1}H\x1b[{count}M\x1b[{back + 1}H\x1b[{count}L", rows)


def _moved(shown: Rows, region: range, by: int) -> dict[int, list[Cell]]:
    """What rows show once they have gone so many up."""
    blank = [BLANK] * len(shown[region[0]])
    return {y: [*shown[y + by]] if y + by in region else blank for y in region}


def _saving(shown: Rows, wanted: Rows, region: range, by: int) -> int:
    """In how many cells more rows are right once they have moved."""
    meant = {y: wanted.get(y, shown[y]) for y in region}
    return _apart(shown, meant) - _apart(_moved(shown, region, by), meant)


def _apart(have: Rows, meant: Rows) -> int:
    """In how many cells rows are not what is meant."""
    return sum(sum(map(ne, have[y], row)) for y, row in meant.items())


def _way(shown: Rows, pieces: Sequence[Piece]) -> tuple[int, Sequence[int]]:
    """How many rows further down most pieces stood, and where these are now; 0 for none."""

    @cache
    def places(x: int, width: int) -> dict[str, int]:
        return {_text(row[x : x + width]): y for y, row in shown.items()}

    ways: dict[int, list[int]] = defaultdict(list)
    for y, x, cells in pieces:
        text = _text(cells)
        if text.strip() and (stood := places(x, len(cells)).get(text, y)) != y:
            ways[stood - y].append(y)
    by = max(ways, key=lambda way: len(ways[way]), default=0)
    return (by, ways[by]) if by and len(ways[by]) >= _FEWEST else (0, ())


def _text(cells: Sequence[Cell]) -> str:
    return "".join([letter for letter, _style in cells])
