"""What it takes to give a command another key: which other commands change, and what to mind."""

from __future__ import annotations

from collections.abc import Iterable

from doichieu.errors import KeymapError
from doichieu.frozen import frozen
from doichieu.keymaps import checking
from doichieu.keymaps.commands import BY_ID, COMMANDS, IN_ORDER, Command, together
from doichieu.keymaps.loading import Keymap, Table
from doichieu.language import _


@frozen
class Rebinding:
    """The keys of every command that changes; `others` are those beside the one asked about.

    `caution` is a sentence on a key that an input method may keep back, or ''.
    """

    changes: Table
    others: tuple[Command, ...] = ()
    caution: str = ""


def given(keymap: Keymap, command_id: str, key: str, *, besides: bool = False) -> Rebinding:
    """`key` for a command in place of its first key, or `besides` those that it has.

    A command that has the key gets the one set free, so that the two swap; or none. Raises
    KeymapError when no command can have the key there, or something would be left without one.
    """
    if command_id in IN_ORDER:
        raise KeymapError(
            _("each key of {command} has its own place").format(command=command_id),
            remedy=_("Change them in the file itself."),
        )
    checking.arrives(key)
    checking.known_keys([key], command_id, "")
    before = keymap.keys(command_id)
    free = before[0] if before and not besides and key not in before else ""
    rest = before if besides else before[1:] if free else before
    new = (*rest, key) if besides else (key, *rest)
    changes = {command_id: tuple(dict.fromkeys(new))}
    command = BY_ID[command_id]
    others = tuple(
        each for each in COMMANDS if together(each, command) and key in keymap.keys(each.id)
    )
    for other in (each for each in others if each is not command):
        if other.id in IN_ORDER and not free:
            raise checking.twice(key, command_id, other.id)
        swapped = (free if each == key else each for each in keymap.keys(other.id))
        changes[other.id] = tuple(dict.fromkeys(filter(None, swapped)))
    return _checked(keymap, changes, checking.caution(key))


def fewer(keymap: Keymap, command_id: str) -> Rebinding:
    """A command without the last of its keys. Raises KeymapError where it needs it."""
    return _checked(keymap, {command_id: keymap.keys(command_id)[:-1]})


def as_shipped(keymap: Keymap, shipped: Keymap, command_id: str) -> Rebinding:
    """A command with the keys it came with, and with it those that have taken them.

    Raises KeymapError where that leaves something without a key.
    """
    changes = {command_id: shipped.keys(command_id)}
    while more := [*_in_the_way(keymap, shipped, changes)]:
        changes |= {command.id: shipped.keys(command.id) for command in more}
    return _checked(keymap, changes)


def _in_the_way(keymap: Keymap, shipped: Keymap, changes: Table) -> Iterable[Command]:
    """Commands of which a key of the user's own is one that a changed command gets back."""
    for command in COMMANDS:
        held = set(keymap.keys(command.id))
        if command.id not in changes and keymap.keys(command.id) != shipped.keys(command.id):
            wanted = (k for c in changes if together(BY_ID[c], command) for k in changes[c])
            if held.intersection(wanted):
                yield command


def _checked(keymap: Keymap, changes: Table, caution: str = "") -> Rebinding:
    checking.usable({**keymap.table, **changes}, "")
    _first, *others = (BY_ID[command_id] for command_id in changes)
    return Rebinding(changes, tuple(others), caution)
