"""The review screen: a directive and a plan side by side, one key a decision."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, cast

from textual.containers import Container, Vertical

from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.model import ANSWERING, Candidate, Difference, ItemId, StoredItem, Wording
from doichieu.tui.jobs import Aligned, start_aligning
from doichieu.tui.opening import ShowDocument
from doichieu.tui.screens.finding import SearchScope
from doichieu.tui.screens.item_text import brief, paragraphs, searched
from doichieu.tui.screens.review.answered import answered_words
from doichieu.tui.screens.review.beneath import beneath_line
from doichieu.tui.screens.review.deciding import DecidingScreen
from doichieu.tui.screens.review.lost import lost_line
from doichieu.tui.screens.review.view import (
    beside_titles,
    notes,
    plan_rows,
    status,
    suggestion_rows,
    task_rows,
    tasks_title,
    text_title,
    why_line,
)
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.item_list import ItemList
from doichieu.tui.widgets.text_pane import TextPane
from doichieu.wording import plan_difference_words
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.steps import Outcome
from doichieu.workbench.reviews.suggesting import id_of

if TYPE_CHECKING:
    from textual.app import ComposeResult

LOOK_AROUND = 2.0
"""Seconds between two looks at what others have decided; each costs one small query."""


class ReviewScreen(DecidingScreen):
    """One review. The left side is the directive, the right side the plan."""

    SCOPE = Scope.REVIEW
    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (110, "-wide")]  # noqa: RUF012 (textual's own)

    def __init__(self, workbench: Workbench, review: Review, keymap: Keymap) -> None:
        super().__init__(workbench, review, keymap)
        self.whole_plan = False
        self._beside: tuple[ItemId | None, Sequence[ItemId]] = (None, ())

    def compose(self) -> ComposeResult:
        """Status, the two sides, why they match, what differs, and a line for keys and messages."""
        yield Line(id="status")
        with Container(id="sides"):
            with Vertical(id="left"):
                yield ItemList(id="tasks")
                yield TextPane(id="task-text")
            with Vertical(id="right"):
                yield ItemList(id="plan")
                yield TextPane(id="plan-text")
        yield Line(id="why")
        yield Line(id="differs")
        yield self.bottom

    def on_mount(self) -> None:
        """Stand where the review was left and look for suggestions in the background."""
        self.tasks = self.query_one("#tasks", ItemList)
        self.plan = self.query_one("#plan", ItemList)
        self.task_text = self.query_one("#task-text", TextPane)
        self.plan_text = self.query_one("#plan-text", TextPane)
        self.show_tasks()
        self.tasks.go_to(self.review.where_left())
        self.tasks.focus()
        self._arrived()
        self.show_status()
        told = [plan_difference_words(each) for each in self.review.differences_of_plan]
        if said := ". ".join(filter(None, [self.review.sides.scope, *told])):
            self.say(said)
        # Once the screen is painted: the work would only hold the first picture back.
        self.call_after_refresh(self._align)
        self.set_interval(LOOK_AROUND, self.poll_for_changes)

    def _align(self) -> None:
        start_aligning(self, self.review, self.task_here.id)

    def on_aligned(self, message: Aligned) -> None:
        """Suggestions have come; those for an older version of a document are let go."""
        if self.review.suggest(message.suggestions):
            self.show_plan_side(first=not self.plan.rows)

    def on_screen_resume(self) -> None:
        """Another screen may have been in front while somebody else decided."""
        self.settle()
        if self.is_mounted:
            self.poll_for_changes()

    def poll_for_changes(self) -> None:
        """Show what somebody else has decided or read in meanwhile."""
        self.look_around(self.show_others)

    def show_others(self) -> None:
        """Show what somebody else has decided or read in, where anything has changed."""
        if self.review.refresh():
            self._show_changed()

    def _show_changed(self) -> None:
        """Show a review that may have changed; what has no suggestions any more gets new ones."""
        if not self.review.tasks:
            # A newer version of the directive has nothing left to review.
            self.app.call_later(self.app.action_back)
            return
        stood = self.tasks.key
        self.show_all()
        if self.tasks.key != stood:
            # What was said last is not about the task in its place.
            self._arrived()
            self.show_bottom()
        if not self.review.aligned:
            self._align()

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
        self.tasks.show(task_rows(self.review))
        self.tasks.entitle(tasks_title(self.review, self.task_here))

    def show_status(self) -> None:
        """Show progress and counts."""
        self.query_one("#status", Line).show(
            status(self.review, len(self.steps.marked), self.size.width)
        )

    def show_plan_side(self, *, first: bool = False) -> None:
        """Show the suggestions or the whole plan; the cursor goes to the top if `first`."""
        if self.whole_plan:
            rows = plan_rows(self.review, self.task_here, self.steps.marked)
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
        title = f"{_('Plan')} {self.review.sides.plan_name} · {title}"
        self.plan.show(rows, title=title, empty=empty)
        self.show_texts()

    def show_texts(self) -> None:
        """Show both texts, what they share, and why they stand beside each other."""
        from doichieu.align.explain import shared

        task, plan = self.task_here, self.plan_here
        left, right = shared(task.text, plan.text) if plan else ([], [])
        said = notes(self.review, task)
        left_out = [each.place for each in self.review.differences(task.id) if each.place]
        shown = paragraphs(task, left, dimmed=left_out, query=self.lit("tasks"), notes=said)
        self.task_text.show(text_title(self.review, task), shown, brief(task))
        if plan is None:
            self.plan_text.show("", ())
        else:
            said = notes(self.review, task, plan)
            shown = paragraphs(plan, right, query=self.lit("plan"), notes=said)
            self.plan_text.show(text_title(self.review, plan), shown, brief(plan))
        self._show_why()

    def _show_why(self) -> None:
        from doichieu.align.explain import why

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
            reasons = [*answered_words(self.review, task, plan), *why(candidate)]
            line.show(why_line(reasons, candidate.score, by_hand=linked is not None))
            found = self.review.differences_at(task, plan)
            if linked in ANSWERING or candidate.proposed:
                wording = self.review.wording(task, plan)
        self.query_one("#differs", Line).show(
            beneath_line(self.review, self.task_here.id, found, wording, self.size.width)
        )

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

    def on_item_list_moved(self, message: ItemList.Moved) -> None:
        """Follow the cursor."""
        if message.list is self.tasks:
            self._arrived()
        else:
            self._chosen = True
            self.show_texts()

    def _arrived(self) -> None:
        # What was marked, chosen or searched for one task is not meant for another.
        self.steps.marked.clear()
        self.whole_plan = self._chosen = False
        self.tasks.entitle(tasks_title(self.review, self.task_here))
        self.show_plan_side(first=True)

    def go_to(self, task: ItemId) -> None:
        """Put the cursor on a task and show what stands beside it."""
        self.tasks.go_to(task)
        self._arrived()

    @property
    def moving(self) -> ItemList:
        """The list that keys go to."""
        return self.active

    def action_next_pane(self) -> None:
        """Let keys go to the other side."""
        (self.tasks if self.active is self.plan else self.plan).focus()

    action_previous_pane = action_next_pane

    def action_left(self) -> None:
        """Let keys go to the directive."""
        self.tasks.focus()

    def action_right(self) -> None:
        """Let keys go to the plan."""
        self.plan.focus()

    def action_half_down(self) -> None:
        """Scroll the text of the side that has the keys."""
        self._active_text.turn(0.5)

    def action_half_up(self) -> None:
        """Scroll the text back."""
        self._active_text.turn(-0.5)

    @property
    def _active_text(self) -> TextPane:
        return self.plan_text if self.active is self.plan else self.task_text

    def go_open(self, *, backwards: bool) -> None:
        """Go to the next task without a verdict; in the whole plan, to the next item left over.

        Where there is none any more, to what is lost.
        """
        plan = self.whole_plan and self.active is self.plan
        if plan:
            here = cast("ItemId | None", self.plan.key)
            found = self.review.next_leftover(here, backwards=backwards)
            nothing = _("Nothing is left over in the plan.")
        else:
            here = self.task_here.id
            found = self.review.next_undecided(here, backwards=backwards)
            nothing = _("Every task is decided.")
        found = found or self.review.next_lost(here, plan=plan, backwards=backwards)
        if found is None:
            self.say(nothing)
        else:
            (self._go_found if plan else self.go_to)(found)

    def action_choose(self, rank: int) -> None:
        """Put the cursor on a suggestion by its rank."""
        if rank <= len(self.plan.rows):
            self._chosen = True
            self.plan.move_to(rank - 1)
            self.show_bottom()

    def action_all_items(self) -> None:
        """Show the whole plan instead of the suggestions, or the other way round."""
        keep = self.plan_here
        self.whole_plan = not self.whole_plan
        self._chosen = False
        self.show_plan_side(first=True)
        if keep is not None and keep.id in {row.key for row in self.plan.rows}:
            self.plan.go_to(keep.id)
            self.show_texts()
        left = sum(self.review.state.left_over(item.id) for item in self.review.plan_items)
        self.say(_("left over in the plan: {count}").format(count=left))

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
            self._arrived()
        else:
            self.show_plan_side()
        self.show_status()
        self.say(outcome.message)

    def action_overlaps(self) -> None:
        """Go through the pairs of the plan that may give one duty twice."""
        from doichieu.tui.screens.review.overlaps import OverlapsScreen

        screen = OverlapsScreen(self.workbench, self.review, self.steps, self.keymap)
        # What was decided or noticed there is shown here.
        self.app.push_screen(screen, lambda _left: self._show_changed())

    def search_scope(self) -> SearchScope:
        """The side that the keys go to: the directive's tasks, or all items of the plan."""
        side = self.active
        lost = [each.item for each in self.review.lost_by_side[side is self.plan]]
        items = (*(self.review.plan_items if side is self.plan else self.review.tasks), *lost)
        texts = [(item.id, searched(item)) for item in items]
        return SearchScope(str(side.id), texts, side.key, self._go_found)

    def _go_found(self, key: Hashable) -> None:
        if self.active is self.tasks:
            self.go_to(cast("ItemId", key))
            return
        if not self.whole_plan:
            self.whole_plan = True
            self.show_plan_side()
        self._chosen = True
        self.plan.go_to(key)
        self.show_texts()

    def action_document(self) -> None:
        """Show the whole document around the item that has the keys."""
        plan = self.active is self.plan
        document = self.workbench.documents.open(
            (self.review.plan if plan else self.review.directive).id
        )
        item = self.plan_here if plan else self.task_here
        self.post_message(ShowDocument(document, item.id if item else None))

    def action_report(self) -> None:
        """See the summary as it would be exported."""
        from doichieu.tui.screens.report import ReportScreen

        self.app.push_screen(ReportScreen(self.review, self.keymap))

    def on_resize(self) -> None:
        """Counts are laid out for the width."""
        super().on_resize()
        if self.is_mounted:
            self.show_status()
            self._show_why()
