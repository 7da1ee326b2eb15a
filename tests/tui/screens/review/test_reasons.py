"""The reason goes with the decision: asked for after it, never in its way."""

from __future__ import annotations

from doichieu.model import Verdict
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.steps import Steps
from tests.tui.conftest import LOW, at, running, stored


async def test_a_gap_is_stored_before_its_reason_is_asked_for(
    workbench: Workbench, review: Review
) -> None:
    here = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("g")
        assert "Esc: give no reason" in program.text
        assert f"What is to be added for {here.address}?" in program.text
        assert stored(workbench, review).state.verdict(here.id) is Verdict.GAP
        await program.type("thieu han")
        await program.press("enter")
        assert at(program) == review.tasks[1].address
    assert stored(workbench, review).reason(here.id) == "thieu han"


async def test_enter_on_the_empty_line_goes_on_without_a_reason(
    workbench: Workbench, review: Review
) -> None:
    here = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("p", "enter")
        assert at(program) == review.tasks[1].address
    again = stored(workbench, review)
    assert again.state.verdict(here.id) is Verdict.PARTIAL
    assert again.reason(here.id) == ""


async def test_the_same_verdict_again_keeps_its_reason_and_offers_it_to_be_changed(
    workbench: Workbench, review: Review
) -> None:
    here = review.tasks[0].id
    async with running(workbench, review) as program:
        await program.press("p")
        await program.type("chua co")
        await program.press("enter", "home", "p")
        assert "chua co" in program.text
        await program.press("escape")
        assert stored(workbench, review).reason(here) == "chua co"
        await program.press("home", "P")
        assert stored(workbench, review).reason(here) == "chua co"
        await program.press("home", "g")
        assert stored(workbench, review).reason(here) == ""
        await program.type("thieu")
        await program.press("enter", "home", "g", "ctrl+u", "enter")
    assert stored(workbench, review).reason(here) == ""


async def test_one_undo_takes_back_the_reason_with_the_decision(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("g")
        await program.type("chua co")
        await program.press("enter", "z")
        assert f"undone: {review.tasks[0].address}: gap → undecided" in program.text
    assert stored(workbench, review).state.annotations == ()


async def test_a_reason_given_before_is_one_arrow_away(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("g")
        await program.type("chua co")
        await program.press("enter", "g", "up", "enter")
    assert [stored(workbench, review).reason(task.id) for task in review.tasks[:2]] == [
        "chua co",
        "chua co",
    ]


async def test_the_capital_keys_never_ask(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("G", "P")
    state = stored(workbench, review).state
    assert [state.verdict(task.id) for task in review.tasks[:2]] == [Verdict.GAP, Verdict.PARTIAL]


async def test_a_note_after_a_decision_is_put_on_the_task_just_decided(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("G", "semicolon")
        await program.type("hoi lai")
        await program.press("ctrl+s")
        assert at(program) == review.tasks[1].address
    assert stored(workbench, review).state.note(review.tasks[0].id) == "hoi lai"


async def test_before_the_first_decision_there_is_none_to_note(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("semicolon")
        assert "Nothing has been decided yet" in program.text


async def test_the_numbers_behind_a_suggestion_are_there_on_demand(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        assert "words 0." not in program.text
        await program.press("R")
        assert "words 0." in program.text


async def test_reasons_and_notes_are_seen_on_either_side_of_a_low_screen(
    workbench: Workbench, review: Review
) -> None:
    task, plan = review.tasks[0], review.plan_items[0]
    review.decide(task.id, Verdict.PARTIAL, [plan.id], reason="thieu han")
    review.annotate((task.id, plan.id), "hoi ca hai")
    review.annotate((plan.id,), "hoi xa")
    async with running(workbench, review, LOW) as program:
        await program.press("home")
        assert {"thieu han", "hoi ca hai", "hoi xa"} <= set(notes(program.text))
        await program.press("m", "home")
        assert {"thieu han", "hoi ca hai", "hoi xa"} <= set(notes(program.text))


def notes(screen: str) -> list[str]:
    """What of the reason and the notes is on the screen."""
    return [each for each in ("thieu han", "hoi ca hai", "hoi xa") if each in screen]


def test_undo_of_a_reason_tells_the_reasons(workbench: Workbench, review: Review) -> None:
    task = review.tasks[0]
    review.decide(task.id, Verdict.GAP, reason="thieu han")
    again = workbench.reviews.resume(review.id)
    again.explain(task.id, "da co")
    assert Steps(again).undo().message == f"undone: {task.address}: da co → thieu han"
