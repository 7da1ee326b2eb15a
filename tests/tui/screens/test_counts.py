"""Counts and sequences of the vim keymap, and the keys of the Emacs one."""

from __future__ import annotations

import pytest

from doichieu.model import LinkKind, Verdict
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import at, beside, running, stored


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (("5", "j"), 5),
        (("1", "2", "G"), 11),
        (("4", "g", "g"), 3),
        (("G", "g", "g"), 0),
        (("G", "3", "k"), -4),
        (("5", "j", "j"), 6),
        (("9", "9", "9", "G"), -1),
        (("5", "escape", "j"), 1),
        (("g", "j", "j"), 1),
        (("1", "0", "j"), 10),
        (("0", "j"), 1),
    ],
)
async def test_a_count_and_a_movement_go_where_vi_goes(
    workbench: Workbench, review: Review, keys: tuple[str, ...], row: int
) -> None:
    async with running(workbench, review, keymap="vim") as program:
        await program.press(*keys)
        assert at(program) == review.tasks[row].address


async def test_what_waits_stands_in_the_bottom_line_until_the_next_key(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, keymap="vim") as program:
        await program.press("g")
        assert program.lines[-1] == " g…"
        await program.press("p")
        assert "quit" in program.lines[-1]
        assert "decided 0/" in program.text
        await program.press("1", "2")
        assert program.lines[-1] == " 12…"
        await program.press("escape")
        assert "quit" in program.lines[-1]


async def test_a_digit_alone_chooses_at_once_and_the_next_command_is_about_that_one(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, keymap="vim") as program:
        await program.press("3")
        chosen = program.app.screen.plan_here  # type: ignore[attr-defined]
        assert chosen.id == program.app.screen.plan.rows[2].key  # type: ignore[attr-defined]
        await program.press("p")
    state = stored(workbench, review).state
    assert state.verdict(review.tasks[0].id) is Verdict.PARTIAL
    assert state.link_kind(review.tasks[0].id, chosen.id) is LinkKind.PARTIAL


async def test_on_the_plan_side_a_count_starts_where_the_cursor_stood(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, keymap="vim") as program:
        await program.press("m", "g", "g", "j")
        rows = program.app.screen.plan.rows  # type: ignore[attr-defined]
        await program.press("4", "j")
        assert program.app.screen.plan.key == rows[5].key  # type: ignore[attr-defined]


async def test_a_choice_is_kept_when_the_other_side_gets_the_keys(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, keymap="vim") as program:
        await program.press("2")
        second = beside(program)
        await program.press("tab")
        assert beside(program) == second


async def test_counts_work_on_every_screen(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review, keymap="vim") as program:
        await program.press("v", "g", "g", "7", "j")
        assert program.app.screen.page.cursor == 7  # type: ignore[attr-defined]
        await program.press("3", "G")
        assert program.app.screen.page.cursor == 2  # type: ignore[attr-defined]


async def test_a_search_is_gone_on_with_as_often_as_the_count_says(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, keymap="vim") as program:
        await program.press("slash")
        await program.type("thư viện")
        await program.press("enter")
        assert "'thư viện': 1 of" in program.lines[-1]
        await program.press("2", "n")
        assert "'thư viện': 3 of" in program.lines[-1]


async def test_in_the_default_keymap_nothing_waits(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("5", "down")
        assert at(program) == review.tasks[1].address


async def test_emacs_moves_searches_leaves_and_runs_by_name(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, keymap="emacs") as program:
        await program.press("ctrl+n", "ctrl+n", "ctrl+p")
        assert at(program) == review.tasks[1].address
        await program.press("greater_than_sign")
        assert at(program) == review.tasks[-1].address
        await program.press("less_than_sign")
        assert at(program) == review.tasks[0].address
        await program.press("ctrl+v")
        assert at(program) != review.tasks[0].address
        await program.press("alt+v", "ctrl+s")
        assert "Search" in program.text
        await program.press("ctrl+g")
        assert "find" not in program.text
        await program.press("alt+x")
        await program.type("unsure")
        await program.press("enter")
        assert "decided 1/" in program.text
        await program.press("ctrl+x")
        assert program.lines[-1] == " Ctrl+X…"
        await program.press("ctrl+c")
        assert program.app._exit
