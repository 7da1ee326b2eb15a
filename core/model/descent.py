"""A task followed from level to level: what became of it in each document below, and above.

How verdicts combine stands here: `joined` over the items of one document, `further` over hops,
`weakest` over the ends of all ways down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from doichieu.frozen import frozen
from doichieu.model.actions import VERDICTS, Meaning, Verdict
from doichieu.model.decisions import ReviewId
from doichieu.model.documents import DocumentId, ItemId, Level, StoredItem


class Reach(StrEnum):
    """What is known of a task in a document below: a verdict, or why there is none."""

    COVERED = "covered"
    PARTIAL = "partial"
    UNSURE = "unsure"
    UNDECIDED = "undecided"
    NOT_REVIEWED = "not_reviewed"
    GAP = "gap"
    NOT_APPLICABLE = "not_applicable"


REACHES: Mapping[Reach, Meaning] = {
    **{Reach(verdict): meaning for verdict, meaning in VERDICTS.items()},
    Reach.UNDECIDED: Meaning("·", "undecided", "undecided", "dim"),
    Reach.NOT_REVIEWED: Meaning("○", "not reviewed", "not reviewed", "dim"),
}
"""How each is written: as the verdict of that name where it is one."""

CARRIED = frozenset({Reach.COVERED, Reach.PARTIAL})
"""What lets a task go further down."""

DEAD = frozenset({Reach.GAP, Reach.NOT_APPLICABLE})
"""Where it goes no further, as somebody has decided."""

STRENGTH = (
    Reach.COVERED,
    Reach.PARTIAL,
    Reach.UNSURE,
    Reach.UNDECIDED,
    Reach.NOT_REVIEWED,
    Reach.GAP,
)
"""The links of a chain, the strongest first.

