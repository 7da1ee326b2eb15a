"""One directive and many plans as a table: what is known of each task in each, and how often.

A column keeps a byte a task, so that ten thousand plans are a small thing to hold, to count and to
put in another order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from itertools import product
from operator import itemgetter, or_
from typing import NamedTuple, TypeAlias

from doichieu.frozen import frozen
from doichieu.model.actions import VERDICTS, Meaning, Verdict
from doichieu.model.candidates import Grade
from doichieu.model.codebook import TagId
from doichieu.model.decisions import ReviewId
from doichieu.model.documents import DocumentId, ItemId, StoredItem


class Likeliest(NamedTuple):
    """The likeliest answer to a task: how far the program stands by it, and its address."""

    grade: Grade
    score: float
    address: str


Found: TypeAlias = Mapping[str, Likeliest]
"""What one plan has, by the addresses of the directive's tasks; only of those that have any."""


class PlanPart(NamedTuple):
    """A plan, or a `section` of it that is reviewed alone."""

    plan: DocumentId
    section: str = ""


SUGGESTED: Mapping[Grade, Meaning] = {
    Grade.LIKELY: Meaning("⁺", "likely there", "likely", "dim"),
    Grade.POSSIBLE: Meaning("˜", "perhaps there", "possible", "dim"),
    Grade.WEAK: Meaning("ˣ", "not found", "weak", "dim"),
}
"""How what is only suggested is written: smaller than any verdict, also where nothing is dim."""


@frozen
class Cell:
    """What is known of a task in a plan.

    `verdict` was given by a reviewer; `grade` is how far the program stands by its best suggestion,
    weak where there is none, and None while nobody has looked. `suspect`: something that was
    decided needs another look; `noted`: there is a note.
    """

    verdict: Verdict | None = None
    grade: Grade | None = None
    suspect: bool = False
    noted: bool = False

    @property
    def meaning(self) -> Meaning | None:
        """How it is written: the verdict, else what is suggested; None for neither."""
        if self.verdict:
            return VERDICTS[self.verdict]
        return SUGGESTED[self.grade] if self.grade else None

    @property
    def left_out(self) -> bool:
        """Whether a reviewer found that the plan leaves the task out."""
        return self.verdict is Verdict.GAP

    @property
    def perhaps(self) -> bool:
        """Whether nobody has decided, and the program finds no answer in the plan."""
        return self.verdict is None and self.grade is Grade.WEAK


_GRADES = (None, *Grade)
_SAID = [*product((None, *Verdict), (False, True), (False, True))]
CELLS = tuple(Cell(said[0], grade, *said[1:]) for said in _SAID for grade in _GRADES)
"""Every cell that there can be; its place is its code, the grade the last digit of that."""

_CODES = {said: place * len(_GRADES) for place, said in enumerate(_SAID)}
_DIGITS = {grade: digit for digit, grade in enumerate(_GRADES)}
_NOTHING_FOUND = bytes([_DIGITS[Grade.WEAK]])
_GRADE_OF = bytes(code % len(_GRADES) for code in range(256))
_SAID_OF = bytes(code - code % len(_GRADES) for code in range(256))


def _sort(cell: Cell) -> int:
    if cell.left_out:
        return _LEFT_OUT
    return _PERHAPS if cell.perhaps else _DECIDED if cell.verdict else 0


_DECIDED, _LEFT_OUT, _PERHAPS = 1, 2, 3
_SORTS = bytes(map(_sort, CELLS)).ljust(256, b"\0")


@frozen
class Total:
    """Of how many cells how many are decided, left out, and perhaps left out."""

    of: int
    decided: int = 0
    left_out: int = 0
    perhaps: int = 0

    @classmethod
    def counted(cls, codes: bytes) -> Total:
        """The figures of cells."""
        sorts = codes.translate(_SORTS)
        left_out, perhaps = sorts.count(_LEFT_OUT), sorts.count(_PERHAPS)
        return cls(len(codes), sorts.count(_DECIDED) + left_out, left_out, perhaps)

    @property
    def missing(self) -> int:
        """What is left out, as decided or as it seems."""
        return self.left_out + self.perhaps

    @property
    def rank(self) -> tuple[int, int]:
        """What comes first where the worst does; of as many missing, what more is decided of."""
        return -self.missing, -self.left_out


