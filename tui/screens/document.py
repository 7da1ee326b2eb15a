"""The document screen: one document whole, in reading order, as it was read."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, cast

from doichieu.keymaps import Keymap, Scope
from doichieu.model import Document
from doichieu.tui.screens.finding import FindingScreen, Ground
from doichieu.tui.widgets.page import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult


class DocumentScreen(FindingScreen):
    """A document to read; stands on the block that begins at `line`."""

    SCOPE = Scope.MOVE

    def __init__(self, document: Document, keymap: Keymap, line: int = 1) -> None:
        super().__init__(keymap)
        self.document = document
        self._line = line

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
        self.page.focus()
        # The height is known once the page is laid out.
        self.call_after_refresh(self.page.jump_to, place)

    @property
    def moving(self) -> Page:
        """The page."""
        return self.page

    def ground(self) -> Ground:
        """All blocks."""
        items = self.document.outline.items
        texts = [(place, f"{item.address} {item.text}") for place, item in enumerate(items)]
        return Ground("page", texts, self.page.cursor, self._go_found)

    def _go_found(self, place: Hashable) -> None:
        self.page.query_text = self.lit("page")
        self.page.jump_to(cast("int", place))
