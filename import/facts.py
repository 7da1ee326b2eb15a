"""What a document says of itself: number, type, issuer, date, signers, title, and what it carries out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from doichieu.importing import words
from doichieu.importing.citations import citations, places
from doichieu.importing.paragraphs import Paragraph
from doichieu.importing.paragraphs import bare as unmarked
from doichieu.importing.regions import Piece, Region, type_of
from doichieu.importing.words import UPPER
from doichieu.model import Branch, Facts, Level
from doichieu.text import bare, fold

_NUMBER = re.compile(r"(?<!\w)s[oốóôò]\s*:?\s*(?=\d)", re.IGNORECASE)
_DATE = re.compile(
    r"(?P<place>[^\W\d_][^,;:|\n]{1,60}?)\s*[,.]?\s*ngày\s*(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
_DAY = re.compile(r",? ngày (?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d{4})")
_GAP = re.compile(r"\s{3,}|\t+|\s*\|\s*")
_MOTTO = re.compile(r"cong hoa xa hoi|doc lap|dang cong san viet nam|^\W*so\b|ngay \d+ thang|^\W*$|^v/v|d.ng c.ng s.n")
_ORGANISATION = re.compile(
    r"(?:ủy ban|hội đồng|bộ |sở |ban |tỉnh ủy|t[ií]nh ủy|thành ủy|huyện ủy|quận ủy|đảng |chính phủ|thủ tướng|quốc hội|văn phòng|tổng |cục |viện |trường |chủ tịch|đoàn )"
)
_ISSUES = re.compile(r"(?:^|[,;.”\"’)]\s+|\s)(?P<issuer>[^,;.:()]{4,120}?)\s+(?:ban hành|xây dựng|phát động|yêu cầu|kết luận|đề ra|quyết định)\b")
_SIGNING = re.compile(r"(?:T/M|TM\.?|T\.M\.?)\s*(.+)")
_NAME = re.compile(rf"(?:[{UPPER}][^{UPPER}\W\d_]*\.?\s+){{1,4}}[{UPPER}][^{UPPER}\W\d_]+")
_OF_ISSUER = re.compile(rf"(?:.*?\s)?(?:CỦA|của) (?P<name>[{UPPER}][{UPPER} ,\-]{{5,80}}?)(?:$|\s(?=[^{UPPER}\W\d_]))")
_SIGNED = re.compile(r"[\[(]?đã ký[\])]?[:.]?\s*", re.IGNORECASE)
_ENCLOSED = re.compile(r"\(?\s*(?:ban hành )?kèm theo")
_WORD = re.compile(r"\w+")
_DIRECTIVES = re.compile(r"[-/](?:NQ|CT|KL|CTr|KH|QĐi?|TB|ĐA|CĐ)[-/]|/QH\d")


def of_document(pieces: list[Piece], body: str) -> Facts:
    """The facts, from the letterhead, the title, the opening paragraphs and the signature.

    `body` is the whole text: a name set in capitals is looked up there in its usual spelling.
    """
    front = _front(pieces)
    opening = _opening(pieces)
    head = [line for piece in front for line in _head_lines(piece.paragraph)]
    number, place, day = _number_and_date(head)
    kind = next((name for piece in pieces if piece.region is Region.TYPE and (name := type_of(piece.paragraph))), None)
    title = _title(pieces) or _subject(front)
    if number is None:
        number = _number_in_heading(pieces)
    if day is None and number:
        day = _date_beside(number, pieces)
    if kind is None and any(fold(line).startswith(("kính gửi",)) for piece in pieces[:40] for line in piece.paragraph.printed):
        kind = "Công văn"
    issuer = _issuer(head, pieces, opening, body, number, place)
    return Facts(
        number=number,
        type=kind,
        issuer=issuer,
        branch=_branch(number, issuer),
        level=_level(number, issuer),
        place=place,
        date=day,
        signers=_signers(pieces),
        title=title,
        implements=_implements(title or "", opening, number),
    )


def _head_lines(paragraph: Paragraph) -> Iterable[str]:
    """The letterhead's lines where they are set in columns, else each paragraph as one."""
    return paragraph.printed if any(map(_GAP.search, paragraph.printed)) else (paragraph.text,)


def _front(pieces: list[Piece]) -> list[Piece]:
    found = []
    for piece in pieces:
        if piece.region is Region.BODY:
            break
        if piece.region in (Region.LETTERHEAD, Region.RECIPIENTS):
            found.append(piece)
    return found


def _opening(pieces: list[Piece]) -> list[str]:
    """The paragraphs between the title and the first section."""
    found: list[str] = []
    begun = False
    for piece in pieces:
        if piece.region is Region.BODY:
            begun = True
            if piece.paragraph.label or piece.paragraph.row or len(found) >= 40:
                break
            found.append(piece.paragraph.text)
        elif begun and piece.region not in (Region.STAMP, Region.ISSUER, Region.TITLE):
            break
    return found


