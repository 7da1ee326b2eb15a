"""The report on a review: what it says, as a file of any format, and written to one."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from doichieu.config import path_of
from doichieu.errors import InputError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.workbench.reviews.review import Review
from doichieu.workbench.reviews.saving import save

if TYPE_CHECKING:
    from doichieu.export.choice import Choice
    from doichieu.export.content import Summary


def formats() -> tuple[str, ...]:
    """The endings of the files that a report can be written to, the usual one first."""
    from doichieu.export.formats import FORMATS

    return (*FORMATS, _WHOLE)


_WHOLE = ".json"
"""The format that is no report: what it tells of, for programs; of a review all of it, for another
store to `merge`."""


def summary(review: Review, choice: Choice | None = None) -> Summary:
    """What a report says of a review."""
    from doichieu.export.choice import ALL
    from doichieu.export.summary import summary as told

    return told(review.report, choice or ALL)


@frozen
class Form:
    """How a report is laid out: the format by the `ending` of its files, '' for Markdown.

    `marked`: CSV begins with the mark of UTF-8, without which some programs misread it. A
    `template` is a file by which the report is laid out instead.
    """

    ending: str = ""
    marked: bool = False
    template: str = ""


_USUAL = Form()


def report(review: Review, form: Form = _USUAL, choice: Choice | None = None) -> bytes:
    """The report on a review as a file of that form.

    Raises InputError where there is no such form.
    """
    if form.template:
        _must_not_be_marked(form)
        return _by_template(summary(review, choice), form.template)
    if form.ending == _WHOLE:
        from doichieu.exchange import files

        _must_not_be_marked(form)
        return files.text(review.file).encode()
    return laid(lambda: summary(review, choice), form)


def laid_or_data(
    told: Callable[[], Summary], data: Callable[[], dict[str, object]], form: Form
) -> bytes:
    """The same of what has a form for programs as well: as JSON its data. Errors as of `laid`."""
    if form.ending != _WHOLE or form.marked:
        return laid(told, form)
    return (json.dumps(data(), ensure_ascii=False, indent=1) + "\n").encode()


def laid(told: Callable[[], Summary], form: Form) -> bytes:
    """What there is to tell as a file of that form. Raises InputError where there is no such."""
    from doichieu.export.formats import FORMATS, laid_out

    ending = form.ending or next(iter(FORMATS))
    if ending != ".csv":
        _must_not_be_marked(form)
    if ending not in FORMATS:
        known = " ".join(formats())
        raise InputError(
            _("no report has the format {ending}").format(ending=ending),
            remedy=_("Formats: {known}").format(known=known),
        )
    content = laid_out(told(), ending)
    return BOM_UTF8 + content if form.marked else content


def _must_not_be_marked(form: Form) -> None:
    """Raise InputError where a mark of UTF-8 is asked for that the form cannot have."""
    if form.marked:
        raise InputError(_("only CSV is marked as UTF-8"), where="--bom")


def save_report(
    review: Review,
    name: str | Path,
    *,
    overwrite: bool,
    form: Form = _USUAL,
    choice: Choice | None = None,
) -> None:
    """Write the report to a file, whole or not at all, in the format of its ending.

    Raises InputError when it cannot be written, has the ending of a format that no report has, or
    is there already and may not be overwritten.
    """
    save(report(review, named_form(form, name), choice), name, overwrite=overwrite)


def named_form(form: Form, name: str | Path) -> Form:
    """A form with the ending of a file, unless it has one that was asked for."""
    return replace(form, ending=form.ending or ending_of(name))


def _by_template(told: Summary, name: str) -> bytes:
    from doichieu.export.formats.template import lay_out

    path = path_of(name)
    try:
        # It does not wait for what a pipe or a device may say.
        if path.stat().st_size > _TEMPLATE or not path.is_file():
            raise InputError(_("no plain file, or too large for a template"), where=name)
        text = path.read_text(encoding="utf-8")
    except UnicodeError as error:
        raise InputError(_("it is not UTF-8"), where=name) from error
    except OSError as error:
        raise InputError(
            _("cannot be read: {why}").format(why=error.strerror), where=name
        ) from error
    return lay_out(told, text, name)


_TEMPLATE = 1_000_000
"""Bytes of a template."""


def copy_template(name: str | Path, *, overwrite: bool) -> None:
    """Write the shipped template for such files to a file, to begin one's own with.

    Raises InputError where there is none, or the file cannot be written.
    """
    from doichieu.export.formats.template import kind_of, shipped

    save(shipped(kind_of(str(name))), name, overwrite=overwrite)


_OTHERS = frozenset({".doc", ".odt", ".ods", ".pdf", ".rtf", ".tex", ".xls"})
"""Endings that promise another format: a program that opens such a file would find it broken."""


def ending_of(name: str | Path) -> str:
    """The format that a file name asks for; what is no ending at all, as in 'a.12-KH', none."""
    ending = path_of(name).suffix.lower()
    return ending if ending in formats() or ending in _OTHERS else formats()[0]
