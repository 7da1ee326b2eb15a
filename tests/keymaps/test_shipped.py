"""The commands and the keymaps that come with the program."""

from __future__ import annotations

import string
import tomllib
from importlib import resources

import pytest

from doichieu.keymaps import BY_ID, COMMANDS, SHIPPED, Command, Scope, checking, load, shown
from doichieu.keymaps.loading import _as_shipped

LOST_WHILE_TYPING_VIETNAMESE = frozenset("aăâeêioôơuưydw" + "aăâeêioôơuưydw".upper() + "[]{}")


def table(name: str) -> dict[str, dict[str, list[str]]]:
    file = resources.files("doichieu.keymaps") / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def test_every_command_has_a_line_in_the_default_keymap() -> None:
    listed = {f"{scope}.{action}" for scope, lines in table("default").items() for action in lines}
    assert listed == BY_ID.keys()


def test_every_shipped_keymap_is_known_by_its_name() -> None:
    files = [f.name for f in resources.files("doichieu.keymaps").iterdir()]
    assert sorted(SHIPPED) == sorted(f.removesuffix(".toml") for f in files if f.endswith(".toml"))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_keymap_works_while_an_input_method_is_on(name: str) -> None:
    keymap = load(name)
    for command in COMMANDS:
        for key in keymap.keys(command.id):
            assert shown(key) not in LOST_WHILE_TYPING_VIETNAMESE, command.id
            assert "backspace" not in key


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_keymap_is_read_as_toml_says_it(name: str) -> None:
    assert _as_shipped(name) == table(name)


@pytest.mark.parametrize("name", SHIPPED)
def test_no_key_of_a_shipped_keymap_serves_two_commands_at_once(name: str) -> None:
    checking.usable(load(name).table, name)


@pytest.mark.parametrize("name", SHIPPED)
def test_in_a_text_field_every_character_can_be_typed(name: str) -> None:
    for command, keys in load(name).bindings(Scope.TYPING):
        assert not [key for key in keys if len(shown(key)) == 1 and key in string.printable], (
            command.id
        )


@pytest.mark.parametrize("name", SHIPPED)
def test_the_nth_key_chooses_the_nth_suggestion(name: str) -> None:
    assert load(name).keys("review.choose") == tuple("123456789")


def test_no_command_is_declared_twice() -> None:
    assert len(BY_ID) == len(COMMANDS)


def test_every_scope_has_a_heading_and_commands() -> None:
    for scope in Scope:
        assert scope.heading
        assert load().bindings(scope)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_command_says_in_two_words_and_in_a_sentence_what_it_does(command: Command) -> None:
    label, sentence = command.label, command.help
    assert 1 <= len(label.split()) <= 3
    assert len(label) <= 14
    assert sentence[0].isupper()
    assert sentence.endswith(".")
