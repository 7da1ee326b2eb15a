"""The summary of a review, and a text put into a file, whole or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

from doichieu.config import path_of
from doichieu.errors import InputError
from doichieu.language import _
from doichieu.replacing import replace
from doichieu.workbench.reviews.review import Review


def summary(review: Review) -> str:
    """The Markdown summary of a review."""
    from doichieu.export import summary as telling
    from doichieu.export.formats.markdown import markdown

    return markdown(telling.summary(review.report))


_OTHERS = frozenset(
    {
        *(".csv", ".doc", ".docx", ".htm", ".html", ".json", ".odt", ".ods"),
        *(".pdf", ".rtf", ".tex", ".xls", ".xlsx"),
    }
)
"""Endings that promise another format: a program that opens such a file would find it broken."""


def save_summary(review: Review, name: str | Path, *, overwrite: bool) -> None:
    """Write the summary to a file, whole or not at all.

    Raises InputError when it cannot be written, is called like a file of another format, or is
    there already and may not be overwritten.
    """
    ending = path_of(name).suffix.lower()
    if ending in _OTHERS:
        raise InputError(
            _("a summary is Markdown and no {ending}").format(ending=ending),
            where=str(path_of(name)),
            remedy=_("Give the file a name that ends in .md."),
        )
    save(summary(review), name, overwrite=overwrite)


def save(text: str, name: str | Path, *, overwrite: bool) -> None:
    """Write `text` to the file of that name, in UTF-8; what stood there stays if that fails.

    Raises InputError when it cannot be written, or is there already and may not be overwritten.
    """
    path = path_of(name)
    try:
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            # A device or a pipe takes text and cannot be replaced.
            path.write_text(text, encoding="utf-8", newline="\n")
        elif path.exists() and not overwrite:
            raise InputError(
                _("there is such a file already"),
                where=str(path),
                remedy=_("Choose another name, or overwrite it with --force."),
            )
        else:
            replace(path, text)
    except OSError as error:
        raise InputError(
            _("cannot be written: {why}").format(why=error.strerror or error),
            where=str(path),
            remedy=_("Choose another file or folder."),
        ) from error
