"""What was decided, to be looked through: of one review or of all, and step by step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from doichieu.frozen import frozen
from doichieu.model import (
    COMMON,
    Action,
    Annotation,
    DocumentId,
    ItemId,
    Layer,
    ReviewId,
    StepTaken,
    StoredItem,
    Verdict,
)
from doichieu.store import rows
from doichieu.store.database import Database
from doichieu.store.rows import Logged
from doichieu.store.slots import Slots, annotation

if TYPE_CHECKING:
    from sqlite3 import Row


@frozen
class Sides:
    """Which documents a review holds against each other, by their names."""

    directive_id: DocumentId
    directive: str
    plan: str
    plan_section: str


@frozen
class StoredRecord:
    """What stands decided in a review about its items, these in the order of the slot.

    `on_directive` tells whether the first of them stands in the directive.
    """

    review: ReviewId
    sides: Sides
    annotation: Annotation
    items: tuple[StoredItem, ...]
    on_directive: bool


@frozen
class Sister:
    """What was said of a task in another review of its directive: a verdict, a note or both."""

    review: ReviewId
    sides: Sides
    verdict: Annotation | None
    note: str


class Records:
    """Everything decided in one open store, by default in the common layer."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._slots = Slots(database)

    def all(
        self,
        review: ReviewId | None = None,
        layers: Mapping[ReviewId, Layer] = MappingProxyType({}),
    ) -> tuple[StoredRecord, ...]:
        """What stands decided in a review, or in every one, each in reading order.

        Of the common layer, but for those reviews of which `layers` names another.
        """
        sides = self.sides(review)
        found = {each: self._slots.all(each, layers.get(each, COMMON)) for each in sides}
        about = {i for decided in found.values() for each in decided for i in each.slot.items}
        items = self.items(about)
        return tuple(
            StoredRecord(
                each,
                sides[each],
                stands,
                tuple(items[item][1] for item in stands.slot.items),
                items[stands.slot.items[0]][0] == sides[each].directive_id,
            )
            for each, decided in found.items()
            for stands in decided
        )

    def sides(self, review: ReviewId | None = None) -> dict[ReviewId, Sides]:
        """What the reviews hold against each other, first begun first."""
        return {
            ReviewId(row["id"]): Sides(
                DocumentId(row["directive_id"]), row["directive"], row["plan"], row["plan_section"]
            )
            for row in self._db.rows(_SIDES, review)
        }

    def stamp(self) -> tuple[object, ...]:
        """What is another one whenever anything was decided, tagged anew, corrected or read in."""
        last = self._db.row(
            """SELECT (SELECT max(id) FROM decision_log), (SELECT max(id) FROM codebook_log),
            (SELECT max(id) FROM corrections), (SELECT max(id) FROM items)"""
        )
        return (self._db.value("PRAGMA data_version"), *(last or ()))

    def items(self, wanted: Iterable[ItemId]) -> dict[ItemId, tuple[DocumentId, StoredItem]]:
        """These items, also those that are gone, each with its document."""
        found = self._db.rows(
            "SELECT * FROM items WHERE id IN (SELECT value FROM json_each(?))",
            rows.as_json(wanted),
        )
        return {
            ItemId(row["id"]): (DocumentId(row["document_id"]), rows.item(row)) for row in found
        }

    def last_steps(
        self, count: int, review: ReviewId | None = None, own: Layer = COMMON
    ) -> tuple[StepTaken, ...]:
        """The last `count` steps of a review or of all, newest first; in common and in `own`."""
        found = self._db.rows(_LAST, rows.as_json((COMMON, own)), review, count)
        by_step = groupby(found, key=lambda row: int(row["step"]))
        return tuple(self._step([*taken]) for _number, taken in by_step)

    def reasons(
        self, directive: DocumentId, verdict: Verdict, layer: Layer = COMMON
    ) -> tuple[str, ...]:
        """The reasons that stand with a verdict in all reviews of a directive, most given first."""
        found = self._db.rows(
            """SELECT reason FROM annotations JOIN reviews ON reviews.id = review_id
            WHERE directive_id = ? AND layer = ? AND action = ? AND value = ? AND reason <> ''
            GROUP BY reason ORDER BY count(*) DESC, min(at), reason""",
            directive,
            layer,
            Action.VERDICT,
            verdict,
        )
        return tuple(row["reason"] for row in found)

    def sisters(self, review: ReviewId, task: ItemId, layer: Layer = COMMON) -> tuple[Sister, ...]:
        """What was said of a task in the other reviews of its directive, the latest first.

        Hidden ones, and those of hidden plans, say nothing.
        """
        said: dict[ReviewId, dict[Action, Annotation]] = {}
        for row in self._db.rows(_SISTERS, review, rows.as_json((task,)), layer):
            each = annotation(row)
            said.setdefault(ReviewId(row["review_id"]), {})[each.slot.action] = each
        sides = self.sides() if said else {}
        return tuple(
            Sister(
                each,
                sides[each],
                found.get(Action.VERDICT),
                found[Action.NOTE].entry.value if Action.NOTE in found else "",
            )
            for each, found in said.items()
        )

    def _step(self, taken: Sequence[Row]) -> StepTaken:
        logged = [rows.logged(row) for row in taken]
        return StepTaken(tuple(row.decision for row in logged), self._stands(logged))

    def _stands(self, logged: Sequence[Logged]) -> bool:
        # A step may have filled a slot twice: a verdict, then its reason.
        left = {row.decision.slot: row.after for row in logged}
        of = logged[0].decision
        return all(
            self._slots.get(of.review, of.layer, slot) == after for slot, after in left.items()
        )


_SIDES = """
SELECT review.id, directive_id, directive.name AS directive, plan.name AS plan,
  coalesce(block.address, '') AS plan_section
FROM reviews AS review
JOIN documents AS directive ON directive.id = directive_id
JOIN documents AS plan ON plan.id = plan_id
LEFT JOIN items AS block ON block.id = plan_item
WHERE ?1 IS NULL OR review.id = ?1
ORDER BY review.id
"""

_SISTERS = """
SELECT annotation.*, suspect.id IS NOT NULL AS suspect, coalesce(suspect.lost, 0) AS lost
FROM reviews AS this
JOIN reviews AS other ON other.directive_id = this.directive_id AND other.id <> this.id
JOIN annotations AS annotation ON annotation.review_id = other.id AND annotation.layer = ?3
  AND annotation.action IN ('verdict', 'note') AND annotation.subject = ?2
LEFT JOIN suspects AS suspect ON suspect.id = annotation.id
WHERE this.id = ?1 AND NOT EXISTS (
  SELECT 1 FROM hidden
  WHERE (what, target) IN (VALUES ('review', other.id), ('document', other.plan_id))
)
ORDER BY annotation.at DESC, annotation.id
"""

_LAST = """
SELECT * FROM decision_log WHERE step IN (
  SELECT DISTINCT step FROM decision_log
  WHERE layer IN (SELECT value FROM json_each(?1)) AND (?2 IS NULL OR review_id = ?2)
  ORDER BY step DESC LIMIT ?3
)
ORDER BY step DESC, id
"""
