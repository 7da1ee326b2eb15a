"""What the documents of a store are to each other, and what they name that it does not hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from doichieu.model import DocumentId, Facts, Outline, Tie, TieKind
from doichieu.store import names, rows
from doichieu.store.database import Database
from doichieu.text import number_key

_NONE = DocumentId(0)


@dataclass(frozen=True, slots=True)
class StoredTie(Tie):
    """A tie of the stored `document`; `other` is the one that it names, None when it is missing."""

    document: DocumentId = _NONE
    other: DocumentId | None = None


@dataclass(frozen=True, slots=True)
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


class Ties:
    """The ties of one open store."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def of(self, document: DocumentId) -> tuple[Tie, ...]:
        """What a document says of others, the strongest first."""
        found = self._db.rows(
            "SELECT * FROM ties WHERE document_id = ? ORDER BY position", document
        )
        return tuple(map(rows.tie, found))

    def keep(self, document: DocumentId, outline: Outline) -> None:
        """Keep the ties of an outline, inside the caller's transaction.

        What it carries out or cites without a tie is given one: every number can be asked for.
        """
        self._db.write("DELETE FROM ties WHERE document_id = ?", [(document,)])
        self._db.write(
            """INSERT INTO ties (document_id, position, kind, number, line, issued)
            VALUES (?, ?, ?, ?, ?, ?)""",
            [
                (document, place, tie.kind, tie.number, tie.line, tie.issued and str(tie.issued))
                for place, tie in enumerate(_complete(outline))
            ],
        )

    def all(self) -> tuple[StoredTie, ...]:
        """Every tie of every document, each with the document it leads to, first read first."""
        documents = self._db.rows("SELECT * FROM documents ORDER BY id")
        facts = {DocumentId(row["id"]): rows.facts(row) for row in documents}
        numbered: dict[str, list[DocumentId]] = defaultdict(list)
        for document, said in facts.items():
            numbered[number_key(said.number or "")].append(document)
        numbered.pop("", None)
        found = []
        for row in self._db.rows("SELECT * FROM ties ORDER BY document_id, position"):
            document, tie = DocumentId(row["document_id"]), rows.tie(row)
            others = [(d, facts[d]) for d in numbered[number_key(tie.number)] if d != document]
            other = _meant(tie, facts[document], others)
            found.append(StoredTie(tie.kind, tie.number, tie.line, tie.issued, document, other))
        return tuple(found)

    def missing(self) -> tuple[Missing, ...]:
        """What the stored documents name but the store does not hold.

        Most cited first, then in the order of the numbers.
        """
        names_of = {
            row["id"]: row["name"] for row in self._db.rows("SELECT id, name FROM documents")
        }
        times, spelt = self._times()
        found: dict[str, Missing] = {}
        for tie in self.all():
            if tie.other is not None:
                continue
            key = number_key(tie.number)
            number = spelt.get(key, tie.number)
            before = found.get(key, Missing(number, 0, ()))
            name = names_of[tie.document]
            carrying = (name,) if tie.kind is TieKind.IMPLEMENTS else ()
            found[key] = replace(
                before,
                times=before.times + max(1, times[tie.document][key]),
                cited_by=tuple(dict.fromkeys((*before.cited_by, name))),
                carried_out_by=tuple(dict.fromkeys((*before.carried_out_by, *carrying))),
            )
        return tuple(sorted(found.values(), key=lambda one: (-one.times, one.number)))

    def _times(self) -> tuple[dict[int, Counter[str]], dict[str, str]]:
        """How many items of each document cite each number, and how it is first spelt."""
        times: dict[int, Counter[str]] = defaultdict(Counter)
        spelt: dict[str, str] = {}
        for row in self._db.rows(
            """SELECT document_id, cited.value AS number, count(*) AS times
            FROM items, json_each(items.cites) AS cited WHERE gone = 0
            GROUP BY document_id, cited.value ORDER BY document_id, min(position)"""
        ):
            key = number_key(row["number"])
            spelt.setdefault(key, row["number"])
            times[row["document_id"]][key] += row["times"]
        return times, spelt


def _complete(outline: Outline) -> tuple[Tie, ...]:
    known = {number_key(tie.number) for tie in outline.ties}
    more: dict[str, Tie] = {}
    for number in outline.facts.implements:
        more.setdefault(number_key(number), Tie(TieKind.IMPLEMENTS, number, 1))
    for item in outline.items:
        for number in item.cites:
            more.setdefault(number_key(number), Tie(TieKind.CITES, number, item.line))
    return (*outline.ties, *(tie for key, tie in more.items() if key not in known))


def _meant(
    tie: Tie, citing: Facts, numbered: Sequence[tuple[DocumentId, Facts]]
) -> DocumentId | None:
    """The document of that number that is meant: of several years' the last before `citing`.

    A day printed beside the number must be its day, and a body of the same rank elsewhere is
    another issuer.
    """
    possible = [
        (document, facts)
        for document, facts in numbered
        if (not (tie.issued and facts.date) or tie.issued == facts.date)
        and ((tie.issued and facts.date) or names.same_place(citing, facts))
    ]
    until = citing.date or date.max

    def likely(each: tuple[DocumentId, Facts]) -> tuple[bool, date]:
        issued = each[1].date or date.min
        return issued <= until, issued

    return max(possible, key=likely)[0] if possible else None
