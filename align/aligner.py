"""Every suggestion of a pair: the signs measured, scored and ranked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from doichieu.align import scoring, term_profile, threshold
from doichieu.align.features import Directive, Features
from doichieu.align.rarity import Rarity
from doichieu.align.term_profile import TermProfile
from doichieu.align.vectors import Row
from doichieu.model import Candidate, Item, Outline

AT_ONCE = 30_000
"""Pairs that are compared in about a tenth of a second: no reviewer waits for those."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """How a plan answers a directive, by the places of the items among those reviewed.

    `features` and `scores` belong to the plan items and hold a value for each directive item;
    `best` are the places of the plan items for each directive item, best first; `least` the score
    from which on each would be proposed.
    """

    plan: Sequence[Item]
    features: Sequence[Features]
    scores: Sequence[Row]
    best: Sequence[Sequence[int]]
    least: Sequence[float]

    def proposed(self, row: int, place: int) -> bool:
        """Whether the plan item would be proposed for the directive item."""
        return self.scores[place][row] >= self.least[row]


class Aligner:
    """A directive made ready once, to be held against any number of plans.

    `rarity` is that of the store, else the genre's.
    """

    def __init__(self, directive: Outline | TermProfile, rarity: Rarity | None = None) -> None:
        self._rarity = rarity
        self._directive = Directive(self._side(directive))
        self.items: Sequence[Item] = self._directive.items

    def rank(self, plan: Outline | TermProfile, *, top: int | None = None) -> Ranking:
        """The plan's items for each of the directive's; the plan is not kept."""
        side = self._side(plan)
        features = self._directive.measure(side)
        scores = scoring.scores(features, len(self.items))
        best, least = [], []
        for row in range(len(self.items)):
            values = [column[row] for column in scores]
            # Sorting keeps reading order among equals.
            best.append(sorted(range(len(values)), key=values.__getitem__, reverse=True)[:top])
            least.append(threshold.least(max(values, default=0.0)))
        return Ranking([block.item for block in side.reviewed], features, scores, best, least)

    def _side(self, document: Outline | TermProfile) -> TermProfile:
        return (
            document
            if isinstance(document, TermProfile)
            else term_profile.side(document, self._rarity)
        )

    def candidates(
        self, plan: Outline | TermProfile, *, top: int | None = None
    ) -> tuple[Candidate, ...]:
        """What `align` gives for the directive and this plan."""
        found = self.rank(plan, top=top)
        return tuple(
            Candidate(
                item,
                found.plan[place],
                found.scores[place][row],
                {s: value for s, values in found.features[place].items() if (value := values[row])},
                found.proposed(row, place),
            )
            for row, item in enumerate(self.items)
            for place in found.best[row]
        )


def align_in_turn(
    directive: Outline,
    plan: Outline,
    first: Collection[str],
    *,
    top: int | None = None,
    rarity: Rarity | None = None,
) -> Iterator[tuple[bool, tuple[Candidate, ...]]]:
    """What `align` gives for the directive items at the addresses `first`, then for all.

    Each with whether it is all. What comes first is there after a moment however long the documents
    are. It is put in order without a look at the other tasks, so that what is `align`'s own order
    comes only with the rest. A small pair comes at once and whole.
    """
    asked, given = term_profile.side(directive, rarity), term_profile.side(plan, rarity)
    if len(asked.reviewed) * len(given.reviewed) > AT_ONCE:
        blocks = [block for block in asked.reviewed if block.item.address in first]
        yield False, Aligner(replace(asked, reviewed=blocks)).candidates(given, top=top)
    yield True, Aligner(asked).candidates(given, top=top)
