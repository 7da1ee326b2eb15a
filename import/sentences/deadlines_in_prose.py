"""The time that running text fixes: only wording that binds counts, as the vocabulary lists it."""

from __future__ import annotations

import re
from dataclasses import replace

from doichieu.importing.limits import MOST_MARKS
from doichieu.importing.sentences.bodies import names_at
from doichieu.importing.sentences.periods import PERIOD, Period, periods
from doichieu.importing.sentences.time_expressions import (
    Mark,
    dated,
    distinct,
    marks,
    named,
    places,
)
from doichieu.model import DeadlineKind
from doichieu.vocabulary.words import keyed, phrase, wordings

# What a date cannot do without; to look for it first is much quicker.
_CENTURY = "20"
_TIME = wordings("time")
_LAST = 330
_HANDED = 80
# No stretch takes more ('từ 7 giờ 00 ngày 01 tháng 10 năm 2025 đến hết ngày 31 tháng 12 năm …').
_STRETCH = 110
_BEFORE = 30
_BESIDE = 45
_TAIL = 150
_SENTENCE = re.compile(r"[.;]\s+")
_ROUNDS = (DeadlineKind.ANNUAL, DeadlineKind.PERIODIC)


def _phrase(key: str) -> re.Pattern[str]:
    return phrase("deadlines", key)


def marks_of(text: str, folded: str) -> list[Mark]:
    """Every mark that binds in a task's running text; `folded` is the text made legible."""
    found = openings(text, folded) if _CENTURY in folded else []
    _add(found, [*days(text, folded), *dates(text, folded)])
    often = False
    for word, pattern in keyed("adverbs"):
        if word in folded:
            often = True
            for match in places(pattern, folded):
                at, to = match.span(match.lastgroup or 0)
                if word in _TIME["anywhere"] or _goes_first(text, folded, at, to):
                    _add(found, marks(text, folded, at, to))
    if often:
        ends = _phrase("closing").search(folded, max(0, len(folded) - _TAIL))
        for match in filter(None, (_of_doer(text, folded), ends)):
            _add(found, marks(text, folded, *match.span("often")))
    _add(found, _events(text, folded))
    if folded.endswith(_TIME["yearly"]):
        held = _phrase("held").search(folded, max(0, len(folded) - _LAST))
        _add(found, marks(text, folded, *held.span("yearly")) if held else [])
    if all(mark.kind is DeadlineKind.CONDITIONAL for mark in found):
        _add(found, _loose(text, folded))
    return _with_days(distinct(found), text, folded)


def _of_doer(text: str, folded: str) -> re.Match[str] | None:
    """How often a body does what it does, right behind its name ('Các thôn hằng tuần …')."""
    asked = phrase("duties", "preface").match(folded)
    doer = names_at(text, asked.end() if asked else 0, folded=folded)
    return _phrase("often").match(folded, doer.end) if doer else None


def _loose(text: str, folded: str) -> list[Mark]:
    """The day without a year before which something must be done."""
    match = _phrase("loose").search(folded) if _has("before", folded) else None
    if match is None:
        return []
    return [Mark(text[slice(*match.span())], DeadlineKind.BY, None, None, *match.span())]


def openings(text: str, folded: str) -> list[Mark]:
    """The times that sentences and clauses open with ('Đến năm 2030, …')."""
    if _CENTURY not in folded:
        match = _phrase("opening").match(folded)
        return marks(text, folded, 0, match.end()) if match else []
    found: list[Mark] = []
    for at in (0, *(match.end() for match in places(_SENTENCE, folded))):
        match = _phrase("opening").match(folded, at)
        if match:
            found += marks(text, folded, at, match.end())
    return found


def days(text: str, folded: str) -> list[Mark]:
    """The days of every month or year ('trước ngày 20 hằng tháng')."""
    found: list[Mark] = []
    for word, pattern in keyed("days"):
        if word in folded:
            kind = DeadlineKind.ANNUAL if word in _TIME["annual"] else DeadlineKind.PERIODIC
            for match in places(pattern, folded):
                raw = text[match.start() : match.end()]
                found.append(Mark(raw, kind, None, None, *match.span()))
    return found


def dates(text: str, folded: str) -> list[Mark]:
    """The dates by which something must be done."""
    if _CENTURY not in folded:
        return []
    about = _phrase("about").match(folded)
    found: list[Mark] = []
    reached = about.end() if about else 0
    for match in places(_phrase("running"), folded, reached):
        at = match.end()
        if match.start() < reached:
            continue
        end = min(at + _STRETCH, len(folded))
        period = (
            next(iter(periods(folded, at, end)), None) if PERIOD.match(folded, at, end) else None
        )
        if period is None or period.at != at:
            continue
        if _binds(match, folded, period):
            begin = reached if match["until"] else match.start()
            found.append(dated(text, folded, period, begin))
        reached = period.to
    return found


