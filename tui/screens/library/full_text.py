"""Words looked for in every document: a field, and the places where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.text import Text

from doichieu.keymaps import Keymap, Scope, shown
from doichieu.language import _
from doichieu.model import ItemId
from doichieu.text import find, one_line
from doichieu.tui.looks import FOUND, TITLE
from doichieu.tui.opening import ShowDocument
from doichieu.tui.screens.base import CommandScreen
from doichieu.tui.screens.library.background import (
    Failed,
    Indexed,
    WordsFound,
    start_indexing,
    start_searching,
)
from doichieu.tui.widgets.fields import Field
from doichieu.tui.widgets.item_list import ItemList, Row
from doichieu.workbench import Workbench

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from doichieu.store import Hit

_BEFORE = 16
"""Letters shown before the first word found."""


class HitList(ItemList):
    """Places in documents; the words looked for are lit."""

    words: tuple[str, ...] = ()

    def _line(self, row: Row, label_width: int, width: int, *, at_cursor: bool) -> Text:
        line = super()._line(row, label_width, width, at_cursor=at_cursor).copy()
        for word in self.words:
            for start, end in find(word, line.plain):
                line.stylize(FOUND, start, end)
        return line


class FullTextScreen(CommandScreen[None]):
    """Finds words in all documents while they are typed; opens the document there."""

    SCOPE = Scope.MOVE

    def __init__(self, workbench: Workbench, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.workbench = workbench
        self._hits: dict[ItemId, Hit] = {}
        self._left = 0
        self._shown_for = ""

    def compose(self) -> ComposeResult:
        """The field, the places, and the line of keys."""
        yield Field(
            keymap=self.keymap,
            id="query",
            placeholder=_("words, with or without their marks, in any order"),
            select_on_focus=False,
        )
        yield HitList(id="hits")
        yield self.bottom

    def on_mount(self) -> None:
        """Type at once."""
        self.hits = self.query_one(HitList)
        self.hits.widest_label = 28
        self.field = self.query_one(Field)
        self.field.focus()
        self._show_nothing("")
        start_indexing(self, self.workbench.config)

    def on_screen_resume(self) -> None:
        """A document may have been corrected; the cursor stays on its row."""
        if self.is_mounted and self._shown_for:
            start_searching(self, self.workbench.config, self._shown_for)

    @property
    def moving(self) -> ItemList:
        """The places."""
        return self.hits

    def show_bottom(self) -> None:
        """Say what Enter and Escape do: letters are typed."""
        super().show_bottom()
        accept, back = (shown(self.keymap.keys(key)[0]) for key in ("dialog.accept", "global.back"))
        line = Text(" ").append(accept, TITLE).append(f" {_('open the document there')}  ")
        line.append("↑ ↓", TITLE).append(f" {_('go through the places')}  ")
        self.bottom.show(line.append(back, TITLE).append(f" {_('leave')}"))

    def on_input_changed(self, message: Field.Changed) -> None:
        """Look for what was typed, as soon as nothing more is."""
        typed = message.value.strip()
        if typed:
            start_searching(self, self.workbench.config, typed)
        else:
            self._show_nothing("")

    def on_input_submitted(self) -> None:
        """Open the document at the place under the cursor."""
        hit = self._hits.get(cast("ItemId", self.hits.key))
        if hit is None:
            self.say(self.hits.empty)
            return
        document = self.workbench.documents.open(hit.document)
        self.post_message(ShowDocument(document, hit.item))

    def on_words_found(self, message: WordsFound) -> None:
        """Show the places, unless something else was typed meanwhile."""
        found = message.found
        if found.query != self.field.value.strip():
            return
        self._left = found.waiting
        if not found.hits:
            self._show_nothing(found.query)
            return
        again, self._shown_for = found.query == self._shown_for, found.query
        self._hits = {hit.item: hit for hit in found.hits}
        self.hits.words = tuple(found.query.split())
        documents = len({hit.document for hit in found.hits})
        count = f"{len(found.hits)}{'+' if found.more else ''}"
        title = _("places: {count} · documents: {documents}").format(
            count=count, documents=documents
        )
        self.hits.show(
            [_row(hit, self.hits.words) for hit in found.hits], title=title + self._behind
        )
        if not again:
            self.hits.first()

    def on_indexed(self, message: Indexed) -> None:
        """Say how far the index is; what was typed is looked for anew once it is whole."""
        self._left = message.left
        typed = self.field.value.strip()
        if not message.left and typed:
            start_searching(self, self.workbench.config, typed)
        self.hits.entitle(_("All documents") + self._behind)

    def on_failed(self, message: Failed) -> None:
        """Say what went wrong."""
        self.say(str(message.error))

    @property
    def _behind(self) -> str:
        """How many documents cannot be found in yet."""
        if not self._left:
            return ""
        return " · " + _("documents still to be indexed: {count}").format(count=self._left)

    def _show_nothing(self, query: str) -> None:
        self._hits, self._shown_for, self.hits.words = {}, query, ()
        if query:
            empty = _("'{query}' is in no document: try fewer words, or without marks.").format(
                query=one_line(query)
            )
        else:
            empty = _("Type words to find them in all documents.")
        self.hits.show([], title=_("All documents") + self._behind, empty=empty)


def _row(hit: Hit, words: tuple[str, ...]) -> Row:
    return Row(hit.item, " ", f"{hit.name} · {hit.address}", _from_first(hit.text, words))


def _from_first(text: str, words: tuple[str, ...]) -> str:
    """The text from a little before the words: where they stand together, else the first one."""
    text = one_line(text)
    together = find(" ".join(words), text)
    places = together or [place for word in words for place in find(word, text)]
    start = min(places)[0] if places else 0
    if start <= _BEFORE:
        return text
    cut = text.rfind(" ", 0, start - _BEFORE + 1) + 1
    return f"… {text[cut:]}" if cut else text
