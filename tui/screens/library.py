"""The library: reviews and how far they are, documents, and what is cited but not there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from doichieu.errors import InputError
from doichieu.keymaps import Keymap, Scope, shown
from doichieu.language import _
from doichieu.model import DocumentId, Verdict
from doichieu.store import DocumentSummary, Missing
from doichieu.tui.looks import QUIET, VERDICTS
from doichieu.tui.screens.base import CommandScreen
from doichieu.tui.widgets.item_list import ItemList, Row
from doichieu.workbench import Library, ReviewRow, Workbench

if TYPE_CHECKING:
    from textual.app import ComposeResult


class LibraryScreen(CommandScreen[None]):
    """Three lists over one store."""

    SCOPE = Scope.LIBRARY

    def __init__(self, workbench: Workbench, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.workbench = workbench
        self.library = Library((), (), ())
        self._directive: DocumentId | None = None

    def compose(self) -> ComposeResult:
        """The three lists and the line of keys."""
        yield ItemList(id="reviews")
        yield ItemList(id="documents")
        yield ItemList(id="missing")
        yield self.bottom

    def on_mount(self) -> None:
        """Fill the lists and start on the first that has something in it."""
        self.lists = [self.query_one(f"#{name}", ItemList) for name in _LISTS]
        self.reviews, self.documents, self.missing = self.lists
        self.show_library()
        next((each for each in self.lists if each.rows), self.documents).focus()

    def on_screen_resume(self) -> None:
        """A review may have gone on."""
        if self.is_mounted:
            self.show_library()

    def show_library(self) -> None:
        """Look the store over and show it."""
        self.guarded(self._survey)
        keys = self.keymap.keys("library.add")
        add = _("Nothing read yet: press {key} to read a file.").format(
            key=shown(keys[0]) if keys else "?"
        )
        self.reviews.show(
            _("Reviews"),
            _review_rows(self.library),
            empty=_("No review yet: read a directive and a plan.") if self._bare else self._how(),
        )
        self.documents.show(
            _("Documents"), [_document_row(each) for each in self.library.documents], empty=add
        )
        self.missing.show(
            _("Cited, but not in the store"),
            [_missing_row(each) for each in self.library.missing],
            empty=_("Nothing is missing."),
        )

    def _survey(self) -> None:
        self.library = self.workbench.library()

    @property
    def _bare(self) -> bool:
        return len(self.library.documents) < 2

    def _how(self) -> str:
        keys = self.keymap.keys("library.review")
        return _("No review yet: press {key} on the directive, then on the plan.").format(
            key=shown(keys[0]) if keys else "?"
        )

    @property
    def active(self) -> ItemList:
        """The list that keys go to."""
        return next((each for each in self.lists if each.has_focus), self.documents)

    def on_item_list_moved(self) -> None:
        """A message has been read by now."""
        self.show_bottom()

    @property
    def moving(self) -> ItemList:
        """The list that keys go to."""
        return self.active

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
                self.guarded(lambda: self._open(row))
        elif active is self.documents:
            from doichieu.tui.screens.document import DocumentScreen

            document = self.workbench.store.documents.get(cast("DocumentId", active.key))
            self.app.push_screen(DocumentScreen(document, self.keymap))
        else:
            self.say(_("This document is only cited: read its file in to open it."))

    def _review(self) -> ReviewRow | None:
        key = self.reviews.key
        return self.library.reviews[key] if isinstance(key, int) else None

    def _open(self, row: ReviewRow) -> None:
        from doichieu.tui.screens.review import ReviewScreen

        review = self.workbench.resume(row.id) if row.id else self.workbench.open(row.pair)
        self.app.push_screen(ReviewScreen(self.workbench, review, self.keymap))

    def action_review(self) -> None:
        """Choose the directive, then the plan, and begin their review."""
        if self.active is not self.documents:
            self.documents.focus()
            self.say(_("Choose the directive and press the key again."))
            return
        if self.documents.key is None:
            self.say(self.documents.empty)
            return
        chosen = cast("DocumentId", self.documents.key)
        if self._directive is None:
            self._directive = chosen
            name = self.workbench.store.documents.get(chosen).name
            self.say(_("Directive: {name}. Now the plan, with the same key.").format(name=name))
            return
        directive, self._directive = self._directive, None
        self.guarded(lambda: self._begin(directive, chosen))

    def _begin(self, directive: DocumentId, plan: DocumentId) -> None:
        from doichieu.tui.screens.review import ReviewScreen

        review = self.workbench.review(f"#{directive}", f"#{plan}")
        self.app.push_screen(ReviewScreen(self.workbench, review, self.keymap))

    def action_add(self) -> None:
        """Read a file into the store."""
        from doichieu.tui.screens.dialogs import AskText

        def read(name: str | None) -> None:
            if not name or not name.strip():
                return
            path = Path(name.strip()).expanduser()
            if self.guarded(lambda: self._read(path)):
                self.documents.focus()

        self.app.push_screen(AskText(_("File to read (.txt, .md)"), self.keymap), read)

    def _read(self, path: Path) -> None:
        document = self.workbench.import_file(path).document
        self.show_library()
        if document is None:
            raise InputError(_("nothing was read"), where=str(path))
        self.documents.go_to(document.id)
        tasks = sum(item.reviewed for item in document.outline.items)
        self.say(_("{name}: tasks: {count}").format(name=document.name, count=tasks))

    def action_export(self) -> None:
        """Show the summary of the review under the cursor, to save it from there."""
        row = self._review() if self.active is self.reviews else None
        if row is None or row.id is None:
            self.say(_("Choose a review that has begun."))
            return
        from doichieu.tui.screens.report import ReportScreen

        review = self.workbench.resume(row.id)
        self.app.push_screen(ReportScreen(self.workbench, review, self.keymap))


_LISTS = ("reviews", "documents", "missing")


def _review_rows(library: Library) -> list[Row]:
    return [_review_row(place, row) for place, row in enumerate(library.reviews)]


def _review_row(place: int, row: ReviewRow) -> Row:
    text = f"{_side(row.directive, row.pair.directive_section)} ⇄ " + _side(
        row.plan, row.pair.plan_section
    )
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


def _side(name: str, section: str) -> str:
    return f"{name}#{section}" if section else name


def _document_row(document: DocumentSummary) -> Row:
    facts = document.facts
    day = f"{facts.date:%d/%m/%Y}" if facts.date else ""
    what = " · ".join(filter(None, [facts.type, facts.issuer, day]))
    word = _("tasks: {count}").format(count=document.tasks)
    text = f"{what} · {facts.title}" if facts.title else what or document.source
    return Row(document.id, " ", facts.number or document.source, text, word)


def _missing_row(missing: Missing) -> Row:
    who = ", ".join(missing.cited_by)
    text = (_("carried out by {names}") if missing.implemented else _("cited by {names}")).format(
        names=who
    )
    return Row(missing.number, "!" if missing.implemented else " ", missing.number, text)
