"""The matrix: two ways to move, the review of a cell and the way back, what one looks at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doichieu.model import DocumentId, Facts, Item, Kind, Outline, Pair, Verdict
from doichieu.store import Store
from doichieu.tui.screens.matrix.grid import Grid
from doichieu.tui.screens.matrix.screen import MatrixScreen
from doichieu.tui.screens.review.screen import ReviewScreen
from doichieu.workbench import Workbench
from tests.tui.conftest import LOW, WIDE, Driver, running
from tests.workbench.making import put

TASKS = (
    ("Xây dựng cầu qua sông Cả trong năm 2026", "Sở Xây dựng"),
    ("Nạo vét kênh Bắc phục vụ tưới tiêu", "Sở Nông nghiệp"),
    ("Trồng rừng phòng hộ ven biển", "Sở Nông nghiệp"),
)


@pytest.fixture
def directive(workbench: Workbench) -> DocumentId:
    """A directive of three tasks and fourteen plans, of which each carries out the first two."""
    items = tuple(
        Item(str(n), n, Kind.TASK, text, leads=(lead,)) for n, (text, lead) in enumerate(TASKS, 1)
    )
    outline = Outline(Facts(number="1-CT/TW"), items)
    directive = workbench.store.documents.put(outline, "1.txt", "1", workbench.clock())[0]
    for number in range(2, 16):
        texts = tuple(text for text, _lead in TASKS[:2])
        put(workbench, f"{number}/KH", implements=("1-CT/TW",), texts=texts)
    return directive


def plan(number: int) -> DocumentId:
    """The document of the n-th plan: the directive was read first."""
    return DocumentId(number + 1)


def screen(program: Driver) -> MatrixScreen:
    assert isinstance(program.app.screen, MatrixScreen)
    return program.app.screen


def grid(program: Driver) -> Grid:
    return screen(program).grid


def row(program: Driver, address: str) -> str:
    """The line of a task, without its words."""
    return next(line[-60:] for line in program.lines if line[1:].startswith(f"{address} "))


def addresses(program: Driver) -> list[str]:
    return [task.address for task in grid(program).matrix.tasks]


@pytest.mark.usefixtures("directive")
@pytest.mark.parametrize(("size", "plans"), [(LOW, 12), (WIDE, 14)])
async def test_plans_stand_beside_each_other_and_what_is_suggested_comes_by_itself(
    workbench: Workbench, size: tuple[int, int], plans: int
) -> None:
    async with running(workbench, size=size) as program:
        await program.press("tab", "m")
        assert "Matrix · 1-CT/TW" in program.lines[0]
        letters = "".join(map(chr, range(ord("A"), ord("A") + plans)))
        assert "  ".join(letters) in program.lines[1]
        assert row(program, "1").count("⁺") == plans
        assert row(program, "3").count("ˣ") == plans
        assert row(program, "3").split()[-2:] == ["·", "14"]
        assert f"{letters[-1]} {plans + 1}/KH" in program.text
    assert workbench.store._database.value("SELECT count(*) FROM surveyed") == 14


async def test_enter_opens_the_review_at_the_task_and_escape_comes_back_to_the_cell(
    workbench: Workbench, directive: DocumentId
) -> None:
    async with running(workbench) as program:
        await program.press("tab", "m", "down", "right", "right")
        assert workbench.store.reviews.find(Pair(directive, plan(3))) is None
        await program.press("enter")
        review = program.app.screen
        assert isinstance(review, ReviewScreen)
        assert review.task_here.address == "2"
        assert workbench.store.reviews.find(Pair(directive, plan(3))) is not None
        await program.press("G", "escape")
        assert (grid(program).row, grid(program).column) == (1, 2)
        assert "✗" in row(program, "2")
        assert row(program, "2").split()[-2:] == ["1", "·"]
        assert "gap · suggested: likely there, 2 (" in program.text
        assert "left out: 1 of 14 · seems left out: 0" in program.text
    made = workbench.matrices.read(directive)
    assert made.cell(1, 2).verdict is Verdict.GAP


@pytest.mark.usefixtures("directive")
async def test_plans_beyond_the_page_are_a_key_away(workbench: Workbench) -> None:
    async with running(workbench, size=LOW) as program:
        await program.press("tab", "m", "right", "t")
        assert grid(program).plan_here.name == "15/KH"
        assert "plan 14 of 14" in program.lines[0]
        assert "A 14/KH" in program.text
        await program.press("enter", "G", "escape")
        figures = next(line for line in program.lines if " gap " in line[-20:])
        assert figures.split()[-3:] == ["gap", "·", "1"]
        await program.press("left", "left")
        assert grid(program).plan_here.name == "13/KH"
        await program.press("t", "T")
        assert grid(program).column == 1
        await program.press("T", "home", "left")
        assert (grid(program).row, grid(program).column) == (0, 0)


async def test_one_looks_at_holes_or_at_what_a_body_leads_and_escape_shows_all(
    workbench: Workbench, directive: DocumentId
) -> None:
    async with running(workbench) as program:
        await program.press("tab", "m", "end", "f", "down", "enter")
        assert addresses(program) == ["3"]
        await program.press("f")
        assert any(line.startswith("▶✗") for line in program.lines)
        await program.type("nong nghiep")
        await program.press("enter")
        assert addresses(program) == ["2", "3"]
        assert "lead Sở Nông nghiệp" in program.lines[0]
        assert grid(program).task_here is not None
        await program.press("escape")
        assert addresses(program) == ["1", "2", "3"]
        await program.press("s")
        assert addresses(program)[0] == "3"
        assert "most left out first" in program.lines[0]
    assert workbench.matrices.read(directive).columns[0].review is None


async def test_what_others_decide_and_read_in_is_shown_where_one_stands(
    workbench: Workbench, directive: DocumentId
) -> None:
    async with running(workbench) as program:
        await program.press("tab", "m", "down", "right")
        with Store.open(workbench.store.path) as other:
            theirs = Workbench(other, workbench.config, workbench.clock)
            review = theirs.reviews.open(Pair(directive, plan(1)))
            review.decide(review.tasks[1].id, Verdict.COVERED)
            put(theirs, "99/KH", implements=("1-CT/TW",), texts=("Trồng rừng phòng hộ ven biển",))
        screen(program).show_others()
        await program.rest()
        assert row(program, "2").split()[0] == "✓"
        assert (grid(program).row, grid(program).column) == (1, 1)
        assert row(program, "3").split()[14] == "⁺"


@pytest.mark.usefixtures("directive")
async def test_the_plan_that_leaves_out_most_is_found_and_gone_to(workbench: Workbench) -> None:
    put(workbench, "50/KH", implements=("1-CT/TW",), texts=("Một việc khác hẳn mọi việc",))
    async with running(workbench) as program:
        await program.press("tab", "m")
        await program.press("k", "enter")
        assert grid(program).plan_here.name == "50/KH"
        await program.press("k")
        await program.type("7/KH")
        await program.press("enter")
        assert grid(program).plan_here.name == "7/KH"


@pytest.mark.usefixtures("directive")
async def test_what_is_shown_is_written_to_a_file(
    workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(workbench) as program:
        await program.press("tab", "m", "f", "down", "enter", "x")
        await program.press("ctrl+u")
        await program.type("m.json")
        await program.press("enter")
    written = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    assert [task["id"] for task in written["tasks"]] == ["3"]
    assert len(written["plans"]) == 14


async def test_a_document_without_plans_says_so_and_stays_in_the_library(
    workbench: Workbench,
) -> None:
    put(workbench, "1-CT/TW")
    async with running(workbench) as program:
        await program.press("m")
        assert "no document in the store says that it carries this one out" in program.text
