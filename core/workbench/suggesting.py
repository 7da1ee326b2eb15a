"""What was decided shapes what is suggested: which plan items stand beside a task, in what order.

A pair that was rejected never comes back. A plan item that answers another task already counts for
less beside this one, but stays to be chosen: one plan task may carry out several of the directive.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import cast

from doichieu.model import Annotation, Candidate, ItemId, Relation, Standing, StoredItem

LEFT = {Relation.SAME: 0.5, Relation.PARTIAL: 0.9}
"""How much of its score is left to a plan item that answers another task, by how it does.

Going through the labelled pair of one plan's sections task by task, with what was labelled as
decided, half puts a right answer first for 11 tasks of 11 instead of 10, and takes 0.02 of the mean
average precision; less than half takes more. An answer in part leaves room for another.
"""


def elsewhere(task: ItemId, plan: ItemId, standing: Standing) -> tuple[Annotation, ...]:
    """The links by which a plan item answers other tasks than this one."""
    return tuple(
        link
        for link in standing.links(plan)
        if link.slot.items[0] != task and link.entry.value in LEFT
    )


def suggested(
    task: ItemId, candidates: Iterable[Candidate], standing: Standing
) -> tuple[Candidate, ...]:
    """The candidates that nobody rejected, each with what is left of its score, best first."""
    found = []
    for candidate in candidates:
        plan = id_of(candidate)
        said = standing.relation(task, plan)
        if said is None:
            links = elsewhere(task, plan, standing)
            left = min((LEFT[Relation(link.entry.value)] for link in links), default=1.0)
            found.append(replace(candidate, score=left * candidate.score))
        elif said is not Relation.REJECTED:
            found.append(candidate)
    return tuple(sorted(found, key=lambda candidate: -candidate.score))


def placed(
    candidates: Sequence[Candidate],
    linked: Collection[ItemId],
    before: Sequence[ItemId],
    most: int,
) -> tuple[Candidate, ...]:
    """At most so many of the candidates: those linked to the task first, then the best.

    While the task stays on the screen nothing moves under the reviewer's hand: those that stood
    there `before` keep their order, whatever somebody else has decided, and new ones come last.
    """
    known = {id_of(candidate): candidate for candidate in candidates}
    first = [known[plan] for plan in before if plan in known]
    rest = [candidate for plan, candidate in known.items() if plan not in before]
    rest.sort(key=lambda candidate: id_of(candidate) not in linked)
    # What somebody else has just linked is shown, however many stood there before.
    room = max(most - len(first), sum(id_of(candidate) in linked for candidate in rest))
    return tuple(first + rest[:room])


def id_of(candidate: Candidate) -> ItemId:
    """The plan item of a candidate."""
    return cast("StoredItem", candidate.plan).id
