"""A task's only good answer: it counts in full, though it fits another task better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doichieu.align import scoring
from doichieu.align.features import Features
from doichieu.align.threshold import POSSIBLE
from doichieu.align.vectors import Row

NEARLY = 0.6
"""A plan item that fits a task so far as its best may be that task's only good answer."""


class Likeliest(NamedTuple):
    """The plan item, by its place, with the most evidence for a task, and its features.

    `most` is what it has for the task that it fits best.
    """

    place: int
    evidence: float
    most: float
    values: Sequence[float]


class OnlyAnswers:
    """The likeliest plan items for the tasks to which nothing would be left to propose.

    Looked for while the plan is gone through, a few items at a time.
    """

    def __init__(self, tasks: int) -> None:
        self._scores = [0.0] * tasks
        self._likeliest: dict[int, Likeliest] = {}

    def look(
        self, first: int, features: Sequence[Features], found: Sequence[Row], scores: Sequence[Row]
    ) -> None:
        """Go through the plan items from the place `first` on.

        The features of each, its evidence for every task, and the scores that leaves.
        """
        most = [max(each, default=0.0) for each in found]
        both = zip(zip(*scores, strict=True), zip(*found, strict=True), strict=True)
        for task, (values, wholes) in enumerate(both):
            if self._scores[task] >= POSSIBLE:
                continue
            self._scores[task] = score = max(self._scores[task], *values)
            if score >= POSSIBLE:
                continue
            known = self._likeliest.get(task)
            if (whole := max(wholes)) > (known.evidence if known else 0.0):
                at = wholes.index(whole)
                parts = [row[task] for row in scoring.rows(features[at], len(self._scores))]
                self._likeliest[task] = Likeliest(first + at, whole, most[at], parts)

    def __iter__(self) -> Iterator[tuple[int, Likeliest]]:
        """Each such task with the item that fits it nearly as well as any other task."""
        for task, likeliest in self._likeliest.items():
            scarce = self._scores[task] < POSSIBLE
            if scarce and likeliest.evidence >= NEARLY * likeliest.most:
                yield task, likeliest
