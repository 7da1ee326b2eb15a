"""A review under way: the two sides, what was decided, and each step a reviewer can take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from doichieu.export.report import Report
from doichieu.model import (
    Action,
    Candidate,
    Counts,
    Decision,
    Difference,
    Document,
    ItemId,
    LinkKind,
    ReviewId,
    ReviewState,
    StoredItem,
    Verdict,
)
from doichieu.store import Store
from doichieu.workbench.documents.rarity import rarity
from doichieu.workbench.reviews import deciding, queue, suggesting
from doichieu.workbench.reviews.differences import Differing
from doichieu.workbench.reviews.sides import Sides
from doichieu.workbench.reviews.suggesting import Suggestions

if TYPE_CHECKING:
    from doichieu.align.rarity import Rarity


class Review:
    """One review of one reviewer. Every step is on disk when the method returns."""

    def __init__(
        self, store: Store, review: ReviewId, reviewer: str, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._clock = clock
        self.id = review
        self.reviewer = reviewer
        self._seen = self._stamp()
        self._candidates: Mapping[ItemId, tuple[Candidate, ...]] = {}
        self.aligned = False
        self._read_sides()
        self._reload()

    def _stamp(self) -> tuple[int, int]:
        return self._store.version_token(), self._store.corrections.count()

    def _read_sides(self) -> None:
        self.sides = Sides.read(self._store, self.id)
        self.__dict__.pop("_differing", None)

    @property
    def directive(self) -> Document:
        """The directive, whole."""
        return self.sides.directive

    @property
    def plan(self) -> Document:
        """The plan, whole."""
        return self.sides.plan

    @property
    def tasks(self) -> tuple[StoredItem, ...]:
        """The directive's items under review, in reading order."""
        return self.sides.tasks

    @property
    def plan_items(self) -> tuple[StoredItem, ...]:
        """The plan's items under review, in reading order."""
        return self.sides.plan_items

    @property
    def items(self) -> Mapping[ItemId, StoredItem]:
        """Every item of both sides by its identity, also those that left with a newer version."""
        return self.sides.items

    @property
    def counts(self) -> Counts:
        """How far the review is."""
        return self.state.counts(task.id for task in self.tasks)

    @property
    def report(self) -> Report:
        """The review as an exporter sees it."""
        return Report(
            self.sides.pair,
            self.directive,
            self.plan,
            self.tasks,
            self.plan_items,
            self.state,
            {
                pair: found
                for task in self.tasks
                for pair, found in self._differing.of_answers(
                    task.id, [link.slot.items[1] for link in self.state.answers(task.id)]
                )
            },
        )

    @cached_property
    def rarity(self) -> Rarity:
        """How rare words are in the store; the same for as long as the review is open."""
        return rarity(self._store)

    def aligner(self, task: ItemId) -> Callable[[], Iterator[Suggestions]]:
        """Work that finds the suggestions for every task as the documents stand now.

        Of long documents it gives those for `task` and for what comes next in the queue first. It
        touches neither store nor review, so it may run in another thread.
        """
        sides = self.sides.directive_part, self.sides.plan_part
        ahead = suggesting.ahead(task, self.next_undecided)
        return suggesting.finder(sides, [self.items[each].address for each in ahead], self.rarity)

    def suggest(self, suggestions: Suggestions) -> bool:
        """Take over what an `aligner` found, unless a block has changed since; whether so."""
        if suggestions.blocks != self.sides.blocks:
            return False
        self._candidates = {**self._candidates, **suggestions.by_task}
        self.aligned = suggestions.whole
        return True

    def suggestions(self, task: ItemId, before: Sequence[ItemId] = ()) -> tuple[Candidate, ...]:
        """What stands beside a task: linked plan items first, then the best that are not rejected.

        What answers other tasks already counts for less, see `suggesting`. A linked item that was
        never suggested comes with score 0 and no parts. The plan items of `before`, which stand on
        the screen, keep their order.
        """
        found = suggesting.suggested(task, self._candidates.get(task, ()), self.state)
        known = {suggesting.id_of(candidate) for candidate in found}
        linked = {link.slot.items[1] for link in self.state.links(task)}
        by_hand = tuple(
            Candidate(self.items[task], self.items[plan], 0.0)
            for plan in sorted(linked - known)
            if plan in self.items
        )
        return suggesting.placed(found + by_hand, linked, before)

    def answers_elsewhere(
        self, task: ItemId, plan: ItemId
    ) -> tuple[tuple[StoredItem, LinkKind], ...]:
        """The other tasks that a plan item answers already, and how."""
        return tuple(
            (self.items[link.slot.items[0]], LinkKind(link.entry.value))
            for link in suggesting.elsewhere(task, plan, self.state)
            if link.slot.items[0] in self.items
        )

    def not_addressed(self, task: ItemId) -> str:
        """Why a task without a verdict may not be the plan's at all; '' where nothing says so.

        A task that the program would stand by an answer to may be: the body below may do the work.
        """
        candidates = self._candidates.get(task, ())
        answered = any(each.proposed for each in candidates) or self.state.answers(task)
        if answered or not candidates or self.state.verdict(task):
            return ""
        from doichieu.align.addressee import addressee

        found = addressee(self.items[task], self.directive.outline, self.plan.outline)
        return found.reason if found else ""

    def differences(self, task: ItemId, plan: ItemId) -> tuple[Difference, ...]:
        """In what a plan item falls short of a task, if it answers it."""
        return self._differing.at(task, plan)

    @cached_property
    def _differing(self) -> Differing:
        return Differing(self.directive.outline, self.plan.outline, self.tasks, self.plan_items)

    def reasons(self, verdict: Verdict) -> tuple[str, ...]:
        """The reasons given for a verdict in this review, the one most given first."""
        given = Counter(
            annotation.entry.reason
            for annotation in self.state.all(Action.VERDICT)
            if annotation.entry.value == verdict and annotation.entry.reason
        )
        return tuple(reason for reason, _times in given.most_common())

    def next_undecided(self, after: ItemId | None, *, backwards: bool = False) -> ItemId | None:
        """The nearest task without a verdict after (or before) this one, going round the end."""
        order = (task.id for task in self.tasks)
        return queue.nearest(order, self._is_undecided, after, backwards=backwards)

    def next_leftover(self, after: ItemId | None, *, backwards: bool = False) -> ItemId | None:
        """The nearest plan item about which nothing was decided yet, going round the end."""
        order = (item.id for item in self.plan_items)
        return queue.nearest(order, self.state.left_over, after, backwards=backwards)

    def where_left(self) -> ItemId:
        """Where this reviewer left: the task of the latest step, or the undecided one behind it."""
        tasks = [task.id for task in self.tasks]
        latest = self._store.decisions.latest(self.id, self.reviewer, 50)
        return queue.where_left(tasks, self.state, latest) or tasks[0]

    def decide(
        self, task: ItemId, verdict: Verdict, plans: Iterable[ItemId] = (), reason: str = ""
    ) -> None:
        """Give a verdict, and link what answers the task; see `deciding.give_verdict`."""
        self._record(deciding.give_verdict(self.state, task, verdict, tuple(plans), reason))

    def relate(self, task: ItemId, plan: ItemId, link_kind: LinkKind) -> None:
        """Say how a plan item stands to a task, or take it back; see `deciding.relate`."""
        self._record(deciding.relate(self.state, task, plan, link_kind))

    def overlap(self, plans: Iterable[ItemId], reason: str = "") -> None:
        """Mark plan items that give the same duty, or take it back; see `deciding.overlap`."""
        chosen = set(plans)
        ordered = [item.id for item in self.plan_items if item.id in chosen]
        self._record(deciding.overlap(self.state, ordered, reason))

    def distinct(self, one: ItemId, other: ItemId) -> None:
        """Say that two plan items give different duties, or take it back."""
        self._record(deciding.distinct(self.state, one, other))

    def addition(self, plan: ItemId, reason: str = "") -> None:
        """Mark a plan item that has no basis in the directive, or take it back."""
        self._record(deciding.addition(self.state, plan, self._address, reason))

    def annotate(self, items: tuple[ItemId, ...], note: str) -> None:
        """Put a note on an item or a pair; an empty one takes it away."""
        self._record(deciding.note(items, note))

    def undo(self, passing: Collection[int] = ()) -> tuple[Decision, ...]:
        """Take back this reviewer's latest step, also after a restart; () when there is none.

        Steps in `passing` are passed over. Raises ConflictError, whose `step` says which, when
        somebody else has changed the same thing since.
        """
        undo = self._store.decisions.undo
        return self._after(undo(self.id, self.reviewer, self._clock(), passing))

    def redo(self) -> tuple[Decision, ...]:
        """Do again what was last undone; () when there is nothing."""
        return self._after(self._store.decisions.redo(self.id, self.reviewer, self._clock()))

    def refresh(self) -> bool:
        """Read again what others may have decided, read in or corrected; whether anything changed.

        Suggestions for a document whose blocks are others now have to be made anew: `aligned`
        tells.
        """
        stamp = self._stamp()
        if stamp == self._seen:
            return False
        self._seen = stamp
        before = self.state.annotations, self.directive, self.plan
        blocks = self.sides.blocks
        self._read_sides()
        self._reload()
        if self.sides.blocks != blocks:
            self._candidates, self.aligned = {}, False
        return before != (self.state.annotations, self.directive, self.plan)

    def _is_undecided(self, task: ItemId) -> bool:
        return self.state.verdict(task) is None

    def _address(self, item: ItemId) -> str:
        return self.items[item].address

    def _record(self, changes: deciding.Changes) -> None:
        self._store.decisions.record(self.id, changes, self.reviewer, self._clock())
        self._reload()

    def _after(self, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        self._reload()
        return decisions

    def _reload(self) -> None:
        self.state = ReviewState(self._store.decisions.state(self.id))
