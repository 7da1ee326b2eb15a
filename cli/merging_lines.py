"""What a merge brings, as lines: documents, reviews, what differs, and what was not taken."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.cli.lines import left_cells
from doichieu.export.plain import line
from doichieu.language import _, current
from doichieu.model import RULES, Decision
from doichieu.wording import action_word
from doichieu.workbench.merging.fates import Fate
from doichieu.workbench.merging.outcome import (
    Brought,
    Differing,
    DocumentBrought,
    Fetched,
    ReviewBrought,
    Said,
)
from doichieu.workbench.merging.unit import Outcome


def brought_lines(brought: Brought) -> Iterator[str]:
    """A line each document, tag and review, below each what differs in it, then the figures."""
    for document in brought.documents:
        yield line(_("document"), document.name, *_of_document(document))
    for tag in brought.tags:
        yield line(_("tag"), tag.name(current()))
    for name, why in brought.tags_left.items():
        yield line(_("refused"), _("tag"), name, why)
    for review in brought.reviews:
        yield from _review_lines(review)
    if brought.notes:
        yield line(_("notes for all plans"), str(brought.notes))
    if brought.refused:
        yield line(_("refused"), _("other rows: {count}").format(count=brought.refused))
    if brought.clashing:
        said = _("rows of the name of one here that say otherwise: {count}")
        yield line(_("differs here"), said.format(count=brought.clashing))


def _of_document(document: DocumentBrought) -> Iterator[str]:
    yield {
        Fetched.NEW: _("new"),
        Fetched.KNOWN: _("known"),
        Fetched.NEWER: _("a newer version"),
        Fetched.OLDER: _("an older version than here"),
        Fetched.MISSING: _("not in the store: read it in first with doichieu import"),
    }[document.fetched]
    if document.corrections:
        yield _("corrections: {count}").format(count=document.corrections)
    if document.versions:
        yield _("earlier versions: {count}").format(count=document.versions)


def _review_lines(review: ReviewBrought) -> Iterator[str]:
    figures = _("rows of the log: new {new}, known {known}, unknown {unknown}, refused {refused}")
    counts = {fate.value: review.fates.get(fate, 0) for fate in Fate}
    differing = _("differing: {count}").format(count=review.apart)
    told = [figures.format(**counts), differing]
    if review.gone:
        told.append(_("items that the documents here lack: {count}").format(count=review.gone))
    begun = [_("new")] if review.begun else []
    yield line(_("review"), review.name, *begun, ", ".join(told))
    if review.stage_words:
        yield line(_("blind"), review.name, review.stage_words)
    if review.ahead:
        yield line(_("clock"), review.name, review.ahead.words)
    for each in review.differing:
        yield line(*_differing_cells(each))
    for left in review.left:
        yield line(*left_cells(left, review.addresses))


def _differing_cells(differing: Differing) -> Iterator[str]:
    """What became of it, where, what stands, and what does not."""
    yield differing.words
    yield differing.address
    if differing.stands:
        yield _said(differing.stands)
    for each in differing.others:
        yield _said(each) if differing.outcome is Outcome.OPEN else f"≠ {_said(each)}"


def _said(said: Said) -> str:
    value = RULES[said.action].values.get(said.value)
    word = _(value.word) if value else said.value or "–"
    what = word if value and said.action == "verdict" else f"{action_word(said.action)}: {word}"
    reason = f" ({said.reason})" if said.reason else ""
    answers = f" ← {', '.join(said.answers)}" if said.answers else ""
    return f"{_who(said.row)}: {what}{answers}{reason}"


def _who(row: Decision) -> str:
    host = f"@{row.seat.host}" if row.seat.host else ""
    return f"{row.who}{host} {row.at.astimezone():%d/%m/%Y %H:%M}"
