"""The marks of time in words that speak of nothing else: how each binds, and the dates it fixes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

from doichieu.frozen import frozen
from doichieu.importing.limits import MOST_MARKS
from doichieu.importing.sentences.periods import Period, periods
from doichieu.model import NO_DEADLINE, Deadline, DeadlineKind
from doichieu.text import fold, unaccented
from doichieu.vocabulary.words import keyed, lists, phrase, wordings


@frozen
class Mark:
    """One mark of time: its words and where they stand, how it binds, and the dates it fixes."""

    raw: str
    kind: DeadlineKind
    start: date | None = None
    end: date | None = None
    at: int = 0
    to: int = 0

    @property
    def says(self) -> tuple[DeadlineKind, date | None, date | None]:
        """What two marks in other words have in common."""
        return self.kind, self.start, self.end


# The lists of what has no date, in the order in which they are tried.
_WITHOUT_DATE = {
    "events": DeadlineKind.MIXED,
    "term": DeadlineKind.TERM,
    "after": DeadlineKind.CONDITIONAL,
    "conditional": DeadlineKind.CONDITIONAL,
    "continuous": DeadlineKind.CONTINUOUS,
    "annual": DeadlineKind.ANNUAL,
    "periodic": DeadlineKind.PERIODIC,
}
_GOVERNORS = ("finish", "before", "since", "inside")
_REACH = 90
_SINCE_EVENT = 120
_CITED = 40
_TIME = wordings("time")
# Scans read digits as letters ('l0/2025', '2o25') and lose the marks of the word before a number.
_MIXED = re.compile(r"\d(?:[lo]|(?<=[lo]\d))")
_BESIDE = wordings("digits")["beside"]
_LOST = tuple((word, unaccented(word), found) for word, found in keyed("time_slips"))
_DIGITS = str.maketrans("lo", "10")


def legible(text: str) -> str:
    """Folded text with the slips of scans in words of time mended; as long as the text."""
    folded = fold(text)
    for slip, right in _slips(lost=folded.isascii()):
        if slip in folded:
            folded = folded.replace(slip, right)
    for right, lost, found in _LOST:
        if lost in folded:
            folded = found.sub(right, folded)
    if any(word in folded for word in _BESIDE) and _MIXED.search(folded):
        folded = phrase("digits", "mixed").sub(lambda match: match[0].translate(_DIGITS), folded)
    return folded


@lru_cache(maxsize=2)
def _slips(*, lost: bool) -> tuple[tuple[str, str], ...]:
    """Misprints of words of time, each with the right form; with `lost` all without their marks."""
    return tuple(
        (slip, right)
        for right, slips in lists("slips").items()
        for slip in (*slips, *((unaccented(right),) if lost else ()))
    )


@lru_cache(maxsize=1)
def _governor() -> re.Pattern[str]:
    """Finds the words right before a date, in a group named for how they bind."""
    named = (f"(?P<{key}>{phrase('deadlines', key).pattern})\\s*$" for key in _GOVERNORS)
    return re.compile("|".join(named))


def places(
    pattern: re.Pattern[str], folded: str, begin: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """Where a pattern is found in a block, up to the limit."""
    found = pattern.finditer(folded, begin, len(folded) if end is None else end)
    return islice(found, MOST_MARKS)


def marks(
    text: str, folded: str, begin: int = 0, end: int | None = None, *, done: bool = False
) -> list[Mark]:
    """The marks between two places of a text, in order; `folded` is the text made legible.

    With `done` a date says until when something must be finished.
    """
    end = len(text) if end is None else end
    found = [
        dated(text, folded, period, begin, done=done)
        for period in islice(periods(folded, begin, end), MOST_MARKS)
        if not folded.endswith(_TIME["term"], begin, period.at) and not named(folded, period.at)
    ]
    for key, kind in _WITHOUT_DATE.items():
        for match in places(phrase("deadlines", key), folded, begin, end):
            if not any(mark.at < match.end() and match.start() < mark.to for mark in found):
                raw = text[match.start() : match.end()].strip(" .")
                found.append(Mark(raw, kind, None, None, *match.span()))
    return distinct(found)


def named(folded: str, at: int) -> bool:
    """Whether the words before the date at `at` make it that of a document or a meeting."""
    return phrase("deadlines", "cited").search(folded, max(0, at - _CITED), at) is not None


def dated(text: str, folded: str, period: Period, begin: int = 0, *, done: bool = False) -> Mark:
    """The mark that a period makes together with the words that govern it, from `begin` on."""
    onward = phrase("deadlines", "onward").match(folded, period.to)
    governor = _governor().search(folded, max(begin, period.at - _REACH), period.at)
    at = governor.start() if governor else period.at
    to = onward.end() if onward else period.to
    until = None if period.joined or onward else phrase("deadlines", "until").match(folded, to)
    if until:
        to = until.end()
        return Mark(_raw(text, at, to), DeadlineKind.MIXED, period.start, None, at, to)
    event = _since_event(folded, begin, at) if governor and governor["before"] else None
    if event:
        start = event.start()
        return Mark(_raw(text, start, to), DeadlineKind.MIXED, None, period.end, start, to)
    raw = _raw(text, at, to)
    ranged = period.start.year != period.end.year and not period.schooling
    if onward or (governor and governor["since"] and not (period.joined or ranged)):
        return Mark(raw, DeadlineKind.FROM, period.start, None, at, to)
    finished = governor is not None and (governor["finish"] or governor["before"])
    ranged = ranged or (period.joined and bool(governor and governor["since"]))
    if finished or period.single or (done and not ranged):
        return Mark(raw, DeadlineKind.BY, None, period.end, at, to)
    return Mark(raw, DeadlineKind.WITHIN, period.start, period.end, at, to)


def _raw(text: str, at: int, to: int) -> str:
    return text[at:to].strip(" ,;")


def _since_event(folded: str, begin: int, at: int) -> re.Match[str] | None:
    """The event from which on something is done until the date whose words begin at `at`."""
    return phrase("deadlines", "since_event").search(folded, max(begin, at - _SINCE_EVENT), at)


def distinct(found: Iterable[Mark]) -> list[Mark]:
    """The marks in order, the first of those that say the same."""
    kept: dict[tuple[DeadlineKind, date | None, date | None], Mark] = {}
    for mark in sorted(found, key=lambda mark: mark.at):
        kept.setdefault(mark.says, mark)
    return list(kept.values())


def deadline(found: list[Mark]) -> Deadline:
    """One deadline of all marks: of one kind, or mixed with the dates of the latest."""
    if not found:
        return NO_DEADLINE
    each = distinct(found)
    raw = " | ".join(dict.fromkeys(mark.raw for mark in each))
    if len(each) == 1:
        return Deadline(raw, each[0].kind, each[0].start, each[0].end)
    fixed = [mark for mark in each if mark.start or mark.end]
    latest = max(fixed, key=lambda mark: mark.end or mark.start or date.min, default=None)
    start, end = (latest.start, latest.end) if latest else (None, None)
    return Deadline(raw, DeadlineKind.MIXED, start, end)
