"""The library: reviews and how far they are, documents, and what is cited but not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.text import Text

from doichieu.errors import InputError
from doichieu.keymaps import Keymap, Scope, shown
from doichieu.language import _
from doichieu.model import DocumentId, Pair, Verdict
from doichieu.store import DocumentSummary, Missing
from doichieu.text import one_line
from doichieu.tui.looks import MARKED, QUIET, SUSPECT, TITLE, VERDICTS
from doichieu.tui.screens.finding import FindingScreen, SearchScope
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.item_list import ItemList, Row
from doichieu.workbench import Library, Review, ReviewRow, Workbench, named, path_of
from doichieu.workbench.documents.imported import outcome_word

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from doichieu.workbench.collection.chain import Name


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
        self.guarded(self._survey)
        self.reviews.show(
            _review_rows(self.library),
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
            [_missing_row(each) for each in self.library.missing],
            title=_("Cited, but not in the store"),
            empty=_("Nothing is missing."),
        )

    def _show_documents(self) -> None:
        title = _("Documents")
        if self._directive is not None:
            document, section = self._directive
            title += f" · {named(self._called(document), section)} ⇄ "
            title += self._key_hint("library.review", _("now the plan: {key}"))
        self.documents.show(
            [_document_row(each, self._directive) for each in self.library.documents],
            title=title,
            empty=self._key_hint("library.add", _("Nothing read yet: press {key} to read a file.")),
        )

    def _key_hint(self, command: str, hint: str) -> str:
        keys = self.keymap.keys(command)
        return hint.format(key=shown(keys[0]) if keys else "?")

    def _survey(self) -> None:
        self.library = self.workbench.library()

    @property
    def active(self) -> ItemList:
        """The list that keys go to."""
        return next((each for each in self.lists if each.has_focus), self.documents)

    @property
    def moving(self) -> ItemList:
        """The list that keys go to."""
        return self.active

    def ground(self) -> SearchScope:
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
        place = self.lists.index(self.active)
        self.lists[(place + by) % len(self.lists)].focus()

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
            from doichieu.tui.screens.document.screen import DocumentScreen

            document = self.workbench.document(cast("DocumentId", active.key))
            self.app.push_screen(DocumentScreen(document, self.keymap))
        else:
            self.say(_("This document is only cited: read its file in to open it."))

    def _review(self) -> ReviewRow | None:
        key = self.reviews.key
        return self.library.reviews[key] if isinstance(key, int) else None

    def _open(self, row: ReviewRow) -> None:
        bench = self.workbench
        self._enter(bench.resume(row.id, row.section) if row.id else bench.open(row.pair))

    def _enter(self, review: Review) -> None:
        from doichieu.tui.screens.review.screen import ReviewScreen

        self.app.push_screen(ReviewScreen(self.workbench, review, self.keymap))

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
            self._enter(self.workbench.open(Pair(directive, plan), section))

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
                self.workbench.sections(document),
                lambda typed: self._take(document, typed),
                self.keymap,
            )
        )

    def _called(self, document: DocumentId) -> str:
        return next(each.name for each in self.library.documents if each.id == document)

    def _take(self, document: DocumentId, typed: str) -> None:
        section = self.workbench.section(document, typed)
        if self._directive is None:
            self._directive = document, section
            self._show_documents()
            return
        directive, upper = self._directive
        review = self.workbench.open(Pair(directive, document, section), upper)
        self.call_off()
        # Once the question is gone: it would close what stands in front of it.
        self.app.call_later(self._enter, review)

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
        imported = self.workbench.import_file(path_of(name.strip().strip("'\"")))
        document = imported.document
        if document is None or imported.outcome is None:
            raise InputError(_("nothing was read"), where=name)
        self.show_library()
        self.documents.focus()
        self.documents.go_to(document.id)
        tasks = sum(item.reviewed for item in document.outline.items)
        outcome = outcome_word(imported.outcome)
        said = _("{name}: {outcome}, tasks: {count}")
        self.say(said.format(name=document.name, outcome=outcome, count=tasks))

    def action_export(self) -> None:
        """Show the summary of the review under the cursor, to save it from there."""
        row = self._review() if self.active is self.reviews else None
        if row is None or row.id is None:
            self.say(_("Choose a review that has begun."))
            return
        from doichieu.tui.screens.report import ReportScreen

        review = self.workbench.resume(row.id, row.section)
        self.app.push_screen(ReportScreen(self.workbench, review, self.keymap))


_LISTS = ("reviews", "documents", "missing")


def _review_rows(library: Library) -> list[Row]:
    return [_review_row(place, row) for place, row in enumerate(library.reviews)]


def _review_row(place: int, row: ReviewRow) -> Row:
    upper = named(row.directive, row.section)
    text = f"{upper} ⇄ {named(row.plan, row.pair.plan_section)}"
    if row.summary is None:
        return Row(place, "·", _("new"), text, _("not begun"), QUIET)
    counts = row.summary.counts
    tally = [
        f"{VERDICTS[verdict].glyph} {VERDICTS[verdict].word} {counts.verdicts[verdict]}"
        for verdict in (Verdict.GAP, Verdict.PARTIAL, Verdict.UNSURE)
        if counts.verdicts[verdict]
    ]
    done = counts.decided == counts.tasks
    look = VERDICTS[Verdict.COVERED if done else Verdict.PARTIAL]
    label = f"{counts.decided}/{counts.tasks}"
    return Row(place, look.glyph, label, text, "  ".join(tally), look.style)


def described(document: DocumentSummary) -> str:
    """What a document is, in a line: type, issuer, day and title, else its file."""
    facts = document.facts
    day = f"{facts.date:%d/%m/%Y}" if facts.date else ""
    return " · ".join(filter(None, [facts.type, facts.issuer, day, facts.title])) or document.source


def _document_row(document: DocumentSummary, directive: tuple[DocumentId, str] | None) -> Row:
    word = _("tasks: {count}").format(count=document.tasks)
    if document.doubts:
        word += " · " + _("doubts: {count}").format(count=document.doubts)
    chosen = MARKED.glyph if directive and document.id == directive[0] else " "
    name = document.facts.number or document.source
    return Row(document.id, chosen, name, described(document), word)


def _missing_row(missing: Missing) -> Row:
    said = _("carried out by {names}") if missing.implemented else _("cited by {names}")
    text = said.format(names=", ".join(missing.carried_out_by or missing.cited_by))
    return Row(missing.number, "!" if missing.implemented else " ", missing.number, text)
