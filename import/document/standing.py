"""Whose a document is, and at which level its issuer stands.

Bodies below the centre say it by the place in their name; where the name is only half of one, the
number, the bodies above it and the words of the text tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from doichieu.model import Branch, Level
from doichieu.text import fold
from doichieu.vocabulary import bodies, words
from doichieu.vocabulary.words import phrase, source

_PARTY_NUMBER = re.compile(r"\d+[a-z]?-")
_ENDING = re.compile(r"[/-]([^\W\d_]+)\d*$")
_BELOW = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)


def branch_of(number: str | None, issuer: str | None) -> Branch | None:
    """By the first word of the name that tells, else by the number.

    A Party number has a dash behind its count (Guideline 36-HD/VPTW); unions number in either way.
    """
    named = _branches().search(_first(issuer or ""))
    if named and named.lastgroup:
        return Branch(named.lastgroup)
    if number:
        if {fold(part) for part in re.split(r"[-/]", number)} & {*words.lists("suffixes")["front"]}:
            return Branch.FRONT
        return Branch.PARTY if _PARTY_NUMBER.match(number) else Branch.STATE
    return Branch.STATE if issuer else None


def level_of(
    name: str | None,
    day: date | None = None,
    place: str | None = None,
    numbered: Level | None = None,
) -> Level | None:
    """The level that a body's name tells; of a city, with the day, the place and the number."""
    folded = fold(name or "")
    placed = _placed().search(folded)
    if placed and placed.lastgroup == "city":
        return numbered or _of_city(folded[placed.end() :] or fold(place or ""), day)
    if placed and placed.lastgroup:
        return Level(placed.lastgroup)
    for level in (Level.CENTRAL, *reversed(_BELOW)):
        if folded.startswith(bodies.of_level(level)):
            return level
    for level in (Level.PROVINCE, Level.CENTRAL):
        if phrase("standing", level).search(folded):
            return level
    return None


def level_by_number(number: str | None) -> Level | None:
    """The level whose bodies end their numbers so."""
    match = _ENDING.search(fold(number or ""))
    ending = match[1] if match else ""
    levels = (Level.CENTRAL, *_BELOW)
    return next((one for one in levels if ending in bodies.endings_of_level(one)), None)


def _of_city(name: str, day: date | None) -> Level:
    """A city is a province, or a district as long as there were any."""
    if any(city in name for city in words.lists("levels")["cities"]):
        return Level.PROVINCE
    last = date.fromisoformat(words.wordings("levels")["districts_until"][0])
    return Level.PROVINCE if day and day > last else Level.DISTRICT


def _first(issuer: str) -> str:
    """The folded name of the first of several bodies that issue together."""
    folded = fold(issuer)
    parts = folded.split(" - ")
    return parts[0] if len(parts) > 1 and _heads().match(parts[1]) else folded


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(words.alternatives(bodies.issuing()))


@cache
def _placed() -> re.Pattern[str]:
    """Finds the first word of a name that tells where a body is, the group the level."""
    levels = (*_BELOW, "city")
    groups = (f"(?P<{level}>{source('levels', level)})" for level in levels)
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


@cache
def _branches() -> re.Pattern[str]:
    """Finds the first word of a name that tells whose a body is, the group the branch."""
    groups = (f"(?P<{branch}>{'|'.join(_of_branch(branch))})" for branch in Branch)
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


def _of_branch(branch: Branch) -> Iterable[str]:
    yield from words.wordings("branches")[branch]
    yield from map(re.escape, bodies.of_branch(branch))
