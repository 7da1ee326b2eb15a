"""Choosing the queue to walk: every one that is not empty, narrowed by typing."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import cast

from doichieu.errors import InputError
from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.text import find
from doichieu.tui.screens.narrowing import Narrow
from doichieu.tui.widgets.item_list import Row
from doichieu.workbench import Review
from doichieu.workbench.reviews.queues import Offered, Queue, QueueKind, name, offered


class ChooseQueue(Narrow):
    """Asks which tasks to go through. A number typed asks for a sample of so many."""

    def __init__(self, review: Review, use: Callable[[Queue], None], keymap: Keymap) -> None:
        placeholder = _("words of a queue, or a number for a sample")
        super().__init__(_("Go through"), _("choose"), placeholder, keymap)
        self._review = review
        self._use = use
        self._offered = offered(review)

    def on_mount(self) -> None:
        """Stand on the queue that is walked now."""
        super().on_mount()
        self.choices.go_to(self._review.queue)

    def rows(self, typed: str) -> list[Row]:
        """The queues with all of the words; of a number, the sample of that size."""
        if typed.isdigit() and int(typed):
            size = min(int(typed), len(self._review.tasks))
            return [self._row(Offered(Queue(QueueKind.SAMPLE, str(size)), size, size))]
        rows = (self._row(each) for each in self._offered)
        return [row for row in rows if all(find(word, row.text) for word in typed.split())]

    def _row(self, each: Offered) -> Row:
        left = _("{left} of {all} undecided").format(left=each.undecided, all=each.count)
        mark = "●" if each.queue == self._review.queue else " "
        return Row(each.queue, mark, "", name(each.queue, self._review), left)

    def take(self, key: Hashable | None, typed: str) -> None:
        """Walk the queue. Raises InputError where none fits."""
        if key is None:
            raise InputError(_("no such queue"), where=typed)
        self._use(cast("Queue", key))
