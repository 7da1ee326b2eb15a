"""The readings of one review side by side, once all have handed in, and what is settled of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from doichieu.errors import InputError
from doichieu.export.report import ReadBlind
from doichieu.language import _, current
from doichieu.model import Action, Assigned, Change, ItemId, ReviewState, Seat, StoredItem
from doichieu.store import Store
from doichieu.workbench.agreement import remarks
from doichieu.workbench.agreement.agreement import (
    Agreement,
    Readings,
    agreeing,
    agreements,
    differing,
    of_verdicts,
    reading,
    said,
)
from doichieu.workbench.reviews.review import Given
from doichieu.workbench.reviews.told import Told


class Settling:
    """What each reader decided in a review; what is settled stands in its common layer.

    A reading stays as it was handed in: nothing that is settled changes it. Raises InputError where
    nobody reads blind, or somebody still does.
    """

    def __init__(self, store: Store, review: Told) -> None:
        blind = review.reading
        blind.must_be_read()
        if blind.is_blind:
            raise InputError(
                blind.words, remedy=_("Readings are compared once all have handed in.")
            )
        self.review = review
        self.merged = any(each.merged for each in blind.readers)
        """Whether a merge has brought the readings together, which then hold only what differs."""
        outside = review.sides.outside
        self.readings: Readings = {
            each.name: ReviewState(store.decisions.state(review.id, each.layer), outside)
            for each in blind.readers
        }
        self._tasks = [task.id for task in review.tasks]
        given = store.assigning.of(review.id)
        self._assigned = Assigned(given, review.directive.outline.items, [*self.readings])

        self.logins = {
            name: tuple(dict.fromkeys(seat.who for seat in seats if seat.who))
            for name in self.readings
            if _several(seats := store.readers.seats(review.id, name))
        }
        """The names under which more than one account has read, and who they are."""

    def _must(self, reader: str, task: ItemId) -> bool:
        """Whether a reader had to read a task; of what came in a merge, whether one has."""
        if self.merged:
            return self.readings[reader].verdict(task) is not None
        return self._assigned.must(reader, self.review.items[task])

    @property
    def differing(self) -> tuple[StoredItem, ...]:
        """The tasks of which the readers say different things, in reading order."""
        apart = {*differing(self.readings, self._tasks, self._must)}
        return tuple(task for task in self.review.tasks if task.id in apart)

    def agreed(self) -> tuple[Given, ...]:
        """What all say of the tasks that are not settled yet, with all reasons that were given."""
        open_ = (task for task in self._tasks if self.review.verdict_of(task) is None)
        return tuple(self._given(task) for task in agreeing(self.readings, [*open_], self._must))

    def _given(self, task: ItemId) -> Given:
        given = [self.given(task, reader) for reader in self.readings]
        one = next(each for each in given if each)
        reasons = dict.fromkeys(each.reason for each in given if each and each.reason)
        return one._replace(reason="; ".join(reasons), also=self.remarks(task))

    def remarks(self, task: ItemId, reader: str = "") -> tuple[Change, ...]:
        """The notes and tags that go with a task as a reader has it; as all have it for ''."""
        readings = [*self.readings.values()]
        taken = [self.readings[reader]] if reader else readings
        return remarks.of_task(task, taken, readings, self.review.state)

    def tags(self, task: ItemId, reader: str) -> str:
        """The tags that a reader put on a task or a pair with it, by their names."""
        about = self.readings[reader].about(Action.TAG, task)
        tags = (self.review.codebook.meant(each.slot.code) for each in about)
        return ", ".join(dict.fromkeys(tag.name(current()) for tag in tags if tag))

    def beside(self) -> tuple[Change, ...]:
        """What readers found and noted beside the tasks that were decided, and is not settled."""
        if self.merged:
            # It stands already: a merge puts only verdicts and answers into readings.
            return ()
        readings = [*self.readings.values()]
        decided = {task for task in self._tasks if any(each.verdict(task) for each in readings)}
        return remarks.beside(readings, decided, self.review.state)

    def given(self, task: ItemId, reader: str) -> Given | None:
        """What a reader says of a task; None where that reader has said nothing."""
        state = self.readings[reader]
        verdict = state.verdict(task)
        if verdict is None:
            return None
        also = self.remarks(task, reader)
        return Given(task, verdict, self._answers(state, task), state.reason(task), also)

    def settled_answers(self, task: ItemId) -> tuple[ItemId, ...]:
        """What answers a task as it is settled."""
        return self._answers(self.review.state, task)

    def _answers(self, state: ReviewState, task: ItemId) -> tuple[ItemId, ...]:
        links = (link.slot.items[1] for link in state.answers(task))
        return tuple(plan for plan in links if plan in self.review.items)

    def answers(self, task: ItemId) -> tuple[ItemId, ...]:
        """Whatever answers a task in any reading, in the order of the plan."""
        linked = {
            link.slot.items[1] for state in self.readings.values() for link in state.answers(task)
        }
        return tuple(item.id for item in self.review.plan_items if item.id in linked)

    def otherwise(self, reader: str) -> tuple[StoredItem, ...]:
        """The tasks that are settled otherwise than this reader had it.

        Raises InputError where nobody so named has read.
        """
        if reader not in self.readings:
            raise InputError(_("nobody of this name reads the review blind"), where=reader)
        own, settled = self.readings[reader], self.review.state
        return tuple(
            task
            for task in self.review.tasks
            if settled.verdict(task.id) and said(own, task.id) != said(settled, task.id)
            # What came in a merge is beside the settled only where it differed.
            if own.verdict(task.id) or not self.merged
        )

    def alone(self) -> int:
        """How many tasks one reader alone had to read, and read."""
        found = (reading(self.readings, task, self._must) for task in self._tasks)
        return sum(len(states) == 1 for states in found)

    def of_verdicts(self) -> Agreement:
        """How far their verdicts agree."""
        return of_verdicts(self.readings, self._tasks)

    def figures(self) -> tuple[Agreement, ...]:
        """How far the readings agree."""
        return agreements(self.readings, self._tasks, self.review.likely())


def _several(seats: Sequence[Seat]) -> bool:
    """Whether these are certainly not all of one account."""
    return any(one.is_other(other) for one, other in combinations(seats, 2))


def read_blind(store: Store, review: Told) -> ReadBlind | None:
    """What a report says of blind readings; None where nobody has read so."""
    blind = review.reading
    names = tuple(each.name for each in blind.readers)
    if not names:
        return None
    if blind.is_blind:
        return ReadBlind(names, blind.layer)
    settling = Settling(store, review)
    apart = len(settling.differing)
    settled = sum(review.state.verdict(task.id) is not None for task in settling.differing)
    if settling.merged:
        tasks = len(review.tasks)
        return ReadBlind(names, "", tasks, tasks - apart, merged=True, settled=settled)
    verdicts, alone = settling.of_verdicts(), settling.alone()
    return ReadBlind(
        names,
        tasks=len(review.tasks) - alone,
        alike=len(review.tasks) - alone - apart,
        alone=alone,
        agreed=verdicts.agreed.value,
        ac1=verdicts.ac1.value if verdicts.ac1 else None,
        settled=settled,
    )
