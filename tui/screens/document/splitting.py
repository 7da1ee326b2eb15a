"""The question where in a block another one begins."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from doichieu.keymaps import Keymap, Scope, shown
from doichieu.language import _
from doichieu.tui.bindings import bindings
from doichieu.tui.screens.dialogs import Dialog
from doichieu.tui.widgets.cutting import CutText

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ChooseCut(Dialog):
    """Shows a text with a place to move by words, lines and sentences; `use` gets the place."""

    def __init__(self, title: str, text: str, use: Callable[[int], None], keymap: Keymap) -> None:
        super().__init__(title, _("part it here"), keymap)
        self._bindings = bindings(keymap, Scope.DIALOG, Scope.MOVE)
        self._text = text
        self._use = use

    @property
    def hint(self) -> str:
        """What the keys do."""
        keys = "{} {} {} {}".format(
            *(shown(self.keymap.keys(f"move.{way}")[0]) for way in ("left", "right", "up", "down"))
        )
        likely = shown(self.keymap.keys("move.next_pane")[0])
        return f"{super().hint} · {keys} · {likely}: {_('next sentence')}"

    def compose(self) -> ComposeResult:
        """The question, the text, and what the keys do."""
        with Vertical(classes="dialog"):
            yield Static(self._title, markup=False, classes="question")
            yield CutText(self._text, id="cut")
            yield Static(self.hint, markup=False, classes="hint")

    def on_mount(self) -> None:
        """As high as the text, as far as there is room; the text has the keys."""
        self.cut = self.query_one(CutText)
        self.fit(self.cut.height(self.app.size.width))

    def action_left(self) -> None:
        """Go one word back."""
        self.cut.move(-1)

    def action_right(self) -> None:
        """Go one word on."""
        self.cut.move(1)

    def action_up(self) -> None:
        """Go one line up."""
        self.cut.move_lines(-1)

    def action_down(self) -> None:
        """Go one line down."""
        self.cut.move_lines(1)

    def action_first(self) -> None:
        """Go to the first word that a second part can begin with."""
        self.cut.move(-len(self._text))

    def action_last(self) -> None:
        """Go to the last word."""
        self.cut.move(len(self._text))

    def action_next_pane(self) -> None:
        """Go to the next sentence."""
        self.cut.next_likely(1)

    def action_previous_pane(self) -> None:
        """Go to the sentence before."""
        self.cut.next_likely(-1)

    def action_accept(self) -> None:
        """Split here."""
        self.answer(lambda: self._use(self.cut.place))
