"""Who issues a document: the bodies of the letterhead, who speaks in the text, who signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher

from doichieu.frozen import frozen
from doichieu.importing.document import organs, standing
from doichieu.importing.document.letterhead import above_title
from doichieu.importing.document.organs import Organ
from doichieu.importing.document.spelling import spelled
from doichieu.importing.sheet.paragraphs import without_emphasis
from doichieu.importing.sheet.regions import Piece, Region
from doichieu.model import Branch, Level
from doichieu.text import fold, unaccented
from doichieu.vocabulary import words
from doichieu.vocabulary.tables import section
from doichieu.vocabulary.words import UPPER, signing, source

_ISSUES = re.compile(
    r"(?:^|[,;.”\"’)]\s+|\s)(?P<issuer>[^,;.:()]{4,120}?)\s+" + source("letterhead", "issues")
)
_ISSUING = words.phrase("letterhead", "issues")
_OF_ISSUER = re.compile(
    rf"(?:.*?\s)?(?i:{source('letterhead', 'of')}) "
    rf"(?P<name>[{UPPER}][{UPPER} ,\-]{{5,80}}?)(?:$|\s(?=[^{UPPER}\W\d_]))"
)
_SIGNING = re.compile(rf"{signing('body')}\s*(.+)")
_AFTER_NAME = re.compile(r"[\[(*]|\s{3,}")
_HALF = re.compile(rf"{words.alternatives(words.lists('issuers')['half'])}$")
_PLACED = re.compile(rf"{source('issuers', 'territories')}\s+", re.IGNORECASE)
_ALIKE = 0.9


@frozen
class Sheet:
    """What is asked for the issuer: the pieces, and what is known of the document already."""

    pieces: list[Piece]
    opening: list[str]
    number: str | None
    place: str | None
    day: date | None


@frozen
class Issuer:
    """Who issues: name, branch and level, the line to look at, and what of it is unsure."""

    name: str | None
    branch: Branch | None
    level: Level | None
    line: int
    unsure_name: bool = False
    unsure_level: bool = False


def issuer_of(sheet: Sheet) -> Issuer:
    """Who issues a document, as far as the sheet tells."""
    found = organs.organs(above_title(sheet.pieces))
    body = "\n".join(piece.paragraph.text for piece in sheet.pieces)
    name = _name(sheet, found, body)
    name = _completed(name, found, sheet.place) if name else None
    level, others = _level(sheet, name, found)
    return Issuer(
        name,
        standing.branch_of(sheet.number, name),
        level,
        line=found[-1].line if found else 1,
        unsure_name=name is not None and (not organs.opens(name) or organs.is_committee(name)),
        unsure_level=level is not None and any(other is not level for other in others),
    )


def _name(sheet: Sheet, found: Sequence[Organ], body: str) -> str | None:
    """The last body of the letterhead; for the Party, who of the committee speaks or signs.

    Party papers carry the letterhead of the whole committee, so the title, the opening and the
    signature are asked first. A chairman who decides in person stands above his grounds.
    """
    person = _in_person(sheet.pieces, body)
    if person:
        return person
    shown = organs.name_of(found, body)
    spoken = _from_title(sheet.pieces) or _from_opening(sheet.opening)
    if shown is None:
        said = spoken or _from_signature(sheet.pieces)
        return spelled(said, body) if said else None
    if spoken and _speaks(spoken, shown):
        more = fold(spoken).startswith(fold(shown))
        return spelled(spoken, body) if more or not _alike(spoken, shown) else shown
    signed = fold(_from_signature(sheet.pieces) or "")
    lists = words.lists("issuers")
    if signed in lists["signs"] and fold(shown).startswith(lists["signed_for"]):
        return f"{spelled(signed.upper(), '')} {shown}"
    return shown


def _speaks(spoken: str, shown: str) -> bool:
    """Whether one who speaks in the text is more to the point than the letterhead.

    So it is where that names a whole committee of the Party, or a body and not its place.
    """
    levels = {standing.level_of(spoken), standing.level_of(shown)} - {None}
    if fold(spoken).startswith(fold(shown)):
        return len(levels) < 2
    return len(levels) < 2 and fold(shown).startswith(words.lists("issuers")["whole"])


def _alike(name: str, other: str) -> bool:
    """Whether one of two names is the other as a bad scan gives it."""
    return SequenceMatcher(None, unaccented(name), unaccented(other)).ratio() > _ALIKE


def _completed(name: str, found: Sequence[Organ], place: str | None) -> str:
    """The full name of a body that its own papers call by half of it."""
    folded = fold(name)
    if folded in section("completed"):
        return " ".join((name, *section("completed")[folded]))
    half = _HALF.search(folded)
    if half is None:
        return name
    seats = (organs.seat_of(organ.name, half[0]) for organ in reversed(found))
    seat = next(filter(None, seats), None) or _PLACED.sub("", place or "")
    return f"{name} {seat}".strip()


def _level(
    sheet: Sheet, name: str | None, found: Sequence[Organ]
) -> tuple[Level | None, tuple[Level, ...]]:
    """The level by the first of what tells it, and by the number."""
    numbered = standing.level_by_number(sheet.number)
    told = standing.level_of(name, sheet.day, sheet.place, numbered)
    for organ in reversed(found):
        told = told or standing.level_of(organ.name, sheet.day, sheet.place, numbered)
    said = (_from_opening(sheet.opening), _from_signature(sheet.pieces), sheet.place)
    level = told or numbered
    for other in said:
        level = level or standing.level_of(other, sheet.day, sheet.place)
    return level, (numbered,) if numbered else ()


def _in_person(pieces: Sequence[Piece], body: str) -> str | None:
    """The chairman or head who decides himself, with the body he heads."""
    for piece in pieces:
        name = piece.paragraph.text
        chairman = words.opening("issuers", "chairman").match(fold(name))
        if piece.region is Region.ISSUER and chairman:
            office = chairman[0].strip().capitalize()
            return f"{office} {spelled(name[chairman.end() :].strip(), body)}"
    return None


def _from_title(pieces: Sequence[Piece]) -> str | None:
    for piece in pieces:
        if piece.region is Region.BODY:
            return None
        if piece.region in (Region.TYPE, Region.TITLE):
            match = _OF_ISSUER.match(piece.paragraph.text)
            if match and match["name"].isupper():
                return match["name"].strip()
    return None


def _from_opening(opening: Sequence[str]) -> str | None:
    for text in reversed(opening):
        for match in _ISSUES.finditer(text) if _ISSUING.search(text) else ():
            name = match["issuer"].strip(' “"”*')
            if name[:1].isupper() and organs.opens(name):
                return name
    return None


def _from_signature(pieces: Sequence[Piece]) -> str | None:
    for piece in pieces:
        if piece.region is Region.SIGNATURE:
            for line in piece.paragraph.printed:
                match = _SIGNING.search(without_emphasis(line))
                if match:
                    return _AFTER_NAME.split(match[1])[0].strip()
    return None
