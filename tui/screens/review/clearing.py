"""Clearing what was decided about items that are gone or no task any more: dismissed or moved."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from doichieu.errors import InputError
from doichieu.keymaps import BY_ID
from doichieu.language import _
from doichieu.model import ItemId, StoredItem
from doichieu.tui.screens.review.lost import lost_words
from doichieu.tui.screens.review.stepping import StepScreen
from doichieu.workbench.reviews.lost import Lost
from doichieu.workbench.reviews.outcome import Outcome
from doichieu.workbench.reviews.second_press import Press


class ClearingScreen(StepScreen, abstract=True):
    """A screen on which the cursor may stand on a lost item."""

    @property
    @abstractmethod
    def under_cursors(self) -> Sequence[StoredItem]:
        """The items under the cursors, that of the side which has the keys first."""

    @property
    def lost_here(self) -> Lost | None:
        """The lost item under a cursor; None while there is none."""
        known = {lost.item.id: lost for lost in self.review.lost}
        return next((known[item.id] for item in self.under_cursors if item.id in known), None)

    def must_not_be_lost(self, *items: ItemId) -> None:
        """Raise InputError, which says what can be done, when one of these is lost."""
        for lost in self.review.lost:
            if lost.item.id in items:
                raise InputError(self.lost_words(lost))

    def lost_words(self, lost: Lost) -> str:
        """What can be done about a lost item, by which keys."""
        return lost_words(lost, self.key_of("review.clear"), self.key_of("review.move"))

    def action_clear(self) -> None:
        """What was decided about the lost item is no longer needed."""
        lost = self._lost()
        self.take(self._press("review.clear", lost, _("let go")), partial(self._dismiss, lost))

    def _dismiss(self, lost: Lost) -> Outcome:
        outcome = self.steps.dismiss(lost)
        undo = f"{self.key_of('review.undo')}: {BY_ID['review.undo'].name.lower()}"
        return replace(outcome, message=f"{outcome.message} · {undo}")

    def action_move(self) -> None:
        """What was decided about the lost item is about another one now; asks which."""
        from doichieu.tui.screens.review.picking import PickItem

        lost = self._lost()
        press = self._press("review.move", lost, _("moved"))

        def use(item: ItemId) -> None:
            self.answered(press, lambda: self.steps.move(lost, self.review.items[item]))

        title = _("Move what was decided about {address} to").format(address=lost.item.address)
        items = self.review.most_like(lost.item)
        self.app.push_screen(PickItem(title, self.review, items, use, self.keymap))

    def _lost(self) -> Lost:
        lost = self.lost_here
        if lost is None:
            raise InputError(_("This item is there: only what is gone or no task can be cleared."))
        return lost

    @staticmethod
    def _press(command: str, lost: Lost, word: str) -> Press:
        return Press(command, tuple(each.slot for each in lost.decided), word)
