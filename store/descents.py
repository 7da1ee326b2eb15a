"""What stands of many items at once in the reviews in which they are held against plans.

One statement for all items of a level, however many reviews there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from doichieu.frozen import frozen
from doichieu.model import COMMON, REVIEWED, DocumentId, Item, ItemId, ReviewId, Verdict
from doichieu.model.descent import Said
from doichieu.store import rows
from doichieu.store.database import Database

if TYPE_CHECKING:
    from sqlite3 import Row


@frozen
class Hop:
    """A review in sight: which documents it holds against each other, whole or a section."""

    review: ReviewId
    directive: DocumentId
    plan: DocumentId
    plan_section: str = ""


class Descents:
    """The levels of one open store. All is of the common layer, and nothing that is lost."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def reviews(self) -> tuple[Hop, ...]:
        """Every review in sight whose section is there still, first begun first."""
        return tuple(
            Hop(
                ReviewId(row["id"]),
                DocumentId(row["directive_id"]),
                DocumentId(row["plan_id"]),
                row["section"],
            )
            for row in self._db.rows(_REVIEWS)
        )

    def stamp(self) -> tuple[object, ...]:
        """What is another one whenever which documents and reviews there are may be another."""
        return (self._db.value("PRAGMA data_version"), *(self._db.row(_STAMP) or ()))

    def said(self, items: Iterable[ItemId]) -> dict[tuple[ReviewId, ItemId], Said]:
        """What stands of these items as tasks, by review; nothing where nothing does."""
        return _said(self._db.rows(_SAID, rows.as_json(items), COMMON, _KINDS))

    def resting(self, items: Iterable[ItemId]) -> dict[ItemId, tuple[Said, ...]]:
        """What these items answer as parts of a plan, with all that stands of each such task."""
        answered = self._db.rows(_ANSWERED, rows.as_json(items), COMMON)
        said = self.said({ItemId(row["task"]) for row in answered})
        found: dict[ItemId, dict[tuple[ReviewId, ItemId], None]] = defaultdict(dict)
        for row in answered:
            key = ReviewId(row["review_id"]), ItemId(row["task"])
            if key in said:
                found[ItemId(row["answer"])][key] = None
        return {item: tuple(said[key] for key in keys) for item, keys in found.items()}

    def with_blocks_above(self, items: Iterable[ItemId]) -> dict[DocumentId, tuple[Item, ...]]:
        """These items and every block above them as they stand, in reading order by document."""
        found: dict[DocumentId, list[Item]] = defaultdict(list)
        for row in self._db.rows(_WITH_ABOVE, rows.as_json(items)):
            found[DocumentId(row["document_id"])].append(rows.item(row))
        return {document: tuple(blocks) for document, blocks in found.items()}


_KINDS = rows.as_json(sorted(REVIEWED))


def _said(found: Iterable[Row]) -> dict[tuple[ReviewId, ItemId], Said]:
    """A row is a verdict, or a link with the plan item that it names."""
    verdicts: dict[tuple[ReviewId, ItemId], Row] = {}
    answers: dict[tuple[ReviewId, ItemId], list[ItemId]] = defaultdict(list)
    changed: set[tuple[ReviewId, ItemId]] = set()
    for row in found:
        key = ReviewId(row["review_id"]), ItemId(row["task"])
        if row["changed"]:
            changed.add(key)
        if row["action"] == "verdict":
            verdicts[key] = row
        elif row["answer"] is not None:
            answers[key].append(ItemId(row["answer"]))
        else:
            # What answered it is gone: the verdict rests on something else now, or on nothing.
            changed.add(key)
    keys = dict.fromkeys((*verdicts, *answers))
    return {
        key: _one(key, verdicts.get(key), tuple(answers.get(key, ())), suspect=key in changed)
        for key in keys
    }


def _one(
    key: tuple[ReviewId, ItemId],
    verdict: Row | None,
    answers: tuple[ItemId, ...],
    *,
    suspect: bool,
) -> Said:
    if verdict is None:
        return Said(*key, None, answers, suspect)
    value, reviewer, at, reason = _verdict(verdict)
    return Said(*key, value, answers, suspect, reviewer, at, reason)


@rows.reader("annotations")
def _verdict(row: Row) -> tuple[Verdict, str, datetime, str]:
    at = datetime.fromisoformat(row["at"])
    return Verdict(row["value"]), row["reviewer"], at, row["reason"]


_REVIEWS = """
SELECT review.id, directive_id, plan_id, coalesce(block.address, '') AS section
FROM reviews AS review LEFT JOIN items AS block ON block.id = plan_item
WHERE coalesce(block.gone, 0) = 0 AND NOT EXISTS (
  SELECT 1 FROM hidden WHERE (what, target) IN (VALUES ('review', review.id),
    ('document', directive_id), ('document', plan_id))
)
ORDER BY review.id
"""

_STAMP = """
SELECT (SELECT max(id) FROM documents), (SELECT max(imported) FROM documents),
  (SELECT max(id) FROM reviews), (SELECT max(id) FROM corrections), (SELECT max(id) FROM hiding_log)
"""

# CROSS JOIN: from the items asked for to what names them, not through every annotation.
_SAID = """
SELECT annotation.review_id, place.item_id AS task, annotation.action, annotation.value,
  annotation.reviewer, annotation.at, annotation.reason, answer.id AS answer,
  task.fingerprint <> place.fingerprint
    OR coalesce(answer.fingerprint <> below.fingerprint, 0) AS changed
FROM json_each(?1) AS asked
CROSS JOIN annotation_items AS place ON place.item_id = asked.value AND place.position = 0
CROSS JOIN annotations AS annotation ON annotation.id = place.annotation_id
  AND annotation.layer = ?2 AND (annotation.action = 'verdict'
    OR annotation.action = 'link' AND annotation.value IN ('same', 'partial'))
JOIN items AS task ON task.id = place.item_id AND task.gone = 0
JOIN reviews AS review ON review.id = annotation.review_id
  AND review.directive_id = task.document_id
LEFT JOIN annotation_items AS below ON below.annotation_id = annotation.id AND below.position = 1
LEFT JOIN items AS answer ON answer.id = below.item_id AND answer.gone = 0
  AND answer.kind IN (SELECT value FROM json_each(?3))
ORDER BY annotation.review_id, answer.position
"""

_ANSWERED = """
SELECT DISTINCT annotation.review_id, above.item_id AS task, place.item_id AS answer
FROM json_each(?1) AS asked
CROSS JOIN annotation_items AS place ON place.item_id = asked.value AND place.position = 1
CROSS JOIN annotations AS annotation ON annotation.id = place.annotation_id
  AND annotation.layer = ?2 AND annotation.action = 'link'
  AND annotation.value IN ('same', 'partial')
JOIN annotation_items AS above ON above.annotation_id = annotation.id AND above.position = 0
ORDER BY annotation.review_id, above.item_id
"""

_WITH_ABOVE = """
WITH RECURSIVE wanted AS (
  SELECT items.* FROM json_each(?) AS asked CROSS JOIN items ON items.id = asked.value
  UNION
  SELECT above.* FROM wanted JOIN items AS above
    ON above.document_id = wanted.document_id AND above.address = wanted.parent AND above.gone = 0
)
SELECT * FROM wanted ORDER BY document_id, position
"""
