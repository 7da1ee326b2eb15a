"""What stands above the title: number, place and date, and the subject of an official letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from doichieu.importing.sentences.citations import issued, places
from doichieu.importing.sheet.paragraphs import without_emphasis
from doichieu.importing.sheet.regions import Piece, Region
from doichieu.text import fold, unaccented
from doichieu.vocabulary import bodies, words
from doichieu.vocabulary.words import phrase, source

GAP = re.compile(r"\s{3,}|\t+|\s*\|\s*")
"""What parts two columns of one line."""

_MOTTO = phrase("letterhead", "motto")
_ENDS = phrase("letterhead", "ends")
_STARTS = re.compile(rf"\W*(?:{source('letterhead', 'motto')}|{source('letterhead', 'starts')})")
_BEHIND_SUBJECT = re.compile(rf"\W*{source('letterhead', 'behind_subject')}")
_JOINS = phrase("issuers", "joins")
_NUMBER = re.compile(rf"(?<!\w){source('letterhead', 'number')}", re.IGNORECASE)
# As offices print it that keep to no rule: '12KH/ĐU', '12/KH-Tr.THCS'.
_ODD_NUMBER = re.compile(
    rf"(?<!\w){source('letterhead', 'number')}(?P<number>\d{{1,5}}\s?[-/]?[^\W\d_][\w.-]*/\S+"
    r"|\d{1,5}/[^\W\d_]\S*-\S+)",
    re.IGNORECASE,
)
_UNDATED = re.compile(
    rf"(?P<place>[^\W\d_][^,;:|\n]{{1,60}}?)\s*+[,.]\s*+{source('letterhead', 'undated')}",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"(?P<place>[^\W\d_][^,;:|\n]{{1,60}}?)\s*+[,.]?+\s*+{source('letterhead', 'date')}",
    re.IGNORECASE,
)


def above_title(pieces: list[Piece]) -> list[Piece]:
    """The pieces of the letterhead, with the addressees of an official letter."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.region is Region.BODY:
            break
        if piece.region in (Region.LETTERHEAD, Region.ADDRESSEES):
            found.append(piece)
    return found


def lines_of(front: Iterable[Piece]) -> Iterator[tuple[str, int]]:
    """The letterhead's lines with their numbers, put together where a page has wrapped them."""
    for piece in front:
        paragraph = piece.paragraph
        if any(map(GAP.search, paragraph.printed)):
            yield from ((without_emphasis(line), paragraph.line) for line in paragraph.printed)
            continue
        held = ""
        for line in map(without_emphasis, paragraph.printed):
            if held and _begins(line, held):
                yield held, paragraph.line
                held = line
            else:
                held = f"{held} {line}".strip()
        if held:
            yield held, paragraph.line


def _begins(line: str, above: str) -> bool:
    """Whether a line of a letterhead is one of its own, and not the rest of the one above."""
    folded = fold(line)
    if _JOINS.search(fold(above)):
        return False
    if _STARTS.match(unaccented(line)) or opens_name(folded):
        return True
    whole = above.isupper() or _ENDS.search(unaccented(above)) or _MOTTO.search(unaccented(above))
    return bool(whole) and (_DATE.match(line) is not None or line.isupper() != above.isupper())


def opens_name(folded: str) -> bool:
    """Whether folded text begins with the name of a body that issues documents."""
    return heads().match(folded) is not None


@cache
def heads() -> re.Pattern[str]:
    """Finds the name of a body that issues documents at the start of folded text."""
    names = (*bodies.issuing(), *words.lists("issuers")["offices"])
    return re.compile(rf"\W*{words.alternatives(names)}")


def number_of(head: list[str]) -> str | None:
    """The document's own number: the first after 'Số'. A stamp's is none, for it has no letters."""
    for text in (*head, " ".join(head)):
        match = _NUMBER.search(text)
        found = next((each for each in places(text) if match and each.start >= match.end()), None)
        if match and found and found.start <= match.end() + 2:
            return found.number
    for text in head:
        odd = _ODD_NUMBER.search(text)
        if odd:
            return odd["number"]
    return None


def place_and_date(head: list[str]) -> tuple[str | None, date | None]:
    """Where and when the document was issued."""
    for text in (*head, " ".join(head)):
        match = _DATE.search(text) if any(map(str.isdecimal, text)) else None
        day = _date(match) if match else None
        if match and day:
            return _place(match["place"]), day
    for text in head:
        undated = _UNDATED.search(text)
        if undated:
            return _place(undated["place"]), None
    return None, None


def _place(text: str) -> str | None:
    """The name right before the date: what stands there after a gap or a document number."""
    last = GAP.split(text.strip(" *|"))[-1]
    found = places(last)
    if found:
        last = last[found[-1].end :]
    # What stands before the date is no place where it is only the motto above.
    if _MOTTO.search(unaccented(last)):
        return None
    return last.strip(" *,.") or None


def number_in_heading(pieces: list[Piece]) -> str | None:
    """The number that stands beside the type in a page's heading ('Kết luận số 69-KL/TW')."""
    types = tuple(map(unaccented, words.types()))
    for piece in pieces[:12]:
        if piece.region in (Region.TYPE, Region.LETTERHEAD):
            plain = unaccented(piece.paragraph.text)
            for found in places(piece.paragraph.text):
                if plain[: found.start].removesuffix("so ").strip().endswith(types):
                    return found.number
    return None


def date_beside(number: str, pieces: list[Piece]) -> date | None:
    """The date that the title gives with the document's own number."""
    for piece in pieces[:8]:
        text = piece.paragraph.text
        day = next((issued(text, each.end) for each in places(text) if each.number == number), None)
        if day:
            return day
    return None


def subject_of(front: list[Piece]) -> str | None:
    """What an official letter says it is about, below its number ('V/v …')."""
    kept: list[str] = []
    for line in (line for piece in front for line in piece.paragraph.printed):
        left = GAP.split(without_emphasis(line).strip())[0].strip()
        opened = None if kept else phrase("letterhead", "subject").search(fold(left))
        if kept and (_BEHIND_SUBJECT.match(unaccented(left)) or _DATE.search(left)):
            break
        if kept or opened:
            kept.append(left[opened.start() :] if opened else left)
    return " ".join(kept).strip() or None


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
