"""What a reviewer dealt with last: opened, decided or read in. It stands first in the library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from doichieu.model import DocumentId, ReviewId
from doichieu.store import Held, Holding, Store
from doichieu.workbench.collection.library import Library, ReviewRow


class Recent:
    """What one reviewer opened last in an open store; it lies on the desk."""

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
        self._desk.put(self._reviewer, _place(held), now.isoformat(), now)

    def first(self, library: Library) -> Library:
        """The library with what was dealt with last in front; what is as old stays in its order."""
        documents = self._opened(Holding.DOCUMENT)
        reviews = self._opened(Holding.REVIEW)

        def of_review(row: ReviewRow) -> datetime:
            said = row.summary
            times = [said.opened, said.last_at] if said else []
            return max(at for at in (*times, reviews.get(row.id or 0)) if at)

        begun = [row for row in library.reviews if row.id is not None]
        waiting = [row for row in library.reviews if row.id is None]
        read = library.whole.documents.imported() if waiting else {}
        return replace(
            library,
            documents=library.documents.latest_first(documents),
            reviews=(
                *sorted(begun, key=of_review, reverse=True),
                *sorted(waiting, key=lambda row: read[row.pair.plan], reverse=True),
            ),
        )

    def _opened(self, what: Holding) -> dict[int, datetime]:
        """When each was opened last."""
        found = self._desk.below(self._reviewer, f"{_OPENED}/{what}")
        return {
            int(place.rpartition("/")[2]): datetime.fromisoformat(at) for place, at in found.items()
        }


_OPENED = "opened"


def _place(held: Held) -> str:
    return f"{_OPENED}/{held.what}/{held.id}"
