"""Another key for a command by pressing it: written down, and obeyed at once."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from doichieu import language
from doichieu.keymaps import COMMANDS, Scope
from doichieu.model import Verdict
from doichieu.tui.widgets.fields import Field
from doichieu.tui.widgets.item_list import ItemList
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, WIDE, Driver, at, running, stored


def own(workbench: Workbench) -> dict[str, Any]:
    """What stands in the reviewer's own keys.toml."""
    return tomllib.loads(workbench.config.keys_file.read_text(encoding="utf-8"))


async def stand_on(program: Driver, words: str) -> None:
    """Open the keys screen and stand on the first command with these words."""
    await program.press("f2")
    program.app.screen.query_one(Field).value = words
    await program.rest()


async def test_every_command_is_listed_under_where_it_works(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("f2")
        rows = program.app.screen.query_one(ItemList).rows
        assert [row.key for row in rows if row.key] == [
            command.id for scope in Scope for command in COMMANDS if command.scope is scope
        ]
        assert [row.label for row in rows if row.key is None] == [s.heading for s in Scope]


async def test_a_key_is_pressed_shown_taken_written_and_obeyed_at_once(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, "gap")
        await program.press("enter", "f9")
        assert "arrived: f9 · shown as F9" in program.text
        assert not workbench.config.keys_file.exists()
        await program.press("enter")
        assert own(workbench) == {"review": {"gap": "f9"}}
        await program.press("escape")
        assert "F9 gap" in program.lines[-1]
        await program.press("g")
        assert at(program) == review.tasks[0].address
        await program.press("f9", "enter", "question_mark")
        assert any("F9" in line and "Gap" in line for line in program.lines)
    assert stored(workbench, review).state.verdict(review.tasks[0].id) is Verdict.GAP


async def test_two_commands_swap_their_keys_when_asked(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, "gap")
        await program.press("enter", "p")
        assert "Partial (Review) has this key; instead it gets: g" in program.text
        assert "swap them" in program.text
        await program.press("enter", "escape", "p")
    assert own(workbench) == {"review": {"gap": "p", "partial": "g"}}
    assert stored(workbench, review).state.verdict(review.tasks[0].id) is Verdict.GAP


async def test_reset_gives_both_their_keys_again(workbench: Workbench, review: Review) -> None:
    workbench.config.keys_file.write_text(
        '# mine\n[review]\ngap = "p"\npartial = "g"\nmark = []  # never\n', encoding="utf-8"
    )
    async with running(workbench, review) as program:
        await stand_on(program, "gap")
        await program.press("f8")
        assert "Gap: g · Partial: p" in program.text
        await program.press("escape", "g")
    text = workbench.config.keys_file.read_text(encoding="utf-8")
    assert text == "# mine\n[review]\nmark = []  # never\n"
    assert stored(workbench, review).state.verdict(review.tasks[0].id) is Verdict.GAP


async def test_one_key_more_and_one_less(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, "gap")
        await program.press("f4", "f9", "enter")
        assert own(workbench) == {"review": {"gap": ["g", "f9"]}}
        await program.press("f5")
        assert own(workbench) == {}
        await program.press("f5")
        assert own(workbench) == {"review": {"gap": []}}
        assert "no key" in program.text


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("o", "vowel"),
        ("w", "Telex"),
        ("d", "stroke"),
        ("left_square_bracket", "brackets"),
    ],
)
async def test_a_key_that_telex_keeps_back_is_taken_with_a_warning(
    workbench: Workbench, review: Review, key: str, said: str
) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, "gap")
        await program.press("enter", key)
        assert said in program.text
        await program.press("enter")
        assert program.app.keymap.keys("review.gap") == (key,)


@pytest.mark.parametrize("key", ["backspace", "ctrl+h", "f24", "ê"])
async def test_a_key_that_cannot_be_is_refused_and_another_may_be_pressed(
    workbench: Workbench, review: Review, key: str
) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, "gap")
        await program.press("enter", key)
        assert "cannot run a command" in program.text
        assert not workbench.config.keys_file.exists()
        await program.press("f9", "enter")
        assert own(workbench) == {"review": {"gap": "f9"}}


async def test_the_keys_of_the_question_can_be_given_too(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, "open before")
        await program.press("enter", "enter")
        assert "arrived: enter · shown as ↵" in program.text
        assert "Covered (Review) has this key; instead it gets: T" in program.text
        await program.press("escape")
        assert not workbench.config.keys_file.exists()
        await program.press("enter", "escape")
        assert "arrived: escape · shown as Esc" in program.text
        await program.press("escape")
        assert "arrived" not in program.text
        assert not workbench.config.keys_file.exists()


async def test_a_bad_file_is_said_in_one_line_and_left_as_it_is(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        workbench.config.keys_file.write_text("[review", encoding="utf-8")
        await stand_on(program, "gap")
        await program.press("enter", "f9", "enter")
        assert "cannot be read" in program.text
        assert "Mend the file" in program.text
        await program.press("escape", "escape", "g")
    assert workbench.config.keys_file.read_text(encoding="utf-8") == "[review"
    assert stored(workbench, review).state.verdict(review.tasks[0].id) is Verdict.GAP


async def test_a_file_that_cannot_be_written_is_said_and_the_keys_stay(
    workbench: Workbench, review: Review
) -> None:
    # A folder in the file's place: no right to write would not stop a superuser.
    async with running(workbench, review) as program:
        workbench.config.keys_file.mkdir()
        await stand_on(program, "gap")
        await program.press("enter", "f9", "enter")
        assert "cannot be read" in program.text
        assert program.app.keymap.keys("review.gap") == ("g",)


@pytest.mark.parametrize("typed", ["thiếu", "thieu", "gap"])
async def test_typing_finds_commands_in_both_languages(
    workbench: Workbench, review: Review, typed: str
) -> None:
    language.use("vi")
    async with running(workbench, review) as program:
        await program.press("f2")
        program.app.screen.query_one(Field).value = typed
        await program.rest()
        assert program.app.screen.query_one(ItemList).key == "review.gap"


async def test_typing_a_key_finds_what_it_does(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await stand_on(program, "ctrl+p")
        assert program.app.screen.query_one(ItemList).key == "global.palette"


async def test_the_cursor_passes_over_headings(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("f2")
        choices = program.app.screen.query_one(ItemList)
        seen = [choices.key]
        listed = [c.id for s in Scope for c in COMMANDS if c.scope is s]
        # Over the headings of three scopes.
        for _row in range(len([c for c in COMMANDS if c.scope in [*Scope][:2]]) + 2):
            await program.pilot.press("down")
            seen.append(choices.key)
        assert seen == listed[: len(seen)]
        await program.press("up")
        assert choices.key == seen[-2]


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        *((WIDE, keys) for keys in ((), ("v",), ("h",), ("k",), ("question_mark",))),
        *((LOW, keys) for keys in ((), ("v",))),
    ],
)
async def test_it_opens_over_every_screen_and_what_lies_behind_obeys(
    workbench: Workbench, review: Review, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with running(workbench, review, size) as program:
        await program.press(*keys)
        behind = program.lines[0]
        await stand_on(program, "quit")
        await program.press("enter", "f9", "enter", "escape")
        assert program.lines[0] == behind
        assert "F9 quit" in program.lines[-1]
        await program.press("f9")
        assert not program.app.is_running or program.app._exit


async def test_the_footer_of_the_library_follows(workbench: Workbench) -> None:
    async with running(workbench) as program:
        await stand_on(program, "import")
        await program.press("enter", "f9", "enter", "escape")
        assert "F9 import" in program.lines[-1]
        assert "press F9 to read a file" in program.text
