"""Version 11: the views of what was decided name the layer that they tell of.

Whoever opens the file with another program sees from the rows alone that what a reviewer decides in
a layer of his or her own is not among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_OLD_VIEWS = ("gaps", "coverage", "overlaps")

_VIEWS = (
    """CREATE VIEW coverage AS
-- Every directive item under review: its verdict, if any, and what in the plan answers it.
-- Of the common layer, like gaps and overlaps; `layer` says so.
SELECT
  review.id AS review,
  'common' AS layer,
  directive.name AS directive,
  plan.name AS plan,
  item.id AS item,
  item.address AS address,
  item.text AS text,
  verdict.value AS verdict,
  (
    SELECT group_concat(address, ', ') FROM (
      SELECT answer.address AS address
      FROM annotations AS link
      JOIN annotation_items AS above ON above.annotation_id = link.id AND above.position = 0
      JOIN annotation_items AS below ON below.annotation_id = link.id AND below.position = 1
      JOIN items AS answer ON answer.id = below.item_id
      WHERE link.review_id = review.id AND link.layer = 'common' AND link.action = 'link'
        AND link.value <> 'rejected' AND above.item_id = item.id
      ORDER BY answer.position
    )
  ) AS links,
  verdict.reason AS reason,
  verdict.reviewer AS reviewer,
  verdict.at AS at,
  verdict.id IN (SELECT id FROM suspects) AS suspect
FROM reviews AS review
JOIN documents AS directive ON directive.id = review.directive_id
JOIN documents AS plan ON plan.id = review.plan_id
JOIN items AS item ON item.document_id = directive.id AND item.gone = 0
  AND item.kind IN ('task', 'organisation', 'objective')
LEFT JOIN annotations AS verdict ON verdict.review_id = review.id AND verdict.layer = 'common'
  AND verdict.action = 'verdict' AND verdict.subject = '[' || item.id || ']'
ORDER BY review.id, item.position""",
    """CREATE VIEW gaps AS
-- Directive items that the plan leaves out, as reviewers decided.
SELECT review, layer, directive, plan, address, text, reason, reviewer, at, suspect
FROM coverage
WHERE verdict = 'gap'""",
    """CREATE VIEW overlaps AS
-- Plan items that give the same duty twice, as reviewers decided.
SELECT
  review.id AS review,
  overlap.layer AS layer,
  plan.name AS plan,
  (
    SELECT group_concat(address, ', ') FROM (
      SELECT item.address AS address
      FROM annotation_items AS place JOIN items AS item ON item.id = place.item_id
      WHERE place.annotation_id = overlap.id ORDER BY place.position
    )
  ) AS addresses,
  (
    SELECT group_concat(text, ' | ') FROM (
      SELECT item.text AS text
      FROM annotation_items AS place JOIN items AS item ON item.id = place.item_id
      WHERE place.annotation_id = overlap.id ORDER BY place.position
    )
  ) AS texts,
  overlap.reason AS reason,
  overlap.reviewer AS reviewer,
  overlap.at AS at
FROM annotations AS overlap
JOIN reviews AS review ON review.id = overlap.review_id
JOIN documents AS plan ON plan.id = review.plan_id
WHERE overlap.action = 'overlap' AND overlap.layer = 'common'
  AND overlap.id NOT IN (SELECT id FROM suspects WHERE lost)
ORDER BY review.id, overlap.id""",
)


def run(db: Database) -> None:
    """Make the three views anew, each with its layer."""
    for statement in (*(f"DROP VIEW {view}" for view in _OLD_VIEWS), *_VIEWS):
        db.execute(statement)
