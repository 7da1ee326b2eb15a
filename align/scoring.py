"""How the signs of a pair become one score: the one table of weights."""

from __future__ import annotations

from collections.abc import Mapping

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


def score(parts: Mapping[str, float]) -> float:
    """The signs added as independent evidence (noisy or), 0..1: none speaks against another."""
    doubt = 1.0
    for sign, value in parts.items():
        doubt *= 1.0 - WEIGHTS[sign] * value
    return 1.0 - doubt
