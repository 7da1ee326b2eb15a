"""A store or a file of somebody else brought into this one, all of it or nothing.

Documents are known by their bytes or wording, items by wording or address, rows of logs by their
name. What stands follows from all rows then (`standing`). A preview is the very same in a copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from doichieu.errors import InputError
from doichieu.exchange.form import ReviewFile
from doichieu.language import _
from doichieu.store import Store
from doichieu.store.copies import back_up
from doichieu.workbench.merging.bringing import ALL, Chosen, StoreBringing
from doichieu.workbench.merging.from_file import FileBringing
from doichieu.workbench.merging.outcome import Brought
from doichieu.workbench.merging.source import copied, is_database
from doichieu.workbench.merging.writing import Writing


class Merging:
    """What comes into the open store of one reviewer."""

    def __init__(self, store: Store, reviewer: str, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._reviewer = reviewer
        self._clock = clock

    def look(self, path: Path) -> Brought:
        """What the store or the file at `path` would bring. Raises like `opened`."""
        with self.opened(path) as theirs:
            return self.preview(theirs)

    def take(self, path: Path) -> tuple[Path, Brought]:
        """Bring it in, once what stands here is copied; where the copy is, and what came."""
        with self.opened(path) as theirs:
            return back_up(self._store.path), self.bring(theirs)

    def preview(self, theirs: Store | ReviewFile) -> Brought:
        """What would come and what would stand: it is done in a copy, which is thrown away."""
        with copied(self._store.path) as copy:
            return Merging(copy, self._reviewer, self._clock).bring(theirs)

    def bring(self, theirs: Store | ReviewFile, chosen: Chosen = ALL) -> Brought:
        """Bring another store in, or what is chosen of it, or a file, in one transaction.

        Raises StoreError, and changes nothing, where something in it cannot be read.
        """
        with self._store.arrivals.together():
            writing = Writing(self._store, self._reviewer, self._clock())
            if isinstance(theirs, Store):
                return StoreBringing(self._store, theirs, writing, chosen).brought()
            return FileBringing(self._store, writing).brought(theirs)

    @contextmanager
    def opened(self, path: Path) -> Iterator[Store | ReviewFile]:
        """What is to be brought in, looked at first: a copy of a store, or the file of a review.

        Raises StoreError or InputError where it is neither, damaged, newer than this program, or
        the very store that is open.
        """
        from doichieu.exchange import files
        from doichieu.importing.files.sources import bytes_of
        from doichieu.workbench.merging.coherence import must_hold_together

        if path.exists() and path.samefile(self._store.path):
            raise InputError(_("this is the store itself"), where=str(path))
        if is_database(path):
            with copied(path) as theirs:
                yield theirs
            return
        file = files.read(bytes_of(path), str(path))
        must_hold_together(file, str(path))
        yield file
