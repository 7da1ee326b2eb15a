"""Two read blind; what differs is settled by one key, and whose it is shows only on asking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from doichieu.model import Verdict
from doichieu.store import Store
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, running, stored


@pytest.fixture
def read(workbench: Workbench, review: Review) -> Review:
    """Alike in the first task, otherwise in the next two; both have handed in."""
    review.reading.name(["lan", "mai"])
    review.refresh(anew=True)
    first, second, third = (task.id for task in review.tasks[:3])
    review.decide(first, Verdict.GAP, (), "không nói đến")
    review.decide(second, Verdict.GAP, (), "chưa thấy vốn")
    review.decide(third, Verdict.UNSURE)
    review.reading.hand_in()
    with Store.open(workbench.store.path) as store:
        other = Workbench(store, replace(workbench.config, reviewer="mai"), workbench.clock)
        mais = other.reviews.resume(review.id)
        mais.decide(first, Verdict.GAP)
        mais.decide(second, Verdict.PARTIAL, [mais.plan_items[0].id], "chậm một năm")
        mais.decide(third, Verdict.GAP, (), "không có")
        mais.annotate((second,), "hỏi Sở Tài chính")
        mais.addition(mais.plan_items[1].id)
        mais.reading.hand_in()
    review.refresh()
    return review


async def test_what_differs_is_settled_by_one_key_and_what_agrees_after_a_preview(
    workbench: Workbench, read: Review
) -> None:
    first, second, third = (task.id for task in read.tasks[:3])
    async with running(workbench, read, size=LOW) as program:
        assert "handed in 2 of 2 · to be settled: 3 · H compares" in program.text
        await program.press("H")
        await program.press("R")
        assert "A – B" in program.text
        assert "AC1 = " in program.text
        await program.press("escape")
        assert "chưa thấy vốn" in program.text
        assert "chậm một năm" in program.text
        assert "A ✗" in program.text
        assert "mai" not in program.text
        await program.press("f")
        assert "mai ◐" in program.text
        await program.press("2")
        assert read.tasks[2].address in program.text
        await program.press("n")
        await program.type("viec cua tinh")
        await program.press("enter", "m")
        assert "added here" in program.text
        await program.press("enter")
        assert "finds and remarks taken over: 1" in program.text
        await program.press("escape")
    again = stored(workbench, read)
    assert again.state.note(second) == "hỏi Sở Tài chính"
    assert again.is_added(read.plan_items[1].id)
    assert [again.state.verdict(task) for task in (first, second, third)] == [
        Verdict.GAP,
        Verdict.PARTIAL,
        Verdict.NOT_APPLICABLE,
    ]
    assert again.reason(first) == "không nói đến"
    assert again.reason(second) == "chậm một năm"
    assert [link.slot.items[1] for link in again.state.answers(second)] == [read.plan_items[0].id]


async def test_behind_the_reason_of_a_third_verdict_the_next_is_settled_and_the_last_says_so(
    workbench: Workbench, read: Review
) -> None:
    second, third = (task.id for task in read.tasks[1:3])
    async with running(workbench, read, size=LOW) as program:
        await program.press("H", "p")
        await program.type("nam sau")
        await program.press("enter", "2")
        assert "Every task that differed is settled. 1 are alike" in program.text
    again = stored(workbench, read)
    assert (again.state.verdict(second), again.reason(second)) == (Verdict.PARTIAL, "nam sau")
    assert (again.state.verdict(third), again.reason(third)) == (Verdict.GAP, "không có")


async def test_who_waits_is_told_when_the_last_reading_is_in(
    workbench: Workbench, review: Review
) -> None:
    review.reading.name(["lan", "mai"])
    review.refresh(anew=True)
    async with running(workbench, review) as program:
        await program.press("n")
        await program.type("viec cua tinh")
        await program.press("enter", "ctrl+p")
        await program.type("hand in")
        await program.press("enter", "enter")
        with Store.open(workbench.store.path) as store:
            other = Workbench(store, replace(workbench.config, reviewer="mai"), workbench.clock)
            other.reviews.resume(review.id).reading.hand_in()
        program.app.screen._look_around()  # type: ignore[attr-defined]
        await program.rest()
        assert "handed in 2 of 2 · to be settled: 1 · H compares" in program.text


async def test_a_reading_that_is_handed_in_is_taken_back_by_the_same_command(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("ctrl+p")
        await program.type("hand in")
        await program.press("enter")
        assert "nobody has read this review blind" in program.text
        review.reading.name(["lan", "mai"])
        review.reading.hand_in()
        await program.press("ctrl+p")
        await program.type("hand in")
        await program.press("enter")
        assert "Your reading is handed in. Go on with it?" in program.text
        await program.press("enter", "G")
    assert stored(workbench, review).counts.decided == 1


async def test_a_reading_is_handed_in_after_a_question_and_then_stays(
    workbench: Workbench, review: Review
) -> None:
    review.reading.name(["lan", "mai"])
    review.refresh(anew=True)
    async with running(workbench, review) as program:
        await program.press("G", "ctrl+p")
        await program.type("hand in")
        await program.press("enter")
        left = len(review.tasks) - 1
        assert f"Tasks without a verdict: {left}" in program.text
        await program.press("enter", "G")
        assert "your reading is handed in" in program.text
        await program.press("H")
        assert "handed in 1 of 2" in program.text
    assert stored(workbench, review).counts.decided == 1


async def test_enter_is_what_it_is_in_the_review_and_takes_the_answers_of_both(
    workbench: Workbench, review: Review
) -> None:
    task, (one, two) = review.tasks[0].id, [item.id for item in review.plan_items[:2]]
    review.reading.name(["lan", "mai"])
    review.refresh(anew=True)
    review.decide(task, Verdict.COVERED, [one])
    review.reading.hand_in()
    with Store.open(workbench.store.path) as store:
        other = Workbench(store, replace(workbench.config, reviewer="mai"), workbench.clock)
        mais = other.reviews.resume(review.id)
        mais.decide(task, Verdict.COVERED, [two])
        mais.reading.hand_in()
    review.refresh()
    async with running(workbench, review, size=LOW) as program:
        await program.press("H")
        assert f"A ✓ {review.items[one].address}" in program.text
        await program.press("enter")
    again = stored(workbench, review)
    assert {link.slot.items[1] for link in again.state.answers(task)} == {one, two}
