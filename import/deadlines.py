"""When a task is due: by the marks of time in it, in a line that only says when, in a cell.

Party plans put the time in brackets at the end ('hoàn thành trong năm 2024'), state plans on a line
of its own ('Thời gian thực hiện: …') or in a column. In running text only wording that binds
counts, for most dates there belong to what the text tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from doichieu.importing.periods import PERIOD, Period, periods
from doichieu.importing.words import UPPER, phrase
from doichieu.model import NO_DEADLINE, Deadline, DeadlineKind
from doichieu.text import fold


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of time: its words, how it binds, and the dates it fixes."""

    raw: str
    kind: DeadlineKind
    start: date | None = None
    end: date | None = None


_WITHOUT_DATE = (
    DeadlineKind.TERM,
    DeadlineKind.CONDITIONAL,
    DeadlineKind.CONTINUOUS,
    DeadlineKind.ANNUAL,
    DeadlineKind.PERIODIC,
)
# What the patterns of running text cannot do without; to look for it first is much quicker.
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"\d")
_ADVERBS = ("thường xuyên", "định kỳ", "hằng năm", "hàng năm")
_GOVERNORS = ("finish", "before", "since", "inside")
_BRACKET = re.compile(r"\(([^()]{2,300})\)")
_AFTER_BRACKET = re.compile(rf"\s*(?:[.;,:/]|$|và\b|\(|[{UPPER}])")
_ASSIGNED = re.compile(r"[,;]\s*|\s(?=giao\s)")
_REACH = 90


def _phrase(key: str) -> re.Pattern[str]:
    return phrase("deadlines", key)


@lru_cache(maxsize=1)
def _governor() -> re.Pattern[str]:
    """Finds the words right before a date, in a group named for how they bind."""
    return re.compile("|".join(f"(?P<{key}>{_phrase(key).pattern})\\s*$" for key in _GOVERNORS))


def of_task(text: str) -> Deadline:
    """The deadline that a task's own words give it."""
    folded = fold(text)
    marks: list[Mark] = []
    for match in _BRACKET.finditer(folded):
        found = _of_bracket(match[1], text[match.start(1) : match.end(1)])
        if found and _AFTER_BRACKET.match(text, match.end()):
            marks += found
            more = _phrase("more").match(folded, match.end())
            marks += of_phrase(text[more.start(1) : more.end(1)]) if more else []
    return _sum(marks or _running(text, folded))


def of_line(text: str, *, done: bool = False) -> Deadline:
    """The deadline of a line that only says when; `done` where it must be finished then."""
    marks = of_phrase(text, done=done)
    if len(marks) == 1:
        marks = [Mark(text.strip(" .;,"), marks[0].kind, marks[0].start, marks[0].end)]
    return _sum(marks)


def of_opening(text: str) -> Deadline:
    """The deadline that an objective opens with ('Đến năm 2030: …')."""
    match = _phrase("opening").match(fold(text))
    return _sum(of_phrase(text[: match.end()])) if match else NO_DEADLINE


def of_phrase(text: str, *, done: bool = False) -> list[Mark]:
    """The marks in words that speak of nothing but time, in order."""
    folded = fold(text)
    dated = periods(folded)
    found: list[tuple[int, Mark]] = []
    taken: list[tuple[int, int]] = []
    for period in dated:
        mark, at = _dated(text, folded, period, done=done)
        found.append((at, mark))
        taken.append((at, period.to))
    for kind in _WITHOUT_DATE:
        for match in _phrase(kind.value).finditer(folded):
            if any(at < match.end() and match.start() < to for at, to in taken):
                continue
            found.append((match.start(), Mark(text[match.start() : match.end()].strip(), kind)))
            taken.append(match.span())
    kinds: dict[tuple[DeadlineKind, date | None, date | None], Mark] = {}
    for _at, mark in sorted(found, key=lambda pair: pair[0]):
        kinds.setdefault((mark.kind, mark.start, mark.end), mark)
    return list(kinds.values())


def _dated(text: str, folded: str, period: Period, *, done: bool) -> tuple[Mark, int]:
    onward = _phrase("onward").match(folded, period.to)
    governor = _governor().search(folded, max(0, period.at - _REACH), period.at)
    at = governor.start() if governor else period.at
    raw = text[at : onward.end() if onward else period.to].strip()
    ranged = period.start.year != period.end.year and not period.schooling
    joined = "đến" in folded[period.at : period.to] or ranged
    if onward or (governor and governor["since"] and not joined):
        return Mark(raw, DeadlineKind.FROM, period.start), at
    if governor and (governor["finish"] or governor["before"]):
        return Mark(raw, DeadlineKind.BY, None, period.end), at
    if done and not ranged:
        return Mark(raw, DeadlineKind.BY, None, period.end), at
    return Mark(raw, DeadlineKind.WITHIN, period.start, period.end), at


def _of_bracket(folded: str, printed: str) -> list[Mark]:
    if not _phrase("bracket").match(folded.strip()) or _phrase("bars").search(folded):
        return []
    if "giao " not in folded:
        marks = of_phrase(printed)
        return (
            [Mark(printed.strip(), m.kind, m.start, m.end) for m in marks]
            if len(marks) == 1
            else marks
        )
    found: list[Mark] = []
    start = 0
    ends = [(m.start(), m.end()) for m in _ASSIGNED.finditer(folded)]
    for at, to in [*ends, (len(folded), len(folded))]:
        found += of_phrase(printed[start:at])
        start = to
    return found


def _running(text: str, folded: str) -> list[Mark]:
    opening = _phrase("opening").match(folded)
    if opening and PERIOD.search(folded, 0, opening.end()):
        return of_phrase(text[: opening.end()])
    found: list[Mark] = []
    dated = _DIGIT.search(folded) is not None
    if dated and _YEAR.search(folded):
        about = _phrase("about").match(folded)
        for match in _phrase("running").finditer(folded, about.end() if about else 0):
            found += [m for m in of_phrase(text[match.start() : match.end()]) if m.start or m.end]
    if dated:
        for key, kind in (("monthly", DeadlineKind.PERIODIC), ("yearly", DeadlineKind.ANNUAL)):
            for match in _phrase(key).finditer(folded):
                found.append(Mark(text[match.start() : match.end()], kind))
    if any(word in folded for word in _ADVERBS):
        for match in _phrase("adverb").finditer(folded):
            start, end = match.span(match.lastgroup or 0)
            found += of_phrase(text[start:end])
    return found


def _sum(marks: Iterable[Mark]) -> Deadline:
    """One deadline of all marks: of one kind, or mixed with the dates of the latest."""
    kept: dict[tuple[DeadlineKind, date | None, date | None], Mark] = {}
    for mark in marks:
        kept.setdefault((mark.kind, mark.start, mark.end), mark)
    if not kept:
        return NO_DEADLINE
    each = list(kept.values())
    raw = " | ".join(dict.fromkeys(mark.raw for mark in each))
    if len(each) == 1:
        return Deadline(raw, each[0].kind, each[0].start, each[0].end)
    dated = [mark for mark in each if mark.start or mark.end]
    latest = max(dated, key=lambda m: m.end or m.start or date.min, default=None)
    start, end = (latest.start, latest.end) if latest else (None, None)
    return Deadline(raw, DeadlineKind.MIXED, start, end)
