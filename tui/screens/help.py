"""The help screen: what every key does on the screen one came from."""

from __future__ import annotations

from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.tui.bindings import help_lines
from doichieu.tui.screens.base import ReadingScreen


class HelpScreen(ReadingScreen):
    """The keys of `scope`, of movement, and of the whole program."""

    def __init__(self, keymap: Keymap, scope: Scope) -> None:
        super().__init__(keymap)
        self._scopes = (scope, Scope.MOVE, Scope.GLOBAL)

    def on_mount(self) -> None:
        """Show the keys."""
        name = _("Keys · keymap '{name}'").format(name=self.keymap.name)
        lines = list(help_lines(self.keymap, *self._scopes))
        self.pane.show(name, lines)
