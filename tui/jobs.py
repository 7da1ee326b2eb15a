"""Work in the background: plain functions in a thread that end in a message to a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from doichieu.model import ItemId
from doichieu.workbench.review import Review, Suggestions

if TYPE_CHECKING:
    from textual.screen import Screen


@dataclass
class Aligned(Message):
    """Suggestions of a review are there."""

    suggestions: Suggestions


def start_aligning(screen: Screen[None], review: Review, task: ItemId) -> None:
    """Align in a thread, from `task` on; the screen gets `Aligned`, perhaps several times.

    The thread touches no widget and no store.
    """
    align = review.aligner(task)

    def work() -> None:
        for suggestions in align():
            screen.post_message(Aligned(suggestions))

    screen.run_worker(work, thread=True, exclusive=True, group="align")
