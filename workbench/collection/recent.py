"""What a reviewer dealt with last: opened, decided or read in. It stands first in the library."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from doichieu.errors import StoreError
from doichieu.model import DocumentId, ReviewId
from doichieu.store import DocumentSummary, Held, Store
from doichieu.workbench.collection.library import Library, ReviewRow


class Recent:
    """What one reviewer opened last in an open store; it lies on the desk, for nothing is decided.

    A store that cannot be written to, or is held by somebody, forgets it: nothing is kept from
    being opened by that.
    """

    def __init__(self, store: Store, reviewer: str, clock: Callable[[], datetime]) -> None:
        self._desk = store.desk
        self._reviewer = reviewer
        self._clock = clock

    def document_opened(self, document: DocumentId) -> None:
        """A document was opened now."""
        self._keep(Held.document(document))

    def review_opened(self, review: ReviewId) -> None:
        """A review was opened now."""
        self._keep(Held.review(review))

    def _keep(self, held: Held) -> None:
        now = self._clock()
        with suppress(StoreError):
            self._desk.put(self._reviewer, _place(held), now.isoformat(), now)

    def first(self, library: Library) -> Library:
        """The library with what was dealt with last in front; what is as old stays in its order."""
        opened = {
            place: datetime.fromisoformat(at)
            for place, at in self._desk.below(self._reviewer, _OPENED).items()
        }
        read = {document.id: document.imported for document in library.whole.documents}

        def of_document(document: DocumentSummary) -> datetime:
            at = opened.get(_place(Held.document(document.id)))
            return max(document.imported, at) if at else document.imported

        def of_review(row: ReviewRow) -> tuple[bool, datetime]:
            if row.id is None or row.summary is None:
                return False, read[row.pair.plan]
            times = row.summary.opened, row.summary.last_at, opened.get(_place(Held.review(row.id)))
            return True, max(at for at in times if at)

        return replace(
            library,
            documents=tuple(sorted(library.documents, key=of_document, reverse=True)),
            reviews=tuple(sorted(library.reviews, key=of_review, reverse=True)),
        )


_OPENED = "opened"


def _place(held: Held) -> str:
    return f"{_OPENED}/{held.what}/{held.id}"
