"""How much a text asks for, and of how many: numbers with what they count, and words of scope."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from typing import Any

from doichieu.align.rarity import joining
from doichieu.text import fold
from doichieu.vocabulary.tables import table

Loss = tuple[str, str]
"""What one text asks for and what the other has instead, as printed."""

_ALIKE = 0.5
"""The part of the shorter clause's words that both must have to speak of one thing."""

_CLAUSE = re.compile(r"(?:[^;:()\n.]|\.(?!\s|$))+")
# 1.500 and 12,5 are numbers; 80-90, 3/4, 08-QĐ/TW and dates are none.
_TOKEN = re.compile(r"\d[\w.,/–-]*\w|\d|[^\W\d_]+|[^\w\s]")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")


def wording() -> dict[str, Any]:
    """The wording by which a difference shows: `differences.toml`."""
    return table("differences")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A part of a text between two strong marks: where it begins, and its words."""

    start: int
    text: str
    words: frozenset[str]

    def like(self, other: _Clause) -> bool:
        """Whether both speak of one thing."""
        least = min(len(self.words), len(other.words))
        return bool(least) and len(self.words & other.words) >= _ALIKE * least


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in its clause: its value and unit, and the two words before and behind it."""

    value: float
    unit: str
    before: Sequence[str]
    behind: Sequence[str]
    printed: str
    clause: _Clause

    def counts_with(self, other: _Number) -> bool:
        """Whether both count the same thing."""
        around = (self.behind, other.behind), (self.before, other.before)
        return (
            self.unit == other.unit
            and any(len(one) == 2 and one == two for one, two in around)
            and self.clause.like(other.clause)
        )


def lowered(asked: str, given: str) -> tuple[Loss, ...]:
    """The numbers of one NFC text for which the other has a lower one of the same thing."""
    ours, theirs = _numbers(asked), _numbers(given)
    kept = {(number.value, number.unit) for number in theirs}
    found: list[Loss] = []
    for number in ours:
        answers = [other for other in theirs if number.counts_with(other)]
        rivals = [other for other in ours if any(map(other.counts_with, answers))]
        if len(answers) != 1 or len(rivals) != 1 or (number.value, number.unit) in kept:
            continue
        if answers[0].value < number.value:
            found.append((number.printed, answers[0].printed))
    return tuple(found)


def narrowed(asked: str, given: str) -> tuple[Loss, ...]:
    """What one NFC text asks of all where the other asks it only of some."""
    found: list[Loss] = []
    for whole in _every().finditer(fold(asked)):
        every = [match["noun"] for match in _every().finditer(fold(given))]
        for part in _some(whole["noun"]).finditer(fold(given)):
            kept = whole["noun"] in every or (part["only"] or "\n") in fold(asked)
            if not kept and _around(asked, whole.start()).like(_around(given, part.start())):
                found.append((asked[slice(*whole.span())], given[slice(*part.span())]))
    return tuple(found[:1])


@lru_cache(maxsize=256)
def _numbers(printed: str) -> tuple[_Number, ...]:
    """The numbers that ask for so much of something, the more the better."""
    clauses = _clauses(printed)
    return tuple(number for clause in clauses for number in _numbers_of(clause, printed))


def _numbers_of(clause: _Clause, printed: str) -> Iterator[_Number]:
    rules = wording()["number"]

    def counted(word: str) -> bool:
        return word.isalpha() and word not in rules["qualifiers"]

    tokens = list(_TOKEN.finditer(clause.text))
    words = [token[0] for token in tokens]
    for index, word in enumerate(words):
        before = [w for w in words[:index] if w not in rules["qualifiers"]]
        if not _NUMBER.fullmatch(word) or (before and before[-1] in rules["named"]):
            continue
        percent = words[index + 1 : index + 2] == ["%"]
        end = index + 1 + percent
        behind = list(takewhile(counted, words[end : end + 2]))
        unit = "%" if percent else "".join(behind[:1])
        if not unit or unit in rules["times"] or _capped(clause.text):
            continue
        last = tokens[end + len(behind) - 1]
        span = clause.start + tokens[index].start(), clause.start + last.end()
        value = float(word.replace(".", "").replace(",", "."))
        nearest = tuple(w for w in before[-2:] if w.isalpha())
        yield _Number(value, unit, nearest, behind, printed[slice(*span)], clause)


def _capped(clause: str) -> bool:
    """Whether less is better in a clause, or may be."""
    return any(re.search(rf"\b{words}\b", clause) for words in wording()["number"]["ceilings"])


def _clauses(printed: str) -> list[_Clause]:
    """The clauses of an NFC text, folded."""
    found = []
    for match in _CLAUSE.finditer(fold(printed)):
        words = frozenset(word for word in _TOKEN.findall(match[0]) if word.isalpha())
        found.append(_Clause(match.start(), match[0], words - joining()))
    return found


def _around(printed: str, index: int) -> _Clause:
    """The clause that a place of the text is in."""
    return [clause for clause in _clauses(printed) if clause.start <= index][-1]


def _either(words: Collection[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _every() -> re.Pattern[str]:
    """What asks something of all there are."""
    rules, beside = wording()["scope"], wording()["scope_wording"]
    every, nouns = _either(rules["every"]), _either(rules["nouns"])
    return re.compile(rf"(?<!\w)(?:{every}) {beside['counted']}(?P<noun>{nouns})\b")


@cache
def _some(noun: str) -> re.Pattern[str]:
    """What asks it of some of `noun`: 'một số xã', 'các xã, phường vùng cao'."""
    rules, beside = wording()["scope"], wording()["scope_wording"]
    some, only = _either(rules["some"]), _either(rules["only"])
    return re.compile(
        rf"\b(?:(?:{some}) {beside['several']}{noun}\b"
        rf"|{beside['many']}{noun}{beside['beside']} (?P<only>{only})\b)"
    )
