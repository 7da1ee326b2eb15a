"""Version 10: the words of all documents, to search, and what was put out of sight.

`full_text` holds folded text beside `items`, since no tokenizer of SQLite takes `đ` for `d`. It is
filled when a document is written; those of older stores a few at a time (`store/full_text.py`), for
ten thousand of them take a while.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STATEMENTS = (
    """CREATE VIRTUAL TABLE full_text
-- The text of each item without marks, to search; its rowid is the item's id.
USING fts5(folded, tokenize = 'unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER full_text_goes_with_its_item AFTER DELETE ON items
BEGIN DELETE FROM full_text WHERE rowid = OLD.id; END""",
    # 1: its items are in full_text; 0 in a document of an older store, until somebody searches
    "ALTER TABLE documents ADD COLUMN searchable INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE hiding_log (
  -- Every time something was put out of sight or brought back. Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))), -- its name in every store
  at TEXT NOT NULL, -- when
  reviewer TEXT NOT NULL, -- who, by a name of the reviewer's choice
  login TEXT NOT NULL, -- who, by the name known to the machine
  host TEXT NOT NULL, -- on which machine
  what TEXT NOT NULL, -- document or review
  target INTEGER NOT NULL, -- its id
  name TEXT NOT NULL, -- what it was called then
  change TEXT NOT NULL, -- hidden, shown or removed
  undoes INTEGER -- the row this one takes back
) STRICT""",
    "CREATE INDEX hiding_log_of_target ON hiding_log (what, target, id)",
    *(
        f"""CREATE TRIGGER hiding_log_never_{what}s BEFORE {what.upper()} ON hiding_log
BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END"""
        for what in ("update", "delete")
    ),
    """CREATE VIEW hidden AS
-- What is out of sight now: the last word of hiding_log on each document or review.
SELECT what, target, name, reviewer, at
FROM hiding_log AS last
WHERE change = 'hidden' AND NOT EXISTS (
  SELECT 1 FROM hiding_log AS later
  WHERE later.what = last.what AND later.target = last.target AND later.id > last.id
)""",
)


def run(db: Database) -> None:
    """Make the tables for both, empty."""
    for statement in _STATEMENTS:
        db.execute(statement)
