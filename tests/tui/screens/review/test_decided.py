"""What was decided shapes the suggestions on the screen, and nothing jumps under the hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from doichieu.model import ItemId, LinkKind, Verdict
from doichieu.store import Store
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import Driver, at, beside, plan_item, running, stored


@pytest.fixture
def colleague(workbench: Workbench, review: Review) -> Iterator[Review]:
    """The same review on the terminal of somebody else."""
    with Store.open(workbench.store.path) as store:
        other = Workbench(store, replace(workbench.config, reviewer="hoa"), workbench.clock)
        yield other.reviews.resume(review.id)


def rows(program: Driver) -> list[ItemId]:
    """The suggestions on the screen, from the top."""
    return [row.key for row in program.app.screen.plan.rows]  # type: ignore[attr-defined]


def row_of(program: Driver, address: str) -> str:
    """The line of the screen that shows a suggestion."""
    return next(line for line in program.lines if f" {address} " in line and "0." in line)


async def test_a_suggestion_that_answers_another_task_says_which_and_falls(
    workbench: Workbench, review: Review
) -> None:
    first, second = review.tasks[:2]
    async with running(workbench, review) as program:
        await program.press("down")
        taken = plan_item(review, beside(program))
        before = rows(program)
        await program.press("up", "F")
        await program.type(taken.address)
        await program.press("enter")
        assert at(program) == second.address
        assert stored(workbench, review).state.link_kind(first.id, taken.id) is LinkKind.SAME
        assert f"= {first.address}" in row_of(program, taken.address)
        program.app.screen.plan.go_to(taken.id)  # type: ignore[attr-defined]
        program.app.screen.show_texts()  # type: ignore[attr-defined]
        await program.rest()
        assert f"answers {first.address} already" in program.text
        score = row_of(program, taken.address)
        await program.press("z", "left", "down")
        assert rows(program) == before
        assert row_of(program, taken.address) != score


async def test_nothing_jumps_while_a_colleague_decides(
    workbench: Workbench, review: Review, colleague: Review
) -> None:
    async with running(workbench, review) as program:
        stood = rows(program)
        here = beside(program)
        colleague.decide(review.tasks[1].id, Verdict.COVERED, [stood[0]])
        program.app.screen.poll_for_changes()  # type: ignore[attr-defined]
        await program.rest()
        assert rows(program) == stood
        assert beside(program) == here
        assert f"= {review.tasks[1].address}" in row_of(program, here)
        await program.press("space", "space")
        assert rows(program) == stood


async def test_relating_and_rejecting_move_nothing_but_what_they_are_about(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        stood = rows(program)
        await program.press("3", "r")
        assert rows(program) == stood
        await program.press("2", "x")
        assert rows(program)[:8] == [stood[0], *stood[2:]]
        await program.press("z", "z")
        assert rows(program) == stood


async def test_what_a_colleague_rejected_does_not_come_back(
    workbench: Workbench, review: Review, colleague: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        wrong = rows(program)[0]
        colleague.relate(first.id, wrong, LinkKind.REJECTED)
        program.app.screen.poll_for_changes()  # type: ignore[attr-defined]
        await program.rest()
        assert wrong not in rows(program)
        await program.press("down", "up")
        assert wrong not in rows(program)
