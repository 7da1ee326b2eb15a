"""What the review screen says of a plan item that falls short of its task."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from doichieu.model import Difference, DifferenceKind, LinkKind, Verdict
from doichieu.tui.screens.review.screen import ReviewScreen
from doichieu.tui.screens.review.view import differences_line
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.saving import summary
from tests.tui.conftest import LOW, WIDE, Driver, plan_item, running, task


async def stand_on(program: Driver, review: Review, address: str) -> None:
    screen = program.app.screen
    assert isinstance(screen, ReviewScreen)
    screen.go_to(task(review, address).id)
    await program.rest()


@pytest.mark.parametrize("size", [LOW, WIDE], ids=["low", "wide"])
async def test_what_differs_is_said_in_a_word_beside_the_suggestion_and_in_full_below(
    workbench: Workbench, review: Review, size: tuple[int, int]
) -> None:
    async with running(workbench, review, size) as program:
        await stand_on(program, review, "II.3")
        assert any("▶1  " in line and line.endswith("≠ figure") for line in program.lines)
        assert program.lines[-2] == "─ ≠ differs ─ figure lowered: 6 cuốn sách → 4 cuốn sách"


async def test_nothing_is_said_where_nothing_differs(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, review, "IV.2.-4")
        assert "≠" not in program.text


async def test_a_pair_that_is_no_match_has_no_differences(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, review, "II.3")
        await program.press("tab", "9")
        assert "differs" not in program.text


async def test_a_pair_that_a_reviewer_linked_is_compared_however_unlikely(
    workbench: Workbench, review: Review
) -> None:
    asked, given = task(review, "IV.2.-3"), plan_item(review, "II.2")
    review.decide(asked.id, Verdict.PARTIAL, [given.id])
    assert review.state.link_kind(asked.id, given.id) is LinkKind.PARTIAL
    async with running(workbench, review) as program:
        await stand_on(program, review, "IV.2.-3")
        assert any(line.endswith("partial ≠ deadline +1") for line in program.lines)
        assert "not cited: 319-KL/TW" in program.lines[-2]


async def test_the_summary_tells_of_linked_pairs_only(review: Review) -> None:
    dropped, later = task(review, "IV.2.-2"), task(review, "IV.3.-1")
    answer, other = plan_item(review, "IV.2.-2"), plan_item(review, "V.1.-1")
    review.decide(dropped.id, Verdict.PARTIAL, [answer.id])
    review.relate(later.id, other.id, LinkKind.RELATED)
    assert set(review.report.differences) == {(dropped.id, answer.id)}
    assert "deadline made vague: hoàn thành trong năm 2026" in summary(review)


def test_a_document_that_one_answer_cites_is_missing_in_none(review: Review) -> None:
    asked = task(review, "IV.2.-3")
    answer, other = plan_item(review, "IV.2.-3"), plan_item(review, "II.2")
    review.decide(asked.id, Verdict.PARTIAL, [answer.id, other.id])
    told = {pair[1]: found for pair, found in review.report.differences.items()}
    assert [each.asked for each in told[answer.id]] == ["3915/QĐ-TTg"]
    assert "319-KL/TW" not in [each.asked for each in told[other.id]]


def test_an_item_that_left_the_plan_is_compared_with_nothing(review: Review) -> None:
    gone = type(review.plan_items[0].id)(10**6)
    assert review.differences(review.tasks[0].id, gone) == ()


LONG = (
    Difference(DifferenceKind.DEADLINE_LATER, "hoàn thành năm 2025", "hoàn thành năm 2026"),
    Difference(DifferenceKind.LEAD_CHANGED, "Bộ Y tế", "Sở Xây dựng"),
    Difference(DifferenceKind.CITATION_MISSING, "319-KL/TW"),
)


def test_where_room_is_short_the_last_differences_are_only_named() -> None:
    whole = differences_line(LONG, 200).plain
    assert whole.endswith("lead changed: Bộ Y tế → Sở Xây dựng · not cited: 319-KL/TW")
    short = differences_line(LONG, 100).plain
    assert short.endswith("hoàn thành năm 2026 · lead changed · not cited")
    assert cell_len(short) <= 100
    assert differences_line((), 80).plain == ""
