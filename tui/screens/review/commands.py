"""Commands that more than one screen of a review has, mixed in by concern.

Each says by its abstract members what it needs of the screen it is mixed into.
"""

from __future__ import annotations

from abc import abstractmethod

from doichieu.workbench.reviews.steps import Outcome, Steps


class StepCommands:
    """Steps are taken, back and forth; what derives from it shows what came of them."""

    steps: Steps

    @abstractmethod
    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of a step."""

    def action_undo(self) -> None:
        """Take back the latest step."""
        self.show_outcome(self.steps.undo())

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.show_outcome(self.steps.redo())


class QueueCommands:
    """There is a queue of what is undecided, to be walked in both directions."""

    @abstractmethod
    def go_open(self, *, backwards: bool) -> None:
        """Go to the nearest undecided place after (or before) this one, going round the end."""

    def action_next_open(self) -> None:
        """Go to the next place where nothing was decided."""
        self.go_open(backwards=False)

    def action_previous_open(self) -> None:
        """The same, backwards."""
        self.go_open(backwards=True)
