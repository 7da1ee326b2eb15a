"""Version 4: suggestions depend on their two documents alone, so words are counted no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def run(db: Database) -> None:
    """Drop what was counted."""
    db.execute("DROP TABLE terms")
    db.execute("DROP TABLE counted")
