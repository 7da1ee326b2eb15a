"""What the two sides of a review show, and the line of reasons beneath them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.model import ANSWERING, Candidate, Difference, ItemId, StoredItem, Wording
from doichieu.tui.jobs import start_looking_for_overlaps
from doichieu.tui.screens.item_text import brief, paragraphs
from doichieu.tui.screens.review.answered import answered_words
from doichieu.tui.screens.review.beneath import beneath_line
from doichieu.tui.screens.review.lost import lost_line
from doichieu.tui.screens.review.marking import MarkingScreen
from doichieu.tui.screens.review.rows import plan_rows, suggestion_rows, task_rows
from doichieu.tui.screens.review.view import (
    beside_titles,
    notes,
    side_title,
    status,
    tasks_title,
    text_title,
    why_line,
    written,
)
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.item_list import ItemList
from doichieu.tui.widgets.text_pane import TextPane
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.queues import ALL
from doichieu.workbench.reviews.steps import Outcome
from doichieu.workbench.reviews.suggesting import id_of


class ShowingScreen(MarkingScreen):
    """The directive's tasks on the left; on the right what may answer the one under the cursor."""

    def __init__(self, workbench: Workbench, review: Review, keymap: Keymap) -> None:
        super().__init__(workbench, review, keymap)
        self.tasks = ItemList(id="tasks")
        self.plan = ItemList(id="plan")
        self.task_text = TextPane(id="task-text")
        self.plan_text = TextPane(id="plan-text")
        self.plan.widest_label = 36
        self.whole_plan = False
        self.in_numbers = False
        self.overlaps_left = 0
        self._beside: tuple[ItemId | None, Sequence[ItemId]] = (None, ())

    @property
    def task_here(self) -> StoredItem:
        """The directive task under the cursor."""
        return self.review.items[cast("ItemId", self.tasks.key)]

    @property
    def plan_here(self) -> StoredItem | None:
        """The plan item under the cursor; None while there is none."""
        return self.review.items.get(cast("ItemId", self.plan.key))

    @property
    def active(self) -> ItemList:
        """The list that keys go to."""
        return self.plan if self.plan.has_focus else self.tasks

    @property
    def under_cursors(self) -> Sequence[StoredItem]:
        """What the cursors of both sides are on, first that of the side which has the keys."""
        sides = [self.task_here, *filter(None, [self.plan_here])]
        return sides[::-1] if self.active is self.plan else sides

    def show_all(self) -> None:
        """Show the review as it stands."""
        self.show_tasks()
        self.show_plan_side()
        self.show_status()

    def show_tasks(self) -> None:
        """Show the directive's side."""
        self.tasks.show(task_rows(self.review, self.steps.marked_tasks))
        self.tasks.entitle(tasks_title(self.review, self.task_here))

    def show_status(self) -> None:
        """Show progress and counts."""
        self.query_one("#status", Line).show(status(self.review, self.steps.marks, self.size.width))

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

    def show_texts(self) -> None:
        """Show both texts, what they share, and why they stand beside each other."""
        task, plan = self.task_here, self.plan_here
        left, right = _shared(task, plan) if plan else ([], [])
        said = notes(self.review, task)
        left_out = [each.place for each in self.review.differences(task.id) if each.place]
        shown = paragraphs(task, left, dimmed=left_out, query=self.lit("tasks"), notes=said)
        self.task_text.show(text_title(self.review, task), shown, brief(task, written(said)))
        if plan is None:
            self.plan_text.show("", ())
        else:
            said = notes(self.review, task, plan)
            shown = paragraphs(plan, right, query=self.lit("plan"), notes=said)
            self.plan_text.show(text_title(self.review, plan), shown, brief(plan, written(said)))
        self.show_why()

    def show_why(self) -> None:
        """Show why the selected suggestion was made, and what differs there."""
        candidate = self._candidate()
        line = self.query_one("#why", Line)
        found: tuple[Difference, ...] = ()
        wording: Wording | None = None
        if (lost := self.lost_here) is not None:
            line.show(lost_line(self.lost_words(lost)))
        elif candidate is None:
            line.show(why_line((), None))
        else:
            task, plan = self.task_here.id, id_of(candidate)
            linked = self.review.state.link_kind(task, plan)
            found = self.review.differences_at(task, plan)
            reasons = self._reasons(candidate, found)
            reasons = *answered_words(self.review, task, plan), *reasons
            line.show(why_line(reasons, candidate.score, by_hand=linked is not None))
            if linked in ANSWERING or candidate.proposed:
                wording = self.review.wording(task, plan)
        self.query_one("#differs", Line).show(
            beneath_line(self.review, self.task_here.id, found, wording, self.size.width)
        )

    def _reasons(self, candidate: Candidate, found: Sequence[Difference]) -> Sequence[str]:
        from doichieu.align.explain import signs, why

        return signs(candidate) if self.in_numbers else why(candidate, found)

    def action_signs(self) -> None:
        """Show the numbers that make the score instead of the words, or the other way round."""
        self.in_numbers = not self.in_numbers
        self.show_why()

    def _candidates(self) -> Sequence[Candidate]:
        """What stands beside the task, in the order it has stood there since the reviewer came."""
        here = self.task_here.id
        task, before = self._beside
        found = self.review.suggestions(here, before if task == here else ())
        self._beside = here, [id_of(candidate) for candidate in found]
        return found

    def _candidate(self) -> Candidate | None:
        plan = self.plan_here
        return next((c for c in self._candidates() if plan and id_of(c) == plan.id), None)

    def arrived(self) -> None:
        """Show what stands beside the task that the cursor has come to."""
        # What was marked, chosen or searched for one task is not meant for another.
        self.steps.marked.clear()
        self.whole_plan = self._chosen = False
        self.tasks.entitle(tasks_title(self.review, self.task_here))
        self.show_plan_side(first=True)

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
    def noted(self) -> tuple[ItemId, ...]:
        """The task, in the whole plan the plan item, else the pair."""
        task, plan = self.task_here, self.plan_here
        if self.active is self.tasks or plan is None:
            return (task.id,)
        return (plan.id,) if self.whole_plan else (task.id, plan.id)

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
        if self.review.counts.decided == len(self.review.tasks):
            start_looking_for_overlaps(self, self.review)


def _shared(
    task: StoredItem, plan: StoredItem
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """What the two texts share. The first picture, with no suggestions yet, asks for none."""
    from doichieu.align.explain import shared

    return shared(task.text, plan.text)
