"""Two reviewers over one review, without a screen: what both do leaves nothing that contradicts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from doichieu.errors import ConflictError
from doichieu.model import Action, LinkKind, Verdict
from doichieu.workbench import Review, Workbench
from tests.workbench.reviews.conftest import LOWER, UPPER, plan_item, task

if TYPE_CHECKING:
    from tests.workbench.reviews.conftest import Desk


@pytest.fixture
def mine(desk: Desk) -> Review:
    """The review of the one who sits here."""
    return desk.review()


@pytest.fixture
def theirs(mine: Review, colleague: Workbench) -> Review:
    """The same over the colleague's terminal."""
    return colleague.reviews.resume(mine.id)


def refreshed(review: Review) -> Review:
    review.refresh()
    return review


def unsaid_addition(mine: Review, theirs: Review) -> None:
    mine.addition(plan_item(mine, "I.1"))
    mine.addition(plan_item(mine, "I.1"))
    refreshed(theirs).decide(task(mine, "I.1"), Verdict.COVERED, [plan_item(mine, "I.1")])


def replaced_answer(mine: Review, theirs: Review) -> None:
    mine.decide(task(mine, "I.1"), Verdict.COVERED, [plan_item(mine, "I.1")])
    mine.decide(task(mine, "I.1"), Verdict.GAP)
    refreshed(theirs).addition(plan_item(mine, "I.1"))


def unsaid_answer(mine: Review, theirs: Review) -> None:
    mine.relate(task(mine, "I.1"), plan_item(mine, "I.1"), LinkKind.SAME)
    mine.relate(task(mine, "I.1"), plan_item(mine, "I.1"), LinkKind.SAME)
    refreshed(theirs).decide(task(mine, "I.1"), Verdict.GAP)


def unsaid_overlap(mine: Review, theirs: Review) -> None:
    group = [item.id for item in mine.plan_items[:3]]
    mine.overlap(group)
    mine.overlap(group)
    refreshed(theirs).distinct(*group[:2])


@pytest.mark.parametrize("steps", [unsaid_addition, replaced_answer, unsaid_answer, unsaid_overlap])
def test_an_undo_brings_back_nothing_that_contradicts_a_colleague(
    mine: Review, theirs: Review, steps: Callable[[Review, Review], None]
) -> None:
    steps(mine, theirs)
    before = refreshed(theirs).state.annotations
    with pytest.raises(ConflictError, match="hoa changed this"):
        mine.undo()
    assert refreshed(theirs).state.annotations == before


def test_nor_does_a_redo(mine: Review, theirs: Review) -> None:
    mine.decide(task(mine, "I.1"), Verdict.COVERED, [plan_item(mine, "I.1")])
    mine.undo()
    refreshed(theirs).addition(plan_item(mine, "I.1"))
    with pytest.raises(ConflictError, match="hoa changed this"):
        mine.redo()


def test_an_undo_stands_beside_what_it_does_not_contradict(mine: Review, theirs: Review) -> None:
    mine.decide(task(mine, "I.1"), Verdict.GAP)
    mine.decide(task(mine, "I.1"), Verdict.UNSURE)
    refreshed(theirs).relate(task(mine, "I.1"), plan_item(mine, "I.2"), LinkKind.RELATED)
    assert mine.undo()
    assert mine.state.verdict(task(mine, "I.1")) is Verdict.GAP


def test_what_one_moved_or_dismissed_the_other_does_not_move_as_well(
    desk: Desk, mine: Review, theirs: Review
) -> None:
    lost = task(mine, "I.2")
    mine.decide(lost, Verdict.GAP)
    document = desk.workbench.documents.open(desk.directive)
    at = next(n for n, item in enumerate(document.items) if item.id == lost)
    document.not_a_task(at)
    mine.refresh()
    refreshed(theirs).move(lost, task(mine, "I.1"))
    with pytest.raises(ConflictError, match="hoa: taken back"):
        mine.move(lost, task(mine, "II.1"))
    assert [a.slot.items for a in mine.state.all(Action.VERDICT)] == [(task(mine, "I.1"),)]


@pytest.mark.parametrize("side", ["directive", "plan"])
def test_what_is_said_of_a_text_that_nobody_read_is_not_saved(
    desk: Desk, mine: Review, side: str
) -> None:
    first, answer = task(mine, "I.1"), plan_item(mine, "I.1")
    if side == "directive":
        desk.read("1-CT/TW", UPPER | {"I.1": "không xây cầu"})
    else:
        desk.read("2/KH-UBND", LOWER | {"I.1": "không làm cầu"})
    with pytest.raises(ConflictError, match="the text has changed meanwhile"):
        mine.decide(first, Verdict.COVERED, [answer])
    assert mine.state.annotations == ()
    mine.refresh()
    mine.decide(first, Verdict.COVERED, [answer])
    assert not any(each.suspect for each in mine.state.annotations)


def test_a_stale_overlap_meets_the_pair_that_was_parted_meanwhile(
    mine: Review, theirs: Review
) -> None:
    group = [item.id for item in mine.plan_items[:3]]
    theirs.distinct(*group[:2])
    with pytest.raises(ConflictError, match="hoa: no overlap"):
        mine.overlap(group)
    mine.overlap(group)
    assert mine.state.all(Action.DISTINCT) == ()
