"""Version 8: what each reviewer left lying on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_DESK = """CREATE TABLE desk (
  -- What a reviewer left lying: the queue last walked, what was being typed. Nothing decided.
  reviewer TEXT NOT NULL,
  place TEXT NOT NULL, -- a path of words, as review/3/queue
  value TEXT NOT NULL,
  at TEXT NOT NULL, -- when it was put there
  PRIMARY KEY (reviewer, place)
) STRICT, WITHOUT ROWID"""


def run(db: Database) -> None:
    """Make the table for it."""
    db.execute(_DESK)
