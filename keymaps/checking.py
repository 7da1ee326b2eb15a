"""What a keymap may not say, each with the error that says so and the way out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from doichieu.errors import KeymapError
from doichieu.keymaps import keys
from doichieu.keymaps.commands import BY_ID, COMMANDS, LISTENING_TOGETHER, Scope
from doichieu.language import _
from doichieu.text import nearest

Keys = Mapping[str, tuple[str, ...]]


def known_keymap(name: str, names: Collection[str]) -> None:
    """Raise KeymapError unless `name` is a shipped keymap."""
    if name not in names:
        raise KeymapError(
            _("unknown keymap {name}").format(name=f"'{name}'"),
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
            _("{name} is not a table").format(name=f"'{scope}'"),
            where=where,
            remedy=_("Write [{scope}] on a line, and the commands below it.").format(scope=scope),
        )


def known_command(command_id: str, where: str) -> None:
    """Raise KeymapError unless there is such a command."""
    if command_id not in BY_ID:
        raise KeymapError(
            _("unknown command {name}").format(name=f"'{command_id}'"),
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


def known_keys(names: Iterable[str], command_id: str, where: str) -> None:
    """Raise KeymapError unless each name is a key that a command may have there."""
    for name in names:
        if name not in keys.NAMES:
            raise KeymapError(
                _("unknown key {key} for {command}").format(key=f"'{name}'", command=command_id),
                where=where,
                remedy=_key_remedy(name),
            )
        if keys.types(name) and BY_ID[command_id].scope is Scope.TYPING:
            raise KeymapError(
                _("{key} for {command} could not be typed any more").format(
                    key=f"'{keys.shown(name)}'", command=command_id
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
                if other := served.get(key):
                    raise KeymapError(
                        _("{key} is given to both {one} and {other}").format(
                            key=f"'{keys.shown(key)}'", one=other, other=command.id
                        ),
                        where=where,
                        remedy=_("Give one of them another key."),
                    )
                served[key] = command.id
    for command in COMMANDS:
        if command.essential and not table[command.id]:
            raise KeymapError(
                _("{command} is left without a key").format(command=command.id),
                where=where,
                remedy=_("Give it at least one: nobody could do without it."),
            )


def held_back(table: Keys) -> tuple[str, ...]:
    """A sentence on each key that a Vietnamese input method may keep from the program."""
    return tuple(
        _("{key} for {command} may not arrive while a Vietnamese input method is on").format(
            key=f"'{keys.shown(key)}'", command=command_id
        )
        for command_id, names in table.items()
        for key in names
        if keys.held_back(key)
    )


def _meant(name: str, names: Iterable[str]) -> str:
    known = list(names)
    if near := nearest(name, known):
        return _("Did you mean {name}?").format(name=f"'{near[0]}'")
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
