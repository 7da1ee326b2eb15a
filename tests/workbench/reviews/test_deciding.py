"""What else changes with a decision, and what may not be decided: rules without a store."""

from __future__ import annotations

from datetime import datetime

import pytest

from doichieu.errors import InputError
from doichieu.model import (
    Action,
    Annotation,
    Change,
    Entry,
    ItemId,
    LinkKind,
    ReviewState,
    Slot,
    Verdict,
)
from doichieu.workbench.reviews import deciding

TASK, OTHER_TASK = ItemId(1), ItemId(2)
ONE, TWO, THREE = ItemId(11), ItemId(12), ItemId(13)
AT = datetime.fromisoformat("2026-03-02T09:00:00+07:00")

Decided = tuple[Action, tuple[ItemId, ...], str]


def state(*decided: Decided) -> ReviewState:
    return ReviewState(
        tuple(
            Annotation(Slot(action, items), Entry(value), "lan", AT)
            for action, items, value in decided
        )
    )


def verdict(value: Verdict, task: ItemId = TASK) -> Decided:
    return Action.VERDICT, (task,), value


def link(plan: ItemId, kind: LinkKind = LinkKind.SAME, task: ItemId = TASK) -> Decided:
    return Action.LINK, (task, plan), kind


def made(changes: tuple[Change, ...]) -> dict[tuple[Action, tuple[ItemId, ...]], str | None]:
    """The changes as what will stand in which slot."""
    return {
        (change.slot.action, change.slot.items): change.entry.value if change.entry else None
        for change in changes
    }


@pytest.mark.parametrize(
    ("given", "kind"),
    [(Verdict.COVERED, LinkKind.SAME), (Verdict.PARTIAL, LinkKind.PARTIAL)],
)
def test_what_answers_a_task_is_linked_with_the_verdict(given: Verdict, kind: LinkKind) -> None:
    changes = made(deciding.give_verdict(state(), TASK, given, [ONE, TWO]))

    assert changes[Action.VERDICT, (TASK,)] == given
    assert changes[Action.LINK, (TASK, ONE)] == changes[Action.LINK, (TASK, TWO)] == kind


def test_what_answered_before_and_is_not_named_now_is_linked_no_more() -> None:
    before = state(verdict(Verdict.COVERED), link(ONE), link(TWO))
    changes = made(deciding.give_verdict(before, TASK, Verdict.COVERED, [TWO]))

    assert changes[Action.LINK, (TASK, ONE)] is None
    assert changes[Action.LINK, (TASK, TWO)] == LinkKind.SAME


def test_what_answers_a_task_is_no_addition_any_more() -> None:
    added = state((Action.ADDITION, (ONE,), "addition"))

    covered = made(deciding.give_verdict(added, TASK, Verdict.COVERED, [ONE]))
    assert (Action.ADDITION, (ONE,)) in covered
    assert covered[Action.ADDITION, (ONE,)] is None
    assert (Action.ADDITION, (ONE,)) not in made(deciding.give_verdict(added, TASK, Verdict.GAP))


@pytest.mark.parametrize("given", [Verdict.GAP, Verdict.NOT_APPLICABLE])
def test_a_gap_and_what_does_not_apply_are_answered_by_nothing(given: Verdict) -> None:
    before = state(link(ONE), link(TWO, LinkKind.PARTIAL), link(THREE, LinkKind.RELATED))
    changes = made(deciding.give_verdict(before, TASK, given, reason="việc của trung ương"))

    assert changes == {
        (Action.VERDICT, (TASK,)): given,
        (Action.LINK, (TASK, ONE)): None,
        (Action.LINK, (TASK, TWO)): None,
    }


def test_unsure_leaves_the_links_as_they_are() -> None:
    changes = made(deciding.give_verdict(state(link(ONE)), TASK, Verdict.UNSURE))

    assert changes == {(Action.VERDICT, (TASK,)): Verdict.UNSURE}


@pytest.mark.parametrize("reason", ["", "  "])
def test_what_does_not_apply_needs_a_reason(reason: str) -> None:
    with pytest.raises(InputError, match="needs a reason"):
        deciding.give_verdict(state(), TASK, Verdict.NOT_APPLICABLE, reason=reason)


def test_a_task_without_its_only_answer_is_undecided_again() -> None:
    before = state(verdict(Verdict.COVERED), link(ONE))

    assert made(deciding.relate(before, TASK, ONE, LinkKind.REJECTED)) == {
        (Action.LINK, (TASK, ONE)): LinkKind.REJECTED,
        (Action.VERDICT, (TASK,)): None,
    }


