"""The plan's side of a review: every item of the plan, and the tasks that each may answer.

The plan stands where it stands in the review. Where there is room the tasks that an item may answer
stand below the list of all tasks, which shows where one came from: hardly anything of it has to be
sent again on the way back.

What is linked here is added: no other link of the item or of the task is touched.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from typing import ClassVar, cast

from doichieu.errors import InputError
from doichieu.keymaps import Command, Keymap
from doichieu.language import _
from doichieu.model import Candidate, Grade, ItemId, StoredItem, Verdict
from doichieu.tui.jobs import start_looking_for_overlaps
from doichieu.tui.screens.finding import SearchScope
from doichieu.tui.screens.review.left import left
from doichieu.tui.screens.review.rows import likely_rows, plan_rows, task_rows
from doichieu.tui.screens.review.sides import SidesScreen
from doichieu.tui.screens.review.view import side_title
from doichieu.tui.widgets.item_list import ItemList
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.deciding import LINK_OF
from doichieu.workbench.reviews.outcome import Outcome
from doichieu.workbench.reviews.second_press import link_press


class PlanScreen(SidesScreen):
    """The whole plan. The cursor walks it; beside each item stand the tasks it may answer."""

    PLAN_LEADS = True
    HIGH: ClassVar[int] = 32
    """Lines from which a task can be read below two lists."""
    FIRST = (
        *("review.covered", "review.partial", "review.addition", "review.pick"),
        *("review.undo", "review.document", "review.all_items"),
    )

    def __init__(
        self,
        workbench: Workbench,
        review: Review,
        keymap: Keymap,
        came_from: ItemList,
        *,
        item: ItemId | None = None,
        said: str = "",
    ) -> None:
        super().__init__(workbench, review, keymap)
        self._came_from = came_from
        self._start = item
        self._said = said
        self.all_tasks = ItemList(id="all-tasks")
        self.all_tasks.can_focus = False

    def on_mount(self) -> None:
        """Stand on the item asked for, else on the first left over."""
        self.all_tasks.look_like(self._came_from)
        self.show_plan()
        self.plan.go_to(self._start or self.review.next_leftover(None))
        self.face(self.plan)
        self.arrived()
        self.say(self._said or _("left over in the plan: {count}").format(count=self._left))

    def over(self, side: ItemList) -> Sequence[ItemList]:
        """All tasks, above those that are like the item."""
        return (self.all_tasks,) if side is self.tasks else ()

    def _arrange(self) -> None:
        super()._arrange()
        self.set_class(self.app.size.height >= self.HIGH, "-high")

    @property
    def _left(self) -> int:
        return sum(self.review.state.left_over(item.id) for item in self.review.plan_items)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left over in the plan."""
        return not self._left

    def left(self) -> str:
        """What is left to do once nothing is left over."""
        done = _("Nothing is left over in the plan")
        return left(done, self.review, self.key_of, "review.all_items")

    def called(self, command: Command) -> str:
        """What leads over to the plan leads back from here."""
        back = command.id == "review.all_items"
        return _("Back to the tasks") if back else super().called(command)

    @property
    def looked_at(self) -> StoredItem:
        """The item, whatever stands beside it."""
        return self.steps.present(self.plan_here)

    def show_plan(self) -> None:
        """Show the plan and the counts."""
        name = side_title(_("Plan"), self.review.sides.plan_name)
        title = f"{name} · {_('the whole plan')}"
        self.plan.show(plan_rows(self.review, self.steps.marked), title=title)
        self.show_status()

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

    @property
    def candidate(self) -> Candidate | None:
        """The suggestion that both cursors are on."""
        item, task = self.plan_here, self.tasks.key
        found = self.review.answerable(item.id) if item else ()
        return next((c for c in found if cast("StoredItem", c.directive).id == task), None)

    def action_all_items(self) -> None:
        """Back to the tasks and their suggestions."""
        self.dismiss(None)

    def decide(self, verdict: Verdict, command: str, question: str = "") -> None:
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

    @property
    def _none_likely(self) -> str:
        return _("it is likely to answer no task here; {key} again links it all the same")

    def _show_lists(self) -> None:
        """Show the plan, and the tasks as they are decided now."""
        self.show_plan()
        self.all_tasks.show(task_rows(self.review))

    def show_changed(self) -> None:
        """Show a review that may have changed."""
        self._show_lists()
        self.arrived()

    def action_not_applicable(self) -> None:
        """A verdict on a task is given on the tasks' side."""
        self._only_links()

    def _only_links(self) -> None:
        key = self.key_of("review.all_items")
        raise InputError(_("a verdict is given beside the task: {key} goes there").format(key=key))

    def action_queue(self) -> None:
        """A queue is one of tasks."""
        key = self.key_of("review.all_items")
        raise InputError(_("a queue is one of tasks: {key} goes to them").format(key=key))

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
        self._show_lists()
        if outcome.plan is not None:
            self.plan.go_to(outcome.plan)
        self.arrived()
        left = _("left over: {count}").format(count=self._left)
        self.say(f"{outcome.message} · {self.left() if self.is_done else left}")
        if self.is_done:
            start_looking_for_overlaps(self, self.review)

    def show_others(self) -> None:
        """Show what somebody else has decided meanwhile."""
        if self.review.refresh():
            self._show_lists()
            self.show_texts()

    def go_open(self, *, backwards: bool) -> None:
        """Go to the next item that is left over, then to what is lost."""
        here = cast("ItemId | None", self.plan.key)
        found = self.review.next_leftover(here, backwards=backwards)
        found = found or self.review.next_lost(here, plan=True, backwards=backwards)
        if found is None:
            self.say(self.left())
        else:
            self.go_found(found)

    def search_scope(self) -> SearchScope:
        """The plan."""
        return self.scope_of(self.plan)

    def go_found(self, key: Hashable) -> None:
        """Go to an item."""
        if key == self.plan.key:
            self.show_texts()
            return
        self.plan.go_to(key)
        self.arrived()
