"""What a reader goes by, measured: each sign of each pair of items as a number in 0..1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from doichieu.align.rarity import weights
from doichieu.align.sides import Block, Side
from doichieu.align.slips import mended, slips
from doichieu.align.vectors import Matrix, Vector, cosines, vectors
from doichieu.model import DeadlineKind, Kind


def measure(directive: Side, plan: Side) -> dict[str, Matrix]:
    """Every sign by its name, for each reviewed item of the directive with each of the plan."""
    weight = weights([*directive.everything, *plan.everything])
    found = slips(set().union(*directive.everything), set().union(*plan.everything))
    asked = [vectors(mended(block.terms, found), weight) for block in directive.reviewed]
    given = [vectors(block.terms, weight) for block in plan.reviewed]
    phrases = [text.phrases for text in asked], [text.phrases for text in given]
    left, right = directive.reviewed, plan.reviewed
    return {
        "words": cosines([text.words for text in asked], [text.words for text in given]),
        "phrases": cosines(*phrases),
        "heading": _heading(directive, plan, phrases, weight),
        "bodies": _bodies(left, right),
        "cites": _cites(directive, plan),
        "deadline": [[_deadline(one, other) for other in right] for one in left],
        "kind": [[_kind(one, other) for other in right] for one in left],
    }


def _heading(
    directive: Side,
    plan: Side,
    texts: tuple[Sequence[Vector], Sequence[Vector]],
    weight: Mapping[str, float],
) -> Matrix:
    """How far the heading above one item says what the other item, or the heading above it, says.

    `texts` are the phrases of the reviewed items of both.
    """
    asked, given = _phrases(directive.headings, weight), _phrases(plan.headings, weight)
    above = {heading: place for place, heading in enumerate(asked)}
    beside = {heading: place for place, heading in enumerate(given)}
    headings = cosines(list(asked.values()), list(given.values()))
    item_heading = cosines(texts[0], list(given.values()))
    heading_item = cosines(list(asked.values()), texts[1])
    columns = [(place, beside[other.heading]) for place, other in enumerate(plan.reviewed)]
    return [
        [
            max(headings[row][column], item_heading[line][column], heading_item[row][place])
            for place, column in columns
        ]
        for line, row in enumerate(above[one.heading] for one in directive.reviewed)
    ]


def _phrases(
    headings: Mapping[str, Mapping[str, int]], weight: Mapping[str, float]
) -> dict[str, Vector]:
    return {heading: vectors(terms, weight).phrases for heading, terms in headings.items()}


def _bodies(left: Sequence[Block], right: Sequence[Block]) -> Matrix:
    """How surely both items belong to one field, and how few plan items belong to it."""
    holders: dict[str, list[tuple[int, float]]] = {}
    for place, other in enumerate(right):
        for field, sure in other.fields.items():
            holders.setdefault(field, []).append((place, sure))
    matrix = []
    for one in left:
        row = [0.0] * len(right)
        for field, sure in one.fields.items():
            within = holders.get(field, [])
            rare = 1 - len(within) / max(len(right), 1)
            for place, theirs in within:
                row[place] = max(row[place], sure * theirs * rare)
        matrix.append(row)
    return matrix


_HALF_A_CITATION = 0.5
"""A directive item that cites only what everybody cites is not carried out by citing that too."""


def _cites(directive: Side, plan: Side) -> Matrix:
    """The part of the directive item's cited documents that the plan item cites.

    A document counts by the pairs of items that it would single out: by 1/6 when two items cite it
    here and three there. The documents themselves and what they carry out say nothing.
    """
    grounds = directive.grounds | plan.grounds
    asked = Counter(number for block in directive.reviewed for number in block.cites - grounds)
    given = Counter(number for block in plan.reviewed for number in block.cites - grounds)
    rare = {number: 1 / (times * max(given[number], 1)) for number, times in asked.items()}

    def share(one: Block, other: Block) -> float:
        common = sum(rare[number] for number in sorted(one.cites & other.cites - grounds))
        wanted = sum(rare[number] for number in sorted(one.cites - grounds))
        return min(common / max(wanted, _HALF_A_CITATION), 1.0)

    return [
        [share(one, other) if one.cites and other.cites else 0.0 for other in plan.reviewed]
        for one in directive.reviewed
    ]


def _deadline(one: Block, other: Block) -> float:
    """1 for the same last day, a half for deadlines that bind in the same way."""
    asked, given = one.item.deadline, other.item.deadline
    if asked.end and asked.end == given.end:
        return 1.0
    return 0.5 if asked.kind is given.kind is not DeadlineKind.NONE else 0.0


def _kind(one: Block, other: Block) -> float:
    """Organisation answers organisation, an objective an objective; that tasks do tells nothing."""
    return float(one.item.kind is other.item.kind is not Kind.TASK)
