"""A task's text in clauses, and these in parts that each have a duty of their own or say what for.

The verbs with which a duty begins, and the words with which an aim does, are data, in
`differences.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from doichieu.model import Item
from doichieu.text import fold
from doichieu.vocabulary.tables import table

Span = tuple[int, int]

LONGEST = 10_000
"""Characters: no task says more, and what is longer is no text of a plan."""

_LEAST = 4
"""Fewer words before a verb are one more verb of what follows: 'rà soát, sửa đổi, bổ sung …'."""

# A full stop ends a clause behind a word, not behind a letter that numbers something.
_STRONG = re.compile(r"[;:](?=\s|$)|(?:(?<=[^\W\d_]{2})|(?<=[\d)\]\"”%]))\.(?=\s)")
_BRACKET = re.compile(r"\([^()]*\)")
_MARKS = " ;:.,"


class Part(NamedTuple):
    """A part of a clause by its place in the NFC text; `aim` if it says what for."""

    start: int
    end: int
    aim: bool


class Clause(NamedTuple):
    """What stands between two strong marks, in parts; `topic` if a list or more words follow."""

    parts: tuple[Part, ...]
    topic: bool

    @property
    def duties(self) -> tuple[Part, ...]:
        """The parts that say what is to be done; all where every one is an aim."""
        return tuple(part for part in self.parts if not part.aim) or self.parts


def wording() -> dict[str, Any]:
    """The wording by which a difference shows: `differences.toml`."""
    return table("differences")


def either(words: Collection[str]) -> str:
    """A regular expression for any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def joint() -> str:
    """The word that joins one duty, or one thing, to the next as a comma does."""
    return str(wording()["clause"]["joint"])


@lru_cache(maxsize=256)
def clauses(printed: str) -> tuple[Clause, ...]:
    """The clauses of an NFC text in reading order."""
    folded, start = fold(printed), 0
    found = []
    for end in (*(match.end() for match in _STRONG.finditer(folded)), len(folded)):
        if folded[start:end].strip(_MARKS):
            found.append(Clause(tuple(_parts(folded, start, end)), folded[end - 1] == ":"))
        start = end
    return tuple(found)


def _parts(folded: str, start: int, end: int) -> Iterator[Part]:
    aim = False
    for match in _opening().finditer(folded, start, end):
        if match["aim"] is None and len(folded[start : match.start()].split()) < _LEAST:
            continue
        yield Part(start, match.start(), aim)
        # An aim goes on behind such a word: 'để thu hút đầu tư và phát huy hiệu quả'.
        aim = match["aim"] is not None or (aim and match["mark"].strip() == joint())
        start = match.end()
    yield Part(start, end, aim)


@cache
def _opening() -> re.Pattern[str]:
    """What begins a part: a mark and a verb, or the word of an aim, which belongs to the part."""
    words = wording()["clause"]
    stressed = rf"(?:{either(words['stressed'])})"
    return re.compile(
        rf"(?P<mark>{words['unparted']},|\s{joint()}|,?(?=\s{stressed}\s))\s+(?:{stressed}\s+)?(?=(?:{either(words['verbs'])})\b)"
        rf"|(?P<aim>,?\s(?={words['always_aims']}\s)|,\s(?=(?:{either(words['aims'])})\s))"
    )


def aside(item: Item) -> tuple[Span, ...]:
    """The places in an item's text that say by whom and by when, in order.

    Where something in brackets says so, all that is in them does.
    """
    names = (*item.leads, *item.partners, *(item.deadline.raw or "").split(" | "))
    return _aside(item.text, tuple(filter(None, map(fold, names))))


# Each of a task's answers is asked for them by several rules.
@lru_cache(maxsize=1024)
def _aside(printed: str, names: Sequence[str]) -> tuple[Span, ...]:
    folded = fold(printed)
    found = [match.span() for match in _with_whom().finditer(folded)]
    for name in names:
        place = folded.find(name)
        while place >= 0:
            found.append((place, place + len(name)))
            place = folded.find(name, place + len(name))
    for bracket in _BRACKET.finditer(folded):
        if any(bracket.start() <= start < bracket.end() for start, _ in found):
            found.append(bracket.span())
    return tuple(sorted(found))


@cache
def _with_whom() -> re.Pattern[str]:
    words = wording()["clause"]
    verb = rf"(?=\b(?:{either(words['verbs'])})\b)"
    return re.compile(rf"(?:{words['with_whom']})(?:[^;.]{{0,300}}?{verb})?")
