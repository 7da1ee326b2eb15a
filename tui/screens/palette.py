"""The palette: every command of the screen in front, found by words of its name."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from doichieu.keymaps import BY_ID, Command, Keymap, shown
from doichieu.keymaps.finding import found
from doichieu.language import _
from doichieu.tui.screens.narrowing import Narrow
from doichieu.tui.widgets.item_list import Row


class Palette(Narrow):
    """Asks for one of `commands`; `run` gets it."""

    def __init__(
        self, commands: Sequence[Command], run: Callable[[Command], None], keymap: Keymap
    ) -> None:
        super().__init__(_("Commands"), _("run it"), _("words of a command"), keymap)
        self._commands = commands
        self._run = run

    def rows(self, typed: str) -> list[Row]:
        """The commands with these words, each with its first keys."""
        return [self._row(command) for command in found(typed, self._commands)]

    def _row(self, command: Command) -> Row:
        keys = "  ".join(map(shown, self.keymap.keys(command.id)[:2]))
        return Row(command.id, " ", command.name, _(command.help), keys)

    def take(self, key: Hashable | None, typed: str) -> None:
        """Run the command under the cursor."""
        del typed
        if key is not None:
            self._run(BY_ID[str(key)])
