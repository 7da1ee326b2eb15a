"""Writing keys of the user's own: only what differs, with everything else in the file as it was.

Loaded only when something is written, for it brings a library of its own.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from pathlib import Path
from typing import cast

import tomlkit
from tomlkit.items import Array, Table

from doichieu.errors import KeymapError
from doichieu.keymaps import keys
from doichieu.keymaps.loading import Keymap, load, overlaid, own_text
from doichieu.keymaps.loading import Table as Changes
from doichieu.language import _
from doichieu.replacing import replace

_LINE_END = re.compile(r"\r?\n")


def keep(name: str, path: Path, changes: Changes) -> Keymap:
    """Write the changed keys of some commands into `path`; the keymap `name` with that file.

    A command that has the keys it came with is taken out of the file. Raises KeymapError, and
    leaves the file as it was, where it cannot be read or written, or what came out were no keymap.
    """
    text = _changed(own_text(path), changes, load(name), str(path))
    keymap = overlaid(name, text, str(path))
    try:
        # A link may lead into a folder of settings that is kept elsewhere.
        path.resolve().parent.mkdir(parents=True, exist_ok=True)
        replace(path, text)
    except OSError as error:
        raise KeymapError(
            _("the keys cannot be written: {why}").format(why=error.strerror or error),
            where=str(path),
            remedy=_("Nothing was changed."),
        ) from error
    return keymap


def _changed(text: str, changes: Changes, shipped: Keymap, where: str) -> str:
    # What is wrong with the file is said as when it is read.
    overlaid(shipped.name, text, where)
    document = tomlkit.parse(text)
    for command_id, new in changes.items():
        scope, _dot, action = command_id.partition(".")
        if new != shipped.keys(command_id):
            if scope not in document:
                document.add(scope, tomlkit.table())
            _put(_table(document, scope), action, new)
        elif scope in document and action in _table(document, scope):
            table = _table(document, scope)
            del table[action]
            if isinstance(table, Table) and not table.as_string().strip():
                del document[scope]
    written = tomlkit.dumps(document)
    return _LINE_END.sub("\r\n", written) if "\r\n" in text else written


def _table(document: tomlkit.TOMLDocument, scope: str) -> MutableMapping[str, object]:
    # Under a heading, inline or dotted: each of them is edited like a dict.
    return cast("MutableMapping[str, object]", document[scope])


def _put(table: MutableMapping[str, object], action: str, new: Sequence[str]) -> None:
    """Give an entry its value; comments stay, a new entry comes behind the last one."""
    names = [keys.written(key) for key in new]
    before = table.get(action)
    if isinstance(before, Array):
        # One by one, so that a comment stays beside its key.
        for place, name in enumerate(names[: len(before)]):
            before[place] = name
        while len(before) > len(names):
            del before[-1]
        before.extend(names[len(before) :])
        return
    value = names[0] if len(names) == 1 else names
    if before is not None or not isinstance(table, Table):
        table[action] = value
        return
    # What stands behind the last entry is about the table that follows.
    body = table.value.body
    last = max((place for place, (key, _item) in enumerate(body) if key is not None), default=-1)
    behind = body[last + 1 :]
    del body[last + 1 :]
    table[action] = value
    body.extend(behind)
