"""Work in the background: plain functions in a thread that end in a message to a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from doichieu.model import ItemId, OverlapCandidate
from doichieu.tui.host import host
from doichieu.tui.patience import REFUSED_AFTER
from doichieu.workbench.reviews.overlaps import finder
from doichieu.workbench.reviews.review import Review
from doichieu.workbench.reviews.suggesting import Suggestions

if TYPE_CHECKING:
    from textual.screen import Screen


class Aligned(Message):
    """Suggestions of a review are there."""

    def __init__(self, review: Review, suggestions: Suggestions) -> None:
        super().__init__()
        self.review = review
        self.suggestions = suggestions


def start_aligning(screen: Screen[None], review: Review, task: ItemId) -> None:
    """Align in a thread, from `task` on; the screen gets `Aligned`, perhaps several times.

    The thread touches no widget and no store.
    """
    align = review.aligner(task, lambda: not get_current_worker().is_cancelled)

    def work() -> None:
        for suggestions in align():
            deliver(screen, Aligned(review, suggestions))

    screen.run_worker(work, thread=True, exclusive=True, group=f"align {review.id}")


class Overlapping(Message):
    """The likely overlaps of a plan are there."""

    def __init__(self, candidates: tuple[OverlapCandidate, ...]) -> None:
        super().__init__()
        self.candidates = candidates


def start_looking_for_overlaps(screen: Screen[None], review: Review) -> None:
    """Look for them in a thread; the screen gets `Overlapping`. The thread touches no store."""
    find = finder(review)

    def work() -> None:
        deliver(screen, Overlapping(find()))

    screen.run_worker(work, thread=True, exclusive=True, group="overlaps")


def deliver(screen: Screen[None], message: Message) -> None:
    """Let a screen have what was found, but not while a step that was begun without it waits."""
    host(screen.app).patience.at_rest.wait(REFUSED_AFTER)
    screen.post_message(message)
