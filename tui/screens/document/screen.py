"""The document screen: one document whole, in reading order, to read and to put right."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, cast

from doichieu.corrections import Correction, Subject, doubt_words, subject_word
from doichieu.errors import InputError
from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.model import Doubt, ItemId, StoredItem
from doichieu.tui.looks import NO_TASK
from doichieu.tui.opening import ShowChain, ShowVersions
from doichieu.tui.screens.base import CursorTarget
from doichieu.tui.screens.document.view import (
    block_lines,
    block_title,
    correction_words,
    states,
    title,
)
from doichieu.tui.screens.finding import FindingScreen, SearchScope
from doichieu.tui.screens.panes import Panes
from doichieu.tui.widgets.page import Page
from doichieu.tui.widgets.text_pane import TextPane
from doichieu.workbench.documents.open_document import OpenDocument

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from doichieu.tui.screens.dialogs import Dialog
    from doichieu.tui.screens.document.questions import Questions

LOOK_AROUND = 2.0
"""Seconds between two looks at what others have corrected; each costs two small queries."""


class DocumentScreen(Panes, FindingScreen):
    """A document; stands on the block `item`. What is asked for stands in `Questions`."""

    SCOPE = Scope.DOCUMENT
    FIRST = (
        *("document.next_doubt", "document.tick", "document.unfold", "document.kind"),
        *("document.no_task", "document.deadline", "document.facts", "document.undo"),
    )
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-high")]  # noqa: RUF012 (textual's own)

    def __init__(self, document: OpenDocument, keymap: Keymap, item: ItemId | None = None) -> None:
        super().__init__(keymap)
        self.document = document
        self._item = item
        self._doubt: Doubt | None = None

    def compose(self) -> ComposeResult:
        """The page, what was understood of the block under the cursor, and the line of keys."""
        yield Page(id="page")
        yield TextPane(id="block")
        yield self.bottom

    def on_mount(self) -> None:
        """Stand on the block asked for."""
        self.page = self.query_one(Page)
        self.block = self.query_one("#block", TextPane)
        self.page.focus()
        # The height is known once the page is laid out.
        self.call_after_refresh(self._begin)
        self.set_interval(LOOK_AROUND, self.poll_for_changes)

    def _begin(self) -> None:
        self.show_document()
        self.go_to(self.index_of(self._item) or 0)

    def index_of(self, item: ItemId | None) -> int | None:
        """Where an item stands in the document; None when it is no part of it."""
        places = (at for at, each in enumerate(self.document.items) if each.id == item)
        return next(places, None)

    @property
    def here(self) -> StoredItem:
        """The block under the cursor. Raises InputError in a document without any."""
        if not self.document.items:
            raise InputError(_("There is no block here."))
        return self.document.items[self.page.cursor]

    @property
    def items_here(self) -> Sequence[StoredItem]:
        """The block under the cursor."""
        return self.document.items[self.page.cursor :][:1]

    def remark(self, word: str) -> None:
        """Say it over the page."""
        self.page.comment(word)

    @property
    def moving(self) -> Page:
        """The page."""
        return self.page

    def poll_for_changes(self) -> None:
        """Show what somebody else has corrected or read in meanwhile."""
        self.look_around(self._poll_for_changes)

    def _poll_for_changes(self) -> None:
        item = self.here.id if self.document.items else None
        if self.document.refresh():
            self.show_document(self.index_of(item))

    def show_document(self, at: int | None = None) -> None:
        """Show the document as it stands, with the cursor on a block or where it was."""
        if at is not None:
            self.page.cursor = at
        self.page.show(self.document.items, states(self.document), title(self.document))
        self.show_block()

    def show_block(self) -> None:
        """Show what was understood of the block under the cursor."""
        if not self.document.items:
            self.block.show("", ())
            return
        at = self.page.cursor
        self.block.show(block_title(self.document, at), block_lines(self.document, at))

    def _go(self, move: Callable[[CursorTarget], None]) -> None:
        super()._go(move)
        self._doubt = None
        self.show_block()

    def go_to(self, at: int) -> None:
        """Put the cursor on a block with what stands around it in sight."""
        self.page.jump_to(at)
        self.show_block()

    def search_scope(self) -> SearchScope:
        """All blocks."""
        texts = [(at, f"{item.address} {item.text}") for at, item in enumerate(self.document.items)]
        return SearchScope("page", texts, self.page.cursor, self._go_found)

    def _go_found(self, place: Hashable) -> None:
        self.page.light(self.lit("page"))
        at = cast("int", place)
        if self.document.items[at].folded:
            self.page.unfold(at, whole=True)
        self.go_to(at)

    def action_next_doubt(self) -> None:
        """Go to the next doubt and say what it is."""
        self._walk(1)

    def action_previous_doubt(self) -> None:
        """Go to the doubt before."""
        self._walk(-1)

    def _walk(self, by: int) -> None:
        doubts = self.document.doubts
        if not doubts:
            self.say(_("Nothing is in doubt."))
            return
        if self._doubt in doubts:
            place = doubts.index(self._doubt) + by
        else:
            before = sum(self.document.block_of(doubt) < self.page.cursor for doubt in doubts)
            upto = sum(self.document.block_of(doubt) <= self.page.cursor for doubt in doubts)
            place = before if by > 0 else upto - 1
        self._stand_on(doubts[place % len(doubts)])

    def _stand_on(self, doubt: Doubt) -> None:
        self._doubt = doubt
        self.go_to(self.document.block_of(doubt))
        doubts = self.document.doubts
        where = _("doubt {place} of {count}, line {line}: {message}").format(
            place=doubts.index(doubt) + 1,
            count=len(doubts),
            line=doubt.line,
            message=doubt_words(doubt),
        )
        self.say(where)

    def action_tick(self) -> None:
        """Tick the doubt off that one stands on, and go on to the next."""
        doubts = self.document.doubts
        on = (each for each in doubts if self.document.block_of(each) == self.page.cursor)
        doubt = self._doubt if self._doubt in doubts else next(on, None)
        if doubt is None:
            self.say(_("Nothing is in doubt here."))
            return
        place = doubts.index(doubt)
        self.document.tick(doubt)
        self.show_document()
        left = self.document.doubts
        if left:
            self._stand_on(left[place % len(left)])
        else:
            self.say(_("Every doubt is ticked off."))

    def done(self, subject: Subject, *, changed: bool, at: int | None = None) -> None:
        """Show what came of a correction of the block under the cursor; then stand on `at`."""
        address = self.here.address
        self.show_document(at)
        self.say(f"{address}: {correction_words(subject, changed=changed)}")

    def stated(self, subject: Subject, *, changed: bool) -> None:
        """Show what came of a correction of a fact about the document."""
        self.show_document()
        self.say(f"{self.document.document.name}: {correction_words(subject, changed=changed)}")

    def stand_on(self, at: int) -> None:
        """Put the cursor on a block without showing anything anew."""
        self.page.cursor = at

    def ask(self, question: Dialog) -> None:
        """Put a question in front, once the one before is gone."""
        self.call_later(self.app.push_screen, question)

    def action_unfold(self) -> None:
        """Show all of an appendix that is kept in one, or only how it begins."""
        at = self.page.cursor
        if not self.here.folded:
            self.say(_("Only an appendix that is kept in one unfolds."))
            return
        self.page.unfold(at, whole=not self.page.unfolded(at))
        self.show_block()

    def action_versions(self) -> None:
        """Show what changed in the newest version of the file."""
        self.post_message(ShowVersions(self.document.id))

    def action_join(self) -> None:
        """Join the block with the one above it."""
        at = self.page.cursor
        changed = self.document.join(at)
        self.page.cursor = at - 1
        self.done(Subject.JOIN, changed=changed)

    def action_no_task(self) -> None:
        """Nobody has to do it."""
        address = self.here.address
        self.document.not_a_task(self.page.cursor)
        self.show_document()
        self.say(f"{address}: {NO_TASK.word}")

    def action_split(self) -> None:
        """Ask where in the block another one begins."""
        self._questions.split()

    def action_kind(self) -> None:
        """Ask what kind of block it is."""
        self._questions.kind()

    def action_leads(self) -> None:
        """Ask which bodies must do it."""
        self._questions.names(Subject.LEADS)

    def action_partners(self) -> None:
        """Ask which bodies take part."""
        self._questions.names(Subject.WITH)

    def action_cites(self) -> None:
        """Ask which documents it cites."""
        self._questions.names(Subject.CITES)

    def action_deadline(self) -> None:
        """Ask when it is due."""
        self._questions.deadline()

    def action_address(self) -> None:
        """Ask for another address."""
        self._questions.address()

    def action_facts(self) -> None:
        """Ask which fact about the document to put right."""
        self._questions.facts()

    @property
    def _questions(self) -> Questions:
        from doichieu.tui.screens.document.questions import Questions

        return Questions(self)

    def action_chain(self) -> None:
        """Follow the task under the cursor through all levels."""
        if not self.here.reviewed:
            raise InputError(_("this item is no task under review"), where=self.here.address)
        self.post_message(ShowChain(self.document.document.id, self.here.id))

    def action_undo(self) -> None:
        """Take back the latest correction."""
        self._turned(self.document.undo(), _("undone"), _("There is nothing to undo."))

    def action_redo(self) -> None:
        """Make again what was undone."""
        self._turned(self.document.redo(), _("done again"), _("There is nothing to do again."))

    def _turned(self, correction: Correction | None, done: str, nothing: str) -> None:
        if correction is None:
            self.say(nothing)
            return
        at = self.document.where(correction)
        self.show_document()
        if at is not None:
            self.go_to(at)
        address = f"{correction.anchor.address}: " if correction.anchor else ""
        self.say(f"{done}: {address}{subject_word(correction.subject)}")
