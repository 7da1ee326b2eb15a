"""What must follow from the logs of a store, as questions in SQL: what they say, what stands."""

from __future__ import annotations

_REPLAYED = """
SELECT review_id, layer, action, subject, code, step, after FROM decision_log AS row
WHERE after IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decision_log AS later
  WHERE later.review_id = row.review_id AND later.layer = row.layer AND later.action = row.action
    AND later.subject = row.subject AND later.code = row.code AND later.id > row.id
)
"""
"""What the log says stands: the last word on each slot, where that is not that it is empty."""

AS_LOGGED = f"""
SELECT review_id, layer, action, subject, code, step,
  json_extract(after, '$.value') AS value, json_extract(after, '$.reason') AS reason,
  json_extract(after, '$.reviewer') AS reviewer, json_extract(after, '$.at') AS at,
  json_extract(after, '$.read') AS read
FROM ({_REPLAYED})
"""  # noqa: S608 (all of it stands here)
"""The same, column by column as annotations have it."""

_AS_STANDS = """
SELECT review_id, layer, action, subject, code, step, value, reason, reviewer, at, (
  SELECT json_group_array(fingerprint) FROM (
    SELECT fingerprint FROM annotation_items WHERE annotation_id = annotations.id ORDER BY position
  )
) AS read
FROM annotations
"""

APART = f"""
SELECT * FROM (SELECT * FROM ({AS_LOGGED}) EXCEPT SELECT * FROM ({_AS_STANDS}))
UNION ALL
SELECT * FROM (SELECT * FROM ({_AS_STANDS}) EXCEPT SELECT * FROM ({AS_LOGGED}))
"""  # noqa: S608 (likewise)
"""What stands and should not, and what should and does not."""

APART_IN = f"""
SELECT action || ' ' || subject FROM ({APART}) WHERE review_id = ?1
UNION ALL
SELECT action || ' ' || subject FROM annotations WHERE review_id = ?1 AND subject <> (
  SELECT json_group_array(item_id) FROM (
    SELECT item_id FROM annotation_items WHERE annotation_id = annotations.id ORDER BY position
  )
)
UNION ALL
SELECT action || ' ' || subject FROM annotations
JOIN annotation_items ON annotation_id = annotations.id
WHERE review_id = ?1 AND position NOT BETWEEN 0 AND json_array_length(subject) - 1
"""  # noqa: S608 (likewise)
"""The same of one review, and what names other items than it is kept with."""

_COLUMNS = (
    *("vi", "en", "definition", "example", "glyph", "colour", "key"),
    *("stands_on", "retired", "merged_into"),
)
_LOGGED = ", ".join(f"json_extract(after, '$.{name}') AS {name}" for name in _COLUMNS)

TAGS_APART = f"""
WITH said AS (
  SELECT tag, {_LOGGED}
  FROM codebook_log AS row
  WHERE after IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM codebook_log AS later WHERE later.tag = row.tag AND later.id > row.id
  )
), stands AS (SELECT id AS tag, {", ".join(_COLUMNS)} FROM tags)
SELECT tag FROM (SELECT * FROM said EXCEPT SELECT * FROM stands)
UNION
SELECT tag FROM (SELECT * FROM stands EXCEPT SELECT * FROM said)
"""  # noqa: S608 (likewise)
"""The tags that are not as the log of the codebook says."""
