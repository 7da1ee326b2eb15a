"""The names of the keys, as Textual gives them, and which of them reach a program at all.

Only keys that a plain terminal sends over SSH are named: what needs a newer keyboard protocol
(`ctrl+enter`, `ctrl+1`) or cannot be told from another key (`ctrl+i` is Tab) is left out. Keys
pressed one after the other make a sequence, written with a space between them: `g g`.
"""

from __future__ import annotations

import re
import string
from enum import StrEnum

_PUNCTUATION = {
    "!": "exclamation_mark",
    '"': "quotation_mark",
    "#": "number_sign",
    "$": "dollar_sign",
    "%": "percent_sign",
    "&": "ampersand",
    "'": "apostrophe",
    "(": "left_parenthesis",
    ")": "right_parenthesis",
    "*": "asterisk",
    "+": "plus",
    ",": "comma",
    "-": "minus",
    ".": "full_stop",
    "/": "slash",
    ":": "colon",
    ";": "semicolon",
    "<": "less_than_sign",
    "=": "equals_sign",
    ">": "greater_than_sign",
    "?": "question_mark",
    "@": "at",
    "[": "left_square_bracket",
    "\\": "backslash",
    "]": "right_square_bracket",
    "^": "circumflex_accent",
    "_": "underscore",
    "`": "grave_accent",
    "{": "left_curly_bracket",
    "|": "vertical_line",
    "}": "right_curly_bracket",
    "~": "tilde",
}
_CHARACTERS = {
    **{letter: letter for letter in string.ascii_letters + string.digits},
    **_PUNCTUATION,
    " ": "space",
}
_CHARACTER_OF = {name: character for character, name in _CHARACTERS.items()}

_MOTION = ("up", "down", "left", "right", "home", "end")

SAME_IN_A_TERMINAL = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+j": "enter",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
}
"""Keys that a terminal sends as the same byte as another one."""

NAMES = frozenset(
    [
        *_CHARACTERS.values(),
        *(f"f{number}" for number in range(1, 13)),
        *(f"ctrl+{letter}" for letter in string.ascii_lowercase),
        # Alt with b or f arrives as Ctrl with an arrow, with a digit or a sign as that sign.
        *(f"alt+{letter}" for letter in string.ascii_lowercase if letter not in "bf"),
        *_MOTION,
        *(f"ctrl+{key}" for key in _MOTION),
        *(f"shift+{key}" for key in _MOTION),
        *(f"ctrl+shift+{key}" for key in _MOTION),
        *("pageup", "pagedown", "ctrl+pageup", "ctrl+pagedown"),
        *("enter", "tab", "shift+tab", "escape", "insert", "delete", "ctrl+delete"),
    ]
) - frozenset(SAME_IN_A_TERMINAL)
"""Every key that a command may have. Backspace is not among them: input methods send it."""

_OTHER_SPELLINGS = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "pgup": "pageup",
    "pgdn": "pagedown",
}
_CAPITAL = re.compile(r"(?:shift\+|upper_)([a-z])")


class Hold(StrEnum):
    """Why a Vietnamese input method that is switched on keeps a key back, to see what follows."""

    VOWEL = "vowel"
    HORN = "w"
    STROKE = "d"
    BRACKET = "bracket"


_HOLDS = {
    **dict.fromkeys("aeiouyAEIOUY", Hold.VOWEL),
    **dict.fromkeys("wW", Hold.HORN),
    **dict.fromkeys("dD", Hold.STROKE),
    **dict.fromkeys("[]{}", Hold.BRACKET),
}

_SHOWN = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "↵",
    "escape": "Esc",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "delete": "Del",
    "insert": "Ins",
}


def named(written: str) -> str:
    """The name of a key that somebody wrote as `?`, `/`, `Esc` or `shift+t`; else as written.

    Of a sequence, the names of its keys with one space between them.
    """
    if name := _CHARACTERS.get(written):
        return name
    return " ".join(map(_named, written.split()))


def _named(written: str) -> str:
    if name := _CHARACTERS.get(written):
        return name
    low = written.lower()
    if capital := _CAPITAL.fullmatch(low):
        return capital[1].upper()
    return _OTHER_SPELLINGS.get(low, low)


def written(key: str) -> str:
    """`key` as it is written into a keymap: `?`, `ctrl+p`, `space`, `g g`."""
    return " ".join(part if part == "space" else types(part) or part for part in key.split(" "))


def beginnings(key: str) -> tuple[str, ...]:
    """What a sequence is after each of its keys but the last; of a single key, nothing."""
    parts = key.split(" ")
    return tuple(" ".join(parts[:count]) for count in range(1, len(parts)))


def types(key: str) -> str:
    """The character that `key` types into a text field, or ''."""
    return _CHARACTER_OF.get(key, "")


def held_back(key: str) -> Hold | None:
    """Why an input method that is switched on may keep `key` from the program; None if not."""
    return next(filter(None, (_HOLDS.get(types(part)) for part in key.split(" "))), None)


def shown(key: str) -> str:
    """`key` as it is written on the screen and in the documentation: `?`, `Ctrl+P`, `↑`, `gg`."""
    parts = [_shown(part) for part in key.split(" ")]
    return ("" if all(len(part) == 1 for part in parts) else " ").join(parts)


def _shown(key: str) -> str:
    *modifiers, last = key.split("+")
    character = types(last)
    end = _SHOWN.get(last) or character or last.capitalize()
    if modifiers:
        end = end.upper() if character else end
    return "+".join([*(modifier.capitalize() for modifier in modifiers), end])
