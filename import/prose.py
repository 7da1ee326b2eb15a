"""The time that running text fixes: only wording that binds counts, as `phrases.toml` lists it."""

from __future__ import annotations

import re
from dataclasses import replace

from doichieu.importing.marks import Mark, dated, distinct, marks
from doichieu.importing.periods import periods
from doichieu.importing.words import keys, phrase
from doichieu.model import DeadlineKind

# What the patterns cannot do without; to look for it first is much quicker.
_YEAR = re.compile(r"[12][09]\d\d")
_DAYS = ("hằng ", "hàng ", "của tháng", "tháng cuối")
_EVENTS = ("khi ", " kể ", "từ ngày")
_ENDS = ("hằng năm", "hàng năm")
_LAST = 330
_HANDED = 80
_SENTENCE = re.compile(r"[.;]\s+")
_ROUNDS = (DeadlineKind.ANNUAL, DeadlineKind.PERIODIC)
_ROUND = "định kỳ"


def _phrase(key: str) -> re.Pattern[str]:
    return phrase("deadlines", key)


def marks_of(text: str, folded: str) -> list[Mark]:
    """Every mark that binds in a task's running text; `folded` is the text made legible."""
    found = openings(text, folded) if _YEAR.search(folded) else []
    _add(found, dates(text, folded))
    for word in keys("adverbs"):
        if word in folded:
            for match in phrase("adverbs", word).finditer(folded):
                _add(found, marks(text, folded, *match.span(match.lastgroup or 0)))
    if any(word in folded for word in _EVENTS):
        for match in (*_phrase("after").finditer(folded), *_phrase("event").finditer(folded)):
            raw = text[match.start() : match.end()].strip()
            _add(found, [Mark(raw, DeadlineKind.CONDITIONAL, None, None, *match.span())])
    if folded.rstrip(".; ").endswith(_ENDS):
        held = _phrase("held").search(folded, max(0, len(folded) - _LAST))
        _add(found, marks(text, folded, *held.span("yearly")) if held else [])
    return _with_days(distinct(found), text, folded)


def openings(text: str, folded: str) -> list[Mark]:
    """The times that sentences and clauses open with ('Đến năm 2030, …')."""
    if not _YEAR.search(folded):
        match = _phrase("opening").match(folded)
        return marks(text, folded, 0, match.end()) if match else []
    found: list[Mark] = []
    for at in (0, *(match.end() for match in _SENTENCE.finditer(folded))):
        match = _phrase("opening").match(folded, at)
        if match:
            found += marks(text, folded, at, match.end())
    return found


def dates(text: str, folded: str) -> list[Mark]:
    """The dates by which something must be done, and the days of every month or year."""
    found: list[Mark] = []
    if any(word in folded for word in _DAYS):
        for key, kind in (("monthly", DeadlineKind.PERIODIC), ("yearly", DeadlineKind.ANNUAL)):
            for match in _phrase(key).finditer(folded):
                raw = text[match.start() : match.end()]
                found.append(Mark(raw, kind, None, None, *match.span()))
    if not _YEAR.search(folded):
        return found
    about = _phrase("about").match(folded)
    governors = list(_phrase("running").finditer(folded, about.end() if about else 0))
    if not governors:
        return found
    named = {period.at: period for period in periods(folded)}
    for match in governors:
        period = named.get(match.end())
        if period and (not match["inside"] or _settled(folded, match.start(), period.to)):
            found.append(dated(text, folded, period, match.start()))
    return found


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
    place = next((n for n, mark in enumerate(found) if mark.kind in _ROUNDS), None)
    if place is None:
        return found
    mark = found[place]
    following = found[place + 1] if place + 1 < len(found) else None
    if following and following.kind in _ROUNDS and folded[mark.at : mark.to] == _ROUND:
        if "." not in folded[mark.to : following.at]:
            raw = f"{mark.raw} | {following.raw}"
            return [*found[:place], replace(following, raw=raw), *found[place + 2 :]]
        return found
    for match in _phrase("day").finditer(folded, mark.to):
        if any(one.at < match.end() and match.start() < one.to for one in found):
            continue
        joint = folded[mark.to : match.start()]
        bracketed = joint.strip() == "(" and folded.startswith(")", match.end())
        if bracketed or not joint.strip():
            raw = text[mark.at : match.end() + bracketed]
        else:
            raw = f"{mark.raw} | {text[match.start() : match.end()]}"
        return [*found[:place], replace(mark, raw=raw), *found[place + 1 :]]
    return found
