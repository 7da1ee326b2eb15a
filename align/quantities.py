"""How much a text asks for: its numbers with what they count, and what another has instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, takewhile

from doichieu.align.clauses import either, joint, wording
from doichieu.align.rarity import genre, joining
from doichieu.frozen import frozen
from doichieu.text import fold

Loss = tuple[str, str]
"""What one text asks for and what the other has instead, as printed."""

_ALIKE, _ENOUGH = 0.6, 3
"""The part of the words of the shorter of two places, and how many words, that both must have to
speak of one thing where the words beside the numbers are others."""

_CLAUSE_ALIKE = 0.5
"""The same for two clauses in which the words beside the numbers agree."""

_FIRST = 100
"""So many numbers of a text are looked at."""

_MOST = 5
"""More numbers in one text are a table that was not read as one."""

_LARGE = 10
"""A smaller count is told as left out only with a word of bound: 'hai xã' may be named."""

_CLAUSE = re.compile(r"(?:[^;:()\n.]|\.(?!\s|$))+")
# 1.500 and 12,5 are numbers; 80-90, 3/4, 08-QĐ/TW and dates are none.
_TOKEN = re.compile(r"\d[\w.,/–-]*\w|\d|[^\W\d_]+|[^\w\s]")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_DIGITS = re.compile(r"(?<![\d.,])\d[\d.,]*(?<![.,])")


@frozen
class _Number:
    """A number: its value and unit, the two words before and behind it, and those around it.

    `clause` are the words up to the next strong mark, `piece` those up to the next comma.
    """

    value: float
    unit: str
    before: Sequence[str]
    behind: Sequence[str]
    printed: str
    clause: frozenset[str]
    piece: frozenset[str]
    bound: bool

    def counts_with(self, other: _Number) -> bool:
        """Whether both count the same thing."""
        if self.unit != other.unit:
            return False
        around = (self.behind, other.behind), (self.before, other.before)
        if any(len(one) == 2 and one == two for one, two in around):
            return _alike(self.clause, other.clause, _CLAUSE_ALIKE)
        both = len(self.piece & other.piece)
        return both >= _ENOUGH and _alike(self.piece, other.piece, _ALIKE)


def _alike(one: frozenset[str], other: frozenset[str], part: float) -> bool:
    least = min(len(one), len(other))
    return bool(least) and len(one & other) >= part * least


def asked_for(text: str) -> tuple[str, ...]:
    """The numbers that an NFC text asks for, each as printed with what it counts."""
    found = tuple(number.printed for number in _numbers(text))
    return found if len(found) <= _MOST else ()


def lowered(asked: str, given: str) -> tuple[Loss, ...]:
    """The numbers of one NFC text for which the other has a lower one of the same thing."""
    ours = _numbers(asked)
    theirs = _numbers(given) if ours else ()
    found: list[Loss] = []
    for number in ours:
        answers = [other for other in theirs if number.counts_with(other)]
        rivals = [other for other in ours if any(map(other.counts_with, answers))]
        if len(answers) != 1 or len(rivals) != 1 or keeps(given, number.printed):
            continue
        if answers[0].value < number.value:
            found.append((number.printed, answers[0].printed))
    return tuple(found)


def dropped(asked: str, answers: Sequence[str], others: Sequence[str] = ()) -> tuple[str, ...]:
    """The numbers that a text asks for where one that answers it speaks of the thing without any.

    A number that one of all these texts keeps, or has in another way, is not lost.
    """
    ours = _numbers(asked)
    if not 0 < len(ours) <= _MOST:
        return ()
    given = (*answers, *others)
    figures = {_value(match[0]) for text in given for match in _DIGITS.finditer(text)}
    theirs = [number for text in given for number in _numbers(text)]
    words = [frozenset(_words(fold(text))) for text in answers]

    def lost(number: _Number) -> bool:
        telling = number.unit == "%" or number.value >= _LARGE or number.bound
        if not telling or number.value in figures or any(map(number.counts_with, theirs)):
            return False
        least = max(_ENOUGH, _ALIKE * len(number.piece))
        return any(len(number.piece & each) >= least for each in words)

    return tuple(number.printed for number in ours if lost(number))


def keeps(given: str, printed: str) -> bool:
    """Whether a text has the number that another is printed with, and the word it counts."""
    return any(
        (number.value, number.unit) == (other.value, other.unit)
        for number in _numbers(printed)
        for other in _numbers(given)
    )


def _value(digits: str) -> float | None:
    if not _NUMBER.fullmatch(digits):
        return None
    return float(digits.replace(".", "").replace(",", "."))


# A task is held against each of its answers. The words around the numbers of a text take 5 KB.
@lru_cache(maxsize=64)
def _numbers(printed: str) -> tuple[_Number, ...]:
    """The numbers that ask for so much of something, the more the better."""
    folded = fold(printed)
    found = (
        number
        for clause in _CLAUSE.finditer(folded)
        if _DIGITS.search(clause[0]) and not _ceiling().search(clause[0])
        for number in _numbers_of(clause, printed)
    )
    return tuple(islice(found, _FIRST))


def _numbers_of(clause: re.Match[str], printed: str) -> Iterator[_Number]:
    rules = wording()["number"]

    def counted(word: str) -> bool:
        return word.isalpha() and word not in joining() and word not in rules["qualifiers"]

    tokens = list(_TOKEN.finditer(clause[0]))
    words = [token[0] for token in tokens]
    content = frozenset(_words(clause[0]))
    for index, word in enumerate(words):
        value = _value(word)
        if value is None:
            continue
        nearest = (w for w in reversed(words[:index]) if w not in rules["qualifiers"])
        before = list(islice(nearest, 2))[::-1]
        if before and before[-1] in rules["named"]:
            continue
        percent = words[index + 1 : index + 2] == ["%"]
        end = index + 1 + percent
        behind = list(takewhile(counted, words[end : end + 2]))
        unit = "%" if percent else "".join(behind[:1])
        if not unit or unit in rules["times"]:
            continue
        more = _is_cut(words[end : end + 3])
        first, last = tokens[index].start(), tokens[end + len(behind) - 1 + more].end()
        yield _Number(
            value,
            unit,
            tuple(w for w in before if w.isalpha()),
            behind,
            printed[clause.start() + first : clause.start() + last],
            content,
            _piece(clause[0], first) or content,
            bool(_bound().search(clause[0], 0, first)),
        )


def _is_cut(words: Sequence[str]) -> bool:
    """Whether the last two of three words are one: 'cụm công nghiệp', not 'hồ sơ cấp'."""
    rarity = genre().of
    one, other = " ".join(words[:2]), " ".join(words[1:3])
    return " " in other and words[-1].isalpha() and rarity(other) < rarity(one)


def _piece(clause: str, place: int) -> frozenset[str]:
    """The words between the commas around a place; none where they are too few to tell a thing."""
    for match in _pieces().finditer(clause):
        if match.start() <= place < match.end():
            words = frozenset(_words(match[0]))
            return words if len(words) >= _ENOUGH else frozenset()
    return frozenset()


def _words(folded: str) -> Iterator[str]:
    """The words that say what is counted: neither numbers nor what only joins or qualifies."""
    aside = joining() | {*wording()["number"]["qualifiers"]}
    return (word for word in _TOKEN.findall(folded) if word.isalpha() and word not in aside)


@cache
def _pieces() -> re.Pattern[str]:
    return re.compile(rf"(?:(?!, |\s{joint()}\s).)+")


@cache
def _ceiling() -> re.Pattern[str]:
    """What shows that less is better in a clause, or may be."""
    return re.compile("|".join(rf"\b{words}\b" for words in wording()["number"]["ceilings"]))


@cache
def _bound() -> re.Pattern[str]:
    """What says, right before a number, that it is the least."""
    return re.compile(rf"(?:{either(wording()['number']['bounds'])})\s$")
