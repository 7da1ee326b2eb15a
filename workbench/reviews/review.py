"""A review under way: the two sides, what was decided, and each step a reviewer can take."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, cast

from doichieu.errors import ConflictError, InputError
from doichieu.export.report import Report
from doichieu.language import _
from doichieu.model import (
    ANSWERING,
    Action,
    Annotation,
    Candidate,
    Change,
    Counts,
    Decision,
    Difference,
    Document,
    Entry,
    Item,
    ItemId,
    LinkKind,
    Outline,
    ReviewId,
    ReviewState,
    Slot,
    StoredItem,
    Verdict,
)
from doichieu.store import Store
from doichieu.text import unaccented
from doichieu.workbench.documents.references import holds, named, part
from doichieu.workbench.reviews import suggesting
from doichieu.workbench.reviews.differences import Differing
from doichieu.workbench.reviews.rarity import rarity
from doichieu.workbench.reviews.suggesting import Suggestions

if TYPE_CHECKING:
    from doichieu.align.rarity import Rarity

_LINK_OF = {Verdict.COVERED: LinkKind.SAME, Verdict.PARTIAL: LinkKind.PARTIAL}


class Review:
    """One review of one reviewer. Every step is on disk when the method returns.

    `section` is the address of the directive's section that is looked at, '' for all of it: what is
    decided is of the whole review. A step names what it saw: where somebody else has decided about
    the same thing since then it raises ConflictError, and goes through when it is taken again.
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
        self.id = review
        self.reviewer = reviewer
        self.section = section
        self._block: ItemId | None = None
        self._stale = False
        self._seen = self._stamp()
        self._candidates: Mapping[ItemId, tuple[Candidate, ...]] = {}
        self.aligned = False
        self._read_documents()
        self._reload()

    def _stamp(self) -> tuple[int, int]:
        return self._store.version_token(), self._store.corrections.count()

    def _read_documents(self) -> None:
        documents = self._store.documents
        # A section is called by another address once somebody has corrected it.
        self.pair = self._store.reviews.pair(self.id)
        self.directive: Document = documents.get(self.pair.directive)
        self.plan: Document = documents.get(self.pair.plan)
        for name in ("directive_part", "plan_part", "tasks", "plan_items", "items", "_differing"):
            self.__dict__.pop(name, None)
        if self._block in self.items:
            self.section = self.items[self._block].address
        elif self.section:
            block = self.directive_part.items[0]
            self._block = cast("StoredItem", block).id

    @cached_property
    def directive_part(self) -> Outline:
        """The directive, or the section of it under review."""
        return part(self.directive.outline, self.section, self.directive.name)

    @cached_property
    def plan_part(self) -> Outline:
        """The plan, or the section of it under review."""
        return part(self.plan.outline, self.pair.plan_section, self.plan.name)

    @cached_property
    def tasks(self) -> tuple[StoredItem, ...]:
        """The directive's items under review, in reading order."""
        return _reviewed(self.directive_part)

    @cached_property
    def plan_items(self) -> tuple[StoredItem, ...]:
        """The plan's items under review, in reading order."""
        return _reviewed(self.plan_part)

    @cached_property
    def items(self) -> dict[ItemId, StoredItem]:
        """Every item of both sides by its identity, also those that left with a newer version."""
        found: dict[ItemId, StoredItem] = {}
        for document in (self.directive, self.plan):
            found |= {item.id: item for item in self._store.documents.gone(document.id)}
            found |= {item.id: item for item in document.outline.items}
        return found

    @property
    def counts(self) -> Counts:
        """How far the review is."""
        return self.state.counts(task.id for task in self.tasks)

    @property
    def report(self) -> Report:
        """The review as an exporter sees it."""
        return Report(
            self.pair,
            self.directive,
            self.plan,
            self.tasks,
            self.plan_items,
            self.state,
            {
                pair: found
                for task in self.tasks
                for pair, found in self._differing.of_answers(
                    task.id, [link.slot.items[1] for link in self._answered(task.id)]
                )
            },
            self.section,
        )

    @property
    def directive_name(self) -> str:
        """What to call the directive's side: the document, and the section under review."""
        return named(self.directive.name, self.section)

    @property
    def plan_name(self) -> str:
        """What to call the plan's side."""
        return named(self.plan.name, self.pair.plan_section)

    @property
    def file_name(self) -> str:
        """A name for the file of its summary, made of letters, digits and dashes."""
        names = f"{self.directive_name} {self.plan_name}"
        return re.sub(r"\W+", "-", unaccented(names)).strip("-") + ".md"

    @cached_property
    def rarity(self) -> Rarity:
        """How rare words are in the store; the same for as long as the review is open."""
        return rarity(self._store)

    def aligner(self, task: ItemId) -> Callable[[], Iterator[Suggestions]]:
        """Work that finds the suggestions for every task as the documents stand now.

        Of long documents it gives those for `task` and for what comes next in the queue first. It
        touches neither store nor review, so it may run in another thread.
        """
        sides = self.directive_part, self.plan_part
        queue = suggesting.ahead(task, self.next_undecided)
        return suggesting.finder(sides, [self.items[each].address for each in queue], self.rarity)

    def suggest(self, suggestions: Suggestions) -> bool:
        """Take over what an `aligner` found, unless a block has changed since; whether so."""
        if suggestions.blocks != self._blocks:
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
        answered = any(each.proposed for each in candidates) or self._answered(task)
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

    def _answered(self, task: ItemId) -> tuple[Annotation, ...]:
        """The links by which plan items answer a task; of a plan item those that it answers by."""
        return tuple(a for a in self.state.links(task) if a.entry.value in ANSWERING)

    def reasons(self, verdict: Verdict) -> tuple[str, ...]:
        """The reasons given for a verdict in this review, the one most given first."""
        given = Counter(
            annotation.entry.reason
            for annotation in self.state.annotations
            if annotation.slot.action is Action.VERDICT
            if annotation.entry.value == verdict and annotation.entry.reason
        )
        return tuple(reason for reason, _times in given.most_common())

    def next_undecided(self, after: ItemId | None, *, backwards: bool = False) -> ItemId | None:
        """The nearest task without a verdict after (or before) this one, going round the end."""
        order = [task.id for task in self.tasks]
        turned = _turned(order, after, backwards)
        return next((task for task in turned if self.state.verdict(task) is None), None)

    def next_leftover(self, after: ItemId | None, *, backwards: bool = False) -> ItemId | None:
        """The nearest plan item that nothing was said of yet, going round the end."""
        order = [item.id for item in self.plan_items]
        return next(
            (item for item in _turned(order, after, backwards) if self.state.left_over(item)),
            None,
        )

    def where_left(self) -> ItemId:
        """Where this reviewer left: the task of the latest step, or the undecided one behind it."""
        order = {task.id for task in self.tasks}
        steps = self._store.decisions.latest(self.id, self.reviewer, 50)
        found = (step.slot.items[0] for step in steps)
        latest = next((item for item in found if item in order), None)
        if latest is not None and self.state.verdict(latest) is None:
            return latest
        return self.next_undecided(latest) or latest or self.tasks[0].id

    def decide(
        self, task: ItemId, verdict: Verdict, plans: Iterable[ItemId] = (), reason: str = ""
    ) -> None:
        """Give a verdict. What answers the task is set by it.

        Covered and partial link the plan items named, and no others; a gap and a task that does
        not apply are answered by nothing; unsure leaves the links as they are. Related and rejected
        pairs stay. Raises InputError when 'not applicable' comes without a reason.
        """
        if verdict is Verdict.NOT_APPLICABLE and not reason.strip():
            raise InputError(_("'not applicable' needs a reason"))
        changes = [Change(Slot(Action.VERDICT, (task,)), Entry(verdict, reason.strip()))]
        if verdict is not Verdict.UNSURE:
            changes += self._answers(task, tuple(plans), _LINK_OF.get(verdict))
        self._record(changes)

    def _answers(
        self, task: ItemId, plans: tuple[ItemId, ...], link_kind: LinkKind | None
    ) -> list[Change]:
        """Changes after which `plans`, by `link_kind`, are all that answers the task."""
        wanted: dict[Slot, Entry | None] = {link.slot: None for link in self._answered(task)}
        if link_kind:
            wanted |= {Slot(Action.LINK, (task, plan)): Entry(link_kind) for plan in plans}
            # What answers a task has a basis above it.
            wanted |= {Slot(Action.ADDITION, (plan,)): None for plan in plans}
        return [Change(slot, entry) for slot, entry in wanted.items()]

    def relate(self, task: ItemId, plan: ItemId, link_kind: LinkKind) -> None:
        """Say how a plan item stands to a task; saying the same again takes it back.

        A task that is left without any answer so is undecided again.
        """
        slot = Slot(Action.LINK, (task, plan))
        changes = [self._toggled(slot, Entry(link_kind))]
        answers = {a.slot for a in self._answered(task)}
        if self.state.verdict(task) in _LINK_OF and answers == {slot}:
            changes.append(Change(Slot(Action.VERDICT, (task,)), None))
        self._record(changes)

    def overlap(self, plans: Iterable[ItemId], reason: str = "") -> None:
        """Mark plan items that give the same duty; marking the same ones again takes it back.

        Raises InputError for fewer than two.
        """
        chosen = set(plans)
        ordered = tuple(item.id for item in self.plan_items if item.id in chosen)
        if len(ordered) < 2:
            raise InputError(
                _("an overlap needs two or more plan items"), remedy=_("Mark them first.")
            )
        changes = [self._toggled(Slot(Action.OVERLAP, ordered), Entry(Action.OVERLAP, reason))]
        # What is one overlap is no longer said to be none.
        pairs = (Slot(Action.DISTINCT, pair) for pair in combinations(ordered, 2))
        changes += [Change(slot, None) for slot in pairs if slot in self.state.by_slot]
        self._record(changes)

    def distinct(self, one: ItemId, other: ItemId) -> None:
        """Say of two plan items, in the order of the plan, that they give different duties.

        That they are an overlap is no longer said; saying the same again takes it back.
        """
        changes = [self._toggled(Slot(Action.DISTINCT, (one, other)), Entry(Action.DISTINCT))]
        overlap = Slot(Action.OVERLAP, (one, other))
        if overlap in self.state.by_slot:
            changes.append(Change(overlap, None))
        self._record(changes)

    def addition(self, plan: ItemId, reason: str = "") -> None:
        """Mark a plan item that has no basis in the directive; again takes it back.

        Raises InputError when it answers a task, which would be its basis.
        """
        answered = [a for a in self._answered(plan) if not a.lost]
        if answered:
            task = self.items[answered[0].slot.items[0]].address
            raise InputError(_("it answers {address}, so it has a basis").format(address=task))
        slot = Slot(Action.ADDITION, (plan,))
        self._record([self._toggled(slot, Entry(Action.ADDITION, reason))])

    def annotate(self, items: tuple[ItemId, ...], note: str) -> None:
        """Put a note on an item or a pair; an empty one takes it away."""
        text = note.strip()
        self._record([Change(Slot(Action.NOTE, items), Entry(text) if text else None)])

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
        state, stale = self._stamp(), self._stale
        if state == self._seen and not stale:
            return False
        self._seen, self._stale = state, False
        before = self.state.annotations, self.directive, self.plan
        blocks = self._blocks
        self._read_documents()
        self._reload()
        if self._blocks != blocks:
            self._candidates, self.aligned = {}, False
        return stale or before != (self.state.annotations, self.directive, self.plan)

    @property
    def _blocks(self) -> tuple[tuple[Item, ...], ...]:
        return self.directive_part.items, self.plan_part.items

    def _toggled(self, slot: Slot, entry: Entry) -> Change:
        found = self.state.by_slot.get(slot)
        same = found is not None and found.entry.value == entry.value
        return Change(slot, None if same else entry)

    def _record(self, changes: Sequence[Change]) -> None:
        record = self._store.decisions.record
        try:
            record(self.id, changes, self.reviewer, self._clock(), saw=self._saw)
        except ConflictError:
            # What was in the way is known now, and shown by the next refresh.
            self._reload()
            self._stale = True
            raise
        self._reload()

    def _after(self, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        self._reload()
        return decisions

    def _reload(self) -> None:
        # First the step, then the state: what comes between them is rather seen twice than never.
        self._saw = self._store.decisions.last_step(self.id)
        self.state = ReviewState(self._store.decisions.state(self.id), self._outside())

    def _outside(self) -> frozenset[ItemId]:
        """The directive's items outside the section that is looked at, also those that are gone."""
        if not self.section:
            return frozenset()
        gone = self._store.documents.gone(self.directive.id)
        items = (*self.directive.outline.items, *gone)
        sections = [self.section]
        if self.directive.id == self.plan.id:
            sections.append(self.pair.plan_section)
        return frozenset(
            item.id for item in items if not any(holds(each, item.address) for each in sections)
        )


def _reviewed(outline: Outline) -> tuple[StoredItem, ...]:
    return tuple(cast("StoredItem", item) for item in outline.items if item.reviewed)


def _turned(order: list[ItemId], after: ItemId | None, backwards: bool) -> list[ItemId]:
    """All items, beginning behind `after` and going round the end."""
    if backwards:
        order.reverse()
    start = order.index(after) + 1 if after in order else 0
    return order[start:] + order[:start]
