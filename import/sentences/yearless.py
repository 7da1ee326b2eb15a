"""Times without a year ('Tháng 4', 'trước ngày 30/4'): the document's own year completes them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from doichieu.importing.sentences.time_expressions import Mark, legible, marks
from doichieu.model import NO_DEADLINE, Deadline, DeadlineKind
from doichieu.vocabulary.words import phrase

_DATED = (DeadlineKind.BY, DeadlineKind.WITHIN, DeadlineKind.FROM, DeadlineKind.MIXED)
_ANY_YEAR = 2024
_YEAR = re.compile(r"(?<![\d/])20\d\d(?![\d/])")


def of_line(text: str, *, done: bool = False) -> Deadline:
    """The kind of a time that a line or a cell names without a year; it has no dates yet."""
    found = _with_year(text, _ANY_YEAR, done=done)
    kinds = {mark.kind for mark in found}
    return Deadline(text.strip(" .;,"), kinds.pop()) if len(kinds) == 1 else NO_DEADLINE


def lacks_year(deadline: Deadline) -> bool:
    """Whether a deadline has dates that its words do not give a year."""
    bare = deadline.start is None and deadline.end is None
    named = bare and deadline.kind in _DATED and deadline.raw is not None
    return named and phrase("deadlines", "yearless").search(legible(deadline.raw or "")) is not None


def completed(deadline: Deadline, title: str | None, issued: date | None) -> Deadline:
    """The deadline with the year that the title names, else that of issue; never one gone by."""
    if issued is None or not lacks_year(deadline):
        return deadline
    named = {int(year) for year in _YEAR.findall(title or "")}
    year = named.pop() if len(named) == 1 else issued.year
    found = _with_year(deadline.raw or "", year, done=deadline.kind is DeadlineKind.BY)
    if len(found) != 1 or (found[0].end or issued) < issued:
        return deadline
    return replace(deadline, start=found[0].start, end=found[0].end)


def _with_year(text: str, year: int, *, done: bool) -> list[Mark]:
    """The marks of a text in which the last time without a year has been given one."""
    found = list(phrase("deadlines", "yearless").finditer(legible(text)))
    if not found:
        return []
    whole = f"{text[: found[-1].end()]}/{year}{text[found[-1].end() :]}"
    return marks(whole, legible(whole), done=done)
