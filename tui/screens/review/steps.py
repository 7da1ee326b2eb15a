"""The steps a reviewer takes, each with what to say of it and where to stand afterwards.

Without a screen: the review screen tells which task and plan item the keys are on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from doichieu.errors import ConflictError, InputError
from doichieu.language import _
from doichieu.model import Action, Decision, Entry, ItemId, LinkKind, StoredItem, Verdict
from doichieu.tui.looks import ADDITION, DISTINCT, LINKS, NOTE, OVERLAP, VERDICTS
from doichieu.workbench import Review
from doichieu.workbench.reviews.overlaps import said

WEAK = 0.1
"""A suggestion below this score is linked only when it was chosen, not by going on with Enter."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a step did, in words, and the task to stand on next; None to stay."""

    message: str
    task: ItemId | None = None


class Steps:
    """The steps of one review, and the plan items marked for the next of them.

    What a step is about is what is marked; when nothing is, the plan item under the cursor. Every
    method raises a DoichieuError, in one line, when the step cannot be taken; nothing is changed
    then.
    """

    def __init__(self, review: Review) -> None:
        self.review = review
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
    ) -> Done:
        """Give a verdict and go on to the next task without one.

        `chosen` tells that the reviewer put the cursor `here`; where nobody did, an unlikely
        suggestion is not linked.
        """
        plans: list[StoredItem] = []
        if verdict in (Verdict.COVERED, Verdict.PARTIAL):
            plans = self._subjects(here)
            if not (chosen or self.marked):
                self._likely(task, plans[0])
        self.review.decide(task.id, verdict, [plan.id for plan in plans], reason)
        self.marked.clear()
        following = self.review.next_undecided(task.id)
        look = VERDICTS[verdict]
        said = f"{task.address}: {look.glyph} {look.word}"
        if plans:
            said += " ← " + ", ".join(plan.address for plan in plans)
        if following is None:
            said += " · " + _("Every task is decided.")
        return Done(said, following or task.id)

    def relate(self, task: StoredItem, here: StoredItem | None, link_kind: LinkKind) -> Done:
        """Say how the plan item stands to the task, or take it back."""
        plan = self._present(here)
        before = self.review.state.verdict(task.id)
        self.review.relate(task.id, plan.id, link_kind)
        now = self.review.state.link_kind(task.id, plan.id)
        said = f"{task.address} – {plan.address}: "
        said += LINKS[link_kind].word if now else _("taken back")
        if before and not self.review.state.verdict(task.id):
            said += " · " + _("{address} is undecided again").format(address=task.address)
        return Done(said)

    def mark(self, here: StoredItem | None) -> Done:
        """Mark the plan item, or take its mark away."""
        self.marked ^= {self._present(here).id}
        return Done(_("marked: {count}").format(count=len(self.marked)))

    def overlap(self) -> Done:
        """The marked plan items give the same duty."""
        plans = self._items(self.marked)
        self.review.overlap(plan.id for plan in plans)
        self.marked.clear()
        names = ", ".join(plan.address for plan in plans)
        return Done(_("overlap: {names}").format(names=names))

    def twins(self, pair: tuple[ItemId, ItemId], action: Action) -> Done:
        """Two plan items are an overlap or, by `Action.DISTINCT`, none; again takes it back."""
        if action is Action.DISTINCT:
            self.review.distinct(*pair)
        else:
            self.review.overlap(pair)
        look = DISTINCT if action is Action.DISTINCT else OVERLAP
        word = look.word if said(self.review.state, pair) is action else _("taken back")
        return Done(f"{self.name(pair)}: {word}")

    def addition(self, here: StoredItem | None) -> Done:
        """The plan item has no basis in the directive, or has one after all."""
        plan = self._present(here)
        self.review.addition(plan.id)
        added = self.review.state.about(Action.ADDITION, plan.id)
        return Done(f"{plan.address}: {ADDITION.word if added else _('taken back')}")

    def note(self, items: tuple[ItemId, ...], text: str) -> Done:
        """Put a note on an item or a pair; an empty one takes it away."""
        self.review.annotate(items, text)
        return Done(_("{name}: note kept").format(name=self.name(items)))

    def undo(self) -> Done:
        """Take back the latest step; one that somebody else changed is passed over next time."""
        try:
            rows = self.review.undo(self._passing)
        except ConflictError as error:
            self._passing.add(error.step)
            raise
        return self._turned(rows, _("undone"), _("There is nothing to undo."))

    def redo(self) -> Done:
        """Do again what was undone."""
        return self._turned(self.review.redo(), _("done again"), _("There is nothing to do again."))

    def name(self, items: Sequence[ItemId]) -> str:
        """The addresses of items that a decision is about."""
        return " – ".join(i.address for item in items if (i := self.review.items.get(item)))

    def _turned(self, rows: Sequence[Decision], done: str, nothing: str) -> Done:
        if not rows:
            return Done(nothing)
        # One keystroke may have filled several slots: its verdict is what one remembers it by.
        row = next((r for r in rows if r.slot.action is Action.VERDICT), rows[0])
        task = row.slot.items[0]
        on_task = task in {each.id for each in self.review.tasks}
        change = f"{_entry_word(row, row.before)} → {_entry_word(row, row.after)}"
        said = f"{done}: {self.name(row.slot.items)}: {change}"
        return Done(said, task if on_task else None)

    def _subjects(self, here: StoredItem | None) -> list[StoredItem]:
        if self.marked:
            return self._items(self.marked)
        if here is None:
            raise InputError(
                _("There is no plan item to link: press the key for a gap, or search.")
            )
        return [here]

    def _likely(self, task: StoredItem, plan: StoredItem) -> None:
        found = {c.plan.address: c.score for c in self.review.suggestions(task.id)}
        linked = self.review.state.link_kind(task.id, plan.id)
        if not linked and found.get(plan.address, 0.0) < WEAK:
            raise InputError(
                _("nothing here is likely to answer it"),
                remedy=_("Choose one by its number, or say that it is a gap."),
            )

    def _items(self, chosen: set[ItemId]) -> list[StoredItem]:
        return [item for item in self.review.plan_items if item.id in chosen]

    @staticmethod
    def _present(here: StoredItem | None) -> StoredItem:
        if here is None:
            raise InputError(_("There is no plan item here."))
        return here


def _entry_word(row: Decision, entry: Entry | None) -> str:
    """What filled the slot of a decision, in a word."""
    action = row.slot.action
    if entry is None:
        return _("undecided") if action is Action.VERDICT else _("nothing")
    match action:
        case Action.VERDICT:
            look = VERDICTS[Verdict(entry.value)]
        case Action.LINK:
            look = LINKS[LinkKind(entry.value)]
        case Action.OVERLAP:
            look = OVERLAP
        case Action.DISTINCT:
            look = DISTINCT
        case Action.ADDITION:
            look = ADDITION
        case Action.NOTE:
            look = NOTE
        case never:
            assert_never(never)
    return look.word
