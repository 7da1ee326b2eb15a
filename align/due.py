"""What becomes of a task's last day in the plan items that answer it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from doichieu.align.clauses import aside, either, wording
from doichieu.model import Deadline, DeadlineKind, DifferenceKind, Item, Outline
from doichieu.text import fold

_BETWEEN_MARKS = " | "

# A task that need never be done, or only when something else has happened.
_VAGUE = frozenset(
    {
        *(DeadlineKind.CONTINUOUS, DeadlineKind.ANNUAL, DeadlineKind.PERIODIC),
        *(DeadlineKind.CONDITIONAL, DeadlineKind.FROM, DeadlineKind.MIXED),
    }
)


class Missed(NamedTuple):
    """How a deadline is missed, and the plan item whose time is given instead, if any."""

    kind: DifferenceKind
    given: Item | None = None


def missed(
    asked: Item, answers: Sequence[Item], plan: Outline, about: Callable[[Item], bool]
) -> Missed | None:
    """Whether nothing that answers a task keeps its last day.

    A later day counts only of an answer that is `about` the task as a whole.
    """
    due = asked.deadline
    if due.kind is DeadlineKind.FROM:
        return _starts_later(due, answers)
    if due.end is None or any(_keeps(due, item, plan) for item in answers):
        return None
    dated = [(item.deadline.end, item) for item in answers if item.deadline.end and about(item)]
    if dated:
        _end, nearest = min(dated, key=lambda each: each[0])
        return Missed(DifferenceKind.DEADLINE_LATER, nearest)
    recurs = any(_recurring().search(mark) for mark in _own_marks(asked))
    vague = next((each for each in answers if not each.deadline.end and _own_marks(each)), None)
    if vague is not None:
        return None if recurs else Missed(DifferenceKind.DEADLINE_VAGUE, vague)
    # Several years are the time of a whole programme rather than of a task.
    years = due.start is not None and due.start.year < due.end.year
    return None if years else Missed(DifferenceKind.DEADLINE_DROPPED)


def _starts_later(due: Deadline, answers: Sequence[Item]) -> Missed | None:
    """Whether the plan begins in a later year, where both only name a start."""
    starts = [
        (item.deadline.start, item)
        for item in answers
        if item.deadline.kind is DeadlineKind.FROM and item.deadline.start
    ]
    if due.start is None or not starts:
        return None
    first, item = min(starts, key=lambda each: each[0])
    return Missed(DifferenceKind.DEADLINE_LATER, item) if first.year > due.start.year else None


def _keeps(due: Deadline, item: Item, plan: Outline) -> bool:
    """Whether a plan item is due by the last day, or may be."""
    if due.end is None:
        return True
    theirs, raw = item.deadline, item.deadline.raw or ""
    year = str(due.end.year)
    if theirs.end and theirs.end <= due.end:
        return True
    # One of several marks may keep the day though another goes beyond it.
    if _BETWEEN_MARKS in raw and year in raw:
        return True
    # What is said of time in another way may be meant so.
    unclear = raw and theirs.end is None and theirs.kind not in _VAGUE
    if unclear or f"{due.end.day}/{due.end.month}" in raw:
        return True
    # A year in the title is over on its last day: it keeps that, and nothing earlier.
    last = (due.end.month, due.end.day) == (12, 31)
    return last and theirs.end is None and year in _elsewhere(item, plan)


def _elsewhere(item: Item, plan: Outline) -> str:
    """What may speak of time beside the deadline: the text, the headings above, the title."""
    text = fold(item.text)
    for mark in fold(item.deadline.raw or "").split(_BETWEEN_MARKS):
        text = text.replace(mark, "") if mark else text
    above = (fold(block.text) for block in plan.above(item))
    return _cited().sub("", " ".join([text, *above, fold(plan.facts.title or "")]))


def _own_marks(item: Item) -> list[str]:
    """The marks of an item's deadline but those that stand with another verb than its first."""
    marks = filter(None, fold(item.deadline.raw or "").split(_BETWEEN_MARKS))
    return [mark for mark in marks if not _of_another_verb(mark, item)]


def _of_another_verb(mark: str, item: Item) -> bool:
    """Whether a mark belongs to a later duty: 'hoàn thành trong …; thường xuyên theo dõi'."""
    text = fold(item.text)
    place = text.find(mark)
    if (
        place < 0
        or not _with_verb().fullmatch(mark)
        or not text[place + len(mark) :][1:2].isalpha()
    ):
        return False
    spans = aside(item)
    before = _verb().finditer(text, 0, place)
    return any(not any(a <= verb.start() < b for a, b in spans) for verb in before)


@cache
def _recurring() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(wording()['deadline']['recurring'])})\b")


@cache
def _cited() -> re.Pattern[str]:
    return re.compile(wording()["deadline"]["cited"])


@cache
def _with_verb() -> re.Pattern[str]:
    return re.compile(wording()["deadline"]["with_verb"])


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(wording()['clause']['verbs'])})\b")
