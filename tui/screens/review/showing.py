"""What the two sides show where the directive leads: its tasks, and what may answer one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.model import Candidate, Finding, ItemId
from doichieu.tui.jobs import start_looking_for_overlaps
from doichieu.tui.screens.review.rows import plan_rows, suggestion_rows, task_rows
from doichieu.tui.screens.review.sides import SidesScreen, shared_places
from doichieu.tui.screens.review.view import beside_titles, side_title, tasks_title
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.outcome import Outcome
from doichieu.workbench.reviews.queues import ALL
from doichieu.workbench.reviews.suggesting import id_of

if TYPE_CHECKING:
    from textual.timer import Timer


AT_REST = 0.02
"""Seconds without a key after which there is time for what the next one may ask for."""


class ShowingScreen(SidesScreen, abstract=True):
    """The directive's tasks on the left; on the right what may answer the one under the cursor."""

    def __init__(self, workbench: Workbench, review: Review, keymap: Keymap) -> None:
        super().__init__(workbench, review, keymap)
        self.whole_plan = False
        self._beside: tuple[ItemId | None, Sequence[ItemId]] = (None, ())
        self._stood = 0
        self._rest: Timer | None = None

    def show_all(self) -> None:
        """Show the review as it stands."""
        self.show_tasks()
        self.show_plan_side()
        self.show_status()

    def show_tasks(self) -> None:
        """Show the directive's side."""
        self.tasks.show(task_rows(self.review, self.steps.marked_tasks))
        self.tasks.entitle(tasks_title(self.review, self.task_here))

    def show_plan_side(self, *, first: bool = False) -> None:
        """Show the suggestions or the whole plan; the cursor goes to the top if `first`."""
        if self.whole_plan:
            rows = plan_rows(self.review, self.steps.marked, self.task_here)
            title, empty = _("the whole plan"), ""
        else:
            if first:
                self._beside = None, ()
            rows = suggestion_rows(
                self.review, self.task_here, self._candidates(), self.steps.marked
            )
            title, empty = beside_titles(self.review, self.task_here)
            if first:
                self.plan.cursor = 0
                self.plan.rows = ()
        title = f"{side_title(_('Plan'), self.review.sides.plan_name)} · {title}"
        self.plan.tentative = not self.whole_plan and not self._chosen and self._is_unlikely()
        self.plan.show(rows, title=title, empty=empty)
        self.show_texts()

    def _is_unlikely(self) -> bool:
        """Whether nothing beside the task is even possible: then nothing is preselected."""
        found = self._candidates()
        return bool(found) and self.steps.is_unlikely(
            self.task_here, self.review.items[id_of(found[0])]
        )

    def _candidates(self) -> Sequence[Candidate]:
        """What stands beside the task, in the order it has stood there since the reviewer came."""
        here = self.task_here.id
        task, before = self._beside
        found = self.review.suggestions(here, before if task == here else ())
        self._beside = here, [id_of(candidate) for candidate in found]
        return found

    @property
    def candidate(self) -> Candidate | None:
        """The suggestion that both cursors are on, or what was linked by hand."""
        plan = self.plan_here
        return next((c for c in self._candidates() if plan and id_of(c) == plan.id), None)

    def arrived(self) -> None:
        """Show what stands beside the task that the cursor has come to."""
        # What was marked, chosen or searched for one task is not meant for another.
        self.steps.marked.clear()
        self.whole_plan = self._chosen = False
        self.tasks.entitle(tasks_title(self.review, self.task_here))
        self.show_plan_side(first=True)
        self.look_ahead()

    def look_ahead(self) -> None:
        """Once no key has come for a moment, find what the next line shows: going there is quick.

        What differs there, and what its words share, is most of the work that a move makes.
        """
        if self._rest is not None:
            self._rest.stop()
        way = -1 if self.tasks.cursor < self._stood else 1
        self._stood = self.tasks.cursor
        following = self.tasks.cursor + way
        if 0 <= following < len(self.tasks.rows):
            task = cast("ItemId", self.tasks.rows[following].key)
            self._rest = self.set_timer(AT_REST, partial(self._find_at, task))

    def _find_at(self, task: ItemId) -> None:
        if task in self.review.items:
            found = self.review.suggestions(task)
            suggestion_rows(self.review, self.review.items[task], found, ())
            self.review.not_addressed(task)
            if found:
                shared_places(self.review.items[task], self.review.items[id_of(found[0])])

    @property
    def enter_says_still_so(self) -> bool:
        """Where something needs another look and nobody has chosen or marked another answer."""
        suspects = self.review.suspects(cast("ItemId", self.tasks.key))
        if not suspects or self.steps.marks:
            return False
        plan = self.plan_here
        answers = {each.slot.items[1] for each in self.review.state.answers(self.task_here.id)}
        return not self._chosen or (plan is not None and plan.id in answers)

    @property
    def is_done(self) -> bool:
        """Whether every task is decided."""
        return self.review.counts.decided == len(self.review.tasks)

    def go_to(self, task: ItemId) -> None:
        """Put the cursor on a task and show what stands beside it.

        One that is not in the queue ends the walk through it.
        """
        if task not in {row.key for row in self.tasks.rows}:
            self.review.walk(ALL)
            self.show_tasks()
        self.tasks.go_to(task)
        self.arrived()

    @property
    def open_elsewhere(self) -> Finding | None:
        """The next finding of another task of the queue that nobody has judged."""
        here, order = self.task_here.id, [task.id for task in self.review.listed]
        start = order.index(here) + 1 if here in order else 0
        others = (task for task in (*order[start:], *order[:start]) if task != here)
        found = (each for task in others for each in self.review.findings(task))
        return next((each.finding for each in found if each.said is None), None)

    def go_to_finding(self, finding: Finding) -> None:
        """Stand at the task and what answers it."""
        if finding.items[0] != self.task_here.id:
            self.go_to(finding.items[0])
        super().go_to_finding(finding)

    @property
    def noted(self) -> tuple[ItemId, ...]:
        """The task, in the whole plan the plan item, else the pair."""
        plan = self.plan_here
        if plan is not None and self.whole_plan and self.active is self.plan:
            return (plan.id,)
        return super().noted

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of a step."""
        stood = self.tasks.key
        self.show_tasks()
        if outcome.task is not None:
            self.go_to(outcome.task)
        elif self.tasks.key != stood:
            self.arrived()
        else:
            self.show_plan_side()
        self.show_status()
        self.say(outcome.message)
        if self.is_done:
            start_looking_for_overlaps(self, self.review)
