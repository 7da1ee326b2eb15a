"""How much of a text others say: its phrases, weighed by how rare they are, found again or not.

Phrases are compared without their marks, so that a slip of the scanner does not count as another
word: by their `look`, a number that stands for those letters. Two long documents say tens of
thousands of phrases, and their letters would take the room of the documents themselves.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, chain, pairwise, repeat
from math import log, sqrt
from operator import itemgetter
from typing import NamedTuple

from doichieu.align.clauses import Span
from doichieu.align.rarity import genre, joining, stock_phrases
from doichieu.align.slips import unmarked
from doichieu.align.tokens import forms, tokens
from doichieu.hashing import blake2b
from doichieu.model import Item, Outline

FEW = 50
"""Of fewer blocks none tells what is rare: they count as so many."""


class Phrase(NamedTuple):
    """Two syllables that stand together, by their place; `look` is how they look without marks."""

    start: int
    end: int
    look: int
    rarity: float


class _Looks(dict[str, int]):
    """The looks of phrases, found once: documents share most of their phrases."""

    def __missing__(self, phrase: str) -> int:
        if len(self) >= _KEPT:
            self.clear()
        letters = unmarked[phrase].encode()
        # By 64 bits: of a thousand million pairs of long documents one has two of one look.
        self[phrase] = look = int.from_bytes(blake2b(letters, digest_size=8).digest(), "big")
        return look


_KEPT = 65_536
"""How many looks are kept: some 10 MB."""

_look = _Looks()


class Share(NamedTuple):
    """The part of some phrases that another text says, their whole weight, and their number."""

    said: float
    weight: float
    number: int


@lru_cache(maxsize=128)
def phrases(printed: str) -> tuple[Phrase, ...]:
    """The phrases of an NFC text that say something; words that only join are passed over."""
    found, before = [], None
    for token in tokens(printed):
        if token.form in joining():
            continue
        if token.form and before is not None:
            rarity = _rarity(f"{before.form} {token.form}")
            if rarity:
                look = _look[f"{before.form} {token.form}"]
                found.append(Phrase(before.start, token.end, look, rarity))
        before = token if token.form else None
    return tuple(found)


# Plans copy from each other, and each of a task's answers is asked for it. A set takes 6 KiB.
@lru_cache(maxsize=128)
def looks(printed: str) -> frozenset[int]:
    """How the phrases of a text look without marks, stock ones among them."""
    words = [form for form in forms(printed) if form not in joining()]
    return frozenset(_look[f"{one} {two}"] for one, two in pairwise(words) if one and two)


@lru_cache(maxsize=8192)
def _rarity(phrase: str) -> float:
    return 0.0 if phrase in stock_phrases() else genre().of(phrase)


def said(item: Item, outline: Outline) -> frozenset[int]:
    """What an item of a document says, with the heading above it."""
    return looks(item.text) | looks(outline.heading_of(item))


class Sayings:
    """What the items of a directive and a plan say, by phrases: few have any that is asked for.

    Those of two long documents are made in a process of its own, so all is in arrays, which are
    quick to send and a tenth of what a dictionary takes.
    """

    def __init__(self, directive: Outline, plan: Outline) -> None:
        asked, given = (
            [item for item in side.items if item.reviewed] for side in (directive, plan)
        )
        self.blocks = len(asked) + len(given)
        said, places = array("Q"), array("I")
        holders = Counter(chain.from_iterable(looks(item.text) for item in (*asked, *given)))
        for place, item in enumerate(given):
            said.extend(looks(item.text) | looks(plan.heading_of(item)))
            places.extend(repeat(place, len(said) - len(places)))
        self._looks = array("Q", sorted(holders.keys() | {*said}))
        self._holders = array("I", map(holders.__getitem__, self._looks))
        self._ends, self._places = _by_look(self._looks, said, places)

    def holders(self, look: int) -> int:
        """How many items of both have a phrase in their own words."""
        place = self._place(look)
        return 0 if place is None else self._holders[place]

    def most(self, weighed: Iterable[tuple[float, int]]) -> float:
        """The most that one item of the plan says of phrases, by their weights."""
        again: dict[int, float] = defaultdict(float)
        for weight, look in weighed:
            place = self._place(look)
            if place is not None:
                start = self._ends[place - 1] if place else 0
                for index in self._places[start : self._ends[place]]:
                    again[index] += weight
        return max(again.values(), default=0.0)

    def _place(self, look: int) -> int | None:
        place = bisect_left(self._looks, look)
        return place if place < len(self._looks) and self._looks[place] == look else None


def _by_look(
    order: Sequence[int], said: Sequence[int], places: Sequence[int]
) -> tuple[array[int], array[int]]:
    """Where the places of each phrase end, and the places, phrase after phrase.

    `said` has one phrase for each of `places`; `order` has every phrase once.
    """
    numbers = {look: number for number, look in enumerate(order)}
    starts = array("I", bytes(4 * len(order)))
    for look in said:
        starts[numbers[look]] += 1
    ends = array("I", accumulate(starts))
    for number, end in enumerate(ends):
        starts[number] = end - starts[number]
    found = array("H" if max(places, default=0) < 1 << 16 else "I", places)
    for look, place in zip(said, places, strict=True):
        number = numbers[look]
        found[starts[number]] = place
        starts[number] += 1
    return ends, found


class Weights:
    """What a phrase says in two documents: its rarity in them and in the genre (geometric mean)."""

    def __init__(self, sayings: Sayings) -> None:
        self._sayings = sayings
        self._blocks = max(sayings.blocks, FEW)

    def of(self, phrase: Phrase) -> float:
        """The weight of one phrase."""
        holders = max(self._sayings.holders(phrase.look), 1)
        return sqrt(phrase.rarity * log((self._blocks + 1) / holders))

    def share(self, found: Sequence[Phrase], answers: Iterable[Collection[int]]) -> Share:
        """The part of some phrases that is in one of the answers; all of it where they are none."""
        weighed = self._weighed(found)
        again = (sum(weight for weight, look in weighed if look in have) for have in answers)
        return _share(weighed, max(again, default=0.0))

    def share_of_one(self, found: Sequence[Phrase]) -> Share:
        """The same, where all items of the plan are the answers."""
        weighed = self._weighed(found)
        return _share(weighed, self._sayings.most(weighed))

    def _weighed(self, found: Sequence[Phrase]) -> list[tuple[float, int]]:
        return [(self.of(phrase), phrase.look) for phrase in found]


def _share(weighed: Sequence[tuple[float, int]], again: float) -> Share:
    whole = sum(weight for weight, _ in weighed)
    return Share(again / whole if whole else 1.0, whole, len(weighed))


def between(found: Sequence[Phrase], span: Span, aside: Sequence[Span] = ()) -> list[Phrase]:
    """The phrases that stand within a place of the text, and touch none of the places `aside`.

    All are in the order of the text.
    """
    first, last = (bisect_left(found, place, key=_START) for place in span)
    return [
        phrase
        for phrase in found[first:last]
        if phrase.end <= span[1]
        if not any(start < phrase.end and phrase.start < end for start, end in aside)
    ]


_START = itemgetter(0)


def forget() -> None:
    """Let go of what was found of texts: another thread may, at any time."""
    _look.clear()
    _rarity.cache_clear()
    looks.cache_clear()
    phrases.cache_clear()
