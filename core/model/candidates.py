"""What the program says of two items: that one may answer the other, and where it falls short."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from doichieu.model.documents import Item


class Grade(StrEnum):
    """How far the program stands by a suggestion, the best first."""

    LIKELY = "likely"
    POSSIBLE = "possible"
    WEAK = "weak"


class Graded(Protocol):
    """What has a grade."""

    @property
    def grade(self) -> Grade:
        """How far the program stands by it."""


def best_grade(suggested: Iterable[Graded]) -> Grade:
    """The grade of the best of several suggestions; weak where there is none."""
    return min((each.grade for each in suggested), key=[*Grade].index, default=Grade.WEAK)


@dataclass(frozen=True)
class Candidate:
    """A suggestion: the program's guess that `plan` answers `directive`.

    `score` and every value of `parts` lie in 0..1.
    """

    directive: Item
    plan: Item
    score: float
    parts: dict[str, float] = field(default_factory=dict)
    grade: Grade = Grade.WEAK

    @property
    def proposed(self) -> bool:
        """Whether the program would show the pair on its own, as likely or as possible."""
        return self.grade is not Grade.WEAK


@dataclass(frozen=True, slots=True)
class OverlapCandidate:
    """A suggestion of another kind: two plan items that may give one duty twice.

    `score` and every value of `parts` lie in 0..1.
    """

    items: tuple[Item, Item]
    score: float
    parts: dict[str, float] = field(default_factory=dict)


class DifferenceKind(StrEnum):
    """In what a plan item falls short of the directive item it answers, in the order told."""

    DEADLINE_LATER = "deadline_later"
    DEADLINE_DROPPED = "deadline_dropped"
    DEADLINE_VAGUE = "deadline_vague"
    LEAD_CHANGED = "lead_changed"
    LEAD_DROPPED = "lead_dropped"
    CITATION_MISSING = "citation_missing"
    NUMBER_LOWERED = "number_lowered"
    SCOPE_NARROWED = "scope_narrowed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a plan item falls short: what the directive asks and the plan gives.

    Both are words as printed; `given` is '' where the plan says nothing instead.
    """

    kind: DifferenceKind
    asked: str
    given: str = ""
