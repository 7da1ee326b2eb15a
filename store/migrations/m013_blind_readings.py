"""Version 13: who reads a review without seeing what the others decide, and who has handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STATEMENTS = (
    """CREATE TABLE reading_log (
  -- Every time somebody was named to read a review blind, handed in, or took that back.
  -- Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))), -- its name in every store
  at TEXT NOT NULL, -- when
  reviewer TEXT NOT NULL, -- who wrote it, by a name of the reviewer's choice
  login TEXT NOT NULL, -- who, by the name known to the machine
  host TEXT NOT NULL, -- on which machine
  account TEXT NOT NULL, -- who, by the number of the account on the machine
  review_id INTEGER NOT NULL REFERENCES reviews (id),
  reader TEXT NOT NULL, -- whose reading it is; the layer of it bears the same name
  change TEXT NOT NULL -- named, handed_in or taken_back
) STRICT""",
    "CREATE INDEX reading_log_of_review ON reading_log (review_id, id)",
    *(
        f"""CREATE TRIGGER reading_log_never_{what}s BEFORE {what.upper()} ON reading_log
BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END"""
        for what in ("update", "delete")
    ),
)


def run(db: Database) -> None:
    """Make the log, empty."""
    for statement in _STATEMENTS:
        db.execute(statement)
