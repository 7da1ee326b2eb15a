"""What was being typed when a line was cut: kept at its place until it is answered or dropped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from doichieu.store import Store
from doichieu.wording import moment


class Drafts:
    """The drafts of one reviewer. A place says which question they were typed in."""

    def __init__(self, store: Store, reviewer: str, clock: Callable[[], datetime]) -> None:
        self._desk = store.desk
        self._reviewer = reviewer
        self._clock = clock

    def text(self, place: str) -> str:
        """What was typed there; '' for nothing."""
        return self._desk.get(self._reviewer, _path(place))

    def typed_at(self, place: str) -> str:
        """When it was kept, in a word; '' for nothing."""
        at = self._desk.since(self._reviewer, _path(place))
        return moment(at, self._clock()) if at else ""

    def latest(self, place: str) -> str:
        """The place below this one where something was typed last; '' where nothing was."""
        found = [*self._desk.below(self._reviewer, _path(place))]
        return found[-1].removeprefix(_path("")) if found else ""

    def keep(self, place: str, text: str) -> bool:
        """Keep this there from now on; '' for nothing any more. Whether it is kept."""
        return self._desk.put(self._reviewer, _path(place), text, self._clock())


def _path(place: str) -> str:
    return f"draft/{place}"
