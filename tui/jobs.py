"""Work in the background: plain functions in a thread that end in a message to a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from doichieu.workbench.review import Review, Suggestions

if TYPE_CHECKING:
    from textual.screen import Screen


@dataclass
class Aligned(Message):
    """The suggestions of a review are there."""

    suggestions: Suggestions


def start_aligning(screen: Screen[None], review: Review) -> None:
    """Align in a thread; the screen gets `Aligned`. The thread touches no widget and no store."""
    align = review.aligner()

    def work() -> None:
        screen.post_message(Aligned(align()))

    screen.run_worker(work, thread=True, exclusive=True, group="align")
