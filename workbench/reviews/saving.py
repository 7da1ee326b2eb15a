"""What is written to a file that somebody named."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from doichieu.config import path_of
from doichieu.errors import InputError
from doichieu.language import _
from doichieu.replacing import replace


def save(content: str | bytes, name: str | Path, *, overwrite: bool) -> None:
    """Write this, text in UTF-8, to the file of that name; what stood there stays if that fails.

    Raises InputError when it cannot be written, is no plain file or one of a store, or is there
    already and may not be overwritten. Of two who write at once without that, one is refused.
    """
    path = path_of(name)
    try:
        with refused(path):
            replace(path, content, new=not overwrite)
    except FileExistsError as error:
        raise InputError(
            _("there is such a file already"),
            where=str(path),
            remedy=_("Choose another name, or overwrite it with --force."),
        ) from error


@contextmanager
def refused(path: Path) -> Iterator[None]:
    """What the system refuses while a file is written, as an InputError that names it.

    That there is such a file already is for the caller to tell.
    """
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        raise InputError(
            _("cannot be written: {why}").format(why=error.strerror or error),
            where=str(path),
            remedy=_("Choose another file or folder."),
        ) from error
