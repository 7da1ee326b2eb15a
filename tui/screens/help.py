"""The help screen: what every key does on the screen one came from."""

from __future__ import annotations

from collections.abc import Callable

from doichieu.keymaps import Command, Keymap, Scope
from doichieu.language import _
from doichieu.tui.bindings import help_lines
from doichieu.tui.screens.base import ReadingScreen


class HelpScreen(ReadingScreen):
    """The keys of `scope`, of movement and of the program, as far as `able` says they work."""

    def __init__(self, keymap: Keymap, scope: Scope, able: Callable[[Command], object]) -> None:
        super().__init__(keymap)
        self._scopes = (scope, Scope.MOVE, Scope.GLOBAL)
        self._able = able

    def on_mount(self) -> None:
        """Show the keys."""
        name = _("Keys · keymap '{name}'").format(name=self.keymap.name)
        lines = list(help_lines(self.keymap, self._able, *self._scopes))
        self.pane.show(name, lines)
