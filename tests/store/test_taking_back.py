"""Any step of one's own can be taken back, and nothing else moves by it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from doichieu.errors import ConflictError, StoreError
from doichieu.model import Action, Change, Entry, ItemId, LinkKind, Slot, Verdict
from doichieu.store import Store

if TYPE_CHECKING:
    from tests.store.conftest import Bench


def fill(
    bench: Bench, *said: tuple[Action, tuple[ItemId, ...], str | None], by: str = "lan"
) -> int:
    """Fill these slots in one step."""
    changes = [Change(Slot(a, items), Entry(value) if value else None) for a, items, value in said]
    return bench.store.decisions.record(bench.review, changes, by, bench.at)


def standing(bench: Bench) -> dict[tuple[Action, tuple[ItemId, ...]], tuple[str, str]]:
    state = bench.store.decisions.state(bench.review)
    return {(a.slot.action, a.slot.items): (a.entry.value, a.reviewer) for a in state}


def test_an_old_step_goes_and_later_ones_stay(bench: Bench) -> None:
    bench.verdict(0, "gap", by="minh")
    old = bench.verdict(0, "unsure")
    bench.verdict(1, "gap")
    (row,) = bench.store.decisions.take_back(old, "lan", bench.at)
    assert bench.verdicts() == {0: "gap", 1: "gap"}
    # What minh had decided is minh's again.
    assert standing(bench)[Action.VERDICT, (bench.tasks[0],)] == ("gap", "minh")
    assert (row.step, row.undoes, row.redoes) == (4, None, None)


def test_it_is_undone_first_and_every_other_step_in_the_order_it_was_taken(bench: Bench) -> None:
    steps = [bench.verdict(n, "gap") for n in range(3)]
    bench.store.decisions.take_back(steps[0], "lan", bench.at)
    seen = []
    while bench.store.decisions.undo(bench.review, "lan", bench.at):
        seen.append(bench.verdicts())
    assert seen == [{0: "gap", 1: "gap", 2: "gap"}, {0: "gap", 1: "gap"}, {0: "gap"}, {}]
    while bench.store.decisions.redo(bench.review, "lan", bench.at):
        pass
    assert bench.verdicts() == {1: "gap", 2: "gap"}


def test_like_any_new_decision_it_leaves_nothing_to_be_done_again(bench: Bench) -> None:
    old = bench.verdict(0, "gap")
    bench.verdict(1, "gap")
    bench.store.decisions.undo(bench.review, "lan", bench.at)
    bench.store.decisions.take_back(old, "lan", bench.at)
    assert bench.store.decisions.redo(bench.review, "lan", bench.at) == ()
    assert bench.verdicts() == {}


def test_an_undo_is_a_step_that_can_be_taken_back_too(bench: Bench) -> None:
    bench.verdict(0, "gap")
    (undo,) = bench.store.decisions.undo(bench.review, "lan", bench.at)
    bench.verdict(1, "gap")
    bench.store.decisions.take_back(undo.step, "lan", bench.at)
    assert bench.verdicts() == {0: "gap", 1: "gap"}
    bench.store.decisions.undo(bench.review, "lan", bench.at)
    assert bench.verdicts() == {1: "gap"}


def test_a_step_of_several_slots_goes_whole_or_not_at_all(bench: Bench) -> None:
    task, plan = bench.tasks[0], bench.plans[0]
    old = fill(
        bench, (Action.VERDICT, (task,), "covered"), (Action.LINK, (task, plan), LinkKind.SAME)
    )
    fill(bench, (Action.LINK, (task, plan), LinkKind.PARTIAL))
    before = bench.store.decisions.log()
    with pytest.raises(ConflictError, match=r"lan changed this .* nothing was taken back"):
        bench.store.decisions.take_back(old, "lan", bench.at)
    assert bench.store.decisions.log() == before
    bench.store.decisions.undo(bench.review, "lan", bench.at)
    bench.store.decisions.take_back(old, "lan", bench.at)
    assert standing(bench) == {}


def test_what_joined_a_step_later_is_taken_back_with_it(bench: Bench) -> None:
    step = bench.verdict(0, "gap")
    reasoned = [Change(Slot(Action.VERDICT, (bench.tasks[0],)), Entry(Verdict.GAP, "no money"))]
    assert bench.store.decisions.record(bench.review, reasoned, "lan", bench.at, onto=step) == step
    bench.store.decisions.take_back(step, "lan", bench.at)
    assert bench.verdicts() == {}


def test_what_a_colleague_changed_since_is_refused_by_name_until_it_is_put_back(
    bench: Bench,
) -> None:
    bench.verdict(0, "unsure", by="hoa")
    old = bench.verdict(0, "gap")
    bench.verdict(0, "covered", by="minh")
    with pytest.raises(ConflictError, match="minh changed this"):
        bench.store.decisions.take_back(old, "lan", bench.at)
    bench.store.decisions.undo(bench.review, "minh", bench.at)
    bench.store.decisions.take_back(old, "lan", bench.at)
    assert bench.verdicts() == {0: "unsure"}


def test_the_same_step_is_not_taken_back_twice(bench: Bench) -> None:
    old = bench.verdict(0, "gap")
    bench.store.decisions.take_back(old, "lan", bench.at)
    with pytest.raises(ConflictError, match="lan changed this"):
        bench.store.decisions.take_back(old, "lan", bench.at)


@pytest.mark.parametrize("by", ["lan", "minh"])
def test_what_comes_back_must_stand_beside_what_anybody_said_since(bench: Bench, by: str) -> None:
    task, plan = bench.tasks[0], bench.plans[0]
    fill(bench, (Action.LINK, (task, plan), LinkKind.SAME))
    old = fill(bench, (Action.LINK, (task, plan), None))
    fill(bench, (Action.ADDITION, (plan,), "addition"), by=by)
    with pytest.raises(ConflictError, match=f"{by} changed this"):
        bench.store.decisions.take_back(old, "lan", bench.at)
    assert standing(bench) == {(Action.ADDITION, (plan,)): ("addition", by)}


def test_the_last_answer_is_not_taken_from_under_a_verdict(bench: Bench) -> None:
    task, (first, second, *_rest) = bench.tasks[0], bench.plans
    fill(
        bench,
        (Action.VERDICT, (task,), Verdict.COVERED),
        (Action.LINK, (task, first), LinkKind.SAME),
    )
    old = fill(bench, (Action.LINK, (task, second), LinkKind.SAME))
    fill(bench, (Action.LINK, (task, first), LinkKind.REJECTED), by="minh")
    with pytest.raises(ConflictError, match="the verdict rests on it"):
        bench.store.decisions.take_back(old, "lan", bench.at)
    bench.store.decisions.undo(bench.review, "minh", bench.at)
    bench.store.decisions.take_back(old, "lan", bench.at)
    assert (Action.LINK, (task, second)) not in standing(bench)


def test_nobody_takes_back_what_somebody_else_decided(bench: Bench) -> None:
    theirs = bench.verdict(0, "gap", by="minh")
    for step in (theirs, 99):
        with pytest.raises(StoreError, match="only what you decided yourself"):
            bench.store.decisions.take_back(step, "lan", bench.at)
    assert bench.verdicts() == {0: "gap"}


def test_it_works_after_a_restart_and_so_does_its_undo(bench: Bench, path: Path) -> None:
    old = bench.verdict(0, "gap")
    bench.verdict(1, "gap")
    bench.store.close()
    with Store.open(path) as store:
        store.decisions.take_back(old, "lan", bench.at)
    with Store.open(path) as store:
        bench.store = store
        assert bench.verdicts() == {1: "gap"}
        store.decisions.undo(bench.review, "lan", bench.at)
        assert bench.verdicts() == {0: "gap", 1: "gap"}


def test_the_last_steps_say_what_they_changed_and_whether_that_stands(bench: Bench) -> None:
    bench.verdict(0, "gap")
    bench.verdict(0, "unsure", by="minh")
    bench.verdict(1, "gap")
    told = [
        (step.rows[0].reviewer, step.rows[0].before, step.rows[0].after, step.stands)
        for step in bench.store.records.last_steps(2, bench.review)
    ]
    assert told == [
        ("lan", None, Entry("gap"), True),
        ("minh", Entry("gap"), Entry("unsure"), True),
    ]
    first = bench.store.records.last_steps(9)[-1]
    assert (first.rows[0].after, first.stands) == (Entry("gap"), False)
