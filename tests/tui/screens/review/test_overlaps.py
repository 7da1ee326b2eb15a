"""The queue of likely overlaps: each key, and what the store holds afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.model import Action, Slot, Verdict
from doichieu.store import Store
from doichieu.tui.screens.review.overlaps import OverlapsScreen
from doichieu.tui.screens.review.screen import ReviewScreen
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.overlaps import judged, twins
from doichieu.workbench.reviews.reporting import report
from tests.tui.conftest import LOW, Driver, running, stored

DIRECTIVE = """# Chỉ thị

## I. Nhiệm vụ

- Mua xe chữa cháy cho kiểm lâm.
- Xây nhà bán trú cho học sinh vùng cao.
"""
PLAN = """# Kế hoạch

## I. Nhiệm vụ

- Mua sắm xe chữa cháy cho lực lượng kiểm lâm vùng cao.
- Xây nhà bán trú cho học sinh con hộ nghèo ở vùng cao.
- Trồng rừng phòng hộ đầu nguồn sông Đà.

## II. Phân công

- Phối hợp mua sắm xe chữa cháy cho lực lượng kiểm lâm vùng cao.
- Hỗ trợ xây nhà bán trú cho học sinh con hộ nghèo ở vùng cao.
- Mở thư viện lưu động phục vụ thanh niên công nhân.
"""
Pair = tuple[str, str]


@pytest.fixture
def review(workbench: Workbench, tmp_path: Path) -> Review:
    """The review of a plan that gives two duties twice."""
    files = tmp_path / "directive.md", tmp_path / "plan.md"
    for file, text in zip(files, (DIRECTIVE, PLAN), strict=True):
        file.write_text(text, encoding="utf-8")
    return workbench.reviews.begin(str(files[0]), str(files[1]))


def queue(program: Driver) -> OverlapsScreen:
    screen = program.app.screen
    assert isinstance(screen, OverlapsScreen)
    return screen


def here(program: Driver) -> Pair:
    candidate = queue(program).here
    assert candidate is not None
    return candidate.items[0].address, candidate.items[1].address


def pairs(program: Driver) -> list[Pair]:
    items = (candidate.items for candidate in queue(program).pairs.values())
    return [(one.address, other.address) for one, other in items]


def told(workbench: Workbench, review: Review, program: Driver, place: int) -> Action | None:
    """What the store says of the pair at a place of the queue."""
    pair = list(queue(program).pairs)[place]
    return judged(stored(workbench, review).state, pair)


async def test_both_texts_stand_beside_each_other_with_the_reasons(
    workbench: Workbench, review: Review
) -> None:
    for size in ((120, 40), LOW):
        async with running(workbench, review, size=size) as program:
            await program.press("h")
            assert set(pairs(program)) == {("I.-1", "II.-1"), ("I.-2", "II.-2")}
            one, other = here(program)
            assert one in program.text
            assert other in program.text
            assert "undecided 2 of 2" in program.text
            assert "given twice" in program.text


async def test_one_key_calls_a_pair_an_overlap_and_goes_on(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("h")
        first = here(program)
        await program.press("enter")
        assert told(workbench, review, program, 0) is Action.OVERLAP
        assert here(program) != first
        assert "undecided 1 of 2" in program.text
        await program.press("l")
        assert told(workbench, review, program, 1) is Action.OVERLAP
        assert stored(workbench, review).counts.actions[Action.OVERLAP] == 2
        await program.press("t")
        assert f"Every pair is decided · {len(review.tasks)} tasks undecided (Esc)" in program.text
        assert "plan items left (m)" in program.text


async def test_what_is_called_no_overlap_does_not_come_back(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("h")
        first = here(program)
        await program.press("x")
        assert told(workbench, review, program, 0) is Action.DISTINCT
        assert "no overlap" in program.text
        await program.press("escape", "h")
        assert first not in pairs(program)
        assert len(pairs(program)) == 1
        assert stored(workbench, review).counts.actions[Action.OVERLAP] == 0


async def test_undo_brings_a_pair_back_and_redo_takes_it_away(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("h")
        first = here(program)
        await program.press("x", "z")
        assert here(program) == first
        assert told(workbench, review, program, 0) is None
        await program.press("Z")
        assert told(workbench, review, program, 0) is Action.DISTINCT
    async with running(workbench, stored(workbench, review)) as program:
        await program.press("h", "z", "escape", "h")
        assert first in pairs(program)


async def test_the_other_answer_replaces_the_one_and_the_same_takes_it_back(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("h", "enter", "up", "x")
        assert told(workbench, review, program, 0) is Action.DISTINCT
        await program.press("up", "enter")
        assert told(workbench, review, program, 0) is Action.OVERLAP
        await program.press("up", "enter")
        assert told(workbench, review, program, 0) is None


async def test_the_review_shows_what_was_decided_in_the_queue(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("h", "enter", "escape")
        assert isinstance(program.app.screen, ReviewScreen)
        assert "∩ overlap 1" in program.text


async def test_what_somebody_else_changed_meanwhile_is_aligned_anew_on_the_way_back(
    workbench: Workbench, review: Review, tmp_path: Path
) -> None:
    newer = tmp_path / "newer" / "plan.md"
    newer.parent.mkdir()
    newer.write_text(PLAN.replace("Trồng rừng", "Chăm sóc rừng"), encoding="utf-8")
    async with running(workbench, review) as program:
        await program.press("h", "v")
        with Store.open(workbench.config.store) as other:
            Workbench(other, workbench.config, workbench.clock).documents.import_file(newer)
        await program.press("escape", "escape")
        assert isinstance(program.app.screen, ReviewScreen)
        assert review.aligned
        assert "looking for suggestions…" not in program.text
        assert any("Chăm sóc rừng" in item.text for item in review.plan_items)


@pytest.mark.usefixtures("review")
async def test_long_texts_are_scrolled_together(workbench: Workbench, tmp_path: Path) -> None:
    long = ", ".join(f"bản số {number} của hạt kiểm lâm" for number in range(60))
    plan = tmp_path / "long.md"
    plan.write_text(PLAN.replace("xe chữa cháy", f"xe chữa cháy {long}"), encoding="utf-8")
    other = workbench.reviews.begin(str(tmp_path / "directive.md"), str(plan))
    async with running(workbench, other, size=LOW) as program:
        await program.press("h")
        before = program.text
        # In both texts and in the queue; of those only the queue stays where it is.
        assert before.count("bản số 0 của") == 3
        await program.press("ctrl+d")
        assert program.text.count("bản số 0 của") == 1
        await program.press("ctrl+u")
        assert program.text == before


async def test_an_overlap_of_three_answers_for_each_pair_in_it(review: Review) -> None:
    one, other, third = (item.id for item in review.plan_items[:3])
    review.overlap([one, other, third])
    assert judged(review.state, (one, third)) is Action.OVERLAP
    assert judged(review.state, (other, third)) is Action.OVERLAP


async def test_marking_an_overlap_takes_back_that_it_was_none(review: Review) -> None:
    one, other = (item.id for item in review.plan_items[:2])
    review.distinct(one, other)
    review.overlap([one, other])
    assert Slot(Action.DISTINCT, (one, other)) not in review.state.by_slot
    review.undo()
    assert judged(review.state, (one, other)) is Action.DISTINCT


async def test_a_pair_that_is_no_overlap_is_no_find_of_the_summary(review: Review) -> None:
    one, other = (item.id for item in review.plan_items[:2])
    review.distinct(one, other)
    assert "overlaps;" in report(review).decode().partition("Nothing to report under")[2]
    assert review.state.left_over(one)


async def test_the_whole_plan_opens_around_the_first_of_the_two(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("h", "v")
        assert "Trồng rừng phòng hộ đầu nguồn" in program.text
        await program.press("escape")
        assert queue(program).here is not None


async def test_a_plan_without_overlaps_says_so(
    workbench: Workbench, review: Review, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.md"
    plain.write_text(PLAN.partition("## II")[0], encoding="utf-8")
    other = workbench.reviews.begin(str(tmp_path / "directive.md"), str(plain))
    async with running(workbench, other) as program:
        await program.press("h")
        assert "no likely overlap" in program.text
        await program.press("enter", "x", "v", "t", "z")
        assert queue(program).here is None
        assert review.state.verdict(review.tasks[0].id) is not Verdict.COVERED


def test_the_items_of_a_pair_are_those_of_the_store(review: Review) -> None:
    from doichieu.workbench.reviews.overlaps import finder

    known = {item.id for item in review.plan_items}
    assert all(set(twins(each)) <= known for each in finder(review)())


async def test_notes_and_the_reason_stand_with_both_items(
    workbench: Workbench, review: Review
) -> None:
    one, *_others = review.plan_items
    review.annotate((one.id,), "hoi kiem lam")
    async with running(workbench, review, LOW) as program:
        await program.press("h")
        assert "hoi kiem lam" in program.text
