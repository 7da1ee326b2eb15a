"""In the library one section of a document is chosen as a side of a review, like a document."""

from __future__ import annotations

import pytest

from doichieu.errors import InputError
from doichieu.model import DocumentId, Pair, Verdict
from doichieu.sample import sample_files
from doichieu.tui.screens.library.screen import LibraryScreen
from doichieu.tui.screens.review.screen import ReviewScreen
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.reporting import report
from tests.tui.conftest import LOW, WIDE, Driver, running


@pytest.fixture
def plan(workbench: Workbench) -> DocumentId:
    """The plan of the sample pair, alone in the store."""
    with sample_files() as (_directive, plan):
        document = workbench.documents.import_file(plan).document
    assert document
    return document.id


def pairs(workbench: Workbench) -> list[tuple[Pair, str]]:
    """What the reviews of the store hold against each other, and where in the directive."""
    return [(each.pair, each.section) for each in workbench.store.reviews.summaries()]


async def choose(program: Driver, *sections: str) -> None:
    """Choose sections of the document under the cursor by typing their addresses."""
    for section in sections:
        await program.press("p")
        await program.type(section)
        await program.press("enter")


@pytest.mark.parametrize("size", [WIDE, LOW])
async def test_two_sections_of_one_plan_are_reviewed_and_found_again(
    workbench: Workbench, plan: DocumentId, size: tuple[int, int]
) -> None:
    async with running(workbench, size=size) as program:
        await choose(program, "II")
        assert "214/KH-UBND#II ⇄ choose the plan and press r" in program.text
        await choose(program, "V")
        assert isinstance(program.app.screen, ReviewScreen)
        assert "decided 0/4" in program.lines[0]
        await program.press("G", "escape")
        assert isinstance(program.app.screen, LibraryScreen)
        assert "214/KH-UBND#II ⇄ 214/KH-UBND#V" in program.text
        assert "1/4" in program.text
        await program.press("shift+tab")
        await program.press("home", "enter")
        assert "decided 1/4" in program.lines[0]
    assert pairs(workbench) == [(Pair(plan, plan, "V"), "II")]
    again = workbench.reviews.begun(["214/KH-UBND#II", "214/KH-UBND#V"])
    assert again.state.verdict(again.tasks[0].id) is Verdict.GAP
    told = report(again).decode()
    assert "Of the directive only section II is reviewed." in told
    assert "Of the plan only section V is reviewed." in told


@pytest.mark.usefixtures("plan")
async def test_the_list_tells_address_heading_and_number_of_tasks(workbench: Workbench) -> None:
    async with running(workbench) as program:
        await program.press("p")
        shown = "\n".join(program.lines)
        (line,) = (line for line in program.lines if "MỤC TIÊU ĐẾN NĂM 2030" in line)
        assert line.split()[:2] in (["▶", "II"], ["II", "MỤC"])
        assert line.endswith("tasks: 4")
        # Nothing to review stands in the first.
        assert "MỤC ĐÍCH, YÊU CẦU" not in shown


async def test_a_section_is_chosen_with_the_arrows(workbench: Workbench, plan: DocumentId) -> None:
    async with running(workbench) as program:
        await program.press("p", "enter", "p", "down", "enter")
    assert pairs(workbench) == [(Pair(plan, plan, "III"), "II")]


async def test_a_section_is_found_by_words_of_its_heading_and_a_task_by_its_address(
    workbench: Workbench, plan: DocumentId
) -> None:
    async with running(workbench) as program:
        await choose(program, "muc tieu", "iii.-2")
    assert pairs(workbench) == [(Pair(plan, plan, "III.-2"), "II")]


async def test_a_typed_address_means_that_section_and_no_longer_one(
    workbench: Workbench, plan: DocumentId
) -> None:
    async with running(workbench) as program:
        await choose(program, "v", "iv.1")
    assert pairs(workbench) == [(Pair(plan, plan, "IV.1"), "V")]


@pytest.mark.usefixtures("plan")
async def test_what_fits_nothing_is_said_and_nothing_is_chosen(workbench: Workbench) -> None:
    async with running(workbench) as program:
        await choose(program, "XII.9")
        assert "no section 'XII.9'" in program.text
        await program.press("escape")
        assert "choose the plan" not in program.text
    assert pairs(workbench) == []


@pytest.mark.usefixtures("plan")
async def test_a_section_within_the_other_side_is_refused_where_another_can_be_chosen(
    workbench: Workbench,
) -> None:
    async with running(workbench) as program:
        await choose(program, "V", "V.1")
        assert "against itself" in program.text
        await program.press("ctrl+u")
        await program.type("II")
        await program.press("enter")
        assert isinstance(program.app.screen, ReviewScreen)
    assert [(upper, pair.plan_section) for pair, upper in pairs(workbench)] == [("V", "II")]


async def test_a_whole_directive_and_a_section_of_the_plan(
    workbench: Workbench, review: Review
) -> None:
    directive, plan = review.directive.id, review.plan.id
    async with running(workbench) as program:
        await program.press("tab", "home", "r", "down")
        await choose(program, "IV")
        assert isinstance(program.app.screen, ReviewScreen)
        await program.press("escape", "home")
        await choose(program, "III")
        await program.press("down", "r")
        assert "58-KH/TW#III ⇄ 214/KH-UBND" in program.lines[0]
    assert pairs(workbench) == [
        (Pair(directive, plan), ""),
        (Pair(directive, plan), "III"),
        (Pair(directive, plan, "IV"), ""),
    ]


@pytest.mark.usefixtures("plan")
async def test_a_section_that_was_chosen_is_given_up_with_escape(workbench: Workbench) -> None:
    async with running(workbench) as program:
        await choose(program, "II")
        await program.press("escape")
        assert "#II" not in program.text
        assert "choose the plan" not in program.text


async def test_in_an_empty_library_there_is_no_section_to_choose(workbench: Workbench) -> None:
    async with running(workbench) as program:
        await program.press("p")
        assert "Nothing read yet" in program.text
        assert isinstance(program.app.screen, LibraryScreen)


@pytest.mark.usefixtures("review")
async def test_from_another_list_the_key_leads_to_the_documents(workbench: Workbench) -> None:
    async with running(workbench) as program:
        await program.press("p")
        assert "Choose a document" in program.lines[-1]
        await program.press("p")
        assert "a section · 58-KH/TW" in program.text


def test_a_section_without_a_task_is_no_side_of_a_review(
    workbench: Workbench, plan: DocumentId
) -> None:
    assert "I" not in {each.address for each in workbench.documents.sections(plan)}
    with pytest.raises(InputError, match="no task"):
        workbench.reviews.open(Pair(plan, plan, "II"), "I")
