"""How the signs of a pair become one score: the one table of weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from doichieu.align.vectors import Matrix

WEIGHTS: Mapping[str, float] = {
    # Syllables alone: they find a task in other words, and stray with homonyms.
    "words": 0.5,
    # Phrases repeated as they stand: what a plan copies out of its directive.
    "phrases": 1.0,
    # The heading above says what a short task leaves out.
    "heading": 0.2,
    # The body that answers to the directive's body, or whose field the task is in.
    "bodies": 0.15,
    # A document that few items cite: seldom chance, though two tasks may cite one document.
    "cites": 0.25,
    # Many tasks fall due together.
    "deadline": 0.1,
    # Organisation answers organisation, an objective an objective.
    "kind": 0.03,
}
"""How far each sign would convince a reader by itself if it were complete (1.0)."""


def scores(signs: Mapping[str, Matrix]) -> Matrix:
    """The signs of each pair added as independent evidence (noisy or), 0..1.

    None speaks against another: a sign that is absent costs nothing.
    """
    weights = [WEIGHTS[sign] for sign in signs]
    return [
        [_score(weights, values) for values in zip(*rows, strict=True)]
        for rows in zip(*signs.values(), strict=True)
    ]


def _score(weights: Sequence[float], values: Sequence[float]) -> float:
    doubt = 1.0
    for weight, value in zip(weights, values, strict=True):
        if value:
            doubt *= 1.0 - weight * value
    return 1.0 - doubt