What is open may still turn out to be a gap, so it holds less than what is carried out in part, the
less the less anybody has looked; a gap is known to hold nothing. 'Not applicable' is no link: who
is not meant neither holds a task nor lets it fall.
"""


def weakest(found: Iterable[Reach]) -> Reach:
    """The weakest of several links that have to hold; 'not applicable' only where all are."""
    links = [STRENGTH.index(each) for each in found if each is not Reach.NOT_APPLICABLE]
    return STRENGTH[max(links)] if links else Reach.NOT_APPLICABLE


def further(above: Reach, here: Reach) -> Reach:
    """What a hop makes of a task of which this much arrived `above` it.

    Where it did not arrive, that stands, whatever was decided below: nothing rests on it yet.
    """
    if above not in CARRIED or here not in CARRIED:
        return here if above in CARRIED else above
    return weakest((above, here))


def joined(parts: Iterable[Reach]) -> Reach:
    """What becomes in one document of a task that several items above carry together.

    Each may carry but a part of it: where one gets through and another is a gap, it is carried out
    in part; while one of them is open, so is the whole.
    """
    found = {*parts} - {Reach.NOT_APPLICABLE}
    if not found:
        return Reach.NOT_APPLICABLE
    if open_ := found - CARRIED - {Reach.GAP}:
        return weakest(open_)
    return Reach.PARTIAL if Reach.GAP in found and len(found) > 1 else weakest(found)


@frozen
class Said:
    """What stands in a review of an item above: a verdict, who gave it and when, its answers.

    `verdict` is None while nobody gave one; `suspect`: something of it needs another look.
    """

    review: ReviewId
    item: ItemId
    verdict: Verdict | None = None
    answers: tuple[ItemId, ...] = ()
    suspect: bool = False
    reviewer: str = ""
    at: datetime | None = None
    reason: str = ""

    @property
    def reach(self) -> Reach:
        """What is known by it; a verdict whose answers are gone has to be given anew."""
        reach = Reach(self.verdict) if self.verdict else Reach.UNDECIDED
        return Reach.UNDECIDED if reach in CARRIED and not self.answers else reach


@frozen
class Place:
    """A document of a chain: what it is called, and where in the hierarchy it comes from."""

    document: DocumentId
    name: str
    level: Level | None = None


@frozen
class Node:
    """A task in one document of the tree below it.

    `items` are what stands for it there: the task itself at the top, below what answers it. `said`
    are the hops by which it came here, one for each item above; `review` is where to decide on
    them, None where none was begun. `here` is what they make of it together, `reach` what is left
    of the task from the top down to here. What is here `again` is shown in full elsewhere.
    """

    place: Place
    items: tuple[ItemId, ...]
    here: Reach = Reach.COVERED
    reach: Reach = Reach.COVERED
    said: tuple[Said, ...] = ()
    review: ReviewId | None = None
    below: tuple[Node, ...] = ()
    again: bool = False

    @property
    def ends(self) -> bool:
        """Whether the task goes no further than here."""
        return not self.below or self.reach not in CARRIED

    @property
    def suspect(self) -> bool:
        """Whether a hop that led here needs another look."""
        return any(each.suspect for each in self.said)


@frozen
class Above:
    """An item that a task rests on, in a document above it; so many `steps` up.

    `item` is None where nothing above is linked, or nobody has begun the review: `here` says which.
    """

    place: Place
    steps: int
    here: Reach
    item: ItemId | None = None
    said: Said | None = None


@frozen
class Chain:
    """A task with what it rests on, the top first, and what became of it below."""

    above: tuple[Above, ...]
    top: Node


class Field(StrEnum):
    """What may stand otherwise at another level."""

    DEADLINE = "deadline"
    LEAD = "lead"
    FIGURE = "figure"


@frozen
class Drift:
    """A field at each level from the top down, as printed; '' where a level says nothing.

    Levels at the end are missing where nothing can be said of them. `worse`: the program holds that
    a level falls short of the one above.
    """

    field: Field
    values: tuple[str, ...]
    worse: bool = False


@frozen
class Stage:
    """A node with its texts: how `deep` below the top it stands, and what changed on the way."""

    deep: int
    node: Node
    items: tuple[StoredItem, ...]
    drift: tuple[Drift, ...] = ()


@frozen
class Story:
    """A chain to be told: what the task rests on with its texts, the task, and all below it."""

    above: tuple[tuple[Above, StoredItem | None], ...]
    stages: tuple[Stage, ...]
    fate: Fate


@frozen
class Fates:
    """What became of each task of a directive; `lowest` is the last level below it."""

    directive: Place
    lowest: Level | None
    tasks: tuple[tuple[StoredItem, Fate], ...]

    @property
    def dead_ends(self) -> Fates:
        """Those that nothing of the lowest level carries out: first those that died for good."""
        lost = [each for each in self.tasks if not each[1].carried]
        return replace(self, tasks=tuple(sorted(lost, key=lambda each: not each[1].dead)))


def nodes(top: Node) -> Iterator[tuple[int, tuple[Node, ...]]]:
    """Every node of a tree in reading order: how deep it is, and the way from the top to it."""
    waiting: list[tuple[Node, ...]] = [(top,)]
    while waiting:
        way = waiting.pop()
        yield len(way) - 1, way
        waiting += [(*way, each) for each in reversed(way[-1].below)]


def ends(top: Node) -> Iterator[Node]:
    """Where the ways down end, in reading order; what is shown elsewhere ends there."""
    waiting = [*reversed(top.below)]
    while waiting:
        node = waiting.pop()
        if not node.ends:
            waiting += reversed(node.below)
        elif not (node.again and node.reach in CARRIED):
            yield node


@frozen
class Fate:
    """What became of one task in all: its weakest link, and where it is weakest.

    `counts` tell how many ways down end how. `dies_at` is the place nearest to the top where the
    weakest link is, None where everything is covered; `more` counts the other places like it.
    `carriers` is how many documents of the lowest level carry it out.
    """

    task: ItemId
    reach: Reach
    counts: Mapping[Reach, int]
    dies_at: Place | None = None
    more: int = 0
    carriers: int = 0

    @property
    def dead(self) -> bool:
        """Whether every way down has ended above, or in a document that leaves it out."""
        return not self.carriers and not self.counts.keys() - DEAD

    @property
    def carried(self) -> bool:
        """Whether any document of the lowest level carries it out, in full or in part."""
        return self.carriers > 0


def fate(top: Node, lowest: Level | None) -> Fate:
    """What became of the task at the top of a tree; `lowest` is the last level there is."""
    found = [*ends(top)]
    reaches = [each.reach for each in found] or [Reach.NOT_REVIEWED]
    reach = weakest(reaches)
    counts = {each: reaches.count(each) for each in Reach if each in reaches}
    weak = [] if reach is Reach.COVERED else _first_at(top, reach)
    carriers = sum(each.reach in CARRIED and each.place.level == lowest for each in found)
    return Fate(
        top.items[0],
        reach,
        counts,
        weak[0].place if weak else None,
        max(0, len(weak) - 1),
        carriers,
    )


def _first_at(top: Node, reach: Reach) -> list[Node]:
    """The hops that bring a task down to this, the nearest to the top first."""
    found: list[Node] = []
    waiting = [*top.below]
    while waiting:
        found += [each for each in waiting if each.reach is reach]
        waiting = [below for each in waiting if each.reach is not reach for below in each.below]
    return found
