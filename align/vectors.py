"""Texts as vectors of weighted terms, and the cosines of one with many others at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import hypot, log
from typing import TypeAlias

Vector: TypeAlias = Mapping[str, float]
"""A text: how much each of its terms says of it. Of length 1, less if it says little."""

FULL = 4.0
"""The raw length from which on a text says enough to be like another altogether.

About that of one rare word. Over the labelled pairs the mean of MAP is 0.893 up to here, 0.891 at
6, 0.890 at 8 and 0.874 at 10; 0.676 of what is proposed is right, 0.668 without damping.
"""

Row: TypeAlias = list[float]
"""A value for each of several texts."""


def unit(counts: Mapping[str, int], weights: Mapping[str, float]) -> Vector:
    """A text as a vector; a term that stands often weighs more by the logarithm only.

    Below `FULL` it is as much shorter than 1 as its terms, all near stock, say less.
    """
    values = [
        weights[term] if times == 1 else weights[term] * (1 + log(times))
        for term, times in counts.items()
    ]
    length = max(hypot(*values), FULL)
    return {term: value / length for term, value in zip(counts, values, strict=True) if value}


def scaled(text: Vector, share: float) -> Vector:
    """A text of which only a share counts, in 0..1."""
    return text if share == 1.0 else {term: share * value for term, value in text.items()}


class Index:
    """Texts by their terms (an inverted index), so that only what two texts share is looked at."""

    def __init__(self, texts: Sequence[Vector]) -> None:
        self._width = len(texts)
        self._holders: dict[str, list[tuple[int, float]]] = {}
        for index, values in enumerate(texts):
            for term, value in values.items():
                self._holders.setdefault(term, []).append((index, value))

    def cosines(self, text: Vector) -> Row | None:
        """The cosine of a text with each of those here; None if all are 0."""
        holders = self._holders
        shared = [term for term in text if term in holders]
        if not shared:
            return None
        row = [0.0] * self._width
        for term in shared:
            value = text[term]
            for index, other in holders[term]:
                row[index] += value * other
        # Rounding may go beyond 1 by a hair; calling min() would cost as much as all the rest.
        return [value if value < 1.0 else 1.0 for value in row]  # noqa: FURB136
