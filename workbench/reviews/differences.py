"""What differs between the tasks of a review and what answers them, kept once it has been found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from doichieu.model import (
    Candidate,
    Difference,
    Grade,
    Item,
    ItemId,
    Outline,
    StoredItem,
    Wording,
)

if TYPE_CHECKING:
    from doichieu.align.coverage import Sayings
    from doichieu.align.differences import Differences


def parted(candidates: Iterable[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Of the suggestions for one task those that count as its answers, and those that may be."""
    found = list(candidates)
    return (
        [each for each in found if each.grade is Grade.LIKELY],
        [each for each in found if each.grade is Grade.POSSIBLE],
    )


Pair: TypeAlias = tuple[ItemId, ItemId]
"""A task and a plan item."""


class Found(NamedTuple):
    """What is told of each pair, what each copy made of the words, and what of the whole plan."""

    told: Mapping[Pair, tuple[Difference, ...]]
    wordings: Mapping[Pair, Wording]
    of_plan: tuple[Difference, ...]


class Differing:
    """The differences of each task of two documents as they stand.

    Found when they are asked for, and kept: a reviewer who goes up and down asks for the same ones.
    """

    def __init__(
        self,
        directive: Outline,
        plan: Outline,
        tasks: Iterable[StoredItem],
        plan_items: Iterable[StoredItem],
    ) -> None:
        self.documents = directive, plan
        self._asked = {item.id: item for item in tasks}
        self._given = {item.id: item for item in plan_items}
        self._by_address = {item.address: item.id for item in self._given.values()}
        self._found: dict[tuple[object, ...], tuple[Difference, ...]] = {}
        self._wordings: dict[tuple[ItemId, ItemId], Wording | None] = {}

    @cached_property
    def _held(self) -> Differences:
        from doichieu.align.differences import Differences

        return Differences(*self.documents)

    def prepare(self, sayings: Sayings | None = None) -> None:
        """Do what takes a while before anything is asked; another thread may.

        Another process may have made the `sayings` of the documents.
        """
        self._held.prepare(sayings)

    @property
    def of_plan(self) -> tuple[Difference, ...]:
        """What is told once of the whole plan."""
        return self._held.of_plan()

    def of_task(
        self, task: ItemId, answers: Sequence[ItemId], others: Sequence[ItemId] = ()
    ) -> tuple[Difference, ...]:
        """In what the answers of a task fall short of it, the best first; () for what is gone."""
        key = (task, tuple(answers), tuple(others))
        if key not in self._found:
            asked = self._asked.get(task)
            given, beside = self._items(answers), self._items(others)
            self._found[key] = self._held.of_task(asked, given, beside) if asked and given else ()
        return self._found[key]

    def _items(self, plans: Iterable[ItemId]) -> list[Item]:
        return [self._given[plan] for plan in plans if plan in self._given]

    def answer(self, difference: Difference) -> ItemId | None:
        """The plan item at which a difference is told."""
        return self._by_address.get(difference.answer)

    def told_at(self, plan: ItemId, found: Iterable[Difference]) -> tuple[Difference, ...]:
        """Those of the differences of a task that are told at one of its answers."""
        item = self._given.get(plan)
        return tuple(each for each in found if item and each.answer == item.address)

    def of_answers(self, answers: Iterable[tuple[ItemId, Sequence[ItemId]]]) -> Found:
        """What is told of tasks and what answers each, at which pair; of none, nothing."""
        pairs = {task: plans for task, plans in answers if plans}
        told: dict[Pair, tuple[Difference, ...]] = {}
        wordings: dict[Pair, Wording] = {}
        for task, plans in pairs.items():
            found = self.of_task(task, plans)
            for plan in plans:
                if here := self.told_at(plan, found):
                    told[task, plan] = here
                if wording := self.wording(task, plan):
                    wordings[task, plan] = wording
        return Found(told, wordings, self.of_plan if pairs else ())

    def wording(self, task: ItemId, plan: ItemId) -> Wording | None:
        """What a plan item that copies a task has made of its words; None where it is no copy."""
        from doichieu.align.copies import wording

        if (task, plan) not in self._wordings:
            asked, given = self._asked.get(task), self._given.get(plan)
            self._wordings[task, plan] = wording(asked, given) if asked and given else None
        return self._wordings[task, plan]
