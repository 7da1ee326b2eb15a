"""What the library shows: documents, reviews begun and waiting to begin, and missing documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from doichieu.frozen import frozen
from doichieu.model import DocumentId, Pair, Reader, ReviewId
from doichieu.store import (
    NO_DOCUMENTS,
    Edition,
    Listed,
    Missing,
    ReviewSummary,
    Store,
    StoredRelation,
)
from doichieu.workbench.collection.carrying import Pairs, pairs

FEW = 500
"""Documents whose relations are gone through in no time; of more nobody waits for it."""


@frozen
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


@frozen
class Around:
    """What only the relations of all documents tell, as of an `edition` of these.

    What carries out what, the reviews of it that wait to begin, and what the store does not hold.
    """

    edition: Edition = ()
    carrying: Pairs = ()
    waiting: tuple[ReviewRow, ...] = ()
    missing: tuple[Missing, ...] = ()


@frozen
class Library:
    """The store at one moment. Reviews under way come before those that wait to begin.

    What is hidden stands apart; a review of a hidden document is hidden too.
    """

    documents: Listed
    reviews: tuple[ReviewRow, ...]
    missing: tuple[Missing, ...]
    relations: tuple[StoredRelation, ...] = ()
    hidden_documents: Listed = NO_DOCUMENTS
    hidden_reviews: tuple[ReviewRow, ...] = ()

    @property
    def hidden(self) -> int:
        """How much is hidden."""
        return len(self.hidden_documents) + len(self.hidden_reviews)

    @property
    def whole(self) -> Library:
        """The same with everything in sight, what is hidden last."""
        documents = self.documents + self.hidden_documents
        return replace(self, documents=documents, reviews=self.reviews + self.hidden_reviews)


def overview(store: Store) -> Library:
    """Look the whole store over, item by item."""
    documents, begun = store.documents.listed(counted=True), _begun(store, counted=True)
    relations = store.relations.all()
    around = _around(store, documents.names(), relations)
    return _library(documents, begun, around, relations)


def glance(store: Store, around: Around | None = None) -> Library:
    """Every document and review, none of them counted, with what is known around them.

    How long the documents are makes no difference. Where nothing is known yet, and the documents
    are few, there is what waits to begin.
    """
    documents, begun = store.documents.listed(), _begun(store, counted=False)
    if around is None and len(documents) <= FEW:
        around = Around(waiting=_waiting(documents.names(), store.relations.carrying()))
    return _library(documents, begun, around or Around())


def look_around(store: Store) -> Around:
    """Go through the relations of all documents."""
    edition, relations = store.documents.edition(), store.relations.all()
    around = _around(store, store.documents.listed().names(), relations)
    return replace(around, edition=edition)


def _around(
    store: Store, names: Mapping[DocumentId, str], relations: tuple[StoredRelation, ...]
) -> Around:
    carrying = pairs(relations)
    waiting = _waiting(names, carrying)
    return Around((), carrying, waiting, store.relations.missing(relations))


def _library(
    documents: Listed,
    begun: Sequence[ReviewRow],
    around: Around,
    relations: tuple[StoredRelation, ...] = (),
) -> Library:
    shown, hidden = documents.parted()
    known = {(row.pair.directive, row.pair.plan) for row in begun}
    # What is known around them may be of a moment before: some may be gone or hidden since.
    there = set(shown.ids()) if around.waiting else set()
    waiting = (
        row
        for row in around.waiting
        if (pair := (row.pair.directive, row.pair.plan)) not in known and there.issuperset(pair)
    )
    return Library(
        documents=shown,
        reviews=(*(r for r in begun if r.summary and not r.summary.hidden), *waiting),
        missing=around.missing,
        relations=relations,
        hidden_documents=hidden,
        hidden_reviews=tuple(row for row in begun if row.summary and row.summary.hidden),
    )


def _begun(store: Store, *, counted: bool) -> list[ReviewRow]:
    readers = store.readers.all()
    return [
        ReviewRow(
            each.pair,
            each.directive,
            each.plan,
            each.id,
            each,
            each.section,
            readers.get(each.id, ()),
        )
        for each in store.reviews.summaries(counted=counted)
    ]


def _waiting(names: Mapping[DocumentId, str], carrying: Pairs) -> tuple[ReviewRow, ...]:
    return tuple(
        ReviewRow(Pair(directive, document), names[directive], names[document])
        for document, directive in carrying
    )
