"""The best plan items for each directive item, found while the plan is gone through.

The features of all pairs of two long documents are hundreds of megabytes: those of what is kept are
in two arrays of single precision, the others are gone at once.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from operator import itemgetter

from doichieu.align import scoring
from doichieu.align.features import Features
from doichieu.align.vectors import Row

_NAMES = tuple(scoring.WEIGHTS)

_LONG = 1 + len(_NAMES)
"""What is kept of a pair: its score, then its features."""


class Best:
    """The `width` best plan items for each of so many directive items, of those taken so far.

    Of equal ones the first in reading order comes first.
    """

    def __init__(self, tasks: int, width: int) -> None:
        self._tasks = tasks
        self._width = width
        self._taken = 0
        self._pairs = array("f", bytes(4 * _LONG * tasks * width))
        self._places = array("i", bytes(4 * tasks * width))

    @property
    def kept(self) -> int:
        """How many plan items are kept for each directive item."""
        return min(self._width, self._taken)

    @property
    def first(self) -> Sequence[float]:
        """The highest score for each directive item."""
        tasks = range(self._tasks)
        return [self.score(task, 0) if self.kept else 0.0 for task in tasks]

    def places(self, task: int) -> Sequence[int]:
        """The plan items kept for a directive item by their places in the plan, best first."""
        start = task * self._width
        return self._places[start : start + self.kept]

    def scores(self, task: int) -> Sequence[float]:
        """Their scores."""
        start = task * self._width
        return self._pairs[start * _LONG : (start + self.kept) * _LONG : _LONG]

    def score(self, task: int, rank: int) -> float:
        """The score of one of them."""
        return self._pairs[(task * self._width + rank) * _LONG]

    def parts(self, task: int, rank: int) -> dict[str, float]:
        """The features of one of them that are not 0."""
        start = (task * self._width + rank) * _LONG
        values = self._pairs[start + 1 : start + _LONG]
        return {name: value for name, value in zip(_NAMES, values, strict=True) if value}

    def take(self, features: Sequence[Features], scores: Sequence[Row]) -> None:
        """Go through the plan items that follow: the features and the scores of each."""
        rows = [scoring.rows(each, self._tasks) for each in features]
        first, kept = self._taken, self.kept
        self._taken += len(scores)
        for task, values in enumerate(zip(*scores, strict=True)):
            if kept == self._width and max(values) <= self.score(task, kept - 1):
                continue
            start = task * self._width
            old = self._pairs[start * _LONG : (start + kept) * _LONG]
            both = array("f", [*old[::_LONG], *values]).tolist()
            # Sorting keeps reading order among equals.
            order = sorted(range(len(both)), key=both.__getitem__, reverse=True)[: self.kept]
            places = [*self._places[start : start + kept], *range(first, self._taken)]
            own = itemgetter(task)
            pairs: list[float] = []
            for index in order:
                if index < kept:
                    pairs += old[index * _LONG : (index + 1) * _LONG]
                else:
                    pairs.append(both[index])
                    pairs += map(own, rows[index - kept])
            self._keep(task, [places[index] for index in order], array("f", pairs))

    def put(self, task: int, place: int, score: float, values: Sequence[float]) -> None:
        """Let a plan item that was gone through have a higher score for a task."""
        start = task * self._width
        found = {
            where: self._pairs[(start + rank) * _LONG : (start + rank + 1) * _LONG]
            for rank, where in enumerate(self.places(task))
        } | {place: array("f", [score, *values])}
        order = sorted(found, key=lambda where: (-found[where][0], where))[: self.kept]
        pairs = array("f")
        for where in order:
            pairs += found[where]
        self._keep(task, order, pairs)

    def _keep(self, task: int, places: Sequence[int], pairs: array[float]) -> None:
        start, end = task * self._width, task * self._width + self.kept
        self._places[start:end] = array("i", places)
        self._pairs[start * _LONG : end * _LONG] = pairs
