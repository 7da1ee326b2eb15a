"""What was said of one task for the other plans of the directive, to be read or taken over."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Static

from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.model import Verdict
from doichieu.store.records import Sister
from doichieu.text import one_line
from doichieu.tui.looks import NOTE, verdict_look
from doichieu.tui.screens.choosing import Choose
from doichieu.tui.screens.item_text import labelled
from doichieu.tui.widgets.item_list import ItemList, Row
from doichieu.tui.widgets.text_pane import TextPane
from doichieu.workbench.documents.references import named

if TYPE_CHECKING:
    from textual.app import ComposeResult

_LINES = 5
"""Lines for the reason and the note of the plan under the cursor."""


class ChooseSister(Choose):
    """Asks which of the other reviews of the directive to decide like; `use` gets it."""

    WIDEST: ClassVar[int] = 24

    def __init__(
        self, title: str, found: Sequence[Sister], use: Callable[[Sister], None], keymap: Keymap
    ) -> None:
        self._found: dict[Hashable, Sister] = {each.review: each for each in found}
        rows = [_row(each) for each in found]
        super().__init__(
            title, _("decide so here too"), rows, lambda key: use(self._found[key]), keymap
        )

    def compose(self) -> ComposeResult:
        """The list, what was written there in full, and what the keys do."""
        with Vertical(classes="dialog elsewhere"):
            yield ItemList(id="choices")
            yield TextPane(id="said")
            yield Static(self.hint, markup=False, classes="hint")

    def show_rows(self) -> None:
        """The list, with room below it for what was written."""
        super().show_rows()
        self.fit(len(self._rows) + _LINES)
        self._show_said()

    def on_item_list_moved(self, message: ItemList.Moved) -> None:
        """Follow the cursor."""
        del message
        self._show_said()

    def _show_said(self) -> None:
        here = self._found[self.choices.key]
        self.query_one(TextPane).show("", labelled(_said(here)))


def _row(sister: Sister) -> Row:
    verdict = sister.verdict
    look = verdict_look(Verdict(verdict.entry.value) if verdict else None)
    said = " · ".join(filter(None, (verdict.entry.reason if verdict else "", sister.note)))
    return Row(
        sister.review,
        look.glyph + (NOTE.glyph if sister.note else " "),
        named(sister.sides.plan, sister.sides.plan_section),
        one_line(said),
        look.word,
        look.style,
    )


def _said(sister: Sister) -> list[tuple[str, str]]:
    """Who decided it there and why, and the note."""
    notes = [(_("note"), sister.note)]
    if sister.verdict is None:
        return notes
    by = f"{sister.verdict.reviewer}, {sister.verdict.at.astimezone():%d/%m/%Y %H:%M}"
    return [(_("decided by"), by), (_("reason"), sister.verdict.entry.reason), *notes]
