"""What differs between the tasks of a review and what answers them, kept once it has been found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from doichieu.model import Difference, DifferenceKind, ItemId, Outline, StoredItem

_MISSING = DifferenceKind.CITATION_MISSING


class Differing:
    """The differences of each pair of two documents as they stand.

    Found when they are asked for, and kept: a reviewer who goes up and down asks for the same ones.
    """

    def __init__(
        self,
        directive: Outline,
        plan: Outline,
        tasks: Iterable[StoredItem],
        plan_items: Iterable[StoredItem],
    ) -> None:
        self._documents = directive, plan
        self._asked = {item.id: item for item in tasks}
        self._given = {item.id: item for item in plan_items}
        self._found: dict[tuple[ItemId, ItemId], tuple[Difference, ...]] = {}

    def at(self, task: ItemId, plan: ItemId) -> tuple[Difference, ...]:
        """In what a plan item falls short of a task it answers; () for items that are gone."""
        from doichieu.align.differences import differences

        if (task, plan) not in self._found:
            asked, given = self._asked.get(task), self._given.get(plan)
            found = differences(asked, given, *self._documents) if asked and given else ()
            self._found[task, plan] = found
        return self._found[task, plan]

    def of_answers(
        self, task: ItemId, plans: Sequence[ItemId]
    ) -> Iterator[tuple[tuple[ItemId, ItemId], tuple[Difference, ...]]]:
        """Each of the pairs of a task with its answers that differs, and in what.

        A document that one answer cites is missing in none of them.
        """
        told = {plan: self.at(task, plan) for plan in plans}
        for plan, found in told.items():
            short = tuple(
                each
                for each in found
                if each.kind is not _MISSING or all(each in others for others in told.values())
            )
            if short:
                yield (task, plan), short
