"""What a colleague decided is replaced by the second press of one and the same key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from doichieu.model import Action, Annotation, Entry, ItemId, LinkKind, ReviewState, Slot, Verdict
from doichieu.wording import decided_by
from doichieu.workbench.reviews.second_press import (
    Press,
    SecondPress,
    link_press,
    toggle_press,
    told_again,
    verdict_press,
)

if TYPE_CHECKING:
    from tests.workbench.reviews.conftest import Desk

NOON = datetime.fromisoformat("2026-03-02T12:00:00+07:00")
TASK, PLAN, OTHER, THIRD = ItemId(1), ItemId(11), ItemId(12), ItemId(13)
SLOT = Slot(Action.VERDICT, (TASK,))
GAP = Annotation(SLOT, Entry(Verdict.GAP), "lan", NOON)
PARTIAL = Press("review.partial", (SLOT,), "partial")


def state(*filled: tuple[Slot, str]) -> ReviewState:
    return ReviewState(tuple(Annotation(slot, Entry(value), "lan", NOON) for slot, value in filled))


def needed(presses: Iterable[tuple[Press, Annotation | None]]) -> list[bool]:
    second = SecondPress()
    return [second.needed(press, standing) for press, standing in presses]


def test_the_same_again_goes_through_and_the_time_after_is_a_first_one() -> None:
    assert needed([(PARTIAL, GAP)] * 3) == [True, False, False]
    second = SecondPress()
    assert [second.needed(PARTIAL, GAP), second.needed(PARTIAL, GAP)] == [True, False]
    # Once the step is taken.
    second.forget()
    assert second.needed(PARTIAL, GAP)


def test_what_nobody_else_decided_needs_no_second_press() -> None:
    assert needed([(PARTIAL, None), (PARTIAL, None)]) == [False, False]


def test_another_key_or_another_task_is_a_first_press() -> None:
    unsure = replace(PARTIAL, command="review.unsure")
    elsewhere = replace(PARTIAL, slots=(Slot(Action.VERDICT, (ItemId(2),)),))
    assert needed([(PARTIAL, GAP), (unsure, GAP), (PARTIAL, GAP)]) == [True] * 3
    assert needed([(PARTIAL, GAP), (elsewhere, GAP)]) == [True, True]


def test_what_was_decided_anew_between_two_presses_is_told_too() -> None:
    later = replace(GAP, entry=Entry(Verdict.UNSURE))
    assert needed([(PARTIAL, GAP), (PARTIAL, later), (PARTIAL, later)]) == [True, True, False]


def test_what_is_forgotten_is_a_first_press_again() -> None:
    second = SecondPress()
    assert second.needed(PARTIAL, GAP)
    assert second.command == "review.partial"
    second.forget()
    assert second.command == ""
    assert second.needed(PARTIAL, GAP)


def test_a_press_that_was_told_by_other_means_goes_through() -> None:
    second = SecondPress()
    second.told(PARTIAL, GAP)
    assert not second.needed(PARTIAL, GAP)


def test_the_same_gap_again_replaces_nothing() -> None:
    known = state((SLOT, Verdict.GAP))
    assert verdict_press("review.gap", known, TASK, Verdict.GAP).slots == ()
    assert verdict_press("review.unsure", known, TASK, Verdict.UNSURE).slots == (SLOT,)
    covered = state((SLOT, Verdict.COVERED))
    assert verdict_press("review.covered", covered, TASK, Verdict.COVERED).slots == (SLOT,)


def test_a_pair_on_which_a_verdict_rests_is_of_the_verdict_too() -> None:
    pair = Slot(Action.LINK, (TASK, PLAN))
    covered = state((SLOT, Verdict.COVERED), (pair, LinkKind.SAME))
    press = link_press("review.reject", covered, TASK, PLAN, LinkKind.REJECTED)
    assert (press.slots, press.instead) == ((pair, SLOT), "rejected")
    other = link_press("review.reject", covered, TASK, OTHER, LinkKind.REJECTED)
    assert other.slots == (Slot(Action.LINK, (TASK, OTHER)),)


def test_what_stands_already_is_taken_back() -> None:
    slot = Slot(Action.ADDITION, (PLAN,))
    assert toggle_press("review.addition", state(), slot, Action.ADDITION).instead == "added"
    added = state((slot, Action.ADDITION))
    assert toggle_press("review.addition", added, slot, Action.ADDITION).instead == "taken back"


def test_an_overlap_and_that_it_is_none_take_each_others_place() -> None:
    pair, wider = Slot(Action.DISTINCT, (PLAN, OTHER)), Slot(Action.OVERLAP, (PLAN, OTHER, THIRD))
    grouped = state((wider, Action.OVERLAP))
    press = toggle_press("overlaps.distinct", grouped, pair, Action.DISTINCT)
    twin = Slot(Action.OVERLAP, pair.items)
    assert (press.slots, press.instead) == ((twin, pair, wider), "no overlap")
    parted = state((pair, Action.DISTINCT))
    press = toggle_press("review.overlap", parted, wider, Action.OVERLAP)
    contrary = Slot(Action.DISTINCT, wider.items)
    assert (press.slots, press.instead) == ((wider, contrary, pair), "overlap")


def test_the_day_is_said_where_it_is_another_one() -> None:
    clock = f"{NOON.astimezone():%H:%M}"
    day = f"{NOON.astimezone():%d/%m/%Y}"
    told = decided_by("lan", Action.VERDICT, Verdict.GAP, NOON, NOON)
    assert told == f"lan: gap, {clock}"
    later = decided_by("lan", Action.VERDICT, "", NOON, NOON + timedelta(days=2))
    assert later == f"lan: taken back, {day} {clock}"
    assert told_again("I.1", "lan: gap, 10:32", "p", "partial") == (
        "I.1 · lan: gap, 10:32; p again: partial instead"
    )


def test_ones_own_is_not_of_another(desk: Desk) -> None:
    review = desk.review()
    first = review.tasks[0].id
    review.decide(first, Verdict.GAP)
    assert review.of_another(Slot(Action.VERDICT, (first,))) is None
