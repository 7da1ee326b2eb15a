"""Every suggestion of a pair: the features measured, scored and ranked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from doichieu.align import scoring, threshold
from doichieu.align.features import Directive, Features
from doichieu.align.term_profile import TermProfile, profile_of
from doichieu.align.twins import settled
from doichieu.align.vectors import Row
from doichieu.model import Candidate, Grade, Item, Outline

AT_ONCE = 30_000
"""Pairs that are compared in about a tenth of a second: no reviewer waits for those."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """How a plan answers a directive, by the indexes of the items among those reviewed.

    `features` and `scores` belong to the plan items and hold a value for each directive item;
    `order` are the indexes of the plan items for each directive item, best first, `best` the
    highest score of each. `strangers` is true where the plan does not name the directive among what
    it carries out, nor answers enough of it to have been made for it.
    """

    tasks: Sequence[Item]
    plan: Sequence[Item]
    features: Sequence[Features]
    scores: Sequence[Row]
    order: Sequence[Sequence[int]]
    best: Sequence[float]
    strangers: bool

    def parts(self, row: int, index: int) -> dict[str, float]:
        """The features of a plan item with a directive item that are not 0."""
        found = self.features[index].items()
        return {name: values[row] for name, values in found if values[row]}

    def grade(self, row: int, index: int) -> Grade:
        """How far the program stands by the plan item as an answer to the directive item."""
        score = self.scores[index][row]
        if score < threshold.POSSIBLE:
            return Grade.WEAK
        text = scoring.text(self.features[index], row)
        return threshold.grade(score, self.best[row], text, strange=self.strangers)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Every suggestion, task by task, best first."""
        return tuple(
            Candidate(
                item,
                self.plan[index],
                self.scores[index][row],
                self.parts(row, index),
                self.grade(row, index),
            )
            for row, item in enumerate(self.tasks)
            for index in self.order[row]
        )


class Aligner:
    """A directive made ready once, to be held against any number of plans."""

    def __init__(self, directive: Outline | TermProfile) -> None:
        self._profile = _profile(directive)
        self._directive = Directive(self._profile)
        self.items: Sequence[Item] = self._directive.items

    def rank(self, plan: Outline | TermProfile, *, top: int | None = None) -> Ranking:
        """The plan's items for each of the directive's, or the best `top`; the plan is not kept."""
        profile = _profile(plan)
        features = self._directive.measure(profile)
        scores = settled(scoring.scores(features, len(self.items)), self._profile, profile)
        order, best = [], []
        for values in zip(*scores, strict=True) if scores else [()] * len(self.items):
            # Sorting keeps reading order among equals.
            order.append(sorted(range(len(values)), key=values.__getitem__, reverse=True)[:top])
            best.append(max(values, default=0.0))
        named = self._profile.number in profile.grounds
        answers = [block.item for block in profile.reviewed]
        strange = not named and threshold.strangers(best)
        return Ranking(self.items, answers, features, scores, order, best, strange)


def _profile(document: Outline | TermProfile) -> TermProfile:
    return document if isinstance(document, TermProfile) else profile_of(document)


def align_in_turn(
    directive: Outline,
    plan: Outline,
    first: Collection[str],
    *,
    top: int | None = None,
) -> Iterator[tuple[bool, Ranking]]:
    """How the plan answers the directive items at the addresses `first`, then all.

    Each with whether it is all. What comes first is there after a moment however long the documents
    are. It is put in order without a look at the other tasks, so that what is `align`'s own order
    comes only with the rest. A small pair comes at once and whole.
    """
    asked, given = profile_of(directive), profile_of(plan)
    if len(asked.reviewed) * len(given.reviewed) > AT_ONCE:
        blocks = [block for block in asked.reviewed if block.item.address in first]
        yield False, Aligner(replace(asked, reviewed=blocks)).rank(given, top=top)
    yield True, Aligner(asked).rank(given, top=top)
