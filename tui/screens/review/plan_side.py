"""The plan's side of a review: every item of the plan, and the tasks that each may answer.

What is linked here is added: no other link of the item or of the task is touched.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.containers import Container, Vertical

from doichieu.errors import InputError
from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.model import Grade, ItemId, StoredItem, Verdict
from doichieu.tui.opening import ShowDocument
from doichieu.tui.screens.finding import SearchScope
from doichieu.tui.screens.item_text import brief, paragraphs, searched
from doichieu.tui.screens.review.lost import lost_line
from doichieu.tui.screens.review.marking import MarkingScreen
from doichieu.tui.screens.review.rows import likely_rows, plan_rows
from doichieu.tui.screens.review.view import (
    notes,
    side_title,
    status,
    text_title,
    why_line,
    written,
)
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.item_list import ItemList
from doichieu.tui.widgets.text_pane import TextPane
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.deciding import LINK_OF
from doichieu.workbench.reviews.second_press import link_press
from doichieu.workbench.reviews.steps import Outcome

if TYPE_CHECKING:
    from textual.app import ComposeResult


class PlanScreen(MarkingScreen):
    """The whole plan. The cursor walks it; beside each item stand the tasks it may answer."""

    SCOPE = Scope.REVIEW
    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (110, "-wide")]  # noqa: RUF012 (textual's own)

    def __init__(
        self,
        workbench: Workbench,
        review: Review,
        keymap: Keymap,
        item: ItemId | None = None,
        said: str = "",
    ) -> None:
        super().__init__(workbench, review, keymap)
        self.tasks = ItemList(id="tasks")
        self.plan = ItemList(id="plan")
        self.tasks.widest_label = 36
        self.task_text = TextPane(id="task-text")
        self.plan_text = TextPane(id="plan-text")
        self._start = item
        self._said = said

    def compose(self) -> ComposeResult:
        """The plan with the text of the item, the tasks with that of one, and why."""
        yield Line(id="status")
        with Container(id="sides"):
            with Vertical(id="left"):
                yield self.plan
                yield self.plan_text
            with Vertical(id="right"):
                yield self.tasks
                yield self.task_text
        yield Line(id="why")
        yield self.bottom

    def on_mount(self) -> None:
        """Stand on the item asked for, else on the first left over."""
        self.show_plan()
        self.plan.go_to(self._start or self.review.next_leftover(None))
        self.plan.focus()
        self.arrived()
        self.say(self._said or _("left over in the plan: {count}").format(count=self._left))

    @property
    def _left(self) -> int:
        return sum(self.review.state.left_over(item.id) for item in self.review.plan_items)

    @property
    def task_here(self) -> StoredItem:
        """The task under the cursor. Raises InputError where the item is like none."""
        task = self._likely
        if task is None:
            raise InputError(_("No task of the directive is like this item."))
        return task

    @property
    def _likely(self) -> StoredItem | None:
        return self.review.items.get(cast("ItemId", self.tasks.key))

    @property
    def plan_here(self) -> StoredItem | None:
        """The plan item under the cursor."""
        return self.review.items.get(cast("ItemId", self.plan.key))

    @property
    def active(self) -> ItemList:
        """The list that keys go to."""
        return self.tasks if self.tasks.has_focus else self.plan

    moving = active

    @property
    def under_cursors(self) -> Sequence[StoredItem]:
        """The plan item; then the task."""
        return [*filter(None, [self.plan_here, self._likely])]

    @property
    def task_to_decide(self) -> StoredItem:
        """The task to decide about. Raises InputError where either item is lost."""
        self.must_not_be_lost(*(item.id for item in self.under_cursors))
        return self.task_here

    @property
    def noted(self) -> tuple[ItemId, ...]:
        """The plan item; with the keys on the task, the pair."""
        items = self.under_cursors
        pair = self.active is self.tasks and len(items) > 1
        return (items[1].id, items[0].id) if pair else (items[0].id,)

    def show_plan(self) -> None:
        """Show the plan and the counts."""
        name = side_title(_("Plan"), self.review.sides.plan_name)
        title = f"{name} · {_('the whole plan')}"
        self.plan.show(plan_rows(self.review, self.steps.marked), title=title)
        self.query_one("#status", Line).show(status(self.review, self.steps.marks, self.size.width))

    def arrived(self) -> None:
        """Show the tasks that the item under the cursor may answer, and both texts."""
        item = self.plan_here
        self._chosen = False
        found = self.review.answerable(item.id) if item else ()
        self.tasks.cursor, self.tasks.rows = 0, ()
        self.tasks.tentative = bool(item and found) and found[0].grade is Grade.WEAK
        self.tasks.show(
            likely_rows(self.review, found),
            title=_("tasks like {address}").format(address=item.address if item else ""),
            empty=_("none yet") if self.review.aligned else _("looking for suggestions…"),
        )
        self.show_texts()

    def show_texts(self) -> None:
        """Show both texts, what they share, and why they stand beside each other."""
        from doichieu.align.explain import shared

        task, item = self._likely, self.plan_here
        ours, theirs = shared(task.text, item.text) if task and item else ([], [])
        for pane, shown, lit in ((self.task_text, task, ours), (self.plan_text, item, theirs)):
            if shown is None:
                pane.show("", ())
                continue
            said = notes(self.review, task or shown, item if shown is item else None)
            query = self.lit(str(self.plan.id)) if shown is item else ""
            text = paragraphs(shown, lit, query=query, notes=said)
            pane.show(text_title(self.review, shown), text, brief(shown, written(said)))
        self._show_why()

    def _show_why(self) -> None:
        from doichieu.align.explain import why

        line = self.query_one("#why", Line)
        item = self.plan_here
        found = self.review.answerable(item.id) if item else ()
        here = next((each for each in found if each.directive is self._likely), None)
        if (lost := self.lost_here) is not None:
            line.show(lost_line(self.lost_words(lost)))
        elif here is None:
            line.show(why_line((), None))
        else:
            differing = self.review.differences_at(self.task_here.id, cast("ItemId", self.plan.key))
            line.show(why_line(why(here, differing), here.score))

    def on_item_list_moved(self, message: ItemList.Moved) -> None:
        """Follow the cursor."""
        if message.list is self.plan:
            self.arrived()
        else:
            self._chosen = True
            self.show_texts()

    def action_next_pane(self) -> None:
        """Let keys go to the other list."""
        (self.tasks if self.active is self.plan else self.plan).focus()

    action_previous_pane = action_next_pane

    def action_left(self) -> None:
        """Let keys go to the plan."""
        self.plan.focus()

    def action_right(self) -> None:
        """Let keys go to the tasks."""
        self.tasks.focus()

    def action_choose(self, rank: int) -> None:
        """Put the cursor on a task by its rank."""
        if rank <= len(self.tasks.rows):
            self._chosen, self.tasks.tentative = True, False
            self.tasks.move_to(rank - 1)
            self.tasks.changed()
            self.show_bottom()

    def action_all_items(self) -> None:
        """Back to the tasks and their suggestions."""
        self.dismiss(None)

    def _decide(self, verdict: Verdict, command: str, question: str = "") -> None:
        """Link the item to the task, and go on to the next one that is left over."""
        del question
        if verdict not in LINK_OF:
            self._only_links()
        task, item = self.task_to_decide, self.plan_to_decide
        if not self._chosen and self.tasks.tentative and not self.asked_again(command):
            return
        self._link(task, item, verdict, command)

    def _link(self, task: StoredItem, item: StoredItem, verdict: Verdict, command: str) -> None:
        press = link_press(command, self.review.state, task.id, item.id, LINK_OF[verdict])
        self.take(press, lambda: self.steps.link(task, item, LINK_OF[verdict]))

    def action_not_applicable(self) -> None:
        """A verdict on a task is given on the tasks' side."""
        self._only_links()

    def _only_links(self) -> None:
        key = self.key_of("review.all_items")
        raise InputError(_("a verdict is given beside the task: {key} goes there").format(key=key))

    def action_pick(self) -> None:
        """Link the item to any task, found by typing."""
        from doichieu.tui.screens.review.picking import PickItem

        item = self.plan_to_decide
        title = _("Link {address} to").format(address=item.address)
        self.app.push_screen(
            PickItem(title, self.review, self.review.tasks, partial(self._pick, item), self.keymap)
        )

    def _pick(self, item: StoredItem, task: ItemId) -> None:
        self._link(self.review.items[task], item, Verdict.COVERED, "review.covered")

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of a step; a plan item named in it comes next."""
        self.show_plan()
        if outcome.plan is not None:
            self.plan.go_to(outcome.plan)
        self.arrived()
        left = _("left over: {count}").format(count=self._left)
        self.say(f"{outcome.message} · {left}")

    def show_others(self) -> None:
        """Show what somebody else has decided meanwhile."""
        if self.review.refresh():
            self.show_plan()
            self.show_texts()

    def go_open(self, *, backwards: bool) -> None:
        """Go to the next item that is left over, then to what is lost."""
        here = cast("ItemId | None", self.plan.key)
        found = self.review.next_leftover(here, backwards=backwards)
        found = found or self.review.next_lost(here, plan=True, backwards=backwards)
        if found is None:
            self.say(_("Nothing is left over in the plan."))
        else:
            self._go_found(found)

    def search_scope(self) -> SearchScope:
        """All items of the plan."""
        lost = [each.item for each in self.review.lost_by_side[1]]
        texts = [(item.id, searched(item)) for item in (*self.review.plan_items, *lost)]
        return SearchScope(str(self.plan.id), texts, self.plan.key, self._go_found)

    def _go_found(self, key: Hashable) -> None:
        self.plan.go_to(key)
        self.arrived()

    def action_document(self) -> None:
        """Show the whole plan around the item."""
        item = self.plan_here
        document = self.workbench.documents.open(self.review.plan.id)
        self.post_message(ShowDocument(document, item.id if item else None))

    def on_resize(self) -> None:
        """Counts are laid out for the width."""
        if self.is_mounted:
            self.show_plan()
