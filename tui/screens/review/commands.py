"""Commands that more than one screen of a review has, mixed into each.

What is mixed in says by its abstract members what it needs of the screen.
"""

from __future__ import annotations

from abc import abstractmethod


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
