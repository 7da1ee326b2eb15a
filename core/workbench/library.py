"""What the library shows: documents, reviews begun and waiting to begin, and missing documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from doichieu.model import DocumentId, Pair, ReviewId
from doichieu.store import DocumentSummary, Missing, ReviewSummary, Store
from doichieu.text import number_key


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review, or one that nobody has begun: a plan that says it carries out a stored directive.

    `id` and `summary` are None in the second case.
    """

    pair: Pair
    directive: str
    plan: str
    id: ReviewId | None = None
    summary: ReviewSummary | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """The store at one moment. Reviews under way come before those that wait to begin."""

    documents: tuple[DocumentSummary, ...]
    reviews: tuple[ReviewRow, ...]
    missing: tuple[Missing, ...]


def survey(store: Store) -> Library:
    """Look the store over."""
    documents = store.documents.summaries()
    begun = tuple(
        ReviewRow(summary.pair, summary.directive, summary.plan, summary.id, summary)
        for summary in store.reviews.summaries()
    )
    return Library(documents, begun + _waiting(documents, begun), store.documents.missing())


def _waiting(
    documents: tuple[DocumentSummary, ...], begun: tuple[ReviewRow, ...]
) -> tuple[ReviewRow, ...]:
    known: set[tuple[DocumentId, DocumentId]] = {
        (row.pair.directive, row.pair.plan) for row in begun
    }
    rows = []
    for plan in documents:
        for number in plan.facts.implements:
            directive = _meant(number, plan, documents)
            if directive and (directive.id, plan.id) not in known:
                pair = Pair(directive.id, plan.id)
                rows.append(ReviewRow(pair, directive.name, plan.name))
    return tuple(rows)


def _meant(
    number: str, plan: DocumentSummary, documents: tuple[DocumentSummary, ...]
) -> DocumentSummary | None:
    """The document of that number that `plan` carries out: of several years' the last before it."""
    numbered = [
        each
        for each in documents
        if each.id != plan.id and number_key(each.facts.number or "") == number_key(number)
    ]
    until = plan.facts.date or date.max

    def likely(directive: DocumentSummary) -> tuple[bool, date]:
        issued = directive.facts.date or date.min
        return issued <= until, issued

    return max(numbered, key=likely, default=None)
