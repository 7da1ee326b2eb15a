"""What the library shows: documents, reviews begun and waiting to begin, and missing documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from doichieu.model import Pair, Reader, RelationKind, ReviewId
from doichieu.store import DocumentSummary, Missing, ReviewSummary, Store, StoredRelation


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review, or one that nobody has begun: a plan that says it carries out a stored directive.

    `id` and `summary` are None in the second case. `section` is the part of the directive at which
    the review was opened, '' for the whole. While its `readers` read it blind nothing is counted.
    """

    pair: Pair
    directive: str
    plan: str
    id: ReviewId | None = None
    summary: ReviewSummary | None = None
    section: str = ""
    readers: tuple[Reader, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """The store at one moment. Reviews under way come before those that wait to begin.

    What is hidden stands apart; a review of a hidden document is hidden too. At a `glance` nothing
    is counted, only what is carried out stands among the relations, and nobody knows what is
    missing.
    """

    documents: tuple[DocumentSummary, ...]
    reviews: tuple[ReviewRow, ...]
    missing: tuple[Missing, ...]
    relations: tuple[StoredRelation, ...] = ()
    hidden_documents: tuple[DocumentSummary, ...] = ()
    hidden_reviews: tuple[ReviewRow, ...] = ()
    glance: bool = False

    @property
    def hidden(self) -> int:
        """How much is hidden."""
        return len(self.hidden_documents) + len(self.hidden_reviews)

    @property
    def whole(self) -> Library:
        """The same with everything in sight, what is hidden last."""
        documents = self.documents + self.hidden_documents
        return replace(self, documents=documents, reviews=self.reviews + self.hidden_reviews)


def overview(store: Store, *, glance: bool = False) -> Library:
    """Look the store over; a glance takes a fifth of the time."""
    documents = store.documents.summaries(counted=not glance)
    readers = store.readers.all()
    begun = [
        ReviewRow(
            each.pair,
            each.directive,
            each.plan,
            each.id,
            each,
            each.section,
            readers.get(each.id, ()),
        )
        for each in store.reviews.summaries()
    ]
    relations = store.relations.all(*([RelationKind.IMPLEMENTS] if glance else ()))
    shown = tuple(row for row in begun if row.summary and not row.summary.hidden)
    return Library(
        documents=tuple(document for document in documents if not document.hidden),
        reviews=shown + _waiting(documents, relations, begun),
        missing=() if glance else store.relations.missing(relations),
        relations=relations,
        hidden_documents=tuple(document for document in documents if document.hidden),
        hidden_reviews=tuple(row for row in begun if row.summary and row.summary.hidden),
        glance=glance,
    )


def _waiting(
    documents: tuple[DocumentSummary, ...],
    relations: tuple[StoredRelation, ...],
    begun: Sequence[ReviewRow],
) -> tuple[ReviewRow, ...]:
    names = {document.id: document.name for document in documents}
    known = {(row.pair.directive, row.pair.plan) for row in begun}
    return tuple(
        ReviewRow(
            Pair(relation.other, relation.document), names[relation.other], names[relation.document]
        )
        for relation in relations
        if relation.kind is RelationKind.IMPLEMENTS
        and relation.other is not None
        and (relation.other, relation.document) not in known
    )
