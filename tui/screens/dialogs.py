"""Questions: a line of text, and a note of several lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from doichieu.keymaps import Keymap, Scope, shown
from doichieu.language import _
from doichieu.tui.bindings import bindings
from doichieu.tui.widgets.fields import Field, NoteArea

if TYPE_CHECKING:
    from textual.app import ComposeResult


Answer = TypeVar("Answer")


class _Dialog(ModalScreen[Answer | None]):
    """A question in the lower part of the screen; what it asks about stays in sight above."""

    AUTO_FOCUS = "*"

    def __init__(self, title: str, keymap: Keymap) -> None:
        super().__init__()
        self._title = title
        self.keymap = keymap
        self._bindings = bindings(keymap, Scope.DIALOG)

    def _hint(self, keep: str) -> str:
        accept, cancel = (shown(self.keymap.keys(name)[0]) for name in (keep, "dialog.cancel"))
        return _("{accept}: OK · {cancel}: leave").format(accept=accept, cancel=cancel)

    def action_cancel(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class AskText(_Dialog[str]):
    """Asks for one line. Gives the text, or None when the question was left."""

    def __init__(
        self,
        title: str,
        keymap: Keymap,
        *,
        start: str = "",
        required: bool = False,
        earlier: Sequence[str] = (),
    ) -> None:
        super().__init__(title, keymap)
        self._start = start
        self._required = required
        self._earlier = list(earlier)
        self._place = -1

    def compose(self) -> ComposeResult:
        """The question, the field, and what the keys do."""
        hint = self._hint("dialog.accept")
        if self._earlier:
            hint += " · " + _("↑ ↓: reasons given before")
        with Vertical(classes="dialog"):
            yield Static(self._title, markup=False, classes="question")
            yield Field(self._start, keymap=self.keymap)
            yield Static(hint, markup=False, classes="hint")

    def on_input_submitted(self, message: Field.Submitted) -> None:
        """Take the answer."""
        if self._required and not message.value.strip():
            self.query_one(".hint", Static).update(_("A reason is needed."))
            return
        self.dismiss(message.value)

    def key_up(self) -> None:
        """Take an earlier answer."""
        self._recall(1)

    def key_down(self) -> None:
        """Take a later answer."""
        self._recall(-1)

    def _recall(self, by: int) -> None:
        if self._earlier:
            self._place = max(0, min(self._place + by, len(self._earlier) - 1))
            field = self.query_one(Field)
            field.value = self._earlier[self._place]
            field.cursor_position = len(field.value)


class AskNote(_Dialog[str]):
    """Asks for a note. Gives the text ('' takes the note away), or None when it was left."""

    def __init__(self, title: str, keymap: Keymap, start: str = "") -> None:
        super().__init__(title, keymap)
        self._start = start

    def compose(self) -> ComposeResult:
        """The title, the area, and what the keys do."""
        with Vertical(classes="dialog tall"):
            yield Static(self._title, markup=False, classes="question")
            yield NoteArea(self._start, keymap=self.keymap)
            yield Static(self._hint("dialog.save"), markup=False, classes="hint")

    def action_save(self) -> None:
        """Take the note."""
        self.dismiss(self.query_one(NoteArea).text)


class Confirm(_Dialog[bool]):
    """Asks for a yes. Gives True, or None when the question was left."""

    def compose(self) -> ComposeResult:
        """The question, and what the keys do."""
        with Vertical(classes="dialog"):
            yield Static(self._title, markup=False, classes="question")
            yield Static(self._hint("dialog.accept"), markup=False, classes="hint")

    def action_accept(self) -> None:
        """Yes."""
        self.dismiss(True)
