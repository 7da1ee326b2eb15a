"""A suggestion that is hardly one is linked only by somebody who means it."""

from __future__ import annotations

import pytest

from doichieu.model import LinkKind, Verdict
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, Driver, at, beside, plan_item, running, stored, task

UNLIKELY = "III.6"
"""A task that the sample plan passes over: whatever is suggested for it is far off."""


async def go_to(program: Driver, review: Review, address: str) -> None:
    place = [each.address for each in review.tasks].index(address)
    await program.press(*["down"] * place)
    assert at(program) == address


async def test_where_nothing_is_possible_enter_asks_once_more(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await go_to(program, review, UNLIKELY)
        first = plan_item(review, beside(program))
        await program.press("enter")
        assert "again links it all the same" in program.text
        await program.press("enter")
    assert stored(workbench, review).state.link_kind(task(review, UNLIKELY).id, first.id)


async def test_another_key_forgets_the_first_enter(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await go_to(program, review, UNLIKELY)
        await program.press("enter", "tab", "tab", "enter")
        assert at(program) == UNLIKELY
    assert stored(workbench, review).state.annotations == ()


async def test_the_cursor_is_hollow_where_nothing_is_preselected(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        assert "▷" not in program.text
        await go_to(program, review, UNLIKELY)
        assert "▷1" in program.text
        await program.press("2")
        assert "▷" not in program.text


async def test_going_on_with_enter_links_nothing_unlikely(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await go_to(program, review, UNLIKELY)
        await program.press("enter")
        assert "nothing here is likely to answer it" in program.text
        assert at(program) == UNLIKELY
    assert stored(workbench, review).state.annotations == ()


@pytest.mark.parametrize("meant", ["1", "space"], ids=["chosen by its number", "marked"])
async def test_what_is_unlikely_is_linked_when_it_is_meant(
    workbench: Workbench, review: Review, meant: str
) -> None:
    async with running(workbench, review) as program:
        await go_to(program, review, UNLIKELY)
        first = plan_item(review, beside(program))
        await program.press("tab", meant, "enter")
    state = stored(workbench, review).state
    assert state.verdict(task(review, UNLIKELY).id) is Verdict.COVERED
    assert state.link_kind(task(review, UNLIKELY).id, first.id) is LinkKind.SAME


async def test_what_is_linked_already_may_be_linked_again_by_enter(
    workbench: Workbench, review: Review
) -> None:
    here = task(review, UNLIKELY)
    async with running(workbench, review) as program:
        await go_to(program, review, UNLIKELY)
        await program.press("1", "P", "up", "enter")
    assert stored(workbench, review).state.verdict(here.id) is Verdict.COVERED


async def test_a_message_longer_than_the_screen_is_wide_stands_off_its_edge(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, LOW) as program:
        program.app.screen.say("mấy chữ " * 15)  # type: ignore[attr-defined]
        await program.rest()
        said = [line for line in program.lines if "mấy chữ" in line]
    assert len(said) == 2
    assert all(line.startswith(" ") and line[1] != " " for line in said)
