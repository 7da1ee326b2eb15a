"""Coefficients of agreement over units that several readers judged, each with its source.

A unit is what each reader said of one thing, in the order of the readers, None where nothing. Pure
functions: what a value is, and which are possible, is the caller's to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from itertools import combinations
from typing import TypeAlias

from doichieu.frozen import frozen

Unit: TypeAlias = Sequence[Hashable | None]
Distance: TypeAlias = Callable[[Hashable, Hashable], float]


class Undefined(StrEnum):
    """Why a coefficient has no value: none is a number then."""

    NO_UNITS = "no_units"
    """Nothing was judged by two readers."""
    ONE_VALUE = "one_value"
    """All said the same of everything: what chance would give is not to be told from that."""


@frozen
class Coefficient:
    """A figure of agreement, 1 for all; or why there is none."""

    value: float | None
    undefined: Undefined | None = None


def shared(units: Sequence[Unit]) -> list[list[Hashable]]:
    """What was said of each unit that two readers or more judged."""
    return [values for values in map(_said, units) if len(values) > 1]


def agreed(units: Sequence[Unit]) -> Coefficient:
    """The share of pairs of readers who say the same, on the average of the units."""
    judged = shared(units)
    if not judged:
        return Coefficient(None, Undefined.NO_UNITS)
    return Coefficient(sum(map(_pairs_alike, judged)) / len(judged))


def _pairs_alike(values: Sequence[Hashable]) -> float:
    pairs = len(values) * (len(values) - 1)
    return sum(count * (count - 1) for count in Counter(values).values()) / pairs


def kappa(units: Sequence[Unit]) -> Coefficient:
    """Cohen's κ of two readers, over what both judged.

    J. Cohen: A coefficient of agreement for nominal scales. Educational and Psychological
    Measurement 20 (1960). Raises ValueError for another number of readers.
    """
    if any(len(unit) != 2 for unit in units):
        raise ValueError("Cohen's kappa is of two readers")
    both = shared(units)
    if not both:
        return Coefficient(None, Undefined.NO_UNITS)
    size = len(both)
    one, other = (Counter(values[side] for values in both) for side in (0, 1))
    chance = sum(one[value] * other[value] for value in one) / size**2
    if chance == 1:
        return Coefficient(None, Undefined.ONE_VALUE)
    alike = sum(a == b for a, b in both) / size
    return Coefficient((alike - chance) / (1 - chance))


def ac1(units: Sequence[Unit], categories: int) -> Coefficient:
    """Gwet's AC1 of two readers or more; `categories` is how many values are possible.

    Where nearly all say the same of nearly everything, as of gaps, κ falls towards 0 though hardly
    anybody disagrees; this does not. K. L. Gwet: Computing inter-rater reliability and its variance
    in the presence of high agreement. British Journal of Mathematical and Statistical Psychology 61
    (2008), equations 10 and 21.
    """
    judged = shared(units)
    if not judged:
        return Coefficient(None, Undefined.NO_UNITS)
    said = [values for values in map(_said, units) if values]
    shares: dict[Hashable, float] = {}
    for values in said:
        for value in values:
            shares[value] = shares.get(value, 0.0) + 1 / len(values) / len(said)
    chance = sum(share * (1 - share) for share in shares.values()) / (categories - 1)
    alike = sum(map(_pairs_alike, judged)) / len(judged)
    return Coefficient((alike - chance) / (1 - chance))


def _said(unit: Unit) -> list[Hashable]:
    return [value for value in unit if value is not None]


def alpha(units: Sequence[Unit], distance: Distance | None = None) -> Coefficient:
    """Krippendorff's α of two readers or more, units that some did not judge allowed.

    Nominal without a `distance`. K. Krippendorff: Computing Krippendorff's alpha-reliability
    (2011), from the matrix of coincidences.
    """
    apart = distance or differ
    judged = shared(units)
    if not judged:
        return Coefficient(None, Undefined.NO_UNITS)
    size = sum(map(len, judged))
    observed = sum(
        2 * sum(apart(a, b) for a, b in combinations(values, 2)) / (len(values) - 1)
        for values in judged
    )
    values = Counter(value for said in judged for value in said)
    expected = (
        2
        * sum(values[a] * values[b] * apart(a, b) for a, b in combinations(values, 2))
        / (size - 1)
    )
    if expected == 0:
        return Coefficient(None, Undefined.ONE_VALUE)
    return Coefficient(1 - observed / expected)


def differ(one: Hashable, other: Hashable) -> float:
    """The distance of values that are names: 0 for the same, else 1."""
    return float(one != other)


def masi(one: AbstractSet[Hashable], other: AbstractSet[Hashable]) -> float:
    """The distance of two sets: 0 for the same, 1 for sets that share nothing.

    R. Passonneau: Measuring agreement on set-valued items (MASI) for semantic and pragmatic
    annotation. LREC 2006. That both are empty is to say the same.
    """
    if one == other:
        return 0.0
    both, either = one & other, one | other
    monotonic = 2 / 3 if one <= other or other <= one else 1 / 3
    return 1 - monotonic * len(both) / len(either)


def confusion(units: Sequence[Unit]) -> Counter[tuple[Hashable, Hashable]]:
    """How often two readers said each pair of values, of what both judged."""
    return Counter((a, b) for a, b in shared(units))
