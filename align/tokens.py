"""Text as syllables and phrases of two, the terms by which texts are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from doichieu import text
from doichieu.align.rarity import joining

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
    that only join others are left out and part phrases as marks do.
    """
    ignored = joining()
    counts: dict[str, int] = {}
    before = ""
    for form in found:
        if not form or form in ignored:
            before = ""
            continue
        counts[form] = counts.get(form, 0) + 1
        if before:
            phrase = f"{before} {form}"
            counts[phrase] = counts.get(phrase, 0) + 1
        before = form
    return counts
