"""The relations of one document: what it carries out, rests on and cites, and the reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.tui.looks import QUIET
from doichieu.tui.opening import ShowDocument
from doichieu.tui.screens.finding import FindingScreen, SearchScope
from doichieu.tui.screens.library.rows import described
from doichieu.tui.widgets.item_list import ItemList, Row
from doichieu.wording import relation_word
from doichieu.workbench import Workbench
from doichieu.workbench.collection.chain import Name, Neighbour, neighbours

if TYPE_CHECKING:
    from textual.app import ComposeResult


class RelationsScreen(FindingScreen):
    """A list of other documents, the weightiest relation first."""

    SCOPE = Scope.RELATIONS

    def __init__(self, workbench: Workbench, name: Name, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.workbench = workbench
        self.name_shown = name
        self.others: tuple[Neighbour, ...] = ()

    def compose(self) -> ComposeResult:
        """The list and the line of keys."""
        yield ItemList(id="relations")
        yield self.bottom

    def on_mount(self) -> None:
        """Fill the list."""
        self.list = self.query_one(ItemList)
        self.guarded(self._look_up)
        self.list.focus()

    def on_screen_resume(self) -> None:
        """Something may have been corrected meanwhile."""
        if self.is_mounted:
            self.guarded(self._look_up)

    def _look_up(self) -> None:
        library = self.workbench.collection.library()
        self.others = neighbours(library, self.name_shown)
        names = {document.id: document.name for document in library.documents}
        shown = self.name_shown
        name = shown if isinstance(shown, str) else names.get(shown, "")
        self.list.show(
            [_row(index, other) for index, other in enumerate(self.others)],
            title=_("{name} and other documents").format(name=name),
            empty=_("No relation to another document was found."),
        )

    @property
    def moving(self) -> ItemList:
        """The list."""
        return self.list

    def search_scope(self) -> SearchScope:
        """All relations."""
        rows = [(row.key, f"{row.label} {row.text}") for row in self.list.rows]
        return SearchScope("relations", rows, self.list.key, self.list.go_to)

    @property
    def other(self) -> Neighbour | None:
        """The document under the cursor."""
        return self.others[self.list.cursor] if self.others else None

    def action_open(self) -> None:
        """Open the document under the cursor."""
        other = self.other
        if other is None:
            self.say(self.list.empty)
        elif other.document is None:
            self.say(_("This document is only cited: read its file in to open it."))
        else:
            document = self.workbench.documents.open(other.document.id)
            self.post_message(ShowDocument(document))

    def action_follow(self) -> None:
        """Show the relations of the document under the cursor."""
        other = self.other
        if other is None:
            self.say(self.list.empty)
        else:
            self.app.push_screen(RelationsScreen(self.workbench, other.name, self.keymap))


def _row(index: int, other: Neighbour) -> Row:
    relation = relation_word(other.kind, outward=other.outward)
    if other.document is None:
        # The day tells why a document of that number in the store is another one.
        text = f"{other.number} · {other.issued:%d/%m/%Y}" if other.issued else other.number
        return Row(index, "!", relation, text, _("not in the store"), QUIET)
    return Row(index, " ", relation, f"{other.number} · {described(other.document)}")
