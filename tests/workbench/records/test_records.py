"""Everything decided, in one review and in all: read, put in order, taken elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doichieu.errors import ConflictError, InputError
from doichieu.model import Action, Judgement, Slot, Verdict
from doichieu.sample import sample_files
from doichieu.workbench import Review, Workbench
from doichieu.workbench.records.exporting import save_records
from doichieu.workbench.records.records import Order
from doichieu.workbench.records.said import change_words


@pytest.fixture
def review(workbench: Workbench) -> Review:
    """A review with a verdict, a tag and notes on the same task, and one in another plan."""
    workbench.codebook.adopt(workbench.codebook.starter()[:2])
    with sample_files() as (directive, plan):
        review = workbench.reviews.begin(str(directive), str(plan))
        turned = workbench.reviews.begin(str(plan), str(directive), as_given=True)
    first, second = review.tasks[:2]
    review.decide(second.id, Verdict.GAP, reason="không có mục nào")
    review.decide(first.id, Verdict.PARTIAL, [review.plan_items[0].id])
    review.tag([(second.id,)], next(iter(review.codebook.by_id)))
    review.annotate((second.id,), "hỏi lại")
    review.addition(review.plan_items[5].id)
    turned.decide(turned.tasks[0].id, Verdict.UNSURE)
    return review


def test_one_review_stands_in_reading_order_and_all_one_after_another(
    workbench: Workbench, review: Review
) -> None:
    own = workbench.records.all(review.id)
    told = [(each.slot.action, each.address) for each in own]
    first, second = (task.address for task in review.tasks[:2])
    assert told == [
        (Action.LINK, f"{first} – {review.plan_items[0].address}"),
        (Action.VERDICT, first),
        (Action.NOTE, second),
        (Action.TAG, second),
        (Action.VERDICT, second),
        (Action.ADDITION, review.plan_items[5].address),
    ]
    everywhere = workbench.records.all()
    assert everywhere[: len(own)] == own
    assert [each.value for each in everywhere[len(own) :]] == ["unsure"]


def test_what_is_said_of_the_same_item_stands_together(
    workbench: Workbench, review: Review
) -> None:
    query = workbench.records.query("gap tag:no-deadline note:hoi-lai reason:muc")
    (found,) = filter(query, workbench.records.all())
    assert found.slot.items == (review.tasks[1].id,)
    assert found.value_and_reason == "gap · không có mục nào"


def test_a_finding_is_told_with_what_was_said_of_it(workbench: Workbench, review: Review) -> None:
    found = Slot(Action.FINDING, (review.plan_items[2].id,), "no_lead:")
    review.judge([found], Judgement.CONFIRMED)
    query = workbench.records.query("what:finding")
    assert [each.value for each in workbench.records.all() if query(each)] == ["confirmed: no lead"]
    step = workbench.records.last_steps(review.id)[0]
    assert change_words(workbench.codebook, step.rows[0]) == "– → confirmed: no lead"


@pytest.mark.usefixtures("review")
def test_a_merged_tag_is_found_by_the_one_it_went_into(workbench: Workbench) -> None:
    one, other = workbench.codebook.by_id
    workbench.codebook.merge(one, other)
    name = workbench.codebook.by_id[other].en
    query = workbench.records.query(f'tag:"{name}" what:tag')
    assert [each.value for each in workbench.records.all() if query(each)] == [name]


def test_records_stand_in_the_order_asked_for(workbench: Workbench, review: Review) -> None:
    own = workbench.records.all(review.id)

    def ordered(order: Order) -> list[Action]:
        return [each.slot.action for each in workbench.records.ordered(own, order)]

    assert ordered(Order.DOCUMENT) == [each.slot.action for each in own]
    assert ordered(Order.VERDICT)[:2] == [Action.VERDICT, Action.VERDICT]
    assert set(ordered(Order.TAG)[:3]) == {Action.NOTE, Action.TAG, Action.VERDICT}


def test_an_old_step_is_taken_back_and_its_task_is_undecided(
    workbench: Workbench, review: Review
) -> None:
    old = next(
        step
        for step in workbench.records.last_steps(review.id)
        if step.rows[0].after and step.rows[0].after.value == Verdict.GAP
    )
    review.take_back(old.rows[0].step)
    assert review.state.verdict(review.tasks[1].id) is None
    assert review.state.verdict(review.tasks[0].id) is Verdict.PARTIAL
    assert not workbench.records.last_steps(review.id)[-1].stands
    with pytest.raises(ConflictError, match="lan changed this"):
        review.take_back(old.rows[0].step)
    review.undo()
    assert review.state.verdict(review.tasks[1].id) is Verdict.GAP


@pytest.mark.usefixtures("review")
def test_records_are_written_by_the_ending_of_the_name(
    workbench: Workbench, tmp_path: Path
) -> None:
    records = workbench.records.all()
    save_records(records, tmp_path / "out.jsonl", overwrite=False)
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    gap = next(told for line in lines if (told := json.loads(line))["value"] == "gap")
    assert (gap["reason"], gap["tags"], gap["note"]) == (
        "không có mục nào",
        ["No deadline"],
        "hỏi lại",
    )
    save_records(records, tmp_path / "out.CSV", overwrite=False)
    assert (tmp_path / "out.CSV").read_bytes().startswith("\ufeffDirective,Plan,".encode())
    with pytest.raises(InputError, match="already"):
        save_records([], tmp_path / "out.CSV", overwrite=False)
    with pytest.raises(InputError, match=r"\.md, \.csv, \.jsonl"):
        save_records(records, tmp_path / "out.doc", overwrite=False)
    assert not (tmp_path / "out.doc").exists()
