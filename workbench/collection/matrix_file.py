"""A matrix as a file: of any format of the report, or as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from doichieu.language import _
from doichieu.model.matrix import Found, Matrix, PlanPart
from doichieu.text import hyphened
from doichieu.workbench.reviews.reporting import Form, laid_or_data, named_form
from doichieu.workbench.reviews.saving import save

Answers = Mapping[PlanPart, Found]
"""The likeliest answers of each plan, as far as they are known."""


def content(matrix: Matrix, answers: Answers, form: Form) -> bytes:
    """A matrix as a file of that form. Raises InputError where there is no such form."""
    from doichieu.export.matrix import summary
    from doichieu.export.matrix_json import matrix_json

    return laid_or_data(lambda: summary(matrix), lambda: matrix_json(matrix, answers), form)


def save_matrix(
    matrix: Matrix, answers: Answers, name: str | Path, *, overwrite: bool, form: Form | None = None
) -> None:
    """Write a matrix to a file, whole or not at all, in the format of its ending.

    Raises InputError like `save_report` of a review.
    """
    asked = named_form(form or Form(), name)
    save(content(matrix, answers, asked), name, overwrite=overwrite)


def file_name(matrix: Matrix) -> str:
    """A name for the file, without ending."""
    return hyphened(_("matrix"), matrix.name, matrix.section)
