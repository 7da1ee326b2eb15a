"""What a keymap may not say, each with the error that says so and the way out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import assert_never

from doichieu.errors import KeymapError
from doichieu.keymaps import keys
from doichieu.keymaps.commands import BY_ID, COMMANDS, IN_ORDER
from doichieu.keymaps.scopes import LISTENING_TOGETHER, Scope
from doichieu.language import _
from doichieu.text import nearest

Keys = Mapping[str, tuple[str, ...]]

_ONE_KEY_ONLY = frozenset({Scope.DIALOG, Scope.KEYS, Scope.TYPING})


def known_keymap(name: str, names: Collection[str]) -> None:
    """Raise KeymapError unless `name` is a shipped keymap."""
    if name not in names:
        raise KeymapError(
            _("unknown keymap '{name}'").format(name=name),
            where=_("settings"),
            remedy=_meant(name, names),
        )


def known_scope(scope: str, lines: object, where: str) -> None:
    """Raise KeymapError unless `scope` is one and `lines` its table."""
    if scope not in list(Scope):
        raise KeymapError(
            _("unknown group of commands {name}").format(name=f"[{scope}]"),
            where=where,
            remedy=_meant(scope, [str(s) for s in Scope]),
        )
    if not isinstance(lines, dict):
        raise KeymapError(
            _("'{name}' is not a table").format(name=scope),
            where=where,
            remedy=_("Write [{scope}] on a line, and the commands below it.").format(scope=scope),
        )


def known_command(command_id: str, where: str) -> None:
    """Raise KeymapError unless there is such a command."""
    if command_id not in BY_ID:
        raise KeymapError(
            _("unknown command '{name}'").format(name=command_id),
            where=where,
            remedy=_meant(command_id, BY_ID),
        )


def list_of_text(written: object, command_id: str, where: str) -> None:
    """Raise KeymapError unless `written` is a list of texts."""
    if not isinstance(written, list) or not all(isinstance(key, str) for key in written):
        raise KeymapError(
            _("the keys of {command} are not text").format(command=command_id),
            where=where,
            remedy=_('Write one key, such as "g", or a list, such as ["g", "f5"].'),
        )


def arrives(key: str) -> None:
    """Raise KeymapError unless a pressed key is one that every terminal sends as itself."""
    if key not in keys.NAMES:
        known = key == "backspace" or key in keys.SAME_IN_A_TERMINAL
        raise KeymapError(
            _("{key} cannot run a command: not every terminal sends it").format(
                key=keys.shown(key)
            ),
            remedy=_key_remedy(key) if known else _("Press another key."),
        )


def known_keys(names: Iterable[str], command_id: str, where: str) -> None:
    """Raise KeymapError unless each name is a key that a command may have there."""
    for name in names:
        parts = name.split(" ")
        for part in parts:
            if part not in keys.NAMES:
                raise KeymapError(
                    _("unknown key '{key}' for {command}").format(key=part, command=command_id),
                    where=where,
                    remedy=_key_remedy(part),
                )
        if len(parts) > 1 and BY_ID[command_id].scope in _ONE_KEY_ONLY:
            raise KeymapError(
                _("'{key}' for {command} is more than one key").format(
                    key=keys.shown(name), command=command_id
                ),
                where=where,
                remedy=_("In questions and text fields a command has single keys."),
            )
        if keys.types(name) and BY_ID[command_id].scope is Scope.TYPING:
            raise KeymapError(
                _("'{key}' for {command} could not be typed any more").format(
                    key=keys.shown(name), command=command_id
                ),
                where=where,
                remedy=_("In text fields, use Ctrl with a letter, or a function key."),
            )


def usable(table: Keys, where: str) -> None:
    """Raise KeymapError when a key serves two commands at once, or an essential one has none."""
    for scopes in LISTENING_TOGETHER:
        served: dict[str, str] = {}
        for command in COMMANDS:
            for key in table[command.id] if command.scope in scopes else ():
                other = served.setdefault(key, command.id)
                if other != command.id and {other, command.id} != IN_ORDER:
                    raise twice(key, other, command.id, where)
        for key, command_id in served.items():
            for beginning in keys.beginnings(key):
                if beginning in served:
                    raise _cut_short(beginning, served[beginning], key, command_id, where)
    for command in COMMANDS:
        if command.essential and not table[command.id]:
            raise KeymapError(
                _("{command} is left without a key").format(command=command.id),
                where=where,
                remedy=_("Give it at least one: nobody could do without it."),
            )


def twice(key: str, one: str, other: str, where: str = "") -> KeymapError:
    """The error that one key would serve two commands at once."""
    return KeymapError(
        _("'{key}' is given to both {one} and {other}").format(
            key=keys.shown(key), one=one, other=other
        ),
        where=where,
        remedy=_("Give one of them another key."),
    )


def _cut_short(key: str, one: str, sequence: str, other: str, where: str) -> KeymapError:
    return KeymapError(
        _("'{key}' is given to {one}, and begins '{sequence}' of {other}").format(
            key=keys.shown(key),
            one=one,
            sequence=keys.shown(sequence),
            other=other,
        ),
        where=where,
        remedy=_("Give one of them another key."),
    )


def held_back(table: Keys) -> tuple[str, ...]:
    """A sentence on each key that a Vietnamese input method may keep from the program."""
    return tuple(
        _("'{key}' for {command} may not arrive while a Vietnamese input method is on").format(
            key=keys.shown(key), command=command_id
        )
        for command_id, names in table.items()
        for key in names
        if keys.held_back(key)
    )


def caution(key: str) -> str:
    """Why `key` may not arrive while an input method is on, as a sentence; '' where it will."""
    hold = keys.held_back(key)
    if hold is None:
        return ""
    match hold:
        case keys.Hold.VOWEL:
            why = _("it waits at a vowel for the mark that may follow")
        case keys.Hold.HORN:
            why = _("Telex puts a horn or a mark on the vowel before")
        case keys.Hold.STROKE:
            why = _("Telex makes a letter with a stroke of two")
        case keys.Hold.BRACKET:
            why = _("Telex makes letters with a horn of brackets")
        case _:
            assert_never(hold)
    return _("A Vietnamese input method may keep {key} back: {why}.").format(
        key=keys.shown(key), why=why
    )


def _meant(name: str, names: Iterable[str]) -> str:
    known = list(names)
    if near := nearest(name, known):
        return _("Did you mean '{name}'?").format(name=near[0])
    if len(known) <= len(Scope):
        return _("There are: {names}.").format(names=", ".join(known))
    return _("docs/keys.md lists them all.")


def _key_remedy(name: str) -> str:
    if name == "backspace":
        return _("Backspace belongs to the input method; choose another key.")
    if twin := keys.SAME_IN_A_TERMINAL.get(name):
        return _("A terminal cannot tell it from {key}; choose another key.").format(
            key=keys.shown(twin)
        )
    return _meant(name, keys.NAMES)
