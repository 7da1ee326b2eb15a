"""The summary of a review, and what is written to a file that somebody named."""

from __future__ import annotations

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


def save(content: str | bytes, name: str | Path, *, overwrite: bool) -> None:
    """Write this, text in UTF-8, to the file of that name; what stood there stays if that fails.

    Raises InputError when it cannot be written, is no plain file or one of a store, or is there
    already and may not be overwritten. Of two who write at once without that, one is refused.
    """
    path = path_of(name)
    try:
        replace(path, content, new=not overwrite)
    except FileExistsError as error:
        raise InputError(
            _("there is such a file already"),
            where=str(path),
            remedy=_("Choose another name, or overwrite it with --force."),
        ) from error
    except OSError as error:
        raise InputError(
            _("cannot be written: {why}").format(why=error.strerror or error),
            where=str(path),
            remedy=_("Choose another file or folder."),
        ) from error
