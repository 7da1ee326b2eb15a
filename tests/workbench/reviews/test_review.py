"""A review without a screen: what was decided is on disk, and others see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from doichieu.errors import InputError
from doichieu.model import Action, LinkKind, Verdict
from doichieu.store import Store
from doichieu.workbench import Review, Workbench


@pytest.fixture
def theirs(workbench: Workbench, review: Review) -> Iterator[Review]:
    """The same review as a colleague has it open."""
    with Store.open(workbench.store.path) as store:
        config = replace(workbench.config, reviewer="hoa")
        yield Workbench(store, config, workbench.clock).reviews.resume(review.id)


def test_a_decision_is_on_disk_when_it_is_made(workbench: Workbench, review: Review) -> None:
    task, plan = review.tasks[0].id, review.plan_items[0].id
    review.decide(task, Verdict.COVERED, [plan])

    again = workbench.reviews.resume(review.id)
    assert again.state.verdict(task) is Verdict.COVERED
    assert again.state.link_kind(task, plan) is LinkKind.SAME
    assert again.counts.decided == 1


def test_a_colleagues_decision_is_seen_with_the_next_look(review: Review, theirs: Review) -> None:
    task = review.tasks[0].id
    assert not review.refresh()
    theirs.decide(task, Verdict.GAP)

    assert review.state.verdict(task) is None
    assert review.refresh()
    assert review.state.verdict(task) is Verdict.GAP


def test_each_reviewer_goes_on_where_they_left(review: Review, theirs: Review) -> None:
    tasks = [task.id for task in review.tasks]
    review.decide(tasks[3], Verdict.GAP)
    theirs.refresh()

    assert review.where_left() == tasks[4]
    assert theirs.where_left() == tasks[0]


def test_undoing_one_decision_takes_back_all_that_came_with_it(review: Review) -> None:
    task, plan = review.tasks[0].id, review.plan_items[0].id
    review.addition(plan)
    review.decide(task, Verdict.PARTIAL, [plan])
    assert not review.state.about(Action.ADDITION, plan)

    review.undo()
    assert review.state.verdict(task) is None
    assert not review.state.links(task)
    assert review.state.about(Action.ADDITION, plan)
    review.redo()
    assert review.state.verdict(task) is Verdict.PARTIAL


def test_an_overlap_stands_in_the_order_of_the_plan_whatever_was_marked_first(
    review: Review,
) -> None:
    first, second = review.plan_items[2].id, review.plan_items[5].id
    review.overlap([second, first])

    (overlap,) = review.state.all(Action.OVERLAP)
    assert overlap.slot.items == (first, second)


def test_what_is_refused_changes_nothing(review: Review) -> None:
    task, plan = review.tasks[0].id, review.plan_items[0].id
    review.decide(task, Verdict.COVERED, [plan])
    before = review.state.annotations

    with pytest.raises(InputError, match=f"it answers {review.tasks[0].address}"):
        review.addition(plan)
    with pytest.raises(InputError):
        review.decide(task, Verdict.NOT_APPLICABLE)
    assert review.state.annotations == before


def test_reasons_come_back_the_most_given_first(review: Review) -> None:
    for task, reason in zip(review.tasks, ["việc của tỉnh", "hết hạn", "hết hạn"], strict=False):
        review.decide(task.id, Verdict.NOT_APPLICABLE, reason=reason)

    assert review.reasons(Verdict.NOT_APPLICABLE) == ("hết hạn", "việc của tỉnh")
