"""What the library shows of reviews and documents: rows, worked out from the store's summaries."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from rich.text import Text

from doichieu import servers
from doichieu.errors import DoichieuError
from doichieu.language import _
from doichieu.model import Counts, DocumentId, ReviewId, Verdict, read_blind
from doichieu.store import DocumentSummary, Listed, Missing, Store, Tally
from doichieu.text import find, one_line
from doichieu.tui.looks import FOLDED, MARKED, QUIET, SUSPECT, TITLE, UNFOLDED, VERDICTS
from doichieu.tui.widgets.item_list import ItemList, LazyRows, Row
from doichieu.wording import far_words
from doichieu.workbench import Workbench, named
from doichieu.workbench.collection.library import ReviewRow
from doichieu.workbench.reviews.assigning import work_of
from doichieu.workbench.reviews.reading import left_to_settle

PAIRS = "pairs"
"""The key of the line that stands for all pairs nobody has begun."""

_FEW = 3
"""So many such pairs are shown as they are: a line in their place would only hide them."""


_NAMES = 50
"""So many documents are named in a line: no terminal is wider."""


_FAR = 44
"""So many letters may tell who is how far: the names of the documents need the other half."""


class ReviewList(ItemList):
    """The reviews; the line that folds the pairs is none, and is not counted."""

    def place(self) -> str:
        """The place of the cursor among the reviews, and how many there are."""
        rows = self.rows
        keys = rows.keys if isinstance(rows, LazyRows) else ()
        if PAIRS not in keys:
            return super().place()
        line = keys.index(PAIRS)
        if self.cursor == line:
            return str(len(keys) - 1)
        return f"{self.cursor + (self.cursor < line)}/{len(keys) - 1}"


class Told:
    """The rows of one look at a store; what is counted is asked for as it comes into sight."""

    def __init__(self, store: Store, reviewer: str) -> None:
        self._store = store
        self._reviewer = reviewer
        self._tallies: dict[DocumentId, Tally] = {}
        self._words: dict[tuple[ReviewId, str], str] = {}
        self._counts: dict[ReviewId, dict[str, Counts]] = {}

    def documents(self, documents: Listed, directive: tuple[DocumentId, str] | None) -> LazyRows:
        """The documents with their tasks and doubts; marked where one is that `directive`."""
        keys = documents.ids()

        def make(place: int) -> Row:
            try:
                return document_row(documents[place], self._tally(keys[place]), directive)
            except DoichieuError as error:
                return Row(keys[place], SUSPECT.glyph, f"#{keys[place]}", error.what)

        return LazyRows(keys, documents.words, make)

    def reviews(self, reviews: Sequence[ReviewRow], *, unfolded: bool) -> LazyRows:
        """Every review with how far it is; many that wait are one line, unless unfolded."""
        begun = [row for row in reviews if row.id is not None]
        waiting = [row for row in reviews if row.id is None]
        shown: list[ReviewRow | None] = [*begun, *waiting]
        if len(waiting) > _FEW:
            shown = [*begun, None, *(waiting if unfolded else ())]

        def make(place: int) -> Row:
            row = shown[place]
            return _pairs(len(waiting), unfolded=unfolded) if row is None else self._review(row)

        def text(place: int) -> str:
            row = shown[place]
            return "" if row is None else _pair(row)

        keys = [PAIRS if row is None else review_key(row) for row in shown]
        return LazyRows(keys, text, make)

    def _far(self, review: ReviewId, row: ReviewRow) -> str:
        """How far each is to whom something is given, and whether readings are done and settled."""
        key = review, row.section
        if key not in self._words:
            work = work_of(self._store, review, row.section, self._reviewer)
            left = left_to_settle(self._store, review, row.readers)
            far = far_words(work, row.readers, _FAR - len(left))
            self._words[key] = one_line(" · ".join(filter(None, [left, far])))
        return self._words[key]

    def _tally(self, document: DocumentId) -> Tally:
        if document not in self._tallies:
            self._tallies[document] = self._store.documents.tally(document)
        return self._tallies[document]

    def _review(self, row: ReviewRow) -> Row:
        if row.id is None or row.summary is None:
            return Row(review_key(row), "·", _("new"), _pair(row), _("not begun"), QUIET)
        try:
            far = self._far(row.id, row)
            if read_blind(row.readers):
                return Row(review_key(row), "·", "", _pair(row), far, QUIET)
            if row.id not in self._counts:
                self._counts[row.id] = self._store.reviews.counts(row.id)
            counts = self._counts[row.id].get(row.section, row.summary.counts)
        except DoichieuError as error:
            return Row(review_key(row), SUSPECT.glyph, "", f"{_pair(row)}: {error.what}")
        shown = _counted(row, counts)
        shown = replace(shown, word=far) if far else shown
        return _out_of_sight(shown) if row.summary.hidden else shown


def review_key(row: ReviewRow) -> Hashable:
    """What a review is known by, in whatever order they stand."""
    return row.id, row.section, row.pair


def _pair(row: ReviewRow) -> str:
    return f"{named(row.directive, row.section)} ⇄ {named(row.plan, row.pair.plan_section)}"


def _pairs(count: int, *, unfolded: bool) -> Row:
    words = _("{count} possible pairs that nobody has begun").format(count=count)
    look = UNFOLDED if unfolded else FOLDED
    return Row(PAIRS, look.glyph, "", words, "", look.style)


def _counted(row: ReviewRow, counts: Counts) -> Row:
    tally = [
        f"{VERDICTS[verdict].glyph} {VERDICTS[verdict].word} {counts.verdicts[verdict]}"
        for verdict in (Verdict.GAP, Verdict.PARTIAL, Verdict.UNSURE)
        if counts.verdicts[verdict]
    ]
    done = counts.decided == counts.tasks
    look = VERDICTS[Verdict.COVERED if done else Verdict.PARTIAL]
    label = f"{counts.decided}/{counts.tasks}"
    return Row(review_key(row), look.glyph, label, _pair(row), "  ".join(tally), look.style)


def _out_of_sight(row: Row) -> Row:
    return replace(row, word=_("hidden"), style="", quiet=True)


def described(document: DocumentSummary) -> str:
    """What a document is, in a line: type, issuer, day and title, else its file."""
    facts = document.facts
    day = f"{facts.date:%d/%m/%Y}" if facts.date else ""
    return " · ".join(filter(None, [facts.type, facts.issuer, day, facts.title])) or document.source


def document_row(
    document: DocumentSummary, tally: Tally, directive: tuple[DocumentId, str] | None
) -> Row:
    """A document with its tasks and doubts; marked where it is the `directive` of a review."""
    word = _("tasks: {count}").format(count=tally.tasks)
    if tally.doubts:
        word += " · " + _("doubts: {count}").format(count=tally.doubts)
    chosen = MARKED.glyph if directive and document.id == directive[0] else " "
    name = document.facts.number or document.source
    row = Row(document.id, chosen, name, described(document), word)
    return _out_of_sight(row) if document.hidden else row


def whose(workbench: Workbench) -> Text:
    """The line that says whose library this is."""
    store = workbench.store
    file = f"{store.path.parent.name}/{store.path.name}"
    where = one_line(servers.address_of(store.path) or file)
    line = Text(" doichieu", TITLE)
    who = store.seat.signed(workbench.config.reviewer)
    line.append(f" · {where} · {who}", "not bold")
    if store.read_only:
        line.append(" · " + _("read-only: nothing can be decided"), SUSPECT.style)
    return line


def missing_rows(missing: Sequence[Missing]) -> LazyRows:
    """The documents that others name and nobody has read in."""

    def said(place: int, at_most: int | None = None) -> str:
        one = missing[place]
        words = _("carried out by {names}") if one.implemented else _("cited by {names}")
        return words.format(names=", ".join((one.carried_out_by or one.cited_by)[:at_most]))

    def make(place: int) -> Row:
        one = missing[place]
        mark = "!" if one.implemented else " "
        return Row(one.number, mark, one.number, said(place, _NAMES))

    keys = [one.number for one in missing]
    return LazyRows(keys, lambda place: f"{keys[place]} {said(place)}", make)


def fitting(rows: LazyRows, typed: str) -> LazyRows:
    """The rows in which every word that was typed stands, with or without its marks."""
    words = typed.split()
    return rows.at(
        [
            place
            for place, key in enumerate(rows.keys)
            if key != PAIRS and all(find(word, rows.text(place)) for word in words)
        ]
    )
