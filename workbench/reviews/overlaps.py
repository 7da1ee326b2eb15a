"""The queue of likely overlaps of a review's plan, and what was said of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from doichieu.model import Action, ItemId, OverlapCandidate, ReviewState, Slot, StoredItem
from doichieu.workbench.reviews.review import Review

Twins = tuple[ItemId, ItemId]
"""Two plan items in the order of the plan."""


def finder(review: Review) -> Callable[[], tuple[OverlapCandidate, ...]]:
    """Work that finds the likely overlaps of the plan under review, likeliest first.

    It touches neither store nor review, so it may run in another thread.
    """
    sides = review.sides
    return lambda: sides.overlaps


def twins(candidate: OverlapCandidate) -> Twins:
    """The items of a candidate, by their identity."""
    one, other = (cast("StoredItem", item).id for item in candidate.items)
    return one, other


def judged(state: ReviewState, pair: Twins) -> Action | None:
    """Whether a reviewer said that the pair, perhaps with others, is an overlap or that it is none.

    None while nobody has said anything.
    """
    if any(pair[1] in each.slot.items for each in state.about(Action.OVERLAP, pair[0])):
        return Action.OVERLAP
    return Action.DISTINCT if Slot(Action.DISTINCT, pair) in state.by_slot else None


def undecided_overlaps(review: Review) -> int:
    """How many of the likely overlaps found so far nobody has judged."""
    found = review.sides.overlaps_found
    return sum(judged(review.state, twins(each)) is None for each in found)
