"""How the screens look: pictures that a person has looked at, and nothing but looks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from doichieu import keymaps, language
from doichieu.model import TagId, Verdict
from doichieu.tui.app import DoichieuApp
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, WIDE

Before = Callable[[Pilot[None]], Awaitable[None]]
SIZES = pytest.mark.parametrize("size", [WIDE, LOW], ids=["wide", "low"])


@pytest.fixture
def under_way(review: Review) -> Review:
    """The sample review with something of everything."""
    tasks, plans = review.tasks, review.plan_items
    review.decide(tasks[0].id, Verdict.COVERED, [plans[0].id])
    review.decide(tasks[1].id, Verdict.PARTIAL, [plans[1].id])
    review.decide(tasks[2].id, Verdict.GAP)
    review.decide(tasks[3].id, Verdict.NOT_APPLICABLE, reason="Việc của cơ quan trung ương")
    review.decide(tasks[4].id, Verdict.UNSURE)
    review.overlap([plans[5].id, plans[6].id])
    review.addition(plans[7].id)
    review.annotate((tasks[0].id,), "Hỏi lại sở")
    return review


def pressed(*keys: str) -> Before:
    """What happens before the picture is taken."""

    async def before(pilot: Pilot[None]) -> None:
        # The work in the background begins once the first picture is there.
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.press(*keys)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    return before


def app(workbench: Workbench, review: Review | None = None) -> DoichieuApp:
    return DoichieuApp(workbench, keymaps.load(), review)


@SIZES
def test_review(
    snap_compare: Any, workbench: Workbench, under_way: Review, size: tuple[int, int]
) -> None:
    program = app(workbench, under_way)
    assert snap_compare(program, terminal_size=size, run_before=pressed("tab", "down"))


def test_review_in_vietnamese(snap_compare: Any, workbench: Workbench, under_way: Review) -> None:
    language.use("vi")
    assert snap_compare(app(workbench, under_way), terminal_size=LOW, run_before=pressed())


@SIZES
def test_whole_plan(
    snap_compare: Any, workbench: Workbench, under_way: Review, size: tuple[int, int]
) -> None:
    program = app(workbench, under_way)
    assert snap_compare(program, terminal_size=size, run_before=pressed("m", "tab"))


@SIZES
@pytest.mark.usefixtures("under_way")
def test_library(snap_compare: Any, workbench: Workbench, size: tuple[int, int]) -> None:
    assert snap_compare(app(workbench), terminal_size=size, run_before=pressed())


@SIZES
@pytest.mark.usefixtures("under_way")
def test_relations(snap_compare: Any, workbench: Workbench, size: tuple[int, int]) -> None:
    keys = ("tab", "down", "l")
    assert snap_compare(app(workbench), terminal_size=size, run_before=pressed(*keys))


def test_empty_library(snap_compare: Any, workbench: Workbench) -> None:
    assert snap_compare(app(workbench), terminal_size=LOW, run_before=pressed())


@SIZES
def test_document(
    snap_compare: Any, workbench: Workbench, under_way: Review, size: tuple[int, int]
) -> None:
    """A kind corrected, a block split, and the cursor on its second part."""
    keys = ("v", "l", "down", "enter", "down", "c", "enter")
    assert snap_compare(app(workbench, under_way), terminal_size=size, run_before=pressed(*keys))


def test_choice(snap_compare: Any, workbench: Workbench, under_way: Review) -> None:
    program = app(workbench, under_way)
    assert snap_compare(program, terminal_size=LOW, run_before=pressed("v", "f"))


@pytest.mark.usefixtures("under_way")
def test_section(snap_compare: Any, workbench: Workbench) -> None:
    keys = pressed("tab", "p", "i", "v")
    assert snap_compare(app(workbench), terminal_size=LOW, run_before=keys)


def test_cut(snap_compare: Any, workbench: Workbench, under_way: Review) -> None:
    program = app(workbench, under_way)
    assert snap_compare(program, terminal_size=LOW, run_before=pressed("v", "c", "right"))


def test_question(snap_compare: Any, workbench: Workbench, under_way: Review) -> None:
    program = app(workbench, under_way)
    assert snap_compare(program, terminal_size=LOW, run_before=pressed("n", "a", "b"))


def test_note(snap_compare: Any, workbench: Workbench, under_way: Review) -> None:
    program = app(workbench, under_way)
    assert snap_compare(program, terminal_size=LOW, run_before=pressed("c", "a", "b"))


def test_tags(snap_compare: Any, workbench: Workbench, under_way: Review) -> None:
    """One tag on the task, the question turned to the link."""
    workbench.codebook.adopt(workbench.codebook.starter())
    keys = pressed("j", "1", "tab", "tab", "3")
    assert snap_compare(app(workbench, under_way), terminal_size=LOW, run_before=keys)


def test_codebook(snap_compare: Any, workbench: Workbench, under_way: Review) -> None:
    workbench.codebook.adopt(workbench.codebook.starter())
    under_way.codebook.refresh()
    under_way.tag([(task.id,) for task in under_way.tasks[:12]], TagId("no-lead"))
    workbench.codebook.retire(TagId("copied"))
    keys = pressed("f6", "down")
    assert snap_compare(app(workbench, under_way), terminal_size=LOW, run_before=keys)


def test_help(snap_compare: Any, workbench: Workbench, under_way: Review) -> None:
    program = app(workbench, under_way)
    assert snap_compare(program, terminal_size=WIDE, run_before=pressed("question_mark"))


@SIZES
def test_annotations(
    snap_compare: Any, workbench: Workbench, under_way: Review, size: tuple[int, int]
) -> None:
    """Suspect or not, found by what was typed, the field of the last term explained."""
    keys = pressed("Q", "slash", *"by:lan", "down", "down")
    assert snap_compare(app(workbench, under_way), terminal_size=size, run_before=keys)


def test_last_decisions(snap_compare: Any, workbench: Workbench, under_way: Review) -> None:
    language.use("vi")
    keys = pressed("Q", "h", "end", "b")
    assert snap_compare(app(workbench, under_way), terminal_size=LOW, run_before=keys)


def test_palette(snap_compare: Any, workbench: Workbench, under_way: Review) -> None:
    program = app(workbench, under_way)
    assert snap_compare(program, terminal_size=LOW, run_before=pressed("ctrl+p", *"mark"))


def test_keys(snap_compare: Any, workbench: Workbench, review: Review) -> None:
    program = app(workbench, review)
    assert snap_compare(program, terminal_size=LOW, run_before=pressed("f2", *"note"))


def test_key_question(snap_compare: Any, workbench: Workbench, review: Review) -> None:
    """A key that another command has, and that an input method keeps back."""
    program = app(workbench, review)
    keys = pressed("f2", *"note", "enter", "g")
    assert snap_compare(program, terminal_size=LOW, run_before=keys)


@SIZES
def test_zoomed(
    snap_compare: Any, workbench: Workbench, under_way: Review, size: tuple[int, int]
) -> None:
    program = app(workbench, under_way)
    assert snap_compare(program, terminal_size=size, run_before=pressed("equals_sign", "tab"))
