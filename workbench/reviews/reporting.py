"""The report on a review: what it says, as a file of any format, and written to one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from doichieu.config import path_of
from doichieu.errors import InputError
from doichieu.language import _
from doichieu.workbench.reviews.review import Review
from doichieu.workbench.reviews.saving import save

if TYPE_CHECKING:
    from doichieu.export.choice import Choice
    from doichieu.export.content import Summary


def formats() -> tuple[str, ...]:
    """The endings of the files that a report can be written to, the usual one first."""
    from doichieu.export.formats import FORMATS

    return tuple(FORMATS)


def summary(review: Review, choice: Choice | None = None) -> Summary:
    """What a report says of a review."""
    from doichieu.export.choice import ALL
    from doichieu.export.summary import summary as told

    return told(review.report, choice or ALL)


def report(review: Review, ending: str = "", choice: Choice | None = None) -> bytes:
    """The report on a review as a file of that ending, '' for Markdown.

    Raises InputError where no format has the ending.
    """
    from doichieu.export.formats import laid_out

    ending = ending or formats()[0]
    if ending not in formats():
        known = " ".join(formats())
        raise InputError(
            _("no report has the format {ending}").format(ending=ending),
            remedy=_("Formats: {known}").format(known=known),
        )
    return laid_out(summary(review, choice), ending)


def save_report(
    review: Review,
    name: str | Path,
    *,
    overwrite: bool,
    ending: str = "",
    choice: Choice | None = None,
) -> None:
    """Write the report to a file, whole or not at all, in the format of its ending.

    Raises InputError when it cannot be written, has the ending of a format that no report has, or
    is there already and may not be overwritten.
    """
    save(report(review, ending or _ending(path_of(name)), choice), name, overwrite=overwrite)


_OTHERS = frozenset({".doc", ".odt", ".ods", ".pdf", ".rtf", ".tex", ".xls"})
"""Endings that promise another format: a program that opens such a file would find it broken."""


def _ending(path: Path) -> str:
    """The format that a file name asks for; what is no ending at all, as in 'a.12-KH', none."""
    ending = path.suffix.lower()
    return ending if ending in formats() or ending in _OTHERS else formats()[0]
