"""Taking the steps of one review, on a screen that belongs to it."""

from __future__ import annotations

from doichieu.keymaps import Keymap
from doichieu.tui.screens.stepping import TakingScreen
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.steps import Steps


class StepScreen(TakingScreen, abstract=True):
    """A screen of one review."""

    def __init__(self, workbench: Workbench, review: Review, steps: Steps, keymap: Keymap) -> None:
        super().__init__(workbench, keymap)
        self._review = review
        self._steps = steps

    @property
    def review(self) -> Review:
        """The review."""
        return self._review

    @property
    def steps(self) -> Steps:
        """Its steps."""
        return self._steps
