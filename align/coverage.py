"""How much of a text others say: its phrases, weighed by how rare they are, found again or not.

Phrases are compared without their marks, so that a slip of the scanner does not count as another
word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt
from operator import itemgetter
from typing import NamedTuple

from doichieu.align.clauses import Span
from doichieu.align.rarity import genre, joining, stock_phrases
from doichieu.align.slips import unmarked
from doichieu.align.tokens import forms, tokens
from doichieu.model import Item, Outline

FEW = 50
"""Of fewer blocks none tells what is rare: they count as so many."""


class Phrase(NamedTuple):
    """Two syllables that stand together, by their place; `look` is how they look without marks."""

    start: int
    end: int
    look: str
    rarity: float


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
                look = unmarked[f"{before.form} {token.form}"]
                found.append(Phrase(before.start, token.end, look, rarity))
        before = token if token.form else None
    return tuple(found)


# Plans copy from each other, and each of a task's answers is asked for it. A set takes 4 KiB.
@lru_cache(maxsize=256)
def looks(printed: str) -> frozenset[str]:
    """How the phrases of a text look without marks, stock ones among them."""
    words = [form for form in forms(printed) if form not in joining()]
    return frozenset(unmarked[f"{one} {two}"] for one, two in pairwise(words) if one and two)


@lru_cache(maxsize=8192)
def _rarity(phrase: str) -> float:
    return 0.0 if phrase in stock_phrases() else genre().of(phrase)


def said(item: Item, outline: Outline) -> frozenset[str]:
    """What an item of a document says, with the heading above it."""
    return looks(item.text) | looks(outline.heading_of(item))


class Sayings:
    """What each of many texts says, to be asked for the one that says most of some phrases.

    By phrases: of thousands of texts few have any of those that are asked for.
    """

    def __init__(self, texts: Iterable[Collection[str]]) -> None:
        found: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            for look in text:
                found[look].append(place)
        self._places = {look: tuple(places) for look, places in found.items()}

    def most(self, weighed: Iterable[tuple[float, str]]) -> float:
        """The most that one of the texts says of phrases, by their weights."""
        again: dict[int, float] = defaultdict(float)
        for weight, look in weighed:
            for place in self._places.get(look, ()):
                again[place] += weight
        return max(again.values(), default=0.0)


class Weights:
    """What a phrase says in two documents: its rarity in them and in the genre (geometric mean)."""

    def __init__(self, *outlines: Outline) -> None:
        items = [item for outline in outlines for item in outline.items if item.reviewed]
        self._blocks = max(len(items), FEW)
        self._holders: Mapping[str, int] = Counter(
            look for item in items for look in looks(item.text)
        )

    def of(self, phrase: Phrase) -> float:
        """The weight of one phrase."""
        holders = max(self._holders.get(phrase.look, 0), 1)
        return sqrt(phrase.rarity * log((self._blocks + 1) / holders))

    def share(self, found: Sequence[Phrase], answers: Iterable[Collection[str]]) -> Share:
        """The part of some phrases that is in one of the answers; all of it where they are none."""
        weighed = self._weighed(found)
        again = (sum(weight for weight, look in weighed if look in have) for have in answers)
        return _share(weighed, max(again, default=0.0))

    def share_of_one(self, found: Sequence[Phrase], sayings: Sayings) -> Share:
        """The same, where the answers are many."""
        weighed = self._weighed(found)
        return _share(weighed, sayings.most(weighed))

    def _weighed(self, found: Sequence[Phrase]) -> list[tuple[float, str]]:
        return [(self.of(phrase), phrase.look) for phrase in found]


def _share(weighed: Sequence[tuple[float, str]], again: float) -> Share:
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
