"""What was decided shapes what is suggested: which plan items stand beside a task, in what order.

A pair that was rejected never comes back. A plan item that answers another task already counts for
less beside this one, but stays to be chosen: one plan task may carry out several of the directive.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, cast

from doichieu.frozen import frozen
from doichieu.model import (
    Annotation,
    Candidate,
    Grade,
    Item,
    ItemId,
    LinkKind,
    Outline,
    ReviewState,
    StoredItem,
)

if TYPE_CHECKING:
    from doichieu.align.ranking import Suggested
    from doichieu.workbench.reviews.differences import Differing

SUGGESTIONS = 9
"""How many suggestions stand beside a task: as many as there are digits to choose one with."""

BESIDE = 5
"""How many tasks stand beside an item of the plan."""

AHEAD = 9
"""Tasks of the queue whose suggestions come first: some minutes of a reviewer's work."""

WORTH_A_PROCESS = 250_000
"""Pairs of items from which on aligning is done apart: it is worth the half second it takes."""

LEFT = {LinkKind.SAME: 0.5, LinkKind.PARTIAL: 0.9}
"""How much of its score is left to a plan item that answers another task, by how it does.

Going through the labelled pair of one plan's sections task by task, with what was labelled as
decided, half puts a right answer first for 11 tasks of 11 instead of 10, and takes 0.02 of the mean
average precision; less than half takes more. An answer in part leaves room for another.
"""


Wanted: TypeAlias = Callable[[], bool]
"""Whether what somebody asked for is waited for still."""


def always() -> bool:
    """For who waits to the end."""
    return True


@frozen
class Suggestions:
    """The candidates of tasks, best first, and the blocks that they were made for.

    `whole` is false while other tasks wait for theirs; `strangers` says that the plan does not name
    the directive, nor answers much of it.
    """

    by_task: Mapping[ItemId, Suggested]
    blocks: tuple[tuple[Item, ...], ...]
    whole: bool
    strangers: bool


def ahead(task: ItemId, following: Callable[[ItemId], ItemId | None]) -> tuple[ItemId, ...]:
    """A task and those that come next in the queue, each the one `following` the other."""
    queue = [task]
    while len(queue) < AHEAD and (nearest := following(queue[-1])) and nearest not in queue:
        queue.append(nearest)
    return tuple(queue)


def finder(
    sides: tuple[Outline, Outline], first: Sequence[str], differing: Differing
) -> Callable[[Wanted], Iterator[Suggestions]]:
    """Work that aligns a directive and a plan, of long ones the tasks at the addresses first.

    Before that it prepares what tells in what they differ. It ends early once what it finds is not
    wanted any more.
    """

    def find(wanted: Wanted) -> Iterator[Suggestions]:
        from doichieu.align.aligner import align_in_turn
        from doichieu.workbench.reviews.apart import align_apart

        blocks = tuple(side.items for side in sides)
        # Each is gone through once for every one of the other.
        asked, given = (sum(item.reviewed for item in side.items) for side in sides)
        # What is rejected makes room for what was found behind it.
        top = 3 * SUGGESTIONS
        if asked * given >= WORTH_A_PROCESS:
            found = align_apart(*sides, first, differing, top=top, wanted=wanted)
        else:
            differing.prepare()
            found = align_in_turn(*sides, first, top=top)
        for whole, ranking in found:
            by_task = {cast("StoredItem", each.task).id: each for each in ranking.by_task if each}
            yield Suggestions(by_task, blocks, whole, ranking.strangers)

    return find


def elsewhere(task: ItemId, plan: ItemId, state: ReviewState) -> tuple[Annotation, ...]:
    """The links by which a plan item answers other tasks than this one; a lost one is none."""
    return tuple(
        link
        for link in state.links(plan)
        if link.slot.items[0] != task and link.entry.value in LEFT and not link.lost
    )


_LEAST = 0.005
"""A score below this is shown as 0.00."""


def suggested(
    task: ItemId, candidates: Iterable[Candidate], state: ReviewState
) -> tuple[Candidate, ...]:
    """The candidates that nobody rejected, each with what is left of its score, best first."""
    found = []
    for candidate in candidates:
        plan = id_of(candidate)
        said = state.link_kind(task, plan)
        if said is None:
            if not says_anything(candidate):
                continue
            links = elsewhere(task, plan, state)
            left = min((LEFT[LinkKind(link.entry.value)] for link in links), default=1.0)
            found.append(_lowered(candidate, left) if links else candidate)
        elif said is not LinkKind.REJECTED:
            found.append(candidate)
    return tuple(sorted(found, key=lambda candidate: -candidate.score))


def says_anything(candidate: Candidate) -> bool:
    """Whether anything speaks for a candidate that is worth a hundredth."""
    return candidate.score >= _LEAST


def _lowered(candidate: Candidate, left: float) -> Candidate:
    """A candidate with what is left of its score, called likely only while that is.

    At least what is possible is left: nothing unlikely comes before it.
    """
    from doichieu.align.threshold import LIKELY, POSSIBLE

    score = max(left * candidate.score, min(candidate.score, POSSIBLE))
    fallen = candidate.grade is Grade.LIKELY and score < LIKELY
    return replace(candidate, score=score, grade=Grade.POSSIBLE if fallen else candidate.grade)


@frozen
class Placed:
    """What was found to stand beside a task, and for what state of things: a move asks often."""

    task: ItemId
    found: tuple[Candidate, ...]
    state: ReviewState
    candidates: Mapping[ItemId, Sequence[Candidate]]

    def answers(
        self,
        task: ItemId,
        before: Sequence[ItemId],
        state: ReviewState,
        candidates: Mapping[ItemId, Sequence[Candidate]],
    ) -> bool:
        """Whether the same stands there still, everything being where it stood."""
        same = self.state is state and self.candidates is candidates
        return same and self.task == task and [*before] == [id_of(each) for each in self.found]


def placed(
    candidates: Sequence[Candidate],
    linked: Collection[ItemId],
    before: Sequence[ItemId],
) -> tuple[Candidate, ...]:
    """As many candidates as are shown: those linked to the task first, then the best.

    While the task stays on the screen nothing moves under the reviewer's hand: those that stood
    there `before` keep their order, whatever somebody else has decided, and new ones come last.
    """
    known = {id_of(candidate): candidate for candidate in candidates}
    first = [known[plan] for plan in before if plan in known]
    rest = [candidate for plan, candidate in known.items() if plan not in before]
    rest.sort(key=lambda candidate: id_of(candidate) not in linked)
    # What somebody else has just linked is shown, however many stood there before.
    room = max(SUGGESTIONS - len(first), sum(id_of(candidate) in linked for candidate in rest))
    return tuple(first + rest[:room])


def id_of(candidate: Candidate) -> ItemId:
    """The plan item of a candidate."""
    return cast("StoredItem", candidate.plan).id
