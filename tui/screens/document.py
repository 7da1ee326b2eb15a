"""The document screen: one document whole, in reading order, as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.model import Document
from doichieu.tui.screens.base import CommandScreen
from doichieu.tui.screens.dialogs import AskText
from doichieu.tui.search import Search
from doichieu.tui.widgets.page import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult


class DocumentScreen(CommandScreen[None]):
    """A document to read; stands on the block that begins at `line`."""

    SCOPE = Scope.DOCUMENT

    def __init__(self, document: Document, keymap: Keymap, line: int = 1) -> None:
        super().__init__(keymap)
        self.document = document
        self._line = line
        self._search: Search | None = None

    def compose(self) -> ComposeResult:
        """The page and the line of keys."""
        yield Page(self.document.outline, id="page")
        yield self.bottom

    def on_mount(self) -> None:
        """Stand on the block asked for."""
        self.page = self.query_one(Page)
        items = self.document.outline.items
        place = max((n for n, item in enumerate(items) if item.line <= self._line), default=0)
        self.page.title = f"{self.document.name} · {self.document.outline.facts.title or ''}"
        self.page.move_to(place)
        self.page.focus()

    @property
    def moving(self) -> Page:
        """The page."""
        return self.page

    def action_search(self) -> None:
        """Look for words, with or without diacritics."""

        def look(query: str | None) -> None:
            if query is None:
                return
            items = self.document.outline.items
            texts = [(place, f"{item.address} {item.text}") for place, item in enumerate(items)]
            self._search = Search(query, texts)
            self.page.query_text = query
            self._go(self._search.first(self.page.cursor))

        start = self._search.query if self._search else ""
        self.app.push_screen(AskText(_("Search"), self.keymap, start=start), look)

    def action_next_match(self) -> None:
        """Go to the next block with the words."""
        self._turn(1)

    def action_previous_match(self) -> None:
        """Go to the previous block with the words."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if self._search is None:
            self.say(_("Search first."))
        else:
            self._go(self._search.next(self.page.cursor, by))

    def _go(self, place: object) -> None:
        if self._search is None:
            return
        if not isinstance(place, int):
            self.page.changed()
            self.say(_("'{query}' is not there.").format(query=self._search.query))
            return
        self.page.move_to(place)
        self.say(self._search.place(place))
