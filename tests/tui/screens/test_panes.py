"""One pane has all the room by key; two sides stand beside or above each other, as one likes it."""

from __future__ import annotations

import pytest

from doichieu.model import Verdict
from doichieu.tui.screens.review.screen import ReviewScreen
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, WIDE, Driver, at, running, stored


def sides(program: Driver) -> list[str]:
    """The lists that can be seen."""
    screen = program.app.screen
    lists = (screen.tasks, screen.plan)  # type: ignore[attr-defined]
    return [each.id for each in lists if each in screen._compositor.visible_widgets]


def beside(program: Driver) -> bool:
    """Whether both lists begin on the same line."""
    tops = {program.app.screen.query_one(f"#{name}").region.y for name in ("tasks", "plan")}
    return len(tops) == 1


@pytest.mark.parametrize("size", [WIDE, LOW])
async def test_one_side_has_all_the_room_until_the_same_key_again(
    workbench: Workbench, review: Review, size: tuple[int, int]
) -> None:
    async with running(workbench, review, size) as program:
        await program.press("equals_sign")
        assert sides(program) == ["tasks"]
        assert "zoomed =" in program.text
        await program.press("tab")
        assert sides(program) == ["plan"]
        await program.press("left")
        assert sides(program) == ["tasks"]
        await program.press("equals_sign")
        assert len(sides(program)) == 2
        assert "zoomed" not in program.text


async def test_moving_and_deciding_leave_the_side_all_the_room(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, LOW) as program:
        await program.press("equals_sign", "tab", "down", "enter", "z", "enter", "t")
        assert sides(program) == ["plan"]
        assert "zoomed =" in program.text
        assert at(program) == review.tasks[2].address
    assert stored(workbench, review).state.verdict(review.tasks[0].id) is Verdict.COVERED


async def test_on_the_plans_side_the_plan_is_the_side_that_has_the_room_first(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, LOW) as program:
        await program.press("m", "equals_sign")
        assert sides(program) == ["plan"]
        await program.press("left")
        assert sides(program) == ["tasks"]


async def test_a_document_gives_the_page_all_the_room(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review, LOW) as program:
        await program.press("v")
        shared = program.app.screen.query_one("#page").size.height
        await program.press("equals_sign")
        assert program.app.screen.query_one("#page").size.height > shared
        assert "zoomed =" in program.text


async def test_the_sides_stand_as_they_were_put_on_every_screen_and_the_next_day(
    workbench: Workbench, review: Review
) -> None:
    narrow = (100, 24)
    async with running(workbench, review, narrow) as program:
        assert not beside(program)
        await program.press("minus")
        assert beside(program)
        await program.press("m")
        assert beside(program)
    again = Workbench(workbench.store, workbench.config)
    async with running(again, review, narrow) as program:
        assert beside(program)
        await program.press("m", "minus", "escape")
        assert not beside(program)
    # What fits the width anyway was not put down.
    async with running(Workbench(workbench.store, workbench.config), review, WIDE) as program:
        assert beside(program)


async def test_too_narrow_a_screen_is_said_to_be(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review, LOW) as program:
        await program.press("minus")
        assert not beside(program)
        assert "too narrow" in program.text


async def test_what_changed_while_another_pane_had_all_the_room_is_seen_once_it_is_shared(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, size=WIDE) as program:
        await program.press("equals_sign", "down", "equals_sign")
        screen = program.app.screen
        assert isinstance(screen, ReviewScreen)
        shown = screen.plan.rows[screen.plan.cursor].text[:30]
        assert f"suggestions for {screen.task_here.address}" in program.text
        assert any(shown in line.partition("│")[2] for line in program.lines)
