"""What the program says of two items: that one may answer the other, and where it falls short."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from enum import StrEnum
from typing import Protocol

from doichieu.frozen import frozen
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


@frozen
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


@frozen
class OverlapCandidate:
    """A suggestion of another kind: two plan items that may give one duty twice.

    `score` and every value of `parts` lie in 0..1.
    """

    items: tuple[Item, Item]
    score: float
    parts: dict[str, float] = field(default_factory=dict)


class DifferenceKind(StrEnum):
    """In what those that answer a task fall short of it, in the order told."""

    DEADLINE_LATER = "deadline_later"
    DEADLINE_DROPPED = "deadline_dropped"
    DEADLINE_VAGUE = "deadline_vague"
    LEAD_CHANGED = "lead_changed"
    LEAD_DROPPED = "lead_dropped"
    CITATION_MISSING = "citation_missing"
    PART_LEFT_OUT = "part_left_out"
    NUMBER_LOWERED = "number_lowered"
    NUMBER_DROPPED = "number_dropped"
    SCOPE_NARROWED = "scope_narrowed"
    CONDITION_ADDED = "condition_added"
    VERB_WEAKENED = "verb_weakened"


@frozen
class Difference:
    """One way in which the answers of a task fall short: what it asks and what they give.

    Both are words as printed; `given` is '' where the plan says nothing instead. `answer` is the
    address of the plan item at which it is told, the best one where it is true of all together, and
    '' where it is told of the whole plan; `place` is where `asked` stands in the text of the task,
    for a part that is left out; `elsewhere` the address of the plan item that has `given`, where
    that is another one.
    """

    kind: DifferenceKind
    asked: str
    given: str = ""
    answer: str = ""
    place: tuple[int, int] | None = None
    elsewhere: str = ""

    @property
    def told(self) -> str:
        """What is given instead, and where if that is another plan item."""
        return f"{self.given} ({self.elsewhere})" if self.elsewhere else self.given


@frozen
class Wording:
    """How the words of a plan item differ from those of a task that it copies, as printed."""

    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def verbatim(self) -> bool:
        """Whether nothing was taken out or put in that says anything."""
        return not self.removed and not self.added
