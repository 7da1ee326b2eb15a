"""Which section of a document: typed by its address or by words of its heading, or from a list."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING

from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.text import find, fold
from doichieu.tui.screens.narrowing import Narrow
from doichieu.tui.widgets.item_list import Row

if TYPE_CHECKING:
    from doichieu.workbench.documents.sections import Section


class ChooseSection(Narrow):
    """Asks for one of the sections; `use` gets its address.

    What is typed narrows the list, to single tasks too.
    """

    def __init__(
        self,
        title: str,
        sections: Sequence[Section],
        use: Callable[[str], None],
        keymap: Keymap,
    ) -> None:
        super().__init__(title, _("take it"), _("address or words of the heading"), keymap)
        self._sections = sections
        self._use = use

    def rows(self, typed: str) -> list[Row]:
        """The sections that fit, with their tasks."""
        return [_row(each) for each in self._sections if _fits(each, typed)]

    def take(self, key: Hashable | None, typed: str) -> None:
        """Take the section; what is none of them may still name one."""
        self._use(typed if key is None else str(key))


def _fits(section: Section, typed: str) -> bool:
    if not typed:
        return section.parted
    return fold(section.address).startswith(fold(typed)) or bool(find(typed, section.heading))


def _row(section: Section) -> Row:
    word = _("tasks: {count}").format(count=section.tasks)
    return Row(section.address, " ", section.address, section.heading, word)
