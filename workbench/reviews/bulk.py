"""Deciding about many tasks at once: what would change and what stays, before anything is written.

Nothing that is decided is replaced unless that was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import Grade, ItemId, StoredItem, Verdict
from doichieu.workbench.reviews.deciding import LINK_OF
from doichieu.workbench.reviews.review import Given, Review
from doichieu.workbench.reviews.suggesting import id_of


@frozen
class Planned:
    """What would become of one task: a verdict `given`, or why it `stays` as it is."""

    task: StoredItem
    before: Verdict | None
    given: Given | None
    stays: str = ""


class Offer(NamedTuple):
    """A ready-made step: tasks with the verdict, the answer and the reason of each."""

    given: tuple[Given, ...]
    reason: str = ""


def planned(
    review: Review, wanted: Iterable[Given], *, undecided_only: bool = True
) -> tuple[Planned, ...]:
    """What these verdicts would change, in reading order.

    A task that is decided stays with the word of who decided it; one that is to be answered and has
    nothing likely beside it stays as well.
    """
    by_task = {each.task: each for each in wanted}
    return tuple(
        _planned(review, task, by_task[task.id], undecided_only=undecided_only)
        for task in review.tasks
        if task.id in by_task
    )


def _planned(review: Review, task: StoredItem, given: Given, *, undecided_only: bool) -> Planned:
    before = review.state.verdict(task.id)
    standing = review.verdict_of(task.id)
    if standing is not None and undecided_only:
        return Planned(task, before, None, review.said_of(standing))
    if given.verdict in LINK_OF and not given.plans:
        return Planned(task, before, None, "")
    return Planned(task, before, given)


def wanted(
    review: Review,
    tasks: Iterable[ItemId],
    verdict: Verdict,
    plans: Sequence[ItemId] = (),
    reason: str = "",
) -> tuple[Given, ...]:
    """One verdict for many tasks.

    Each that is to be answered is by `plans`, or where none are named by what is linked to it
    already or by its best suggestion, if that is likely.
    """
    answered = verdict in LINK_OF
    return tuple(
        Given(task, verdict, (tuple(plans) or _answers(review, task)) if answered else (), reason)
        for task in tasks
    )


def _answers(review: Review, task: ItemId) -> tuple[ItemId, ...]:
    linked = tuple(link.slot.items[1] for link in review.state.answers(task) if not link.lost)
    likely = (id_of(c) for c in review.suggestions(task) if c.grade is Grade.LIKELY)
    return linked or tuple(likely)[:1]


def copies(review: Review) -> Offer:
    """The tasks without a verdict that an item of the plan repeats word for word: covered by it."""
    found = []
    for task in _undecided(review):
        for candidate in review.suggestions(task.id):
            plan = id_of(candidate)
            if candidate.proposed and review.verbatim(task.id, plan):
                found.append(Given(task.id, Verdict.COVERED, (plan,)))
                break
    return Offer(tuple(found))


def not_addressed(review: Review) -> Offer:
    """The undecided tasks that are given to others alone: not applicable, for one reason."""
    reasons = {task.id: review.not_addressed(task.id) for task in _undecided(review)}
    told = {task: reason for task, reason in reasons.items() if reason}
    said = set(told.values())
    # One reason stands with all of them, so it must be true of each.
    reason = said.pop() if len(said) == 1 else _("given only to others")
    return Offer(tuple(Given(task, Verdict.NOT_APPLICABLE, (), reason) for task in told), reason)


def _undecided(review: Review) -> list[StoredItem]:
    return [task for task in review.tasks if review.state.verdict(task.id) is None]
