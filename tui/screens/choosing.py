"""A question whose answer is one of a few: a list, a cursor, Enter."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Static

from doichieu.keymaps import Keymap, Scope
from doichieu.tui.screens.dialogs import Dialog
from doichieu.tui.widgets.item_list import ItemList, Row

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ListDialog(Dialog):
    """A dialog with a list, `choices`, that the keys of movement go through."""

    SCOPES = (Scope.DIALOG, Scope.MOVE)

    choices: ItemList

    def action_up(self) -> None:
        """Go one row up."""
        self.choices.move(-1)

    def action_down(self) -> None:
        """Go one row down."""
        self.choices.move(1)

    def action_page_up(self) -> None:
        """Go one page up."""
        self.choices.turn(-1)

    def action_page_down(self) -> None:
        """Go one page down."""
        self.choices.turn(1)

    def action_first(self) -> None:
        """Go to the first row."""
        self.choices.first()

    def action_last(self) -> None:
        """Go to the last row."""
        self.choices.last()


class Choose(ListDialog):
    """Asks for one of `rows`; `use` gets the key of the row. Stands on the row of `here`."""

    WIDEST: ClassVar[int] = 16
    """Cells that the labels of rows may take."""

    def __init__(
        self,
        title: str,
        accept: str,
        rows: Sequence[Row],
        use: Callable[[Hashable], None],
        keymap: Keymap,
        *,
        here: Hashable = None,
    ) -> None:
        super().__init__(title, accept, keymap)
        self._rows = rows
        self._use = use
        self._here = here

    def compose(self) -> ComposeResult:
        """The list under the question, and what the keys do."""
        with Vertical(classes="dialog"):
            yield ItemList(id="choices")
            yield Static(self.hint, markup=False, classes="hint")

    def on_mount(self) -> None:
        """As high as the list, as far as there is room; stands on what holds now."""
        self.fit(len(self._rows))
        self.choices = self.query_one(ItemList)
        self.choices.widest_label = self.WIDEST
        self.show_rows()
        self.choices.go_to(self._here)

    def show_rows(self) -> None:
        """Show the rows under the question."""
        self.choices.show(self._rows, title=self._title)

    def action_accept(self) -> None:
        """Take the row under the cursor."""
        key = self.choices.key
        self.answer(lambda: self._use(key))
