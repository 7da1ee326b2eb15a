"""Vietnamese alphabetical order: a ă â b c d đ e ê …, of equals by the tone, of equals small first.

The tones follow each other as in dictionaries: none, `huyền`, `hỏi`, `ngã`, `sắc`, `nặng`. Text is
compared letter by letter first, so `ma`, `mà`, `má` stand before `mai`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeAlias, TypeVar

Key: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], str]
_T = TypeVar("_T")

_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {mark: n for n, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", 1)}
_FIRST_LETTER = 0x110000
"""Letters stand behind whatever else there is: digits, spaces, signs."""


def _parted(letter: str) -> tuple[str, int]:
    """A letter without its tone, and the tone."""
    marks = unicodedata.normalize("NFD", letter)
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), 0)
    bare = "".join(mark for mark in marks if mark not in _TONES)
    return unicodedata.normalize("NFC", bare), tone


def name_key(name: str) -> Key:
    """What to sort a name by, also beside others that are equal but for case."""
    text = unicodedata.normalize("NFC", name)
    parted = [_parted(letter) for letter in text.lower()]
    letters = (_LETTERS.get(bare, -1) for bare, _tone in parted)
    ranks = tuple(
        _FIRST_LETTER + place if place >= 0 else ord(bare[:1])
        for place, (bare, _tone) in zip(letters, parted, strict=True)
    )
    return ranks, tuple(tone for _bare, tone in parted), text.swapcase()


def by_name(names: Iterable[_T], key: Callable[[_T], str] = str) -> list[_T]:
    """Things in the alphabetical order of their names."""
    return sorted(names, key=lambda each: name_key(key(each)))
