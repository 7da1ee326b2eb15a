"""The review screen: one key decides, what is shown as decided is in the store."""

from __future__ import annotations

import pytest

from doichieu.model import Action, LinkKind, Verdict
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import at, beside, plan_item, running, stored

KEYS = [("p", Verdict.PARTIAL), ("g", Verdict.GAP), ("s", Verdict.UNSURE)]


@pytest.mark.parametrize(("key", "verdict"), [("enter", Verdict.COVERED), *KEYS])
async def test_one_key_decides_is_stored_and_moves_on(
    workbench: Workbench, review: Review, key: str, verdict: Verdict
) -> None:
    first, second = review.tasks[:2]
    async with running(workbench, review) as program:
        assert at(program) == first.address
        # Two of the keys ask for a reason, which may be left out.
        await program.press(key, *(["enter"] if key in {"p", "g"} else []))
        assert at(program) == second.address
        assert "decided 1/" in program.lines[0]
    assert stored(workbench, review).state.verdict(first.id) is verdict


async def test_covered_links_the_suggestion_under_the_cursor(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("tab", "down")
        chosen = plan_item(review, beside(program))
        await program.press("enter")
    again = stored(workbench, review)
    assert again.state.link_kind(first.id, chosen.id) is LinkKind.SAME


async def test_a_number_chooses_the_suggestion_of_that_rank(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("3", "P")
    first = review.tasks[0]
    third = review.suggestions(first.id)
    (link,) = stored(workbench, review).state.links(first.id)
    assert link.entry.value == LinkKind.PARTIAL
    assert link.slot.items[1] in {candidate.plan.id for candidate in third}  # type: ignore[attr-defined]


async def test_not_applicable_asks_for_a_reason_and_keeps_it(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("n")
        assert f"Why does {first.address} not apply?" in program.text
        await program.press("enter")
        assert stored(workbench, review).state.verdict(first.id) is None
        await program.type("viec cua Trung uong")
        await program.press("enter")
    (verdict,) = stored(workbench, review).state.about(Action.VERDICT, first.id)
    assert verdict.entry.value == Verdict.NOT_APPLICABLE
    assert verdict.entry.reason == "viec cua Trung uong"


async def test_a_reason_given_before_is_one_key_away(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("n")
        await program.type("abc")
        await program.press("enter", "n", "up", "enter")
    reasons = [a.entry.reason for a in stored(workbench, review).state.all(Action.VERDICT)]
    assert reasons == ["abc", "abc"]


async def test_leaving_the_question_decides_nothing(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("n")
        await program.type("abc")
        await program.press("escape")
    assert stored(workbench, review).state.annotations == ()


async def test_a_rejected_suggestion_never_comes_back(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        rejected = beside(program)
        await program.press("x")
        assert beside(program) != rejected
    async with running(workbench, stored(workbench, review)) as program:
        rows = program.app.screen.plan.rows  # type: ignore[attr-defined]
        assert plan_item(review, rejected).id not in {row.key for row in rows}


async def test_related_is_a_link_without_a_verdict(workbench: Workbench, review: Review) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("r")
        assert at(program) == first.address
    again = stored(workbench, review)
    assert [a.entry.value for a in again.state.links(first.id)] == [LinkKind.RELATED]
    assert again.state.verdict(first.id) is None


async def test_a_gap_takes_back_the_links_of_an_earlier_verdict(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("enter", "up", "G")
    again = stored(workbench, review)
    assert again.state.verdict(first.id) is Verdict.GAP
    assert again.state.links(first.id) == ()


async def test_rejecting_the_answer_of_a_covered_task_makes_it_undecided_again(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("enter", "up", "x")
        assert "undecided again" in program.lines[-1]
    assert stored(workbench, review).state.verdict(first.id) is None


async def test_what_answers_a_task_is_no_addition(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("enter", "up", "b")
        assert f"it answers {review.tasks[0].address}" in program.lines[-1]
    again = stored(workbench, review).state
    assert again.all(Action.ADDITION) == ()


async def test_an_enter_that_bounces_after_a_question_decides_nothing(
    workbench: Workbench, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.tui.screens.review.deciding.SETTLE", 60)
    async with running(workbench, review) as program:
        await program.press("slash")
        await program.type("a")
        await program.press("enter", "enter")
        assert "decided 0/" in program.lines[0]


async def test_a_note_that_was_changed_is_dropped_only_at_the_second_time(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("c")
        await program.type("abc")
        await program.press("escape")
        assert "not kept yet" in program.text
        await program.press("ctrl+s")
    assert stored(workbench, review).state.note(review.tasks[0].id) == "abc"


async def test_an_overlap_needs_two_plan_items_and_says_so(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("tab", "space", "l")
        assert "two or more" in program.lines[-1]
        await program.press("down", "space", "l")
    (overlap,) = stored(workbench, review).state.all(Action.OVERLAP)
    assert len(overlap.slot.items) == 2


async def test_a_mark_is_not_carried_to_another_task(workbench: Workbench, review: Review) -> None:
    second = review.tasks[1]
    async with running(workbench, review) as program:
        await program.press("tab", "down", "down", "space", "tab", "down")
        chosen = plan_item(review, beside(program))
        await program.press("enter")
    (link,) = stored(workbench, review).state.links(second.id)
    assert link.slot.items[1] == chosen.id


async def test_covered_by_another_item_takes_the_place_of_the_first(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("enter", "up", "3")
        better = plan_item(review, beside(program))
        await program.press("P")
    (link,) = stored(workbench, review).state.links(first.id)
    assert (link.slot.items[1], link.entry.value) == (better.id, LinkKind.PARTIAL)


async def test_unsure_keeps_what_was_linked(workbench: Workbench, review: Review) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("enter", "up", "s")
    again = stored(workbench, review)
    assert again.state.verdict(first.id) is Verdict.UNSURE
    assert len(again.state.links(first.id)) == 1


async def test_marked_items_are_linked_together(workbench: Workbench, review: Review) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("tab", "space", "down", "space", "enter")
    assert len(stored(workbench, review).state.links(first.id)) == 2


async def test_notes_on_a_task_and_on_a_pair_are_two_notes(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("c")
        await program.type("hoi lai")
        await program.press("ctrl+s")
        pair = plan_item(review, beside(program))
        await program.press("tab", "c")
        await program.type("khac han")
        await program.press("ctrl+s")
    state = stored(workbench, review).state
    assert state.note(first.id) == "hoi lai"
    assert state.note(first.id, pair.id) == "khac han"


async def test_undo_takes_back_whole_steps_and_redo_makes_them_again(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("enter", "z")
        assert at(program) == first.address
        assert stored(workbench, review).state.annotations == ()
        await program.press("Z")
    again = stored(workbench, review)
    assert again.state.verdict(first.id) is Verdict.COVERED
    assert len(again.state.links(first.id)) == 1


async def test_undo_works_after_the_program_was_closed(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("G")
    async with running(workbench, stored(workbench, review)) as program:
        await program.press("z")
        assert "undone" in program.lines[-1]
    assert stored(workbench, review).state.annotations == ()


async def test_nothing_to_undo_is_said(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("z")
        assert "nothing to undo" in program.lines[-1]
