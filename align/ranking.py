"""How a plan answers a directive: what is suggested for each item, and how far it convinces."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from doichieu.align import scoring, threshold
from doichieu.align.best import Best
from doichieu.frozen import frozen
from doichieu.model import Candidate, Grade, Item


@frozen
class Ranking:
    """The `best` items of a plan for each of the `tasks` of a directive.

    `strangers` is true where the plan does not name the directive among what it carries out, nor
    answers enough of it to have been made for it.
    """

    tasks: Sequence[Item]
    plan: Sequence[Item]
    best: Best
    strangers: bool

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """The place of each item of the plan, by its address."""
        return {item.address: place for place, item in enumerate(self.plan)}

    def grade(self, task: int, rank: int) -> Grade:
        """How far the program stands by one of the suggestions for a task."""
        score = self.best.score(task, rank)
        if score < threshold.POSSIBLE:
            return Grade.WEAK
        text = scoring.text(self.best.parts(task, rank))
        return threshold.grade(score, self.best.score(task, 0), text, strange=self.strangers)

    def grades(self, task: int) -> Sequence[Grade]:
        """The same of each of them, best first."""
        return [
            self.grade(task, rank) if score >= threshold.POSSIBLE else Grade.WEAK
            for rank, score in enumerate(self.best.scores(task))
        ]

    @property
    def by_task(self) -> Iterator[Suggested]:
        """What is suggested for each task, in their order."""
        return (Suggested(self, task) for task in range(len(self.tasks)))

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Every suggestion, task by task, best first."""
        return tuple(each for suggested in self.by_task for each in suggested)


@dataclass(frozen=True, slots=True, eq=False)
class Suggested(Sequence[Candidate]):
    """What is suggested for a task, best first: each is made when it is looked at, most never."""

    ranking: Ranking
    place: int

    @property
    def task(self) -> Item:
        """The item of the directive."""
        return self.ranking.tasks[self.place]

    def of(self, answer: Item) -> Iterator[Candidate]:
        """The suggestion in which an item of the plan stands; nothing where it is in none."""
        place = self.ranking.place_of.get(answer.address)
        places = self.ranking.best.places(self.place)
        if place in places:
            yield self[places.index(place)]

    def __len__(self) -> int:
        return self.ranking.best.kept

    @overload
    def __getitem__(self, rank: int) -> Candidate: ...

    @overload
    def __getitem__(self, rank: slice) -> Sequence[Candidate]: ...

    def __getitem__(self, rank: int | slice) -> Candidate | Sequence[Candidate]:
        """The suggestion of a rank, from 0; or several."""
        if isinstance(rank, slice):
            return tuple(self[each] for each in range(len(self))[rank])
        place = range(len(self))[rank]
        return self._made(place, self.ranking.best.places(self.place)[place])

    def __iter__(self) -> Iterator[Candidate]:
        return itertools.starmap(self._made, enumerate(self.ranking.best.places(self.place)))

    def _made(self, rank: int, place: int) -> Candidate:
        """The suggestion of a rank, of the plan item at that place."""
        best = self.ranking.best
        return Candidate(
            self.task,
            self.ranking.plan[place],
            best.score(self.place, rank),
            best.parts(self.place, rank),
            self.ranking.grade(self.place, rank),
        )
