"""The help screen: what every key does on the screen one came from, and what its signs mean."""

from __future__ import annotations

from collections.abc import Callable

from doichieu.keymaps import Command, Keymap, Scope
from doichieu.tui.bindings import help_lines, keyless_lines, keys_title
from doichieu.tui.screens.base import HIGH, ReadingScreen
from doichieu.tui.screens.legend import legend_lines

_HEIGHTS: list[tuple[int, str]] = [(0, "-whole"), (HIGH, "-half")]
"""How much of a screen of so many lines help takes; `app.tcss` says what that is."""


class HelpScreen(ReadingScreen):
    """The keys of `scope`, of movement and of the program, as far as `able` says they work.

    Behind them what can be done by name alone, and the signs of the screen. On a high screen all of
    it takes the lower half: what it is about stays in sight, and to come back costs half as much.
    """

    VERTICAL_BREAKPOINTS = _HEIGHTS

    def __init__(self, keymap: Keymap, scope: Scope, able: Callable[[Command], object]) -> None:
        super().__init__(keymap)
        self._scopes = (scope, Scope.MOVE, Scope.GLOBAL)
        self._able = able

    def on_mount(self) -> None:
        """Show the keys."""
        self._show_keys()

    def use_keymap(self, keymap: Keymap) -> None:
        """Obey these keys from now on, and show them."""
        super().use_keymap(keymap)
        self._show_keys()

    def _show_keys(self) -> None:
        lines = [
            *help_lines(self.keymap, self._able, *self._scopes),
            *keyless_lines(self.keymap, self._able, *self._scopes),
            *legend_lines(self._scopes[0]),
        ]
        self.pane.show(keys_title(self.keymap), lines)
