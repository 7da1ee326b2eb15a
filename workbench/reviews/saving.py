"""A file written whole or not at all, with what to do where that fails."""

from __future__ import annotations

import stat
from pathlib import Path

from doichieu.config import path_of
from doichieu.errors import InputError
from doichieu.language import _
from doichieu.replacing import replace


def save(data: str | bytes, name: str | Path, *, overwrite: bool) -> None:
    """Write a text, in UTF-8, or bytes to that file; what stood there stays if that fails.

    Raises InputError when it cannot be written, or is there already and may not be overwritten.
    """
    path = path_of(name)
    try:
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            # A device or a pipe takes text and cannot be replaced.
            path.write_bytes(data.encode() if isinstance(data, str) else data)
        elif path.exists() and not overwrite:
            raise InputError(
                _("there is such a file already"),
                where=str(path),
                remedy=_("Choose another name, or overwrite it with --force."),
            )
        else:
            replace(path, data)
    except OSError as error:
        raise InputError(
            _("cannot be written: {why}").format(why=error.strerror or error),
            where=str(path),
            remedy=_("Choose another file or folder."),
        ) from error
