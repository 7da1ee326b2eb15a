"""Texts as unit vectors of weighted terms, and the cosines between many of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple, TypeAlias

Vector: TypeAlias = dict[str, float]
Matrix: TypeAlias = list[list[float]]
"""A value for each item on the left with each on the right."""


class Vectors(NamedTuple):
    """A text's syllables and its phrases, each a vector of length 1 (or empty)."""

    words: Vector
    phrases: Vector


def vectors(counts: Mapping[str, int], weights: Mapping[str, float]) -> Vectors:
    """A text as vectors; a term that stands often weighs more by the logarithm only."""
    words: Vector = {}
    phrases: Vector = {}
    for term, times in counts.items():
        if weight := weights.get(term):
            kind = phrases if " " in term else words
            kind[term] = weight if times == 1 else weight * (1 + log(times))
    return Vectors(_unit(words), _unit(phrases))


def _unit(values: Vector) -> Vector:
    length = sqrt(sum([value * value for value in values.values()])) or 1.0
    return {term: value / length for term, value in values.items()}


def cosines(left: Sequence[Vector], right: Sequence[Vector]) -> Matrix:
    """The cosine of each vector on the left with each on the right.

    An inverted index over the right: only terms that both sides have are looked at.
    """
    holders: dict[str, list[tuple[int, float]]] = {}
    for place, values in enumerate(right):
        for term, value in values.items():
            holders.setdefault(term, []).append((place, value))
    return [_row(values, holders, len(right)) for values in left]


def _row(values: Vector, holders: Mapping[str, list[tuple[int, float]]], width: int) -> list[float]:
    row = [0.0] * width
    for term, value in values.items():
        for place, other in holders.get(term, ()):
            row[place] += value * other
    return [min(value, 1.0) for value in row]
