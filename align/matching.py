"""Which pairs the program would stand by on its own."""

from __future__ import annotations

from collections.abc import Sequence

CERTAIN = 0.25
"""A pair is proposed from this score on,"""

CLOSE = 0.5
"""when it has at least this part of the best score of its directive item,"""

UNRIVALLED = 0.7
"""and this part of the best score of its plan item, which may answer another task better."""


def proposed(scores: Sequence[Sequence[float]]) -> list[list[bool]]:
    """For each directive item and each plan item whether to propose the pair, given all scores."""
    rivals = [max(column) for column in zip(*scores, strict=True)]
    return [
        [
            value >= CERTAIN and value >= CLOSE * best and value >= UNRIVALLED * rival
            for value, rival in zip(row, rivals, strict=True)
        ]
        for row in scores
        for best in (max(row, default=0.0),)
    ]
