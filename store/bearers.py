"""Which stored document another is a new version of, without a look at every one.

No index of SQLite's own knows when two spellings are one number. This one lies in memory: it is
made when it is first asked, and again where something else has been written since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from doichieu.errors import UnreadableError
from doichieu.model import REVIEWED, DocumentId, Facts, Outline
from doichieu.store import names, rows
from doichieu.store.database import Database
from doichieu.store.readings import Readings

if TYPE_CHECKING:
    from sqlite3 import Row


_SAME_DRAFT = 0.3
"""The share of its tasks that a draft without a number has in common with its earlier version."""


class Bearers:
    """The documents of one open store by number and issuer; those without a number by their file.

    It finds too many rather than too few: whoever asks looks at what is found.
    """

    def __init__(self, database: Database, readings: Readings) -> None:
        self._db = database
        self._readings = readings
        self._as_of: tuple[int, int] | None = None
        self._numbers: dict[tuple[str, str], list[DocumentId]] = {}
        self._drafts: dict[str, list[DocumentId]] = {}

    def of(self, facts: Facts, source: str) -> list[Row]:
        """The rows of `documents` that bear the number of these facts, or were read with it.

        Without a number: what was read without one by the same issuer, and the drafts of that file
        name. First read first.
        """
        if self._as_of != self._db.stamp():
            self._look()
        found = {*self._numbers.get(names.bearing(facts), ())}
        if not facts.number:
            found.update(self._drafts.get(source, ()))
        return self._db.rows(_ROWS, rows.as_json(sorted(found)))

    def meant(self, outline: Outline, source: str) -> DocumentId | None:
        """The stored document of which this would be taken for a new version; None for none.

        One of the same number and issuer, not dated in different years; without a number one of the
        same file name and some of the same text. Of several, which were kept apart, the one with
        most of the same text.
        """
        facts = outline.facts
        wording = {item.fingerprint for item in outline.items if item.reviewed}
        found: dict[DocumentId, int] = {}
        for row in self.of(facts, source):
            document = DocumentId(row["id"])
            if facts.number or row["number"]:
                same = any(names.same_number(facts, each) for each in self._said(row))
            else:
                least = _SAME_DRAFT * len(wording)
                same = source == row["source"] and self._shared(document, wording) > least
            if same:
                found[document] = 0
        if len(found) > 1:
            found = {document: self._shared(document, wording) for document in found}
        return max(found, key=found.__getitem__, default=None)

    def keep(self, document: DocumentId, facts: Facts, read: Facts, source: str) -> None:
        """A document was written, `read` with these facts, and nothing else since it was asked."""
        now = self._db.stamp()
        if self._as_of and now[0] == self._as_of[0]:
            self._add(document, facts, source)
            if read != facts:
                self._add_reading(document, read)
            self._as_of = now

    def _look(self) -> None:
        self._numbers, self._drafts = defaultdict(list), defaultdict(list)
        for row in self._db.rows("SELECT id, number, issuer, source FROM documents"):
            facts = Facts(number=row["number"], issuer=row["issuer"])
            self._add(DocumentId(row["id"]), facts, row["source"])
        for row in self._db.rows("SELECT document_id FROM readings"):
            document = DocumentId(row["document_id"])
            with suppress(UnreadableError):
                for read in self._readings.facts(document):
                    self._add_reading(document, read)
        self._as_of = self._db.stamp()

    def _add(self, document: DocumentId, facts: Facts, source: str) -> None:
        if facts.number:
            self._numbers[names.bearing(facts)].append(document)
        else:
            self._drafts[source].append(document)

    def _add_reading(self, document: DocumentId, read: Facts) -> None:
        """What was corrected by hand is still misread when the file is read again."""
        self._numbers[names.bearing(read)].append(document)

    def _said(self, row: Row) -> Iterator[Facts]:
        """What a document says of itself, as corrected and as read, so far as it can be read.

        A number that was corrected by hand is still misread when the file is read again.
        """
        # A document that cannot be read must not keep others out.
        with suppress(UnreadableError):
            yield rows.facts(row)
        with suppress(UnreadableError):
            yield from self._readings.facts(row["id"])

    def _shared(self, document: DocumentId, wording: set[str]) -> int:
        """How much of this wording a document has: headings alone are in every draft."""
        kinds = rows.as_json(sorted(REVIEWED))
        found = self._db.rows(
            """SELECT fingerprint FROM items
            WHERE document_id = ? AND kind IN (SELECT value FROM json_each(?))""",
            document,
            kinds,
        )
        return len(wording & {old["fingerprint"] for old in found})


_ROWS = """
SELECT * FROM documents WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
"""
