"""What a reviewer decides in a review: each key is one step, on disk before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from doichieu.language import _
from doichieu.model import Action, Decision, ItemId, Relation, StoredItem, Verdict
from doichieu.tui.looks import ACTIONS, ADDITION, RELATIONS, VERDICTS
from doichieu.tui.screens.base import CommandScreen

if TYPE_CHECKING:
    from doichieu.tui.widgets.item_list import ItemList
    from doichieu.workbench import Review


class DecidingScreen(CommandScreen[None]):
    """The steps of a review. The screen that derives from it shows where they are taken."""

    review: Review
    marked: set[ItemId]
    whole_plan: bool
    tasks: ItemList
    plan: ItemList

    @property
    def task_here(self) -> StoredItem:
        """The directive task under the cursor."""
        raise NotImplementedError

    @property
    def plan_here(self) -> StoredItem | None:
        """The plan item under the cursor; None while there is none."""
        raise NotImplementedError

    @property
    def active(self) -> ItemList:
        """The list that keys go to."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Show the review as it stands."""
        raise NotImplementedError

    def show_tasks(self) -> None:
        """Show the directive's side."""
        raise NotImplementedError

    def show_plan_side(self, *, first: bool = False) -> None:
        """Show the plan's side."""
        raise NotImplementedError

    def show_status(self) -> None:
        """Show progress and counts."""
        raise NotImplementedError

    def go_to(self, task: ItemId) -> None:
        """Put the cursor on a task."""
        raise NotImplementedError

    def action_covered(self) -> None:
        """The task is carried out by the plan item under the cursor or by those marked."""
        self._decide(Verdict.COVERED)

    def action_partial(self) -> None:
        """The task is carried out in part."""
        self._decide(Verdict.PARTIAL)

    def action_gap(self) -> None:
        """Nothing in the plan carries the task out."""
        self._decide(Verdict.GAP)

    def action_unsure(self) -> None:
        """The task has to be looked at again."""
        self._decide(Verdict.UNSURE)

    def action_not_applicable(self) -> None:
        """The task is not this body's; asks for the reason."""
        task = self.task_here

        def decide(reason: str | None) -> None:
            if reason is not None:
                self._decide(Verdict.NOT_APPLICABLE, task=task, reason=reason)

        from doichieu.tui.screens.dialogs import AskText

        question = _("Why does {address} not apply?").format(address=task.address)
        earlier = self.review.reasons(Verdict.NOT_APPLICABLE)
        self.app.push_screen(AskText(question, self.keymap, required=True, earlier=earlier), decide)

    def _decide(
        self, verdict: Verdict, *, task: StoredItem | None = None, reason: str = ""
    ) -> None:
        subject = task or self.task_here
        answers = verdict in (Verdict.COVERED, Verdict.PARTIAL)
        plans = self._subjects() if answers else []
        if answers and not plans:
            self.say(_("There is no plan item to link. Press the key for a gap, or search."))
            return
        if not self.guarded(lambda: self.review.decide(subject.id, verdict, plans, reason)):
            return
        if answers:
            self.marked.clear()
        following = self.review.next_undecided(subject.id)
        self.show_tasks()
        self.go_to(following or subject.id)
        self.show_status()
        look = VERDICTS[verdict]
        done = f"{subject.address}: {look.glyph} {look.word}"
        if following is None:
            done += " · " + _("Every task is decided.")
        self.say(done)

    def action_related(self) -> None:
        """The pair has to do with each other, no more."""
        self._relate(Relation.RELATED)

    def action_reject(self) -> None:
        """The suggestion is wrong; it will not come back."""
        self._relate(Relation.REJECTED)

    def _relate(self, relation: Relation) -> None:
        plan = self.plan_here
        if plan is None:
            self.say(_("There is no suggestion here."))
            return
        task = self.task_here
        if self.guarded(lambda: self.review.relate(task.id, plan.id, relation)):
            self.show_all()
            now = self.review.standing.relation(task.id, plan.id)
            word = RELATIONS[relation].word if now else _("taken back")
            self.say(f"{task.address} – {plan.address}: {word}")

    def action_mark(self) -> None:
        """Mark the plan item under the cursor, for an overlap or to link several at once."""
        plan = self.plan_here
        if plan is None:
            self.say(_("There is no plan item to mark."))
            return
        self.marked ^= {plan.id}
        self.show_plan_side()
        self.say(_("marked: {count}").format(count=len(self.marked)))

    def action_overlap(self) -> None:
        """The marked plan items, and the one under the cursor, give the same duty."""
        plans = set(self._subjects()) | ({self.plan_here.id} if self.plan_here else set())
        if len(plans) < 2:
            self.say(_("Mark another plan item first: an overlap needs two or more."))
            return
        if self.guarded(lambda: self.review.overlap(plans)):
            self.marked.clear()
            self.show_all()
            names = ", ".join(i.address for i in self.review.plan_items if i.id in plans)
            self.say(_("overlap: {names}").format(names=names))

    def action_addition(self) -> None:
        """The plan item under the cursor has no basis in the directive."""
        plan = self.plan_here
        if plan is None:
            self.say(_("There is no plan item here."))
            return
        if self.guarded(lambda: self.review.addition(plan.id)):
            self.show_all()
            added = self.review.standing.about(Action.ADDITION, plan.id)
            word = ADDITION.word if added else _("taken back")
            self.say(f"{plan.address}: {word}")

    def action_note(self) -> None:
        """Write a note: on the task, on the pair, or in the whole plan on the plan item."""
        task, plan = self.task_here, self.plan_here
        if self.active is self.tasks or plan is None:
            self._ask_note((task.id,), task.address)
        elif self.whole_plan:
            self._ask_note((plan.id,), plan.address)
        else:
            self._ask_note((task.id, plan.id), f"{task.address} – {plan.address}")

    def _ask_note(self, items: tuple[ItemId, ...], name: str) -> None:
        def keep(text: str | None) -> None:
            if text is not None and self.guarded(lambda: self.review.annotate(items, text)):
                self.show_all()
                self.say(_("{name}: note kept").format(name=name))

        from doichieu.tui.screens.dialogs import AskNote

        before = self.review.standing.note(*items)
        title = _("Note on {name}").format(name=name)
        self.app.push_screen(AskNote(title, self.keymap, before), keep)

    def _subjects(self) -> list[ItemId]:
        if self.marked:
            return sorted(self.marked)
        return [self.plan_here.id] if self.plan_here else []

    def action_undo(self) -> None:
        """Take back the latest step."""
        self._step_back(self.review.undo, _("undone"), _("There is nothing to undo."))

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._step_back(self.review.redo, _("done again"), _("There is nothing to do again."))

    def _step_back(self, step: Callable[[], Sequence[Decision]], done: str, nothing: str) -> None:
        rows: list[Decision] = []
        if not self.guarded(lambda: rows.extend(step())):
            return
        if not rows:
            self.say(nothing)
            return
        first = rows[0].slot.items[0]
        self.show_all()
        if first in {task.id for task in self.review.tasks}:
            self.go_to(first)
        names = " – ".join(
            self.review.items[item].address
            for item in rows[0].slot.items
            if item in self.review.items
        )
        self.say(f"{done}: {names} ({_(ACTIONS[rows[0].slot.action])})")
