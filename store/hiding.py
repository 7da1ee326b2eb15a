"""What was put out of sight: documents and reviews that a library shows only when asked to.

Nothing is deleted by it. A log says who hid what and brought it back; what is hidden now follows
from it.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from doichieu.frozen import frozen
from doichieu.model import NO_SEAT, DocumentId, ReviewId, Seat
from doichieu.store import rows
from doichieu.store.database import Database
from doichieu.store.history import stacks_of


class Holding(StrEnum):
    """A kind of thing that a library holds."""

    DOCUMENT = "document"
    REVIEW = "review"


class Change(StrEnum):
    """What happened to one of them."""

    HIDDEN = "hidden"
    SHOWN = "shown"
    REMOVED = "removed"


@frozen
class Held:
    """One document or review of a library."""

    what: Holding
    id: int

    @classmethod
    def document(cls, document: DocumentId) -> Held:
        """A document."""
        return cls(Holding.DOCUMENT, document)

    @classmethod
    def review(cls, review: ReviewId) -> Held:
        """A review."""
        return cls(Holding.REVIEW, review)


@frozen
class Turn:
    """What was taken back: what is meant, what it was called, and how it is now."""

    held: Held
    name: str
    change: Change


@frozen
class Hanging:
    """What goes out of sight with something: reviews, what stands decided in them, corrections."""

    reviews: int
    decisions: int
    corrections: int


class Hiding:
    """What is out of sight in one open store."""

    def __init__(self, database: Database, seat: Seat = NO_SEAT) -> None:
        self._db = database
        self._seat = seat

    def hidden(self, held: Held) -> bool:
        """Whether it is out of sight."""
        sql = "SELECT 1 FROM hidden WHERE what = ? AND target = ?"
        return self._db.value(sql, held.what, held.id) is not None

    def put(self, held: Held, change: Change, reviewer: str, at: datetime) -> bool:
        """Hide it or show it again; whether that changed anything."""
        with self._db.transaction():
            if self.hidden(held) is (change is Change.HIDDEN):
                return False
            self.log(held, change, reviewer, at)
        return True

    def undo(self, reviewer: str, at: datetime) -> Turn | None:
        """Take back this reviewer's latest change still in force; None without any.

        What was removed for good is no more, and is passed over.
        """
        with self._db.transaction():
            done, _undone = stacks_of(
                "hiding_log", self._db.rows(_STEPS, reviewer, *rows.seat_key(self._seat))
            )
            if not done:
                return None
            row = self._db.rows("SELECT * FROM hiding_log WHERE id = ?", done[-1])[0]
            held = Held(Holding(row["what"]), row["target"])
            hid = row["change"] == Change.HIDDEN
            change = Change.SHOWN if hid else Change.HIDDEN
            self.log(held, change, reviewer, at, undoes=row["id"])
            return Turn(held, row["name"], change)

    def hanging(self, held: Held) -> Hanging:
        """What hangs on a document or a review, in whatever layer."""
        is_document = held.what is Holding.DOCUMENT
        reviews = _REVIEWS_OF if is_document else "SELECT ? AS id"
        decisions = f"SELECT count(*) FROM annotations WHERE review_id IN ({reviews})"  # noqa: S608
        return Hanging(
            reviews=self._db.value(f"SELECT count(*) FROM ({reviews})", held.id),  # noqa: S608
            decisions=self._db.value(decisions, held.id),
            corrections=self._db.value(_CORRECTIONS, held.id) if is_document else 0,
        )

    def log(
        self, held: Held, change: Change, reviewer: str, at: datetime, undoes: int | None = None
    ) -> None:
        """Write down a change, inside the caller's transaction."""
        row = {
            "at": rows.as_time(at),
            "reviewer": reviewer,
            **rows.seat_row(self._seat),
            "what": held.what,
            "target": held.id,
            "name": self._db.value(_NAMES[held.what], held.id) or "",
            "change": change,
            "undoes": undoes,
        }
        self._db.insert("hiding_log", row)


_STEPS = f"""
SELECT id, undoes, NULL FROM hiding_log AS step
WHERE reviewer = ? AND {rows.OF_SEAT} AND NOT EXISTS (
  SELECT 1 FROM hiding_log AS later WHERE later.what = step.what AND later.target = step.target
    AND later.id >= step.id AND later.change = 'removed'
)
ORDER BY id
"""  # noqa: S608 (ours)

_REVIEWS_OF = "SELECT id FROM reviews WHERE ? IN (directive_id, plan_id)"

# What was taken back and not made again does not count, nor the rows that say so.
_CORRECTIONS = """
SELECT count(*) FROM corrections AS made WHERE document_id = ? AND kind IS NOT NULL
AND NOT EXISTS (
  SELECT 1 FROM corrections AS undo WHERE undo.undoes = made.id
    AND NOT EXISTS (SELECT 1 FROM corrections AS redo WHERE redo.redoes = undo.id)
)
"""

_NAMES = {
    Holding.DOCUMENT: "SELECT name FROM documents WHERE id = ?",
    Holding.REVIEW: """SELECT directive.name || ' ⇄ ' || plan.name FROM reviews AS review
        JOIN documents AS directive ON directive.id = directive_id
        JOIN documents AS plan ON plan.id = plan_id WHERE review.id = ?""",
}
