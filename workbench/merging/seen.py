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
    """Which rows of a log each one had seen. Rows are called by their place in it, from 0.

    Rows that followed nothing but the one before them are a run, as those of another store are when
    they come: kept is where it began and what its first row had seen, not as many bits for each.
    """

    def __init__(self, log: Sequence[Row]) -> None:
        places = {each.uid: n for n, each in enumerate(log)}
        self._run: list[int] = []
        self._before = {0: 0}
        for n, each in enumerate(log):
            known = [] if each.saw is None else _known(each.saw, places, n)
            if each.saw is None or n == 0:
                self._run.append(0)
            elif known == [n - 1]:
                self._run.append(self._run[n - 1])
            else:
                self._before[n] = _together(self.all(place) | 1 << place for place in known)
                self._run.append(n)

    def all(self, row: int) -> int:
        """All rows that a row had seen: the bits of their places."""
        start = self._run[row]
        return self._before[start] | (1 << row) - (1 << start)

    def saw(self, later: int, earlier: int) -> bool:
        """Whether a row had seen another one."""
        start = self._run[later]
        return earlier < later if earlier >= start else bool(self._before[start] >> earlier & 1)

    def apart(self, one: int, other: int) -> bool:
        """Whether neither of two rows had seen the other."""
        return one != other and not self.saw(one, other) and not self.saw(other, one)

    def last(self, rows: Collection[int]) -> list[int]:
        """Those of these rows that none of the others had seen, in their order."""
        found: list[int] = []
        for row in sorted(rows):
            found = [each for each in found if not self.saw(row, each)] + [row]
        return found


def _known(saw: Sequence[str], places: Mapping[str, int], row: int) -> list[int]:
    """The places of the rows that one followed, of those that stand before it."""
    return [places[uid] for uid in saw if places.get(uid, row) < row]


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


def simply(log: Sequence[Logged]) -> list[Logged]:
    """The rows of a whole log, each without what it followed where that is all before it."""
    seen = Seen(rows(log))
    last: list[int] = []
    found: list[Logged] = []
    for n, each in enumerate(log):
        all_before = {log[row].decision.uid for row in last} == {*(each.saw or ())}
        found.append(replace(each, saw=None) if all_before else each)
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
