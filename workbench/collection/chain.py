"""How a document stands to the others of a library, and the chains from the centre down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from doichieu.frozen import frozen
from doichieu.model import DocumentId, Level, RelationKind
from doichieu.store import DocumentSummary, StoredRelation
from doichieu.text import number_key
from doichieu.workbench.collection.library import Library

Name = DocumentId | str
"""A stored document, or the number of one that is missing."""

_ORDER = (
    RelationKind.IMPLEMENTS,
    RelationKind.REPLACES,
    RelationKind.AMENDS,
    RelationKind.BASIS,
    RelationKind.CITES,
)


@frozen
class Neighbour:
    """Another document, as it is seen from one.

    `outward` is true where the one says it of the other ('carries out'), else the other says it
    ('carried out by'). `document` is None where the other is not in the store; `issued` is the day
    that is printed beside its number.
    """

    kind: RelationKind
    outward: bool
    number: str
    document: DocumentSummary | None
    issued: date | None = None

    @property
    def name(self) -> Name:
        """What it can be asked for by."""
        return self.document.id if self.document else self.number


@frozen
class ChainNode:
    """A document in a chain, with those that carry it out `below` it.

    One with several directives is shown in full once; elsewhere it is there `again`, without what
    stands below it. `document` is None where it is not in the store.
    """

    number: str
    document: DocumentSummary | None
    below: tuple[ChainNode, ...] = ()
    again: bool = False


def neighbours(library: Library, name: Name) -> tuple[Neighbour, ...]:
    """What a document says of others, and they of it: the weightiest first, missing ones too."""
    stored = {document.id: document for document in library.documents}
    found = []
    for relation in library.relations:
        if relation.document == name:
            other = stored[relation.other] if relation.other is not None else None
            found.append(Neighbour(relation.kind, True, relation.number, other, relation.issued))
        elif _names(relation, name):
            by = stored[relation.document]
            found.append(Neighbour(relation.kind, False, by.name, by))
    return tuple(sorted(found, key=lambda each: (_ORDER.index(each.kind), not each.outward)))


def carried_out_by(library: Library, directive: DocumentId) -> tuple[DocumentSummary, ...]:
    """The stored documents that say they carry out this one, in the order of the library."""
    said = {
        other.name
        for other in neighbours(library, directive)
        if other.kind is RelationKind.IMPLEMENTS and not other.outward
    }
    return tuple(document for document in library.documents if document.id in said)


def chains(library: Library) -> tuple[ChainNode, ...]:
    """Every document below the directive that it carries out, the centre's first.

    Where a plan names both a directive and what that directive carries out, it stands only below
    the nearer one. What goes round in a circle begins with its first document.
    """
    return _Graph(library.documents, library.relations).chains()


def carriers(
    documents: Iterable[DocumentSummary], relations: Iterable[StoredRelation]
) -> Mapping[DocumentId, tuple[DocumentId, ...]]:
    """The stored documents right below each one, in the order of the chains."""
    return _Graph(documents, relations).stored_below()


def _names(relation: StoredRelation, name: Name) -> bool:
    if isinstance(name, str):
        return relation.other is None and number_key(relation.number) == number_key(name)
    return relation.other == name


class _Graph:
    """Who carries out whom, each document under its id or the key of its number."""

    def __init__(
        self, documents: Iterable[DocumentSummary], relations: Iterable[StoredRelation]
    ) -> None:
        self._stored: dict[Name, DocumentSummary] = {each.id: each for each in documents}
        self._numbers: dict[Name, str] = {d: each.name for d, each in self._stored.items()}
        self._upper: dict[Name, dict[Name, None]] = defaultdict(dict)
        self._lower: dict[Name, list[Name]] = defaultdict(list)
        for relation in relations:
            if relation.kind is RelationKind.IMPLEMENTS:
                upper: Name = (
                    relation.other if relation.other is not None else number_key(relation.number)
                )
                self._numbers.setdefault(upper, relation.number)
                self._upper[relation.document][upper] = None
        above = {name: self._above(name) for name in self._numbers}
        for name, uppers in self._upper.items():
            for upper in uppers:
                if not any(upper in above[each] for each in uppers if each not in above[upper]):
                    self._lower[upper].append(name)
        self._shown: set[Name] = set()

    def chains(self) -> tuple[ChainNode, ...]:
        names = self._sorted(self._numbers)
        found = [self._link(name) for name in names if not self._upper.get(name)]
        found += [self._link(name) for name in names if name not in self._shown]
        return tuple(found)

    def stored_below(self) -> dict[DocumentId, tuple[DocumentId, ...]]:
        """Those that say they carry a stored document out, none of another one between them."""
        stored = {each.id: None for each in self._stored.values()}
        return {
            name: tuple(each for each in self._sorted(self._lower[name]) if each in stored)
            for name in stored
            if name in self._lower
        }

    def _above(self, name: Name) -> set[Name]:
        """All that a document carries out, directly or not."""
        found: set[Name] = set()
        waiting = [*self._upper.get(name, ())]
        while waiting:
            upper = waiting.pop()
            if upper not in found:
                found.add(upper)
                waiting += self._upper.get(upper, ())
        return found

    def _link(self, name: Name) -> ChainNode:
        number, document = self._numbers[name], self._stored.get(name)
        if name in self._shown:
            return ChainNode(number, document, again=True)
        self._shown.add(name)
        below = self._sorted(self._lower.get(name, ()))
        return ChainNode(number, document, tuple(map(self._link, below)))

    def _sorted(self, names: Iterable[Name]) -> list[Name]:
        return sorted(names, key=self._place)

    def _place(self, name: Name) -> tuple[bool, int, date, str]:
        """From the centre down, then by day; what is missing before all that carries it out.

        A missing directive below which everything has a stored one comes last.
        """
        document = self._stored.get(name)
        if document is None:
            below = self._lower.get(name, ())
            spare = all(self._stored.keys() & self._upper[each].keys() for each in below)
            rank = min((self._place(each)[1] for each in below), default=0)
            return spare, rank, date.min, self._numbers[name]
        level = document.facts.level
        rank = level.rank if level else len(Level)
        return False, rank, document.facts.date or date.max, document.name
