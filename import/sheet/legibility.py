"""Whether the layer of a text can be read at all: bad scans and lost encodings give no words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from doichieu.importing.sheet.lines import Line
from doichieu.text import unaccented
from doichieu.vocabulary.words import phrase

_SYLLABLE = phrase("spelling", "syllable")
_EDGE = ".,;:!?()[]\"'“”‘’…*#|-–_/+"
_WITHIN = re.compile(r"[-–/.,:_()'’&+]")
_PLAIN = re.compile(r"[a-z0-9]*")
_LETTER_FOR_DIGIT = re.compile(r"[^\W\d_]\d+[^\W\d_]")
_LINES = 15
_FEWEST = 30
_LONGEST = 60
_BROKEN = 0.3
_READABLE = 0.5


def ruined(lines: Sequence[Line]) -> int:
    """The first line that cannot be read, where hardly any of the text can; else 0.

    Lines from all over the text are looked at. A text in another language has words, if no
    syllables of this one; broken are those with signs or strange letters within.
    """
    words = broken = readable = first = 0
    for line in lines[:: max(1, len(lines) // _LINES)]:
        for word in line.text[:_LONGEST].split():
            bare = word.strip(_EDGE)
            if not any(map(str.isalpha, bare)):
                continue
            words += 1
            if _is_broken(bare):
                broken += 1
                first = first or line.number
            elif _is_readable(bare):
                readable += 1
    hardly = words >= _FEWEST and broken >= _BROKEN * words and readable < _READABLE * words
    return first if hardly else 0


@lru_cache(maxsize=4096)
def _is_broken(word: str) -> bool:
    """Whether signs, strange letters or capitals stand within a word."""
    parts = [part for part in _WITHIN.split(word) if part]
    return any(not _is_whole(part) for part in parts)


@lru_cache(maxsize=4096)
def _is_readable(word: str) -> bool:
    return _SYLLABLE.fullmatch(unaccented(word)) is not None


def _is_whole(part: str) -> bool:
    if part.isascii() and part.isalpha():
        return part.islower() or part.isupper() or part[1:].islower() or len(part) > _SHORT
    plain = unaccented(part)
    if _PLAIN.fullmatch(plain) is None or _LETTER_FOR_DIGIT.search(plain):
        return False
    if _STRANGE.intersection(unicodedata.normalize("NFD", part)):
        return False
    return part[1:].islower() or part.isupper() or not part.isalpha()


# Above letters of this language there is neither a diaeresis nor a ring, and no tilde above an n.
_STRANGE = frozenset("\u0308\u030a\u0327")
_SHORT = 6
