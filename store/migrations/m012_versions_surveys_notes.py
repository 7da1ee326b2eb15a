"""Version 12: earlier versions of documents, what a survey found, and notes for every plan.

Beside the login stands the number of the account: whoever may name a login to a program cannot
take another's number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_LOGS = ("decision_log", "corrections", "codebook_log", "hiding_log")

_STATEMENTS = (
    *(
        # who, by the number of the account on the machine; empty where it has none, in old rows
        f"ALTER TABLE {log} ADD COLUMN account TEXT NOT NULL DEFAULT ''"
        for log in _LOGS
    ),
    """CREATE TABLE versions (
  -- A document as it stood, corrections included, before a newer version of its file was read.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  number INTEGER NOT NULL, -- from 1; the newest version has none: it is what stands in documents
  source TEXT NOT NULL, -- the file it was read from
  digest TEXT NOT NULL, -- of the file's bytes
  imported TEXT NOT NULL, -- when it was read
  outline TEXT NOT NULL CHECK (json_valid(outline)), -- its facts, blocks, doubts and relations
  PRIMARY KEY (document_id, number)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX versions_by_digest ON versions (digest)",
    """CREATE TABLE surveyed (
  -- What the program suggests for the tasks of a directive in a plan, kept to be at hand at once.
  -- Nothing decided: it can be made anew from the documents.
  directive_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  plan_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  made_of TEXT NOT NULL, -- digests of both documents as they stood, and the edition of the rules
  found TEXT NOT NULL CHECK (json_valid(found)), -- the likeliest answer to each task that has any
  PRIMARY KEY (directive_id, plan_id)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX surveyed_of_plan ON surveyed (plan_id)",
    """CREATE TABLE directive_notes (
  -- Every note on a task that is meant for all plans; the last on an item stands.
  -- Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))), -- its name in every store
  at TEXT NOT NULL, -- when
  reviewer TEXT NOT NULL, -- who, by a name of the reviewer's choice
  login TEXT NOT NULL, -- who, by the name known to the machine
  host TEXT NOT NULL, -- on which machine
  account TEXT NOT NULL, -- who, by the number of the account on the machine
  item_id INTEGER NOT NULL REFERENCES items (id),
  note TEXT NOT NULL -- empty: the one before is taken away
) STRICT""",
    "CREATE INDEX directive_notes_on_item ON directive_notes (item_id, id)",
    *(
        f"""CREATE TRIGGER directive_notes_never_{what}s BEFORE {what.upper()} ON directive_notes
BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END"""
        for what in ("update", "delete")
    ),
)


def run(db: Database) -> None:
    """Make the tables, empty, and the columns."""
    for statement in _STATEMENTS:
        db.execute(statement)
