"""What part of the sheet each paragraph belongs to: letterhead, title, body, recipients, signature.

The order is that of Decree 30/2020/NĐ-CP and Guideline 36-HD/VPTW. A decision may enclose a plan
with a title of its own, and an office that passes a document on adds a certified copy ('sao lục',
'sao y').
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from doichieu.frozen import frozen
from doichieu.importing.sentences.body_heads import begins
from doichieu.importing.sheet.paragraphs import Paragraph
from doichieu.model.labels import Scheme
from doichieu.text import fold, unaccented
from doichieu.vocabulary import words
from doichieu.vocabulary.words import person, phrase, signing, source

_ANNOUNCED = re.compile(rf".{{2,40}}?(?={source('sheet', 'behind_type')})")
_SIGNING = re.compile(rf"{signing('body', 'office', 'acting')}\s*\W*(?=[^\W\d_]{{2}})")
_OFFICES = re.compile(
    rf"{source('sheet', 'deputy')}?{words.alternatives(words.lists('names')['persons'])}"
)
_COPIED = phrase("sheet", "copied")
_ENCLOSED = phrase("sheet", "enclosed")
_NOTE = re.compile(rf"(?:\[(?!{source('sheet', 'signed')})[^\]]*\]\s*)+", re.IGNORECASE)
_SIGNED = phrase("sheet", "signed")
_RECEIVED = re.compile(source("sheet", "received"), re.IGNORECASE)
_ARRIVAL = phrase("sheet", "arrival")
_DIGITS_ONLY = re.compile(r"[\d\s./:+\-]+")
_RESOLVED = phrase("sheet", "resolved")
_ISSUING = phrase("sheet", "issuing")
_SESSION = phrase("sheet", "session")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]\s")
_ADDRESSED = phrase("sheet", "addressed")
_GROUNDS = phrase("letterhead", "grounds")
_APPENDIX = phrase("appendices", "opens")
_NUMBERED_FORM = phrase("appendices", "numbered")
_FIRST_SECTION = phrase("sheet", "first_section")
_BODY_SCHEMES = (Scheme.ANNEX, Scheme.ROMAN, Scheme.ARABIC, Scheme.ARTICLE)
_LETTERHEAD_LIMIT = 60
_LONGEST_TRAILER = 200


class Region(StrEnum):
    """A part of the sheet."""

    LETTERHEAD = "letterhead"
    TYPE = "type"
    TITLE = "title"
    ISSUER = "issuer"
    ATTACHED = "attached"
    FOLDED = "folded"
    BODY = "body"
    STAMP = "stamp"
    ADDRESSEES = "addressees"
    ADDRESSEE = "addressee"
    RECIPIENTS = "recipients"
    RECIPIENT = "recipient"
    SIGNATURE = "signature"
    COPY = "copy"
    NOTE = "note"


CLOSING = (Region.RECIPIENTS, Region.RECIPIENT, Region.SIGNATURE, Region.COPY)
"""The parts that close a document: what stands behind them is attached to it."""


@frozen
class Piece:
    """A paragraph and the region it lies in."""

    region: Region
    paragraph: Paragraph


def type_of(paragraph: Paragraph) -> str | None:
    """The type of document that the paragraph announces (`KẾ HOẠCH`), or None.

    Compared without diacritics, which scans lose; in capitals, or alone in bold or as a heading.
    """
    if (
        not (paragraph.capitals or paragraph.bold or paragraph.level)
        or paragraph.row
        or len(paragraph.text) > 200
        or (paragraph.label and paragraph.label.scheme is not Scheme.ANNEX)
    ):
        return None
    plain = unaccented(paragraph.text).strip(" .*-")
    announced = _ANNOUNCED.match(plain)
    name = words.types_bare().get(announced[0] if announced else plain)
    if announced:
        return name if paragraph.capitals or paragraph.level == 1 else None
    return name


def divide(paragraphs: list[Paragraph]) -> list[Piece]:
    """Every paragraph with its region, in order."""
    start = _title_index(paragraphs)
    pieces = [Piece(_before_title(p), p) for p in paragraphs[:start]]
    if start == 0 and _is_lone_title(paragraphs):
        pieces = [Piece(Region.TITLE, paragraphs[0])]
    state = Region.BODY
    for index in range(len(pieces), len(paragraphs)):
        paragraph = paragraphs[index]
        region = _next(state, paragraph, pieces)
        pieces.append(Piece(region, paragraph))
        # A note below a title is no end of it.
        state = region if region is not Region.ATTACHED else _behind_note(state)
    return _without_trailer(_without_copies(_stamps_together(pieces)))


def _behind_note(state: Region) -> Region:
    return state if state in (Region.TYPE, Region.TITLE, Region.ISSUER) else Region.BODY


def _title_index(paragraphs: list[Paragraph]) -> int:
    for index, paragraph in enumerate(paragraphs[:_LETTERHEAD_LIMIT]):
        folded = fold(paragraph.text)
        if type_of(paragraph):
            return index
        if paragraph.label and paragraph.label.scheme in (Scheme.ROMAN, Scheme.ARTICLE):
            break
        if _ADDRESSED.match(folded):
            return index
    return 0


def _is_lone_title(paragraphs: list[Paragraph]) -> bool:
    """Whether a Markdown text opens with its only heading of the first level."""
    tops = [p for p in paragraphs if p.level == 1 and p.label is None]
    return len(tops) == 1 and paragraphs[0] is tops[0] and type_of(tops[0]) is None


def _before_title(paragraph: Paragraph) -> Region:
    text = paragraph.text
    if _DIGITS_ONLY.fullmatch(text) or _NOTE.fullmatch(text) or _ARRIVAL.match(fold(text)):
        return Region.STAMP
    return Region.LETTERHEAD


def _next(state: Region, paragraph: Paragraph, pieces: list[Piece]) -> Region:
    """The region of `paragraph`, which follows a paragraph in region `state`."""
    folded = fold(paragraph.text)
    opened = _opened(paragraph, folded, state)
    if opened is not None or state is Region.BODY:
        return opened or state
    match state:
        case Region.TYPE | Region.TITLE | Region.ISSUER:
            return _in_title(paragraph, folded, state)
        case Region.STAMP:
            return _after_stamp(paragraph, pieces)
        case Region.COPY | Region.LETTERHEAD | Region.NOTE | Region.ATTACHED:
            return Region.BODY
        case _:
            return _in_closing(paragraph, folded, state)


def _in_closing(paragraph: Paragraph, folded: str, state: Region) -> Region:
    if state in (Region.ADDRESSEES, Region.ADDRESSEE):
        return _in_addressees(paragraph, folded)
    if state in (Region.RECIPIENTS, Region.RECIPIENT):
        return _in_recipients(paragraph)
    return _in_signature(paragraph)


def _opened(paragraph: Paragraph, folded: str, state: Region) -> Region | None:
    """The region that the paragraph's own words open, or None when they open none."""
    label = paragraph.label
    if label and label.scheme is not Scheme.ANNEX and paragraph.text[:1] != "(":
        return None
    for region, opens in _OPENINGS:
        if opens(paragraph, folded):
            return region
    if _signs(paragraph, state):
        return Region.SIGNATURE
    if state in CLOSING and opens_appendix(paragraph, folded):
        return Region.BODY
    # Right below the type the name of another opens the title ('THÔNG BÁO / KẾT LUẬN CỦA …').
    typed = state is not Region.TYPE and type_of(paragraph) and not _RESOLVED.match(folded)
    return Region.TYPE if typed else None


