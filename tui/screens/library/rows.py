"""What the library shows of reviews and documents: rows, worked out from the store's summaries."""

from __future__ import annotations

from doichieu.language import _
from doichieu.model import DocumentId, Verdict
from doichieu.store import DocumentSummary, Missing
from doichieu.tui.looks import MARKED, QUIET, VERDICTS
from doichieu.tui.widgets.item_list import Row
from doichieu.workbench import named
from doichieu.workbench.collection.library import Library, ReviewRow


def review_rows(library: Library) -> list[Row]:
    """Every review, begun or waiting to begin, with how far it is."""
    return [_review_row(index, row) for index, row in enumerate(library.reviews)]


def _review_row(index: int, row: ReviewRow) -> Row:
    upper = named(row.directive, row.section)
    text = f"{upper} ⇄ {named(row.plan, row.pair.plan_section)}"
    if row.summary is None:
        return Row(index, "·", _("new"), text, _("not begun"), QUIET)
    counts = row.summary.counts
    tally = [
        f"{VERDICTS[verdict].glyph} {VERDICTS[verdict].word} {counts.verdicts[verdict]}"
        for verdict in (Verdict.GAP, Verdict.PARTIAL, Verdict.UNSURE)
        if counts.verdicts[verdict]
    ]
    done = counts.decided == counts.tasks
    look = VERDICTS[Verdict.COVERED if done else Verdict.PARTIAL]
    label = f"{counts.decided}/{counts.tasks}"
    return Row(index, look.glyph, label, text, "  ".join(tally), look.style)


def described(document: DocumentSummary) -> str:
    """What a document is, in a line: type, issuer, day and title, else its file."""
    facts = document.facts
    day = f"{facts.date:%d/%m/%Y}" if facts.date else ""
    return " · ".join(filter(None, [facts.type, facts.issuer, day, facts.title])) or document.source


def document_row(document: DocumentSummary, directive: tuple[DocumentId, str] | None) -> Row:
    """A document with its tasks and doubts; marked where it is the `directive` of a review."""
    word = _("tasks: {count}").format(count=document.tasks)
    if document.doubts:
        word += " · " + _("doubts: {count}").format(count=document.doubts)
    chosen = MARKED.glyph if directive and document.id == directive[0] else " "
    name = document.facts.number or document.source
    return Row(document.id, chosen, name, described(document), word)


def missing_row(missing: Missing) -> Row:
    """A document that others name and nobody has read in."""
    words = _("carried out by {names}") if missing.implemented else _("cited by {names}")
    text = words.format(names=", ".join(missing.carried_out_by or missing.cited_by))
    return Row(missing.number, "!" if missing.implemented else " ", missing.number, text)
