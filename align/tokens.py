"""Text as syllables and phrases of two, the terms by which texts are compared.

An abbreviation counts as what it stands for: 'UBND' and 'Ủy ban nhân dân' are the same terms.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from doichieu import text
from doichieu.align.rarity import joining, stock_phrases

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
    table = (resources.files("doichieu.align") / "abbreviations.toml").read_text(encoding="utf-8")
    return {short: tuple(long.split()) for short, long in tomllib.loads(table).items()}


def forms(printed: str) -> list[str]:
    """The forms of a text in reading order; '' where a mark parts two phrases."""
    found: list[str] = _TOKEN.findall(text.fold(printed))
    long = abbreviations()
    if long.keys().isdisjoint(found):
        return found
    return [word for form in found for word in long.get(form, (form,))]


def tokens(printed: str) -> list[Token]:
    """The same with their places in the NFC text."""
    long = abbreviations()
    return [
        Token(*match.span(), word)
        for match in _TOKEN.finditer(text.fold(printed))
        for word in long.get(match[1], (match[1] or "",))
    ]


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
