"""What may be meant by a tag key, which tags fit it, and where they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from doichieu.model import Stand, Tag, TagId
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews import tagging
from doichieu.workbench.reviews.tagging import Subject


@pytest.fixture
def on_plan(workbench: Workbench, review: Review) -> Tag:
    """A tag that stands on plan items alone."""
    stands = frozenset({Stand.PLAN})
    tag = workbench.codebook.add(Tag(TagId(""), "Chung chung", stands_on=stands))
    workbench.codebook.add(replace(tag, vi="Khắp nơi", stands_on=frozenset(Stand)))
    review.codebook.refresh()
    return tag


def things(subjects: tuple[Subject, ...]) -> list[tuple[int, ...]]:
    return [thing for subject in subjects for thing in subject.things]


def test_what_has_the_keys_comes_first_then_what_is_beside_it_and_what_they_make(
    review: Review,
) -> None:
    task, plan, other = review.tasks[0].id, review.plan_items[0].id, review.plan_items[1].id
    review.overlap([plan, other])
    assert things(tagging.subjects(review, (plan,), (task,))) == [
        (plan,),
        (task,),
        (task, plan),
        (plan, other),
    ]
    assert things(tagging.subjects(review, (task, plan)))[0] == (task, plan)


def test_marks_of_both_sides_are_one_subject_in_reading_order(review: Review) -> None:
    task, plan = review.tasks[1].id, review.plan_items[0].id
    marked = {plan, task, review.tasks[0].id}
    (subject,) = tagging.subjects(review, (task,), (), marked)
    assert subject.things == ((review.tasks[0].id,), (task,), (plan,))


def test_what_may_not_stand_on_all_that_is_meant_is_not_offered(
    review: Review, on_plan: Tag
) -> None:
    task, plan = (review.tasks[0].id,), (review.plan_items[0].id,)
    assert on_plan in tagging.offered(review, Subject((plan,)))
    assert [tag.vi for tag in tagging.offered(review, Subject((task, plan)))] == ["Khắp nơi"]


def test_a_queue_of_a_tag_counts_what_it_stands_on_together_with_others(
    workbench: Workbench, review: Review, on_plan: Tag
) -> None:
    everywhere = workbench.codebook.named("khap noi")
    task, plan = review.tasks[0].id, review.plan_items[0].id
    review.tag([(task, plan)], everywhere.id)
    assert tagging.with_tag(review, everywhere.id) == tagging.with_tag(review, "") == {task, plan}
    assert tagging.with_tag(review, on_plan.id) == set()
