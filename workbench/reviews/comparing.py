"""Two documents compared, or one looked through, without a review: nothing is written anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from doichieu.config import Config
from doichieu.frozen import frozen
from doichieu.model import Candidate, Difference, Item, OverlapCandidate, Wording
from doichieu.wording import difference_words, wording_words
from doichieu.workbench.documents.outline_loader import OutlineLoader
from doichieu.workbench.documents.references import (
    Reference,
    address_of,
    against_itself,
    within,
)
from doichieu.workbench.reviews.differences import parted

if TYPE_CHECKING:
    from doichieu.align.differences import Differences

_BESIDE = 27
"""Suggestions of a task that may have what the first of them leaves out."""


@frozen
class Comparison:
    """What a plan may have for the tasks of a directive.

    `suggested` are the suggestions with what differs, best first within each task: what is true of
    all answers of a task together is told at the best one. `wordings` tell what those that copy a
    task have made of its words, by the addresses of both; `of_plan` what is true of the whole plan;
    `elsewhere` are tasks that may not be the plan's, each with the reason; `strangers` says that
    the plan does not name the directive, nor answers much of it.
    """

    suggested: tuple[tuple[Candidate, tuple[Difference, ...]], ...]
    elsewhere: tuple[tuple[Item, str], ...]
    wordings: Mapping[tuple[str, str], Wording]
    of_plan: tuple[Difference, ...]
    strangers: bool

    def explained(self) -> Iterator[tuple[Candidate, tuple[str, ...], tuple[str, ...]]]:
        """The suggestions with the reasons for each, and with what differs, in words."""
        from doichieu.align.explain import why

        for candidate, differing in self.suggested:
            wording = self.wordings.get((candidate.directive.address, candidate.plan.address))
            words = [f"≠ {difference_words(each)}" for each in differing]
            if wording is not None:
                said = wording_words(wording, differing)
                words.append(f"{'=' if wording.verbatim else '±'} {said}")
            yield candidate, why(candidate, differing), tuple(words)


@frozen
class Double:
    """Two items that may give one duty, and why; `document` has the second, '' for the first's."""

    candidate: OverlapCandidate
    reasons: tuple[str, ...]
    document: str = ""


def compare(config: Config, directive: str, plan: str, *, top: int | None) -> Comparison:
    """The best `top` suggestions for each task of a directive, both named as users do.

    Raises InputError when one of them cannot be read, or lies by its name within the other.
    """
    from doichieu.align.addressee import addressees
    from doichieu.align.aligner import Aligner
    from doichieu.align.differences import Differences

    load = OutlineLoader(config)
    one, other = map(Reference.parse, (directive, plan))
    if one.called == other.called:
        whole = load(one.called)
        if within(whole, *(address_of(whole, each.section, each.name) for each in (one, other))):
            raise against_itself(one.called)
    upper, lower = map(load, (directive, plan))
    # What answers a task, or may, does so however few of it are shown.
    ranking = Aligner(upper).rank(lower, top=top and max(top, _BESIDE))
    candidates = ranking.candidates
    held = Differences(upper, lower)
    shown: list[tuple[Candidate, tuple[Difference, ...]]] = []
    for _address, each in groupby(candidates, key=lambda candidate: candidate.directive.address):
        shown += _told(held, tuple(each), top)
    return Comparison(
        tuple(shown),
        tuple((each.item, each.reason) for each in addressees(candidates, upper, lower)),
        dict(_wordings(candidate for candidate, _ in shown)),
        held.of_plan(),
        ranking.strangers,
    )


def _told(
    held: Differences, candidates: Sequence[Candidate], top: int | None
) -> Iterator[tuple[Candidate, tuple[Difference, ...]]]:
    """The best suggestions of one task, each with what is told at it."""
    likely, possible = parted(candidates)
    answers, others = ([each.plan for each in part] for part in (likely, possible))
    found = held.of_task(candidates[0].directive, answers, others)
    for each in candidates[:top]:
        yield each, tuple(one for one in found if one.answer == each.plan.address)


def _wordings(candidates: Iterable[Candidate]) -> Iterator[tuple[tuple[str, str], Wording]]:
    """What those of the suggestions that copy a task have made of its words, by their addresses."""
    from doichieu.align.copies import wording

    for each in candidates:
        if each.proposed and (found := wording(each.directive, each.plan)):
            yield (each.directive.address, each.plan.address), found


def doubles(config: Config, plan: str, *, top: int | None) -> tuple[Double, ...]:
    """The tasks of a plan that may give one duty twice, likeliest first, so many at the most."""
    from doichieu.align.overlaps import overlaps

    found = overlaps(OutlineLoader(config)(plan))
    return tuple(explained((each, "") for each in found[:top]))


def explained(found: Iterable[tuple[OverlapCandidate, str]]) -> Iterator[Double]:
    """Likely overlaps, each with the document of its second item, with the reasons for each."""
    from doichieu.align.overlaps import why

    return (Double(each, tuple(why(each)), document) for each, document in found)