@pytest.mark.parametrize(
    "before",
    [
        state(verdict(Verdict.COVERED), link(ONE), link(TWO)),
        state(verdict(Verdict.GAP), link(ONE)),
        state(verdict(Verdict.COVERED), link(TWO)),
    ],
    ids=["another answer is left", "the verdict asks for none", "it was no answer"],
)
def test_else_the_verdict_stays(before: ReviewState) -> None:
    changes = made(deciding.relate(before, TASK, ONE, LinkKind.RELATED))

    assert (Action.VERDICT, (TASK,)) not in changes


def test_saying_the_same_of_a_pair_again_takes_it_back() -> None:
    related = state(link(ONE, LinkKind.RELATED))

    assert made(deciding.relate(related, TASK, ONE, LinkKind.RELATED)) == {
        (Action.LINK, (TASK, ONE)): None
    }
    assert made(deciding.relate(related, TASK, ONE, LinkKind.REJECTED)) == {
        (Action.LINK, (TASK, ONE)): LinkKind.REJECTED
    }


def test_an_overlap_clears_every_pair_in_it_that_was_called_distinct() -> None:
    before = state(
        (Action.DISTINCT, (ONE, THREE), "distinct"), (Action.DISTINCT, (TWO, THREE), "distinct")
    )

    assert made(deciding.overlap(before, [ONE, TWO, THREE])) == {
        (Action.OVERLAP, (ONE, TWO, THREE)): "overlap",
        (Action.DISTINCT, (ONE, THREE)): None,
        (Action.DISTINCT, (TWO, THREE)): None,
    }


def test_an_overlap_needs_two_items() -> None:
    with pytest.raises(InputError, match="two or more"):
        deciding.overlap(state(), [ONE])


def test_what_is_distinct_is_no_overlap_any_more() -> None:
    before = state((Action.OVERLAP, (ONE, TWO), "overlap"))

    assert made(deciding.distinct(before, ONE, TWO)) == {
        (Action.DISTINCT, (ONE, TWO)): "distinct",
        (Action.OVERLAP, (ONE, TWO)): None,
    }


@pytest.mark.parametrize("action", [Action.OVERLAP, Action.DISTINCT])
def test_saying_the_same_of_twins_again_takes_it_back(action: Action) -> None:
    before = state((action, (ONE, TWO), action))
    again = {
        Action.OVERLAP: deciding.overlap(before, [ONE, TWO]),
        Action.DISTINCT: deciding.distinct(before, ONE, TWO),
    }

    assert made(again[action]) == {(action, (ONE, TWO)): None}


@pytest.mark.parametrize("kind", [LinkKind.SAME, LinkKind.PARTIAL])
def test_what_answers_a_task_has_a_basis(kind: LinkKind) -> None:
    with pytest.raises(InputError, match=r"it answers II\.1"):
        deciding.addition(state(link(ONE, kind)), ONE, {TASK: "II.1"}.__getitem__)


def test_what_is_only_related_may_be_an_addition_and_again_is_none() -> None:
    related, slot = link(ONE, LinkKind.RELATED), (Action.ADDITION, (ONE,))

    assert made(deciding.addition(state(related), ONE, str)) == {slot: "addition"}
    assert made(deciding.addition(state(related, (*slot, "addition")), ONE, str)) == {slot: None}


def test_an_empty_note_is_none() -> None:
    assert made(deciding.note((TASK, ONE), " xem lại ")) == {(Action.NOTE, (TASK, ONE)): "xem lại"}
    assert made(deciding.note((TASK,), " \n")) == {(Action.NOTE, (TASK,)): None}


def test_a_step_is_about_what_is_marked_in_the_order_of_the_plan() -> None:
    order = [ONE, TWO, THREE]

    assert deciding.meant({THREE, ONE}, TWO, order) == (ONE, THREE)
    assert deciding.meant((), TWO, order) == (TWO,)
    with pytest.raises(InputError, match="no plan item to link"):
        deciding.meant((), None, order)


def test_what_is_linked_as_an_answer_contradicts_a_gap_and_an_addition() -> None:
    before = state(verdict(Verdict.GAP), (Action.ADDITION, (ONE,), "addition"))
    linked = made(deciding.relate(before, TASK, ONE, LinkKind.SAME))
    assert linked == {
        (Action.LINK, (TASK, ONE)): LinkKind.SAME,
        (Action.VERDICT, (TASK,)): None,
        (Action.ADDITION, (ONE,)): None,
    }
    related = made(deciding.relate(before, TASK, ONE, LinkKind.RELATED))
    assert related == {(Action.LINK, (TASK, ONE)): LinkKind.RELATED}


def test_to_part_two_items_ends_every_overlap_that_holds_both() -> None:
    before = state(
        (Action.OVERLAP, (ONE, TWO, THREE), "overlap"), (Action.OVERLAP, (TWO, THREE), "overlap")
    )
    parted = made(deciding.distinct(before, ONE, TWO))
    assert parted == {
        (Action.DISTINCT, (ONE, TWO)): "distinct",
        (Action.OVERLAP, (ONE, TWO, THREE)): None,
    }
