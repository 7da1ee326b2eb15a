"""What is undecided comes next, going round the end; a review goes on where it was left."""

from __future__ import annotations

from datetime import datetime

import pytest

from doichieu.model import (
    Action,
    Annotation,
    Decision,
    Entry,
    ItemId,
    ReviewId,
    ReviewState,
    Slot,
    Verdict,
)
from doichieu.workbench.reviews.queues import nearest, where_left

AT = datetime.fromisoformat("2026-03-02T09:00:00+07:00")
ORDER = [ItemId(each) for each in (4, 2, 9, 7)]


def gap(task: int) -> Annotation:
    return Annotation(Slot(Action.VERDICT, (ItemId(task),)), Entry(Verdict.GAP), "lan", AT)


def decision(task: int) -> Decision:
    slot = Slot(Action.VERDICT, (ItemId(task),))
    return Decision(1, 1, AT, "lan", ReviewId(1), slot, None, Entry(Verdict.GAP))


@pytest.mark.parametrize(
    ("after", "backwards", "found"),
    [(4, False, 9), (9, False, 4), (4, True, 9), (2, True, 4), (None, False, 4), (None, True, 9)],
)
def test_the_nearest_open_item_comes_next(after: int | None, backwards: bool, found: int) -> None:
    here = None if after is None else ItemId(after)

    assert nearest(ORDER, {4, 9}.__contains__, here, backwards=backwards) == found


def test_the_only_open_item_comes_after_itself_and_none_after_all() -> None:
    assert nearest(ORDER, {9}.__contains__, ItemId(9)) == 9
    assert nearest(ORDER, set().__contains__, ItemId(9)) is None


def test_a_review_goes_on_at_the_undecided_task_behind_the_latest_step() -> None:
    assert where_left(ORDER, ReviewState((gap(2), gap(9))), [decision(2)]) == 7


def test_or_at_the_latest_task_itself_while_it_is_undecided() -> None:
    assert where_left(ORDER, ReviewState((gap(4),)), [decision(2)]) == 2


def test_a_step_about_something_else_tells_nothing() -> None:
    assert where_left(ORDER, ReviewState((gap(9),)), [decision(11), decision(9)]) == 7


def test_where_all_is_decided_it_goes_on_at_the_latest_task() -> None:
    all_ = ReviewState(tuple(map(gap, ORDER)))

    assert where_left(ORDER, all_, [decision(9)]) == 9
    assert where_left(ORDER, all_, []) is None
