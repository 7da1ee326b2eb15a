"""Any command by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu import language
from doichieu.keymaps import Scope
from doichieu.model import Verdict
from doichieu.tui.screens.palette import Palette
from doichieu.tui.widgets.fields import Field
from doichieu.tui.widgets.item_list import ItemList
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import running, stored
from tests.tui.test_terminal import program as on_terminal

BACK = "\x7f"
BURSTS = {
    "telex": f"thie{BACK}ê{BACK}ếu",
    "letter by letter": "thieu",
    "decomposed": "thie\u0302\u0301u",
}


@pytest.mark.parametrize("typed", BURSTS.values(), ids=BURSTS)
def test_on_a_terminal_what_an_input_method_sends_finds_the_command(
    typed: str, tmp_path: Path
) -> None:
    with on_terminal(tmp_path / "s.db", "--lang", "vi", "demo", columns=80, rows=24) as terminal:
        terminal.wait("vì sao")
        terminal.send("\x10")
        terminal.wait("gõ vài chữ")
        terminal.send(typed)
        terminal.wait("▶  Thiếu")
        assert ("thieu" if typed == "thieu" else "thiếu") in terminal.text
        terminal.send("\r")
        terminal.wait("đã xét 1/")
        assert "thiếu 1" in terminal.text


async def test_what_the_screen_can_do_stands_there_with_its_keys(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        screen = program.app.screen
        await program.press("ctrl+p")
        rows = {str(row.key): row for row in program.app.screen.query_one(ItemList).rows}
        assert isinstance(program.app.screen, Palette)
        assert rows["review.gap"].word == "g"
        assert rows["global.help"].word == "?  F1"
        assert {key.partition(".")[0] for key in rows} == {
            *(Scope.REVIEW, Scope.MOVE, Scope.GLOBAL)
        }
        for command, _keys in program.app.keymap.bindings(Scope.REVIEW):
            able = program.app.carried_out_by(screen, command) is not None
            assert (command.id in rows) is (able and command.id != "review.choose")


async def test_an_enter_from_the_palette_covers_as_the_key_would(
    workbench: Workbench, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.tui.screens.review.deciding.SETTLE", 60.0)
    async with running(workbench, review) as program:
        await program.press("ctrl+p")
        await program.type("covered")
        await program.press("enter")
        assert "decided 1/" in program.text
        await program.press("enter")
        assert "decided 1/" in program.text
    assert stored(workbench, review).state.verdict(review.tasks[0].id) is Verdict.COVERED


async def test_a_question_comes_in_front_once_the_palette_is_gone(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("ctrl+p")
        await program.type("note")
        await program.press("enter")
        assert "Note on" in program.text
        await program.type("hỏi lại")
        await program.press("ctrl+s")
    assert stored(workbench, review).state.note(review.tasks[0].id) == "hỏi lại"


async def test_words_that_are_nowhere_run_nothing(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("ctrl+p")
        await program.type("zzz")
        assert "nothing fits" in program.text
        await program.press("enter")
        assert "decided 0/" in program.text


@pytest.mark.parametrize("typed", ["bo sung", "addition", "bổ sung"])
async def test_words_of_either_language_do(
    workbench: Workbench, review: Review, typed: str
) -> None:
    language.use("vi")
    async with running(workbench, review) as program:
        await program.press("ctrl+p")
        program.app.screen.query_one(Field).value = typed
        await program.rest()
        assert program.app.screen.query_one(ItemList).key == "review.addition"


async def test_in_the_library_it_holds_what_the_library_can_do(workbench: Workbench) -> None:
    async with running(workbench) as program:
        await program.press("ctrl+p")
        await program.type("import")
        await program.press("enter")
        assert "Files to read" in program.text
