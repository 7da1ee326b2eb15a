"""Marks on either side, and what a key does to all that is marked."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import cast

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import Action, ItemId, Verdict
from doichieu.tui.screens.review.deciding import DecidingScreen
from doichieu.tui.screens.review.tagging import TaggingScreen
from doichieu.tui.widgets.item_list import ItemList
from doichieu.wording import decided_word
from doichieu.workbench.reviews import bulk, tagging
from doichieu.workbench.reviews.outcome import Outcome
from doichieu.workbench.reviews.review import Given
from doichieu.workbench.reviews.tagging import Subject


class MarkingScreen(TaggingScreen, DecidingScreen, abstract=True):
    """A screen with two lists whose lines can be marked; marked tasks are decided in one step."""

    tasks: ItemList
    plan: ItemList
    _last_marked: ItemId | None = None

    @property
    @abstractmethod
    def active(self) -> ItemList:
        """The list that keys go to."""

    @property
    def _marks(self) -> set[ItemId]:
        """What is marked on the side that has the keys."""
        return self.steps.marked_tasks if self.active is self.tasks else self.steps.marked

    def action_mark(self) -> None:
        """Mark the line under the cursor, or take its mark away."""
        item = self.task_here if self.active is self.tasks else self.plan_to_decide
        self.must_not_be_lost(item.id)
        self._marks.symmetric_difference_update({item.id})
        self._last_marked = item.id
        self._marked()

    def action_mark_range(self) -> None:
        """Mark every line from the one marked last to this one."""
        order = [cast("ItemId", row.key) for row in self.active.rows]
        here = order.index(cast("ItemId", self.active.key)) if order else 0
        start = order.index(self._last_marked) if self._last_marked in order else here
        first, last = sorted((start, here))
        self._mark(order[first : last + 1])

    def action_mark_section(self) -> None:
        """Mark every task of the section under the cursor."""
        parent = self.task_here.parent
        self._mark(task.id for task in self.review.listed if task.parent == parent)

    def action_mark_queue(self) -> None:
        """Mark every task of the queue, or take all marks away."""
        queue = {task.id for task in self.review.listed}
        if queue <= self.steps.marked_tasks:
            self.steps.marked_tasks.clear()
            self._marked()
        else:
            self._mark(queue)

    def _mark(self, items: Iterable[ItemId]) -> None:
        lost = {each.item.id for each in self.review.lost}
        self._marks.update(set(items) - lost)
        self._marked()

    def _marked(self) -> None:
        count = len(self.steps.marked_tasks) + len(self.steps.marked)
        self.show_outcome(Outcome(_("marked: {count}").format(count=count)))

    def call_off(self) -> bool:
        """Esc takes the marks away first."""
        if not self.steps.marked_tasks:
            return super().call_off()
        self.steps.marked_tasks.clear()
        self._marked()
        return True

    def tag_subjects(self) -> Sequence[Subject]:
        """All that is marked; else what a note would be about, and what the cursors are on."""
        marked = self.steps.marked_tasks | self.steps.marked
        here = self.noted
        self.must_not_be_lost(*(marked or here))
        cursors = [item.id for item in self.under_cursors if item.id in self.review.sides.present]
        beside = tuple(item for item in cursors if item not in here)
        return tagging.subjects(self.review, here, beside, marked)

    def decide_marked(self, verdict: Verdict, reason: str = "") -> None:
        """Show what one verdict would make of all marked tasks; Enter takes the step."""
        plans = self.steps.marked_in_order
        tasks = [task.id for task in self.review.tasks if task.id in self.steps.marked_tasks]
        wanted = bulk.wanted(self.review, tasks, verdict, plans, reason)
        self.preview(decided_word(Action.VERDICT, verdict), wanted)

    def preview(self, title: str, wanted: Sequence[Given]) -> None:
        """Show what these verdicts would change; Enter takes the step."""
        from doichieu.tui.screens.review.bulk import Preview

        planned = bulk.planned(self.review, wanted)
        if not any(each.given for each in planned):
            raise InputError(_("nothing would change: what is marked is decided, or nothing fits"))

        # A question may still be in front, which closes once this is done.
        screen = Preview(title, self.review, planned, self.decide_all, self.keymap)
        self.app.call_later(self.app.push_screen, screen)

    def action_accept_copies(self) -> None:
        """Offer to take over every task that the plan repeats word for word."""
        offer = bulk.copies(self.review)
        if not offer.given:
            raise InputError(_("no undecided task is repeated word for word"))
        self.preview(_("verbatim copies"), offer.given)

    def action_not_addressed(self) -> None:
        """Offer 'not applicable' for every task that is given to others alone, for one reason."""
        offer = bulk.not_addressed(self.review)
        if not offer.given:
            raise InputError(_("no undecided task is given to others alone"))

        def use(reason: str) -> None:
            given = [each._replace(reason=reason) for each in offer.given]
            self.preview(decided_word(Action.VERDICT, Verdict.NOT_APPLICABLE), given)

        question = _("Why do these {count} not apply?").format(count=len(offer.given))
        start, accept = offer.reason, _("preview")
        self.ask_reason(question, Verdict.NOT_APPLICABLE, use, start=start, accept=accept)
