"""Three documents, one below the other, by the two reviews that share the one in the middle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import cast

from doichieu.errors import InputError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import Candidate, Grade, ItemId, StoredItem, Verdict
from doichieu.workbench.reviews.review import Review
from doichieu.workbench.reviews.suggesting import id_of


@frozen
class Followed:
    """What stands beside an item one level on: linked by a reviewer, or only suggested.

    With something `linked` there are no `guesses`, which are as far as the program stands by them,
    the likeliest first.
    """

    linked: tuple[ItemId, ...] = ()
    guesses: Mapping[ItemId, Grade] = field(default_factory=dict)
    verdict: Verdict | None = None

    def item(self, here: ItemId | None) -> ItemId | None:
        """Where to look, `here` if that is among them; None where nothing stands beside it."""
        found = self.linked or (*self.guesses,)
        return here if here in found else next(iter(found), None)


@frozen
class Three:
    """A directive, the programme that carries it out, and a plan that carries out the programme.

    `upper` is the review of the first two, `lower` that of the last two.
    """

    upper: Review
    lower: Review

    def __post_init__(self) -> None:
        """Raise InputError where the two reviews have no document in common."""
        if self.upper.plan.id != self.lower.directive.id:
            raise InputError(
                _("the plan of the first review is not the directive of the second"),
                where=f"{self.upper.sides.plan_name} {self.lower.sides.directive_name}",
            )

    @property
    def hops(self) -> tuple[Review, Review]:
        """The two reviews, from the top down."""
        return self.upper, self.lower

    @property
    def names(self) -> tuple[str, str, str]:
        """The three documents, from the top down."""
        upper, lower = self.upper.sides, self.lower.sides
        return upper.directive_name, upper.plan_name, lower.plan_name

    def below(self, item: ItemId) -> Followed:
        """What carries out an item of the programme in the plan."""
        state, known = self.lower.state, item in self.lower.items
        linked = [each.slot.items[1] for each in state.answers(item) if not each.lost]
        verdict = state.verdict(item)
        if linked or verdict or not known:
            return Followed((*linked,), verdict=verdict)
        return Followed(guesses=_likely(self.lower.suggestions(item), id_of))

    def above(self, item: ItemId) -> Followed:
        """Which tasks of the directive an item of the programme carries out."""
        state, known = self.upper.state, item in self.upper.items
        linked = [each.slot.items[0] for each in state.answers(item) if not each.lost]
        if linked or not known:
            return Followed((*linked,))
        return Followed(guesses=_likely(self.upper.answerable(item), _task))


def _task(candidate: Candidate) -> ItemId:
    return cast("StoredItem", candidate.directive).id


def _likely(
    found: Iterable[Candidate], item: Callable[[Candidate], ItemId]
) -> Mapping[ItemId, Grade]:
    return {item(each): each.grade for each in found if each.grade is not Grade.WEAK}
