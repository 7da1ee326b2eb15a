"""What is wanting in the plan by itself: a list, one key a judgement, a whole kind at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.model import CheckKind, Judgement
from doichieu.tui.screens.review.findings import FindingsScreen
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, WIDE, Driver, running, stored

DIRECTIVE = """# Chỉ thị

## I. Nhiệm vụ

- Mua xe chữa cháy cho kiểm lâm.
"""
PLAN = """# Kế hoạch

## I. Nhiệm vụ

1. Sở Y tế chủ trì mua sắm thuốc dự phòng, hoàn thành trước ngày 30/6/2026.
2. Sở Tài chính chủ trì bố trí kinh phí, hoàn thành trước ngày 30/7/2026.
4. Sở Nội vụ chủ trì tuyển dụng nhân viên, hoàn thành trước ngày 30/8/2026.
6. Sở Xây dựng chủ trì sửa chữa trạm y tế xã, bảo đảm phòng, chống ngập úng.
6. Sở Công Thương chủ trì dự trữ hàng hóa, hoàn thành trước ngày 30/9/2026.
"""


@pytest.fixture
def review(workbench: Workbench, tmp_path: Path) -> Review:
    """The review of a plan that was numbered carelessly, one task of which has no time."""
    return begin(workbench, tmp_path, PLAN)


def begin(workbench: Workbench, folder: Path, plan: str) -> Review:
    files = folder / "directive.md", folder / "plan.md"
    for file, text in zip(files, (DIRECTIVE, plan), strict=True):
        file.write_text(text, encoding="utf-8")
    return workbench.reviews.begin(str(files[0]), str(files[1]))


def told(workbench: Workbench, review: Review) -> dict[tuple[str, str], Judgement | None]:
    """What the store says of each finding, by its kind and words."""
    found = stored(workbench, review).findings_of_plan
    return {(each.finding.kind.value, each.finding.words): each.judgement for each in found}


def listed(program: Driver) -> FindingsScreen:
    screen = program.app.screen
    assert isinstance(screen, FindingsScreen)
    return screen


@pytest.mark.parametrize("size", [LOW, WIDE], ids=["low", "wide"])
async def test_every_finding_stands_with_its_block_and_is_judged_with_one_key(
    workbench: Workbench, review: Review, size: tuple[int, int]
) -> None:
    async with running(workbench, review, size=size) as program:
        await program.press("K")
        assert "not judged 4 of 4" in program.text
        assert "numbering jumps: 2 → 4" in program.text
        assert "tuyển dụng nhân viên" in program.text
        await program.press("enter", "x")
        judged = told(workbench, review)
        assert judged["number_jump", "2 → 4"] is Judgement.CONFIRMED
        assert list(judged.values()).count(Judgement.DISMISSED) == 1
        assert "not judged 2 of 4" in program.text
        await program.press("z")
        assert "not judged 3 of 4" in program.text


async def test_a_whole_kind_is_judged_after_a_preview_without_what_is_left_out(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("K", "L")
        assert "numbering jumps → confirmed" in program.text
        await program.press("space", "enter")
        jumps = [j for (kind, _w), j in told(workbench, review).items() if kind == "number_jump"]
        assert sorted(jumps, key=str) == [None, Judgement.CONFIRMED]
        await program.press("X", "enter")
        assert Judgement.DISMISSED in told(workbench, review).values()
        await program.press("z", "z")
        assert set(told(workbench, review).values()) == {None}


async def test_where_nothing_is_wanting_the_screen_says_so(
    workbench: Workbench, tmp_path: Path
) -> None:
    review = begin(workbench, tmp_path, "# Kế hoạch\n\n## I. Nhiệm vụ\n\n1. Trồng rừng.\n")
    async with running(workbench, review) as program:
        await program.press("K")
        assert "nothing is found wanting in the plan by itself" in program.text
        await program.press("enter", "L")
        assert listed(program).found == {}


async def test_what_was_confirmed_of_the_plan_stands_when_it_is_put_right(
    workbench: Workbench, review: Review, tmp_path: Path
) -> None:
    twice = next(e for e in review.findings_of_plan if e.finding.kind is CheckKind.ADDRESS_TWICE)
    jump = next(e for e in review.findings_of_plan if e.finding.words == "2 → 4")
    review.judge([jump.slot, twice.slot], Judgement.CONFIRMED)
    (tmp_path / "plan.md").write_text(PLAN.replace("4. Sở", "3. Sở"), encoding="utf-8")
    workbench.documents.import_files([str(tmp_path / "plan.md")], None)
    again = stored(workbench, review)
    states = {each.finding.words: each.found for each in again.findings_of_plan if each.said}
    assert states["2 → 4"] is False
