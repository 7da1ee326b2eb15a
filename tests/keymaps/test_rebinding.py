"""What giving a command another key takes, before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.errors import KeymapError
from doichieu.keymaps import SHIPPED, load
from doichieu.keymaps.rebinding import as_shipped, fewer, given
from doichieu.keymaps.writing import keep


def test_a_new_key_takes_the_place_of_the_first_and_leaves_the_others() -> None:
    assert given(load(), "global.help", "f9").changes == {"global.help": ("f9", "f1")}


def test_one_more_key_stands_behind_those_there_are() -> None:
    rebinding = given(load(), "review.gap", "f9", besides=True)
    assert rebinding.changes == {"review.gap": ("g", "f9")}


def test_a_key_that_the_command_has_becomes_its_first() -> None:
    assert given(load(), "global.help", "f1").changes == {"global.help": ("f1", "question_mark")}


def test_a_command_that_has_the_key_gets_the_one_set_free() -> None:
    rebinding = given(load(), "review.gap", "p")
    assert rebinding.changes == {"review.gap": ("p",), "review.partial": ("g",)}
    assert [command.id for command in rebinding.others] == ["review.partial"]


def test_a_key_that_works_everywhere_is_swapped_with_every_screen_that_has_it() -> None:
    rebinding = given(load(), "global.palette", "z")
    screens = ("library", "annotations", "decisions", "review", "overlaps", "findings", "settling")
    assert {command.id for command in rebinding.others} == {
        f"{scope}.undo" for scope in (*screens, "codebook", "document")
    }
    assert {rebinding.changes[command.id] for command in rebinding.others} == {("ctrl+p",)}


def test_a_key_of_another_screen_is_free() -> None:
    assert given(load(), "library.add", "g").others == ()


def test_for_one_more_key_the_other_command_is_left_with_what_it_has() -> None:
    assert given(load(), "review.gap", "p", besides=True).changes["review.partial"] == ()


@pytest.mark.parametrize(
    ("command", "key", "said"),
    [
        ("review.gap", "backspace", "input method"),
        ("review.gap", "ctrl+h", "Backspace"),
        ("review.gap", "latin_small_letter_e_with_circumflex", "not every terminal"),
        ("review.gap", "ctrl+shift+f5", "not every terminal"),
        ("typing.left", "h", "could not be typed"),
        ("library.add", "q", "given to both"),
        ("review.choose", "f9", "its own place"),
    ],
)
def test_what_cannot_be_is_said_with_the_way_out(command: str, key: str, said: str) -> None:
    with pytest.raises(KeymapError) as caught:
        given(load(), command, key)
    assert said in str(caught.value)
    assert caught.value.remedy


def test_an_essential_command_is_not_left_without_a_key_for_another() -> None:
    with pytest.raises(KeymapError, match=r"global.back"):
        given(load(), "review.gap", "escape", besides=True)
    with pytest.raises(KeymapError, match=r"global.back"):
        fewer(load(), "global.back")


def test_a_key_that_begins_a_sequence_is_not_given_away() -> None:
    with pytest.raises(KeymapError, match="begins 'gg'"):
        given(load("vim"), "review.gap", "g")


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("o", "vowel"),
        ("Y", "vowel"),
        ("w", "Telex"),
        ("D", "stroke"),
        ("left_curly_bracket", "brackets"),
        ("f9", ""),
        ("ctrl+w", ""),
    ],
)
def test_a_key_that_telex_may_keep_back_is_allowed_with_the_reason(key: str, why: str) -> None:
    rebinding = given(load(), "review.gap", key)
    assert rebinding.changes["review.gap"] == (key,)
    assert why in rebinding.caution
    assert bool(why) is bool(rebinding.caution)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_command_gets_its_keys_back_from_the_one_that_took_them(
    name: str, tmp_path: Path
) -> None:
    own, shipped = tmp_path / "keys.toml", load(name)
    before = shipped.keys("review.gap")
    keymap = keep(name, own, given(shipped, "review.partial", before[0]).changes)
    assert keymap.keys("review.gap") != before
    back = as_shipped(keymap, shipped, "review.gap")
    assert [command.id for command in back.others] == ["review.partial"]
    assert keep(name, own, back.changes) == shipped
    assert own.read_text(encoding="utf-8") == ""
