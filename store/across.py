"""All reviews of one directive together: which there are, and what stands in them of each task."""

from __future__ import annotations

from doichieu.frozen import frozen
from doichieu.model import COMMON, Action, DocumentId, ItemId, ReviewId, TagId, Verdict
from doichieu.model.matrix import Cell
from doichieu.store.database import Database


@frozen
class ReviewOf:
    """One of the reviews of a directive: of which plan, or of which section of it."""

    review: ReviewId
    plan: DocumentId
    plan_section: str = ""
    hidden: bool = False


class Across:
    """The reviews of the directives of one open store. All is of the common layer."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def reviews(self, directive: DocumentId) -> tuple[ReviewOf, ...]:
        """Those of a directive, first begun first; a review of a hidden plan is hidden too."""
        return tuple(
            ReviewOf(
                ReviewId(row["id"]), DocumentId(row["plan_id"]), row["section"], bool(row["hidden"])
            )
            for row in self._db.rows(_REVIEWS, directive)
        )

    def standing(self, directive: DocumentId) -> dict[ReviewId, dict[ItemId, Cell]]:
        """What stands of each task in each review, where anything does."""
        found: dict[ReviewId, dict[ItemId, Cell]] = {}
        for review, task, verdict, suspect, noted in self._db.rows(_STANDING, COMMON, directive):
            said = Cell(verdict and Verdict(verdict), None, bool(suspect), bool(noted))
            found.setdefault(ReviewId(review), {})[ItemId(task)] = said
        return found

    def tags(self, directive: DocumentId) -> dict[TagId, frozenset[ItemId]]:
        """The tags, as they were set, that stand on tasks of a directive in any review of it."""
        found: dict[TagId, set[ItemId]] = {}
        for code, task in self._db.rows(_TAGS, directive, COMMON, Action.TAG):
            found.setdefault(TagId(code), set()).add(ItemId(task))
        return {tag: frozenset(tasks) for tag, tasks in found.items()}

    def said(self) -> tuple[object, ...]:
        """What is another one whenever anything was decided, a review begun, a tag changed."""
        return tuple(self._db.row(_SAID) or ())


_REVIEWS = """
SELECT review.id, review.plan_id, coalesce(block.address, '') AS section,
  EXISTS (SELECT 1 FROM hidden WHERE (what, target) IN (VALUES ('review', review.id),
    ('document', review.plan_id))) AS hidden
FROM reviews AS review LEFT JOIN items AS block ON block.id = review.plan_item
WHERE review.directive_id = ? ORDER BY review.id
"""

# What was said of a task names it first. A link is suspect when its plan item has changed.
_STANDING = """
SELECT review.id, first.item_id,
  max(iif(annotation.action = 'verdict', annotation.value, NULL)),
  max(annotation.action IN ('verdict', 'link') AND EXISTS (
    SELECT 1 FROM annotation_items AS place JOIN items AS item ON item.id = place.item_id
    WHERE place.annotation_id = annotation.id
      AND (item.gone = 1 OR item.fingerprint <> place.fingerprint))),
  max(annotation.action = 'note')
FROM reviews AS review
JOIN annotations AS annotation ON annotation.review_id = review.id AND annotation.layer = ?
  AND annotation.action IN ('verdict', 'link', 'note')
JOIN annotation_items AS first ON first.annotation_id = annotation.id AND first.position = 0
WHERE review.directive_id = ?
GROUP BY review.id, first.item_id
"""

_TAGS = """
SELECT DISTINCT annotation.code, place.item_id
FROM items AS item
JOIN annotation_items AS place ON place.item_id = item.id
JOIN annotations AS annotation ON annotation.id = place.annotation_id
JOIN reviews AS review ON review.id = annotation.review_id
  AND review.directive_id = item.document_id
WHERE item.document_id = ? AND annotation.layer = ? AND annotation.action = ?
"""

_SAID = """
SELECT (SELECT max(id) FROM decision_log), (SELECT max(id) FROM codebook_log),
  (SELECT max(id) FROM reviews), (SELECT max(id) FROM hiding_log)
"""
