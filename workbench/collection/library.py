"""What the library shows: documents, reviews begun and waiting to begin, and missing documents."""

from __future__ import annotations

from dataclasses import dataclass

from doichieu.model import Pair, ReviewId, TieKind
from doichieu.store import DocumentSummary, Missing, ReviewSummary, Store, StoredTie


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
    ties: tuple[StoredTie, ...] = ()


def survey(store: Store) -> Library:
    """Look the store over."""
    documents = store.documents.summaries()
    begun = tuple(
        ReviewRow(summary.pair, summary.directive, summary.plan, summary.id, summary)
        for summary in store.reviews.summaries()
    )
    ties = store.ties.all()
    waiting = _waiting(documents, ties, begun)
    return Library(documents, begun + waiting, store.ties.missing(), ties)


def _waiting(
    documents: tuple[DocumentSummary, ...],
    ties: tuple[StoredTie, ...],
    begun: tuple[ReviewRow, ...],
) -> tuple[ReviewRow, ...]:
    names = {document.id: document.name for document in documents}
    known = {(row.pair.directive, row.pair.plan) for row in begun}
    return tuple(
        ReviewRow(Pair(tie.other, tie.document), names[tie.other], names[tie.document])
        for tie in ties
        if tie.kind is TieKind.IMPLEMENTS
        and tie.other is not None
        and (tie.other, tie.document) not in known
    )
