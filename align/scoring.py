"""How the features of a pair become one score: the one table of weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod, sqrt

from doichieu.align.features import Features
from doichieu.align.vectors import Row

WEIGHTS: Mapping[str, float] = {
    # Syllables alone: they find a task in other words, and stray with homonyms.
    "words": 0.4,
    # Phrases repeated as they stand: what a plan copies out of its directive.
    "phrases": 1.0,
    # The heading above says what a short task leaves out, and plans keep a directive's chapters.
    "heading": 0.45,
    # The body that answers to the directive's body, or whose field the task is in.
    "bodies": 0.12,
    # A document that few items cite: seldom chance, though two tasks may cite one document.
    "cites": 0.75,
    # Many tasks fall due together.
    "deadline": 0.05,
    # Organisation answers organisation, an objective an objective.
    "kind": 0.03,
}
"""How far each feature would convince a reader by itself if it were complete (1.0)."""


OWN = ("words", "phrases", "cites")
"""The features of the two texts themselves, whatever stands above them and whoever leads them."""


def evidence(features: Features, width: int) -> Row:
    """The features of a plan item with each directive item, as independent evidence (noisy or).

    None speaks against another: a feature that is absent costs nothing.
    """
    doubts: Row = []
    for feature, row in features.items():
        weight = WEIGHTS[feature]
        if doubts:
            pairs = zip(doubts, row, strict=True)
            doubts = [doubt * (1.0 - weight * value) for doubt, value in pairs]
        else:
            doubts = [1.0 - weight * value for value in row]
    return [1.0 - doubt for doubt in doubts] or [0.0] * width


def standing_back(found: Row) -> Row:
    """The scores of a plan item: its evidence, less where it fits another task better.

    A plan item seldom carries out several tasks, and a long general one is a little like all of
    them; so the evidence is multiplied by the square root of its share in the plan item's best.
    """
    most = max(found, default=0.0)
    return [value and value * sqrt(value / most) for value in found]


def text(parts: Mapping[str, float]) -> float:
    """The evidence of the two texts alone, by the features of a pair."""
    own = (WEIGHTS[name] * parts[name] for name in OWN if name in parts)
    return 1.0 - prod(1.0 - value for value in own)


def rows(features: Features, width: int) -> Sequence[Row]:
    """The values of each feature of a plan item, also of those left out, in order of `WEIGHTS`."""
    nothing = [0.0] * width
    return [features.get(name, nothing) for name in WEIGHTS]
