"""Which stored documents may be earlier versions of another, without a look at every one.

No index of SQLite's own knows when two spellings are one number. This one lies in memory: it is
made when it is first asked, and again where something else has been written since.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

from doichieu.errors import UnreadableError
from doichieu.model import DocumentId, Facts
from doichieu.store import names, rows
from doichieu.store.database import Database
from doichieu.store.readings import Readings

if TYPE_CHECKING:
    from sqlite3 import Row


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


_ROWS = """
SELECT * FROM documents WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
"""