@frozen
class Column:
    """A plan; or a section of it that was reviewed alone.

    `number` is its place among the plans as they were asked for, from 1. `review` is None where
    nobody has begun one; `codes` are the cells, one byte each.
    """

    number: int
    plan: DocumentId
    name: str
    issuer: str = ""
    section: str = ""
    review: ReviewId | None = None
    codes: bytes = b""

    @property
    def part(self) -> PlanPart:
        """What of the plan it tells of."""
        return PlanPart(self.plan, self.section)

    @property
    def called(self) -> str:
        """What it is called: the plan, and the section."""
        return f"{self.name}#{self.section}" if self.section else self.name

    @property
    def cells(self) -> tuple[Cell, ...]:
        """What is known of each task."""
        return tuple(map(CELLS.__getitem__, self.codes))

    @property
    def total(self) -> Total:
        """How far the plan is reviewed, and what it leaves out."""
        return Total.counted(self.codes)

    def deciding(self, said: Iterable[Cell]) -> Column:
        """The same with what was decided of each task; what is suggested stays."""
        codes = (_CODES[each.verdict, each.suspect, each.noted] for each in said)
        return self._coded(map(or_, codes, self.codes.translate(_GRADE_OF)))

    def suggesting(self, grades: Mapping[int, Grade]) -> Column:
        """The same with what is suggested, by the places of the tasks; weak where nothing is."""
        digits = bytearray(_NOTHING_FOUND * len(self.codes))
        for place, grade in grades.items():
            digits[place] = _DIGITS[grade]
        return self._coded(map(or_, self.codes.translate(_SAID_OF), digits))

    def suggesting_like(self, other: Column) -> Column:
        """The same with what is suggested in another column of the same tasks."""
        digits = other.codes.translate(_GRADE_OF)
        return self._coded(map(or_, self.codes.translate(_SAID_OF), digits))

    def _coded(self, codes: Iterable[int]) -> Column:
        return replace(self, codes=bytes(codes))


@frozen
class Matrix:
    """The tasks of a directive, or of its `section`, and the plans that answer it.

    `tags` are the tasks that carry a tag in any of the reviews.
    """

    directive: DocumentId
    name: str
    section: str = ""
    tasks: tuple[StoredItem, ...] = ()
    columns: tuple[Column, ...] = ()
    tags: Mapping[TagId, frozenset[ItemId]] = field(default_factory=dict)

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """What became of each task in all plans."""
        every, wide = b"".join(column.codes for column in self.columns), len(self.tasks)
        return tuple(Total.counted(every[place::wide]) for place in range(wide))

    def cell(self, row: int, column: int) -> Cell:
        """What is known of a task in a plan."""
        return CELLS[self.columns[column].codes[row]]

    def rows(self, places: Sequence[int]) -> Matrix:
        """The same with only these tasks, in this order."""
        if not places:
            columns = (replace(column, codes=b"") for column in self.columns)
            return replace(self, tasks=(), columns=tuple(columns))
        pick = itemgetter(*places, places[0])
        # One more than is wanted: an `itemgetter` of one would give no row.
        columns = (replace(each, codes=bytes(pick(each.codes)[:-1])) for each in self.columns)
        return replace(self, tasks=pick(self.tasks)[:-1], columns=tuple(columns))

    def with_columns(self, columns: Iterable[Column]) -> Matrix:
        """The same with these plans, in this order."""
        return replace(self, columns=tuple(columns))

    @property
    def most_missing(self) -> tuple[int, ...]:
        """The tasks that any plan leaves out by their places, the most often missing first."""
        ranked = sorted(range(len(self.tasks)), key=lambda place: self.totals[place].rank)
        return tuple(place for place in ranked if self.totals[place].missing)

    @property
    def worst(self) -> tuple[Column, ...]:
        """The plans that leave any task out, the one that leaves out most first."""
        ranked = sorted((column.total.rank, place) for place, column in enumerate(self.columns))
        return tuple(self.columns[place] for rank, place in ranked if rank[0])
