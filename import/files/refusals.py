"""Why a file is not read: the errors that readers of several formats share."""

from __future__ import annotations

from doichieu.errors import InputError
from doichieu.importing.limits import LARGEST_TEXT, MEGABYTE
from doichieu.language import _


def damaged(where: str) -> InputError:
    """The error that a file is damaged."""
    return InputError(
        _("the file is damaged"),
        where=where,
        remedy=_("Get it again, or open it in LibreOffice and save it anew."),
    )


def locked(where: str) -> InputError:
    """The error that a document is protected by a password."""
    return InputError(
        _("the document is protected by a password"),
        where=where,
        remedy=_("Open it, and save it without a password."),
    )


def overgrown(where: str) -> InputError:
    """The error that a document is built as no document is."""
    return InputError(
        _("the document is nested too deeply or has too many parts"),
        where=where,
        remedy=_("Save only its text."),
    )


def too_long(where: str) -> InputError:
    """The error that a text is longer than any document is."""
    return InputError(
        _("its text is larger than {limit} MB").format(limit=LARGEST_TEXT // MEGABYTE),
        where=where,
        remedy=_("Split it."),
    )


def costly(where: str, command: str = "") -> InputError:
    """The error that reading came to a limit of memory or time; `command` is a way out."""
    return InputError(
        _("to read this file takes more memory or time than any document needs"),
        where=where,
        remedy=_("Run: {command}.").format(command=command)
        if command
        else _("Split it, or save only its text."),
    )
