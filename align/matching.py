"""Which pairs the program would stand by on its own."""

from __future__ import annotations

from collections.abc import Sequence

CERTAIN = 0.3
"""The score from which on a pair is proposed."""

CLOSE = 0.5
"""A pair is proposed only when it has this part of the best score of its directive item."""


def proposed(ranked: Sequence[float]) -> int:
    """How many of a directive item's pairs to propose, given their scores, best first."""
    if not ranked:
        return 0
    floor = max(CERTAIN, CLOSE * ranked[0])
    return sum(score >= floor for score in ranked)
