"""A search through a list of items: what it found and where one stands in it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from doichieu.language import _
from doichieu.text import find


class Search:
    """The keys of the `items` (key, text) in which `query` stands, in their order."""

    def __init__(self, query: str, items: Sequence[tuple[Hashable, str]]) -> None:
        self.query = query
        self._order = {key: place for place, (key, _text) in enumerate(items)}
        self.found = [key for key, text in items if find(query, text)]

    def first(self, here: Hashable | None) -> Hashable | None:
        """The match at or after `here`, going round the end; None without any."""
        start = self._order.get(here, 0)
        after = (key for key in self.found if self._order[key] >= start)
        return next(after, self.found[0] if self.found else None)

    def next(self, here: Hashable | None, by: int) -> Hashable | None:
        """The match after (by=1) or before (by=-1) `here`, going round the end."""
        if not self.found:
            return None
        start = self._order.get(here, 0)
        if by > 0:
            after = (key for key in self.found if self._order[key] > start)
            return next(after, self.found[0])
        before = (key for key in reversed(self.found) if self._order[key] < start)
        return next(before, self.found[-1])

    def place(self, here: Hashable) -> str:
        """Which match this is, in words."""
        if here not in self.found:
            return ""
        return _("'{query}': {place} of {count}").format(
            query=self.query, place=self.found.index(here) + 1, count=len(self.found)
        )
