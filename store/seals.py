"""What was written of a document, in one digest: a byte that changed on the disk is told by it.

SQLite believes whatever stands in a page. Seals lie in `desk`, where nothing is decided, under the
version that made them: a newer version, whose rows are others, looks at its own alone.
"""

from __future__ import annotations

import hashlib
import json

from doichieu.model import DocumentId
from doichieu.store import failures
from doichieu.store.database import Database

_VERSION = 10
"""Of the rows that are sealed: `opening.VERSION`, held by a test."""

_NOBODY = ""


class Seals:
    """The seals of one open store. Its writes belong in a transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def put(self, document: DocumentId) -> None:
        """Seal a document as it stands now."""
        sql = "INSERT OR REPLACE INTO desk (reviewer, place, value, at) VALUES (?, ?, ?, ?)"
        self._db.write(sql, [(_NOBODY, _place(document), self._digest(document), "")])

    def lift(self, document: DocumentId) -> None:
        """Take away the seal of a document that goes."""
        sql = "DELETE FROM desk WHERE reviewer = ? AND place = ?"
        self._db.write(sql, [(_NOBODY, _place(document))])

    def check(self, document: DocumentId) -> None:
        """Raise UnreadableError where a sealed document is not as it was written."""
        sql = "SELECT value FROM desk WHERE reviewer = ? AND place = ?"
        sealed = self._db.value(sql, _NOBODY, _place(document))
        if sealed is not None and sealed != self._digest(document):
            raise failures.damaged("documents", document, f"#{document}")

    def _digest(self, document: DocumentId) -> str:
        rows = [list(row) for sql in _SEALED for row in self._db.rows(sql, document)]
        return hashlib.blake2b(json.dumps(rows).encode(), digest_size=16).hexdigest()


def _place(document: DocumentId) -> str:
    return f"document/{document}/seal/{_VERSION}"


_SEALED = (
    """SELECT id, name, number, type, issuer, branch, level, place, date, signers, title,
      implements, source, digest, imported FROM documents WHERE id = ?""",
    "SELECT * FROM items WHERE document_id = ? AND gone = 0 ORDER BY position",
    "SELECT * FROM doubts WHERE document_id = ? ORDER BY position",
    "SELECT * FROM relations WHERE document_id = ? ORDER BY position",
)
