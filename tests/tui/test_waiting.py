"""Keys that wait for the next one: sequences and counts, without a clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.keymaps import Scope, load
from doichieu.tui.waiting import Waiting


def pressed(waiting: Waiting, *keys: str) -> list[str]:
    """What each key runs; digits are counted as a screen does."""
    runs = []
    for key in keys:
        whole = waiting.press(key)
        if whole and whole in "0123456789":
            waiting.add_digit(int(whole))
        runs.append(f"{waiting.count or ''}{whole}")
        waiting.done(whole)
    return runs


@pytest.fixture
def vim() -> Waiting:
    return Waiting(load("vim"), Scope.REVIEW, Scope.MOVE, Scope.GLOBAL)


def test_a_sequence_runs_at_its_last_key(vim: Waiting) -> None:
    assert pressed(vim, "g", "g", "j") == ["", "g g", "j"]


def test_another_key_is_forgotten_with_the_sequence_it_does_not_go_on_with(vim: Waiting) -> None:
    assert pressed(vim, "g", "x", "x") == ["", "", "x"]
    assert vim.shown == ""


@pytest.mark.parametrize("keys", [("g",), ("5",), ("5", "g")])
def test_escape_forgets_what_waits_and_does_nothing_more(
    vim: Waiting, keys: tuple[str, ...]
) -> None:
    assert pressed(vim, *keys, "escape", "escape", "j")[len(keys) :] == ["", "escape", "j"]


def test_a_count_is_for_the_movement_that_follows_and_for_no_other(vim: Waiting) -> None:
    assert pressed(vim, "1", "2", "G", "G") == ["11", "122", "12G", "G"]
    assert pressed(vim, "5", "g", "g", "k") == ["55", "5", "5g g", "k"]


def test_a_count_is_forgotten_at_a_command_that_is_no_movement(vim: Waiting) -> None:
    assert pressed(vim, "3", "p", "j") == ["33", "p", "j"]


@pytest.mark.parametrize("keys", ["gg", "5j", "12G", "5gg", "N", "3n"])
def test_one_movement_is_told_from_what_is_pasted(vim: Waiting, keys: str) -> None:
    assert vim.is_a_movement(keys)


@pytest.mark.parametrize("keys", ["5", "12", "g", "gx", "x", "5x", "ggj", "5jj", "jk", "5t", "z"])
def test_nothing_but_one_movement_is_one(vim: Waiting, keys: str) -> None:
    assert not vim.is_a_movement(keys)


def test_what_goes_on_with_a_sequence_ends_it(vim: Waiting) -> None:
    pressed(vim, "5", "g")
    assert vim.is_a_movement("g")
    assert not vim.is_a_movement("gg")


def test_what_waits_is_shown(vim: Waiting) -> None:
    pressed(vim, "1", "2", "g")
    assert vim.shown == "12g"


def test_a_keymap_of_ones_own_may_have_sequences_of_named_keys(tmp_path: Path) -> None:
    own = tmp_path / "keys.toml"
    own.write_text('[review]\ngap = "ctrl+x g"\n', encoding="utf-8")
    waiting = Waiting(load("default", own), Scope.REVIEW, Scope.MOVE, Scope.GLOBAL)
    assert pressed(waiting, "ctrl+x") == [""]
    assert waiting.shown == "Ctrl+X"
    assert pressed(waiting, "g") == ["ctrl+x g"]
