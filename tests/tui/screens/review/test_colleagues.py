"""Two reviewers at one store: nothing that somebody else decided is replaced unseen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from doichieu import language
from doichieu.model import Action, ItemId, LinkKind, Slot, Verdict
from doichieu.store import Store
from doichieu.tui.screens.review.overlaps import OverlapsScreen
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.overlaps import judged
from tests.tui.conftest import Driver, at, beside, plan_item, running, stored
from tests.tui.screens.review.test_overlaps import DIRECTIVE, PLAN

VERDICT_KEYS = {"enter": "covered", "p": "partial", "s": "unsure", "n": "n/a"}


@pytest.fixture
def theirs(workbench: Workbench, review: Review) -> Iterator[Review]:
    """The same review as hoa has it open, over a connection of her own."""
    with Store.open(workbench.store.path) as store:
        hoa = Workbench(store, replace(workbench.config, reviewer="hoa"), workbench.clock)
        yield hoa.reviews.resume(review.id)


def given(workbench: Workbench, review: Review, task: ItemId) -> tuple[str, str]:
    """What the store says of a task: the verdict, and whose it is."""
    found = stored(workbench, review).state.by_slot[Slot(Action.VERDICT, (task,))]
    return found.entry.value, found.reviewer


def last(program: Driver) -> str:
    return program.lines[-1].strip()


def said(workbench: Workbench, address: str, word: str = "gap") -> str:
    """How the last line begins when hoa has decided about an item today."""
    return f"{address} · hoa: {word}, {workbench.clock().astimezone():%H:%M}; "


async def test_what_was_decided_meanwhile_is_told_and_replaced_at_the_second_press(
    workbench: Workbench, review: Review, theirs: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        theirs.decide(first.id, Verdict.GAP)
        await program.press("P")
        assert last(program) == said(workbench, first.address) + "P again: partial instead"
        assert at(program) == first.address
        assert "gap 1" in program.lines[0]
        assert given(workbench, review, first.id) == (Verdict.GAP, "hoa")
        await program.press("P")
        assert "gap 1" not in program.lines[0]
    assert given(workbench, review, first.id) == (Verdict.PARTIAL, review.reviewer)


async def test_a_link_made_meanwhile_is_remembered_by_its_verdict(
    workbench: Workbench, review: Review, theirs: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        theirs.decide(first.id, Verdict.COVERED, [theirs.plan_items[3].id])
        await program.press("G")
        assert last(program) == said(workbench, first.address, "covered") + "G again: gap instead"


async def test_it_is_told_in_the_users_language(
    workbench: Workbench, review: Review, theirs: Review
) -> None:
    first = review.tasks[0]
    language.use("vi")
    async with running(workbench, review) as program:
        theirs.decide(first.id, Verdict.GAP)
        await program.press("P")
        when = f"{workbench.clock().astimezone():%H:%M}"
        assert last(program) == (
            f"{first.address} · hoa: thiếu, {when}; bấm P lần nữa để đổi: một phần"
        )


@pytest.mark.parametrize("key", VERDICT_KEYS)
async def test_a_colleagues_verdict_on_the_screen_needs_a_second_press(
    workbench: Workbench, review: Review, theirs: Review, key: str
) -> None:
    first = review.tasks[0]
    theirs.decide(first.id, Verdict.GAP)
    review.refresh()
    async with running(workbench, review) as program:
        await program.press("home", key)
        name = "↵" if key == "enter" else key
        assert last(program) == (
            said(workbench, first.address) + f"{name} again: {VERDICT_KEYS[key]} instead"
        )
        assert given(workbench, review, first.id) == (Verdict.GAP, "hoa")
        await program.press(key)
        if key == "n":
            await program.type("abc")
            await program.press("enter")
    assert given(workbench, review, first.id)[1] == review.reviewer


@pytest.mark.parametrize("between", [("tab", "tab"), ("down", "up"), ("?", "escape"), ("f9",)])
async def test_any_other_key_forgets_the_first_press(
    workbench: Workbench, review: Review, theirs: Review, between: tuple[str, ...]
) -> None:
    first = review.tasks[0]
    theirs.decide(first.id, Verdict.GAP)
    review.refresh()
    async with running(workbench, review) as program:
        await program.press("home", "s", *between)
        assert "again" not in last(program)
        await program.press("s")
        assert "s again" in last(program)
        assert given(workbench, review, first.id) == (Verdict.GAP, "hoa")


async def test_what_waits_for_one_task_does_not_serve_the_next(
    workbench: Workbench, review: Review, theirs: Review
) -> None:
    for task in theirs.tasks[:2]:
        theirs.decide(task.id, Verdict.GAP)
    review.refresh()
    async with running(workbench, review) as program:
        await program.press("home", "s", "down", "s")
        assert last(program).startswith(said(workbench, review.tasks[1].address))
    for task in review.tasks[:2]:
        assert given(workbench, review, task.id) == (Verdict.GAP, "hoa")


async def test_ones_own_verdict_is_replaced_at_once(workbench: Workbench, review: Review) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("G", "up", "s")
    assert given(workbench, review, first.id) == (Verdict.UNSURE, review.reviewer)


async def test_the_same_gap_is_agreed_to_at_once(
    workbench: Workbench, review: Review, theirs: Review
) -> None:
    first, second = review.tasks[:2]
    theirs.decide(first.id, Verdict.GAP)
    review.refresh()
    async with running(workbench, review) as program:
        await program.press("home", "G")
        assert at(program) == second.address
    assert given(workbench, review, first.id) == (Verdict.GAP, "hoa")


async def test_rejecting_what_a_colleagues_verdict_rests_on_needs_a_second_press(
    workbench: Workbench, review: Review, theirs: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        plan = plan_item(review, beside(program))
        theirs.decide(first.id, Verdict.COVERED, [plan.id])
        await program.press("v", "escape", "x")
        assert "x again: rejected instead" in last(program)
        assert given(workbench, review, first.id) == (Verdict.COVERED, "hoa")
        await program.press("x")
    state = stored(workbench, review).state
    assert state.link_kind(first.id, plan.id) is LinkKind.REJECTED
    assert state.verdict(first.id) is None


async def test_a_reason_that_comes_too_late_stays_in_its_question(
    workbench: Workbench, review: Review, theirs: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("n")
        await program.type("abc")
        theirs.decide(first.id, Verdict.GAP)
        await program.press("enter")
        assert said(workbench, first.address) + "↵ again: n/a instead" in program.text
        assert given(workbench, review, first.id) == (Verdict.GAP, "hoa")
        await program.press("enter")
    found = stored(workbench, review).state.by_slot[Slot(Action.VERDICT, (first.id,))]
    assert (found.reviewer, found.entry.reason) == (review.reviewer, "abc")


async def test_the_key_is_named_as_the_keymap_has_it(
    workbench: Workbench, review: Review, theirs: Review
) -> None:
    first = review.tasks[0]
    theirs.decide(first.id, Verdict.GAP)
    review.refresh()
    async with running(workbench, review, keymap="vim") as program:
        await program.press("home", "K")
        assert "K again: n/a instead" in last(program)


async def test_a_pair_in_the_queue_that_a_colleague_decided_needs_a_second_press(
    workbench: Workbench, tmp_path: Path
) -> None:
    files = tmp_path / "directive.md", tmp_path / "plan.md"
    for file, text in zip(files, (DIRECTIVE, PLAN), strict=True):
        file.write_text(text, encoding="utf-8")
    review = workbench.reviews.begin(str(files[0]), str(files[1]))
    with Store.open(workbench.store.path) as store:
        hoa = Review(store, review.id, "hoa", workbench.clock)
        async with running(workbench, review) as program:
            await program.press("h")
            screen = program.app.screen
            assert isinstance(screen, OverlapsScreen)
            pair = next(iter(screen.pairs))
            hoa.overlap(pair)
            for waiting in (True, False):
                await program.press("x")
                now = judged(stored(workbench, review).state, pair)
                assert now is (Action.OVERLAP if waiting else Action.DISTINCT)
                assert ("x again: no overlap instead" in last(program)) is waiting
            hoa.refresh()
            hoa.distinct(*pair)
            hoa.overlap(pair)
            await program.press("home", "v", "escape", "l")
            assert "l again: taken back instead" in last(program)
            assert judged(stored(workbench, review).state, pair) is Action.OVERLAP
