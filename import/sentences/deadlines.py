"""When a task is due: by the marks of time in it, in a line that only says when, in a cell.

Party plans put the time in brackets at the end ('hoàn thành trong năm 2024'), state plans on a line
of its own ('Thời gian thực hiện: …') or in a column. In running text only wording that binds
counts (`prose`), for most dates there belong to what the text tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from doichieu.importing.sentences import deadlines_in_prose as prose
from doichieu.importing.sentences import yearless
from doichieu.importing.sentences.time_expressions import Mark, deadline, legible, marks, places
from doichieu.model import NO_DEADLINE, Deadline
from doichieu.text import fold
from doichieu.vocabulary.words import UPPER, phrase, source

_BRACKET = re.compile(r"\(([^()]{2,300})\)")
_AFTER_BRACKET = re.compile(rf"\s*(?:[.;,:/]|$|{source('name_wording', 'last')}\b|\(|[{UPPER}])")
_LAST = re.compile(r"\)[.;]?")
_LAST_BRACKET = re.compile(r"\(([^()]{2,120})\)\W*$")
_NUMBER = re.compile(r"\d|[IV](?!\w)")
_SHORT = 30
_REACH = 60
# The same few times stand in row after row.
_REMEMBERED = 256
_ASSIGNED = re.compile(r"[,;]\s*|\s(?=giao\s)")


def of_task(text: str, issued: date | None = None) -> Deadline:
    """The deadline that a task's own words give it.

    In running text what was over before the document was `issued` only tells of something.
    """
    folded = legible(text)
    found: list[Mark] = []
    rest = folded
    for match in places(_BRACKET, folded) if "(" in folded else ():
        inside = _of_bracket(text, folded, *match.span(1))
        if inside and _AFTER_BRACKET.match(text, match.end()):
            found += inside
            more = phrase("deadlines", "more").match(folded, match.end())
            found += marks(text, folded, *more.span(1)) if more else []
            rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    # What a bracket says holds for all that stands before it; only a date or a day adds to it.
    if found:
        told = [*prose.days(text, rest), *prose.dates(text, rest)]
        return deadline([*found, *_to_come(told, issued)])
    told = prose.marks_of(text, folded)
    return deadline(_to_come(told, issued) if told else _without_year(text, folded))


def _without_year(text: str, folded: str) -> list[Mark]:
    """The time without a year that a bracket holds, where nothing else says when."""
    for match in places(_BRACKET, folded) if "(" in folded else ():
        if phrase("deadlines", "bracket").match(match[1]) and _AFTER_BRACKET.match(
            text, match.end()
        ):
            inside = text[slice(*match.span(1))]
            due = yearless.of_line(inside) if _lacks_but_year(inside) else NO_DEADLINE
            return [Mark(inside, due.kind, None, None, *match.span(1))] if due.raw else []
    return []


def _lacks_but_year(text: str) -> bool:
    """Whether a text says nothing but when, and that without the year."""
    whole = yearless.with_year(text)
    return whole != text and holds_only_time(whole)


def _to_come(found: list[Mark], issued: date | None) -> list[Mark]:
    if issued is None:
        return found
    return [mark for mark in found if mark.end is None or mark.end >= issued]


@lru_cache(maxsize=_REMEMBERED)
def of_line(text: str, *, done: bool = False) -> Deadline:
    """The deadline of a line that only says when; `done` where it must be finished then."""
    found = marks(text, legible(text), done=done)
    if not found:
        return yearless.of_line(text, done=done)
    if len(found) == 1:
        found = [replace(found[0], raw=text.strip(" .;,"))]
    return deadline(found)


def of_sentence(text: str) -> Deadline:
    """The deadline of a sentence that only tells when ('Đợt thi công được tiến hành từ …')."""
    return deadline(marks(text, legible(text)))


def of_heading(text: str) -> Deadline:
    """The time within which all below a heading lies ('Đợt 1: Từ ngày … đến ngày …').

    It is all that the heading, its name, what the name is of, or a clause of it says.
    """
    closing = _LAST_BRACKET.search(text)
    if closing and (found := _of_bracket(text, legible(text), *closing.span(1))):
        return deadline(found)
    if _NUMBER.search(text) is None:
        return NO_DEADLINE
    folded = legible(text)
    dated = bool(marks(text, folded))
    for begin, end in _clauses(folded):
        if holds_only_time(text, begin, end) if dated else _lacks_but_year(text[begin:end]):
            return of_line(text[begin:end])
    return NO_DEADLINE


def _clauses(folded: str) -> Iterator[tuple[int, int]]:
    """Where a heading may say when: as a whole, without its stage, in a part, in a clause."""
    stage = phrase("line_names", "stage").match(folded)
    for opens in (0, stage.end()) if stage else (0,):
        yield opens, len(folded)
    for key in ("parts", "clauses"):
        cuts = [match.span() for match in places(phrase("line_names", key), folded)]
        edges = [0, *(edge for cut in cuts for edge in cut), len(folded)]
        for begin, end in zip(edges[::2], edges[1::2], strict=True):
            if not phrase("line_names", "years").fullmatch(folded, begin, end):
                yield begin, end


def holds_only_time(
    text: str, begin: int = 0, end: int | None = None, *, told: bool = False
) -> bool:
    """Whether a text, or what stands between two places of it, says nothing but when.

    With `told` it may be a sentence that tells so.
    """
    folded = legible(text)
    found = marks(text, folded, begin, end)
    if not found:
        return False
    before, behind = folded[begin : found[0].at], folded[max(mark.to for mark in found) : end]
    between = "".join(folded[one.to : other.at] for one, other in pairwise(found))
    lead = phrase("line_names", "tells" if told else "opens").fullmatch(before)
    rest = phrase("line_names", "closes").fullmatch(behind)
    return lead is not None and rest is not None and len(between) <= _SHORT


def says_something(value: str) -> bool:
    """Whether a cell or a line of time is filled with more than a sign that it is not."""
    return phrase("line_names", "empty").fullmatch(fold(value)) is None


def of_opening(text: str) -> Deadline:
    """The deadline that an objective or a sentence of it opens with ('Đến năm 2030: …')."""
    return deadline(prose.openings(text, legible(text)))


def _of_bracket(text: str, folded: str, begin: int, end: int) -> list[Mark]:
    inside = folded[begin:end]
    opens = phrase("deadlines", "bracket").match(inside.strip())
    if not opens and not _closing_years(folded, begin, end):
        return []
    if phrase("deadlines", "bars").search(inside):
        return []
    if "giao " not in inside:
        found = marks(text, folded, begin, end)
        return [replace(found[0], raw=text[begin:end].strip())] if len(found) == 1 else found
    parts = [begin]
    for match in _ASSIGNED.finditer(folded, begin, end):
        parts += [match.start(), match.end()]
    parts.append(end)
    places = zip(parts[::2], parts[1::2], strict=True)
    return [mark for at, to in places for mark in marks(text, folded, at, to)]


def _closing_years(folded: str, begin: int, end: int) -> bool:
    """Whether a bracket that closes a text holds years alone, and they belong to no name."""
    if not (
        _LAST.fullmatch(folded, end) and phrase("deadlines", "years").fullmatch(folded, begin, end)
    ):
        return False
    return not phrase("deadlines", "named").search(folded, max(0, begin - _REACH), begin - 1)
