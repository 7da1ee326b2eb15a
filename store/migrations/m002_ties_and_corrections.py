"""Version 2: documents related to each other, short names, and what was corrected by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SUSPECTS = """CREATE VIEW suspects AS
-- What needs another look, by item: its text has changed since, is gone, or is no task any more.
SELECT
  annotation.id AS id,
  annotation.review_id AS review,
  annotation.action AS action,
  annotation.value AS value,
  annotation.reviewer AS reviewer,
  annotation.at AS at,
  item.address AS address,
  item.text AS text,
  item.gone AS gone
FROM annotations AS annotation
JOIN annotation_items AS read ON read.annotation_id = annotation.id
JOIN items AS item ON item.id = read.item_id
WHERE item.gone = 1 OR item.fingerprint <> read.fingerprint OR (
  annotation.action <> 'note' AND item.kind NOT IN ('task', 'organisation', 'objective')
)"""

_TIES_AND_CORRECTIONS = (
    "DROP VIEW suspects",
    _SUSPECTS,
    "ALTER TABLE items ADD COLUMN refers TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(refers))",
    """CREATE TABLE ties (
  -- What another document, named by its number, is to a document.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL, -- place in the list, from 0
  kind TEXT NOT NULL, -- basis, implements, cites, amends or replaces
  number TEXT NOT NULL, -- as printed
  line INTEGER NOT NULL, -- of the file, from 1
  issued TEXT, -- the day of issue printed beside the number
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID""",
    # Of what was read before at least this much is known, until its file is read again.
    """INSERT INTO ties (document_id, position, kind, number, line)
SELECT
  document_id, row_number() OVER (PARTITION BY document_id ORDER BY rank, line) - 1,
  kind, number, line
FROM (
  SELECT document.id AS document_id, 0 AS rank, 'implements' AS kind, named.value AS number,
    coalesce((
      SELECT min(line) FROM items, json_each(items.cites) AS cited
      WHERE items.document_id = document.id AND cited.value = named.value
    ), 1) AS line
  FROM documents AS document, json_each(document.implements) AS named
  UNION ALL
  SELECT document.id, 1, 'cites', cited.value, min(item.line)
  FROM documents AS document JOIN items AS item ON item.document_id = document.id,
    json_each(item.cites) AS cited
  WHERE item.gone = 0
    AND cited.value NOT IN (SELECT value FROM json_each(document.implements))
  GROUP BY document.id, cited.value
)""",
    """CREATE TABLE readings (
  -- The outline of a corrected document as its file was read, to correct it from anew.
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  outline TEXT NOT NULL CHECK (json_valid(outline))
) STRICT""",
    """CREATE TABLE corrections (
  -- Every correction ever made by hand. Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  at TEXT NOT NULL, -- when
  reviewer TEXT NOT NULL, -- who
  kind TEXT, -- join, split, kind, leads, …; empty for an undo or redo
  place TEXT CHECK (place IS NULL OR json_valid(place)), -- the block it is about
  value TEXT CHECK (value IS NULL OR json_valid(value)), -- what it was corrected to
  undoes INTEGER, -- the row this one takes back
  redoes INTEGER -- the undoing row this one takes back in turn
) STRICT""",
    "CREATE INDEX corrections_of_document ON corrections (document_id, id)",
    """CREATE TRIGGER corrections_no_update BEFORE UPDATE ON corrections
BEGIN
  SELECT RAISE(ABORT, 'corrections are only ever added to');
END""",
    # They go with their document, and only so.
    """CREATE TRIGGER corrections_no_delete BEFORE DELETE ON corrections
WHEN OLD.document_id IN (SELECT id FROM documents)
BEGIN
  SELECT RAISE(ABORT, 'corrections are only ever added to');
END""",
)


def run(db: Database) -> None:
    """Make the tables for them, and tell what is suspect anew."""
    for statement in _TIES_AND_CORRECTIONS:
        db.execute(statement)
