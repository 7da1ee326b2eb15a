"""A review under way: each step that a reviewer can take, upon what stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from doichieu.errors import ConflictError, InputError
from doichieu.language import _
from doichieu.model import (
    Change,
    Decision,
    ItemId,
    Judgement,
    LinkKind,
    Slot,
    TagId,
    Verdict,
)
from doichieu.wording import tag_refused
from doichieu.workbench.reviews import deciding
from doichieu.workbench.reviews.again import Again
from doichieu.workbench.reviews.elsewhere import taken_over
from doichieu.workbench.reviews.lost import Lost, dismissed, moved

if TYPE_CHECKING:
    from doichieu.store.records import Sister


class Given(NamedTuple):
    """A verdict on one task, by what plan items it is answered, and the reason.

    `also` is what goes with it: notes and tags of a reading that is taken.
    """

    task: ItemId
    verdict: Verdict
    plans: tuple[ItemId, ...] = ()
    reason: str = ""
    also: tuple[Change, ...] = ()


class Review(Again):
    """One review of one reviewer. Every step is on disk when the method returns.

    A step names what it saw: where somebody else has decided about the same thing since then, or
    changed a text that it is about, it raises ConflictError, and goes through when it is taken
    again.
    """

    _latest: tuple[ItemId, int] | None = None
    """The task decided last since the review was opened, and the step."""

    def decide(
        self, task: ItemId, verdict: Verdict, plans: Iterable[ItemId] = (), reason: str = ""
    ) -> None:
        """Give a verdict, and link what answers the task; see `deciding.give_verdict`."""
        changes = deciding.give_verdict(self.state, task, verdict, tuple(plans), reason)
        self._latest = task, self._record(changes)

    def decide_all(self, given: Iterable[Given], beside: Iterable[Change] = ()) -> None:
        """Give several verdicts in one step, which one undo takes back, and say what is beside."""
        changes = [
            change
            for each in given
            for change in (
                *deciding.give_verdict(
                    self.state, each.task, each.verdict, each.plans, each.reason
                ),
                *each.also,
            )
        ]
        # What answers a task has a basis: the verdicts come first, and take its place.
        slots = {change.slot for change in changes}
        changes += [change for change in beside if change.slot not in slots]
        self._record([*dict.fromkeys(changes)])

    def take_over(self, task: ItemId, sister: Sister, plans: Iterable[ItemId] = ()) -> None:
        """Decide as in another review of the directive; see `elsewhere.taken_over`."""
        changes = taken_over(self.state, task, sister, tuple(plans))
        self._latest = task, self._record(changes)

    def explain(self, task: ItemId, reason: str) -> None:
        """Give the reason for the verdict on a task, in one step with the verdict if just given."""
        task_before, step = self._latest or (task, 0)
        onto = step if task_before == task else 0
        self._record(deciding.explain(self.state, task, reason), onto)

    def still_so(self, item: ItemId) -> None:
        """What was decided about an item, or a pair with it, holds for the wording as it is now."""
        self._record(deciding.still_so(self.suspects(item)))

    def relate(self, task: ItemId, plan: ItemId, link_kind: LinkKind) -> None:
        """Say how a plan item stands to a task, or take it back; see `deciding.relate`."""
        self._record(deciding.relate(self.state, task, plan, link_kind))

    def link(self, task: ItemId, plan: ItemId, link_kind: LinkKind) -> None:
        """Let a plan item answer a task beside whatever else does; see `deciding.link`."""
        self._record(deciding.link(self.state, task, plan, link_kind))

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

    def annotate_all(self, subjects: Iterable[tuple[ItemId, ...]], note: str) -> None:
        """Put one note on each of several items or pairs, in one step."""
        self._record([change for items in subjects for change in deciding.note(items, note)])

    def tag(self, subjects: Sequence[tuple[ItemId, ...]], tag: TagId) -> bool:
        """Put a tag on items, pairs or overlaps, or where all have it take it away; whether put.

        Raises InputError for a tag that may not stand there.
        """
        for items in subjects:
            if (stand := self.stand_of(items)) not in self.codebook.by_id[tag].stands_on:
                raise InputError(tag_refused(stand), where=self.codebook.by_id[tag].vi)
        changes = deciding.tag(self.state, subjects, tag, self.codebook.meaning(tag))
        self._record(changes)
        return any(change.entry for change in changes)

    def tag_each(self, wanted: Iterable[tuple[tuple[ItemId, ...], TagId]]) -> None:
        """Put tags on items, pairs or overlaps that have them not yet, each its own, in one step.

        They must be such as may stand there.
        """
        meaning = self.codebook.meaning
        changes = (deciding.tag(self.state, [on], tag, meaning(tag)) for on, tag in wanted)
        self._record([change for each in changes for change in each])

    def judge(self, found: Iterable[Slot], judgement: Judgement, reason: str = "") -> None:
        """Confirm or dismiss what the program found; the same again takes it back."""
        self._record(deciding.judge(self.state, found, judgement, reason))

    def add_all(self, plans: Iterable[ItemId]) -> None:
        """Mark several plan items that have no basis in the directive, in one step.

        Those that are marked already stay marked.
        """
        new = [plan for plan in plans if not self.is_added(plan)]
        changes = (deciding.addition(self.state, plan, self._address) for plan in new)
        self._record([change for each in changes for change in each])

    def dismiss(self, item: ItemId) -> None:
        """Let go of what was decided about a lost item, in one step that can be undone."""
        self._record(dismissed(self.state, self._lost(item)))

    def move(self, item: ItemId, to: ItemId) -> None:
        """Let what was decided about a lost item stand at another one of its side, in one step.

        Raises InputError when that one is not under review, or something else is decided there.
        """
        lost = self._lost(item)
        if to not in self.sides.beside(item):
            raise InputError(
                _("a decision moves to a task of the same document"),
                where=self.items[to].address if to in self.items else "",
            )
        order = [each.id for each in self.plan_items]
        self._record(moved(self.state, lost, self.items[to], order))

    def _lost(self, item: ItemId) -> Lost:
        found = next((each for each in self.lost if each.item.id == item), None)
        if found is None:
            raise InputError(_("nothing is decided about an item that is gone or no task"))
        return found

    def undo(self, passing: Collection[int] = ()) -> tuple[Decision, ...]:
        """Take back this reviewer's latest step, also after a restart; () when there is none.

        Steps in `passing` are passed over. Raises ConflictError, whose `step` says which, when
        somebody else has changed the same thing since.
        """
        self.reading.must_be_open()
        undo, layer = self._store.decisions.undo, self.reading.layer
        return self._after(undo(self.id, self.reviewer, self._clock(), passing, layer=layer))

    def redo(self) -> tuple[Decision, ...]:
        """Do again what was last undone; () when there is nothing."""
        self.reading.must_be_open()
        redo, layer = self._store.decisions.redo, self.reading.layer
        return self._after(redo(self.id, self.reviewer, self._clock(), layer=layer))

    def take_back(self, step: int) -> tuple[Decision, ...]:
        """Take back any step of this reviewer's, in a step of its own that undo takes back.

        Raises ConflictError when anybody, this reviewer too, has decided about the same thing
        since.
        """
        self.reading.must_be_open()
        return self._after(self._store.decisions.take_back(step, self.reviewer, self._clock()))

    def must_be_whole(self) -> None:
        """Raise StoreError where the log is not as it was written, or what stands is not by it."""
        self._store.decisions.head(self.id)

    def _address(self, item: ItemId) -> str:
        return self.items[item].address

    def _record(self, changes: Sequence[Change], onto: int = 0) -> int:
        self.reading.must_be_open()
        record, at, layer = self._store.decisions.record, self._clock(), self.reading.layer
        about = {item for change in changes for item in change.slot.items}
        read = {item: self.items[item].fingerprint for item in about if item in self.items}
        seen = self._saw
        try:
            step = record(
                self.id, changes, self.reviewer, at, saw=seen, read=read, layer=layer, onto=onto
            )
        except ConflictError:
            # What was in the way is known now, and shown by the next refresh.
            self._reload()
            self._stale = True
            raise
        self._reload()
        return step

    def _after(self, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        self._reload()
        return decisions