def _is_stamp(paragraph: Paragraph, folded: str) -> bool:
    words_of_it = _NOTE.fullmatch(paragraph.text) or _ARRIVAL.match(folded)
    return paragraph.row is None and words_of_it is not None


def opens_appendix(paragraph: Paragraph, folded: str) -> bool:
    """Whether an appendix that is not called one begins behind the closing ('DANH SÁCH …')."""
    set_apart = paragraph.capitals or paragraph.bold or _NUMBERED_FORM.match(folded)
    named = paragraph.label is None and _APPENDIX.match(folded) is not None
    return named and bool(set_apart) and len(paragraph.text) <= _LONGEST_TRAILER


def _is_attached(paragraph: Paragraph, folded: str) -> bool:
    """Whether it is the note below a title that says what the text is attached to."""
    return paragraph.row is None and _ENCLOSED.match(folded) is not None


_OPENINGS: tuple[tuple[Region, Callable[[Paragraph, str], bool]], ...] = (
    (Region.STAMP, _is_stamp),
    (Region.NOTE, lambda it, _folded: _FOOTNOTE.match(it.text) is not None),
    (Region.ATTACHED, lambda it, folded: it.text[:1] == "(" and _is_attached(it, folded)),
    (Region.ADDRESSEES, lambda _it, folded: _ADDRESSED.match(folded) is not None),
    (Region.RECIPIENTS, lambda it, _folded: _RECEIVED.match(it.text) is not None),
)
"""What opens a region, by the paragraph and its folded text."""


def _in_title(paragraph: Paragraph, folded: str, state: Region) -> Region:
    if paragraph.label is not None or paragraph.row:
        return Region.BODY
    if _is_attached(paragraph, folded):
        return Region.ATTACHED
    if paragraph.capitals and not paragraph.ends and _tells_issuer(folded, state):
        return Region.ISSUER if state is not Region.TYPE else Region.TITLE
    if words.opening("openings", "recital").match(folded) and (
        state is not Region.TYPE or _GROUNDS.match(folded)
    ):
        carries = state is Region.TITLE and len(paragraph.text) < 160 and not paragraph.ends
        return Region.TITLE if carries and not _GROUNDS.match(folded) else Region.BODY
    if paragraph.capitals and state is Region.TITLE and _FIRST_SECTION.match(folded):
        return Region.BODY
    says = len(paragraph.text) > 450 or paragraph.text.endswith((".", ":", ";"))
    return Region.BODY if says or state is Region.ISSUER else Region.TITLE


