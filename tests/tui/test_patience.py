"""A store that somebody else writes to: a step waits without a sound, is told, or is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from doichieu.errors import StoreError
from doichieu.model import Verdict
from doichieu.store import Store
from doichieu.store.opening import open_database
from doichieu.tui import patience
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import Driver, at, running, stored

LOCKED = "another program keeps the store locked"


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting is told and given up at once."""
    monkeypatch.setattr(patience, "TOLD_AFTER", 0.0)
    monkeypatch.setattr(patience, "REFUSED_AFTER", 0.3)


@contextmanager
def held(workbench: Workbench) -> Iterator[None]:
    """Somebody else is writing."""
    with closing(open_database(workbench.store.path)) as other, other.transaction():
        yield


def stands(program: Driver, wanted: str) -> bool:
    """Whether the screen says it, wherever it wraps."""
    return wanted in " ".join(program.text.split())


async def shown(program: Driver, wanted: str) -> None:
    for _again in range(500):
        await program.pilot.pause(0.02)
        if stands(program, wanted):
            return
    raise AssertionError(program.text)


async def test_a_decision_is_made_once_the_other_has_done_writing(
    workbench: Workbench, review: Review
) -> None:
    first, second = review.tasks[:2]
    async with running(workbench, review) as program:
        with held(workbench):
            await program.press("G")
            assert stored(workbench, review).state.verdict(first.id) is None
            await shown(program, "waiting for another reviewer …")
            await program.press("p", "down", "q", "n")
            assert at(program) == first.address
        await shown(program, "✗ gap 1")
        assert at(program) == second.address
    state = stored(workbench, review).state
    assert [state.verdict(each.id) for each in (first, second)] == [Verdict.GAP, None]


@pytest.mark.usefixtures("soon")
async def test_a_refusal_stands_until_the_next_key_which_is_no_command(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        with held(workbench):
            await program.press("G")
            await shown(program, LOCKED)
        with Store.open(workbench.store.path) as store:
            theirs = Review(store, review.id, "minh", workbench.clock)
            theirs.decide(review.tasks[5].id, Verdict.UNSURE)
        program.app.screen.poll_for_changes()  # type: ignore[attr-defined]
        assert stands(program, LOCKED)
        await program.press("P")
        assert not stands(program, LOCKED)
        assert stored(workbench, review).state.verdict(first.id) is None
        await program.press("G")
    assert stored(workbench, review).state.verdict(first.id) is Verdict.GAP


async def test_a_full_disk_is_read_before_anything_else_is_decided(
    workbench: Workbench, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise StoreError("the disk is full, so nothing was saved")

    async with running(workbench, review) as program:
        with monkeypatch.context() as patched:
            patched.setattr(type(review), "decide", full)
            await program.press("G")
            assert "the disk is full" in program.lines[-1]
        await program.press("P")
        assert not stored(workbench, review).state.annotations
        assert "covered" in program.lines[-1]


@pytest.mark.usefixtures("soon")
async def test_a_question_keeps_its_answer_and_can_be_answered_again(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("n")
        await program.type("abc")
        with held(workbench):
            await program.press("enter")
            await shown(program, "waiting for another reviewer …")
            await program.press("escape", "x")
            await shown(program, LOCKED)
        assert "abc" in program.text
        await program.press("enter")
    found = stored(workbench, review).state
    assert found.verdict(first.id) is Verdict.NOT_APPLICABLE


async def test_an_answer_is_taken_once_the_other_has_done_writing(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("n")
        await program.type("abc")
        with held(workbench):
            await program.press("enter")
            await program.press("enter")
        await shown(program, "decided 1/")
        assert "not apply?" not in program.text
    assert stored(workbench, review).state.verdict(first.id) is Verdict.NOT_APPLICABLE


async def test_a_second_press_that_has_to_wait_is_still_the_second(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    with Store.open(workbench.store.path) as store:
        Review(store, review.id, "hoa", workbench.clock).decide(first.id, Verdict.GAP)
    review.refresh()
    async with running(workbench, review) as program:
        await program.press("home", "s")
        assert "s again" in program.lines[-1]
        with held(workbench):
            await program.press("s")
        await shown(program, "unsure 1")
    assert stored(workbench, review).state.verdict(first.id) is Verdict.UNSURE


@pytest.mark.usefixtures("soon")
async def test_what_was_found_meanwhile_is_not_shown_under_a_step_that_waits(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        with held(workbench):
            await program.press("G")
            assert not program.app.patience.at_rest.is_set()
        await shown(program, "decided 1/")
        assert program.app.patience.at_rest.is_set()
