"""Where a reviewer goes next, and where they left: through the tasks, the plan and what is lost."""

from __future__ import annotations

from doichieu.model import Action, Decision, ItemId, Verdict
from doichieu.workbench.reviews import queues
from doichieu.workbench.reviews.told import Told

_LATEST = 50
"""Rows of the log looked at for what a reviewer decided last."""


class Walking(Told):
    """A review as it stands, to be gone through."""

    def decided_last(self) -> ItemId | None:
        """The task that this reviewer decided last, of whichever day; None before the first."""
        latest = self._latest_rows()
        tasks = {task.id for task in self.tasks}
        given = (each for each in latest if each.slot.action is Action.VERDICT and each.after)
        return next((each.slot.items[0] for each in given if each.slot.items[0] in tasks), None)

    def _latest_rows(self) -> tuple[Decision, ...]:
        layer = self.reading.layer
        return self._store.decisions.latest(self.id, self.reviewer, _LATEST, layer)

    def next_unsure(self, after: ItemId) -> ItemId | None:
        """The nearest task behind this one that was left unsure, not going round the end."""
        order = [task.id for task in self.tasks]
        behind = order[order.index(after) + 1 :] if after in order else order
        return next((t for t in behind if self.state.verdict(t) is Verdict.UNSURE), None)

    def next_lost(
        self, after: ItemId | None, *, plan: bool, backwards: bool = False
    ) -> ItemId | None:
        """The nearest lost item of the directive or of the plan, going round the end."""
        order = (each.item.id for each in self.lost_by_side[plan])
        return queues.nearest(order, lambda _item: True, after, backwards=backwards)

    def next_leftover(self, after: ItemId | None, *, backwards: bool = False) -> ItemId | None:
        """The nearest plan item about which nothing was decided yet, going round the end."""
        order = (item.id for item in self.plan_items)
        return queues.nearest(order, self.state.left_over, after, backwards=backwards)

    def where_left(self) -> ItemId:
        """Where this reviewer left: the task of the latest step, or the undecided one behind it."""
        tasks = [task.id for task in self.listed]
        latest = self._latest_rows()
        return queues.where_left(tasks, self.state, latest) or tasks[0]
