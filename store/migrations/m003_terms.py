"""Version 3: how common each word and phrase is in the documents of this store."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TERMS = (
    """CREATE TABLE terms (
  -- How many blocks of all documents have a word or a phrase of two; suggestions weigh by it.
  term TEXT PRIMARY KEY, -- folded
  blocks INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    # What few blocks have is rare and never asked for.
    "CREATE INDEX terms_common ON terms (blocks, term) WHERE blocks > 4",
    """CREATE TABLE counted (
  -- The files whose words are counted in terms.
  digest TEXT PRIMARY KEY, -- of the file's bytes
  blocks INTEGER NOT NULL -- how many blocks it has
) STRICT, WITHOUT ROWID""",
)


def run(db: Database) -> None:
    """Make the tables for them."""
    for statement in _TERMS:
        db.execute(statement)
