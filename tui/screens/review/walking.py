"""Going about in a review: along the queue, over to the plan's side, to what was searched."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import cast

from doichieu.language import _
from doichieu.model import ItemId, Verdict
from doichieu.tui.screens.finding import SearchScope
from doichieu.tui.screens.review.left import left
from doichieu.tui.screens.review.showing import ShowingScreen
from doichieu.workbench.reviews.queues import ALL, Queue, name


class WalkingScreen(ShowingScreen, abstract=True):
    """Cursors and panes of the review; nothing here decides."""

    def go_open(self, *, backwards: bool) -> None:
        """Go to the next of the queue.

        Where there is none any more, to what is lost; then on to what is unsure and to the plan's
        side, saying what is left.
        """
        here = self.task_here.id
        found = self.review.next_undecided(here, backwards=backwards)
        found = found or self.review.next_lost(here, plan=False, backwards=backwards)
        if found is not None:
            self.go_to(found)
        elif self.review.queue != ALL:
            self.say(
                _("The queue is done: {name}").format(name=name(self.review.queue, self.review))
            )
        elif (unsure := self.review.next_unsure(here)) is not None and unsure != here:
            self.go_to(unsure)
            self.say(self.left())
        else:
            self._go_over_to_plan()

    def _go_over_to_plan(self) -> None:
        """Every task is decided: on to what is left over in the plan, if anything is."""
        found = self.review.next_leftover(None)
        if found is not None:
            self.go_over(found, self.left())
        else:
            self.say(self.left())

    def left(self) -> str:
        """What is left to do once every task is decided."""
        return left(_("Every task is decided"), self.review, self.key_of)

    def action_queue(self) -> None:
        """Choose which tasks to go through."""
        from doichieu.tui.screens.review.queueing import ChooseQueue

        self.app.push_screen(ChooseQueue(self.review, self.walk, self.keymap))

    def walk(self, queue: Queue) -> None:
        """Go through a queue: the list shows it, from where the cursor stands."""
        here = self.task_here.id
        self.review.walk(queue)
        order = [task.id for task in self.review.listed]
        to = here if here in order else self.review.next_undecided(None) or order[0]
        self.show_tasks()
        self.face(self.tasks)
        self.go_to(to)
        self.show_tasks()

    def action_all_items(self) -> None:
        """Go over to the plan's side: every item, and the tasks that it may answer."""
        self.go_over(self.plan_here.id if self.plan_here and self.active is self.plan else None)

    def go_over(self, item: ItemId | None, said: str = "") -> None:
        """Go over to the plan's side, to an item or to the first left over; `said` tells why."""
        from doichieu.tui.screens.review.plan_side import PlanScreen

        screen = PlanScreen(
            self.workbench, self.review, self.keymap, self.tasks, item=item, said=said
        )
        # What was decided or noticed there is shown here.
        self.app.push_screen(screen, lambda _left: self.show_all())

    def action_pick(self) -> None:
        """Answer the task by any item of the plan, found by typing."""
        from doichieu.tui.screens.review.picking import PickItem

        task = self.task_to_decide

        def use(item: ItemId) -> None:
            self.go_to_plan_item(item)
            self.decide(Verdict.COVERED, "review.covered")

        title = _("Link {address} to").format(address=task.address)
        items = self.review.plan_items
        self.app.push_screen(PickItem(title, self.review, items, use, self.keymap))

    def search_scope(self) -> SearchScope:
        """The side that the keys go to."""
        return self.scope_of(self.active)

    def go_found(self, key: Hashable) -> None:
        """Go to a task, or to an item of the whole plan."""
        if key == self.active.key:
            # What stands beside it, and was chosen there, stays.
            self.show_texts()
        elif self.active is self.tasks:
            self.go_to(cast("ItemId", key))
        else:
            self.go_to_plan_item(cast("ItemId", key))

    def go_to_plan_item(self, item: ItemId) -> None:
        """Put the cursor on an item of the whole plan, as on one that was chosen."""
        if not self.whole_plan:
            self.whole_plan = True
            self.show_plan_side()
        self._chosen = True
        self.plan.go_to(item)
        self.show_texts()

    def go_to_items(self, items: Sequence[ItemId]) -> None:
        """Stand on what a decision is about: a task, with what answers it, or a plan item."""
        plans = list(items)
        if items[0] in self.review.sides.ever[0]:
            self.go_to(plans.pop(0))
        if not plans:
            return
        if plans[0] in {row.key for row in self.plan.rows}:
            self._chosen = True
            self.plan.go_to(plans[0])
            self.show_texts()
        else:
            self.go_to_plan_item(plans[0])
        self.face(self.plan)