def _number_and_date(head: list[str]) -> tuple[str | None, str | None, date | None]:
    number = place = day = None
    lines = [unmarked(line) for line in head]
    for text in [*lines, " ".join(lines)]:
        if number is None and (match := _NUMBER.search(text)):
            numbers = [found for at, found in places(text) if at >= match.end() - 1]
            number = numbers[0] if numbers and text.find(numbers[0][:2], match.start()) <= match.end() + 2 else None
        if day is None and (match := _DATE.search(text)):
            try:
                day = date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
            place = _place(match["place"])
    return number, place, day


def _place(text: str) -> str | None:
    """The name right before the date: what stands there after a gap or a document number."""
    text = _GAP.split(text.strip(" *|"))[-1]
    found = places(text)
    if found:
        at, number = found[-1]
        squeezed = re.sub(r"\s+", "", text[at:])
        tail = squeezed.find(number) + len(number)
        seen = 0
        for index, char in enumerate(text[at:]):
            seen += not char.isspace()
            if seen >= tail:
                text = text[at + index + 1 :]
                break
    return text.strip(" *,.") or None


def _number_in_heading(pieces: list[Piece]) -> str | None:
    """The number that stands beside the type in a page's heading ('Kết luận số 69-KL/TW')."""
    for piece in pieces[:12]:
        plain = bare(piece.paragraph.text)
        if piece.region in (Region.TYPE, Region.LETTERHEAD):
            for at, number in places(piece.paragraph.text):
                before = plain[:at].removesuffix("so ").strip()
                if before.endswith(tuple(map(bare, words.types()))):
                    return number
    return None


def _date_beside(number: str, pieces: list[Piece]) -> date | None:
    """The date that the title gives with the document's own number."""
    for piece in pieces[:8]:
        text = piece.paragraph.text
        match = _DAY.match(text, text.find(number) + len(number)) if number in text else None
        if match:
            try:
                return date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                return None
    return None


def _title(pieces: list[Piece]) -> str | None:
    parts: list[str] = []
    typed = False
    for piece in pieces:
        if piece.region is Region.TYPE:
            if typed:
                break
            typed = True
            kind = type_of(piece.paragraph) or ""
            rest = piece.paragraph.text[len(kind) :].strip(" *")
            parts += [rest] if rest else []
        elif piece.region is Region.TITLE and not _ENCLOSED.match(fold(piece.paragraph.text)):
            parts.append(piece.paragraph.text)
        elif typed and piece.region in (Region.BODY, Region.ISSUER):
            break
    return " ".join(parts) or None


def _subject(front: list[Piece]) -> str | None:
    """What an official letter says it is about, below its number ('V/v …')."""
    lines = [line for piece in front for line in piece.paragraph.printed]
    kept: list[str] = []
    for line in lines:
        left = _GAP.split(unmarked(line).strip())[0].strip()
        if kept and fold(left).startswith("kính gửi"):
            break
        if kept or fold(left).startswith("v/v"):
            kept.append(left)
    return " ".join(kept).strip() or None


def _issuer(
    head: list[str], pieces: list[Piece], opening: list[str], body: str, number: str | None, place: str | None
) -> str | None:
    """The letterhead's left column for a state body; for the Party, who speaks in the opening or signs.

    A chairman who decides in person is named above the grounds of his decision.
    """
    for piece in pieces:
        if piece.region is Region.ISSUER and fold(piece.paragraph.text).startswith("chủ tịch"):
            return _spelled(piece.paragraph.text, body)
    name = _from_letterhead(head)
    party = number is not None and bool(re.match(r"\d+[a-z]?-", number))
    central = bare(name or "").startswith("ban chap hanh trung uong") or "hanh trung uong" in bare(name or "")
    if name and not central and not party:
        return _spelled(name, body)
    for found in (_from_title(pieces, body), _from_opening(opening), _from_signature(pieces, body)):
        if found:
            return _completed(found, place)
    return _completed(_spelled(name, body), place) if name else None


def _completed(name: str, place: str | None) -> str:
    """The full name of a committee that its own papers call by half of it."""
    folded = fold(name)
    if folded == "ban chấp hành trung ương":
        return f"{name} Đảng"
    return f"{name} {place}" if place and folded.endswith(("tỉnh ủy", "thành ủy")) else name


def _from_letterhead(head: list[str]) -> str | None:
    kept: list[str] = []
    for line in head:
        left = _GAP.split(unmarked(line).strip(" *#|"))[0].strip(" *-_+")
        motto = _MOTTO.search(bare(left))
        left = left[: motto.start()].strip() if motto else left
        if left.isupper() and (kept or _ORGANISATION.match(fold(left))):
            kept.append(left)
        if motto and kept:
            break
    return " ".join(" ".join(kept).split()) or None


def _from_title(pieces: list[Piece], body: str) -> str | None:
    for piece in pieces:
        if piece.region in (Region.TYPE, Region.TITLE):
            text = piece.paragraph.text
            match = _OF_ISSUER.match(text)
            if match and match["name"].isupper():
                return _spelled(match["name"].strip(), body)
        elif piece.region is Region.BODY:
            break
    return None


