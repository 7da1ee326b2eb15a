"""How a document stands to the others of a library, and the chains from the centre down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from doichieu.frozen import frozen
from doichieu.model import DocumentId, Level, RelationKind
from doichieu.store import DocumentSummary, Order, StoredRelation
from doichieu.text import number_key
from doichieu.workbench.collection.library import Library

if TYPE_CHECKING:
    from typing import TypeGuard

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
    said = [each for each in library.relations if each.kind is RelationKind.IMPLEMENTS]
    missing: dict[str, str] = {}
    pairs: list[tuple[DocumentId, Name]] = []
    for each in said:
        key = number_key(each.number)
        if each.other is None:
            missing.setdefault(key, each.number)
        pairs.append((each.document, key if each.other is None else each.other))
    stored: dict[Name, DocumentSummary] = {each.id: each for each in library.documents}
    return Graph(library.documents.order(), pairs, missing).chains(stored)


def _names(relation: StoredRelation, name: Name) -> bool:
    if isinstance(name, str):
        return relation.other is None and number_key(relation.number) == number_key(name)
    return relation.other == name


class Graph:
    """Who carries out whom, each document under its id, a missing one under the key of its number.

    What stands right below a document is put in order when it is asked.
    """

    def __init__(
        self,
        documents: Order,
        pairs: Iterable[tuple[DocumentId, Name]],
        missing: Mapping[str, str] | None = None,
    ) -> None:
        self._numbers: dict[Name, str] = {}
        self._numbers.update(documents.names.items())
        self._numbers.update((missing or {}).items())
        self.levels, self._days = documents.levels, documents.days
        self._upper: dict[Name, dict[Name, None]] = defaultdict(dict)
        for document, upper in pairs:
            self._upper[document][upper] = None
        # Thousands of plans say that they carry out the same two or three.
        self._nearest, self._all_above = cache(self._nearest_of), cache(self._all_above_of)
        self._lower: dict[Name, list[Name]] = defaultdict(list)
        for each, uppers in self._upper.items():
            for upper in self._nearest(tuple(uppers)):
                self._lower[upper].append(each)

    def chains(self, stored: Mapping[Name, DocumentSummary]) -> tuple[ChainNode, ...]:
        """Every document below the directive that it carries out, the centre's first."""
        names, shown = self._sorted(self._numbers), set[Name]()

        def link(name: Name) -> ChainNode:
            number, document = self._numbers[name], stored.get(name)
            if name in shown:
                return ChainNode(number, document, again=True)
            shown.add(name)
            below = self._sorted(self._lower.get(name, ()))
            return ChainNode(number, document, tuple(map(link, below)))

        found = [link(name) for name in names if not self._upper.get(name)]
        return (*found, *(link(name) for name in names if name not in shown))

    def below(self, document: DocumentId) -> tuple[DocumentId, ...]:
        """The stored documents that carry one out, none of another one between them, in order."""
        below = self._lower.get(document)
        return tuple(filter(self._is_stored, self._sorted(below))) if below else ()

    def above(self, document: DocumentId) -> tuple[DocumentId, ...]:
        """The stored documents that one carries out, none of another one between them."""
        uppers = tuple(self._upper.get(document, ()))
        return tuple(filter(self._is_stored, self._nearest(uppers)))

    def is_carried_out(self, document: DocumentId) -> bool:
        """Whether anything stands right below a document."""
        return document in self._lower

    def _is_stored(self, name: Name) -> TypeGuard[DocumentId]:
        return name in self.levels

    def _nearest_of(self, uppers: tuple[Name, ...]) -> tuple[Name, ...]:
        """Those of what a document carries out above which none of the others stands in between."""
        above = self._all_above
        return tuple(
            upper
            for upper in uppers
            if not any(upper in above(each) for each in uppers if each not in above(upper))
        )

    def _all_above_of(self, name: Name) -> set[Name]:
        """All that a document carries out, directly or not."""
        found: set[Name] = set()
        waiting = [*self._upper.get(name, ())]
        while waiting:
            upper = waiting.pop()
            if upper not in found:
                found.add(upper)
                waiting += self._upper.get(upper, ())
        return found

    def _sorted(self, names: Iterable[Name]) -> list[Name]:
        return sorted(names, key=self._place)

    def _place(self, name: Name) -> tuple[bool, int, str, str]:
        """From the centre down, then by day; what is missing before all that carries it out.

        A missing directive below which everything has a stored one comes last.
        """
        if not self._is_stored(name):
            below = self._lower.get(name, ())
            spare = all(any(map(self._is_stored, self._upper[each])) for each in below)
            rank = min((self._place(each)[1] for each in below), default=0)
            return spare, rank, "", self._numbers[name]
        return False, _RANKS[self.levels[name]], self._days[name] or _NO_DAY, self._numbers[name]


_RANKS: Mapping[Level | None, int] = {**{level: level.rank for level in Level}, None: len(Level)}

_NO_DAY = "9999-12-31"
"""Sorts behind every day."""
