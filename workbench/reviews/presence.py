"""Who else is at a review just now, as they claim; it is told and locks nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from doichieu.model import ItemId, ReviewId
from doichieu.store import Claim, Store
from doichieu.workbench.reviews.reading import Reading

AGAIN = timedelta(seconds=30)
"""After so long a claim is made again, though nothing has changed."""


class Presence:
    """The claim of one reviewer to be at one review, and those of the others."""

    def __init__(
        self, store: Store, review: ReviewId, reading: Reading, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._review = review
        self._reading = reading
        self._clock = clock
        self._said: tuple[ItemId | None, datetime] | None = None
        self._others: tuple[Claim, ...] = ()

    def look(self, item: ItemId | None) -> bool:
        """Claim to be at an item and look who else is where; whether that has changed."""
        now, before = self._clock(), self._others
        if self._said is None or self._said[0] != item or now - self._said[1] >= AGAIN:
            self._store.here.say(self._reading.reviewer, self._review, item, now)
            self._said = item, now
        signature = self._store.seat.signed(self._reading.reviewer)
        found = self._store.here.others(self._review, now)
        # A second window of one's own is no colleague.
        self._others = tuple(each for each in found if each.who != signature)
        return self._others != before

    def leave(self) -> None:
        """Claim nothing any more."""
        if self._said is not None:
            self._store.here.leave()
            self._said = None

    @property
    def names(self) -> tuple[str, ...]:
        """Who else is here, each once."""
        return tuple(dict.fromkeys(each.who for each in self._others))

    def at(self, item: ItemId) -> tuple[str, ...]:
        """Who else is at an item. Where somebody reads blind nobody is told how far others are."""
        if self._reading.is_blind:
            return ()
        return tuple(dict.fromkeys(each.who for each in self._others if each.item == item))
