"""What stands decided now: the contents of the slots of one layer of a review."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from doichieu.errors import GoneError
from doichieu.language import _
from doichieu.model import (
    NO_SEAT,
    RULES,
    Annotation,
    Entry,
    ItemId,
    Layer,
    ReviewId,
    Seat,
    Slot,
)
from doichieu.store import rows
from doichieu.store.database import Database
from doichieu.store.rows import Filling

if TYPE_CHECKING:
    from sqlite3 import Row


def check(slot: Slot, entry: Entry | None) -> None:
    """Raise ValueError for a slot or an entry that its action does not allow."""
    rule = RULES[slot.action]
    if not rule.items.hold(len(slot.items)):
        raise ValueError(f"{slot.action} about {len(slot.items)} items")
    if rule.coded != bool(slot.code):
        raise ValueError(f"{slot.action} with the code {slot.code!r}")
    if entry and not rule.allows(entry.value):
        raise ValueError(f"{slot.action} cannot be {entry.value!r}")


class Slots:
    """The slots of the reviews of one open store. Its writes belong in a transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def all(self, review: ReviewId, layer: Layer) -> tuple[Annotation, ...]:
        """The filled slots in reading order: of the directive first, then of the plan."""
        return self.filled_since(review, layer, 0)

    def filled_since(self, review: ReviewId, layer: Layer, step: int) -> tuple[Annotation, ...]:
        """The same of those that a later step filled."""
        seats = {_said(row): rows.seat(row) for row in self._db.rows(_SEATS, review, layer)}
        return tuple(map(_reading(seats), self._db.rows(_STATE, review, layer, step)))

    def get(self, review: ReviewId, layer: Layer, slot: Slot) -> Filling | None:
        """What fills a slot; None while it is empty."""
        row = self._db.row(_FILLING, review, layer, *rows.slot_key(slot))
        return None if row is None else _filling(row)

    def put(
        self, review: ReviewId, layer: Layer, slot: Slot, filling: Filling | None, step: int
    ) -> None:
        """Fill a slot, or empty it with None."""
        key = (review, layer, *rows.slot_key(slot))
        self._db.write(f"DELETE FROM annotations {_SLOT}", [key])  # noqa: S608 (ours)
        if filling is None:
            return
        row = {
            "review_id": review,
            "layer": layer,
            **rows.slot_row(slot),
            "value": filling.entry.value,
            "reason": filling.entry.reason,
            "reviewer": filling.reviewer,
            "at": rows.as_time(filling.at),
            "step": step,
        }
        made = self._db.insert("annotations", row)
        self._db.write(
            """INSERT INTO annotation_items (annotation_id, position, item_id, fingerprint)
            VALUES (?, ?, ?, ?)""",
            [
                (made, position, item, read)
                for position, (item, read) in enumerate(zip(slot.items, filling.read, strict=True))
            ],
        )

    def wording(self, review: ReviewId, items: Sequence[ItemId]) -> tuple[str, ...]:
        """The fingerprints that these items have now.

        Raises GoneError when one of them is no longer in the review's documents.
        """
        now = {
            row["id"]: row["fingerprint"]
            for row in self._db.rows(
                # CROSS JOIN: the few items asked for first, not every item of both documents.
                """SELECT items.id, fingerprint FROM json_each(?) AS asked
                CROSS JOIN items ON items.id = asked.value
                CROSS JOIN reviews ON reviews.id = ? AND document_id IN (directive_id, plan_id)""",
                rows.as_json(items),
                review,
            )
        }
        if not now.keys() >= set(items):
            raise GoneError(
                _("an item of this decision is no longer in the documents, so nothing was saved"),
                where=str(self._db.path),
                remedy=_("Open the review anew and look again."),
            )
        return tuple(now[item] for item in items)

    def addresses(self, slot: Slot) -> str:
        """The items of a slot as people call them."""
        found = self._db.rows(
            """SELECT address FROM json_each(?) AS part JOIN items ON items.id = part.value
            ORDER BY part.key""",
            rows.as_json(slot.items),
        )
        return " · ".join(row["address"] for row in found)


def _reading(seats: Mapping[tuple[str, ...], Seat]) -> Callable[[Row], Annotation]:
    """What reads an annotation, knowing where what was said was said."""

    @rows.reader("annotations")
    def annotation(row: Row) -> Annotation:
        found = Annotation(
            slot=rows.slot(row),
            entry=Entry(row["value"], row["reason"]),
            reviewer=row["reviewer"],
            at=datetime.fromisoformat(row["at"]),
            suspect=bool(row["suspect"]),
            lost=bool(row["lost"]),
            seat=seats.get(_said(row), NO_SEAT),
        )
        check(found.slot, found.entry)
        return found

    return annotation


def _said(row: Row) -> tuple[str, ...]:
    """By what a row of the log is the one that an annotation was made by, undone since or not."""
    return row["action"], row["subject"], row["code"], row["reviewer"], row["at"]


annotation = _reading({})
"""What fills a slot, in a row of `annotations` that says whether it is suspect or lost."""


@rows.reader("annotations")
def _filling(row: Row) -> Filling:
    return Filling(
        Entry(row["value"], row["reason"]),
        row["reviewer"],
        datetime.fromisoformat(row["at"]),
        tuple(json.loads(row["read"])),
    )


_STATE = """
WITH looked_at AS (
  SELECT id, max(lost) AS lost FROM suspects WHERE review = ?1 AND layer = ?2 GROUP BY id
)
SELECT annotation.*, suspect.id IS NOT NULL AS suspect, coalesce(suspect.lost, 0) AS lost
FROM annotations AS annotation
JOIN reviews AS review ON review.id = annotation.review_id
JOIN annotation_items AS place ON place.annotation_id = annotation.id AND place.position = 0
JOIN items AS first ON first.id = place.item_id
LEFT JOIN looked_at AS suspect ON suspect.id = annotation.id
WHERE annotation.review_id = ?1 AND annotation.layer = ?2 AND annotation.step > ?3
ORDER BY first.document_id <> review.directive_id, first.position, first.id,
  annotation.action, annotation.subject, annotation.code
"""

_SEATS = """
SELECT action, subject, code, reviewer, at, login, host, account FROM decision_log
WHERE review_id = ? AND layer = ? AND login || account <> '' AND login <> reviewer
"""

_SLOT = "WHERE review_id = ? AND layer = ? AND action = ? AND subject = ? AND code = ?"

_FILLING = f"""
SELECT id, value, reason, reviewer, at, (
  SELECT json_group_array(fingerprint) FROM (
    SELECT fingerprint FROM annotation_items WHERE annotation_id = annotations.id ORDER BY position
  )
) AS read
FROM annotations {_SLOT}
"""  # noqa: S608 (all of it stands here)
