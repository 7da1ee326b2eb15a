"""Text as syllables and short phrases, each with its place in the text as printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doichieu import text

LONGEST_PHRASE = 3
"""Vietnamese words have one to three syllables; longer repetitions show as several phrases."""

# A number keeps what is written to it (08-QĐ/TW, 25/10/2021); a word is one syllable.
_TOKEN = re.compile(r"\d+(?:[-/.,][^\W_]+)*|[^\W\d_]+")


class Token(NamedTuple):
    """One syllable or number: its place in the NFC text, its folded form, its neighbourhood.

    `joined` says that nothing but blanks stands between it and the token before, so that both may
    belong to one phrase.
    """

    start: int
    end: int
    form: str
    joined: bool


def tokens(printed: str) -> list[Token]:
    """The syllables and numbers of a text in reading order."""
    folded = text.fold(printed)
    found: list[Token] = []
    behind = -1
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        joined = start - behind == 1 or (behind >= 0 and folded[behind:start].isspace())
        found.append(Token(start, end, match[0], joined))
        behind = end
    return found


def phrases(found: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Every phrase of two or three syllables: its first token, the one after its last, its form."""
    for first, token in enumerate(found):
        form = token.form
        for after in range(first + 1, min(first + LONGEST_PHRASE, len(found))):
            if not found[after].joined:
                break
            form = f"{form} {found[after].form}"
            yield first, after + 1, form


def terms(found: Sequence[Token]) -> Counter[str]:
    """How often each syllable and each phrase stands in a text; a phrase has a blank in it."""
    counts = Counter(token.form for token in found)
    counts.update(form for _first, _after, form in phrases(found))
    return counts
