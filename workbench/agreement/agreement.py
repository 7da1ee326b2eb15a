"""How far the readings of one review agree, by what is compared: verdicts, gaps, links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import TypeAlias, cast

from doichieu.frozen import frozen
from doichieu.model import ItemId, ReviewState, Verdict
from doichieu.workbench.agreement import coefficients
from doichieu.workbench.agreement.coefficients import Coefficient, Unit

Readings: TypeAlias = Mapping[str, ReviewState]
"""What each reader decided, by the reader's name, in the order in which they were named."""

Must: TypeAlias = Callable[[str, ItemId], bool]
"""Whether a reader has to read a task."""

_Pair: TypeAlias = tuple[ItemId, ItemId]


class Measure(StrEnum):
    """What is compared of two readings."""

    VERDICT = "verdict"
    """The verdict on each task; what nobody has decided yet is missing, and notes do not count."""
    GAP = "gap"
    """Whether a task is a gap or not."""
    LINK = "link"
    """Whether a plan item answers a task, of the pairs that anybody linked or all were shown."""
    ANSWERS = "answers"
    """All that answers a task, as one set."""


@frozen
class Agreement:
    """The figures of one measure over `units`; those that it does not have are None.

    κ and the table of `confusion` are of two readers. AC1 needs to know which values are possible,
    so a set has none.
    """

    measure: Measure
    units: int
    agreed: Coefficient
    alpha: Coefficient
    kappa: Coefficient | None = None
    ac1: Coefficient | None = None
    confusion: Mapping[tuple[Hashable, Hashable], int] = field(default_factory=Counter)


def agreements(
    readings: Readings, tasks: Sequence[ItemId], shown: Iterable[_Pair] = ()
) -> tuple[Agreement, ...]:
    """Every measure over the tasks under review; `shown` are the pairs that all were shown."""
    states = [*readings.values()]
    verdicts = _verdicts(states, tasks)
    gaps = [[each and each is Verdict.GAP for each in unit] for unit in verdicts]
    answers = [[_answers(state, task) for state in states] for task in tasks]
    pairs = dict.fromkeys((*shown, *_linked(states, tasks)))
    links = [[_links(state, *pair) for state in states] for pair in pairs]
    return (
        of_verdicts(readings, tasks),
        _nominal(Measure.GAP, gaps, 2),
        _nominal(Measure.LINK, links, 2),
        Agreement(
            Measure.ANSWERS,
            len(coefficients.shared(answers)),
            coefficients.agreed(answers),
            coefficients.alpha(answers, _apart),
        ),
    )


def of_verdicts(readings: Readings, tasks: Sequence[ItemId]) -> Agreement:
    """The measure of verdicts alone."""
    return _nominal(Measure.VERDICT, _verdicts([*readings.values()], tasks), len(Verdict))


def _verdicts(states: Sequence[ReviewState], tasks: Sequence[ItemId]) -> list[Unit]:
    return [[state.verdict(task) for state in states] for task in tasks]


def _nominal(measure: Measure, units: Sequence[Unit], categories: int) -> Agreement:
    two = all(len(unit) == 2 for unit in units)
    return Agreement(
        measure,
        len(coefficients.shared(units)),
        coefficients.agreed(units),
        coefficients.alpha(units),
        coefficients.kappa(units) if two else None,
        coefficients.ac1(units, categories),
        coefficients.confusion(units) if two else Counter(),
    )


def _answers(state: ReviewState, task: ItemId) -> frozenset[ItemId] | None:
    """The plan items that answer a task in a reading; None before it is decided there."""
    if state.verdict(task) is None:
        return None
    return frozenset(link.slot.items[1] for link in state.answers(task))


def _links(state: ReviewState, task: ItemId, plan: ItemId) -> bool | None:
    answers = _answers(state, task)
    return None if answers is None else plan in answers


def _linked(
    states: Iterable[ReviewState], tasks: Sequence[ItemId]
) -> Iterable[tuple[ItemId, ItemId]]:
    for task in tasks:
        for state in states:
            yield from ((task, plan) for plan in sorted(_answers(state, task) or ()))


def _apart(one: Hashable, other: Hashable) -> float:
    sets = cast("tuple[frozenset[ItemId], frozenset[ItemId]]", (one, other))
    return coefficients.masi(*sets)


def everybody(_reader: str, _task: ItemId) -> bool:
    """Every reader has to read every task."""
    return True


def reading(readings: Readings, task: ItemId, must: Must = everybody) -> tuple[ReviewState, ...]:
    """The readings of those who had to read a task, or said something of it all the same."""
    return tuple(
        state for name, state in readings.items() if must(name, task) or state.verdict(task)
    )


def differing(
    readings: Readings, tasks: Sequence[ItemId], must: Must = everybody
) -> tuple[ItemId, ...]:
    """The tasks of which the readings say different things, or which one has left open.

    The verdict counts and what answers the task; reasons and notes do not. Who did not have to read
    a task has left nothing open.
    """

    def apart(task: ItemId) -> bool:
        return len({said(state, task) for state in reading(readings, task, must)}) > 1

    return tuple(filter(apart, tasks))


def agreeing(
    readings: Readings, tasks: Sequence[ItemId], must: Must = everybody
) -> tuple[ItemId, ...]:
    """The tasks of which all who had to read them say the same, and something."""
    apart = {*differing(readings, tasks, must)}

    def decided(task: ItemId) -> bool:
        states = reading(readings, task, must)
        return bool(states) and all(state.verdict(task) for state in states)

    return tuple(task for task in tasks if task not in apart and decided(task))


def said(state: ReviewState, task: ItemId) -> Hashable:
    """What a reading says of a task: the verdict and what answers it; reasons and notes apart."""
    return state.verdict(task), _answers(state, task)
