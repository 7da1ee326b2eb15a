"""The documents of a store: read in, read in anew, listed, found."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from doichieu.errors import StoreError, UnreadableError
from doichieu.language import _
from doichieu.model import (
    Document,
    DocumentId,
    ItemId,
    Outline,
    StoredItem,
)
from doichieu.store import failures, listing, names, rows
from doichieu.store.bearers import Bearers
from doichieu.store.database import Database
from doichieu.store.doubt_rows import doubt, doubt_row
from doichieu.store.full_text import FullText
from doichieu.store.hiding import Change, Held, Hiding
from doichieu.store.item_identity import match
from doichieu.store.listing import HIDDEN, DocumentSummary, Edition, Listed, Order, Tally
from doichieu.store.readings import Readings
from doichieu.store.relations import DocumentRelations
from doichieu.store.seals import Seals
from doichieu.store.versions import Version, Versions

if TYPE_CHECKING:
    from sqlite3 import Row


_KEPT = 2
"""How many documents are kept as they were read: the sides of a review are asked for by all that
makes it ready."""


_IN_USE = """
SELECT 1 FROM reviews WHERE ?1 IN (directive_id, plan_id)
UNION ALL
SELECT 1 FROM directive_notes JOIN items ON items.id = item_id WHERE document_id = ?1
"""


class Stored(StrEnum):
    """What became of a document that was read in."""

    NEW = "new"
    UNCHANGED = "unchanged"
    NEW_VERSION = "new_version"
    OLDER = "older"


class Documents:
    """The documents of one open store."""

    def __init__(
        self,
        database: Database,
        relations: DocumentRelations,
        full_text: FullText,
        hiding: Hiding,
        versions: Versions,
    ) -> None:
        self._db = database
        self._relations = relations
        self._full_text = full_text
        self._hiding = hiding
        self._versions = versions
        self._readings = Readings(database)
        self._bearers = Bearers(database, self._readings)
        self._seals = Seals(database)
        self._as_of = database.stamp()
        self._read: dict[DocumentId, Document] = {}

    def put(
        self,
        outline: Outline,
        source: str,
        digest: str,
        at: datetime,
        *,
        apart: bool = False,
        version_of: DocumentId | None = None,
    ) -> tuple[DocumentId, Stored]:
        """Keep a document; `digest` is of the file's bytes, `source` its name, kept without folder.

        The same digest is the same file: nothing is written, nor for that of an earlier version.
        What `meant` tells is a new version: its items keep their ids, and with them what was
        decided about them; what stood there before is kept as a version. What was corrected by
        hand is corrected in the new version too. `apart` keeps it as a document of its own,
        `version_of` takes it for a new version of that document, whatever it says of itself.
        """
        source = names.file(source)
        asked = apart or version_of is not None
        known = self._known(digest, asked=asked)
        if known is not None:
            return known
        with self._db.transaction():
            # Somebody else may have been quicker.
            known = self._known(digest, asked=asked)
            if known is not None:
                return known
            read = outline.facts
            earlier = None if apart else version_of or self.meant(outline, source)
            document = self.take_in(outline, source, digest, at, earlier)
        if not asked:
            # The index of words is written when the transaction ends.
            self._bearers.keep(document, outline.facts, read, source)
        return document, Stored.NEW if earlier is None else Stored.NEW_VERSION

    def take_in(
        self, outline: Outline, source: str, digest: str, at: datetime, earlier: DocumentId | None
    ) -> DocumentId:
        """Write a document, as a new version of `earlier` if told, in the caller's transaction."""
        if earlier is not None:
            self._keep_version(earlier)
            outline = self._readings.keep(earlier, outline)
        row = rows.facts_row(outline.facts, source) | {
            "source": source,
            "digest": digest,
            "imported": rows.as_time(at),
        }
        if earlier is None:
            document = DocumentId(self._db.insert("documents", row))
        else:
            document = earlier
            self._update(document, row)
        self._write_outline(document, outline)
        return document

    def _known(self, digest: str, *, asked: bool) -> tuple[DocumentId, Stored] | None:
        """The document that was read with this digest, now or, unless `asked`, as a version."""
        known = self.with_digest(digest)
        if known is not None:
            return known, Stored.UNCHANGED
        older = None if asked else self._versions.with_digest(digest)
        return None if older is None else (older.document, Stored.OLDER)

    def _keep_version(self, document: DocumentId) -> None:
        """Keep what stands as a version; what cannot be read any more is nothing to keep."""
        with suppress(UnreadableError):
            self._versions.keep(self._get(document))

    def by_itself(self, version: Version, at: datetime) -> DocumentId:
        """An earlier version as a document of its own, called by its number; made where none is."""
        known = self.with_digest(version.digest)
        if known is not None:
            return known
        number = f"{self._row(version.document)['name']}@{version.number}"
        outline = self._versions.outline(version)
        outline = replace(outline, facts=replace(outline.facts, number=number))
        return self.put(outline, version.source, version.digest, at, apart=True)[0]

    def rewrite(self, document: DocumentId, outline: Outline) -> None:
        """Put another outline in the place of the stored one, inside the caller's transaction.

        Raises StoreError when there is no such document.
        """
        source = self._row(document)["source"]
        self._update(document, rows.facts_row(outline.facts, source))
        self._write_outline(document, outline)

    def get(self, document: DocumentId) -> Document:
        """The document with its items; raises StoreError when there is none."""
        stamp = self._db.stamp()
        if stamp != self._as_of:
            self._as_of = stamp
            self._read.clear()
        if document not in self._read:
            if len(self._read) >= _KEPT:
                self._read.clear()
            self._read[document] = self._get(document)
        return self._read[document]

    def _get(self, document: DocumentId) -> Document:
        row = self._row(document)
        items = self._db.rows(
            "SELECT * FROM items WHERE document_id = ? AND gone = 0 ORDER BY position", document
        )
        doubts = self._db.rows(
            "SELECT * FROM doubts WHERE document_id = ? ORDER BY position", document
        )
        found = Document(
            id=document,
            source=row["source"],
            digest=row["digest"],
            imported=rows.imported(row),
            outline=Outline(
                rows.facts(row),
                rows.items(items),
                tuple(map(doubt, doubts)),
                self._relations.of(document),
            ),
        )
        self._seals.check(document)
        return found

    def with_digest(self, digest: str) -> DocumentId | None:
        """The document that was read with this digest; None when there is none."""
        known = self._db.value("SELECT id FROM documents WHERE digest = ?", digest)
        return None if known is None else DocumentId(known)

    def meant(self, outline: Outline, source: str) -> DocumentId | None:
        """The stored document of which this would be taken for a new version; None for none."""
        return self._bearers.meant(outline, names.file(source))

    def gone(self, document: DocumentId) -> tuple[StoredItem, ...]:
        """Items decided about that the newest version of the file no longer has."""
        items = self._db.rows(
            "SELECT * FROM items WHERE document_id = ? AND gone = 1 ORDER BY position, id", document
        )
        return tuple(map(rows.item, items))

    def summaries(self) -> tuple[DocumentSummary, ...]:
        """Every document with what is counted of it, first read first."""
        return tuple(self.listed(counted=True))

    def listed(self, *, counted: bool = False) -> Listed:
        """Every document, first read first; to have them counted goes through all items."""
        return listing.listed(self._db, counted=counted)

    def order(self) -> Order:
        """What puts the documents in sight in order, without all else that is known of them."""
        return listing.order(self._db)

    def titles(self, documents: Iterable[DocumentId]) -> dict[DocumentId, str | None]:
        """What these documents are about."""
        sql = "SELECT id, title FROM documents WHERE id IN (SELECT value FROM json_each(?))"
        found = self._db.rows(sql, rows.as_json(documents))
        return {DocumentId(row["id"]): row["title"] for row in found}

    def summary(self, document: DocumentId) -> DocumentSummary:
        """One document with what is counted of it; raises StoreError when there is none."""
        found = listing.counted(self._db, document)
        if found is None:
            raise failures.no_such_document(document)
        return found

    def tally(self, document: DocumentId) -> Tally:
        """What is counted of one document."""
        return listing.tally(self._db, document)

    def edition(self) -> Edition:
        """What changes whenever a document is read in, corrected, hidden, shown or removed."""
        return listing.edition(self._db)

    def find(self, name: str) -> DocumentId | None:
        """The document called `name`: `#3` or `3`, its number or name in any spelling, or its file.

        None when there is none; raises InputError when there are several. One that is hidden
        answers only where none in sight does.
        """
        # Who goes through thousands by these names need not look at all of them for each.
        if name.startswith("#") and name[1:].isdecimal():
            known = self._db.value("SELECT id FROM documents WHERE id = ?", name[1:])
            if name == f"#{known}":
                return DocumentId(known)
        shown, hidden = (
            self._db.rows(f"SELECT * FROM documents WHERE id {place} ({HIDDEN}) ORDER BY id")  # noqa: S608
            for place in ("NOT IN", "IN")
        )
        return names.find(shown, name) or names.find(hidden, name)

    def forget(self, document: DocumentId, reviewer: str, at: datetime) -> None:
        """Remove a document that no review uses; one in which nothing was said goes with it.

        All that stays is a row in the log of what was hidden.

        Raises StoreError when decisions were made about it, or there is no such document.
        """
        with self._db.transaction():
            name = self._row(document)["name"]
            self._db.write(
                """DELETE FROM reviews WHERE ? IN (directive_id, plan_id)
                AND id NOT IN (
                  SELECT review_id FROM decision_log UNION SELECT review_id FROM reading_log
                  UNION SELECT review_id FROM assigning_log
                )""",
                [(document,)],
            )
            if self._db.value(_IN_USE, document):
                raise StoreError(
                    _("this document has been reviewed and stays"),
                    where=name,
                    remedy=_("Start another store with --store to work without it."),
                )
            self._hiding.log(Held.document(document), Change.REMOVED, reviewer, at)
            self._db.write("DELETE FROM documents WHERE id = ?", [(document,)])
            self._seals.lift(document)

    def _row(self, document: DocumentId) -> Row:
        row = self._db.row("SELECT * FROM documents WHERE id = ?", document)
        if row is None:
            raise failures.no_such_document(document)
        return row

    def _update(self, document: DocumentId, row: dict[str, object]) -> None:
        columns = ", ".join(f"{column} = ?" for column in row)
        self._db.write(f"UPDATE documents SET {columns} WHERE id = ?", [(*row.values(), document)])  # noqa: S608

    def _write_outline(self, document: DocumentId, outline: Outline) -> None:
        known = self._db.rows(
            "SELECT * FROM items WHERE document_id = ? ORDER BY position", document
        )
        before = {ItemId(row["id"]): row for row in known}
        old = [rows.item(row) for row in known if not row["gone"]]
        gone = [rows.item(row) for row in known if row["gone"]]
        kept = match(old, gone, outline.items)
        new: list[dict[str, object]] = []
        for position, (item, was) in enumerate(zip(outline.items, kept, strict=True)):
            row = rows.item_row(position, item)
            if was is None:
                new.append({"document_id": document, **row})
            elif any(before[was][column] != value for column, value in (row | {"gone": 0}).items()):
                columns = ", ".join(f"{column} = ?" for column in row)
                self._db.write(
                    f"UPDATE items SET {columns}, gone = 0 WHERE id = ?",  # noqa: S608
                    [(*row.values(), was)],
                )
        self._db.insert_all("items", new)
        self._let_go({item.id for item in old} - set(kept))
        self._db.write("DELETE FROM doubts WHERE document_id = ?", [(document,)])
        doubts = (doubt_row(*each) for each in enumerate(outline.doubts))
        self._db.insert_all("doubts", [{"document_id": document, **row} for row in doubts])
        self._relations.keep(document, outline)
        self._full_text.keep(document)
        self._seals.put(document)

    def _let_go(self, vanished: set[ItemId]) -> None:
        """Flag what a log names, for its undo, and what was looked at; delete the rest."""
        if not vanished:
            return
        decided = {
            row["id"]
            for row in self._db.rows(
                "SELECT part.value AS id FROM decision_log, json_each(subject) AS part"
                " UNION SELECT item_id FROM review_views UNION SELECT plan_item FROM reviews"
                " UNION SELECT item_id FROM directive_notes"
                " UNION SELECT item_id FROM assigning_log"
            )
        }
        self._db.write("UPDATE items SET gone = 1 WHERE id = ?", [(i,) for i in vanished & decided])
        self._db.write("DELETE FROM items WHERE id = ?", [(i,) for i in vanished - decided])
