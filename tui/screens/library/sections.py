"""Which section of a document: typed by its address or by words of its heading, or from a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.text import find, fold
from doichieu.tui.screens.dialogs import Dialog
from doichieu.tui.widgets.fields import Field
from doichieu.tui.widgets.item_list import ItemList, Row

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from doichieu.workbench.documents.sections import Section


class ChooseSection(Dialog):
    """Asks for one of the sections; `use` gets its address.

    What is typed narrows the list, to single tasks too; the arrow keys go through it.
    """

    def __init__(
        self,
        title: str,
        sections: Sequence[Section],
        use: Callable[[str], None],
        keymap: Keymap,
    ) -> None:
        super().__init__(title, _("take it"), keymap)
        self._sections = sections
        self._use = use

    def compose(self) -> ComposeResult:
        """The field, the list under the question, and what the keys do."""
        with Vertical(classes="dialog"):
            yield Field(keymap=self.keymap, placeholder=_("address or words of the heading"))
            yield ItemList(id="choices")
            yield Static(self.hint + " · ↑ ↓", markup=False, classes="hint")

    def on_mount(self) -> None:
        """As high as the list, as far as there is room."""
        self.choices = self.query_one(ItemList)
        rows = self._rows("")
        self.fit(len(rows) + 1)
        self.choices.show(rows, title=self._title)

    def on_input_changed(self, message: Field.Changed) -> None:
        """Show what fits what was typed, and stand on the section of that very address."""
        typed = message.value.strip()
        self.choices.show(self._rows(typed), empty=_("nothing fits"))
        self.choices.first()
        same = (row.key for row in self.choices.rows if fold(row.label) == fold(typed))
        self.choices.go_to(next(same, self.choices.key))

    def _rows(self, typed: str) -> list[Row]:
        return [_row(each) for each in self._sections if _fits(each, typed)]

    def on_input_submitted(self, message: Field.Submitted) -> None:
        """Take the section under the cursor."""
        key = self.choices.key
        self.answer(lambda: self._use(message.value if key is None else str(key)))

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


def _fits(section: Section, typed: str) -> bool:
    if not typed:
        return section.parted
    return fold(section.address).startswith(fold(typed)) or bool(find(typed, section.heading))


def _row(section: Section) -> Row:
    word = _("tasks: {count}").format(count=section.tasks)
    return Row(section.address, " ", section.address, section.heading, word)
