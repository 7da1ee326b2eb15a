"""What is left to do in a review, in the one sentence that its screens say when theirs is done."""

from __future__ import annotations

from collections.abc import Callable

from doichieu.language import _
from doichieu.model import Verdict
from doichieu.workbench import Review
from doichieu.workbench.reviews.overlaps import undecided_overlaps

_HAND_IN = "global.palette"
"""Where a reading is handed in: by its name, for no key of its own is to be hit by chance."""


def left(
    done: str, review: Review, key_of: Callable[[str], str], back: str = "review.next_open"
) -> str:
    """Behind what is `done`, what is not: how many of each, with the key of the way there.

    `back` is the command that leads to the tasks.
    """
    undecided = len(review.tasks) - review.counts.decided
    items = sum(review.state.left_over(item.id) for item in review.plan_items)
    unsure = review.counts.verdicts[Verdict.UNSURE]
    said = [
        (undecided, _("{count} tasks undecided ({key})"), back),
        (items, _("{count} plan items left ({key})"), "review.all_items"),
        (undecided_overlaps(review), _("{count} likely overlaps ({key})"), "review.overlaps"),
        (unsure, _("{count} unsure ({key})"), back),
    ]
    parts = [words.format(count=n, key=key_of(command)) for n, words, command in said if n]
    if review.reading.is_open and not review.left_to_read:
        parts.append(_("hand in ({key})").format(key=key_of(_HAND_IN)))
    return " · ".join([done, *parts])
