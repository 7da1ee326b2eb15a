"""What the review screen says of a plan item that falls short of its task."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from rich.cells import cell_len

from doichieu.model import (
    Difference,
    DifferenceKind,
    Finding,
    ItemId,
    Judged,
    LinkKind,
    Verdict,
    Wording,
)
from doichieu.tui.screens.review.beneath import findings_line
from doichieu.tui.screens.review.screen import ReviewScreen
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.reporting import report
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
        assert "─ ≠ differs ─ figure lowered: 6 cuốn sách → 4 cuốn sách" in program.lines


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
    review.relate(asked.id, plan_item(review, "IV.2.-3").id, LinkKind.REJECTED)
    review.relate(asked.id, given.id, LinkKind.PARTIAL)
    async with running(workbench, review) as program:
        await stand_on(program, review, "IV.2.-3")
        assert any("partial ≠ deadline +" in line for line in program.lines)
        assert "not cited: 319-KL/TW" in program.lines[-2]


async def test_what_is_true_of_all_answers_is_told_once_at_the_best(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, review, "IV.2.-2")
        told = [line for line in program.lines if "≠ deadline" in line]
        assert len(told) == 1
        assert "▶1" in told[0]
        assert "deadline made vague: hoàn thành trong năm 2026" in program.lines[-2]


async def test_a_copy_says_what_was_taken_out_and_put_in(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, review, "II.1")
        assert program.lines[-2] == "─ − đặc khu"
        await stand_on(program, review, "V.4")
        assert program.lines[-2] == "─ verbatim copy"


async def test_a_part_that_nothing_answers_is_dimmed_in_the_directive(
    workbench: Workbench, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, answer = task(review, "III.3"), plan_item(review, "IV.1.-1")
    start = asked.text.index("luân chuyển")
    part = Difference(
        DifferenceKind.PART_LEFT_OUT,
        "luân chuyển sách",
        answer=answer.address,
        place=(start, start + 16),
    )
    monkeypatch.setattr(Review, "differences", lambda *_task: (part,))
    async with running(workbench, review) as program:
        await stand_on(program, review, "III.3")
        assert "part left out: luân chuyển sách" in program.lines[-2]
        screen = program.app.screen
        assert isinstance(screen, ReviewScreen)
        (shown, *_facts) = screen.task_text._paragraphs
        over = {
            str(span.style)
            for span in shown.text.spans
            if span.start < start + 16 and span.end > start
        }
        assert over == {"dim"}


async def test_the_summary_tells_of_linked_pairs_only(review: Review) -> None:
    dropped, later = task(review, "IV.2.-2"), task(review, "IV.3.-1")
    answer, other = plan_item(review, "IV.2.-2"), plan_item(review, "V.1.-1")
    review.decide(dropped.id, Verdict.PARTIAL, [answer.id])
    review.relate(later.id, other.id, LinkKind.RELATED)
    assert {each.finding.items for each in review.report.findings} == {(dropped.id, answer.id)}
    assert "deadline made vague: hoàn thành trong năm 2026" in report(review).decode()


def test_a_document_that_one_answer_cites_is_missing_in_none(review: Review) -> None:
    asked = task(review, "IV.2.-3")
    answer, other = plan_item(review, "IV.2.-3"), plan_item(review, "II.2")
    review.decide(asked.id, Verdict.PARTIAL, [answer.id, other.id])
    told = [each.finding for each in review.report.findings]
    missing = [each.asked for each in told if each.kind is DifferenceKind.CITATION_MISSING]
    assert missing == ["3915/QĐ-TTg"]


def test_an_item_that_left_the_plan_is_compared_with_nothing(review: Review) -> None:
    gone = type(review.plan_items[0].id)(10**6)
    assert review.differences_at(review.tasks[0].id, gone) == ()


LONG = (
    Difference(DifferenceKind.DEADLINE_LATER, "hoàn thành năm 2025", "hoàn thành năm 2026"),
    Difference(DifferenceKind.LEAD_CHANGED, "Bộ Y tế", "Sở Xây dựng"),
    Difference(DifferenceKind.CITATION_MISSING, "319-KL/TW"),
)


def proposed(differences: Iterable[Difference]) -> list[Judged]:
    items = ItemId(1), ItemId(2)
    return [Judged(Finding.of(each, items)) for each in differences]


def test_where_room_is_short_the_last_differences_are_only_named() -> None:
    whole = findings_line(proposed(LONG), 200).plain
    assert whole.endswith("lead changed: Bộ Y tế → Sở Xây dựng · not cited: 319-KL/TW")
    short = findings_line(proposed(LONG), 100).plain
    assert short.endswith("hoàn thành năm 2026 · lead changed · not cited")
    assert cell_len(short) <= 100
    assert findings_line((), 80).plain == ""


def test_where_room_is_short_a_kind_is_named_once_with_the_words_of_its_first() -> None:
    parts = [
        "Khuyến khích doanh nghiệp áp dụng công nghệ sạch",
        "kiên quyết xử lý nghiêm các trường hợp vi phạm",
    ]
    told = [Difference(DifferenceKind.PART_LEFT_OUT, part) for part in parts]
    line = findings_line(proposed(told), 80).plain
    assert "─ part left out ×2: Khuyến khích doanh nghiệp" in line
    assert cell_len(line) <= 80
    both = findings_line(proposed([*told, LONG[2]]), 80).plain
    assert both.endswith("… · not cited")


def test_a_copy_does_not_say_again_what_a_difference_tells() -> None:
    lowered = Difference(DifferenceKind.NUMBER_LOWERED, "6 cuốn sách", "4 cuốn sách")
    line = findings_line(proposed([lowered]), 200, Wording(("6",), ("4",))).plain
    assert line.endswith("6 cuốn sách → 4 cuốn sách")
    line = findings_line(
        proposed([lowered]), 200, Wording(("6", "mỗi xã"), ("4", "mỗi phường"))
    ).plain
    assert line.endswith("4 cuốn sách ─ − mỗi xã · + mỗi phường")
    line = findings_line(
        proposed([lowered]), 60, Wording(("mỗi xã",), ("tất cả các phường",))
    ).plain
    assert cell_len(line) <= 60
    assert "4 cuốn sách ─ −" in line
    line = findings_line(proposed([lowered]), 40, Wording(("mỗi xã",))).plain
    assert line.endswith("─ figure lowered")


async def test_who_leads_and_until_when_is_told_once_where_a_text_is_cut(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, LOW) as program:
        await stand_on(program, review, "IV.2.-2")
        place = program.app.screen.query_one("#plan-text").region
        pane = program.lines[place.y : place.bottom]
        assert "▼" in pane[0]
        assert sum(line.startswith(" lead ") for line in pane) == 1
        assert sum("deadline " in line for line in pane) == 1
