"""The relations of a document: shown from the library, and a way from one to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, WIDE, Driver, running


def line_with(program: Driver, *words: str) -> str:
    return next((line for line in program.lines if all(word in line for word in words)), "")


@pytest.mark.parametrize("size", [WIDE, LOW])
async def test_what_a_document_carries_out_and_what_is_missing_of_it_is_shown(
    workbench: Workbench, review: Review, size: tuple[int, int]
) -> None:
    async with running(workbench, size=size) as program:
        await program.press("tab", "down", "l")
        assert f"{review.plan.name} and other documents" in program.lines[0]
        assert "▶" in line_with(program, "carries out", review.directive.name)
        assert "not in the store" in line_with(program, "carries out", "46-CTr/TU")


async def test_one_goes_on_to_the_other_document_and_back(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench) as program:
        await program.press("tab", "down", "l", "l")
        assert f"{review.directive.name} and other documents" in program.lines[0]
        assert line_with(program, "carried out by", review.plan.name)
        await program.press("escape", "enter")
        assert review.directive.outline.items[0].text.split()[0] in program.text
        await program.press("escape", "escape")
        assert "Documents" in program.text


async def test_a_missing_document_shows_who_names_it_and_cannot_be_opened(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench) as program:
        await program.press("tab", "tab")
        missing = str(program.app.screen.missing.key)  # type: ignore[attr-defined]
        await program.press("l")
        assert missing in program.lines[0]
        assert line_with(program, review.plan.name) or line_with(program, review.directive.name)
        await program.press("escape", "tab", "tab", "down", "l", "end", "enter")
        assert "only cited" in program.lines[-1]


@pytest.mark.usefixtures("review")
async def test_relations_are_searched(workbench: Workbench) -> None:
    async with running(workbench) as program:
        await program.press("tab", "down", "l", "slash")
        await program.type("46-ctr")
        await program.press("enter")
        assert "▶" in line_with(program, "46-CTr/TU")


@pytest.mark.usefixtures("review")
async def test_the_relations_of_a_review_are_asked_of_one_of_its_documents(
    workbench: Workbench,
) -> None:
    async with running(workbench) as program:
        await program.press("l")
        assert "Choose a document" in program.lines[-1]


async def test_an_empty_library_has_no_relations(workbench: Workbench) -> None:
    async with running(workbench) as program:
        await program.press("l")
        assert "Nothing read yet" in program.lines[-1]


async def test_a_document_without_relations_says_so(workbench: Workbench, tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text("# Plan\n\n1. Build the school\n", encoding="utf-8")
    workbench.documents.import_file(file)
    async with running(workbench) as program:
        await program.press("l")
        assert "No relation to another document" in program.text
        await program.press("enter", "l")
        assert "No relation" in program.lines[-1]
