"""Every suggestion of a pair: the features measured, scored and ranked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import count, islice

from doichieu.align import scoring, threshold
from doichieu.align.best import Best
from doichieu.align.features import Directive
from doichieu.align.letting_go import let_go
from doichieu.align.only_answers import OnlyAnswers
from doichieu.align.ranking import Ranking
from doichieu.align.term_profile import TermProfile, profile_of
from doichieu.align.twins import Twins
from doichieu.model import Item, Outline

AT_ONCE = 30_000
"""Pairs that are compared in about a tenth of a second: no reviewer waits for those."""

TOGETHER = 50_000
"""Pairs whose features are in memory together: some 8 MB."""


class Aligner:
    """A directive made ready once, to be held against any number of plans."""

    def __init__(self, directive: Outline | TermProfile) -> None:
        self._profile = _profile(directive)
        self._directive = Directive(self._profile)
        self.items: Sequence[Item] = self._directive.items

    def rank(self, plan: Outline | TermProfile, *, top: int | None = None) -> Ranking:
        """The plan's items for each of the directive's, or the best `top`; the plan is not kept."""
        profile = _profile(plan)
        answers = [block.item for block in profile.reviewed]
        best = self._best(profile, min(top or len(answers), len(answers)))
        named = self._profile.number in profile.grounds
        strange = not named and threshold.strangers(best.first)
        return Ranking(self.items, answers, best, strange)

    def _best(self, plan: TermProfile, top: int) -> Best:
        """The best plan items for each of the directive's, going through a few at a time."""
        tasks = len(self.items)
        best, only, twins = Best(tasks, top), OnlyAnswers(tasks), Twins(self._profile, plan)
        measured, place = self._directive.measure(plan), 0
        while features := [*islice(measured, max(TOGETHER // max(tasks, 1), top, 1))]:
            found = [scoring.evidence(each, tasks) for each in features]
            scores = [scoring.standing_back(each) for each in found]
            only.look(place, features, found, scores)
            best.take(features, [*map(twins.lowered, count(place), scores)])
            place += len(features)
        for task, answer in only:
            score = answer.evidence * twins.left(answer.place, task)
            best.put(task, answer.place, score, answer.values)
        return best


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
    long = len(asked.reviewed) * len(given.reviewed) > AT_ONCE
    if long:
        blocks = [block for block in asked.reviewed if block.item.address in first]
        yield False, Aligner(replace(asked, reviewed=blocks)).rank(given, top=top)
    found = Aligner(asked).rank(given, top=top)
    if long:
        del asked, given
        let_go()
    yield True, found
