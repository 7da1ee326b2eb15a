"""An addition is what has no basis in the directive, so what answers a task is none."""

from __future__ import annotations

import pytest

from doichieu.errors import InputError
from doichieu.model import Action, LinkKind, Verdict
from doichieu.workbench import Review


@pytest.mark.parametrize("verdict", [Verdict.COVERED, Verdict.PARTIAL])
def test_what_answers_a_task_is_no_addition_any_more(review: Review, verdict: Verdict) -> None:
    task, plan = review.tasks[0].id, review.plan_items[0].id
    review.addition(plan)
    review.decide(task, verdict, [plan])
    assert review.state.about(Action.ADDITION, plan) == ()
    review.undo()
    assert len(review.state.about(Action.ADDITION, plan)) == 1


def test_what_answers_a_task_cannot_become_an_addition_and_what_is_only_related_can(
    review: Review,
) -> None:
    task, answer, related = review.tasks[0].id, review.plan_items[0].id, review.plan_items[1].id
    review.decide(task, Verdict.COVERED, [answer])
    review.relate(task, related, LinkKind.RELATED)
    with pytest.raises(InputError, match="has a basis"):
        review.addition(answer)
    review.addition(related)
    assert [a.slot.items for a in review.state.all(Action.ADDITION)] == [(related,)]


def test_a_verdict_leaves_no_answer_but_those_it_names(review: Review) -> None:
    task, (one, other) = review.tasks[0].id, (item.id for item in review.plan_items[:2])
    review.decide(task, Verdict.COVERED, [one])
    review.decide(task, Verdict.PARTIAL, [other])
    assert [a.slot.items[1] for a in review.state.links(task)] == [other]
    review.decide(task, Verdict.UNSURE)
    assert [a.slot.items[1] for a in review.state.links(task)] == [other]


def test_a_task_with_an_answer_left_keeps_its_verdict(review: Review) -> None:
    task, (one, other) = review.tasks[0].id, (item.id for item in review.plan_items[:2])
    review.decide(task, Verdict.COVERED, [one, other])
    review.relate(task, one, LinkKind.SAME)
    assert review.state.verdict(task) is Verdict.COVERED
    review.relate(task, other, LinkKind.SAME)
    assert review.state.verdict(task) is None


def test_another_kind_replaces_a_link_and_the_same_takes_it_back(review: Review) -> None:
    task, plan = review.tasks[0].id, review.plan_items[0].id
    for said, kept in [
        (LinkKind.RELATED, LinkKind.RELATED),
        (LinkKind.REJECTED, LinkKind.REJECTED),
        (LinkKind.REJECTED, None),
    ]:
        review.relate(task, plan, said)
        assert review.state.link_kind(task, plan) is kept


def test_two_items_are_one_overlap_or_none_and_never_both(review: Review) -> None:
    one, other, third = (item.id for item in review.plan_items[:3])
    review.distinct(one, other)
    review.overlap([one, other, third])
    assert review.state.all(Action.DISTINCT) == ()
    review.overlap([one, other])
    review.distinct(one, other)
    assert review.state.all(Action.OVERLAP) == ()
    with pytest.raises(InputError, match="two or more"):
        review.overlap([one])
