"""What must follow from the logs of a store, as questions in SQL: what they say, what stands."""

from __future__ import annotations


def _as_logged(of: str = "TRUE") -> str:
    """What the logs say stands, column by column as annotations have it.

    It is the last word on each slot, where that is not that the slot is empty; `of` one review.
    """
    return f"""
SELECT review_id, layer, action, subject, code, step,
  json_extract(after, '$.value') AS value, json_extract(after, '$.reason') AS reason,
  json_extract(after, '$.reviewer') AS reviewer, json_extract(after, '$.at') AS at,
  json_extract(after, '$.read') AS read
FROM decision_log AS row
WHERE {of} AND after IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decision_log AS later
  WHERE later.review_id = row.review_id AND later.layer = row.layer AND later.action = row.action
    AND later.subject = row.subject AND later.code = row.code AND later.id > row.id
)
"""  # noqa: S608 (all of it stands here)


def _as_stands(of: str = "TRUE") -> str:
    """What stands, column by column; `of` one review."""
    return f"""
SELECT review_id, layer, action, subject, code, step, value, reason, reviewer, at, (
  SELECT json_group_array(fingerprint) FROM (
    SELECT fingerprint FROM annotation_items WHERE annotation_id = annotations.id ORDER BY position
  )
) AS read
FROM annotations WHERE {of}
"""  # noqa: S608 (likewise)


def _apart(of: str = "TRUE") -> str:
    return f"""
SELECT * FROM (SELECT * FROM ({_as_logged(of)}) EXCEPT SELECT * FROM ({_as_stands(of)}))
UNION ALL
SELECT * FROM (SELECT * FROM ({_as_stands(of)}) EXCEPT SELECT * FROM ({_as_logged(of)}))
"""  # noqa: S608 (likewise)


AS_LOGGED = _as_logged()
"""What the logs say stands."""

APART = _apart()
"""What stands and should not, and what should and does not."""

# SQLite does not ask within an EXCEPT for one review alone: of a store of many each was replayed.
APART_IN = f"""
SELECT action || ' ' || subject FROM ({_apart("review_id = ?1")})
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
