"""The store of somebody else, opened to be read: whole, ours in its form, and never written to.

What is read is a copy in a folder of its own, so an older version can be brought up to date there.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from doichieu.errors import FullError, StoreError
from doichieu.language import _
from doichieu.peeking import DATABASE, peek
from doichieu.store import Store
from doichieu.store.copies import back_up
from doichieu.store.verifying import verify


def is_database(path: Path) -> bool:
    """Whether a file is a database rather than a file of decisions."""
    return path.is_file() and peek(path, len(DATABASE)) == DATABASE


@contextmanager
def room_for(copy: Path) -> Iterator[None]:
    """Say which folder is full where there is no room for a copy that nobody knows of."""
    try:
        yield
    except FullError as error:
        if error.where.startswith(str(copy.parent)):
            error.where = tempfile.gettempdir()
            error.remedy = _("Make room there, or name another folder: TMPDIR=FOLDER.")
        raise


@contextmanager
def copied(path: Path) -> Iterator[Store]:
    """A copy of the store at `path`, to be written to and thrown away.

    Raises StoreError, which names `path`, where it is none of ours, damaged or of a newer version.
    """
    with tempfile.TemporaryDirectory(prefix="doichieu-") as folder:
        copy = Path(folder) / "store.db"
        with room_for(copy):
            back_up(path, copy)
        try:
            with room_for(copy), Store.open(copy, make=False) as store:
                _must_be_whole(copy, path)
                yield store
        except StoreError as error:
            # The copy is nothing that anybody knows of.
            error.where = error.where.replace(str(copy), str(path))
            raise


def _must_be_whole(copy: Path, path: Path) -> None:
    damages = verify(copy).damages
    if damages:
        first = damages[0]
        raise StoreError(
            _("the store is not as it was written ({what})").format(
                what=" ".join(filter(None, (first.where, first.what)))
            ),
            where=str(path),
            remedy=_("Nothing was taken over. See what is wrong with: doichieu verify"),
        )
