"""The names of lines that only say something of others: 'Thời gian hoàn thành: …', 'Chủ trì: …'."""

from __future__ import annotations

from functools import lru_cache

from doichieu.importing.sentences import deadlines
from doichieu.text import fold
from doichieu.vocabulary import words

LONGEST_NAME = 60
"""A longer text before a colon is no such name."""

_LONGEST_LINE = 600
_LONGEST_VALUE = 120
_REMEMBERED = 256


def attribute(text: str) -> str | None:
    """What the line says of others by its name ('deadline', 'leads', 'with', …), None if nothing.

    On what terms ('terms') and with what money are such lines only beside others.
    """
    colon = text.find(":")
    if not 0 < colon <= LONGEST_NAME or len(text) > _LONGEST_LINE:
        return None
    name = fold(text[:colon]).strip(" *-+")
    found = of_name(name)
    if found != "deadline" or name in words.lists("attributes")[found]:
        return found
    value = text[colon + 1 :]
    long = len(value) > _LONGEST_VALUE and not deadlines.holds_only_time(value, told=True)
    return None if long else found


@lru_cache(maxsize=_REMEMBERED)
def of_name(name: str) -> str | None:
    """What a folded name says its line is about."""
    phrased = words.lists("attribute_phrases")
    for key, names in words.lists("attributes").items():
        if name in names or (
            key in phrased and words.phrase("attribute_phrases", key).fullmatch(name)
        ):
            return key
    return None
