"""Who issues a document, whose branch that is and at which level it stands."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from doichieu.importing.document.letterhead import GAP
from doichieu.importing.sheet.paragraphs import without_emphasis
from doichieu.importing.sheet.regions import Piece, Region
from doichieu.model import Branch, Level
from doichieu.text import fold, unaccented
from doichieu.vocabulary import bodies, words
from doichieu.vocabulary.tables import section
from doichieu.vocabulary.words import UPPER, phrase, signing, source

_MOTTO = phrase("letterhead", "motto")
_ISSUES = re.compile(
    r"(?:^|[,;.”\"’)]\s+|\s)(?P<issuer>[^,;.:()]{4,120}?)\s+" + source("letterhead", "issues")
)
_OF_ISSUER = re.compile(
    rf"(?:.*?\s)?(?i:{source('letterhead', 'of')}) "
    rf"(?P<name>[{UPPER}][{UPPER} ,\-]{{5,80}}?)(?:$|\s(?=[^{UPPER}\W\d_]))"
)
_SIGNING = re.compile(rf"{signing('body')}\s*(.+)")
_AFTER_NAME = re.compile(r"[\[(*]|\s{3,}")
_PARTY_NUMBER = re.compile(r"\d+[a-z]?-")
_ENDING = re.compile(r"[/-]([^\W\d_]+)\d*$")
_ALIKE = 0.9


def issuer_of(
    head: list[str], pieces: list[Piece], opening: list[str], number: str | None
) -> str | None:
    """The letterhead's left column for a state body; for the Party, who speaks or signs.

    Party papers carry the letterhead of the whole committee, so the title, the opening and the
    signature are asked first. A chairman who decides in person stands above his grounds.
    """
    body = "\n".join(piece.paragraph.text for piece in pieces)
    for piece in pieces:
        name = piece.paragraph.text
        chairman = words.opening("issuers", "chairman").match(fold(name))
        if piece.region is Region.ISSUER and chairman:
            office = chairman[0].strip().capitalize()
            return f"{office} {_spelled(name[chairman.end() :].strip(), body)}"
    shown = _from_letterhead(head)
    whole_party = "hanh trung uong" in unaccented(shown or "")
    party = number is not None and _PARTY_NUMBER.match(number) is not None
    if shown and not whole_party and not party:
        return _spelled(shown, body)
    found = _from_title(pieces) or _from_opening(opening) or _from_signature(pieces) or shown
    if found and shown and _alike(found, shown):
        found = shown
    return _spelled(found, body) if found else None


def _alike(name: str, other: str) -> bool:
    """Whether one of two names is the other as a bad scan gives it."""
    return SequenceMatcher(None, unaccented(name), unaccented(other)).ratio() > _ALIKE


def completed(name: str, place: str | None) -> str:
    """The full name of a committee that its own papers call by half of it."""
    folded = fold(name)
    if folded in section("completed"):
        return " ".join((name, *section("completed")[folded]))
    placed = folded.endswith(words.lists("issuers")["placed"])
    return f"{name} {place}" if place and placed else name


def branch_of(number: str | None, issuer: str | None) -> Branch | None:
    """Party or state, by the sign after the number (Guideline 36-HD/VPTW), else by the name."""
    if number:
        return Branch.PARTY if _PARTY_NUMBER.match(number) else Branch.STATE
    if issuer is None:
        return None
    named = (*words.lists("levels")["party"], *bodies.of_branch("party"))
    party = any(word in fold(issuer) for word in named)
    return Branch.PARTY if party else Branch.STATE


def level_of(number: str | None, issuer: str | None) -> Level | None:
    """The issuer's level, by the number's end, else by the words of the name."""
    match = _ENDING.search(fold(number or ""))
    ending = match[1] if match else ""
    if ending in bodies.endings_of_level(Level.CENTRAL):
        return Level.CENTRAL
    folded = fold(issuer or "")
    lists = words.lists("levels")
    central = (*lists["central"], *bodies.of_level(Level.CENTRAL))
    if folded.startswith(central) or _has(folded, lists["anywhere"]):
        return Level.CENTRAL
    if _has(folded, lists["city"]) and not _has(folded, lists["cities"]):
        return Level.DISTRICT
    below = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)
    for level in below:
        named = (*lists[level], *bodies.of_level(level))
        if any(re.search(rf"(?<!\w){re.escape(word)}", folded) for word in named):
            return level
    return next((level for level in below if ending in bodies.endings_of_level(level)), None)


def _has(folded: str, names: tuple[str, ...]) -> bool:
    return any(name in folded for name in names)


@cache
def _opens() -> re.Pattern[str]:
    """Finds folded text that begins with the name of a body that issues documents."""
    names = (*bodies.issuing(), *words.lists("issuers")["offices"])
    return re.compile(rf"\W*{words.alternatives(names)}")


def _from_letterhead(head: list[str]) -> str | None:
    kept: list[str] = []
    for line in head:
        left = GAP.split(without_emphasis(line).strip(" *#|"))[0].strip(" *-_+")
        motto = _MOTTO.search(unaccented(left))
        left = left[: motto.start()].strip() if motto else left
        if left.isupper() and (kept or _opens().match(fold(left))):
            kept.append(left)
        if motto and kept:
            break
    return " ".join(" ".join(kept).split()) or None


def _from_title(pieces: list[Piece]) -> str | None:
    for piece in pieces:
        if piece.region is Region.BODY:
            return None
        if piece.region in (Region.TYPE, Region.TITLE):
            match = _OF_ISSUER.match(piece.paragraph.text)
            if match and match["name"].isupper():
                return match["name"].strip()
    return None


def _from_opening(opening: list[str]) -> str | None:
    for text in reversed(opening):
        for match in _ISSUES.finditer(text):
            name = match["issuer"].strip(' “"”*')
            if name[:1].isupper() and _opens().match(fold(name)):
                return name
    return None


def _from_signature(pieces: list[Piece]) -> str | None:
    for piece in pieces:
        if piece.region is Region.SIGNATURE:
            for line in piece.paragraph.printed:
                match = _SIGNING.search(without_emphasis(line))
                if match:
                    return _AFTER_NAME.split(match[1])[0].strip()
    return None


def _spelled(name: str, body: str) -> str:
    """A name in capitals in the spelling the text uses for it; another as it stands."""
    if not name.isupper():
        return name
    folded = fold(name)
    spellings = [body[m.start() : m.end()] for m in re.finditer(re.escape(folded), fold(body))]
    usual = [spelling for spelling in spellings if not spelling.isupper()]
    if usual:
        best = max(set(usual), key=lambda one: (usual.count(one), one))
        return best[:1].upper() + best[1:]
    return _cased(name)


def _cased(name: str) -> str:
    """A name in capitals with only its first word and the name of the territory raised."""
    lower = name.lower()
    territory = re.search(words.alternatives(words.lists("issuers")["territories"]), fold(name))
    if territory:
        lower = lower[: territory.end()] + lower[territory.end() :].title()
    return lower[:1].upper() + lower[1:]
