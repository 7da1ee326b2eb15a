"""What each row of a log had seen when it was made, also of rows that came from other stores.

A row that was made in a store has seen all that stands before it there. Once it goes to another
store it says which rows it followed, for there others may stand before it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import NamedTuple

from doichieu.model import Layer
from doichieu.store.rows import Logged


class Row(NamedTuple):
    """The name of a row, and which rows it followed; None for all before it in its log."""

    uid: str
    saw: tuple[str, ...] | None


def rows(log: Iterable[Logged]) -> list[Row]:
    """The rows of a log."""
    return [Row(each.decision.uid, each.saw) for each in log]


class Seen:
    """Which rows of a log each one had seen. Rows are called by their place in it, from 0."""

    def __init__(self, log: Sequence[Row]) -> None:
        places = {each.uid: n for n, each in enumerate(log)}
        self._told: dict[int, int] = {}
        for n, each in enumerate(log):
            if each.saw is not None:
                known = [places[uid] for uid in each.saw if places.get(uid, n) < n]
                self._told[n] = _together(self.all(place) | 1 << place for place in known)

    def all(self, row: int) -> int:
        """All rows that a row had seen: the bits of their places."""
        return self._told[row] if row in self._told else (1 << row) - 1

    def saw(self, later: int, earlier: int) -> bool:
        """Whether a row had seen another one."""
        if later in self._told:
            return bool(self._told[later] >> earlier & 1)
        return earlier < later

    def apart(self, one: int, other: int) -> bool:
        """Whether neither of two rows had seen the other."""
        return one != other and not self.saw(one, other) and not self.saw(other, one)

    def last(self, rows: Collection[int]) -> list[int]:
        """Those of these rows that none of the others had seen, in their order."""
        found: list[int] = []
        for row in sorted(rows):
            found = [each for each in found if not self.saw(row, each)] + [row]
        return found


def _together(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)


def followed(log: Sequence[Row]) -> list[tuple[str, ...]]:
    """Which rows each row of a log followed: those that it had seen and none that it had did."""
    seen = Seen(log)
    last: list[int] = []
    found: list[tuple[str, ...]] = []
    for n, each in enumerate(log):
        found.append(tuple(log[row].uid for row in last) if each.saw is None else each.saw)
        last = [row for row in last if not seen.saw(n, row)] + [n]
    return found


def left_out(saw: Sequence[str], missing: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What a row followed, where rows that are left out stand for those that they followed."""
    found: dict[str, None] = {}
    waiting = [*saw]
    while waiting:
        uid = waiting.pop()
        if uid in missing:
            waiting += missing[uid]
        else:
            found[uid] = None
    return tuple(sorted(found))


def shown(log: Sequence[Logged], shows: Callable[[Layer], bool]) -> list[Logged]:
    """The rows of a log in layers that may be seen, each with what it followed of them."""
    told = [*zip(log, followed(rows(log)), strict=True)]
    hidden = {each.decision.uid: saw for each, saw in told if not shows(each.decision.layer)}
    return [
        replace(each, saw=left_out(saw, hidden))
        for each, saw in told
        if each.decision.uid not in hidden
    ]
