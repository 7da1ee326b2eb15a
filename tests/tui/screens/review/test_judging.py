"""What differs is confirmed or dismissed with one key, and the store holds it."""

from __future__ import annotations

import pytest

from doichieu.model import Action, Finding, Judged, Judgement, LinkKind, TagId, Verdict
from doichieu.tui.screens.review.screen import ReviewScreen
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, WIDE, Driver, plan_item, running, stored, task


async def stand_on(program: Driver, review: Review, address: str) -> None:
    screen = program.app.screen
    assert isinstance(screen, ReviewScreen)
    screen.go_to(task(review, address).id)
    await program.rest()


def said(workbench: Workbench, review: Review) -> list[tuple[str, str]]:
    """What the store says of findings: the kind of each, and the judgement."""
    found = stored(workbench, review).state.annotations
    return [
        (finding.kind, each.entry.value)
        for each in found
        if (finding := Finding.judged_at(each.slot))
    ]


def judged(workbench: Workbench, review: Review) -> tuple[Judged, ...]:
    """What is found at a task of several findings, as the store has it."""
    return stored(workbench, review).findings(task(review, "IV.2.-3").id)


@pytest.mark.parametrize("size", [LOW, WIDE], ids=["low", "wide"])
async def test_one_key_confirms_what_differs_and_undo_proposes_it_again(
    workbench: Workbench, review: Review, size: tuple[int, int]
) -> None:
    async with running(workbench, review, size) as program:
        await stand_on(program, review, "II.3")
        await program.press("'")
        assert said(workbench, review) == [("number_lowered", Judgement.CONFIRMED)]
        assert "─ ≠ confirmed ─ figure lowered: 6 cuốn sách → 4 cuốn sách" in program.text
        await program.press("z")
        assert said(workbench, review) == []
        assert "─ ≠ differs ─ figure lowered" in program.text
        await program.press("Z")
        assert said(workbench, review) == [("number_lowered", Judgement.CONFIRMED)]


async def test_what_is_dismissed_stays_in_the_line_below_and_counts_no_more(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, review, "II.3")
        assert "≠ figure" in program.text
        await program.press("*")
        assert said(workbench, review) == [("number_lowered", Judgement.DISMISSED)]
        assert "─ × dismissed ─ figure lowered" in program.text
        assert "≠ figure" not in program.text


async def test_the_same_key_takes_a_judgement_back_only_when_pressed_again(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, review, "II.3")
        await program.press("'", "'")
        assert len(said(workbench, review)) == 1
        assert "' again takes it back" in program.text
        await program.press("'")
        assert said(workbench, review) == []
        await program.press("*", "'")
        assert said(workbench, review) == [("number_lowered", Judgement.CONFIRMED)]


async def test_repeated_presses_judge_one_after_the_other_and_a_key_walks_them(
    workbench: Workbench, review: Review
) -> None:
    asked, given = task(review, "IV.2.-3"), plan_item(review, "II.2")
    review.relate(asked.id, plan_item(review, "IV.2.-3").id, LinkKind.REJECTED)
    review.decide(asked.id, Verdict.PARTIAL, [given.id])
    kinds = [each.finding.kind.value for each in review.findings(asked.id)]
    assert len(kinds) > 2
    async with running(workbench, review) as program:
        await stand_on(program, review, asked.address)
        await program.press("'", "*")
        expected = [(kinds[0], "confirmed"), (kinds[1], "dismissed")]
        assert sorted(said(workbench, review)) == sorted(expected)
        assert "≠ 1 confirmed · × 1 dismissed" in program.text
        await program.press("z", "z", "'", ":", "*")
        walked = [each.judgement for each in judged(workbench, review)]
        assert walked[1] is None, "the one that would have come next was passed over"
        assert walked[2] is Judgement.DISMISSED


async def test_after_confirming_one_key_more_puts_the_fitting_tag(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, review, "II.3")
        await program.press("'", "+")
        assert "the codebook has no tag" in program.text
    workbench.codebook.adopt(workbench.codebook.starter())
    review = stored(workbench, review)
    async with running(workbench, review) as program:
        await stand_on(program, review, "II.3")
        await program.press("*", "'")
        assert "+ tags it “Figure lowered”" in program.text
        assert not stored(workbench, review).state.all(Action.TAG)
        await program.press("+")
        (tagged,) = stored(workbench, review).state.all(Action.TAG)
        assert tagged.slot.code == TagId("figure-lowered")
        assert tagged.slot.items[0] == task(review, "II.3").id


async def test_behind_the_last_that_differs_at_a_task_the_key_goes_on_to_the_next_task(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, review, "II.3")
        open_ = [t.id for t in review.tasks if any(not e.said for e in review.findings(t.id))]
        here = open_.index(task(review, "II.3").id)
        await program.press(":", "'")
        ((kind, judgement),) = said(workbench, review)
        (first, *_others) = review.findings(open_[here + 1])
        assert first.judgement is Judgement.CONFIRMED
        assert (kind, judgement) == (first.finding.kind, Judgement.CONFIRMED)
        await stand_on(program, review, "IV.2.-4")
        await program.press(":")
        assert "─ ≠ differs ─" in program.text


async def test_where_nothing_differs_the_keys_say_so(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, review, "IV.2.-4")
        await program.press("'")
        assert "there is nothing to judge" in program.text
        assert said(workbench, review) == []
