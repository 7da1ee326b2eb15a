"""What the library shows of reviews and documents: rows, worked out from the store's summaries."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from doichieu.language import _
from doichieu.model import DocumentId, Verdict, read_blind
from doichieu.store import DocumentSummary, Missing
from doichieu.text import find
from doichieu.tui.looks import FOLDED, MARKED, QUIET, UNFOLDED, VERDICTS
from doichieu.tui.widgets.item_list import ItemList, Row
from doichieu.wording import reading_words
from doichieu.workbench import named
from doichieu.workbench.collection.library import ReviewRow

PAIRS = "pairs"
"""The key of the line that stands for all pairs nobody has begun."""

_FEW = 3
"""So many such pairs are shown as they are: a line in their place would only hide them."""


class ReviewList(ItemList):
    """The reviews; the line that folds the pairs is none, and is not counted."""

    def place(self) -> str:
        """The place of the cursor among the reviews, and how many there are."""
        counted = [number for number, row in enumerate(self.rows) if row.key != PAIRS]
        if self.cursor not in counted:
            return str(len(counted))
        return f"{counted.index(self.cursor) + 1}/{len(counted)}"


def review_key(row: ReviewRow) -> Hashable:
    """What a review is known by, in whatever order they stand."""
    return row.id, row.section, row.pair


def review_rows(reviews: Sequence[ReviewRow], *, unfolded: bool) -> list[Row]:
    """Every review with how far it is; many that wait to begin are one line, unless unfolded."""
    begun = [_review_row(row) for row in reviews if row.id is not None]
    waiting = [_review_row(row) for row in reviews if row.id is None]
    if len(waiting) <= _FEW:
        return begun + waiting
    words = _("{count} possible pairs that nobody has begun").format(count=len(waiting))
    look = UNFOLDED if unfolded else FOLDED
    line = Row(PAIRS, look.glyph, "", words, "", look.style)
    return [*begun, line, *(waiting if unfolded else ())]


def _review_row(row: ReviewRow) -> Row:
    upper = named(row.directive, row.section)
    text = f"{upper} ⇄ {named(row.plan, row.pair.plan_section)}"
    key = review_key(row)
    if row.summary is None:
        return Row(key, "·", _("new"), text, _("not begun"), QUIET)
    if read_blind(row.readers):
        return Row(key, "·", "", text, reading_words(row.readers), QUIET)
    counts = row.summary.counts
    tally = [
        f"{VERDICTS[verdict].glyph} {VERDICTS[verdict].word} {counts.verdicts[verdict]}"
        for verdict in (Verdict.GAP, Verdict.PARTIAL, Verdict.UNSURE)
        if counts.verdicts[verdict]
    ]
    done = counts.decided == counts.tasks
    look = VERDICTS[Verdict.COVERED if done else Verdict.PARTIAL]
    label = f"{counts.decided}/{counts.tasks}"
    shown = Row(key, look.glyph, label, text, "  ".join(tally), look.style)
    return _out_of_sight(shown) if row.summary.hidden else shown


def _out_of_sight(row: Row) -> Row:
    return replace(row, word=_("hidden"), style="", quiet=True)


def described(document: DocumentSummary) -> str:
    """What a document is, in a line: type, issuer, day and title, else its file."""
    facts = document.facts
    day = f"{facts.date:%d/%m/%Y}" if facts.date else ""
    return " · ".join(filter(None, [facts.type, facts.issuer, day, facts.title])) or document.source


def document_row(document: DocumentSummary, directive: tuple[DocumentId, str] | None) -> Row:
    """A document with its tasks and doubts; marked where it is the `directive` of a review."""
    word = _("tasks: {count}").format(count=document.tasks) if document.counted else ""
    if document.doubts:
        word += " · " + _("doubts: {count}").format(count=document.doubts)
    chosen = MARKED.glyph if directive and document.id == directive[0] else " "
    name = document.facts.number or document.source
    row = Row(document.id, chosen, name, described(document), word)
    return _out_of_sight(row) if document.hidden else row


def missing_row(missing: Missing) -> Row:
    """A document that others name and nobody has read in."""
    words = _("carried out by {names}") if missing.implemented else _("cited by {names}")
    text = words.format(names=", ".join(missing.carried_out_by or missing.cited_by))
    return Row(missing.number, "!" if missing.implemented else " ", missing.number, text)


def fitting(rows: Iterable[Row], typed: str) -> list[Row]:
    """The rows in which every word that was typed stands, with or without its marks."""
    words = typed.split()
    return [
        row
        for row in rows
        if all(find(word, f"{row.label} {row.text} {row.word}") for word in words)
    ]
