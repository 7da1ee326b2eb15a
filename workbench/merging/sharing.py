"""One review with its documents in a store of its own, to be sent to somebody.

It is what a merge takes over, in a new file: nothing else was ever written there.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.store import Store
from doichieu.store.copies import back_up
from doichieu.workbench.merging.bringing import Chosen
from doichieu.workbench.merging.merging import Merging
from doichieu.workbench.merging.source import room_for
from doichieu.workbench.reviews.review import Review


def share(
    store: Store, review: Review, path: Path, reviewer: str, clock: Callable[[], datetime]
) -> Path:
    """Write a review to a new store and say where.

    While it is read blind, of the readings only that of who shares it. Raises InputError for
    another ending than `.db`, StoreError where the file is there already or cannot be written.
    """
    if path.suffix.lower() != ".db":
        raise InputError(
            _("a review is shared as a file .db"),
            where=str(path),
            remedy=_("As JSON it is written by: doichieu export -o FILE.json."),
        )
    review.reading.refresh()
    chosen = Chosen(review.id, review.reading.shows)
    with tempfile.TemporaryDirectory(prefix="doichieu-") as folder:
        made = Path(folder) / "store.db"
        # Without a seat: what is written there anew tells nothing of this machine.
        with room_for(made), Store.open(made) as empty:
            Merging(empty, reviewer, clock).bring(store, chosen)
        return back_up(made, path)
