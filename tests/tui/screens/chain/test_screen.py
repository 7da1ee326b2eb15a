"""The chain: a task from level to level, the review of a hop and the way back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doichieu.model import DocumentId, Facts, Item, Kind, Outline, Pair, Verdict
from doichieu.tui.screens.chain.screen import ChainScreen
from doichieu.tui.screens.review.screen import ReviewScreen
from doichieu.workbench import Workbench
from tests.tui.conftest import LOW, WIDE, running
from tests.workbench.making import put


@pytest.fixture
def levels(workbench: Workbench) -> tuple[DocumentId, ...]:
    """A directive, a plan that covers its first task, and one below that has not been reviewed."""
    texts = "Xây cầu qua sông Cả", "Nạo vét kênh Bắc"
    top = put(workbench, "1-CT/TW", texts=texts)
    plan = put(workbench, "2/KH", implements=("1-CT/TW",), texts=texts)
    commune = put(workbench, "3/KH", implements=("2/KH",), texts=texts)
    review = workbench.reviews.open(Pair(top, plan))
    review.decide(review.tasks[0].id, Verdict.COVERED, [review.plan_items[0].id])
    return top, plan, commune


@pytest.mark.parametrize("size", [LOW, WIDE])
async def test_a_task_is_followed_down_and_the_review_of_a_hop_decides_on_it(
    workbench: Workbench, levels: tuple[DocumentId, ...], size: tuple[int, int]
) -> None:
    top, plan, _commune = levels
    async with running(workbench, size=size) as program:
        await program.press("tab", "J")
        assert "weakest link: ○ not reviewed at 3/KH" in program.lines[0]
        assert "2/KH · covered · lan 02/03/2026" in program.text
        assert "3/KH · not reviewed" in program.text
        await program.press("t", "down")
        assert "2/KH · undecided" in program.text
        await program.press("enter")
        assert isinstance(program.app.screen, ReviewScreen)
        await program.press("G")
        await program.press("escape")
        screen = program.app.screen
        assert isinstance(screen, ChainScreen)
        assert (screen.place, screen.levels.cursor) == (1, 1)
        assert "weakest link: ✗ gap at 2/KH" in program.lines[0]
    review = workbench.reviews.open(Pair(top, plan))
    assert review.state.verdict(review.tasks[1].id) is Verdict.GAP


async def test_a_level_without_a_review_takes_one_line_and_all_are_gone_through(
    workbench: Workbench, levels: tuple[DocumentId, ...]
) -> None:
    for number in range(4, 44):
        put(workbench, f"{number}/KH", implements=("2/KH",), texts=("Xây cầu",))
    async with running(workbench, size=LOW) as program:
        await program.press("tab", "J")
        screen = program.app.screen
        assert isinstance(screen, ChainScreen)
        assert screen.document == levels[0]
        head = next(n for n, line in enumerate(program.lines) if "3/KH · not reviewed" in line)
        assert "4/KH · not reviewed" in program.lines[head + 1]
        await program.press("end")
        assert "43/KH · not reviewed" in program.text
        await program.press("pageup", "pagedown")
        assert screen.levels.cursor == screen.levels.count - 1
        seen = set()
        for _level in range(screen.levels.count):
            (line,) = (line for line in program.lines[1:] if line.startswith("▶"))
            seen.add(line.split(" · ")[0])
            await program.press("up")
        assert len(seen) == screen.levels.count
        assert "Xây cầu qua sông Cả" in program.lines[3]


async def test_a_key_goes_to_the_next_task_that_no_last_level_carries_out(
    workbench: Workbench,
) -> None:
    texts = tuple(f"Xây cầu số {number}" for number in range(1, 5))
    top = put(workbench, "1-CT/TW", texts=texts)
    plan = put(workbench, "2/KH", implements=("1-CT/TW",), texts=texts)
    review = workbench.reviews.open(Pair(top, plan))
    for number in (0, 2):
        answers = [review.plan_items[number].id]
        review.decide(review.tasks[number].id, Verdict.COVERED, answers)
    async with running(workbench) as program:
        await program.press("tab", "J")
        screen = program.app.screen
        assert isinstance(screen, ChainScreen)
        for key, place in (("c", 1), ("c", 3), ("c", 1), ("C", 3), ("C", 1)):
            await program.press(key)
            assert screen.place == place
        for number in (1, 3):
            answers = [review.plan_items[number].id]
            review.decide(review.tasks[number].id, Verdict.PARTIAL, answers)
        await program.press("c")
        assert "Every other task is carried out" in program.text
        assert screen.place == 1


@pytest.mark.usefixtures("levels")
async def test_where_the_task_is_gone_in_a_newer_version_the_one_in_its_place_is_followed(
    workbench: Workbench,
) -> None:
    async with running(workbench) as program:
        await program.press("tab", "J", "t")
        task = Item("1", 1, Kind.TASK, "Xây cầu qua sông Cả")
        newer = Outline(Facts(number="1-CT/TW"), (task,))
        workbench.store.documents.put(newer, "1-CT/TW None", "newer", workbench.clock())
        await program.press("t")
        assert "Chain 1/1 · weakest link: ○ not reviewed at 3/KH" in program.lines[0]
        assert "1 Xây cầu qua sông Cả" in program.lines[3]


async def test_enter_begins_no_review_and_the_plan_side_is_followed_up(
    workbench: Workbench, levels: tuple[DocumentId, ...]
) -> None:
    async with running(workbench) as program:
        await program.press("tab", "J", "end", "enter")
        assert isinstance(program.app.screen, ChainScreen)
        assert "there is no review of this level" in program.text
    assert len(workbench.store.reviews.summaries()) == 1
    review = workbench.reviews.open(Pair(levels[0], levels[1]))
    async with running(workbench, review=review) as program:
        await program.press("home", "right", "J")
        screen = program.app.screen
        assert isinstance(screen, ChainScreen)
        assert screen.document == levels[1]
        assert "1-CT/TW · covered · lan" in program.text


async def test_the_chain_of_the_task_is_written_in_the_format_of_the_files_ending(
    workbench: Workbench,
    levels: tuple[DocumentId, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(workbench) as program:
        await program.press("tab", "J", "t", "x", "enter")
        assert "Written: " in program.text
        await program.press("x", "ctrl+u")
        await program.type("c.json")
        await program.press("enter")
    usual = (tmp_path / "chain-1-ct-tw-2.md").read_text(encoding="utf-8")
    assert "Nạo vét kênh Bắc" in usual
    written = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert "Nạo vét kênh Bắc" in str(written["levels"])
    assert len(levels) == 3
