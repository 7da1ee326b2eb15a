"""A decision says up to which step it has seen the review: what came later is not replaced."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from doichieu.errors import ConflictError
from doichieu.model import COMMON, Action, Change, Entry, Layer, Seat, Slot
from doichieu.store import Store

if TYPE_CHECKING:
    from tests.store.conftest import Bench, Child


def decide(bench: Bench, change: Change, saw: int, by: str = "minh") -> int:
    return bench.store.decisions.record(bench.review, [change], by, bench.at, saw=saw)


def verdict(bench: Bench, task: int, value: str | None) -> Change:
    slot = Slot(Action.VERDICT, (bench.tasks[task],))
    return Change(slot, Entry(value) if value else None)


def link(bench: Bench, task: int, plan: int, kind: str = "same") -> Change:
    return Change(Slot(Action.LINK, (bench.tasks[task], bench.plans[plan])), Entry(kind))


def addition(bench: Bench, plan: int) -> Change:
    return Change(Slot(Action.ADDITION, (bench.plans[plan],)), Entry("addition"))


def test_what_somebody_decided_meanwhile_is_not_replaced_but_told(bench: Bench) -> None:
    saw = bench.store.decisions.last_step(bench.review)
    bench.verdict(0, "gap", by="lan")
    with pytest.raises(ConflictError, match="lan: gap") as caught:
        decide(bench, verdict(bench, 0, "partial"), saw)
    error = caught.value
    assert (error.who, error.at, error.value) == ("lan", bench.at, "gap")
    assert error.where == "I.1"
    assert bench.verdicts() == {0: "gap"}
    assert len(bench.store.decisions.log()) == 1


def test_who_has_seen_it_may_replace_it(bench: Bench) -> None:
    bench.verdict(0, "gap", by="lan")
    saw = bench.store.decisions.last_step(bench.review)
    assert decide(bench, verdict(bench, 0, "partial"), saw)
    assert bench.verdicts() == {0: "partial"}


def test_saying_what_was_said_meanwhile_replaces_nothing(bench: Bench) -> None:
    bench.verdict(0, "gap", by="lan")
    assert decide(bench, verdict(bench, 0, "gap"), saw=0) == 0


def test_what_was_taken_back_meanwhile_is_told_too(bench: Bench) -> None:
    bench.verdict(0, "gap", by="lan")
    saw = bench.store.decisions.last_step(bench.review)
    bench.store.decisions.undo(bench.review, "lan", bench.at)
    with pytest.raises(ConflictError, match="lan: taken back"):
        decide(bench, verdict(bench, 0, "partial"), saw)


def test_a_verdict_and_the_links_of_one_task_are_one_thing(bench: Bench) -> None:
    first = bench.store.decisions.record
    first(bench.review, [link(bench, 0, 0)], "lan", bench.at)
    with pytest.raises(ConflictError, match="lan: same"):
        decide(bench, verdict(bench, 0, "gap"), saw=0)
    with pytest.raises(ConflictError, match="lan: same"):
        decide(bench, link(bench, 0, 1), saw=0)
    bench.verdict(1, "gap", by="lan")
    with pytest.raises(ConflictError, match="lan: gap"):
        decide(bench, link(bench, 1, 1), saw=1)


def test_other_tasks_of_one_plan_item_are_other_things(bench: Bench) -> None:
    bench.store.decisions.record(bench.review, [link(bench, 0, 0)], "lan", bench.at)
    assert decide(bench, link(bench, 1, 0), saw=0)
    assert decide(bench, verdict(bench, 2, "gap"), saw=0)


@pytest.mark.parametrize("turned", [False, True])
def test_what_answers_a_task_meanwhile_is_no_addition(bench: Bench, turned: bool) -> None:
    wishes = [link(bench, 0, 0), addition(bench, 0)]
    theirs, ours = wishes[::-1] if turned else wishes
    bench.store.decisions.record(bench.review, [theirs], "lan", bench.at)
    with pytest.raises(ConflictError):
        decide(bench, ours, saw=0)
    assert decide(bench, addition(bench, 1), saw=0)


def test_two_say_of_one_pair_that_it_is_an_overlap_and_that_it_is_none(bench: Bench) -> None:
    pair = bench.plans[:2]
    overlap = Change(Slot(Action.OVERLAP, pair), Entry("overlap"))
    bench.store.decisions.record(bench.review, [overlap], "lan", bench.at)
    with pytest.raises(ConflictError, match="lan: overlap"):
        decide(bench, Change(Slot(Action.DISTINCT, pair), Entry("distinct")), saw=0)


def test_a_note_stands_beside_a_verdict_but_not_in_the_place_of_a_note(bench: Bench) -> None:
    slot = Slot(Action.NOTE, (bench.tasks[0],))
    bench.verdict(0, "gap", by="lan")
    assert decide(bench, Change(slot, Entry("hỏi lại")), saw=0)
    with pytest.raises(ConflictError, match="minh: hỏi lại"):
        decide(bench, Change(slot, Entry("khác")), saw=1, by="lan")


def test_of_two_processes_the_later_key_replaces_nothing_unseen(
    bench: Bench, path: Path, child: Child
) -> None:
    bench.store.close()

    def a_second_later() -> None:
        with Store.open(path) as store:
            late = bench.over(store)
            saw = store.decisions.last_step(late.review)
            with Store.open(path) as other:
                soon = bench.over(other)
                soon.verdict(0, "gap", by="lan")
            late.at += timedelta(seconds=1)
            with pytest.raises(ConflictError, match="lan: gap"):
                decide(late, verdict(late, 0, "partial"), saw)
            assert late.verdicts() == {0: "gap"}
            assert decide(late, verdict(late, 0, "partial"), store.decisions.last_step(late.review))
            assert late.verdicts() == {0: "partial"}

    assert os.waitpid(child(a_second_later), 0)[1] == 0


def test_four_processes_that_look_first_lose_no_decision(
    bench: Bench, path: Path, child: Child
) -> None:
    bench.store.close()

    def decide_by_turns(name: str) -> None:
        with Store.open(path) as store:
            own = bench.over(store)
            done = 0
            while done < 20:
                saw = store.decisions.last_step(own.review)
                value = {"gap": "covered"}.get(own.verdicts().get(0, ""), "gap")
                try:
                    done += bool(decide(own, verdict(own, 0, value), saw, by=name))
                except ConflictError:
                    continue

    jobs = [child(lambda name=name: decide_by_turns(name)) for name in ("lan", "minh", "tú", "vy")]
    assert [os.waitpid(job, 0)[1] for job in jobs] == [0] * 4
    with Store.open(path) as store:
        after = [row.after and row.after.value for row in store.decisions.log()]
        # Each saw what stood there: the values go by turns.
        assert after == ["gap", "covered"] * 40


def test_a_layer_of_its_own_holds_its_own_decisions_and_its_own_undo(bench: Bench) -> None:
    own = Layer("lan")
    decisions, slot = bench.store.decisions, Slot(Action.VERDICT, (bench.tasks[0],))
    decisions.record(bench.review, [Change(slot, Entry("gap"))], "lan", bench.at, layer=own)
    bench.verdict(0, "covered", by="lan")
    assert [a.entry.value for a in decisions.state(bench.review, own)] == ["gap"]
    assert [a.entry.value for a in decisions.state(bench.review)] == ["covered"]
    assert [(row.layer, row.step) for row in decisions.log()] == [(own, 1), (COMMON, 2)]
    assert decisions.last_step(bench.review, own) == 1
    (summary,) = bench.store.reviews.summaries()
    assert (summary.counts.verdicts["covered"], summary.counts.verdicts["gap"]) == (1, 0)
    decisions.undo(bench.review, "lan", bench.at, layer=own)
    assert decisions.state(bench.review, own) == ()
    assert bench.verdicts() == {0: "covered"}


def test_the_log_keeps_where_a_decision_was_made_and_a_name_for_it(
    path: Path, bench: Bench
) -> None:
    with Store.open(path, seat=Seat("l.tran", "phong-2")) as store:
        bench.over(store).verdict(0, "gap", by="Lan Trần")
        uid = store.uid
    bench.verdict(1, "gap")
    first, second = bench.store.decisions.log()
    assert (first.reviewer, first.seat) == ("Lan Trần", Seat("l.tran", "phong-2"))
    assert second.seat == Seat()
    assert len({first.uid, second.uid, uid}) == 3
    assert bench.store.uid == uid
