"""What can be done by key and by which: commands, shipped keymaps, and the user's own keys."""

from doichieu.keymaps.commands import (
    BY_ID,
    CHOOSE,
    COMMANDS,
    COUNT,
    COUNTED,
    IN_ORDER,
    Command,
)
from doichieu.keymaps.keys import beginnings, shown
from doichieu.keymaps.loading import DEFAULT, SHIPPED, Keymap, load
from doichieu.keymaps.scopes import Scope

__all__ = [
    "BY_ID",
    "CHOOSE",
    "COMMANDS",
    "COUNT",
    "COUNTED",
    "DEFAULT",
    "IN_ORDER",
    "SHIPPED",
    "Command",
    "Keymap",
    "Scope",
    "beginnings",
    "load",
    "shown",
]
