"""What a document says of itself: number, issuer, date, signers, title, what it carries out."""

from __future__ import annotations

import re

from doichieu.importing.document.issuers import branch_of, completed, issuer_of, level_of
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
from doichieu.importing.sentences.citations import citations
from doichieu.importing.sheet.paragraphs import without_emphasis
from doichieu.importing.sheet.regions import Piece, Region, type_of
from doichieu.model import Facts
from doichieu.text import fold
from doichieu.vocabulary import words
from doichieu.vocabulary.words import PERSON, phrase, source

_SIGNED = re.compile(rf"[\[(]?{source('sheet', 'signed')}[\])]?[:.]?\s*", re.IGNORECASE)
_ENCLOSED = phrase("sheet", "enclosed")
_GROUNDS = phrase("letterhead", "grounds")
_MOST_OPENING = 40


def of_document(pieces: list[Piece]) -> Facts:
    """The facts, from the letterhead, the title, the opening paragraphs and the signature."""
    front = above_title(pieces)
    head = [without_emphasis(line) for piece in front for line in lines_of(piece.paragraph)]
    opening = _opening(pieces)
    number = number_of(head) or number_in_heading(pieces)
    place, day = place_and_date(head)
    title = _title(pieces) or subject_of(front)
    issuer = issuer_of(head, pieces, opening, number)
    return Facts(
        number=number,
        type=_type(pieces),
        issuer=completed(issuer, place) if issuer else None,
        branch=branch_of(number, issuer),
        level=level_of(number, issuer),
        place=place,
        date=day or (date_beside(number, pieces) if number else None),
        signers=_signers(pieces),
        title=title,
        implements=_implements(title or "", opening, number),
    )


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
    return " ".join(filter(None, parts)) or None


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
                names += [part for part in bare_parts if PERSON.fullmatch(part)]
    return tuple(dict.fromkeys(names))


def _implements(title: str, opening: list[str], number: str | None) -> tuple[str, ...]:
    """What the title and the opening say is carried out.

    Mere grounds ('Căn cứ …') count only where nothing else does: of each the first document, if it
    can be carried out and comes from elsewhere.
    """
    carried = list(citations(title))
    for text in opening:
        if words.opening("openings", "carries_out").match(fold(text)):
            cited = citations(text)
            carried += [found for found in cited if words.directives().search(found)] or cited
    if not carried:
        carried = _grounds(opening, (number or "").rpartition("-")[2] or "UBND")
    printed = {found.casefold(): found for text in opening for found in citations(text)}
    spelled = (printed.get(found.casefold(), found) for found in carried)
    return tuple(dict.fromkeys(found for found in spelled if found != number))


def _grounds(opening: list[str], own: str) -> list[str]:
    grounds = [citations(text)[:1] for text in opening if _GROUNDS.match(fold(text))]
    return [
        found
        for first in grounds
        for found in first
        if words.directives().search(found) and not found.endswith(own)
    ]
