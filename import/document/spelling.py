"""How names are spelled that a letterhead prints in capitals only."""

from __future__ import annotations

import re
from functools import cache

from doichieu.text import fold, unaccented
from doichieu.vocabulary import words
from doichieu.vocabulary.words import phrase, source

_SYLLABLE = phrase("spelling", "syllable")
_TERRITORY = re.compile(rf"(?<!\w){source('issuers', 'territories')}(?!\w)")
_LINKED = re.compile(rf"{source('spelling', 'linked')}\w")
_DASHED = re.compile(rf"{source('spelling', 'dashed')}\w")
_JOINT = re.compile(r"\s[-–]\s|,\s")
_WORD = re.compile(r"\w+")


def spelled(name: str, body: str, *, begins: bool = True) -> str:
    """A name in capitals in the spelling `body` uses for it, else by the rules; another as it is.

    `begins` is false for what stands within a name.
    """
    if not name.isupper():
        return name
    found = _usual(name, body) or _cased(name)
    first = found[:1].upper() if begins else found[:1]
    if not begins and _TERRITORY.match(fold(found)):
        first = first.lower()
    return first + found[1:]


def _usual(name: str, body: str) -> str | None:
    """The spelling that the text has most often, if it has one in small letters."""
    # The name first: the search then runs from name to name instead of looking at every word.
    escaped = re.escape(fold(name))
    pattern = rf"{escaped}(?<!\w{escaped})(?!\w)"
    spellings = [body[m.start() : m.end()] for m in re.finditer(pattern, fold(body))]
    usual = [spelling for spelling in spellings if not spelling.isupper()]
    return max(set(usual), key=lambda one: (usual.count(one), one)) if usual else None


def _cased(name: str) -> str:
    """A name with the capitals of its words of office, its abbreviations and its place."""
    folded = fold(name)
    joint = _JOINT.search(folded)
    if joint and _offices().match(folded, joint.end()):
        return _cased(name[: joint.start()]) + joint[0] + _cased(name[joint.end() :])
    capitals = {0}
    placed = _TERRITORY.search(folded) or _seated().search(folded)
    end = placed.end() if placed else len(name)
    capitals |= {each.start() for each in _WORD.finditer(name, end)}
    for each in _names().finditer(folded):
        spelling = _spellings()[each[0]]
        capitals |= {each.start() + k for k, letter in enumerate(spelling) if letter.isupper()}
    capitals |= _of_office(folded)
    letters = [c.upper() if k in capitals else c.lower() for k, c in enumerate(name)]
    for each in _WORD.finditer(name, 0, placed.start() if placed else len(name)):
        if not _SYLLABLE.fullmatch(unaccented(each[0])):
            letters[each.start() : each.end()] = each[0].upper()
    return "".join(letters)


def _of_office(folded: str) -> set[int]:
    """Where the words behind a word of office have their capitals."""
    named = _names().match(folded)
    titled = _titled().match(folded, named.end() + 1 if named else 0)
    if titled:
        within = {k for each in _names().finditer(folded) for k in range(*each.span())}
        given = {each.start() for each in _WORD.finditer(folded, titled.end())}
        return {titled.start(), *given - within}
    if named:
        return set()
    office = _offices().match(folded)
    if office is None:
        return set()
    linked = (_LINKED if office["fields"] else _DASHED).finditer(folded)
    return {office.end()} | {each.end() - 1 for each in linked}


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(words.alternatives(words.lists("spelling")["titled"]))


@cache
def _spellings() -> dict[str, str]:
    return {fold(name): name for name in words.wordings("spelling")["names"]}


@cache
def _names() -> re.Pattern[str]:
    return re.compile(words.anywhere(_spellings()))


@cache
def _offices() -> re.Pattern[str]:
    """Finds a word of office, and as `fields` one of a field of work, up to the next word."""
    lists = words.lists("spelling")
    return re.compile(
        rf"(?:(?P<fields>{words.alternatives(lists['fields'])})"
        rf"|{words.alternatives(lists['offices'])})\s+"
    )


@cache
def _seated() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words.alternatives(words.lists('issuers')['seated'])}")
