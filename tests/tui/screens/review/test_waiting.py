"""Nobody waits for suggestions: the screen is there first, then those for the tasks at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest

from doichieu import keymaps
from doichieu.align import aligner
from doichieu.model import Candidate, Verdict
from doichieu.tui.app import DoichieuApp
from doichieu.tui.screens.review.plan_side import PlanScreen
from doichieu.tui.screens.review.screen import ReviewScreen
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.suggesting import AHEAD
from tests.tui.conftest import WIDE, Driver, running, stored


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Event]]:
    """Suggestions that come in two parts, each when its event is set."""
    gates = [Event(), Event()]
    monkeypatch.setattr(aligner, "AT_ONCE", 0)
    in_turn: Callable[..., Iterator[tuple[bool, tuple[Candidate, ...]]]] = aligner.align_in_turn

    def waiting(*arguments: object, **keywords: object) -> Iterator[object]:
        parts = in_turn(*arguments, **keywords)  # type: ignore[arg-type]
        for gate in gates:
            gate.wait(30)
            yield next(parts)

    monkeypatch.setattr(aligner, "align_in_turn", waiting)
    yield gates
    for gate in gates:
        gate.set()


async def seen(program: Driver, wanted: str) -> bool:
    """Whether something comes to stand on the screen."""
    for _again in range(300):
        await program.pilot.pause(0.02)
        if wanted in program.text:
            return True
    return False


async def gone(program: Driver, wanted: str) -> bool:
    """Whether something stands on the screen no more after a while."""
    for _again in range(300):
        await program.pilot.pause(0.02)
        if wanted not in program.text:
            return True
    return False


async def test_what_is_found_below_another_screen_touches_it_only_where_it_is_about_that(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        below = program.app.screen
        assert isinstance(below, ReviewScreen)
        for front in (
            ReviewScreen(workbench, stored(workbench, review), below.keymap),
            PlanScreen(workbench, review, below.keymap, below.tasks),
        ):
            program.app.push_screen(front)
            # Both are in front, and have nothing in them yet.
            below.show_suggested(review)
            await program.rest()
            assert front.active.rows


WAITING = "looking for suggestions…"


async def test_a_task_is_decided_while_the_suggestions_are_still_being_looked_for(
    workbench: Workbench, review: Review, slow: list[Event]
) -> None:
    app = DoichieuApp(workbench, keymaps.load("default", workbench.config.keys_file), review)
    async with app.run_test(size=WIDE) as pilot:
        program = Driver(app, pilot)
        assert await seen(program, WAITING)
        await pilot.press("G")
        first = review.tasks[0].id
        assert stored(workbench, review).state.verdict(first) is Verdict.GAP
        for gate in slow:
            gate.set()
        await program.rest()


async def test_the_tasks_at_hand_get_their_suggestions_first(
    workbench: Workbench, review: Review, slow: list[Event]
) -> None:
    app = DoichieuApp(workbench, keymaps.load("default", workbench.config.keys_file), review)
    async with app.run_test(size=WIDE) as pilot:
        program = Driver(app, pilot)
        slow[0].set()
        assert await seen(program, "1  likely")
        assert WAITING not in program.text
        beside = app.screen.plan_here  # type: ignore[attr-defined]
        assert beside is not None
        far = review.tasks[AHEAD]
        app.screen.go_to(far.id)  # type: ignore[attr-defined]
        assert await seen(program, WAITING)
        slow[1].set()
        await program.rest()
        assert WAITING not in program.text
        assert review.suggestions(far.id)
        app.screen.go_to(review.tasks[0].id)  # type: ignore[attr-defined]
        assert app.screen.plan_here is not None  # type: ignore[attr-defined]
