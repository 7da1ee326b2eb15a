"""A keymap: a shipped one, overlaid with the user's own file, checked and ready to ask."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from doichieu import toml_text
from doichieu.errors import KeymapError
from doichieu.frozen import frozen
from doichieu.keymaps import checking
from doichieu.keymaps.commands import COMMANDS, Command
from doichieu.keymaps.keys import named
from doichieu.keymaps.scopes import Scope
from doichieu.language import _

DEFAULT = "default"
SHIPPED = (DEFAULT, "vim", "emacs")
"""The shipped keymaps; every other one says only how it differs from `default`."""

Table = dict[str, tuple[str, ...]]
"""Keys by command id."""


@frozen
class Keymap:
    """Which keys run which command.

    `warnings` are sentences on keys of the user's own that an input method may keep back.
    """

    name: str
    table: Mapping[str, tuple[str, ...]]
    warnings: tuple[str, ...] = ()

    def keys(self, command_id: str) -> tuple[str, ...]:
        """The keys of a command by their Textual names, the one to show first; may be empty.

        Raises KeyError when there is no such command.
        """
        return self.table[command_id]

    def bindings(self, scope: Scope) -> tuple[tuple[Command, tuple[str, ...]], ...]:
        """Every command of `scope` in the order of its declaration, with its keys."""
        return tuple((c, self.table[c.id]) for c in COMMANDS if c.scope is scope)


def load(name: str = DEFAULT, user_file: Path | None = None) -> Keymap:
    """The shipped keymap `name`, with what `user_file` (where it exists) has otherwise.

    Raises KeymapError when there is no such keymap; when a file cannot be read, names an unknown
    command or key, or takes the only key of an essential command; and when one key would serve two
    commands at once.
    """
    return overlaid(name, own_text(user_file), str(user_file)) if user_file else overlaid(name)


def overlaid(name: str, text: str = "", where: str = "") -> Keymap:
    """The shipped keymap `name` with what `text`, that stands in the file `where`, has otherwise.

    Raises KeymapError as `load` does.
    """
    checking.known_keymap(name, SHIPPED)
    table: Table = {}
    for shipped in dict.fromkeys((DEFAULT, name)):
        table |= _table(_as_shipped(shipped), f"{shipped}.toml")
    own = _own_table(text, where)
    if own:
        # What is shipped is so: a test tells.
        table |= own
        checking.usable(table, where)
    return Keymap(name, MappingProxyType(table), checking.held_back(own))


def _as_shipped(name: str) -> dict[str, Any]:
    """A shipped keymap as its file says it.

    Each command stands there on a line of its own, with a list that is JSON too; read so, it is
    there before a reader of TOML is loaded, which most starts do without.
    """
    text = Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = {}
    scope: dict[str, Any] = {}
    for line in text.splitlines():
        if line.startswith("["):
            scope = found[line.strip("[]")] = {}
        elif line and not line.startswith("#"):
            action, _is, rest = line.partition(" = ")
            scope[action] = json.loads(rest[: rest.rindex("]") + 1])
    return found


def own_text(path: Path) -> str:
    """What stands in the user's own file; '' where there is none.

    Raises KeymapError when it cannot be read.
    """
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(error, str(path)) from error


def _own_table(text: str, where: str) -> Table:
    if not text:
        return {}
    try:
        raw = toml_text.read(text)
    except toml_text.TomlError as error:
        raise _unreadable(error, where) from error
    return _table(raw, where)


def _unreadable(error: Exception, where: str) -> KeymapError:
    return KeymapError(
        _("the keys cannot be read: {why}").format(why=error),
        where=where,
        remedy=_("Mend the file or move it away."),
    )


def _table(raw: dict[str, Any], where: str) -> Table:
    table: Table = {}
    for scope, lines in raw.items():
        checking.known_scope(scope, lines, where)
        for action, keys in lines.items():
            command_id = f"{scope}.{action}"
            checking.known_command(command_id, where)
            written = [keys] if isinstance(keys, str) else keys
            checking.list_of_text(written, command_id, where)
            table[command_id] = tuple(dict.fromkeys(map(named, written)))
            checking.known_keys(table[command_id], command_id, where)
    return table
