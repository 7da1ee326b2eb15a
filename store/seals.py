"""What was written of a document or a log, in one digest: by it a changed byte is told.

SQLite believes whatever stands in a page. Seals lie in `desk`, where nothing is decided, under the
version that made them: a newer version, whose rows are others, looks at its own alone. Whoever
knows the program can make one; they are against bad disks and changes by hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from doichieu.hashing import blake2b
from doichieu.model import DocumentId, ReviewId
from doichieu.store import chain, failures
from doichieu.store.database import Database

VERSION = 15
"""Of the rows that are sealed: `opening.VERSION`, held by a test."""

_NOBODY = ""


class Seals:
    """The seals of one open store. Its writes belong in a transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def put(self, document: DocumentId) -> None:
        """Seal a document as it stands now."""
        self._keep(f"document/{document}", self._digest(document))

    def lift(self, document: DocumentId) -> None:
        """Take away the seal of a document that goes."""
        sql = "DELETE FROM desk WHERE reviewer = ? AND place = ?"
        self._db.write(sql, [(_NOBODY, _place(f"document/{document}"))])

    def check(self, document: DocumentId) -> None:
        """Raise UnreadableError where a sealed document is not as it was written."""
        sealed = self._kept(f"document/{document}")
        if sealed and sealed != self._digest(document):
            raise failures.damaged("documents", document, f"#{document}")

    def of(self, documents: Iterable[DocumentId]) -> dict[DocumentId, str]:
        """The seal of each document, or what it would be sealed with: it tells every version."""
        kept = self._of_documents(documents)
        return {each: seal or self._digest(each) for each, seal in kept.items()}

    def complete(self, documents: Iterable[DocumentId]) -> None:
        """Seal those that no version of the program has sealed, which would take long each time."""
        for each, seal in self._of_documents(documents).items():
            if not seal:
                self.put(each)

    def _of_documents(self, documents: Iterable[DocumentId]) -> dict[DocumentId, str]:
        """The seals that are kept; '' for a document without one."""
        places = {_place(f"document/{each}"): each for each in documents}
        sql = """SELECT place, value FROM desk
        WHERE reviewer = ? AND place IN (SELECT value FROM json_each(?))"""
        found = self._db.rows(sql, _NOBODY, json.dumps([*places]))
        kept = {row["place"]: str(row["value"]) for row in found}
        return {each: kept.get(place, "") for place, each in places.items()}

    def put_log(self, review: ReviewId) -> None:
        """Seal the log of a review: the head that was sealed, linked with the rows since."""
        head, last, _sides = self._sealed_log(review)
        newest_head = self._heads(review, head or chain.GENESIS, last)[-1]
        newest = self._db.value("SELECT max(id) FROM decision_log WHERE review_id = ?", review)
        self._keep(f"review/{review}", f"{newest_head} {newest} {self._sides(review)}")

    def head(self, review: ReviewId) -> str:
        """The head of the log of a review.

        Raises UnreadableError where the rows that were sealed are not as they were written, the
        review is of other documents, or some log belongs to a review that is not there: it may
        have been this one's.
        """
        lost = self._db.value(_LOST)
        if lost is not None:
            raise failures.damaged("reviews", lost)
        heads = self._heads(review)
        head, _last, sides = self._sealed_log(review)
        if sides not in {"", self._sides(review)}:
            raise failures.damaged("reviews", review)
        if head and head not in heads:
            raise failures.damaged("decision_log", "?")
        return heads[-1]

    def _heads(self, review: ReviewId, head: str = chain.GENESIS, after: int = 0) -> list[str]:
        """A head, and those after each row of the log of a review behind the one that it names."""
        return [head, *chain.heads(self._db.rows(chain.LOG, review, after), head)]

    def _sealed_log(self, review: ReviewId) -> tuple[str, int, str]:
        """The head of a log, the id of its last row, and the sides, as they were sealed last."""
        head, last, sides = (*self._kept(f"review/{review}").split(" "), "", "", "")[:3]
        return head, int(last) if last.isdecimal() else 0, sides

    def _sides(self, review: ReviewId) -> str:
        """What a review holds against each other, in a word."""
        sql = "SELECT directive_id, plan_id, plan_item FROM reviews WHERE id = ?"
        return ",".join(map(str, self._db.row(sql, review) or ()))

    def _keep(self, what: str, seal: str) -> None:
        sql = "INSERT OR REPLACE INTO desk (reviewer, place, value, at) VALUES (?, ?, ?, '')"
        self._db.write(sql, [(_NOBODY, _place(what), seal)])

    def _kept(self, what: str) -> str:
        sql = "SELECT value FROM desk WHERE reviewer = ? AND place = ?"
        return str(self._db.value(sql, _NOBODY, _place(what)) or "")

    def _digest(self, document: DocumentId) -> str:
        rows = [list(row) for sql in _SEALED for row in self._db.rows(sql, document)]
        return blake2b(json.dumps(rows).encode(), digest_size=16).hexdigest()


def _place(what: str) -> str:
    return f"{what}/seal/{VERSION}"


_LOST = "SELECT review_id FROM decision_log WHERE review_id NOT IN (SELECT id FROM reviews) LIMIT 1"

_SEALED = (
    """SELECT id, name, number, type, issuer, branch, level, place, date, signers, title,
      implements, source, digest, imported FROM documents WHERE id = ?""",
    "SELECT * FROM items WHERE document_id = ? AND gone = 0 ORDER BY position",
    "SELECT * FROM doubts WHERE document_id = ? ORDER BY position",
    "SELECT * FROM relations WHERE document_id = ? ORDER BY position",
)
