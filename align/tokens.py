"""Text as syllables and phrases of two, the terms by which texts are compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from doichieu import text
from doichieu.align.rarity import joining, stock_phrases

# A number keeps what is written to it (08-QĐ/TW, 25/10/2021) but its leading zeros: 05 năm is 5
# năm. A word is one syllable. A mark is a token without a form: it parts phrases.
_TOKEN = re.compile(r"0*(\d+(?:[-/.,][^\W_]+)*|[^\W\d_]+)|[^\w\s]")


class Token(NamedTuple):
    """One syllable or number: its place in the NFC text and its form, '' for a mark."""

    start: int
    end: int
    form: str


def forms(printed: str) -> list[str]:
    """The forms of a text in reading order; '' where a mark parts two phrases."""
    return _TOKEN.findall(text.fold(printed))


def tokens(printed: str) -> list[Token]:
    """The same with their places in the NFC text."""
    found = _TOKEN.finditer(text.fold(printed))
    return [Token(*match.span(), match[1] or "") for match in found]


def terms(found: Sequence[str]) -> dict[str, int]:
    """How often each syllable and each phrase of two stands in a text; a phrase has a blank in it.

    Most Vietnamese words have two syllables; a longer repetition shows as several phrases. Words
    that only join others are left out and part phrases as marks do. What bridges two stock phrases
    is stock too: "khai thực" in "triển khai thực hiện".
    """
    ignored, stock = joining(), stock_phrases()
    words = ["" if form in ignored else form for form in found]
    pairs = [f"{first} {second}" if first and second else "" for first, second in pairwise(words)]
    counts = Counter(filter(None, words))
    for place, phrase in enumerate(pairs):
        bridged = pairs[place - 1 : place] + pairs[place + 1 : place + 2]
        if phrase and not (len(bridged) == 2 and stock.issuperset(bridged)):
            counts[phrase] += 1
    return counts
