"""Version 14: who has to review which tasks of a review.

The log is about a review and not about its items, like `reading_log`. Whoever brings two stores
together adds the rows that one of them has not, by their uid, with the ids of review and item in
that store. What is `assigned` follows from the moments of the rows and not from their order, so
that it is the same whichever way they came. Who is here now is no data of a store (ADR 044).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STATEMENTS = (
    """CREATE TABLE assigning_log (
  -- Every time tasks of a review were given to somebody, or taken back. Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))), -- its name in every store
  at TEXT NOT NULL, -- when
  reviewer TEXT NOT NULL, -- who wrote it, by a name of the reviewer's choice
  login TEXT NOT NULL, -- who, by the name known to the machine
  host TEXT NOT NULL, -- on which machine
  account TEXT NOT NULL, -- who, by the number of the account on the machine
  review_id INTEGER NOT NULL REFERENCES reviews (id),
  assignee TEXT NOT NULL, -- who has to review them
  share TEXT NOT NULL, -- section, lead or task
  item_id INTEGER REFERENCES items (id), -- the section or the task
  lead TEXT NOT NULL, -- the body that leads the tasks; '' for a section or a task
  change TEXT NOT NULL -- assigned or taken_back
) STRICT""",
    "CREATE INDEX assigning_log_of_review ON assigning_log (review_id, id)",
    # A document that goes asks for each of its items.
    "CREATE INDEX assigning_log_of_item ON assigning_log (item_id)",
    *(
        f"""CREATE TRIGGER assigning_log_never_{what}s BEFORE {what.upper()} ON assigning_log
BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END"""
        for what in ("update", "delete")
    ),
    """CREATE VIEW assigned AS
-- What is given to whom now: the last word of assigning_log on each share and assignee.
SELECT id, review_id, assignee, share, item_id, lead, reviewer, at
FROM assigning_log AS last
WHERE change = 'assigned' AND NOT EXISTS (
  SELECT 1 FROM assigning_log AS later
  WHERE later.review_id = last.review_id AND later.assignee = last.assignee
    AND later.share = last.share AND later.item_id IS last.item_id AND later.lead = last.lead
    AND (later.at, later.uid) > (last.at, last.uid)
)""",
)


def run(db: Database) -> None:
    """Make the log, empty, and the view of what stands."""
    for statement in _STATEMENTS:
        db.execute(statement)
