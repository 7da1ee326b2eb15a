"""Where a body's name is complete: what follows begins what the body does, known as a verb or not.

A name is made of words that are known to belong to names, of capitals and of figures. Behind the
name of a body, a place or a word such as 'liên quan' it is complete, and goes on only with one more
of these. What belongs to a capital that nobody knows ('Đội Thủy nông') is open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from doichieu.importing.sentences.body_heads import table
from doichieu.text import fold
from doichieu.vocabulary.bodies import bodies, portfolios

_WORD = re.compile(r"\w+")
_PARTING = ",;"
# What it may begin with first: a search then runs over what lies between.
_TOKEN = re.compile(rf"[\w{_PARTING}](?:(?<=\w)\w+)?")
# How many words may stand behind what is surely a name before they are taken for something done.
_DESCRIPTION = 4
# Of so many syllables most words are.
_COMPOUND = 2
(_AMONG,) = (f" {word} " for word in table()["of_many"])


class _Role(Enum):
    """What a known word does to the name it stands in."""

    COMPLETES = auto()
    SUBJECT = auto()
    PLACES = auto()
    OPENS = auto()
    LEADS_ON = auto()
    GENERAL = auto()
    OFFICE = auto()
    SORT = auto()
    MANY = auto()
    AMONG_MANY = auto()
    OF_PERSON = auto()
    PERSON = auto()
    TITLE = auto()


_BARE = (_Role.GENERAL, _Role.OPENS, _Role.PERSON)
"""Behind such a word alone a verb is what the body does, or tells which are meant."""


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[tuple[str, _Role], ...]]:
    """The words that names are made of by their first syllable, the longest first."""
    words = table()
    roles = dict.fromkeys((fold(each.name) for each in portfolios()), _Role.SUBJECT)
    for key, role in (
        ("offices", _Role.OFFICE),
        ("descriptions", _Role.GENERAL),
        ("closing", _Role.COMPLETES),
        ("commons", _Role.COMPLETES),
        ("territories", _Role.PLACES),
        ("going_on", _Role.LEADS_ON),
        ("many_only", _Role.AMONG_MANY),
        ("held", _Role.OF_PERSON),
        ("persons", _Role.PERSON),
        ("titles", _Role.TITLE),
        ("measures", _Role.MANY),
    ):
        roles |= dict.fromkeys(words[key], role)
    for body in bodies():
        role = _Role.OPENS if body.open else _Role.COMPLETES
        roles |= dict.fromkeys((body.name, *body.short), role)
    roles |= dict.fromkeys(words["general"], _Role.GENERAL)
    roles |= dict.fromkeys(words["told_apart"], _Role.SORT)
    found: dict[str, list[tuple[str, _Role]]] = {}
    for word in sorted(roles, key=len, reverse=True):
        found.setdefault(_first(word), []).append((word, roles[word]))
    return {first: tuple(named) for first, named in found.items()}


def _first(word: str) -> str:
    opening = _WORD.match(word)
    return opening[0] if opening else word


@dataclass(slots=True)
class _Name:
    """What has been read of one name of a list."""

    complete: bool = False
    place: bool = False
    many: bool = False
    bare: bool = False
    person: bool = False
    opening: bool = True
    proper: int = 0
    loose: int = 0
    held: int | None = None
    sure: int = 0

    def fits(self, role: _Role, word: str, *, capital: bool) -> bool:
        """Whether a word of that role belongs to the name here."""
        if role is _Role.SUBJECT:
            return capital
        if role in (_Role.GENERAL, _Role.OFFICE) and " " not in word:
            return capital or self.opening
        if role is _Role.AMONG_MANY:
            return self.many
        return role is not _Role.OF_PERSON or self.person

    def take(self, word: str, role: _Role, end: int) -> None:
        """Go on with a known word that ends at `end`."""
        told = self.complete and role is _Role.GENERAL
        self.complete = told or role in (_Role.COMPLETES, _Role.SUBJECT, _Role.TITLE)
        placed = (self.complete or role is _Role.PERSON) and word.endswith(table()["of_place"])
        self.place = placed or role is _Role.PLACES
        self.complete |= self.place
        self.many |= role in (_Role.MANY, _Role.GENERAL) or _AMONG in word
        self.person |= role in (_Role.PERSON, _Role.TITLE)
        if role is _Role.OF_PERSON:
            self.held = end - len(word)
        self.opening = role in (_Role.MANY, _Role.PERSON, _Role.TITLE)
        self.proper, self.sure = 0, end
        self.loose, self.bare = 0, role in _BARE

    def add(self, word: str, end: int, *, shouted: bool) -> None:
        """Go on with a word that nobody knows."""
        first, self.opening, self.bare = self.opening, False, False
        if word[0].islower():
            self.loose += 1
            self.proper, self.place, self.complete = 0, False, False
            if self.loose <= _COMPOUND:
                self.sure = end
            return
        self.proper += not first
        short = len(word) > 1 and word.isupper() and not shouted
        self.complete = self.place or word.isdigit() or short or (self.proper > 1 and not shouted)
        self.loose, self.sure = 1, end

    def over(self, word: str) -> bool:
        """Whether a word that nobody knows begins what the body does."""
        if self.complete:
            return True
        # Behind 'các hộ' even a verb says which are meant, behind 'các đơn vị' and 'tổ công tác'
        # what they do; words of two syllables are the rule, and the second of one is no verb
        # ('nghiên cứu').
        between = self.bare if self.loose == 0 else self.loose % _COMPOUND == 0
        return between and word in _plain()


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    return frozenset(table()["plain"])


class Ending:
    """How far names go that begin at a place: read on as far as is asked.

    `at` is where they are over (`sure`ly or not), `guess` where they may be once all has been read.
    """

    def __init__(self, text: str, folded: str, limit: int, start: int = 0) -> None:
        self.at: int | None = None
        self.sure = False
        self._text, self._folded = text, folded
        self._shouted = text[:limit].isupper()
        self._tokens = _TOKEN.finditer(folded, start, limit)
        self._name = _Name()
        self._read = start
        self._inside: list[tuple[int, int]] = []

    @property
    def guess(self) -> int | None:
        """Behind what is surely a name, where much follows that nobody knows.

        What a person is in charge of belongs to the name unless nothing else is said.
        """
        name = self._name
        return name.held or (name.sure if name.loose > _DESCRIPTION else None)

    def read(self, until: int) -> None:
        """Read on at least to `until`, unless the names are over before."""
        while self.at is None and self._read < until:
            token = next(self._tokens, None)
            if token is None:
                return
            if token.start() >= self._read:
                self._take(token)

    def covers(self, start: int, end: int) -> bool:
        """Whether what looks like a verb there is part of a longer word that is known."""
        return any(
            first <= start and end <= last and last - first > end - start
            for first, last in self._inside
        )

    def _take(self, token: re.Match[str]) -> None:
        at, self._read = token.span()
        text, name = self._text, self._name
        if token[0] in _PARTING:
            self._name = _Name(many=name.many)
            return
        known = _known_at(text, self._folded, token, name)
        if known is not None:
            self._read = at + len(known[0])
            name.take(*known, self._read)
            self._inside.append((at, self._read))
        elif text[at].islower() and name.over(token[0]):
            self.at, self.sure = at, name.complete
        else:
            name.add(text[at : self._read], self._read, shouted=self._shouted)


def _known_at(text: str, folded: str, word: re.Match[str], name: _Name) -> tuple[str, _Role] | None:
    """The longest known word that stands there and belongs to the name, with its role."""
    at = word.start()
    for known, role in _known().get(folded[at : word.end()], ()):
        if not folded.startswith(known, at):
            continue
        end = at + len(known)
        whole = not folded[end : end + 1].isalnum()
        if whole and name.fits(role, known, capital=text[at].isupper()):
            return known, role
    return None


def known_until(folded: str, at: int) -> int:
    """Where the longest name that is known and begins at `at` ends; `at` where none does."""
    word = _WORD.match(folded, at)
    for known, _ in _known().get(word[0], ()) if word else ():
        if folded.startswith(known, at):
            end = at + len(known)
            if not folded[end : end + 1].isalnum():
                return end
    return at
