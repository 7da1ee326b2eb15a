"""The documents of a store as a list has them: thousands, of which a screenful is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, overload

from doichieu.frozen import frozen
from doichieu.model import REVIEWED, DocumentId, Facts, Level
from doichieu.store import rows
from doichieu.store.database import Database

if TYPE_CHECKING:
    from sqlite3 import Row


@frozen
class DocumentSummary:
    """A document in a list. `tasks` counts the items of the kinds a review goes through.

    Where nothing was `counted`, the counts are 0.
    """

    id: DocumentId
    name: str
    facts: Facts
    source: str
    imported: datetime
    items: int
    tasks: int
    doubts: int
    hidden: bool = False
    counted: bool = True


class Tally(NamedTuple):
    """What is counted of a document."""

    items: int
    tasks: int
    doubts: int


class Order(NamedTuple):
    """What documents are called and what puts them in order, the first read in first.

    Days are as they are written in the store, which sort; '' where there is none.
    """

    names: dict[DocumentId, str]
    levels: dict[DocumentId, Level | None]
    days: dict[DocumentId, str]


class Listed(Sequence[DocumentSummary]):
    """Summaries, each made of its row when it is asked for and not kept."""

    def __init__(self, found: Sequence[Row], *, counted: bool = False) -> None:
        self._rows = found
        self._counted = counted

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> DocumentSummary: ...
    @overload
    def __getitem__(self, place: slice) -> Listed: ...
    def __getitem__(self, place: int | slice) -> DocumentSummary | Listed:
        if isinstance(place, slice):
            return self._of(self._rows[place])
        return summary(self._rows[place], counted=self._counted)

    def __add__(self, more: Listed) -> Listed:
        return self._of([*self._rows, *more._rows])

    def _of(self, found: Sequence[Row]) -> Listed:
        return Listed(found, counted=self._counted)

    def ids(self) -> list[DocumentId]:
        """The documents, in their order."""
        return [DocumentId(row["id"]) for row in self._rows]

    def names(self) -> dict[DocumentId, str]:
        """What each is called."""
        return {DocumentId(row["id"]): row["name"] for row in self._rows}

    def issuers(self) -> dict[DocumentId, str]:
        """Who issued each; '' where that is not known."""
        return {DocumentId(row["id"]): row["issuer"] or "" for row in self._rows}

    def words(self, place: int) -> str:
        """What one is looked for by: number or file, type, issuer, day as printed, title."""
        row = self._rows[place]
        day = "/".join(reversed((row["date"] or "").split("-")))
        said = " · ".join(filter(None, (row["type"], row["issuer"], day, row["title"])))
        return f"{row['number'] or row['source']} {said or row['source']}"

    def order(self) -> Order:
        """What puts them in order."""
        return _order(self._rows)

    def imported(self) -> dict[DocumentId, str]:
        """When each was read, as the store writes moments: they sort as texts."""
        return {DocumentId(row["id"]): row["imported"] for row in self._rows}

    def parted(self) -> tuple[Listed, Listed]:
        """Those in sight, and those that are hidden."""
        shown = [row for row in self._rows if not row["hidden"]]
        return self._of(shown), self._of([row for row in self._rows if row["hidden"]])

    def latest_first(self, opened: Mapping[int, datetime]) -> Listed:
        """The last read in or `opened` first; what is as old stays in its order."""
        at = {document: rows.as_time(moment) for document, moment in opened.items()}

        def of(row: Row) -> str:
            read: str = row["imported"]
            return max(read, at.get(row["id"], ""))

        return self._of(sorted(self._rows, key=of, reverse=True))


NO_DOCUMENTS = Listed(())

Edition: TypeAlias = tuple[object, ...]
"""What changes whenever a document is read in, corrected, hidden, shown or removed."""


def listed(database: Database, *, counted: bool = False) -> Listed:
    """Every document, first read first; to have them counted goes through all items."""
    found = (
        database.rows(_COUNTED, _KINDS) if counted else database.rows(_UNCOUNTED + "ORDER BY id")
    )
    return Listed(found, counted=counted)


def order(database: Database) -> Order:
    """What puts the documents in sight in order, read without all else that is known of them."""
    return _order(database.rows(_IN_ORDER))


def tally(database: Database, document: DocumentId) -> Tally:
    """The counts of one document."""
    (row,) = database.rows(_TALLY, _KINDS, document, document)
    return Tally(*row)


def counted(database: Database, document: DocumentId) -> DocumentSummary | None:
    """One document with its counts; None where there is none."""
    row = database.row(f"{_UNCOUNTED} WHERE id = ?", document)
    if row is None:
        return None
    return replace(summary(row, counted=True), **tally(database, document)._asdict())


def edition(database: Database) -> Edition:
    """The edition of all documents together."""
    return tuple(database.rows(_EDITION)[0])


def summary(row: Row, *, counted: bool) -> DocumentSummary:
    """The summary in a row of `documents` with its counts."""
    return DocumentSummary(
        id=DocumentId(row["id"]),
        name=row["name"],
        facts=rows.facts(row),
        source=row["source"],
        imported=rows.imported(row),
        items=row["items"],
        tasks=row["tasks"],
        doubts=row["doubts"],
        hidden=bool(row["hidden"]),
        counted=counted,
    )


def _order(found: Sequence[Row]) -> Order:
    # Thousands come from three levels.
    levels = {each: _level(row) for each, row in {row["level"]: row for row in found}.items()}
    return Order(
        {DocumentId(row["id"]): row["name"] for row in found},
        {DocumentId(row["id"]): levels[row["level"]] for row in found},
        {DocumentId(row["id"]): row["date"] or "" for row in found},
    )


@rows.reader("documents")
def _level(row: Row) -> Level | None:
    return Level(row["level"]) if row["level"] else None


_KINDS = rows.as_json(sorted(REVIEWED))

HIDDEN = "SELECT target FROM hidden WHERE what = 'document'"

_TASKS = "count(*) FILTER (WHERE kind IN (SELECT value FROM json_each(?)))"

_COUNTED = f"""
SELECT d.*, ifnull(held.items, 0) AS items, ifnull(held.tasks, 0) AS tasks,
  (SELECT count(*) FROM doubts WHERE document_id = d.id) AS doubts, id IN ({HIDDEN}) AS hidden
FROM documents AS d LEFT JOIN (
  SELECT document_id, count(*) AS items, {_TASKS} AS tasks
  FROM items WHERE gone = 0 GROUP BY document_id
) AS held ON held.document_id = d.id ORDER BY id
"""  # noqa: S608

_TALLY = f"""
SELECT count(*) AS items, {_TASKS} AS tasks,
  (SELECT count(*) FROM doubts WHERE document_id = ?) AS doubts
FROM items WHERE document_id = ? AND gone = 0
"""  # noqa: S608

_UNCOUNTED = f"""
SELECT *, 0 AS items, 0 AS tasks, 0 AS doubts, id IN ({HIDDEN}) AS hidden
FROM documents
"""  # noqa: S608

_IN_ORDER = f"SELECT id, name, level, date FROM documents WHERE id NOT IN ({HIDDEN}) ORDER BY id"  # noqa: S608

_EDITION = """
SELECT count(*), max(id), max(imported), (SELECT max(id) FROM corrections),
  (SELECT max(id) FROM hiding_log)
FROM documents
"""
