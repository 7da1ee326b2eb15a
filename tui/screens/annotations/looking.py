"""Looking through what was decided, in one review or in all: also what others decide meanwhile."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import MutableMapping

from doichieu.keymaps import Keymap
from doichieu.model import ItemId, ReviewId
from doichieu.tui.screens.review.screen import LOOK_AROUND
from doichieu.tui.screens.stepping import TakingScreen
from doichieu.tui.widgets.item_list import ItemList
from doichieu.tui.widgets.text_pane import TextPane
from doichieu.workbench import Workbench
from doichieu.workbench.reviews.steps import Steps


class LookingScreen(TakingScreen, abstract=True):
    """A list of what was decided, and one of it in full.

    `opened` are the reviews that are open; `only` is the one that is looked at, None for all.
    """

    list: ItemList

    def __init__(
        self,
        workbench: Workbench,
        opened: MutableMapping[ReviewId, Steps],
        only: ReviewId | None,
        keymap: Keymap,
    ) -> None:
        super().__init__(workbench, keymap)
        self._opened = opened
        self._only = only
        self._stamp: object = None
        self.detail = TextPane(id="record")

    def on_mount(self) -> None:
        """Show it, and look from time to time what others decide."""
        self.list.focus()
        self.guarded(self.read_again)
        self.set_interval(LOOK_AROUND, self.poll_for_changes)

    def poll_for_changes(self) -> None:
        """Show what was decided meanwhile."""
        self.look_around(self.show_others)

    def on_screen_resume(self) -> None:
        """A review that was opened from here may have gone on."""
        if self.is_mounted:
            self.guarded(self.show_others)

    def show_others(self) -> None:
        """Show what was decided meanwhile, here in a review or by somebody else."""
        if self.workbench.records.stamp() != self._stamp:
            for steps in self._opened.values():
                steps.review.refresh()
            self.read_again()

    def read_again(self) -> None:
        """Read what was decided, and show it."""
        self._stamp = self.workbench.records.stamp()
        self.show_read()

    @abstractmethod
    def show_read(self) -> None:
        """Read what is shown here, and show it."""

    def steps_of(self, review: ReviewId, item: ItemId | None = None) -> Steps:
        """The steps of a review, which is opened around an item where it is not open."""
        if review not in self._opened:
            self._opened[review] = Steps(self.workbench.reviews.around(review, item))
        return self._opened[review]
