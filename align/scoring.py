"""How the signs of a pair become one score: the one table of weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from doichieu.align.vectors import Matrix

WEIGHTS: Mapping[str, float] = {
    # Syllables alone: they find a task in other words, and stray with homonyms.
    "words": 0.5,
    # Phrases repeated as they stand: what a plan copies out of its directive.
    "phrases": 1.0,
    # The heading above says what a short task leaves out.
    "heading": 0.25,
    # The body that answers to the directive's body, or whose field the task is in.
    "bodies": 0.15,
    # A document that few items cite: seldom chance, though two tasks may cite one document.
    "cites": 0.75,
    # Many tasks fall due together.
    "deadline": 0.05,
    # Organisation answers organisation, an objective an objective.
    "kind": 0.03,
}
"""How far each sign would convince a reader by itself if it were complete (1.0)."""


def scores(signs: Mapping[str, Matrix]) -> Matrix:
    """The score of each pair, 0..1: its evidence, less if the plan item fits another task better.

    A plan item seldom carries out several tasks, and a long general one is a little like all of
    them; so the evidence is multiplied by the square root of its share in the plan item's best.
    """
    found = evidence(signs)
    best = [max(column) for column in zip(*found, strict=True)]
    return [
        [value * sqrt(value / most) if most else 0.0 for value, most in zip(row, best, strict=True)]
        for row in found
    ]


def evidence(signs: Mapping[str, Matrix]) -> Matrix:
    """The signs of each pair added as independent evidence (noisy or), 0..1.

    None speaks against another: a sign that is absent costs nothing.
    """
    weights = [WEIGHTS[sign] for sign in signs]
    return [
        [_convinced(weights, values) for values in zip(*rows, strict=True)]
        for rows in zip(*signs.values(), strict=True)
    ]


def _convinced(weights: Sequence[float], values: Sequence[float]) -> float:
    doubt = 1.0
    for weight, value in zip(weights, values, strict=True):
        if value:
            doubt *= 1.0 - weight * value
    return 1.0 - doubt