def _from_opening(opening: list[str]) -> str | None:
    for text in reversed(opening):
        for match in _ISSUES.finditer(text):
            name = match["issuer"].strip(" “\"”*")
            first = _WORD.search(name)
            if first and first[0][:1].isupper() and re.match(
                r"(?:ủy ban|ban chấp hành|ban thường vụ|bộ |tỉnh ủy|thành ủy|huyện ủy|đảng |ubnd|hội đồng|thủ tướng|chính phủ|chủ tịch|đảng ủy|đảng đoàn|ban bí thư|ban cán sự)",
                fold(name),
            ):
                return name
    return None


def _from_signature(pieces: list[Piece], body: str) -> str | None:
    for piece in pieces:
        if piece.region is Region.SIGNATURE:
            for line in piece.paragraph.printed:
                match = _SIGNING.search(unmarked(line))
                if match:
                    return _spelled(re.split(r"[\[(*]|\s{3,}", match[1])[0].strip(), body)
    return None


def _spelled(name: str, body: str) -> str:
    """A name in capitals in the spelling the text uses for it, else with its first word raised."""
    folded = fold(name)
    spellings = [body[at : at + len(name)] for at in _found(fold(body), folded)]
    usual = [spelling for spelling in spellings if not spelling.isupper()]
    if usual:
        best = max(set(usual), key=lambda one: (usual.count(one), one))
        return best[:1].upper() + best[1:]
    return _cased(name)


def _found(text: str, wanted: str) -> list[int]:
    places_, at = [], text.find(wanted)
    while at >= 0 and len(places_) < 50:
        places_.append(at)
        at = text.find(wanted, at + 1)
    return places_


_PROPER = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|tỉnh ủy|thành ủy|huyện ủy)\s+(?!ủy)(?P<name>.+)")


def _cased(name: str) -> str:
    lower = name.lower()
    proper = _PROPER.search(lower)
    if proper:
        at = proper.start("name")
        lower = lower[:at] + lower[at:].title()
    return lower[:1].upper() + lower[1:]


def _branch(number: str | None, issuer: str | None) -> Branch | None:
    if number:
        return Branch.PARTY if re.match(r"\d+[a-z]?-", number) else Branch.STATE
    if issuer is None:
        return None
    party = any(word in fold(issuer) for word in words.lists("levels")["party"])
    return Branch.PARTY if party else Branch.STATE


def _level(number: str | None, issuer: str | None) -> Level | None:
    tail = (number or "").rpartition("/")[2]
    if tail == "TW" or re.search(r"[/-](?:CP|TTg|QH\d*|ĐĐQH\d*|VPCP|UBTVQH\d*)$", number or "", re.IGNORECASE):
        return Level.CENTRAL
    folded = fold(issuer or "")
    lists = words.lists("levels")
    if any(folded.startswith(word) for word in lists["central"]) or "trung ương" in folded or "quốc hội" in folded:
        return Level.CENTRAL
    if "thành phố" in folded and not any(city in folded for city in lists["cities"]):
        return Level.DISTRICT
    for level in (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE):
        if any(re.search(rf"(?<!\w){re.escape(word)}", folded) for word in lists[level.value]):
            return level
    return Level.PROVINCE if tail == "TU" else None


def _signers(pieces: list[Piece]) -> tuple[str, ...]:
    names: list[str] = []
    for piece in pieces:
        if piece.region is Region.TYPE and names:
            break
        if piece.region is not Region.SIGNATURE:
            continue
        for line in piece.paragraph.printed:
            for part in _GAP.split(_SIGNED.sub("  |", unmarked(line))):
                words_ = part.strip(" *|()[]")
                if _NAME.fullmatch(words_) and not words_.isupper():
                    names.append(words_)
    return tuple(dict.fromkeys(names))


def _implements(title: str, opening: list[str], number: str | None) -> tuple[str, ...]:
    """What the title and the opening say is carried out; grounds alone count where nothing else does."""
    carried: list[str] = []
    if re.search(r"thực hiện|triển khai|cụ thể hóa|thi hành", fold(title)) or citations(title):
        carried += citations(title)
    for text in opening:
        if words.opening("openings", "carries_out").match(fold(text)):
            cited = citations(text)
            carried += [found for found in cited if _DIRECTIVES.search(found)] or cited
    if not carried:
        own = (number or "").rpartition("-")[2] or "UBND"
        for text in opening:
            if fold(text).startswith("căn cứ"):
                carried += [found for found in citations(text)[:1] if _DIRECTIVES.search(found) and not found.endswith(own)]
    printed = {found.casefold(): found for text in opening for found in citations(text)}
    spelled = (printed.get(found.casefold(), found) for found in carried)
    return tuple(dict.fromkeys(found for found in spelled if found != number))
