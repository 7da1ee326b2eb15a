"""What stands in a review by all rows of its log, whatever store they were made in and came from.

It follows from the set of the rows alone, so in which order stores are merged makes no difference.
What a merge wrote itself (`MERGED`) is no row of it: that is worked out anew each time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from doichieu.frozen import frozen
from doichieu.model import COMMON, MERGED, TWINS, Action, ItemId, Layer, Slot, contradict
from doichieu.store.arrivals import Place
from doichieu.store.rows import Filling, Logged
from doichieu.workbench.merging.seen import Seen, followed, rows
from doichieu.workbench.merging.unit import Apart, Outcome, Unit, Version

_About = tuple[Layer, ItemId | Slot]


@frozen
class Standing:
    """What stands in each place of a review; and, of the rows in `log`, what is told of it."""

    log: Sequence[Logged]
    places: Mapping[Place, Filling | None]
    apart: Sequence[tuple[Apart, Unit]]


def standing(log: Sequence[Logged], *, blind: bool) -> Standing:
    """What stands by a log.

    Where the review is or was read blind each layer is a reading, and none comes of a merge. Else
    all of it was said openly, whatever layer it was said in.
    """
    return _Standing([each for each in log if each.decision.reviewer != MERGED], blind).found()


class _Standing:
    def __init__(self, log: Sequence[Logged], blind: bool) -> None:
        self._log = log
        self._seen = Seen(rows(log))
        about: dict[_About, list[int]] = defaultdict(list)
        for n, each in enumerate(log):
            layer = each.decision.layer if blind else COMMON
            about[layer, _about(each.decision.slot)].append(n)
        self._units = {
            (layer, what): Unit(
                log,
                self._seen,
                found,
                task=not isinstance(what, Slot),
                opens=layer == COMMON and not isinstance(what, Slot) and not blind,
            )
            for (layer, what), found in about.items()
        }
        self._gone: list[tuple[int, Apart]] = []

    def found(self) -> Standing:
        for seen in self._merges():
            self._gone += [(seen, each) for each in self._contradicting(seen)]
        whole = (1 << len(self._log)) - 1
        places: dict[Place, Filling | None] = {}
        units = {n: unit for unit in self._units.values() for n in unit.rows}
        apart = [(each, units[each.others[0]]) for _rows, each in self._gone]
        for (layer, _what), unit in self._units.items():
            now = unit.now()
            version = self._left(now.version, whole)
            apart += [(each, unit) for each in now.apart]
            for slot in dict.fromkeys(self._log[n].decision.slot for n in unit.rows):
                places[layer, slot] = self._filling(version, slot)
        for place, filling in self._readings():
            places.setdefault(place, filling)
        return Standing(self._log, places, apart)

    def _merges(self) -> list[int]:
        """What somebody had seen of several stores at once, the least first, and all of it."""
        masks = {
            self._seen.all(n) for n, saw in enumerate(followed(rows(self._log))) if len(saw) > 1
        }
        whole = (1 << len(self._log)) - 1
        if masks or len(self._seen.last(range(len(self._log)))) > 1:
            masks.add(whole)
        return sorted(masks, key=int.bit_count)

    def _left(self, version: Version, rows: int) -> Version:
        """A version without what was let go as far as these rows."""
        gone = {n for seen, each in self._gone if seen & rows == seen for n in each.others}
        return {slot: n for slot, n in version.items() if n not in gone}

    def _contradicting(self, rows: int) -> Iterator[Apart]:
        """What cannot stand beside what was said elsewhere: additions that answer, twins."""
        said: dict[tuple[Layer, ItemId], list[tuple[Slot, int]]] = defaultdict(list)
        found: list[tuple[Layer, Slot, int]] = []
        for (layer, _what), unit in self._units.items():
            for slot, n in self._left(unit.at(rows).version, rows).items():
                if self._log[n].after and slot.action in _CROSSING:
                    found.append((layer, slot, n))
                    for item in slot.items:
                        said[layer, item].append((slot, n))
        gone: set[int] = set()
        for layer, slot, n in sorted(found, key=lambda each: self._when(each[2])):
            others = (each for item in slot.items for each in said[layer, item])
            for other, m in dict.fromkeys(others):
                if n in gone or m in gone or not self._cannot_both(slot, n, other, m):
                    continue
                loser, winner = (n, m) if self._yields(slot, n, other, m) else (m, n)
                gone.add(loser)
                yield Apart(Outcome.LET_GO, winner, (loser,))

    def _cannot_both(self, slot: Slot, n: int, other: Slot, m: int) -> bool:
        one, two = self._log[n].after, self._log[m].after
        if not (one and two and slot != other and self._seen.apart(n, m)):
            return False
        return contradict(slot, one.entry.value, other, two.entry.value)

    def _yields(self, slot: Slot, n: int, other: Slot, m: int) -> bool:
        """Whether the first of two is the one to go: an addition, or the earlier."""
        if Action.LINK in {slot.action, other.action}:
            return slot.action is not Action.LINK
        return self._when(n) < self._when(m)

    def _readings(self) -> Iterator[tuple[Place, Filling | None]]:
        """What each reviewer said of what is to be settled, in a layer of the name."""
        layers = self._layers()
        for (layer, _what), unit in self._units.items():
            for who, row in unit.readings.items() if layer == COMMON else ():
                version = unit.version(row)
                for slot in version:
                    yield (layers[who], slot), self._filling(version, slot)

    def _layers(self) -> dict[str, Layer]:
        """The layer of each reviewer: called by the name, with the login where several have it."""
        names = {each.decision.who: each.decision.reviewer for each in self._log}
        times = Counter(names.values())
        layers = {who: name if times[name] == 1 else who for who, name in names.items()}
        return {who: Layer(f"({it})" if it == COMMON else it) for who, it in layers.items()}

    def _filling(self, version: Version, slot: Slot) -> Filling | None:
        return self._log[version[slot]].after if slot in version else None

    def _when(self, row: int) -> tuple[object, ...]:
        of = self._log[row].decision
        return of.at, of.uid


_CROSSING = frozenset({Action.LINK, Action.ADDITION, *TWINS})
"""What may contradict what is said of another thing."""


def _about(slot: Slot) -> ItemId | Slot:
    """What a row is about: its task where it says how far that is carried out, else its slot."""
    return slot.items[0] if slot.action in {Action.VERDICT, Action.LINK} else slot
