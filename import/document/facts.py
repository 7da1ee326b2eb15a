"""What a document says of itself: number, issuer, date, signers, title, what it carries out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doichieu.importing.document import issuing_lines
from doichieu.importing.document.grounds import implements
from doichieu.importing.document.issuers import Issuer, Sheet, issuer_of
from doichieu.importing.document.letterhead import (
    GAP,
    above_title,
    date_beside,
    lines_of,
    number_in_heading,
    number_of,
    place_and_date,
    subject_of,
)
from doichieu.importing.sheet.paragraphs import without_emphasis
from doichieu.importing.sheet.regions import Piece, Region, type_of
from doichieu.model import Doubt, DoubtCode, Facts
from doichieu.text import fold
from doichieu.vocabulary import words
from doichieu.vocabulary.words import person, phrase, source

_SIGNED = re.compile(rf"[\[(]?{source('sheet', 'signed')}[\])]?[:.]?\s*", re.IGNORECASE)
_ENCLOSED = phrase("sheet", "enclosed")
_MOST_OPENING = 40


def of_document(pieces: list[Piece]) -> tuple[Facts, list[Doubt]]:
    """The facts, from letterhead, title, opening and signature, and what of them is in doubt."""
    pieces = issuing_lines.told(pieces)
    front = above_title(pieces)
    head = [line for line, _number in lines_of(front)]
    opening = _opening(pieces)
    number = number_of(head) or number_in_heading(pieces)
    place, day = place_and_date(head)
    title = _title(pieces) or subject_of(front)
    day = day or (date_beside(number, pieces) if number else None)
    issuer = issuer_of(Sheet(pieces, opening, number, place, day))
    stated = Facts(
        number=number,
        type=_type(pieces),
        issuer=issuer.name,
        branch=issuer.branch,
        level=issuer.level,
        place=place,
        date=day,
        signers=_signers(pieces),
        title=title,
        implements=implements(title or "", opening, number),
    )
    return stated, list(_doubts(stated, issuer, front[0].paragraph.line if front else 1))


def _doubts(facts: Facts, issuer: Issuer, line: int) -> Iterator[Doubt]:
    """What was not found, at the line the sheet begins on, and what is unsure of the issuer."""
    for value, code in (
        (facts.type, DoubtCode.NO_TYPE),
        (facts.title or not facts.type, DoubtCode.NO_TITLE),
        (facts.number, DoubtCode.NO_NUMBER),
        (facts.date, DoubtCode.NO_DATE),
        (facts.issuer, DoubtCode.NO_ISSUER),
        (facts.level, DoubtCode.NO_LEVEL),
        (facts.branch, DoubtCode.NO_BRANCH),
        (facts.signers, DoubtCode.NO_SIGNER),
    ):
        if not value:
            yield Doubt(line, code)
    if facts.issuer and issuer.unsure_name:
        yield Doubt(issuer.line, DoubtCode.UNSURE_ISSUER, {"name": facts.issuer})
    if issuer.unsure_level:
        yield Doubt(issuer.line, DoubtCode.UNSURE_LEVEL)


def _type(pieces: list[Piece]) -> str | None:
    """The type in the title; an official letter has none, but addressees above its text."""
    for piece in pieces:
        if piece.region is Region.TYPE:
            return type_of(piece.paragraph)
    for piece in above_title(pieces):
        if piece.region is Region.ADDRESSEES:
            return words.official_letter()
    return None


def _opening(pieces: list[Piece]) -> list[str]:
    """The paragraphs between the title and the first section."""
    found: list[str] = []
    for piece in pieces:
        paragraph = piece.paragraph
        if piece.region is Region.BODY:
            if paragraph.label or paragraph.row or len(found) >= _MOST_OPENING:
                break
            found.append(paragraph.text)
        elif found and piece.region not in (Region.STAMP, Region.ISSUER, Region.TITLE):
            break
    return found


def _title(pieces: list[Piece]) -> str | None:
    parts: list[str] = []
    kind: str | None = None
    for piece in pieces:
        text = piece.paragraph.text
        if piece.region is Region.TYPE:
            if kind is not None:
                break
            kind = type_of(piece.paragraph) or ""
            parts.append(text[len(kind) :].strip(" *"))
        elif piece.region is Region.TITLE and not _ENCLOSED.match(fold(text)):
            parts.append(text)
        elif kind is not None and piece.region in (Region.BODY, Region.ISSUER):
            break
    return " ".join(issuing_lines.without_owner([part for part in parts if part])) or None


def _signers(pieces: list[Piece]) -> tuple[str, ...]:
    """The personal names in the first signature."""
    names: list[str] = []
    for piece in pieces:
        if piece.region is Region.TYPE and names:
            break
        if piece.region is Region.SIGNATURE:
            for line in piece.paragraph.printed:
                parts = GAP.split(_SIGNED.sub("  |", without_emphasis(line)))
                bare_parts = (part.strip(" *|()[]") for part in parts)
                names += [part for part in bare_parts if person().fullmatch(part)]
    return tuple(dict.fromkeys(names))
