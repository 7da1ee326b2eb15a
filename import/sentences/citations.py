"""The numbers of documents that a text cites, as printed, where they stand, and of which day.

State numbers read `71/NQ-CP`, `77/2017/NQ-HĐND`, `163/2024/QH15` (Decree 30/2020/NĐ-CP); Party
numbers `86-KL/TW`, `08-QĐi/TW` (Guideline 36-HD/VPTW). Blanks that a page or a scan has put in are
taken out; letters for digits (`l2-KH/TW`) stay, for `text.number_key` knows them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from doichieu.text import HYPHENS, fold
from doichieu.vocabulary import words

_SIGN = rf"[/{HYPHENS}]"
_NUMBER = re.compile(
    rf"""
    (?P<number>[\dlIO](?<![\w/.,{HYPHENS}].)(?:(?<=\d)|(?=[lIO]{{0,2}}\d))[\dlIO]{{0,5}}
        (?:\.\d{{1,2}}(?=/))?[a-z]?)
    \ ?(?P<year>/\ ?[12l][\dlO]{{3}}(?=\ ?{_SIGN}))?
    \ ?{_SIGN}\ ?
    (?!\d)[^\W\d_]\w{{0,12}}(?:\ ?[/&.{HYPHENS}]\ ?(?!\d)[^\W\d_]\w{{0,14}}){{0,4}}
    """,
    re.VERBOSE,
)
_PARTS = re.compile(rf"( ?[/&.{HYPHENS}] ?)")
_DIGITS = re.compile(r"[lIO]{0,3}\d[\dlIO]*")
_BLANKS = re.compile(r"\s+")
# What stands before a number is looked at as far back as the longest type of document is long.
_BEFORE = 40
_STANDARD = re.compile(r"(?:qcvn|tcvn|tcxd|tcxdvn|iso|iec)[\s:.\d]*$")
_FORM = words.phrase("citations", "forms")
_DAY = words.phrase("number_wording", "day")


class Citation(NamedTuple):
    """A document number and where it stands in a text."""

    start: int
    end: int
    number: str


def citations(text: str) -> tuple[str, ...]:
    """The document numbers in `text`, each once, in order."""
    cited = places(text)
    return tuple(dict.fromkeys([each.number for each in cited])) if cited else ()


# The numbers of a block are asked for thrice: as what it cites, for short names, for relations.
@lru_cache(maxsize=512)
def places(text: str) -> tuple[Citation, ...]:
    """The document numbers in `text` with their places, in order."""
    # Most texts have no slash, and every number has one.
    if "/" not in text:
        return ()
    return tuple(_found(text))


def _found(text: str) -> Iterator[Citation]:
    for match in _NUMBER.finditer(text):
        number = _abbreviations_only(match)
        if number:
            end = match.start() + len(number)
            yield Citation(match.start(), end, _BLANKS.sub("", number))


def between(cited: Sequence[Citation], start: int, end: int) -> Sequence[Citation]:
    """Those that begin between two places."""
    first, last = (
        bisect_left(cited, offset, key=lambda each: each.start) for offset in (start, end)
    )
    return cited[first:last]


def issued(text: str, end: int) -> date | None:
    """The day of issue that is printed right behind a number that ends there."""
    return dated(text, end)[0]


def dated(text: str, end: int) -> tuple[date | None, int]:
    """That day, and where the words go on behind the number or behind its day."""
    match = _DAY.match(text, end)
    if match is None:
        return None, end
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])), match.end()
    except ValueError:
        return None, end


def _abbreviations_only(match: re.Match[str]) -> str | None:
    """The number as far as its parts are abbreviations, or None when it is no document number.

    An abbreviation has a capital beyond its first letter, so that prose after a dash is left out.
    """
    parts = _PARTS.split(match[0])
    kept = parts[0]
    abbreviations = 0
    for sign, part in zip(parts[1::2], parts[2::2], strict=True):
        if abbreviations == 0 and _DIGITS.fullmatch(part):
            kept += sign + part
            continue
        enough = " " in sign and not _is_joint(kept) and _is_enough(kept, sign, abbreviations)
        if not _is_abbreviation(part) or enough:
            break
        if abbreviations == 0 and sign[0] == sign[-1] == " " and fold(part) not in _known():
            # A dash between two words, the first of which ends in a number: 'năm 2026 - UBND'.
            break
        kept += sign + part
        abbreviations += 1
    return kept if _is_number(match, kept, abbreviations) else None


def _is_joint(kept: str) -> bool:
    """Whether it is the number of a document of several bodies, which names them all."""
    return not _joint().isdisjoint(map(fold, _PARTS.split(kept)))


@lru_cache(maxsize=1)
def _joint() -> frozenset[str]:
    return frozenset(words.lists("citations")["joint"])


def _is_enough(kept: str, sign: str, abbreviations: int) -> bool:
    """Whether a number needs no more parts: what a sign with a blank adds is another word."""
    if sign.strip() in "&.":
        return abbreviations > 0
    return abbreviations > 1 and "/" in kept


def _is_number(match: re.Match[str], kept: str, abbreviations: int) -> bool:
    """Whether it has the parts of a number: two abbreviations, or one beside a year or a type."""
    if abbreviations == 0 or "/" not in kept:
        return False
    before = fold(match.string[max(0, match.start() - _BEFORE) : match.start()])
    if _STANDARD.search(before) or _FORM.search(before):
        return False
    if abbreviations > 1:
        return True
    last = kept.rpartition("/")[2]
    if match["year"]:
        # Of a law, `32/2024/QH15`; what a dash adds to a month is none.
        return last.strip().startswith(("QH", "UBTVQH")) or _is_joint(last)
    return last in ("CP", "TW", "TU") or (len(last) > 1 and _typed().search(before) is not None)


@lru_cache(maxsize=1)
def _typed() -> re.Pattern[str]:
    """Finds a text that ends with a type of document, before its number."""
    return re.compile(
        words.alternatives((*map(fold, words.types()), *words.lists("citations")["types"]))
        + words.source("number_wording", "numbered")
        + "$"
    )


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """The abbreviations of the types of documents, folded."""
    return frozenset(map(fold, words.abbreviations()))


@lru_cache(maxsize=512)
def _is_abbreviation(part: str) -> bool:
    letters = [c for c in part if c.isalpha()]
    if not letters or not letters[0].isupper():
        return False
    if len(letters) == 1 or sum(map(str.isupper, letters)) >= 2:
        return True
    return fold(part) in words.lists("citations")["abbreviations"]
