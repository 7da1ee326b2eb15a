"""What can be done by key and by which: commands, shipped keymaps, and the user's own keys."""

from doichieu.keymaps.commands import BY_ID, COMMANDS, Command, Scope
from doichieu.keymaps.keys import shown
from doichieu.keymaps.loading import DEFAULT, SHIPPED, Keymap, load

__all__ = [
    "BY_ID",
    "COMMANDS",
    "DEFAULT",
    "SHIPPED",
    "Command",
    "Keymap",
    "Scope",
    "load",
    "shown",
]
