"""Automatic numbers of lists: how each format writes a number, and the counts of one list."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from doichieu.frozen import frozen

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HOLE = re.compile(r"%(\d)")
LEVELS = 10


def roman(number: int) -> str:
    """`number` in small Roman figures; plain figures where there are none."""
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, figure in _ROMAN:
        written += figure * (number // value)
        number %= value
    return written


def letters(number: int) -> str:
    """`number` as a, b, … z, aa, bb, as word processors count."""
    if not 0 < number <= 26 * 4:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


Figures = Callable[[int], str]

FIGURES: Mapping[str, Figures] = {
    "1": str,
    "01": lambda number: f"{number:02d}",
    "i": roman,
    "I": lambda number: roman(number).upper(),
    "a": letters,
    "A": lambda number: letters(number).upper(),
    "": lambda _number: "",
}
"""How a number is written, by what the first is: the names that ODF and HTML have for them."""


@frozen
class Level:
    """One level of a list: how its numbers are written, and the label around them.

    `label` is a text with holes, `%1.%2.`, where `%1` is the number of the first level; a bullet
    has no hole. `plain` levels write the numbers of all levels in Arabic figures.
    """

    figures: str
    label: str
    start: int = 1
    plain: bool = False


def bullet(sign: str) -> str:
    """A bullet as the reader of labels knows it, whatever letter of a symbol font it is."""
    if sign in {"", "-", "+"}:
        return sign
    if sign == "o":
        return "○"
    return "•" if sign.isalnum() or "\ue000" <= sign[0] <= "\uf8ff" else sign


class Count:
    """How far one list has counted, on each of its levels."""

    def __init__(self) -> None:
        self._at: list[int | None] = [None] * LEVELS

    def set(self, level: int, number: int) -> None:
        """Let the next item of `level` have `number`."""
        self._at[level] = number - 1

    def next(self, level: int, levels: Mapping[int, Level]) -> str:
        """The label of one more item on `level`; deeper levels begin anew."""
        for above in range(level):
            if self._at[above] is None:
                self._at[above] = _level(levels, above).start
        own = _level(levels, level)
        at = self._at[level]
        self._at[level] = own.start if at is None else at + 1
        self._at[level + 1 :] = [None] * (LEVELS - level - 1)

        def number(hole: re.Match[str]) -> str:
            index = int(hole[1]) - 1
            value = self._at[index] if 0 <= index < LEVELS else None
            if value is None:
                return ""
            figures = "1" if own.plain and index < level else _level(levels, index).figures
            return FIGURES.get(figures, str)(value)

        return _HOLE.sub(number, own.label).strip()


def _level(levels: Mapping[int, Level], index: int) -> Level:
    return levels.get(index) or Level("1", f"%{index + 1}.")
