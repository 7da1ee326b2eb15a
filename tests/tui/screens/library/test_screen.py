"""The library: what is there, how far it is, what is missing, and a hint when it is empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.errors import StoreError
from doichieu.model import Verdict
from doichieu.store import Store
from doichieu.tui.widgets.fields import Field
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, WIDE, running


@pytest.mark.parametrize("size", [WIDE, LOW])
async def test_an_empty_library_says_what_to_do_next(
    workbench: Workbench, size: tuple[int, int]
) -> None:
    async with running(workbench, size=size) as program:
        assert "Nothing read yet: press n" in program.text


async def test_a_file_is_read_in_from_the_screen(workbench: Workbench, tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text("# Plan\n\n1. Build the school\n2. Mend the road\n", encoding="utf-8")
    async with running(workbench) as program:
        await program.press("n")
        program.app.screen.query_one(Field).value = str(file)
        await program.press("enter")
        assert "tasks: 2" in program.text
    assert len(workbench.store.documents.summaries()) == 1


async def test_a_file_that_cannot_be_read_is_one_line_and_nothing_is_stored(
    workbench: Workbench, tmp_path: Path
) -> None:
    async with running(workbench) as program:
        await program.press("n")
        program.app.screen.query_one(Field).value = str(tmp_path / "missing.txt")
        await program.press("enter")
        assert "no such file" in program.text
    assert workbench.store.documents.summaries() == ()


async def test_a_plan_that_carries_out_a_stored_directive_waits_as_a_review(
    workbench: Workbench, review: Review
) -> None:
    names = f"{review.directive.name} ⇄ {review.plan.name}"
    async with running(workbench) as program:
        assert any(names in line for line in program.lines)


async def test_progress_and_counts_of_a_review_are_shown(
    workbench: Workbench, review: Review
) -> None:
    review.decide(review.tasks[0].id, Verdict.GAP)
    async with running(workbench) as program:
        assert f"1/{len(review.tasks)}" in program.text
        assert "gap 1" in program.text


async def test_enter_opens_the_review_and_escape_comes_back(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench) as program:
        await program.press("enter")
        assert f"decided 0/{len(review.tasks)}" in program.lines[0]
        await program.press("G", "escape")
        assert f"1/{len(review.tasks)}" in program.text


async def test_any_two_documents_can_be_reviewed(workbench: Workbench, tmp_path: Path) -> None:
    for name in ("one", "two"):
        file = tmp_path / f"{name}.md"
        file.write_text(f"# {name}\n\n1. Build the school\n2. Mend road {name}\n", "utf-8")
        workbench.documents.import_file(file)
    async with running(workbench) as program:
        await program.press("home", "r")
        assert "choose the plan and press r" in program.text
        await program.press("down", "r")
        assert "decided 0/2" in program.lines[0]


@pytest.mark.usefixtures("review")
async def test_a_choice_that_was_begun_is_given_up_with_escape(workbench: Workbench) -> None:
    async with running(workbench) as program:
        await program.press("tab", "r", "escape")
        assert "choose the plan" not in program.text
        await program.press("down", "r")
        assert "choose the plan" in program.text


async def test_documents_are_searched_without_diacritics(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench) as program:
        await program.press("tab", "slash")
        await program.type("lam son")
        await program.press("enter")
        assert program.app.screen.documents.key == review.plan.id  # type: ignore[attr-defined]


@pytest.mark.usefixtures("review")
async def test_every_screen_can_do_what_its_help_says(workbench: Workbench) -> None:
    async with running(workbench) as program:
        screens = [program.app.screen]
        for keys in (["tab", "enter"], ["escape", "question_mark"]):
            await program.press(*keys)
            screens.append(program.app.screen)
        assert len({type(screen) for screen in screens}) == 3
        for screen in screens:
            commands = [each.label for each in program.app._commands_of(screen)]
            assert "Page down" in commands
            assert "Quit" in commands


@pytest.mark.usefixtures("review")
async def test_a_document_that_somebody_removed_is_said_to_be_gone(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_anything: object) -> None:
        raise StoreError("there is no such document in the store")

    async with running(workbench) as program:
        monkeypatch.setattr(workbench.store.documents, "get", gone)
        await program.press("tab", "enter")
        assert "no such document" in program.lines[-1]


@pytest.mark.usefixtures("review")
async def test_a_document_cannot_be_held_against_itself(workbench: Workbench) -> None:
    async with running(workbench) as program:
        await program.press("tab", "r", "r")
        assert "against itself" in program.lines[-1]


@pytest.mark.usefixtures("review")
async def test_documents_that_are_cited_but_not_there_are_listed(workbench: Workbench) -> None:
    missing = workbench.store.relations.missing()[0].number
    async with running(workbench) as program:
        assert missing in program.text


async def test_a_document_opens_to_be_read(workbench: Workbench, review: Review) -> None:
    first = review.directive.outline.items[0]
    async with running(workbench) as program:
        await program.press("tab", "enter")
        assert first.text.split()[0] in program.text
        await program.press("escape")
        assert "Documents" in program.text


async def test_the_first_screen_is_left_with_the_key_that_quits(workbench: Workbench) -> None:
    async with running(workbench) as program:
        await program.press("escape")
        assert "q quits" in program.lines[-1]
        await program.press("q")
        assert not program.app.is_running


async def test_a_dialog_is_accepted_with_the_users_own_key(
    workbench: Workbench, tmp_path: Path
) -> None:
    workbench.config.keys_file.write_text('[dialog]\naccept = "f9"\n', encoding="utf-8")
    async with running(workbench) as program:
        await program.press("n")
        assert "F9" in program.text
        program.app.screen.query_one(Field).value = str(tmp_path / "missing.txt")
        await program.press("f9")
        assert "no such file" in program.text


async def test_a_block_higher_than_the_screen_can_be_read_to_its_end(
    workbench: Workbench, tmp_path: Path
) -> None:
    words = " ".join(f"word{number}" for number in range(900))
    file = tmp_path / "long.md"
    file.write_text(f"# Long\n\n1. Begin {words} finish\n2. Another task\n", encoding="utf-8")
    workbench.documents.import_file(file)
    async with running(workbench, size=LOW) as program:
        await program.press("enter")
        seen = program.text
        for _step in range(24):
            if "finish" in program.text:
                break
            assert "Another" not in program.text
            await program.press("down")
            seen += program.text
        assert {f"word{number}" for number in range(900)} <= set(seen.split())
        assert "finish" in program.text


async def test_whose_store_this_is_stands_on_top(workbench: Workbench) -> None:
    async with running(workbench) as program:
        assert "/store.db" in program.lines[0]
        assert program.lines[0].endswith("lan")


@pytest.mark.usefixtures("review")
async def test_a_store_that_cannot_be_written_to_says_so(workbench: Workbench) -> None:
    with Store.open(workbench.config.store, read_only=True) as store:
        reader = Workbench(store, workbench.config, workbench.clock)
        async with running(reader, size=(160, 40)) as program:
            assert "read-only" in program.lines[0]
            await program.press("enter", "G")
            assert "nothing was saved" in program.text
            assert "decided 0/" in program.lines[0]
