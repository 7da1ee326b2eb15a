"""Notes on the tasks of a directive that are meant for every plan of it: the last one stands."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from doichieu.frozen import frozen
from doichieu.model import NO_SEAT, DocumentId, ItemId, Seat
from doichieu.store import rows
from doichieu.store.behind import behind_the_last
from doichieu.store.database import Database

if TYPE_CHECKING:
    from sqlite3 import Row


@frozen
class DirectiveNote:
    """A note that stands on a task in every review of its directive, with who wrote it."""

    text: str
    reviewer: str
    at: datetime


class DirectiveNotes:
    """The notes for all plans in one open store, logged as written at `seat`."""

    def __init__(self, database: Database, seat: Seat = NO_SEAT) -> None:
        self._db = database
        self._seat = seat

    def of(self, directive: DocumentId) -> dict[ItemId, DirectiveNote]:
        """What stands on the items of a directive, also on those that are gone."""
        found = self._db.rows(_STANDING, directive)
        return {ItemId(row["item_id"]): _note(row) for row in found}

    def count(self) -> int:
        """How many rows the log of the store has: another number tells that something changed."""
        return int(self._db.value("SELECT coalesce(max(id), 0) FROM directive_notes"))

    def put(self, item: ItemId, text: str, reviewer: str, at: datetime) -> None:
        """Let this note stand on an item from now on; '' takes away the one that does."""
        with self._db.transaction():
            row = {
                "at": rows.as_time(
                    behind_the_last(self._db, "directive_notes", "item_id", item, at)
                ),
                "reviewer": reviewer,
                **rows.seat_row(self._seat),
                "item_id": item,
                "note": text,
            }
            self._db.insert("directive_notes", row)


_STANDING = """
SELECT note.* FROM directive_notes AS note JOIN items ON items.id = note.item_id
WHERE items.document_id = ? AND note.note <> '' AND NOT EXISTS (
  SELECT 1 FROM directive_notes AS later
  WHERE later.item_id = note.item_id AND (later.at, later.id) > (note.at, note.id)
)
"""


@rows.reader("directive_notes")
def _note(row: Row) -> DirectiveNote:
    return DirectiveNote(row["note"], row["reviewer"], datetime.fromisoformat(row["at"]))
