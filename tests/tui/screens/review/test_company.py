"""A review that is not alone: other reviewers, newer versions, a store that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doichieu.errors import StoreError
from doichieu.model import Outline, Verdict
from doichieu.store import Store
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import at, running, stored

if TYPE_CHECKING:
    import pytest


async def test_a_note_that_cannot_be_stored_stays_to_be_kept_later(
    workbench: Workbench, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_anything: object, **_more: object) -> None:
        raise StoreError("the disk is full, so nothing was saved")

    async with running(workbench, review) as program:
        await program.press("c")
        await program.type("abc")
        with monkeypatch.context() as broken:
            broken.setattr(workbench.store.decisions, "record", fails)
            await program.press("ctrl+s")
            assert "the disk is full" in program.text
        await program.press("ctrl+s")
    assert stored(workbench, review).state.note(review.tasks[0].id) == "abc"


async def test_what_another_reviewer_decides_appears_on_return(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        with Store.open(workbench.config.store) as other:
            theirs = Review(other, review.id, "minh", workbench.clock)
            theirs.decide(review.tasks[0].id, Verdict.GAP)
        await program.press("v", "escape")
        assert "gap 1" in program.lines[0]


async def test_what_another_reviewer_decides_appears_by_itself(
    workbench: Workbench, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.tui.screens.review.screen.LOOK_AROUND", 0.02)
    async with running(workbench, review) as program:
        with Store.open(workbench.config.store) as other:
            theirs = Review(other, review.id, "minh", workbench.clock)
            theirs.decide(review.tasks[0].id, Verdict.GAP)
        for _moment in range(100):
            await program.pilot.pause(0.02)
            if "gap 1" in program.lines[0]:
                break
        assert "gap 1" in program.lines[0]


def without(outline: Outline, *gone: str) -> Outline:
    """A newer version of a document in which some blocks are missing."""
    return Outline(outline.facts, tuple(i for i in outline.items if i.address not in gone))


async def test_a_newer_version_without_the_task_in_front_is_shown_without_it(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    newer = without(review.directive.outline, first.address)
    async with running(workbench, review) as program:
        workbench.store.documents.put(newer, "newer.txt", "another", workbench.clock())
        with Store.open(workbench.config.store) as other:
            theirs = Review(other, review.id, "minh", workbench.clock)
            theirs.decide(theirs.tasks[5].id, Verdict.GAP)
        await program.press("v", "escape")
        assert at(program) != first.address
        assert f"/{len(review.tasks)}" in program.lines[1]
        await program.press("G")
        assert "decided 2/" in program.lines[0]


async def test_a_directive_left_without_tasks_leads_back_to_the_library(
    workbench: Workbench, review: Review
) -> None:
    none = without(review.directive.outline, *(task.address for task in review.tasks))
    async with running(workbench, review) as program:
        with Store.open(workbench.config.store) as other:
            other.documents.put(none, "none.txt", "another", workbench.clock())
        await program.press("v", "escape")
        assert "Documents" in program.text


async def test_suggestions_for_an_older_version_are_let_go(
    workbench: Workbench, review: Review
) -> None:
    align = review.aligner(review.tasks[0].id)
    with Store.open(workbench.config.store) as other:
        newer = without(review.plan.outline, review.plan_items[0].address)
        other.documents.put(newer, "newer.txt", "another", workbench.clock())
    assert review.refresh()
    assert not any(map(review.suggest, align()))
    assert not review.aligned
    assert all(map(review.suggest, review.aligner(review.tasks[0].id)()))
    assert review.aligned


async def test_a_store_that_fails_is_said_and_ends_nothing(
    workbench: Workbench, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_anything: object, **_more: object) -> None:
        raise StoreError("the disk is full, so nothing was saved")

    async with running(workbench, review) as program:
        monkeypatch.setattr(workbench.store.decisions, "record", fails)
        await program.press("G")
        assert "the disk is full" in program.lines[-1]
        assert "decided 0/" in program.lines[0]


async def test_undoing_what_somebody_else_has_changed_since_is_refused_in_words(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("G")
        with Store.open(workbench.config.store) as other:
            theirs = Review(other, review.id, "minh", workbench.clock)
            theirs.decide(review.tasks[0].id, Verdict.UNSURE)
        await program.press("z")
        assert "minh" in program.lines[-1]
    assert stored(workbench, review).state.verdict(review.tasks[0].id) is Verdict.UNSURE


async def test_what_somebody_else_has_changed_does_not_stand_in_the_way_of_older_steps(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("G", "G")
        with Store.open(workbench.config.store) as other:
            theirs = Review(other, review.id, "minh", workbench.clock)
            theirs.decide(review.tasks[1].id, Verdict.UNSURE)
        await program.press("z", "z")
        assert "gap → undecided" in program.lines[-1]
    state = stored(workbench, review).state
    assert state.verdict(review.tasks[0].id) is None
    assert state.verdict(review.tasks[1].id) is Verdict.UNSURE


async def test_what_goes_wrong_from_the_palette_is_said_too(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("ctrl+p")
        await program.type("Overlap")
        await program.press("enter")
        for _moment in range(50):
            await program.pilot.pause(0.02)
            if "two or more" in program.text:
                break
        assert "two or more" in program.text
        assert program.app.is_running
    assert stored(workbench, review).state.annotations == ()
