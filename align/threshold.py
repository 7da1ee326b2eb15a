"""Which pairs the program would stand by on its own."""

from __future__ import annotations

LIKELY = 0.4
"""The score from which on a pair is likely."""

CERTAIN = 0.25
"""The score from which on a pair is proposed,"""

CLOSE = 0.45
"""when it also has this part of the best score of its directive item."""


OWN = ("words", "phrases", "cites")
"""The features of the two texts themselves: with none of them a pair is never proposed."""


def least(best: float) -> float:
    """The score from which on a pair is proposed, given the best of its directive item."""
    return max(CERTAIN, CLOSE * best)
