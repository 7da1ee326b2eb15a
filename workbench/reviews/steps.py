"""The steps a reviewer takes, each with what to say of it and where to stand afterwards.

Without a screen: whoever takes them tells which task and which plan item they are about. What a
step changes is ruled in `deciding`.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from doichieu.errors import ConflictError, InputError
from doichieu.language import _, current
from doichieu.model import (
    VERDICTS,
    Action,
    Change,
    Decision,
    Entry,
    Grade,
    ItemId,
    LinkKind,
    StoredItem,
    TagId,
    Verdict,
)
from doichieu.wording import decided_word
from doichieu.workbench.reviews import deciding, tagging
from doichieu.workbench.reviews.elsewhere import verdict_of
from doichieu.workbench.reviews.judging import Judging
from doichieu.workbench.reviews.lost import Lost
from doichieu.workbench.reviews.outcome import Outcome
from doichieu.workbench.reviews.overlaps import judged
from doichieu.workbench.reviews.review import Given, Review
from doichieu.workbench.reviews.suggesting import id_of
from doichieu.workbench.reviews.tagging import Subject

if TYPE_CHECKING:
    from doichieu.store.records import Sister


class Steps(Judging):
    """The steps of one review, and the plan items marked for the next of them.

    What a step is about is what is marked; when nothing is, the plan item under the cursor. Every
    method raises a DoichieuError, in one line, when the step cannot be taken; nothing is changed
    then.
    """

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self.marked: set[ItemId] = set()
        self._passing: set[int] = set()

    def decide(
        self,
        task: StoredItem,
        verdict: Verdict,
        here: StoredItem | None = None,
        *,
        chosen: bool = False,
        reason: str = "",
    ) -> Outcome:
        """Give a verdict and go on to the next task without one.

        `chosen` tells that the reviewer put the cursor `here`; where nobody did, an unlikely
        suggestion is not linked. The same verdict again keeps its reason where none is given.
        """
        plans = self._meant(task, verdict, here, chosen=chosen)
        reason = reason or self.review.kept_reason(task.id, verdict)
        before = [each.slot.items[1] for each in self.review.state.answers(task.id)]
        self.review.decide(task.id, verdict, plans, reason)
        self.marked.clear()
        following = self.review.next_undecided(task.id)
        word = decided_word(Action.VERDICT, verdict)
        message = f"{task.address}: {VERDICTS[verdict].glyph} {word}"
        message += self._by(plans)
        if reason.strip():
            message += f" · {reason.strip()}"
        if let_go := [plan for plan in before if plan not in plans and plan in self.review.items]:
            message += " · " + _("no longer {names}").format(names=self._addresses(let_go))
        if following is None:
            message += " · " + _("Every task is decided.")
        return Outcome(message, following or task.id)

    def _meant(
        self, task: StoredItem, verdict: Verdict, here: StoredItem | None, *, chosen: bool
    ) -> tuple[ItemId, ...]:
        """The plan items by which a verdict is given. Raises InputError where none is likely."""
        if verdict not in deciding.LINK_OF:
            return ()
        order = (item.id for item in self.review.plan_items)
        if not chosen and self.is_unlikely(task, here):
            raise InputError(
                _("nothing here is likely to answer it"),
                remedy=_("Choose one by its number, or say that it is a gap."),
            )
        return deciding.meant(self.marked, here.id if here else None, order)

    def take_over(
        self, task: StoredItem, sister: Sister, here: StoredItem | None, *, chosen: bool = False
    ) -> Outcome:
        """Decide as in another review of the directive; what answers the task here is `here`."""
        verdict = verdict_of(sister)
        plans = self._meant(task, verdict, here, chosen=chosen) if verdict else ()
        self.review.take_over(task.id, sister, plans)
        self.marked.clear()
        word = decided_word(Action.VERDICT, verdict) if verdict else _("note")
        said = _("{address}: {what}, as for {plan}")
        message = said.format(address=task.address, what=word, plan=sister.sides.plan)
        message += self._by(plans)
        return Outcome(message, self.review.next_undecided(task.id) or task.id)

    def note_for_all(self, task: StoredItem, note: str) -> Outcome:
        """Put a note on a task in every review of the directive, or take it away."""
        if self.review.reading.is_blind:
            raise InputError(
                _("other readers would see it"),
                remedy=_("A note for all plans waits until all have handed in."),
            )
        self.review.elsewhere.put_note(task.id, note)
        said = _("note for all plans on {address}: {what}")
        what = _("kept") if note.strip() else _("taken away")
        return Outcome(said.format(address=task.address, what=what))

    def decide_anew(self, task: StoredItem, verdict: Verdict, reason: str = "") -> Outcome:
        """Give a verdict by what answers the task already, and stay."""
        plans: tuple[ItemId, ...] = ()
        if verdict in deciding.LINK_OF:
            answers = self.review.state.answers(task.id)
            plans = tuple(link.slot.items[1] for link in answers)
            if not plans:
                raise InputError(
                    _("nothing answers it yet"),
                    where=task.address,
                    remedy=_("Go there and link it."),
                )
        self.review.decide(task.id, verdict, plans, reason)
        word = decided_word(Action.VERDICT, verdict)
        return Outcome(f"{task.address}: {VERDICTS[verdict].glyph} {word}")

    def is_unlikely(self, task: StoredItem, here: StoredItem | None) -> bool:
        """Whether a plan item that nobody chose is no answer that the program finds possible."""
        if here is None or self.marked or self.review.state.link_kind(task.id, here.id):
            return False
        found = self.review.suggestions(task.id)
        return all(each.grade is Grade.WEAK for each in found if id_of(each) == here.id)

    def explain(self, task: StoredItem, reason: str) -> Outcome:
        """Give the reason for the verdict that stands on a task."""
        self.review.explain(task.id, reason)
        verdict = self.review.state.verdict(task.id)
        word = decided_word(Action.VERDICT, verdict) if verdict else ""
        return Outcome(f"{task.address}: {word} · {reason.strip()}")

    def still_so(self, item: StoredItem) -> Outcome:
        """What was decided about an item holds for its new wording; on to what needs another look.

        Raises InputError where nothing about it does.
        """
        found = self.review.suspects(item.id)
        if not found:
            raise InputError(_("nothing decided here needs another look"), where=item.address)
        self.review.still_so(item.id)
        ordered = sorted(found, key=lambda each: each.slot.action is not Action.VERDICT)
        words = (decided_word(each.slot.action, each.entry.value) for each in ordered)
        said = _("{address}: still so: {words}")
        message = said.format(address=item.address, words=", ".join(dict.fromkeys(words)))
        left = len(self.review.again)
        more = _("to be looked at again: {count}").format(count=left)
        more = more if left else _("nothing else needs another look")
        return Outcome(f"{message} · {more}", self.review.next_suspect(item.id))

    def relate(self, task: StoredItem, here: StoredItem | None, link_kind: LinkKind) -> Outcome:
        """Say how the plan item stands to the task, or take it back."""
        plan = self.present(here)
        before = self.review.state.verdict(task.id)
        self.review.relate(task.id, plan.id, link_kind)
        now = self.review.state.link_kind(task.id, plan.id)
        word = decided_word(Action.LINK, link_kind) if now else _("taken back")
        message = f"{task.address} – {plan.address}: {word}"
        if before and not self.review.state.verdict(task.id):
            message += " · " + _("{address} is undecided again").format(address=task.address)
        return Outcome(message)

    def link(self, task: StoredItem, here: StoredItem | None, link_kind: LinkKind) -> Outcome:
        """Let a plan item answer a task beside whatever else does, and go on in the plan."""
        plan = self.present(here)
        self.review.link(task.id, plan.id, link_kind)
        verdict = self.review.state.verdict(task.id)
        word = decided_word(Action.VERDICT, verdict) if verdict else ""
        message = f"{plan.address} → {task.address}: {word}"
        return Outcome(message, plan=self.review.next_leftover(plan.id))

    @property
    def marks(self) -> int:
        """How many items of both sides are marked."""
        return len(self.marked) + len(self.marked_tasks)

    @property
    def marked_in_order(self) -> tuple[ItemId, ...]:
        """What is marked, in the order of the plan."""
        return tuple(item.id for item in self.review.plan_items if item.id in self.marked)

    def overlap(self) -> Outcome:
        """The marked plan items give the same duty."""
        plans = self.marked_in_order
        self.review.overlap(plans)
        self.marked.clear()
        return Outcome(_("overlap: {names}").format(names=self._addresses(plans)))

    def twins(self, pair: tuple[ItemId, ItemId], action: Action) -> Outcome:
        """Two plan items are an overlap or, by `Action.DISTINCT`, none; again takes it back."""
        if action is Action.DISTINCT:
            self.review.distinct(*pair)
        else:
            self.review.overlap(pair)
        stands = judged(self.review.state, pair) is action
        word = decided_word(action, action) if stands else _("taken back")
        return Outcome(f"{self.name(pair)}: {word}")

    def decide_all(
        self, given: Sequence[Given], beside: Sequence[Change] = (), here: ItemId | None = None
    ) -> Outcome:
        """Give several verdicts in one step, with what is beside, and let go of the marks.

        One goes on `here`, or where the next undecided task is from there.
        """
        self.review.decide_all(given, beside)
        self.marked_tasks.clear()
        self.marked.clear()
        words = {decided_word(Action.VERDICT, each.verdict) for each in given}
        said = _("{count} decided in one step: {words}")
        message = said.format(count=len(given), words=", ".join(sorted(words))) if given else ""
        if beside:
            also = _("finds and remarks taken over: {count}").format(count=len(beside))
            message = " · ".join(filter(None, [message, also]))
        if not given:
            return Outcome(message)
        stays = here is not None and self.review.state.verdict(here) is None
        following = here if stays else self.review.next_undecided(here or given[0].task)
        return Outcome(message, following)

    def settle(self, given: Given) -> Outcome:
        """Give the verdict that is to stand of several readings, and stay."""
        self.review.decide_all([given])
        word = decided_word(Action.VERDICT, given.verdict)
        message = f"{self.name([given.task])}: {VERDICTS[given.verdict].glyph} {word}"
        return Outcome(message + self._by(given.plans), given.task)

    def add_marked(self) -> Outcome:
        """The marked plan items have no basis in the directive."""
        plans = self.marked_in_order
        self.review.add_all(plans)
        self.marked.clear()
        word = decided_word(Action.ADDITION, Action.ADDITION)
        return Outcome(f"{self._addresses(plans)}: {word}")

    def note_each(self, items: Sequence[ItemId], text: str) -> Outcome:
        """Put the same note on each of several items, in one step."""
        self.review.annotate_all([(item,) for item in items], text)
        self.marked.clear()
        self.marked_tasks.clear()
        return Outcome(_("{count} items: note kept").format(count=len(items)))

    def addition(self, here: StoredItem | None) -> Outcome:
        """The plan item has no basis in the directive, or has one after all."""
        plan = self.present(here)
        self.review.addition(plan.id)
        added = self.review.is_added(plan.id)
        action = Action.ADDITION
        word = decided_word(action, action) if added else _("taken back")
        following = self.review.next_leftover(plan.id) if added else None
        return Outcome(f"{plan.address}: {word}", plan=following)

    def note(self, items: tuple[ItemId, ...], text: str) -> Outcome:
        """Put a note on an item or a pair; an empty one takes it away."""
        self.review.annotate(items, text)
        return Outcome(_("{name}: note kept").format(name=self.name(items)))

    def tag(self, subject: Subject, tag: TagId) -> Outcome:
        """Put a tag on what is meant, or where it stands already take it away."""
        put = self.review.tag(subject.things, tag)
        if subject.marked:
            self.marked.clear()
            self.marked_tasks.clear()
        what = self._tag_name(tag) if put else f"{self._tag_name(tag)} {_('taken back')}"
        return Outcome(f"{tagging.name(self.review, subject)}: {what}")

    def dismiss(self, lost: Lost) -> Outcome:
        """Let go of what was decided about an item that is gone or no task any more."""
        self.review.dismiss(lost.item.id)
        said = _("{address}: {what} dismissed")
        return Outcome(said.format(address=lost.item.address, what=_decided(lost)))

    def move(self, lost: Lost, to: StoredItem) -> Outcome:
        """Let what was decided about such an item stand at another one, and stand there."""
        self.review.move(lost.item.id, to.id)
        said = _("{address} → {to}: {what} moved")
        message = said.format(address=lost.item.address, to=to.address, what=_decided(lost))
        return Outcome(message, to.id if self._on_list(to.id) else None)

    def undo(self) -> Outcome:
        """Take back the latest step; one that somebody else changed is passed over next time."""
        try:
            rows = self.review.undo(self._passing)
        except ConflictError as error:
            self._passing.add(error.step)
            raise
        return self._turned(rows, _("undone"), _("There is nothing to undo."))

    def undo_unchanged(self) -> Outcome:
        """Take back the latest step that nobody else has changed since."""
        while True:
            with suppress(ConflictError):
                return self.undo()

    def redo(self) -> Outcome:
        """Do again what was undone."""
        return self._turned(self.review.redo(), _("done again"), _("There is nothing to do again."))

    def take_back(self, step: int) -> Outcome:
        """Take back any step of one's own, not only the latest."""
        return self._turned(self.review.take_back(step), _("taken back"), "")

    def _turned(self, rows: Sequence[Decision], done: str, nothing: str) -> Outcome:
        if not rows:
            return Outcome(nothing, done=False)
        # One keystroke may have filled several slots: its verdict is what one remembers it by.
        row = next((r for r in rows if r.slot.action is Action.VERDICT), rows[0])
        task, plan = row.slot.items[0], row.slot.items[-1]
        # A reason that was given with a decision is a row of its own behind it.
        of_it = [each for each in rows if each.slot == row.slot]
        entries = (of_it[0].before, of_it[-1].after)
        words = [self._entry_word(row, entry) for entry in entries]
        if entries[0] == entries[1]:
            words = [_("still so")]
        elif words[0] == words[1]:
            words = [each.reason or _("without a reason") for each in entries if each]
        message = f"{done}: {self.name(row.slot.items)}: {' → '.join(words)}"
        on_plan = any(item.id == plan for item in self.review.plan_items)
        return Outcome(message, task if self._on_list(task) else None, plan if on_plan else None)

    def _entry_word(self, row: Decision, entry: Entry | None) -> str:
        """What filled the slot of a decision, in a word."""
        action = row.slot.action
        if entry is None:
            return _("undecided") if action is Action.VERDICT else _("nothing")
        if action is Action.TAG:
            return self._tag_name(row.slot.code)
        return decided_word(action, entry.value)

    def _tag_name(self, code: str) -> str:
        tag = self.review.codebook.meant(code)
        return f"{tag.glyph} {tag.name(current())}" if tag else code

    def _on_list(self, item: ItemId) -> bool:
        """Whether an item stands on the directive's side, perhaps as a lost one."""
        lost = (each.item for each in self.review.lost_by_side[0])
        return item in {each.id for each in (*self.review.tasks, *lost)}

    def _by(self, plans: Sequence[ItemId]) -> str:
        """What a verdict rests on; '' for nothing."""
        return f" ← {self._addresses(plans)}" if plans else ""

    def _addresses(self, plans: Sequence[ItemId]) -> str:
        return ", ".join(self.review.items[plan].address for plan in plans)

    @staticmethod
    def present(here: StoredItem | None) -> StoredItem:
        """The plan item that a step is about. Raises InputError when there is none."""
        if here is None:
            raise InputError(_("There is no plan item here."))
        return here


def _decided(lost: Lost) -> str:
    """What was decided about a lost item, each word once, the verdict before what it rests on."""
    decided = sorted(lost.decided, key=lambda each: each.slot.action is not Action.VERDICT)
    words = (decided_word(each.slot.action, each.entry.value) for each in decided)
    return ", ".join(dict.fromkeys(words))
