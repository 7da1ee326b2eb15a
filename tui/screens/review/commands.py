"""Commands that more than one screen of a review has, mixed into each.

What is mixed in says by its abstract members what it needs of the screen.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from doichieu.keymaps import Scope
from doichieu.language import _
from doichieu.model import Verdict


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


class VerdictCommands:
    """A verdict is given on a task; one that wants a reason asks for it, its twin does not."""

    SCOPE: ClassVar[Scope]

    @abstractmethod
    def decide(self, verdict: Verdict, command: str, question: str = "") -> None:
        """Give the verdict by a command; with a `question`, its reason is asked for."""

    def _decide(self, verdict: Verdict, action: str, question: str = "") -> None:
        self.decide(verdict, f"{self.SCOPE}.{action}", question)

    def action_covered(self) -> None:
        """The task is carried out by what answers it."""
        self._decide(Verdict.COVERED, "covered")

    def action_partial(self) -> None:
        """The task is carried out in part; asks what is missing."""
        self._decide(Verdict.PARTIAL, "partial", _("What is missing in {address}?"))

    def action_partial_unasked(self) -> None:
        """The task is carried out in part."""
        self._decide(Verdict.PARTIAL, "partial_unasked")

    def action_gap(self) -> None:
        """Nothing in the plan carries the task out; asks what to say of it."""
        self._decide(Verdict.GAP, "gap", _("What is to be added for {address}?"))

    def action_gap_unasked(self) -> None:
        """Nothing in the plan carries the task out."""
        self._decide(Verdict.GAP, "gap_unasked")

    def action_unsure(self) -> None:
        """The task has to be looked at again."""
        self._decide(Verdict.UNSURE, "unsure")
