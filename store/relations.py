"""What the documents of a store are to each other, and what they name that it does not hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from doichieu.frozen import frozen
from doichieu.model import DocumentId, DocumentRelation, Facts, Level, Outline, RelationKind
from doichieu.store import failures, names, rows
from doichieu.store.database import Database
from doichieu.text import number_key

if TYPE_CHECKING:
    from sqlite3 import Row

_NONE = DocumentId(0)


@frozen
class StoredRelation(DocumentRelation):
    """A relation of the stored `document`; `other` is the one it names, None when it is missing."""

    document: DocumentId = _NONE
    other: DocumentId | None = None


@frozen
class Missing:
    """A document that others name but the store does not hold.

    `times` counts the items that cite it, `cited_by` names their documents, `carried_out_by` those
    that say they carry it out.
    """

    number: str
    times: int
    cited_by: tuple[str, ...]
    carried_out_by: tuple[str, ...] = ()

    @property
    def implemented(self) -> bool:
        """Whether any document says that it carries it out."""
        return bool(self.carried_out_by)


class Replacing(NamedTuple):
    """A stored document with what it says that it replaces."""

    document: DocumentId
    name: str
    facts: Facts
    relation: DocumentRelation


class DocumentRelations:
    """The relations of one open store."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def of(self, document: DocumentId) -> tuple[DocumentRelation, ...]:
        """What a document says of others, the strongest first."""
        found = self._db.rows(
            "SELECT * FROM relations WHERE document_id = ? ORDER BY position", document
        )
        return tuple(map(rows.relation, found))

    def keep(self, document: DocumentId, outline: Outline) -> None:
        """Keep the relations of an outline, inside the caller's transaction.

        What it carries out or cites without a relation is given one: every number can be asked for.
        """
        self._db.write("DELETE FROM relations WHERE document_id = ?", [(document,)])
        self._db.write(
            """INSERT INTO relations (document_id, position, kind, number, line, issued)
            VALUES (?, ?, ?, ?, ?, ?)""",
            [
                (
                    document,
                    place,
                    relation.kind,
                    relation.number,
                    relation.line,
                    relation.issued and str(relation.issued),
                )
                for place, relation in enumerate(_complete(outline))
            ],
        )

    def all(self, *kinds: RelationKind) -> tuple[StoredRelation, ...]:
        """Every relation of every document, with the document it leads to, first read first.

        Of these kinds only, if any are named. Not those of a hidden document, or to one, nor of a
        document that is an earlier version of another; nor what a document says of itself by a
        number that was put right only later.
        """
        return tuple(
            StoredRelation(each.kind, each.number, each.line, each.issued, document, other)
            for row, document, other in self._resolved(kinds or RelationKind)
            for each in [rows.relation(row)]
        )

    def carrying(self) -> tuple[tuple[DocumentId, DocumentId], ...]:
        """Each stored document with every stored one that it says it carries out, like `all`."""
        found = self._resolved([RelationKind.IMPLEMENTS])
        return tuple((document, other) for _row, document, other in found if other is not None)

    def _resolved(
        self, kinds: Iterable[RelationKind]
    ) -> Iterator[tuple[Row, DocumentId, DocumentId | None]]:
        """The rows of relations, each with its document and the one it leads to."""
        hidden, earlier = self._hidden(), self._earlier()
        bearers = _Bearers(self._db, earlier)
        silent = hidden | earlier
        for row in self._db.rows(_SAID, rows.as_json(kinds)):
            document = DocumentId(row["document_id"])
            if document not in bearers.known:
                raise failures.damaged("relations", document)
            if document in silent:
                continue
            other, named = None, bearers.of(row["number"])
            if named:
                issued = _issued(row) if row["issued"] else None
                citing = bearers.facts(document)
                if document in named and _of_itself(row["number"], issued, citing):
                    continue
                others = [(each, bearers.facts(each)) for each in named if each != document]
                other = _meant(issued, citing, others)
            if other not in hidden:
                yield row, document, other

    def _hidden(self) -> set[DocumentId]:
        found = self._db.rows("SELECT target FROM hidden WHERE what = 'document'")
        return {DocumentId(row["target"]) for row in found}

    def _earlier(self) -> set[DocumentId]:
        """The documents that are an earlier version of another, kept by themselves."""
        found = self._db.rows(_EARLIER)
        return {DocumentId(row["id"]) for row in found}

    def replacing(self) -> tuple[Replacing, ...]:
        """Which documents replace which, first read first; hidden ones replace nothing."""
        kind = RelationKind.REPLACES
        documents = self._db.rows(
            f"""SELECT * FROM documents
            WHERE id IN (SELECT document_id FROM relations WHERE kind = ?)
            AND id NOT IN (SELECT target FROM hidden WHERE what = 'document')
            AND id NOT IN ({_EARLIER})""",  # noqa: S608 (ours)
            kind,
        )
        known = {row["id"]: (row["name"], rows.facts(row)) for row in documents}
        found = self._db.rows(
            "SELECT * FROM relations WHERE kind = ? ORDER BY document_id, position", kind
        )
        return tuple(
            Replacing(
                DocumentId(row["document_id"]), *known[row["document_id"]], rows.relation(row)
            )
            for row in found
            if row["document_id"] in known
        )

    def missing(self, relations: Iterable[StoredRelation] | None = None) -> tuple[Missing, ...]:
        """What the stored documents name but the store does not hold.

        Most cited first, then in the order of the numbers. `relations` are all of them, where they
        are known already.
        """
        names_of = {
            row["id"]: row["name"] for row in self._db.rows("SELECT id, name FROM documents")
        }
        times, spelt = self._times()
        naming: dict[str, list[StoredRelation]] = defaultdict(list)
        for relation in self.all() if relations is None else relations:
            if relation.other is None:
                naming[number_key(relation.number)].append(relation)

        def by(saying: Iterable[StoredRelation]) -> tuple[str, ...]:
            return tuple(dict.fromkeys(names_of[each.document] for each in saying))

        found = [
            Missing(
                spelt.get(key, saying[0].number),
                sum(max(1, times[each.document][key]) for each in saying),
                by(saying),
                by(each for each in saying if each.kind is RelationKind.IMPLEMENTS),
            )
            for key, saying in naming.items()
        ]
        return tuple(sorted(found, key=lambda one: (-one.times, one.number)))

    def _times(self) -> tuple[dict[int, Counter[str]], dict[str, str]]:
        """How many items of each document cite each number, and how it is first spelt."""
        times: dict[int, Counter[str]] = defaultdict(Counter)
        spelt: dict[str, str] = {}
        for row in self._db.rows(
            """SELECT id, document_id, cites FROM items WHERE gone = 0 AND cites <> '[]'
            ORDER BY document_id, position"""
        ):
            for number in rows.cites(row):
                key = number_key(number)
                spelt.setdefault(key, number)
                times[row["document_id"]][key] += 1
        return times, spelt


