"""The library: reviews and how far they are, documents, and what is cited but not there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from doichieu.keymaps import Keymap, Scope, shown
from doichieu.language import _
from doichieu.model import DocumentId
from doichieu.store import NO_DOCUMENTS, DocumentSummary
from doichieu.tui.opening import (
    ShowAnnotations,
    ShowChain,
    ShowDocument,
    ShowMatrix,
    ShowReview,
    ShowVersions,
)
from doichieu.tui.screens.finding import FindingScreen, SearchScope
from doichieu.tui.screens.library.around import Surroundings
from doichieu.tui.screens.library.pairing import Pairing
from doichieu.tui.screens.library.rows import (
    PAIRS,
    ReviewList,
    Told,
    fitting,
    missing_rows,
    review_key,
    whose,
)
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.item_list import ItemList, LazyRows
from doichieu.workbench import Review, Workbench, named
from doichieu.workbench.collection.library import Library, ReviewRow, glance

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from doichieu.tui.screens.library.adding import Adding
    from doichieu.tui.screens.library.background import Failed, LookedAround
    from doichieu.tui.screens.library.putting_away import PuttingAway
    from doichieu.tui.widgets.fields import Field
    from doichieu.workbench.collection.chain import Name


_LISTS = ("reviews", "documents", "missing")
_FIRST = ("open", "add", "review", "filter", "full_text", "matrix", "chain")


class LibraryScreen(FindingScreen):
    """Three lists over one store, what was dealt with last in front, and a field that narrows them.

    What is put away stands in `PuttingAway`, what is chosen for a review in `Pairing`, and what
    only all relations tell in `Surroundings`.
    """

    SCOPE = Scope.LIBRARY
    FIRST = tuple(f"library.{each}" for each in _FIRST)

    def __init__(self, workbench: Workbench, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.workbench = workbench
        self.library = Library(NO_DOCUMENTS, (), ())
        self._surroundings = Surroundings(self)
        self._told = Told(workbench.store, workbench.config.reviewer)
        self._pairing = Pairing(self)
        self._away = False
        self._unfolded = False
        self._with_hidden = False
        self._filter: Field | None = None

    def compose(self) -> ComposeResult:
        """Whose store this is, the three lists, and the line of keys."""
        yield Line(id="status")
        yield ReviewList(id="reviews")
        yield ItemList(id="documents")
        yield ItemList(id="missing")
        yield self.bottom

    def on_mount(self) -> None:
        """Fill the lists and start on the first that has something in it."""
        self.lists = [self.query_one(f"#{name}", ItemList) for name in _LISTS]
        self.reviews, self.documents, self.missing = self.lists
        self._last = self.documents
        self.query_one("#status", Line).show(whose(self.workbench))
        self.show_library()
        next((each for each in self.lists if each.rows), self.documents).focus()

    def on_screen_suspend(self) -> None:
        """Another screen comes in front."""
        self._away = True

    def on_screen_resume(self) -> None:
        """A review may have gone on meanwhile; when the program starts nothing has."""
        if self._away:
            self._away = False
            self.show_library()

    def show_library(self) -> None:
        """Show what a glance at the store tells, and go through what is around it afterwards."""
        self.glance()
        # The relations of many documents would hold the picture back.
        self.call_after_refresh(self.guarded, self._surroundings.look)

    def glance(self) -> None:
        """Show every document and review, with what is known around them."""
        self.guarded(self._read_rows)
        self._show_lists()

    def _read_rows(self) -> None:
        self._told = Told(self.workbench.store, self.workbench.config.reviewer)
        seen = glance(self.workbench.store, self._surroundings.known)
        self.library = self.workbench.recent.first(seen)

    def on_looked_around(self, message: LookedAround) -> None:
        """Show what was found beside the screen."""
        self._surroundings.found(message.around)

    def on_failed(self, message: Failed) -> None:
        """Say what went wrong."""
        self.say(str(message.error))

    def _show_lists(self) -> None:
        reviews = self._in_sight.reviews
        unfolded = self._unfolded or bool(self._typed)
        self._fill(
            self.reviews,
            self._told.reviews(reviews, unfolded=unfolded),
            _("Reviews"),
            self._key_hint(
                "library.review",
                _("No review yet: read a directive and a plan.")
                if len(self.library.documents) < 2
                else _("No review yet: press {key} on the directive, then on the plan."),
            ),
        )
        self.show_documents()
        self._fill(
            self.missing,
            missing_rows(self.library.missing),
            _("Cited, but not in the store"),
            _("Nothing is missing.") if self._surroundings.known else "",
        )

    @property
    def _in_sight(self) -> Library:
        return self.library.whole if self._with_hidden else self.library

    def show_documents(self) -> None:
        """Show the documents, and which of them is chosen for a review."""
        title = _("Documents")
        hidden = self.library.hidden_documents
        if hidden and not self._with_hidden:
            title += " · " + _("hidden: {count}").format(count=len(hidden))
        if self._pairing.directive is not None:
            document, section = self._pairing.directive
            title += f" · {named(self.document(document).name, section)} ⇄ "
            title += self._key_hint("library.review", _("choose the plan and press {key}"))
        self._fill(
            self.documents,
            self._told.documents(self._in_sight.documents, self._pairing.directive),
            title,
            self._key_hint("library.add", _("Nothing read yet: press {key} to read a file."))
            if not hidden
            else self._key_hint("library.hidden", _("All are hidden: {key} shows them.")),
        )

    def _fill(self, list_: ItemList, rows: LazyRows, title: str, empty: str) -> None:
        """Show of these rows what fits what was typed."""
        typed = self._typed
        if typed and rows:
            rows = fitting(rows, typed)
            title += " · " + _("with '{words}'").format(words=typed)
            empty = _("nothing fits")
        list_.show(rows, title=title, empty=empty)

    @property
    def _typed(self) -> str:
        return self._filter.value.strip() if self._filter else ""

    def _key_hint(self, command: str, hint: str) -> str:
        keys = self.keymap.keys(command)
        return hint.format(key=shown(keys[0]) if keys else "?")

    @property
    def active(self) -> ItemList:
        """The list that keys go to, or went to before the field."""
        self._last = next((each for each in self.lists if each.has_focus), self._last)
        return self._last

    @property
    def moving(self) -> ItemList:
        """The list that keys go to."""
        return self.active

    def search_scope(self) -> SearchScope:
        """The rows of the list that keys go to."""
        side = self.active
        return SearchScope(str(side.id), side.texts(), side.key, side.go_to)

    def call_off(self) -> bool:
        """Forget the directive that was chosen for a review, else what was typed to narrow."""
        if self._pairing.directive is not None:
            self._pairing.directive = None
            self.show_documents()
            return True
        if self._filter is None:
            return False
        self.active.focus()
        self._filter.remove()
        self._filter = None
        self._show_lists()
        return True

    async def action_filter(self) -> None:
        """Narrow the three lists by typing."""
        self._last = self.active
        if self._filter is None:
            # The first picture does without a field.
            from doichieu.tui.widgets.fields import Field

            placeholder = _("words of a name, title or body")
            self._filter = Field(keymap=self.keymap, id="filter", placeholder=placeholder)
            await self.mount(self._filter, before=self.reviews)
        self._filter.focus()

    def on_input_changed(self) -> None:
        """Show what fits what was typed."""
        self._show_lists()

    def on_input_submitted(self) -> None:
        """Go to what fits."""
        fits = [each for each in self.lists if each.rows]
        (self._last if self._last in fits or not fits else fits[0]).focus()

    def action_next_pane(self) -> None:
        """Let keys go to the next list."""
        self._turn(1)

    def action_previous_pane(self) -> None:
        """Let keys go to the list before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        index = self.lists.index(self.active)
        self.lists[(index + by) % len(self.lists)].focus()

    def action_open(self) -> None:
        """Open the review or the document under the cursor, or the pairs that are folded."""
        active = self.active
        if active.key is None:
            self.say(active.empty)
        elif active.key == PAIRS:
            self._unfolded = not self._unfolded
            self._show_lists()
        elif active is self.reviews:
            row = self.review_here
            if row is not None:
                self._open(row)
        elif active is self.documents:
            document = self.workbench.documents.open(cast("DocumentId", active.key))
            self.post_message(ShowDocument(document))
        else:
            self.say(_("This document is only cited: read its file in to open it."))

    @property
    def review_here(self) -> ReviewRow | None:
        """The review under the cursor of its list."""
        key = self.reviews.key
        return next((row for row in self._in_sight.reviews if review_key(row) == key), None)

    def document(self, document: DocumentId) -> DocumentSummary:
        """A document of the library, hidden or not."""
        documents = self.library.whole.documents
        return documents[documents.ids().index(document)]

    def _open(self, row: ReviewRow) -> None:
        reviews = self.workbench.reviews
        self.enter(reviews.resume(row.id, row.section) if row.id else reviews.open(row.pair))

    def enter(self, review: Review) -> None:
        """Go on with a review."""
        self.post_message(ShowReview(review))

    def action_review(self) -> None:
        """Choose the directive, then the plan, and begin their review."""
        self._pairing.document()

    def action_section(self) -> None:
        """Choose one section of the document for a review, as the directive or as the plan."""
        self._pairing.section()

    @cached_property
    def _putting_away(self) -> PuttingAway:
        from doichieu.tui.screens.library.putting_away import PuttingAway

        return PuttingAway(self)

    def action_hide(self) -> None:
        """Put what is under the cursor out of sight, or bring it back."""
        self._putting_away.hide()

    def action_hidden(self) -> None:
        """Show what is hidden too, or no more."""
        if not self.library.hidden:
            self.say(_("Nothing is hidden."))
            return
        self._with_hidden = not self._with_hidden
        self._show_lists()

    def action_merge(self) -> None:
        """Bring in the store of somebody else."""
        from doichieu.tui.screens.library.merging import Merging

        Merging(self).choose()

    def action_undo(self) -> None:
        """Take back the latest hiding or showing."""
        self._putting_away.undo()

    def action_remove(self) -> None:
        """Remove a hidden document for good."""
        self._putting_away.remove()

    def action_full_text(self) -> None:
        """Look for words in all documents."""
        from doichieu.tui.screens.library.full_text import FullTextScreen

        self.app.push_screen(FullTextScreen(self.workbench, self.keymap))

    def action_annotations(self) -> None:
        """Look through everything decided, in the review under the cursor or in all."""
        row = self.review_here if self.active is self.reviews else None
        review = None
        if row is not None and row.id is not None:
            review = self.workbench.reviews.resume(row.id, row.section)
        self.post_message(ShowAnnotations(review))

    def action_relations(self) -> None:
        """Show how the document under the cursor stands to others."""
        if self.active is self.reviews:
            self.say(_("Choose a document and press the key again."))
        elif self.active.key is None:
            self.say(self.active.empty)
        else:
            from doichieu.tui.screens.library.relations import RelationsScreen

            name = cast("Name", self.active.key)
            self.app.push_screen(RelationsScreen(self.workbench, name, self.keymap))

    def action_versions(self) -> None:
        """Show what changed in the newest version of the document under the cursor."""
        if self.active is not self.documents or self.documents.key is None:
            self.say(_("Choose a document and press the key again."))
        else:
            self.post_message(ShowVersions(cast("DocumentId", self.documents.key)))

    @cached_property
    def _adding(self) -> Adding:
        from doichieu.tui.screens.library.adding import Adding

        return Adding(self)

    def action_matrix(self) -> None:
        """Show a document, or the directive of a review, with all its plans."""
        if here := self._directive_here():
            self.post_message(ShowMatrix(self.workbench.matrices.read(*here)))

    def action_chain(self) -> None:
        """Follow the tasks of a document, or of the directive of a review, through all levels."""
        if here := self._directive_here():
            self.post_message(ShowChain(here[0]))

    def _directive_here(self) -> tuple[DocumentId, str] | None:
        """The document under the cursor, or the directive of the review there with its section."""
        row = self.review_here if self.active is self.reviews else None
        if self.active is self.documents and self.documents.key is not None:
            return cast("DocumentId", self.documents.key), ""
        if row is not None:
            return row.pair.directive, row.section
        self.say(_("Choose a document and press the key again."))
        return None

    def action_add(self) -> None:
        """Choose files and read them into the store."""
        self._adding.choose()

    def action_export(self) -> None:
        """Show the summary of the review under the cursor, to save it from there."""
        row = self.review_here if self.active is self.reviews else None
        if row is None or row.id is None:
            self.say(_("Choose a review that has begun."))
            return
        from doichieu.tui.screens.report import ReportScreen

        review = self.workbench.reviews.resume(row.id, row.section)
        self.app.push_screen(ReportScreen(review, self.keymap))