def _tells_issuer(folded: str, state: Region) -> bool:
    """Whether a line in capitals says who decides, or in which session."""
    session = state is Region.ISSUER and _SESSION.match(folded)
    return bool(session or _ISSUING.match(folded))


def _after_stamp(paragraph: Paragraph, pieces: list[Piece]) -> Region:
    """A stamp goes on while its lines follow one another."""
    earlier = pieces[-1].paragraph
    last_line = earlier.line + max(0, len(earlier.printed) - 1)
    short = len(paragraph.text) < 60 and paragraph.label is None
    return Region.STAMP if paragraph.line == last_line + 1 and short else Region.BODY


def _in_addressees(paragraph: Paragraph, folded: str) -> Region:
    """The addressees of an official letter go on until its text begins."""
    label = paragraph.label
    if paragraph.row or (label and label.scheme in _BODY_SCHEMES):
        return Region.BODY
    begins = paragraph.ends or words.opening("openings", "recital").match(folded)
    return Region.BODY if label is None and begins else Region.ADDRESSEE


def _in_recipients(paragraph: Paragraph) -> Region:
    label = paragraph.label
    if paragraph.row or (label and label.scheme in _BODY_SCHEMES):
        return Region.BODY
    if label is None and (paragraph.capitals or _is_person(paragraph)):
        return Region.SIGNATURE
    return Region.BODY if label is None and len(paragraph.text) > 160 else Region.RECIPIENT


def _is_person(paragraph: Paragraph) -> bool:
    """Whether it is nothing but a name, and not that of a body."""
    text = paragraph.text
    return person().fullmatch(text) is not None and not begins(text, fold(text), 0)


def _signs(paragraph: Paragraph, state: Region) -> bool:
    if paragraph.label or paragraph.row or len(paragraph.text) > 160:
        return False
    if _SIGNING.match(paragraph.text):
        return True
    folded = fold(paragraph.text).strip("[]() ")
    if _SIGNED.match(folded):
        return True
    closing = state in (Region.RECIPIENT, Region.RECIPIENTS, Region.SIGNATURE)
    in_capitals = bool(paragraph.text) and paragraph.text.split()[0].strip("*[(").isupper()
    return closing and in_capitals and bool(_OFFICES.match(folded))


def _in_signature(paragraph: Paragraph) -> Region:
    label = paragraph.label
    if paragraph.row or len(paragraph.text) > 160:
        return Region.BODY
    if label and label.scheme in (
        Scheme.ANNEX,
        Scheme.ROMAN,
        Scheme.ARABIC,
        Scheme.ARTICLE,
        Scheme.CAPITAL,
    ):
        return Region.BODY
    return Region.SIGNATURE


def _without_trailer(pieces: list[Piece]) -> list[Piece]:
    """Mark what a web page has added at the end: its source, its links, its date."""
    fixed = list(pieces)
    for index in range(len(fixed) - 1, -1, -1):
        paragraph = fixed[index].paragraph
        added = words.opening("openings", "trailer").match(fold(paragraph.text))
        if not added or paragraph.label or paragraph.row or len(paragraph.text) > _LONGEST_TRAILER:
            break
        fixed[index] = replace(fixed[index], region=Region.NOTE)
    return fixed


def _stamps_together(pieces: list[Piece]) -> list[Piece]:
    """Give a stamp the lines right above its 'ĐẾN' (the office that received the document)."""
    fixed = list(pieces)
    for index, piece in enumerate(fixed):
        if piece.region is not Region.STAMP or not _ARRIVAL.match(fold(piece.paragraph.text)):
            continue
        above = index - 1
        while above >= 0 and fixed[above].paragraph.line == fixed[above + 1].paragraph.line - 1:
            if fixed[above].region in (Region.STAMP, Region.TYPE):
                break
            fixed[above] = replace(fixed[above], region=Region.STAMP)
            above -= 1
    return fixed


def _without_copies(pieces: list[Piece]) -> list[Piece]:
    """Mark a certified copy, from the name of the copying office to the end of its own closing."""
    fixed = list(pieces)
    closing = (Region.SIGNATURE, Region.RECIPIENT, Region.RECIPIENTS)
    for index, piece in enumerate(pieces):
        copied = piece.paragraph.capitals and _COPIED.match(unaccented(piece.paragraph.text))
        if not copied or piece.region not in (*closing, Region.BODY):
            continue
        start = index
        while (
            start > 0
            and pieces[start - 1].paragraph.capitals
            and not _SIGNING.match(pieces[start - 1].paragraph.text)
        ):
            start -= 1
        for later in range(start, len(pieces)):
            if later > index and pieces[later].region in (Region.BODY, Region.TYPE):
                break
            fixed[later] = replace(pieces[later], region=Region.COPY)
        break
    return fixed
