"""What the documents of a store are to each other, and what they name that it does not hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from doichieu.frozen import frozen
from doichieu.model import DocumentId, DocumentRelation, Facts, Outline, RelationKind
from doichieu.store import failures, names, rows
from doichieu.store.database import Database
from doichieu.text import number_key

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

    def all(self, *kinds: RelationKind, to: DocumentId | None = None) -> tuple[StoredRelation, ...]:
        """Every relation of every document, with the document it leads to, first read first.

        Of these kinds only, if any are named; and only those that lead `to` a document.
        Not those of a hidden document, or to one, nor of a document that is an earlier version of
        another; nor what a document says of itself by a number that was put right only later.
        """
        earlier = self._earlier()
        known = {DocumentId(row["id"]): row for row in self._db.rows("SELECT * FROM documents")}
        numbered: dict[str, list[DocumentId]] = defaultdict(list)
        for document, row in known.items():
            if document in earlier:
                continue
            numbered[number_key(row["number"] or "")].append(document)
        numbered.pop("", None)

        @cache
        def facts(document: DocumentId) -> Facts:
            return rows.facts(known[document])

        @cache
        def bearing(number: str) -> list[DocumentId]:
            return numbered.get(number_key(number), [])

        hidden = {
            DocumentId(row["target"])
            for row in self._db.rows("SELECT target FROM hidden WHERE what = 'document'")
        }
        silent = hidden | earlier
        wanted = number_key(known[to]["number"] or "") if to in known else None
        found = []
        for row in self._db.rows(
            """SELECT * FROM relations WHERE kind IN (SELECT value FROM json_each(?))
            ORDER BY document_id, position""",
            rows.as_json(kinds or RelationKind),
        ):
            if to is not None and number_key(row["number"]) != wanted:
                continue
            document, relation = DocumentId(row["document_id"]), rows.relation(row)
            if document not in known:
                raise failures.damaged("relations", document)
            bearers = bearing(relation.number)
            if document in silent or (
                document in bearers and _of_itself(relation, facts(document))
            ):
                continue
            others = [(each, facts(each)) for each in bearers if each != document]
            other = _meant(relation, facts(document), others) if others else None
            if other in hidden or (to is not None and other != to):
                continue
            found.append(
                StoredRelation(
                    relation.kind, relation.number, relation.line, relation.issued, document, other
                )
            )
        return tuple(found)

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


def _of_itself(relation: DocumentRelation, citing: Facts) -> bool:
    """Whether a document names its own number, and no day that is not its own."""
    if not citing.number or number_key(relation.number) != number_key(citing.number):
        return False
    return not (relation.issued and citing.date) or relation.issued == citing.date


def _meant(
    relation: DocumentRelation, citing: Facts, numbered: Sequence[tuple[DocumentId, Facts]]
) -> DocumentId | None:
    """The document of that number that is meant: of several years' the last before `citing`.

    A day printed beside the number must be its day, and a body of the same rank elsewhere is
    another issuer.
    """
    possible = [
        (document, facts)
        for document, facts in numbered
        if (not (relation.issued and facts.date) or relation.issued == facts.date)
        and ((relation.issued and facts.date) or names.same_place(citing, facts))
    ]
    until = citing.date or date.max

    def likely(each: tuple[DocumentId, Facts]) -> tuple[bool, date]:
        issued = each[1].date or date.min
        return issued <= until, issued

    return max(possible, key=likely)[0] if possible else None
