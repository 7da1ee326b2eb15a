"""How well the suggestions agree with the answers planted in the sample pair, anywhere it runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from doichieu.align import align
from doichieu.importing import read
from tests.sample import ANSWERS, DIRECTIVE, PLAN


@dataclass(frozen=True)
class Found:
    """What was suggested: for each task the plan items, best first, and the pairs proposed."""

    ranked: dict[str, list[str]]
    proposed: set[tuple[str, str]]


WANTED = {task: set(answers) for task, answers in ANSWERS.items() if answers}
PAIRS = {(task, answer) for task, answers in WANTED.items() for answer in answers}


@pytest.fixture(scope="module")
def found() -> Found:
    """The suggestions for the sample pair."""
    directive, plan = (read(Path(str(file))).outline for file in (DIRECTIVE, PLAN))
    ranked: dict[str, list[str]] = {task: [] for task in ANSWERS}
    proposed: set[tuple[str, str]] = set()
    for candidate in align(directive, plan):
        pair = candidate.directive.address, candidate.plan.address
        ranked[pair[0]].append(pair[1])
        if candidate.proposed:
            proposed.add(pair)
    return Found(ranked, proposed)


def mean_of_tasks(scores: list[float]) -> float:
    assert len(scores) == len(WANTED)
    return sum(scores) / len(scores)


def precision_at_each_hit(ranked: list[str], wanted: set[str]) -> float:
    """The mean over the answers of how pure the list is down to each; 0 for one not found."""
    places = [place for place, each in enumerate(ranked, start=1) if each in wanted]
    return sum(hit / place for hit, place in enumerate(places, start=1)) / len(wanted)


def test_the_first_suggestion_is_an_answer(found: Found) -> None:
    first = [float(found.ranked[task][0] in answers) for task, answers in WANTED.items()]
    assert mean_of_tasks(first) >= 1.0


def test_the_answers_are_among_the_first_five(found: Found) -> None:
    share = [
        len(answers & set(found.ranked[task][:5])) / len(answers)
        for task, answers in WANTED.items()
    ]
    assert mean_of_tasks(share) >= 0.97


def test_the_answers_stand_high(found: Found) -> None:
    each = [precision_at_each_hit(found.ranked[task], wanted) for task, wanted in WANTED.items()]
    assert mean_of_tasks(each) >= 0.97


def test_what_is_proposed_is_right_and_most_answers_are_proposed(found: Found) -> None:
    right = len(found.proposed & PAIRS)
    assert right / len(found.proposed) >= 0.8
    assert right / len(PAIRS) >= 0.89
