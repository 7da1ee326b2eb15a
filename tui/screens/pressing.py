"""The question for a key: what is pressed is shown with all that follows from it, then taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from doichieu.errors import KeymapError
from doichieu.keymaps import BY_ID, Command, Keymap, shown
from doichieu.keymaps.rebinding import Rebinding, given
from doichieu.language import _
from doichieu.tui.bindings import keys_in_short
from doichieu.tui.screens.dialogs import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key


class PressKey(Dialog):
    """Asks for a key for `command`, in the place of its first or `besides` its own.

    Every key is shown before anything changes, those of the question too: only when one is shown
    do they take it, or leave.
    """

    def __init__(
        self,
        command: Command,
        keymap: Keymap,
        use: Callable[[Rebinding], None],
        *,
        besides: bool,
    ) -> None:
        super().__init__("", _("take it"), keymap)
        self._command = command
        self._use = use
        self._besides = besides
        self._pressed = False
        self._rebinding: Rebinding | None = None

    def compose(self) -> ComposeResult:
        """The question, what the key would do, and what the keys do."""
        keys = self.keymap.keys(self._command.id)
        now = keys_in_short(keys) or _("no key")
        title = _("Press the new key for {name} (now {keys})")
        if self._besides and keys:
            title = _("Press one more key for {name} (now {keys})")
        label = f"{self._command.name} · {_(self._command.scope.heading)}"
        with Vertical(classes="dialog press"):
            yield Static(title.format(name=label, keys=now), markup=False, classes="question")
            yield Static("", markup=False, id="arrived")
            hint = _("Nothing changes before you have seen what it does.")
            yield Static(hint, markup=False, classes="hint")

    def on_key(self, event: Key) -> None:
        """Show what came; once something is shown, Enter takes it and Esc leaves."""
        event.stop()
        event.prevent_default()
        key = event.key
        if self._pressed and key in self.keymap.keys("dialog.cancel"):
            self.action_cancel()
        elif self._rebinding is not None and key in self.keymap.keys(self.ACCEPT):
            rebinding = self._rebinding
            self.answer(lambda: self._use(rebinding))
        else:
            self._show(event)

    def _show(self, event: Key) -> None:
        self._pressed = True
        looks = event.character if event.is_printable and event.key != "space" else None
        lines = [
            _("arrived: {name} · shown as {key}").format(
                name=event.key, key=looks or shown(event.key)
            )
        ]
        try:
            self._rebinding = given(self.keymap, self._command.id, event.key, besides=self._besides)
        except KeymapError as error:
            self._rebinding = None
            lines.append(str(error))
        else:
            lines += self._follows(self._rebinding)
        self.query_one("#arrived", Static).update("\n".join(lines))
        self.say(self._hint_now)

    def _follows(self, rebinding: Rebinding) -> list[str]:
        """What else changes, and what is to be minded."""
        lines = []
        for other in rebinding.others:
            left = keys_in_short(rebinding.changes[other.id])
            lost = _("{name} ({where}) has this key, and is left without one")
            swapped = _("{name} ({where}) has this key; instead it gets: {keys}")
            lines.append(
                (swapped if left else lost).format(
                    name=BY_ID[other.id].name, where=_(other.scope.heading), keys=left
                )
            )
        return [*lines, *filter(None, [rebinding.caution])]

    @property
    def _hint_now(self) -> str:
        again = _("any other key: that one instead")
        leave = f"{shown(self.keymap.keys('dialog.cancel')[0])}: {_('leave')}"
        if self._rebinding is None:
            return f"{leave} · {again}"
        take = _("swap them") if self._rebinding.others else _("take it")
        return f"{shown(self.keymap.keys(self.ACCEPT)[0])}: {take} · {leave} · {again}"
