"""Earlier versions of documents, each as it stood when the file of a newer one was read.

The newest version is what stands in `documents` and `items`; its number is the one behind those
kept here. A new edition of the rules makes no version: a version is another file.
"""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING, cast

from doichieu.frozen import frozen
from doichieu.model import (
    COMMON,
    Document,
    DocumentId,
    Item,
    ItemId,
    Kind,
    Layer,
    Outline,
    ReviewId,
)
from doichieu.store import failures, rows
from doichieu.store.database import Database
from doichieu.store.json_form import UnknownFormError, from_json, to_json
from doichieu.store.readings import plain

if TYPE_CHECKING:
    from sqlite3 import Row


@frozen
class Version:
    """One version of a document: the how-manieth it is, and the file it was read from."""

    document: DocumentId
    number: int
    source: str
    imported: datetime
    digest: str = field(repr=False)


class Versions:
    """The earlier versions of the documents of one open store."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def keep(self, document: Document) -> None:
        """Keep a document as it stands, under the next number, inside the caller's transaction."""
        self.keep_as(document.id, self.as_stands(document), document.outline)

    def keep_as(self, document: DocumentId, version: Version, outline: Outline) -> None:
        """Keep what was read from the file of a version, perhaps in another store, likewise."""
        self._db.insert(
            "versions",
            {
                "document_id": document,
                "number": self.newest(document),
                "source": version.source,
                "digest": version.digest,
                "imported": rows.as_time(version.imported),
                "outline": to_json(plain(outline)),
            },
        )

    def as_stands(self, document: Document) -> Version:
        """A document as it stands, as the version that it is."""
        return Version(
            document.id,
            self.newest(document.id),
            document.source,
            document.imported,
            document.digest,
        )

    def newest(self, document: DocumentId) -> int:
        """The number of the version that stands in `documents`; 1 where there was none before."""
        sql = "SELECT coalesce(max(number), 0) + 1 FROM versions WHERE document_id = ?"
        return int(self._db.value(sql, document))

    def of(self, document: DocumentId) -> tuple[Version, ...]:
        """The earlier versions of a document, first read first."""
        found = self._db.rows(f"{_VERSIONS} WHERE document_id = ? ORDER BY number", document)
        return tuple(map(_version, found))

    def with_digest(self, digest: str) -> Version | None:
        """The earlier version that was read with this digest, the newest if several were."""
        found = self._db.row(f"{_VERSIONS} WHERE digest = ? ORDER BY imported DESC", digest)
        return _version(found) if found else None

    def outline(self, version: Version) -> Outline:
        """What stood in an earlier version. Raises UnreadableError where it cannot be read."""
        text = self._db.value(
            "SELECT outline FROM versions WHERE document_id = ? AND number = ?",
            version.document,
            version.number,
        )
        try:
            return cast("Outline", from_json(text, Outline))
        except UnknownFormError as error:
            where = f"#{version.document}@{version.number}"
            raise failures.damaged("versions", version.document, where) from error

    def read(self, review: ReviewId, item: ItemId, layer: Layer = COMMON) -> str | None:
        """The wording of an item that was read in a layer of a review, where it is another now.

        Of several who read it differently, that of the verdict, else of the first. None where
        nothing of the item has changed, or its wording then is not kept.
        """
        read = self._db.row(_READ, review, item, layer)
        if read is None:
            return None
        texts = self._db.rows(_TEXTS, read["document_id"])
        kept = (str(row["text"]) for row in texts)
        return next((text for text in kept if _fingerprint(text) == read["fingerprint"]), None)

    def suspects(self, document: DocumentId) -> dict[ItemId, tuple[ReviewId, tuple[ItemId, ...]]]:
        """The items of a document about which something decided in common read another wording.

        Each with where that was: the review, and what it was about, verdicts and links first.
        """
        found: dict[ItemId, tuple[ReviewId, tuple[ItemId, ...]]] = {}
        for row in self._db.rows(_SUSPECTS, document, COMMON):
            place = ReviewId(row["review_id"]), rows.slot(row).items
            found.setdefault(ItemId(row["item"]), place)
        return found

    def decided(self, document: DocumentId) -> int:
        """How many decisions stand in the reviews of a document, in whichever layer.

        A gap is about its plan too.
        """
        return int(self._db.value(_DECIDED, document))


_VERSIONS = "SELECT document_id, number, source, digest, imported FROM versions"

_READ = """
SELECT item.document_id, read.fingerprint
FROM annotation_items AS read
JOIN annotations AS annotation ON annotation.id = read.annotation_id
JOIN items AS item ON item.id = read.item_id
WHERE annotation.review_id = ? AND item.id = ? AND annotation.layer = ?
  AND item.fingerprint <> read.fingerprint
ORDER BY annotation.action <> 'verdict', annotation.at
"""

# A block that was corrected by hand since stands in the reading as it was before.
_TEXTS = """
SELECT json_extract(item.value, '$.text') AS text
FROM versions, json_each(versions.outline, '$.items') AS item
WHERE document_id = ?1
UNION ALL
SELECT json_extract(item.value, '$.text')
FROM readings, json_each(readings.outline, '$.items') AS item
WHERE document_id = ?1
"""

_SUSPECTS = """
SELECT item.id AS item, annotation.*
FROM items AS item
JOIN annotation_items AS read ON read.item_id = item.id
JOIN annotations AS annotation ON annotation.id = read.annotation_id
WHERE item.document_id = ? AND annotation.layer = ?
  AND item.gone = 0 AND item.fingerprint <> read.fingerprint
ORDER BY annotation.action NOT IN ('verdict', 'link'), annotation.id
"""

_DECIDED = """
SELECT count(*) FROM annotations WHERE review_id IN (
  SELECT id FROM reviews WHERE ? IN (directive_id, plan_id)
)
"""


@rows.reader("versions")
def _version(row: Row) -> Version:
    return Version(
        document=DocumentId(row["document_id"]),
        number=row["number"],
        source=row["source"],
        imported=datetime.fromisoformat(row["imported"]),
        digest=row["digest"],
    )


def _fingerprint(text: str) -> str:
    return Item("", 0, Kind.NOISE, text).fingerprint
