"""A review as it stands: both sides, what was decided, what is suggested, and what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from doichieu.model import (
    Action,
    Annotation,
    Candidate,
    Counts,
    Document,
    ItemId,
    LinkKind,
    ReviewId,
    ReviewState,
    Slot,
    Stand,
    StoredItem,
    Tag,
    Verdict,
    Work,
    stand,
)
from doichieu.store import Store
from doichieu.wording import decided_by
from doichieu.workbench.codebook import Codebook
from doichieu.workbench.reviews import queues, suggesting
from doichieu.workbench.reviews.assigning import Assigning
from doichieu.workbench.reviews.elsewhere import Elsewhere
from doichieu.workbench.reviews.findings import Findings
from doichieu.workbench.reviews.lost import Lost, lost_items
from doichieu.workbench.reviews.presence import Presence
from doichieu.workbench.reviews.reading import Reading
from doichieu.workbench.reviews.sides import Sides
from doichieu.workbench.reviews.suggesting import Suggestions

if TYPE_CHECKING:
    from doichieu.align.ranking import Suggested


class Standing(Findings):
    """What is known of one review by one reviewer; `Review` adds the steps.

    `section` is the address of the directive's section that is looked at, '' for all of it: what is
    decided is of the whole review.
    """

    def __init__(
        self,
        store: Store,
        review: ReviewId,
        reviewer: str,
        clock: Callable[[], datetime],
        section: str = "",
    ) -> None:
        self._store = store
        self._clock = clock
        self.codebook = Codebook(store, reviewer, clock)
        self.id = review
        self.reviewer = reviewer
        self.signature = store.seat.signed(reviewer)
        self._stale = False
        self._seen = self._stamp()
        self._candidates: Mapping[ItemId, Suggested] = {}
        self._suggested: suggesting.Placed | None = None
        self.aligned = False
        self.strangers = False
        self.sides = Sides.read(store, review, section)
        self.reading = Reading(store, review, reviewer, clock)
        self.presence = Presence(store, review, self.reading, clock)
        self.assigning = Assigning(store, review, self.reading, clock)
        self.elsewhere = Elsewhere(store, review, self.directive.id, reviewer, clock)
        self._reload()
        self._queued: tuple[ItemId, ...] = ()
        self.queue = queues.Queue.kept(store.desk.get(reviewer, self._queue_place))
        self._fill_queue()

    @property
    def _queue_place(self) -> str:
        return f"review/{self.id}/queue"

    def walk(self, queue: queues.Queue) -> None:
        """Go through this queue from now on, also when the review is opened again."""
        self._store.desk.put(self.reviewer, self._queue_place, str(queue), self._clock())
        self.queue = queue
        self._fill_queue()

    def _fill_queue(self) -> None:
        self._queued = queues.members(self, self.queue)
        if not self._queued:
            self.queue, self._queued = queues.ALL, tuple(task.id for task in self.tasks)

    @property
    def listed(self) -> tuple[StoredItem, ...]:
        """The tasks of the queue that is walked, in its order."""
        if self.queue == queues.ALL:
            return self.tasks
        known = {task.id: task for task in self.tasks}
        return tuple(known[task] for task in self._queued if task in known)

    def margin(self, task: ItemId) -> float:
        """How far the best suggestion for a task is ahead of the next one."""
        first, second, *_rest = (*(c.score for c in self._candidates.get(task, ())[:2]), 0.0, 0.0)
        return first - second

    @property
    def disputed(self) -> frozenset[ItemId]:
        """The tasks to which reviewers gave different verdicts, also where one replaced another."""
        given: dict[ItemId, dict[str, str]] = {}
        for each in self._store.decisions.log(self.id):
            seen = each.layer == self.reading.layer
            if seen and each.slot.action is Action.VERDICT and each.after:
                given.setdefault(each.slot.items[0], {})[each.reviewer] = each.after.value
        return frozenset(task for task, said in given.items() if len({*said.values()}) > 1)

    def _stamp(self) -> tuple[int, ...]:
        store = self._store
        logs = (store.corrections, store.directive_notes, store.readers, store.assigning)
        return store.version_token(), store.codebook.changes(), *(each.count() for each in logs)

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

    def work(self) -> tuple[Work, ...]:
        """How far each reviewer is with what is given to them, or with what they read blind."""
        tasks = [task.id for task in self.tasks if self.state.verdict(task.id)]
        return self.assigning.work(self.tasks, {*tasks})

    def verdict_of(self, task: ItemId) -> Annotation | None:
        """The verdict that stands on a task, with who gave it and when; None for none."""
        return self.state.by_slot.get(Slot(Action.VERDICT, (task,)))

    def verdict_of_another(self, task: ItemId) -> Annotation | None:
        """The verdict on a task if somebody else gave it: to replace it one is asked twice."""
        return self.of_another(Slot(Action.VERDICT, (task,)))

    def of_another(self, *slots: Slot) -> Annotation | None:
        """What somebody else filled one of these slots with, the first of them; None for none."""
        found = (self.state.by_slot.get(slot) for slot in slots)
        return next((each for each in found if each and each.who != self.signature), None)

    def said_of(self, found: Annotation) -> str:
        """Who decided what and when, in a few words: 'lan: gap, 10:32'."""
        action, value = found.slot.action, found.entry.value
        return decided_by(found.who, action, value, found.at, self._clock())

    def aligner(
        self, task: ItemId, wanted: Callable[[], bool] = suggesting.always
    ) -> Callable[[], Iterator[Suggestions]]:
        """Work that finds the suggestions for every task as the documents stand now.

        Of long documents it gives those for `task` and for what comes next in the queue first, and
        with them what is needed to tell in what they differ. It touches neither store nor review,
        so it may run in another thread; of long documents it ends once it is not `wanted` any more.
        """
        sides = self.sides.directive_part, self.sides.plan_part
        ahead = suggesting.ahead(task, self.next_undecided)
        first = [self.items[each].address for each in ahead]
        # Both documents have been read whole, and are not asked for again.
        self._store.let_go()
        find = suggesting.finder(sides, first, self._differing)
        return lambda: find(wanted)

    def suggest(self, suggestions: Suggestions) -> bool:
        """Take over what an `aligner` found, unless a block has changed since; whether so."""
        if suggestions.blocks != self.sides.blocks:
            return False
        self._candidates = {**self._candidates, **suggestions.by_task}
        self.aligned, self.strangers = suggestions.whole, suggestions.strangers
        if self.aligned and self.queue.kind is queues.QueueKind.UNCERTAIN:
            self._fill_queue()
        return True

    def suggestions(self, task: ItemId, before: Sequence[ItemId] = ()) -> tuple[Candidate, ...]:
        """What stands beside a task: linked plan items first, then the best that are not rejected.

        What answers other tasks already counts for less, see `suggesting`. A linked item that was
        never suggested comes with score 0 and no parts. The plan items of `before`, which stand on
        the screen, keep their order.
        """
        kept = self._suggested
        if kept is not None and kept.answers(task, before, self.state, self._candidates):
            return kept.found
        found = suggesting.suggested(task, self._candidates.get(task, ()), self.state)
        known = {suggesting.id_of(candidate) for candidate in found}
        linked = {link.slot.items[1] for link in self.state.links(task)}
        by_hand = tuple(
            Candidate(self.items[task], self.items[plan], 0.0)
            for plan in sorted(linked - known)
            if plan in self.items
        )
        placed = suggesting.placed(found + by_hand, linked, before)
        self._suggested = suggesting.Placed(task, placed, self.state, self._candidates)
        return placed

    def answers_elsewhere(
        self, task: ItemId, plan: ItemId
    ) -> tuple[tuple[StoredItem, LinkKind], ...]:
        """The other tasks that a plan item answers already, and how."""
        return tuple(
            (self.items[link.slot.items[0]], LinkKind(link.entry.value))
            for link in suggesting.elsewhere(task, plan, self.state)
            if link.slot.items[0] in self.items
        )

    def answerable(self, plan: ItemId) -> tuple[Candidate, ...]:
        """The suggestions in which a plan item stands: the tasks it is likeliest to answer."""
        found = (
            each
            for task, suggested in self._candidates.items()
            for each in suggested.of(self.items[plan])
            if self.state.link_kind(task, plan) is not LinkKind.REJECTED
            if suggesting.says_anything(each)
        )
        return tuple(sorted(found, key=lambda each: -each.score)[: suggesting.BESIDE])

    def is_added(self, plan: ItemId) -> bool:
        """Whether a plan item is marked as one without a basis above."""
        return bool(self.state.about(Action.ADDITION, plan))

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

    def stand_of(self, items: tuple[ItemId, ...]) -> Stand:
        """What a tag on these items stands on."""
        return stand(len(items), first_is_task=items[0] in self.sides.ever[0])

    def tags_of(self, *items: ItemId) -> tuple[Tag, ...]:
        """The tags on an item, a pair or an overlap, each once, in the order of the codebook."""
        slots = (each.slot for each in self.state.about(Action.TAG, items[0]))
        codes = {slot.code for slot in slots if slot.items == items}
        if not codes:
            return ()
        meant = {tag.id for code in codes if (tag := self.codebook.meant(code))}
        return tuple(tag for tag in self.codebook.tags if tag.id in meant)

    def reasons(self, verdict: Verdict) -> tuple[str, ...]:
        """The reasons given for a verdict here and for other plans of the directive.

        The one most given first; of equals the one given first.
        """
        return self._store.records.reasons(self.directive.id, verdict, self.reading.layer)

    def reason(self, task: ItemId) -> str:
        """The reason that stands with the verdict on a task; '' without one."""
        return self.state.reason(task)

    def kept_reason(self, task: ItemId, verdict: Verdict) -> str:
        """The reason that stands with this very verdict on a task; '' without one."""
        return self.reason(task) if self.state.verdict(task) is verdict else ""

    @property
    def left_to_read(self) -> int:
        """How many tasks this reviewer, as one of the readers, has to decide still."""
        must = self.assigning.assigned.must
        left = (task for task in self.tasks if self.state.verdict(task.id) is None)
        return sum(must(self.reviewer, task) for task in left)

    def next_undecided(self, after: ItemId | None, *, backwards: bool = False) -> ItemId | None:
        """The nearest task of the queue without a verdict after (or before) this one.

        It goes round the end. In a queue of what is decided it is simply the next one.
        """
        order = (task.id for task in self.listed)
        open_ = (lambda _task: True) if self.queue.of_decided else self._is_undecided
        found = queues.nearest(order, open_, after, backwards=backwards)
        return None if found == after and self.queue.of_decided else found

    @property
    def lost(self) -> tuple[Lost, ...]:
        """The items that are gone, or no task any more, about which something is still decided."""
        return lost_items(self.state, self.items, self.sides.present)

    @property
    def lost_by_side(self) -> tuple[tuple[Lost, ...], tuple[Lost, ...]]:
        """The same, those of the directive and those of the plan."""
        directive, plan = self.sides.ever
        lost = self.lost
        return (
            tuple(each for each in lost if each.item.id in directive),
            tuple(each for each in lost if each.item.id in plan),
        )

    def most_like(self, item: StoredItem) -> tuple[StoredItem, ...]:
        """The items under review on the side of a lost one, that worded most like it first."""
        from doichieu.align.likeness import by_wording

        beside = [self.items[each] for each in sorted(self.sides.beside(item.id))]
        return tuple(beside[n] for n in by_wording(item.text, [each.text for each in beside]))

    def refresh(self, *, anew: bool = False) -> bool:
        """Read again what may have been decided, read in or corrected; whether anything changed.

        By others, and in this very program upon another view of the review; with `anew` in any
        case, also where nothing tells that there is anything new.

        Suggestions for a document whose blocks are others now have to be made anew: `aligned`
        tells.
        """
        step = self._store.decisions.last_step(self.id, self.reading.layer)
        stamp, stale = self._stamp(), self._stale or step != self._saw
        if stamp == self._seen and not stale and not anew:
            return False
        self._seen, self._stale = stamp, False
        before = self._known
        blocks = self.sides.blocks
        self.sides = self.sides.again(self._store, self.id)
        self._forget_found()
        self.codebook.refresh()
        self._reload()
        if self.sides.blocks != blocks:
            self._candidates, self.aligned = {}, False
        return stale or before != self._known

    @property
    def _known(self) -> tuple[object, ...]:
        shown = self.state.annotations, self.directive, self.plan, self.codebook.tags
        return *shown, self.elsewhere.notes, self.reading.readers, self.assigning.given

    def _is_undecided(self, task: ItemId) -> bool:
        return self.state.verdict(task) is None

    def _reload(self) -> None:
        self.reading.refresh()
        self.assigning.refresh(self.directive.outline.items)
        layer, decisions = self.reading.layer, self._store.decisions
        # First the step, then the state: what comes between them is rather seen twice than never.
        self._saw = decisions.last_step(self.id, layer)
        self.state = ReviewState(decisions.state(self.id, layer), self.sides.outside)
        self.elsewhere.refresh()
