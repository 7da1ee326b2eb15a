"""Times without a whole year: 'Tháng 4', 'trước ngày 30/4', which the document's own completes.

Of a year in two figures ('30/4/26') the century is known.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from doichieu.importing.sentences.time_expressions import Mark, deadline, legible, marks
from doichieu.model import NO_DEADLINE, Deadline, DeadlineKind
from doichieu.vocabulary.words import phrase

_DATED = (DeadlineKind.BY, DeadlineKind.WITHIN, DeadlineKind.FROM, DeadlineKind.MIXED)
_ANY_YEAR = 2024
_SHORT_YEAR = re.compile(r"(?<![\d/.])(\d{1,2}([/.-])\d{1,2}\2)(?=[1-4]\d(?![\d/.-]))")
_YEAR = re.compile(r"(?<![\d/])20\d\d(?![\d/])")


def of_line(text: str, *, done: bool = False) -> Deadline:
    """The time that a line or a cell names without a whole year; it may have no dates yet."""
    raw = text.strip(" .;,")
    whole = _SHORT_YEAR.sub(r"\g<1>20", text)
    if whole != text:
        return replace(deadline(marks(whole, legible(whole), done=done)), raw=raw)
    kinds = {mark.kind for mark in _with_year(text, _ANY_YEAR, done=done)}
    return Deadline(raw, kinds.pop()) if len(kinds) == 1 else NO_DEADLINE


def lacks_year(due: Deadline) -> bool:
    """Whether a deadline has dates that its words do not give a year."""
    bare = due.start is None and due.end is None
    named = bare and due.kind in _DATED and due.raw is not None
    return named and phrase("deadlines", "yearless").search(legible(due.raw or "")) is not None


def completed(due: Deadline, title: str | None, issued: date | None) -> Deadline:
    """The deadline with the year that the title names, else that of issue; never one gone by."""
    if issued is None or not lacks_year(due):
        return due
    named = {int(year) for year in _YEAR.findall(title or "")}
    year = named.pop() if len(named) == 1 else issued.year
    found = _with_year(due.raw or "", year, done=due.kind is DeadlineKind.BY)
    full = deadline(found)
    if full.kind is not due.kind or (full.end or issued) < issued:
        return due
    return replace(due, start=full.start, end=full.end)


def with_year(text: str, year: int = _ANY_YEAR) -> str:
    """The text in which the last time without a year has been given one."""
    found = list(phrase("deadlines", "yearless").finditer(legible(text)))
    if not found:
        return text
    return f"{text[: found[-1].end()]}/{year}{text[found[-1].end() :]}"


def _with_year(text: str, year: int, *, done: bool) -> list[Mark]:
    whole = with_year(text, year)
    return marks(whole, legible(whole), done=done) if whole != text else []
