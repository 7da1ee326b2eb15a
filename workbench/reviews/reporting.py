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


def summary(review: Review, choice: Choice | None = None) -> Summary:
    """What a report says of a review."""
    from doichieu.export.choice import ALL
    from doichieu.export.summary import summary as told

    return told(review.report, choice or ALL)


def report(review: Review, ending: str = ".md", choice: Choice | None = None) -> bytes:
    """The report on a review as a file of that ending.

    Raises InputError where no format has the ending.
    """
    from doichieu.export.formats import FORMATS, laid_out

    if ending not in FORMATS:
        known = " ".join(FORMATS)
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
    from doichieu.export.formats import FORMATS

    ending = path.suffix.lower()
    return ending if ending in FORMATS or ending in _OTHERS else next(iter(FORMATS))
