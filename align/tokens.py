"""Text as syllables and phrases of two, the terms by which texts are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from doichieu import text

# A number keeps what is written to it (08-QĐ/TW, 25/10/2021); a word is one syllable; a mark
# parts phrases.
_TOKEN = re.compile(r"\d+(?:[-/.,][^\W_]+)*|[^\W\d_]+|[^\w\s]")


class Token(NamedTuple):
    """One syllable or number: its place in the NFC text and its form, '' for a mark."""

    start: int
    end: int
    form: str


def _form(found: str) -> str:
    """A token as it is compared: 05 năm is 5 năm, a mark is nothing."""
    if found[0] == "0":
        return found.lstrip("0") or "0"
    return found if found[0].isalnum() else ""


def forms(printed: str) -> list[str]:
    """The forms of a text in reading order; '' where a mark parts two phrases."""
    return [_form(found) for found in _TOKEN.findall(text.fold(printed))]


def tokens(printed: str) -> list[Token]:
    """The same with their places in the NFC text."""
    return [
        Token(match.start(), match.end(), _form(match[0]))
        for match in _TOKEN.finditer(text.fold(printed))
    ]


def terms(found: Sequence[str]) -> dict[str, int]:
    """How often each syllable and each phrase of two stands in a text; a phrase has a blank in it.

    Most Vietnamese words have two syllables; a longer repetition shows as several phrases.
    """
    counts: dict[str, int] = {}
    before = ""
    for form in found:
        if form:
            counts[form] = counts.get(form, 0) + 1
            if before:
                phrase = f"{before} {form}"
                counts[phrase] = counts.get(phrase, 0) + 1
        before = form
    return counts
