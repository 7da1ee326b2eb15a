"""Which pairs the program would stand by on its own."""

from __future__ import annotations

from collections.abc import Sequence

CERTAIN = 0.25
"""The score from which on a pair is proposed,"""

CLOSE = 0.45
"""when it also has this part of the best score of its directive item."""


def proposed(ranked: Sequence[float]) -> int:
    """How many of a directive item's pairs to propose, given their scores, best first."""
    best = ranked[0] if ranked else 0.0
    return sum(value >= max(CERTAIN, CLOSE * best) for value in ranked)
