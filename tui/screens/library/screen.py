"""The library: reviews and how far they are, documents, and what is cited but not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.text import Text

from doichieu.errors import InputError
from doichieu.keymaps import Keymap, Scope, shown
from doichieu.language import _
from doichieu.model import DocumentId, Pair
from doichieu.text import one_line
from doichieu.tui.looks import SUSPECT, TITLE
from doichieu.tui.opening import ShowAnnotations, ShowDocument, ShowReview
from doichieu.tui.screens.finding import FindingScreen, SearchScope
from doichieu.tui.screens.library.rows import document_row, missing_row, review_rows
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.item_list import ItemList
from doichieu.workbench import Review, Workbench, named, path_of
from doichieu.workbench.collection.library import Library, ReviewRow
from doichieu.workbench.documents.imported import outcome_word

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from doichieu.workbench.collection.chain import Name


_LISTS = ("reviews", "documents", "missing")


class LibraryScreen(FindingScreen):
    """Three lists over one store."""

    SCOPE = Scope.LIBRARY

    def __init__(self, workbench: Workbench, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.workbench = workbench
        self.library = Library((), (), ())
        self._directive: tuple[DocumentId, str] | None = None

    def compose(self) -> ComposeResult:
        """Whose store this is, the three lists, and the line of keys."""
        yield Line(id="status")
        yield ItemList(id="reviews")
        yield ItemList(id="documents")
        yield ItemList(id="missing")
        yield self.bottom

    def on_mount(self) -> None:
        """Fill the lists and start on the first that has something in it."""
        self.lists = [self.query_one(f"#{name}", ItemList) for name in _LISTS]
        self.reviews, self.documents, self.missing = self.lists
        self.query_one("#status", Line).show(self._whose())
        self.show_library()
        next((each for each in self.lists if each.rows), self.documents).focus()

    def _whose(self) -> Text:
        store = self.workbench.store
        where = one_line(f"{store.path.parent.name}/{store.path.name}")
        line = Text(" doichieu", TITLE)
        line.append(f" · {where} · {self.workbench.config.reviewer}", "not bold")
        if store.read_only:
            line.append(" · " + _("read-only: nothing can be decided"), SUSPECT.style)
        return line

    def on_screen_resume(self) -> None:
        """A review may have gone on."""
        if self.is_mounted:
            self.show_library()

    def show_library(self) -> None:
        """Look the store over and show it."""
        self.guarded(self._look_over)
        self.reviews.show(
            review_rows(self.library),
            title=_("Reviews"),
            empty=self._key_hint(
                "library.review",
                _("No review yet: read a directive and a plan.")
                if len(self.library.documents) < 2
                else _("No review yet: press {key} on the directive, then on the plan."),
            ),
        )
        self._show_documents()
        self.missing.show(
            [missing_row(each) for each in self.library.missing],
            title=_("Cited, but not in the store"),
            empty=_("Nothing is missing."),
        )

    def _show_documents(self) -> None:
        title = _("Documents")
        if self._directive is not None:
            document, section = self._directive
            title += f" · {named(self._called(document), section)} ⇄ "
            title += self._key_hint("library.review", _("choose the plan and press {key}"))
        self.documents.show(
            [document_row(each, self._directive) for each in self.library.documents],
            title=title,
            empty=self._key_hint("library.add", _("Nothing read yet: press {key} to read a file.")),
        )

    def _key_hint(self, command: str, hint: str) -> str:
        keys = self.keymap.keys(command)
        return hint.format(key=shown(keys[0]) if keys else "?")

    def _look_over(self) -> None:
        self.library = self.workbench.collection.library()

    @property
    def active(self) -> ItemList:
        """The list that keys go to."""
        return next((each for each in self.lists if each.has_focus), self.documents)

    @property
    def moving(self) -> ItemList:
        """The list that keys go to."""
        return self.active

    def search_scope(self) -> SearchScope:
        """The rows of the list that keys go to."""
        side = self.active
        rows = [(row.key, f"{row.label} {row.text}") for row in side.rows]
        return SearchScope(str(side.id), rows, side.key, side.go_to)

    def call_off(self) -> bool:
        """Forget the directive that was chosen for a review."""
        chosen, self._directive = self._directive is not None, None
        self._show_documents()
        return chosen

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
        """Open the review or the document under the cursor."""
        active = self.active
        if active.key is None:
            self.say(active.empty)
        elif active is self.reviews:
            row = self._review()
            if row is not None:
                self._open(row)
        elif active is self.documents:
            document = self.workbench.documents.open(cast("DocumentId", active.key))
            self.post_message(ShowDocument(document))
        else:
            self.say(_("This document is only cited: read its file in to open it."))

    def _review(self) -> ReviewRow | None:
        key = self.reviews.key
        return self.library.reviews[key] if isinstance(key, int) else None

    def _open(self, row: ReviewRow) -> None:
        reviews = self.workbench.reviews
        self._enter(reviews.resume(row.id, row.section) if row.id else reviews.open(row.pair))

    def _enter(self, review: Review) -> None:
        self.post_message(ShowReview(review))

    def action_review(self) -> None:
        """Choose the directive, then the plan, and begin their review."""
        if self.active is not self.documents:
            self.documents.focus()
            self.say(_("Choose the directive and press the key again."))
        elif self.documents.key is None:
            self.say(self.documents.empty)
        elif self._directive is None:
            self._directive = cast("DocumentId", self.documents.key), ""
            self._show_documents()
        else:
            (directive, section), plan = self._directive, cast("DocumentId", self.documents.key)
            self.call_off()
            self._enter(self.workbench.reviews.open(Pair(directive, plan), section))

    def action_section(self) -> None:
        """Choose one section of the document for a review, as the directive or as the plan."""
        if self.active is not self.documents:
            self.documents.focus()
            self.say(_("Choose a document and press the key again."))
            return
        if self.documents.key is None:
            self.say(self.documents.empty)
            return
        from doichieu.tui.screens.library.sections import ChooseSection

        document = cast("DocumentId", self.documents.key)
        title = _("Directive: a section") if self._directive is None else _("Plan: a section")
        self.app.push_screen(
            ChooseSection(
                f"{title} · {self._called(document)}",
                self.workbench.documents.sections(document),
                lambda typed: self._take(document, typed),
                self.keymap,
            )
        )

    def _called(self, document: DocumentId) -> str:
        return next(each.name for each in self.library.documents if each.id == document)

    def _take(self, document: DocumentId, typed: str) -> None:
        section = self.workbench.documents.section(document, typed)
        if self._directive is None:
            self._directive = document, section
            self._show_documents()
            return
        directive, upper = self._directive
        review = self.workbench.reviews.open(Pair(directive, document, section), upper)
        self.call_off()
        # Once the question is gone: it would close what stands in front of it.
        self.app.call_later(self._enter, review)

    def action_annotations(self) -> None:
        """Look through everything decided, in the review under the cursor or in all."""
        row = self._review() if self.active is self.reviews else None
        begun = row if row is not None and row.id is not None else None
        resume = self.workbench.reviews.resume
        review = resume(begun.id, begun.section) if begun and begun.id else None
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

    def action_add(self) -> None:
        """Read a file into the store."""
        from doichieu.tui.screens.dialogs import AskText

        title = _("File to read (.txt, .md, .docx, .odt, .html, .pdf)")
        self.app.push_screen(AskText(title, _("read it"), self._read, self.keymap))

    def _read(self, name: str) -> None:
        imported = self.workbench.documents.import_file(path_of(name.strip().strip("'\"")))
        document = imported.document
        if document is None or imported.outcome is None:
            raise InputError(_("nothing was read"), where=name)
        self.show_library()
        self.documents.focus()
        self.documents.go_to(document.id)
        tasks = sum(item.reviewed for item in document.outline.items)
        outcome = outcome_word(imported.outcome)
        message = _("{name}: {outcome}, tasks: {count}")
        self.say(message.format(name=document.name, outcome=outcome, count=tasks))

    def action_export(self) -> None:
        """Show the summary of the review under the cursor, to save it from there."""
        row = self._review() if self.active is self.reviews else None
        if row is None or row.id is None:
            self.say(_("Choose a review that has begun."))
            return
        from doichieu.tui.screens.report import ReportScreen

        review = self.workbench.reviews.resume(row.id, row.section)
        self.app.push_screen(ReportScreen(review, self.keymap))
