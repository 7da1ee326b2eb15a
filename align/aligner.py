"""Every suggestion of a pair: the features measured, scored and ranked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from doichieu.align import scoring, threshold
from doichieu.align.features import Directive, Features
from doichieu.align.term_profile import TermProfile, profile_of
from doichieu.align.vectors import Row
from doichieu.model import Candidate, Item, Outline

AT_ONCE = 30_000
"""Pairs that are compared in about a tenth of a second: no reviewer waits for those."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """How a plan answers a directive, by the indexes of the items among those reviewed.

    `features` and `scores` belong to the plan items and hold a value for each directive item;
    `best` are the indexes of the plan items for each directive item, best first; `least` the score
    from which on each would be proposed.
    """

    plan: Sequence[Item]
    features: Sequence[Features]
    scores: Sequence[Row]
    best: Sequence[Sequence[int]]
    least: Sequence[float]

    def parts(self, row: int, index: int) -> dict[str, float]:
        """The features of a plan item with a directive item that are not 0."""
        found = self.features[index].items()
        return {name: values[row] for name, values in found if values[row]}

    def proposed(self, row: int, index: int) -> bool:
        """Whether the plan item would be proposed for the directive item."""
        features = self.features[index]
        own = any(name in features and features[name][row] for name in threshold.OWN)
        return own and self.scores[index][row] >= self.least[row]


class Aligner:
    """A directive made ready once, to be held against any number of plans."""

    def __init__(self, directive: Outline | TermProfile) -> None:
        self._directive = Directive(_profile(directive))
        self.items: Sequence[Item] = self._directive.items

    def rank(self, plan: Outline | TermProfile, *, top: int | None = None) -> Ranking:
        """The plan's items for each of the directive's; the plan is not kept."""
        profile = _profile(plan)
        features = self._directive.measure(profile)
        scores = scoring.scores(features, len(self.items))
        best, least = [], []
        for row in range(len(self.items)):
            values = [column[row] for column in scores]
            # Sorting keeps reading order among equals.
            best.append(sorted(range(len(values)), key=values.__getitem__, reverse=True)[:top])
            least.append(threshold.least(max(values, default=0.0)))
        return Ranking([block.item for block in profile.reviewed], features, scores, best, least)

    def candidates(
        self, plan: Outline | TermProfile, *, top: int | None = None
    ) -> tuple[Candidate, ...]:
        """What `align` gives for the directive and this plan."""
        found = self.rank(plan, top=top)
        return tuple(
            Candidate(
                item,
                found.plan[index],
                found.scores[index][row],
                found.parts(row, index),
                found.proposed(row, index),
            )
            for row, item in enumerate(self.items)
            for index in found.best[row]
        )


def _profile(document: Outline | TermProfile) -> TermProfile:
    return document if isinstance(document, TermProfile) else profile_of(document)


def align_in_turn(
    directive: Outline,
    plan: Outline,
    first: Collection[str],
    *,
    top: int | None = None,
) -> Iterator[tuple[bool, tuple[Candidate, ...]]]:
    """What `align` gives for the directive items at the addresses `first`, then for all.

    Each with whether it is all. What comes first is there after a moment however long the documents
    are. It is put in order without a look at the other tasks, so that what is `align`'s own order
    comes only with the rest. A small pair comes at once and whole.
    """
    asked, given = profile_of(directive), profile_of(plan)
    if len(asked.reviewed) * len(given.reviewed) > AT_ONCE:
        blocks = [block for block in asked.reviewed if block.item.address in first]
        yield False, Aligner(replace(asked, reviewed=blocks)).candidates(given, top=top)
    yield True, Aligner(asked).candidates(given, top=top)
