"""Key names, held against Textual, which alone decides what they are."""

from __future__ import annotations

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from doichieu.keymaps import keys

MODIFIER = {"shift": 2, "ctrl": 5, "ctrl+shift": 6}
SEQUENCES = {
    **dict(zip(("up", "down", "right", "left", "end", "home"), "ABCDFH", strict=True)),
    "insert": "2~",
    "delete": "3~",
    "pageup": "5~",
    "pagedown": "6~",
    "f1": "P",
    "f2": "Q",
    "f3": "R",
    "f4": "S",
    **{f"f{n}": f"{code}~" for n, code in zip(range(5, 11), (15, 17, 18, 19, 20, 21), strict=True)},
    "f11": "23~",
    "f12": "24~",
}
PLAIN = {"enter": "\r", "tab": "\t", "escape": "\x1b", "shift+tab": "\x1b[Z"}


def sent(name: str) -> str:
    """What xterm sends for a key."""
    modifiers, _plus, last = name.rpartition("+")
    if plain := PLAIN.get(name) or (keys.types(name) if not modifiers else ""):
        return plain
    if modifiers == "ctrl" and len(last) == 1:
        return chr(ord(last) - ord("a") + 1)
    if modifiers == "alt":
        return f"\x1b{last}"
    code = SEQUENCES[last]
    if not modifiers:
        return ("\x1bO" if code in "PQRS" else "\x1b[") + code
    number = f";{MODIFIER[modifiers]}"
    return f"\x1b[{code[:-1]}{number}~" if code.endswith("~") else f"\x1b[1{number}{code}"


@pytest.mark.parametrize("name", sorted(keys.NAMES))
def test_a_plain_terminal_sends_this_key_and_textual_gives_it_this_name(name: str) -> None:
    parser = XTermParser()
    events = [*parser.feed(sent(name)), *parser.feed("")]
    assert [event.key for event in events if isinstance(event, Key)] == [name]


@pytest.mark.parametrize("name", sorted(keys.NAMES))
def test_a_key_as_it_is_shown_can_be_written_into_a_keymap(name: str) -> None:
    shown = keys.shown(name)
    assert any(sign in shown for sign in "↑↓←→↵") or keys.named(shown) in {name, shown.lower()}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("question_mark", "?"),
        ("T", "T"),
        ("ctrl+p", "Ctrl+P"),
        ("shift+tab", "Shift+Tab"),
        ("ctrl+up", "Ctrl+↑"),
        ("f1", "F1"),
        ("escape", "Esc"),
    ],
)
def test_keys_are_shown_as_they_are_printed_on_the_keyboard(name: str, shown: str) -> None:
    assert keys.shown(name) == shown