def _binds(match: re.Match[str], folded: str, period: Period) -> bool:
    """Whether a date says when something is to be done, and not what the text tells."""
    at = match.start()
    if named(folded, period.at):
        return False
    if match["inside"]:
        return _settled(folded, at, period.to)
    if match["held"]:
        return not _in_bracket(folded, at)
    if not (match["span"] or match["day"] or match["until"]):
        return True
    if _in_bracket(folded, at) or _tells(folded, at):
        return False
    ends = period.joined or match["begun"] or _phrase("until").match(folded, period.to)
    return bool(not match["span"] or ends or _phrase("closed").match(folded, period.to))


def _tells(folded: str, at: int) -> bool:
    """Whether the words before a date make it one of what the text tells."""
    if _phrase("since_event").search(folded, max(0, at - _STRETCH), at):
        return False
    return _phrase("unbound").search(folded, max(0, at - _BEFORE), at) is not None


def _in_bracket(folded: str, at: int) -> bool:
    """Whether `at` is in a bracket: one that does not open with a time only tells of it."""
    begin = max(0, at - _LAST)
    return folded.rfind("(", begin, at) > folded.rfind(")", begin, at)


def _goes_first(text: str, folded: str, at: int, to: int) -> bool:
    """Whether how often something is done is said of the first duty, or of a report."""
    first = _SENTENCE.search(folded)
    if first is None or at < first.end():
        return True
    listed = names_at(text, 0, folded=folded)
    if listed and listed.end > first.end():
        first = _SENTENCE.search(folded, listed.end)
        if first is None or at < first.end():
            return True
    before = _SENTENCE.split(folded[max(0, at - _BEFORE) : at])[-1]
    behind = _SENTENCE.split(folded[to : to + _BESIDE])[0]
    return any(word in before or word in behind for word in _TIME["report"])


def _events(text: str, folded: str) -> list[Mark]:
    """What is to come first, and spans between two such events."""
    patterns = [(_phrase("events"), DeadlineKind.MIXED)] if _has("since", folded) else []
    if _has("after", folded):
        patterns.append((_phrase("after"), DeadlineKind.CONDITIONAL))
    for word, pattern in keyed("events"):
        # What says it more often than any task does is not worth the search.
        if 0 < folded.count(word) <= MOST_MARKS:
            patterns.append((pattern, DeadlineKind.CONDITIONAL))
    found: list[Mark] = []
    for pattern, kind in patterns:
        for match in places(pattern, folded):
            at, to = match.span(match.lastgroup or 0)
            _add(found, [Mark(text[at:to].strip(), kind, None, None, at, to)])
    return found


def _has(words: str, folded: str) -> bool:
    return any(word in folded for word in _TIME[words])


def _settled(folded: str, at: int, to: int) -> bool:
    """Whether a date closes its clause, or says when something is handed in."""
    closed = _phrase("closed").match(folded, to)
    return bool(closed or _phrase("handed").search(folded, max(0, at - _HANDED), to))


def _add(found: list[Mark], more: list[Mark]) -> None:
    """Add the marks that stand where none has been found yet."""
    found += [
        mark for mark in more if not any(one.at < mark.to and mark.at < one.to for one in found)
    ]


def _with_days(found: list[Mark], text: str, folded: str) -> list[Mark]:
    """What comes round says when: by the day beside it that has no year, or by a day of each."""
    index = next((n for n, mark in enumerate(found) if mark.kind in _ROUNDS), None)
    if index is None:
        return found
    mark = found[index]
    following = next(iter(found[index + 1 :]), None)
    if following and following.kind in _ROUNDS and folded[mark.at : mark.to] in _TIME["round"]:
        if "." in folded[mark.to : following.at]:
            return found
        mark = replace(following, raw=f"{mark.raw} | {following.raw}", at=mark.at)
        found = [*found[:index], mark, *found[index + 2 :]]
    for match in places(_phrase("day"), folded, mark.to):
        if any(one.at < match.end() and match.start() < one.to for one in found):
            continue
        joint = folded[mark.to : match.start()]
        bracketed = joint.strip() == "(" and folded.startswith(")", match.end())
        if bracketed or not joint.strip():
            raw = mark.raw + text[mark.to : match.end() + bracketed]
        else:
            raw = f"{mark.raw} | {text[match.start() : match.end()]}"
        return [*found[:index], replace(mark, raw=raw), *found[index + 1 :]]
    return found
