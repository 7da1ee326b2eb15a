"""The codebook's screen: tags taken over, changed, merged, retired, and carried in files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from doichieu.model import EVERYWHERE, Stand, Tag, TagId
from doichieu.tui.screens.codebook.screen import CodebookScreen
from doichieu.workbench import Review, Workbench
from doichieu.workbench.codebook import Codebook
from tests.tui.conftest import LOW, Driver, running, stored

NO_DEADLINE, NO_LEAD = TagId("no-deadline"), TagId("no-lead")


@pytest.fixture
def book(workbench: Workbench) -> Codebook:
    """A codebook of two tags."""
    workbench.codebook.adopt(workbench.codebook.starter()[:2])
    return workbench.codebook


def kept(book: Codebook, tag: TagId = NO_DEADLINE) -> Tag:
    """The tag as the store has it."""
    book.refresh()
    return book.by_id[tag]


def screen(program: Driver) -> CodebookScreen:
    found = program.app.screen
    assert isinstance(found, CodebookScreen)
    return found


async def test_an_empty_codebook_says_what_to_do_and_only_what_is_ticked_is_taken_over(
    workbench: Workbench,
) -> None:
    async with running(workbench, size=LOW) as program:
        await program.press("f6")
        assert "No tag yet. t: a new one · m: tags to start from" in program.text
        await program.press("m", "down", "space", "enter")
        assert len(workbench.codebook.tags) == 7
        assert NO_LEAD not in workbench.codebook.by_id
        await program.press("m")
        assert "No lead" in program.text
        await program.press("enter")
        assert NO_LEAD in workbench.codebook.by_id


async def test_it_is_opened_from_a_review_by_its_name_too(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("ctrl+p")
        await program.type("codeb")
        await program.press("enter")
        assert screen(program).book.tags == ()


async def test_a_line_says_sign_key_name_meaning_and_how_often_it_is_used(
    workbench: Workbench, review: Review, book: Codebook
) -> None:
    review.codebook.refresh()
    review.tag([(task.id,) for task in review.tasks[:3]], NO_LEAD)
    async with running(workbench, size=LOW) as program:
        await program.press("f6")
        line = next(line for line in program.lines if "☺" in line)
        for said in ("☺2", "No lead", "No body leads it", "used 3×"):
            assert said in line
        await program.press("down")
        assert kept(book, NO_LEAD).example in program.text
        assert "task of the directive, plan item, link" in program.text


async def test_a_new_tag_is_asked_for_its_name_then_for_its_definition(
    workbench: Workbench, book: Codebook
) -> None:
    async with running(workbench) as program:
        await program.press("f6", "t")
        await program.type("no lead")
        await program.press("enter")
        assert "two tags are called no lead" in program.text
        await program.type("er")
        await program.press("enter")
        await program.type("why")
        await program.press("enter")
    new = book.named("no leader")
    assert (new.definition, new.key, new.stands_on) == ("why", "3", EVERYWHERE)
    assert new.glyph not in {kept(book).glyph, kept(book, NO_LEAD).glyph}


PARTS: list[tuple[str, list[str], object]] = [
    ("vi", ["x", "enter"], "x"),
    ("en", ["x", "enter"], "x"),
    ("definition", ["x", "enter"], "x"),
    ("example", ["x", "enter"], "x"),
    ("glyph", ["x", "enter"], "x"),
    ("colour", ["down", "enter"], "red"),
    ("key", ["down", "enter"], "2"),
    ("stands_on", ["space", "enter"], frozenset({Stand.PLAN, Stand.LINK})),
]


async def test_each_part_of_a_tag_is_changed_and_taken_back(
    workbench: Workbench, book: Codebook
) -> None:
    before = kept(book), kept(book, NO_LEAD)
    async with running(workbench) as program:
        await program.press("f6", "enter")
        for part, keys, becomes in PARTS:
            await program.press("enter", *keys, "down")
            assert getattr(kept(book), part) == becomes
        # The tag that had the key has the other one now.
        assert kept(book, NO_LEAD).key == "1"
        await program.press("escape", *["z"] * len(PARTS))
        assert (kept(book), kept(book, NO_LEAD)) == before


async def test_merging_says_how_many_uses_go_along_and_is_one_step(
    workbench: Workbench, review: Review, book: Codebook
) -> None:
    review.codebook.refresh()
    task = review.tasks[0].id
    review.tag([(task,)], NO_DEADLINE)
    async with running(workbench) as program:
        await program.press("f6", "g")
        assert "Merge “No deadline” (used 1×) into" in program.text
        await program.type("lead")
        await program.press("enter")
        assert [tag.id for tag in book.tags] == [NO_LEAD]
        assert book.used() == {NO_LEAD: 1}
        assert [tag.id for tag in stored(workbench, review).tags_of(task)] == [NO_LEAD]
        await program.press("z")
        assert book.used() == {NO_DEADLINE: 1}
        await program.press("Z")
        assert book.used() == {NO_LEAD: 1}


async def test_a_tag_is_retired_and_brought_back_by_one_key(
    workbench: Workbench, book: Codebook
) -> None:
    async with running(workbench) as program:
        await program.press("f6", "b")
        assert kept(book).retired
        assert "retired" in next(line for line in program.lines if "◷" in line)
        await program.press("b")
        assert not kept(book).retired


@pytest.mark.parametrize("ending", [".toml", ".qdc"])
async def test_a_file_is_written_and_read_with_a_preview_of_what_it_changes(
    workbench: Workbench, book: Codebook, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"x{ending}"
    book.save(file, overwrite=False)
    meant = kept(book).definition
    book.put(replace(kept(book), definition="other"))
    async with running(workbench, size=(120, 24)) as program:
        await program.press("f6", "n")
        program.app.screen.query_one("Field").value = str(file)  # type: ignore[attr-defined]
        await program.press("enter")
        assert "new 0 · changed 1 · the same 1" in program.text
        assert "definition: other → The directive" in program.text
        assert kept(book).definition == "other"
        await program.press("enter")
        assert kept(book).definition == meant


async def test_no_file_is_overwritten_unasked(
    workbench: Workbench, book: Codebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "codebook.toml"
    file.write_text("mine")
    async with running(workbench) as program:
        await program.press("f6", "x", "enter")
        assert "is there already" in program.text
        assert file.read_text() == "mine"
        await program.press("enter")
    assert len(book.read(file).new) + book.read(file).same == 2
