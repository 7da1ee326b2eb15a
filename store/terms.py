"""How many blocks of all documents have each word and phrase, from which their rarity is known."""

from __future__ import annotations

from collections.abc import Mapping

from doichieu.model import DocumentId
from doichieu.store.database import Database

SELDOM = 4
"""A term that no more blocks of the store have is rare whatever the size of the store."""


class Terms:
    """The terms of one open store."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def uncounted(self, most: int) -> tuple[DocumentId, ...]:
        """Up to so many documents whose present version is not counted yet, the oldest first."""
        found = self._db.rows(
            "SELECT id FROM documents WHERE digest NOT IN (SELECT digest FROM counted)"
            " ORDER BY id LIMIT ?",
            most,
        )
        return tuple(DocumentId(row["id"]) for row in found)

    def count(self, document: DocumentId, holders: Mapping[str, int], blocks: int) -> None:
        """Add the present version of a document: how many of its `blocks` have each term.

        Each version counts once, and goes on counting when a newer one has come: how rare a word is
        changes little with it.
        """
        with self._db.transaction():
            digest = self._db.value("SELECT digest FROM documents WHERE id = ?", document)
            known = self._db.value("SELECT count(*) FROM counted WHERE digest = ?", digest)
            if digest is None or known:
                return
            self._db.insert("counted", {"digest": digest, "blocks": blocks})
            self._db.write(
                "INSERT INTO terms (term, blocks) VALUES (?, ?)"
                " ON CONFLICT (term) DO UPDATE SET blocks = blocks + excluded.blocks",
                holders.items(),
            )

    def blocks(self) -> int:
        """How many blocks are counted."""
        return int(self._db.value("SELECT coalesce(sum(blocks), 0) FROM counted"))

    def common(self, least: int) -> dict[str, int]:
        """The terms that at least so many blocks have, and `SELDOM` are too few for, with how many.

        In the order of the terms.
        """
        found = self._db.rows(
            # The first condition is that of the index.
            f"SELECT term, blocks FROM terms WHERE blocks > {SELDOM} AND blocks >= ?"  # noqa: S608
            " ORDER BY term",
            least,
        )
        return {row["term"]: row["blocks"] for row in found}
