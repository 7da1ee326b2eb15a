"""A question whose answer is one of many: what is typed narrows the list."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Static

from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.text import fold
from doichieu.tui.screens.dialogs import Dialog
from doichieu.tui.widgets.fields import Field
from doichieu.tui.widgets.item_list import ItemList, Row

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Narrow(Dialog):
    """Asks for a row of a list, with a field above it; the arrow keys go through the list.

    What derives from it says which rows fit what was typed, and what to do with the one chosen.
    """

    LIST: ClassVar[type[ItemList]] = ItemList
    FIELD: ClassVar[type[Field]] = Field

    standing: Hashable | None = None
    """The row to stand on at first; None is the first one."""

    def __init__(self, title: str, accept: str, placeholder: str, keymap: Keymap) -> None:
        super().__init__(title, accept, keymap)
        self._placeholder = placeholder

    @abstractmethod
    def rows(self, typed: str) -> list[Row]:
        """The rows that fit what was typed; '' before that."""

    @abstractmethod
    def take(self, key: Hashable | None, typed: str) -> None:
        """Carry out what was asked with the row of `key`; None where nothing fits.

        Raises a DoichieuError, which is shown, when it cannot be.
        """

    def compose(self) -> ComposeResult:
        """The field, the list under the question, and what the keys do."""
        with Vertical(classes="dialog"):
            yield self.FIELD(keymap=self.keymap, placeholder=self._placeholder)
            yield self.LIST(id="choices")
            yield Static(self.hint + " · ↑ ↓", markup=False, classes="hint")

    def on_mount(self) -> None:
        """As high as the list, as far as there is room."""
        self.choices = self.query_one(ItemList)
        rows = self.rows("")
        self.fit(len(rows) + 1)
        self.choices.show(rows, title=self._title)
        self.choices.go_to(self.standing)

    def on_input_changed(self, message: Field.Changed) -> None:
        """Show what fits what was typed, and stand on the row of that very address."""
        typed = message.value.strip()
        self.choices.show(self.rows(typed), empty=_("nothing fits"))
        self.choices.first()
        self.choices.go_to(self.nearest(typed))

    def nearest(self, typed: str) -> Hashable | None:
        """The row to stand on: the one of that very label, else the first."""
        same = (row.key for row in self.choices.rows if fold(row.label) == fold(typed))
        return next(same, self.choices.key)

    def on_input_submitted(self, message: Field.Submitted) -> None:
        """Take the row under the cursor."""
        self.chosen(message.value)

    def chosen(self, typed: str) -> None:
        """Carry out what was asked with the row under the cursor, and close."""
        self.answer(lambda: self.take(self.choices.key, typed))

    def key_up(self) -> None:
        """Go one row up."""
        self.choices.move(-1)

    def key_down(self) -> None:
        """Go one row down."""
        self.choices.move(1)

    def key_pageup(self) -> None:
        """Go one page up."""
        self.choices.turn(-1)

    def key_pagedown(self) -> None:
        """Go one page down."""
        self.choices.turn(1)
