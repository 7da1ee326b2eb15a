"""A matrix counts what was decided and what only seems so apart, and loses no cell when sorted."""

from __future__ import annotations

import itertools

from doichieu.model import (
    NO_DEADLINE,
    DocumentId,
    Grade,
    ItemId,
    Kind,
    ReviewId,
    StoredItem,
    Verdict,
)
from doichieu.model.matrix import CELLS, Cell, Column, Matrix, Total


def task(number: int) -> StoredItem:
    return StoredItem(
        id=ItemId(number),
        address=f"{number}",
        line=number,
        kind=Kind.TASK,
        text=f"việc {number}",
        deadline=NO_DEADLINE,
    )


def column(number: int, *cells: Cell) -> Column:
    codes = bytes(map(CELLS.index, cells))
    return Column(number, DocumentId(number), f"{number}/KH", codes=codes)


GAP, COVERED = Cell(Verdict.GAP), Cell(Verdict.COVERED, Grade.WEAK)
SEEMS_MISSING, SEEMS_THERE, UNKNOWN = Cell(None, Grade.WEAK), Cell(None, Grade.LIKELY), Cell()


def matrix(*columns: tuple[Cell, ...]) -> Matrix:
    made = tuple(column(n, *cells) for n, cells in enumerate(columns, 1))
    tasks = tuple(task(n + 1) for n in range(len(columns[0])))
    return Matrix(DocumentId(9), "9-CT", tasks=tasks, columns=made)


def test_every_cell_comes_back_as_it_was_put() -> None:
    assert len({*CELLS}) == len(CELLS) < 256
    for cell, grade in itertools.product(CELLS, (None, *Grade)):
        said = column(1, Cell(cell.verdict, None, cell.suspect, cell.noted))
        made = said.suggesting({0: grade}) if grade else said
        assert made.cells == (Cell(cell.verdict, grade, cell.suspect, cell.noted),)


def test_what_is_suggested_stays_when_something_is_decided_and_the_reverse() -> None:
    seen = column(1, UNKNOWN, UNKNOWN).suggesting({1: Grade.LIKELY})
    assert [cell.grade for cell in seen.cells] == [Grade.WEAK, Grade.LIKELY]
    decided = seen.deciding([Cell(Verdict.GAP, noted=True), UNKNOWN])
    assert decided.cells == (Cell(Verdict.GAP, Grade.WEAK, noted=True), Cell(None, Grade.LIKELY))
    assert decided.suggesting({0: Grade.POSSIBLE}).cells[0].verdict is Verdict.GAP
    assert column(2, GAP, UNKNOWN).suggesting_like(decided).cells[1].grade is Grade.LIKELY


def test_a_row_counts_what_was_decided_and_what_seems_so_apart() -> None:
    made = matrix((GAP,), (GAP,), (SEEMS_MISSING,), (SEEMS_THERE,), (UNKNOWN,), (COVERED,))
    assert made.totals == (Total(of=6, decided=3, left_out=2, perhaps=1),)
    assert made.totals[0].missing == 3


def test_what_a_reviewer_found_covered_is_not_missing_whatever_the_program_says() -> None:
    assert not COVERED.perhaps
    assert matrix((COVERED,)).totals[0].missing == 0


def test_a_column_counts_how_far_its_review_is_and_what_it_leaves_out() -> None:
    assert column(1, GAP, COVERED, SEEMS_MISSING, UNKNOWN).total == Total(4, 2, 1, 1)


def test_rows_in_another_order_keep_their_cells() -> None:
    made = matrix((GAP, COVERED, UNKNOWN), (SEEMS_MISSING, SEEMS_THERE, GAP))
    turned = made.rows([2, 0])
    assert [each.address for each in turned.tasks] == ["3", "1"]
    assert [each.cells for each in turned.columns] == [(UNKNOWN, GAP), (GAP, SEEMS_MISSING)]
    assert turned.cell(1, 1) == SEEMS_MISSING
    assert [each.missing for each in turned.totals] == [1, 2]
    for places in ([1], []):
        assert len(made.rows(places).tasks) == len(places)
        assert {len(each.codes) for each in made.rows(places).columns} == {len(places)}


def test_the_most_often_missing_come_first_and_of_equals_what_was_decided() -> None:
    made = matrix(
        (COVERED, SEEMS_MISSING, GAP, SEEMS_THERE), (COVERED, SEEMS_MISSING, SEEMS_MISSING, GAP)
    )
    assert made.most_missing == (2, 1, 3)


def test_the_worst_plans_come_first_and_those_without_a_gap_are_not_named() -> None:
    made = matrix(
        (COVERED, SEEMS_THERE), (SEEMS_MISSING, SEEMS_MISSING), (GAP, SEEMS_MISSING), (GAP, COVERED)
    )
    assert [each.number for each in made.worst] == [3, 2, 4]


def test_a_review_is_known_by_its_column() -> None:
    assert column(1, UNKNOWN).review is None
    assert Column(1, DocumentId(1), "1/KH", review=ReviewId(3)).review == 3
