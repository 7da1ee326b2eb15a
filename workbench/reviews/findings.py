"""What the program finds wanting in a review, and what reviewers said of it.

In what the answers of each task fall short, and what is wanting in the plan by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from operator import is_
from typing import TYPE_CHECKING, NamedTuple

from doichieu.frozen import frozen
from doichieu.model import (
    Action,
    CheckKind,
    Difference,
    DifferenceKind,
    Finding,
    FindingKind,
    ItemId,
    Judged,
    Judgement,
    LinkKind,
    ReviewState,
    Slot,
    StoredItem,
    Wording,
)
from doichieu.store import Store
from doichieu.workbench.reviews import suggesting
from doichieu.workbench.reviews.differences import Differing, Found, parted
from doichieu.workbench.reviews.sides import Sides

if TYPE_CHECKING:
    from doichieu.align.ranking import Suggested

_TOLD_ALREADY: Mapping[FindingKind, set[DifferenceKind]] = {
    CheckKind.NO_DEADLINE: {DifferenceKind.DEADLINE_DROPPED, DifferenceKind.DEADLINE_VAGUE},
    CheckKind.NO_LEAD: {DifferenceKind.LEAD_DROPPED},
}
"""What says of an answer of a task what a check would say of it again."""


class Counted(NamedTuple):
    """How many findings of one kind there are: confirmed, and found but not judged."""

    confirmed: int
    open: int


@frozen
class _Told:
    """The differences of one task, and the state of things they were found in."""

    task: ItemId
    state: ReviewState
    candidates: Mapping[ItemId, Suggested]
    differing: Differing
    found: tuple[Difference, ...]

    def answers(self, task: ItemId, *now: object) -> bool:
        """Whether the same is true of a task in the state of things of now."""
        stood = (self.state, self.candidates, self.differing)
        return task == self.task and all(map(is_, stood, now))


class Findings:
    """What the program finds in a review; `Standing`, which knows the rest of it, derives from it.

    Found when it is asked for, and kept until a document changes.
    """

    sides: Sides
    state: ReviewState
    _store: Store
    _candidates: Mapping[ItemId, Suggested]
    _told: _Told | None = None

    def differences(self, task: ItemId) -> tuple[Difference, ...]:
        """In what all that answers a task falls short of it: what is linked to it, or likely."""
        told = self._told
        # Each line beside a task asks for those of the task.
        if told is None or not told.answers(task, self.state, self._candidates, self._differing):
            found = self._differences(task)
            told = _Told(task, self.state, self._candidates, self._differing, found)
            self._told = told
        return told.found

    def _differences(self, task: ItemId) -> tuple[Difference, ...]:
        linked = [link.slot.items[1] for link in self.state.answers(task)]
        said = self.state.link_kind
        candidates = [
            each
            for each in self._candidates.get(task, ())
            if said(task, suggesting.id_of(each)) is None
        ]
        likely, possible = (list(map(suggesting.id_of, each)) for each in parted(candidates))
        return self._differing.of_task(task, [*linked, *likely], possible)

    def differences_at(self, task: ItemId, plan: ItemId) -> tuple[Difference, ...]:
        """Those that are told at one of the answers, but for what was dismissed."""
        dismissed = Judgement.DISMISSED
        return tuple(
            difference
            for difference in self._differing.told_at(plan, self.differences(task))
            if self._judged(difference, task, plan).judgement is not dismissed
        )

    def left_out(self, task: ItemId) -> tuple[tuple[int, int], ...]:
        """The places in a task of the parts that its answers leave out, but for those dismissed."""
        return tuple(
            difference.place
            for difference in self.differences(task)
            if difference.place and (plan := self._differing.answer(difference)) is not None
            if self._judged(difference, task, plan).judgement is not Judgement.DISMISSED
        )

    @property
    def differences_of_plan(self) -> tuple[Difference, ...]:
        """What is told once of the whole plan instead."""
        return self._differing.of_plan

    def wording(self, task: ItemId, plan: ItemId) -> Wording | None:
        """What a plan item that copies a task has made of its words; None where it is no copy."""
        return self._differing.wording(task, plan)

    def verbatim(self, task: ItemId, plan: ItemId) -> bool:
        """Whether a plan item repeats a task word for word and falls short of it in nothing."""
        wording = self.wording(task, plan)
        return bool(wording and wording.verbatim) and not self.differences_at(task, plan)

    def findings(self, task: ItemId) -> tuple[Judged, ...]:
        """Each way in which the answers of a task fall short, with what was said of it."""
        return tuple(
            self._judged(difference, task, plan)
            for difference in self.differences(task)
            if (plan := self._differing.answer(difference)) is not None
        )

    def findings_at(self, task: ItemId, plan: ItemId) -> tuple[Judged, ...]:
        """Those that are told at one of the answers."""
        return tuple(each for each in self.findings(task) if each.finding.items[1] == plan)

    def _judged(self, difference: Difference, task: ItemId, plan: ItemId) -> Judged:
        return self.state.judged(Finding.of(difference, (task, plan)))

    @property
    def findings_of_plan(self) -> tuple[Judged, ...]:
        """What is wanting in the plan by itself, with what was said of it, in reading order.

        What a difference at a linked pair tells already is left out; what was judged and is found
        no more stands at the end.
        """
        told = {
            (difference.kind, plan)
            for (_task, plan), found in self._linked.told.items()
            for difference in found
        }
        found = [
            self.state.judged(each)
            for each in self._checked
            if not any((kind, each.items[0]) in told for kind in _TOLD_ALREADY.get(each.kind, ()))
        ]
        return (*found, *self._gone({each.slot for each in found}, of_plan=True))

    def found_in_report(self) -> tuple[Judged, ...]:
        """What is told of the linked pairs, and what else was confirmed of tasks: for a summary."""
        linked = [
            self._judged(difference, task, plan)
            for (task, plan), found in self._linked.told.items()
            for difference in found
        ]
        return (*linked, *self._gone({each.slot for each in linked}, of_plan=False))

    def _gone(self, known: set[Slot], *, of_plan: bool) -> Iterator[Judged]:
        """What was confirmed and is not among what is known: perhaps it is found no more."""
        for said in self.state.all(Action.FINDING):
            finding = Finding.judged_at(said.slot)
            plan = said.slot.items[0] not in self.sides.ever[0]
            confirmed = said.entry.value == Judgement.CONFIRMED
            if finding and confirmed and plan is of_plan and said.slot not in known:
                stands = finding.slot in self._checks if of_plan else self._stands(finding)
                yield Judged(finding, said, stands)

    def _stands(self, finding: Finding) -> bool:
        """Whether a finding at a pair that nobody linked is still found there."""
        task, *plans = finding.items
        if self.state.answers(task) or not plans:
            return False
        if self.state.link_kind(task, plans[0]) is LinkKind.REJECTED:
            return False
        found = self._differing.of_task(task, plans)
        return finding.code in {Finding.of(each, (task, plans[0])).code for each in found}

    @property
    def _linked(self) -> Found:
        """What is told of what was linked alone, and what became of the words."""
        return self._differing.of_answers(
            (task.id, [link.slot.items[1] for link in self.state.answers(task.id)])
            for task in self.sides.tasks
        )

    @property
    def confirmed(self) -> tuple[Judged, ...]:
        """What reviewers confirmed, of tasks and of the plan by itself."""
        every = (*self.found_in_report(), *self.findings_of_plan)
        return tuple(each for each in every if each.judgement is Judgement.CONFIRMED)

    def counted(self) -> dict[FindingKind, Counted]:
        """How many findings of each kind a report would tell of, confirmed and not judged."""
        every = (*self.found_in_report(), *self.findings_of_plan)
        tally = Counter((each.finding.kind, each.judgement) for each in every)
        kinds = dict.fromkeys(each.finding.kind for each in every)
        counted = {k: Counted(tally[k, Judgement.CONFIRMED], tally[k, None]) for k in kinds}
        return {kind: each for kind, each in counted.items() if any(each)}

    @cached_property
    def _differing(self) -> Differing:
        directive, plan = self.sides.directive.outline, self.sides.plan.outline
        return Differing(directive, plan, self.sides.tasks, self.sides.plan_items)

    @cached_property
    def _checked(self) -> tuple[Finding, ...]:
        """What is wanting in the plan under review, before anybody said anything of it."""
        from doichieu.align.checks import checks
        from doichieu.workbench.documents.mentions import mentions, replacements

        plan = self.sides.plan_part
        replaced = replacements(self._store, self.sides.plan)
        return tuple(checks(plan, mentions(plan.items), replaced))

    @property
    def _checks(self) -> frozenset[Slot]:
        return frozenset(each.slot for each in self._checked)

    def _forget_found(self) -> None:
        """Find everything anew: a document may have changed."""
        for kept in ("_differing", "_checked"):
            self.__dict__.pop(kept, None)


def of_kind(found: Iterable[Judged], kind: FindingKind) -> tuple[Judged, ...]:
    """Those of one kind that nobody has judged."""
    return tuple(each for each in found if each.finding.kind is kind and each.said is None)


def items_of(finding: Finding, items: Mapping[ItemId, StoredItem]) -> tuple[StoredItem, ...]:
    """The items that a finding is about, as far as they are known."""
    return tuple(items[each] for each in finding.items if each in items)
