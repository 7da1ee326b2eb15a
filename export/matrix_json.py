"""A matrix as JSON, for programs."""

from __future__ import annotations

from collections.abc import Mapping

from doichieu.model import StoredItem
from doichieu.model.matrix import Cell, Column, Found, Matrix, PlanPart, Total


def matrix_json(matrix: Matrix, answers: Mapping[PlanPart, Found]) -> dict[str, object]:
    """`{directive, section, plans: […], tasks: […]}`.

    A plan is `{number, id, name, issuer, section, review, total}`; `number` is what it is called
    elsewhere. A task is `{id, line, text, leads, total, plans: […]}`, with
    `{plan, verdict, suspect, noted, suggested: {grade, score, id}}` for each plan, in the same
    order. A total is `{of, decided, left_out, seems_left_out}`. `grade` is what the program says,
    null where nobody has looked; `score` and `id` of the answer are null where it is weak.
    """
    columns = [(column, column.cells) for column in matrix.columns]
    return {
        "directive": {"id": matrix.directive, "name": matrix.name},
        "section": matrix.section,
        "plans": [_plan(column) for column in matrix.columns],
        "tasks": [
            {
                "id": task.address,
                "line": task.line,
                "text": task.text,
                "leads": list(task.leads),
                "total": _total(matrix.totals[place]),
                "plans": [_cell(column, cells[place], task, answers) for column, cells in columns],
            }
            for place, task in enumerate(matrix.tasks)
        ],
    }


def _plan(column: Column) -> dict[str, object]:
    return {
        "number": column.number,
        "id": column.plan,
        "name": column.name,
        "issuer": column.issuer or None,
        "section": column.section or None,
        "review": column.review,
        "total": _total(column.total),
    }


def _total(total: Total) -> dict[str, int]:
    return {
        "of": total.of,
        "decided": total.decided,
        "left_out": total.left_out,
        "seems_left_out": total.perhaps,
    }


def _cell(
    column: Column, cell: Cell, task: StoredItem, answers: Mapping[PlanPart, Found]
) -> dict[str, object]:
    found = answers.get(column.part, {}).get(task.address)
    return {
        "plan": column.number,
        "verdict": cell.verdict,
        "suspect": cell.suspect,
        "noted": cell.noted,
        "suggested": {
            "grade": cell.grade,
            "score": round(found.score, 4) if found else None,
            "id": found.address if found else None,
        },
    }
