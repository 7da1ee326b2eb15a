"""Text as syllables and phrases of two, the terms by which texts are compared.

An abbreviation counts as what it stands for: 'UBND' and 'Ủy ban nhân dân' are the same terms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from doichieu import text
from doichieu.align.rarity import joining, stock_phrases
from doichieu.vocabulary import bodies

# A number keeps what is written to it (08-QĐ/TW, 25/10/2021) but its leading zeros: 05 năm is 5
# năm. A word is one syllable. A mark is a token without a form: it parts phrases.
# Two pairs of letters beside '&' are one word (KH&CN).
_TOKEN = re.compile(r"0*(\d+(?:[-/.,][^\W_]+)*|[^\W\d_]{2}&[^\W\d_]{2}(?!\w)|[^\W\d_]+)|[^\w\s]")


class Token(NamedTuple):
    """One syllable or number: its place in the NFC text and its form, '' for a mark.

    The syllables that an abbreviation stands for all have its place.
    """

    start: int
    end: int
    form: str


@cache
def abbreviations() -> Mapping[str, tuple[str, ...]]:
    """The syllables that each abbreviation stands for."""
    return {short: tuple(long.split()) for short, long in bodies.abbreviations().items()}


class _Chunks(dict[str, tuple[str, ...]]):
    """The forms of what stands between two blanks in folded text, found once: words come again."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        long = abbreviations()
        found: list[str] = _TOKEN.findall(chunk)
        parts = tuple(word for form in found for word in long.get(form, (form,)))
        if len(chunk) <= _SHORT:
            if len(self) >= _KEPT:
                self.clear()
            self[chunk] = parts
        return parts


_SHORT, _KEPT = 64, 50_000
"""How long a chunk is kept for, and how many: some 10 MB at the most."""

_chunks = _Chunks()


def forms(printed: str) -> list[str]:
    """The forms of a text in reading order; '' where a mark parts two phrases."""
    return list(chain.from_iterable(map(_chunks.__getitem__, text.fold(printed).split())))


def tokens(printed: str) -> list[Token]:
    """The same with their places in the NFC text."""
    long = abbreviations()
    return [
        Token(*match.span(), word)
        for match in _TOKEN.finditer(text.fold(printed))
        for word in long.get(match[1], (match[1] or "",))
    ]


_BRIDGE = bytes((True, False, True))
"""A phrase between two stock ones."""


class Terms(NamedTuple):
    """How often each syllable (or number) and each phrase of two stands in a text."""

    words: Mapping[str, int]
    phrases: Mapping[str, int]


def terms(found: Sequence[str]) -> Terms:
    """The terms of a text, given its forms.

    Most Vietnamese words have two syllables; a longer repetition shows as several phrases. Words
    that only join others are left out and part phrases as marks do. What bridges two stock phrases
    is stock too: "khai thực" in "triển khai thực hiện".
    """
    ignored = joining()
    words = ["" if form in ignored else form for form in found]
    # One tuple serves all the pairs of a zip, which pairwise makes anew.
    beside = zip(words, words[1:], strict=False)  # noqa: RUF007
    pairs = [f"{first} {second}" if first and second else "" for first, second in beside]
    known = bytes(map(stock_phrases().__contains__, pairs))
    bridge = known.find(_BRIDGE)
    while bridge >= 0:
        pairs[bridge + 1] = ""
        bridge = known.find(_BRIDGE, bridge + 1)
    counted, phrases = Counter(words), Counter(pairs)
    for each in (counted, phrases):
        each.pop("", None)
    return Terms(counted, phrases)
