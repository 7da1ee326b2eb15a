"""The line above the grounds that says who decides: it stands below the title and is none of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from doichieu.importing.document.letterhead import opens_name
from doichieu.importing.sheet.regions import Piece, Region
from doichieu.text import fold
from doichieu.vocabulary import bodies, words

_WORD = re.compile(r"\w+")


def told(pieces: list[Piece]) -> list[Piece]:
    """The pieces with such lines as what they are.

    A line in capitals right above the grounds that begins with a body or the head of one. Below a
    title in capitals it has to be a body of the letterhead: 'VỀ VIỆC THÀNH LẬP / BAN CHỈ ĐẠO …'.
    """
    end = next((k for k, each in enumerate(pieces) if each.region is Region.BODY), 0)
    start = end
    while start and pieces[start - 1].region is Region.TITLE:
        start -= 1
    if start == end or not words.opening("openings", "recital").match(_folded(pieces[end])):
        return pieces
    for index in range(end - 1, start, -1):
        if not pieces[index].paragraph.capitals:
            break
        if _decides(pieces, index, end, title=pieces[start]):
            lines = (replace(each, region=Region.ISSUER) for each in pieces[index:end])
            return [*pieces[:index], *lines, *pieces[end:]]
    return pieces


def without_owner(title: Sequence[str]) -> list[str]:
    """The lines of a title without the capitals that only say whose the document is.

    'NGHỊ QUYẾT / CỦA BỘ CHÍNH TRỊ / về đột phá …'; a title that says nothing else keeps them.
    """
    first = title[0].split() if title else []
    capitals = list(takewhile(lambda word: not any(map(str.islower, word)), first))
    folded = fold(" ".join(capitals))
    of = words.phrase("sheet", "issued_by").match(folded)
    rest = [" ".join(first[len(capitals) :]), *title[1:]]
    owned = of is not None and opens_name(folded[of.end() :])
    return [line for line in (rest if owned and any(rest) else title) if line]


def _decides(pieces: Sequence[Piece], index: int, end: int, title: Piece) -> bool:
    folded = _folded(pieces[index])
    office = words.opening("issuers", "heads").match(folded)
    if not (office or opens_name(folded)):
        return False
    if not title.paragraph.capitals:
        return True
    head = {w for each in pieces if each.region is Region.LETTERHEAD for w in _words(_folded(each))}
    named = " ".join(map(_folded, pieces[index:end]))[office.end() if office else 0 :]
    return set(_words(named)) <= head


def _words(folded: str) -> list[str]:
    """The words of a name, with abbreviations of bodies as what they stand for."""
    full = bodies.abbreviations()
    return [one for word in _WORD.findall(folded) for one in full.get(word, word).split()]


def _folded(piece: Piece) -> str:
    return fold(piece.paragraph.text)