class _Bearers:
    """Which documents bear a number, and what tells them apart."""

    def __init__(self, database: Database, earlier: Collection[DocumentId]) -> None:
        self.known = {DocumentId(row["id"]): row for row in database.rows(_BEARERS)}
        self._numbered: dict[str, list[DocumentId]] = defaultdict(list)
        for document, row in self.known.items():
            if row["number"] and document not in earlier:
                self._numbered[number_key(row["number"])].append(document)
        self._numbered.pop("", None)
        # Thousands of plans name one directive.
        self.of = cache(self._of)
        self.facts = cache(self._facts)

    def _of(self, number: str) -> Sequence[DocumentId]:
        return self._numbered.get(number_key(number), ())

    def _facts(self, document: DocumentId) -> Facts:
        return _facts(self.known[document])


@rows.reader("documents")
def _facts(row: Row) -> Facts:
    """What of the facts tells which document is meant by a number."""
    level, day = row["level"], row["date"]
    return Facts(
        number=row["number"],
        issuer=row["issuer"],
        level=Level(level) if level else None,
        date=date.fromisoformat(day) if day else None,
    )


@rows.reader("relations")
def _issued(row: Row) -> date:
    return date.fromisoformat(row["issued"])


_BEARERS = "SELECT id, name, number, issuer, level, date FROM documents"

_SAID = """
SELECT * FROM relations WHERE kind IN (SELECT value FROM json_each(?))
ORDER BY document_id, position
"""

_EARLIER = """
SELECT documents.id FROM documents JOIN versions USING (digest)
WHERE versions.document_id <> documents.id
"""


def _complete(outline: Outline) -> tuple[DocumentRelation, ...]:
    known = {number_key(relation.number) for relation in outline.relations}
    more: dict[str, DocumentRelation] = {}
    for number in outline.facts.implements:
        more.setdefault(number_key(number), DocumentRelation(RelationKind.IMPLEMENTS, number, 1))
    for item in outline.items:
        for number in item.cites:
            more.setdefault(
                number_key(number), DocumentRelation(RelationKind.CITES, number, item.line)
            )
    return (*outline.relations, *(relation for key, relation in more.items() if key not in known))


def _of_itself(number: str, issued: date | None, citing: Facts) -> bool:
    """Whether a document names its own number, and no day that is not its own."""
    if not citing.number or number_key(number) != number_key(citing.number):
        return False
    return not (issued and citing.date) or issued == citing.date


def _meant(
    issued: date | None, citing: Facts, numbered: Sequence[tuple[DocumentId, Facts]]
) -> DocumentId | None:
    """The document of that number that is meant: of several years' the last before `citing`.

    A day printed beside the number must be its day, and a body of the same rank elsewhere is
    another issuer.
    """
    possible = [
        (document, facts)
        for document, facts in numbered
        if (not (issued and facts.date) or issued == facts.date)
        and ((issued and facts.date) or names.same_place(citing, facts))
    ]
    if len(possible) < 2:
        return possible[0][0] if possible else None
    until = citing.date or date.max

    def likely(each: tuple[DocumentId, Facts]) -> tuple[bool, date]:
        day = each[1].date or date.min
        return day <= until, day

    return max(possible, key=likely)[0]
