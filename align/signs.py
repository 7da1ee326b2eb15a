"""What a reader goes by, measured: each sign of each pair of items as a number in 0..1.

A sign is a sparse table: for each directive item in turn, plan item → value; what is absent is 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import TypeAlias

from doichieu import text
from doichieu.align.bodies import NAMED, fields
from doichieu.align.rarity import Rarity
from doichieu.align.slips import mended, slips
from doichieu.align.tokens import Token, terms, tokens
from doichieu.model import FURNITURE, DeadlineKind, Item, Outline

Vector: TypeAlias = dict[str, float]
Table: TypeAlias = list[dict[int, float]]


@dataclass(frozen=True, slots=True)
class Block:
    """One block as the signs see it: its terms, those of the heading above it, whose work it is."""

    item: Item
    terms: Mapping[str, int]
    heading: str
    fields: Mapping[str, float]
    cites: frozenset[str]


@dataclass(frozen=True, slots=True)
class Side:
    """The blocks of one document that say something, and which of them are reviewed."""

    blocks: tuple[Block, ...]
    headings: Mapping[str, Mapping[str, int]]

    @property
    def reviewed(self) -> list[Block]:
        """The blocks that a review goes through, in reading order."""
        return [block for block in self.blocks if block.item.reviewed]


def side(outline: Outline) -> Side:
    """A document taken apart into terms."""
    headings: dict[str, Mapping[str, int]] = {"": {}}
    named: dict[str, dict[str, float]] = {"": {}}
    blocks = []
    for item in outline.items:
        if item.kind in FURNITURE:
            continue
        found = tokens(item.text)
        counts = terms(found)
        heading = outline.heading_of(item) if item.reviewed else ""
        owner = "; ".join(item.leads) or heading
        for name in (heading, owner):
            if name not in named:
                parts = tokens(name)
                headings[name] = terms(parts)
                named[name] = fields(parts, headings[name])
        whose = _whose(named[owner], found, counts) if item.reviewed else {}
        cites = frozenset(cited(number) for number in item.cites)
        blocks.append(Block(item, counts, heading, whose, cites))
    return Side(tuple(blocks), headings)


def _whose(
    owner: Mapping[str, float], found: Sequence[Token], counts: Mapping[str, int]
) -> Mapping[str, float]:
    """The fields of the owner where one is named, else what heading and text let guess."""
    if NAMED in owner.values():
        return {field: sure for field, sure in owner.items() if sure == NAMED}
    return fields(found, counts) | owner


def cited(number: str) -> str:
    """A document number in the form in which two of them are compared."""
    return "".join(text.fold(number).split())


def measure(directive: Side, plan: Side) -> dict[str, Table]:
    """Every sign by its name."""
    everywhere = [block.terms for block in (*directive.blocks, *plan.blocks)]
    found = slips(
        set().union(*everywhere[: len(directive.blocks)]),
        set().union(*everywhere[len(directive.blocks) :]),
    )
    rarity = Rarity(everywhere)
    left, right = directive.reviewed, plan.reviewed
    vectors = [vector(mended(block.terms, found), rarity) for block in left]
    others = [vector(block.terms, rarity) for block in right]
    return {
        "words": cosines([v[0] for v in vectors], [v[0] for v in others]),
        "phrases": cosines([v[1] for v in vectors], [v[1] for v in others]),
        "heading": _headings(directive, plan, rarity),
        "bodies": _bodies(left, right),
        "cites": _cites(left, right),
        "deadline": _each(left, right, _deadline),
        "kind": _each(left, right, _kind),
    }


def vector(counts: Mapping[str, int], rarity: Rarity) -> tuple[Vector, Vector]:
    """The unit vectors of the syllables and of the phrases of a text, by weight."""
    words: Vector = {}
    phrases: Vector = {}
    for term, times in counts.items():
        if weight := rarity.weight(term):
            (phrases if " " in term else words)[term] = weight * sqrt(times)
    return _unit(words), _unit(phrases)


def _unit(values: Vector) -> Vector:
    length = sqrt(sum(value * value for value in values.values())) or 1.0
    return {term: value / length for term, value in values.items()}


def cosines(left: Sequence[Vector], right: Sequence[Vector]) -> Table:
    """The cosine of each pair of unit vectors that have a term in common."""
    holders: dict[str, list[tuple[int, float]]] = {}
    for place, values in enumerate(right):
        for term, value in values.items():
            holders.setdefault(term, []).append((place, value))
    table: Table = []
    for values in left:
        row: dict[int, float] = {}
        for term in sorted(values.keys() & holders.keys()):
            value = values[term]
            for place, other in holders[term]:
                row[place] = row.get(place, 0.0) + value * other
        table.append({place: min(value, 1.0) for place, value in row.items()})
    return table


def _headings(directive: Side, plan: Side, rarity: Rarity) -> Table:
    """How far the headings above both items say the same."""
    above = sorted(directive.headings), sorted(plan.headings)
    likeness = cosines(
        [vector(directive.headings[name], rarity)[0] for name in above[0]],
        [vector(plan.headings[name], rarity)[0] for name in above[1]],
    )
    by_name = {
        (above[0][row], above[1][place]): value
        for row, values in enumerate(likeness)
        for place, value in values.items()
    }
    return _each(
        directive.reviewed,
        plan.reviewed,
        lambda left, right: by_name.get((left.heading, right.heading), 0.0),
    )


def _bodies(left: Sequence[Block], right: Sequence[Block]) -> Table:
    """How far both items belong to one field, by the rarity of fields in the plan."""
    holders: dict[str, int] = {}
    for block in right:
        for field in block.fields:
            holders[field] = holders.get(field, 0) + 1
    rare = {field: log((len(right) + 1) / number) for field, number in holders.items()}

    def weighed(block: Block) -> Vector:
        return _unit({field: sure * rare.get(field, 0) for field, sure in block.fields.items()})

    return cosines([weighed(block) for block in left], [weighed(block) for block in right])


_HALF_A_CITATION = 0.5
"""A directive item that cites only what everybody cites is not carried out by citing that too."""


def _cites(left: Sequence[Block], right: Sequence[Block]) -> Table:
    """The part of the directive item's cited documents, by rarity, that the plan item cites."""
    holders: dict[str, int] = {}
    for block in (*left, *right):
        for number in block.cites:
            holders[number] = holders.get(number, 0) + 1
    most = log(len(left) + len(right) + 1)
    rare = {
        number: log((len(left) + len(right) + 1) / times) / most
        for number, times in holders.items()
    }

    def share(one: Block, other: Block) -> float:
        common = sum(rare[number] for number in sorted(one.cites & other.cites))
        wanted = sum(rare[number] for number in sorted(one.cites))
        return min(common / max(wanted, _HALF_A_CITATION), 1.0)

    return _each(left, right, lambda one, other: share(one, other) if one.cites else 0.0)


def _deadline(one: Block, other: Block) -> float:
    """1 for the same last day, a half for deadlines that bind in the same way."""
    asked, given = one.item.deadline, other.item.deadline
    if asked.end and asked.end == given.end:
        return 1.0
    return 0.5 if asked.kind is given.kind is not DeadlineKind.NONE else 0.0


def _kind(one: Block, other: Block) -> float:
    return float(one.item.kind is other.item.kind)


def _each(
    left: Sequence[Block], right: Sequence[Block], sign: Callable[[Block, Block], float]
) -> Table:
    """A sign that has to look at every pair."""
    return [
        {place: value for place, other in enumerate(right) if (value := sign(one, other))}
        for one in left
    ]
