"""Deciding, taking back and doing again; nothing is lost and nobody is overruled unseen."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from doichieu.errors import ConflictError, StoreError
from doichieu.model import Action, Change, Decision, Entry, ItemId, Pair, ReviewId, Slot, Verdict
from doichieu.store import Store


def test_a_decision_stands_with_who_made_it_and_when(bench: Bench, clock: datetime) -> None:
    assert bench.verdict(2, "gap", reason="chưa có mục nào") == 1
    (annotation,) = bench.store.decisions.state(bench.review)
    assert annotation.slot == Slot(Action.VERDICT, (bench.tasks[2],))
    assert annotation.entry == Entry("gap", "chưa có mục nào")
    assert (annotation.reviewer, annotation.at) == ("lan", clock)
    assert not annotation.suspect


def test_one_keystroke_is_one_step_however_many_slots_it_fills(bench: Bench) -> None:
    task, plan = bench.tasks[0], bench.plans[0]
    changes = [
        Change(Slot(Action.VERDICT, (task,)), Entry(Verdict.COVERED)),
        Change(Slot(Action.LINK, (task, plan)), Entry("same")),
        Change(Slot(Action.OVERLAP, bench.plans[1:3]), Entry("overlap", "hai mục cùng việc")),
        Change(Slot(Action.ADDITION, (bench.plans[3],)), Entry("addition")),
        Change(Slot(Action.NOTE, (task, plan)), Entry("hỏi lại")),
    ]
    step = bench.store.decisions.record(bench.review, changes, "lan", bench.at)
    log = bench.store.decisions.log(bench.review)
    assert [(d.step, d.slot, d.before, d.after) for d in log] == [
        (step, change.slot, None, change.entry) for change in changes
    ]
    assert len(bench.store.decisions.undo(bench.review, "lan", bench.at)) == 5
    assert bench.store.decisions.state(bench.review) == ()


def test_the_state_is_in_reading_order_of_the_directive_and_then_the_plan(bench: Bench) -> None:
    slots = [
        Slot(Action.ADDITION, (bench.plans[0],)),
        Slot(Action.NOTE, (bench.tasks[2],)),
        Slot(Action.NOTE, (bench.tasks[0],)),
    ]
    for slot in slots:
        entry = Entry("addition" if slot.action is Action.ADDITION else "xem")
        bench.store.decisions.record(bench.review, [Change(slot, entry)], "lan", bench.at)
    state = bench.store.decisions.state(bench.review)
    assert [a.slot for a in state] == slots[::-1]


def test_deciding_the_same_again_is_no_step(bench: Bench) -> None:
    bench.verdict(0, "gap")
    assert bench.verdict(0, "gap") == 0
    assert bench.verdict(0, "gap", by="minh") == 0
    assert bench.verdict(1, None) == 0
    assert len(bench.store.decisions.log()) == 1


def test_what_is_undone_is_as_if_it_had_never_been(bench: Bench, clock: datetime) -> None:
    bench.verdict(0, "gap", by="minh")
    before = bench.store.decisions.state(bench.review)
    bench.verdict(0, "covered", by="lan")
    (row,) = bench.store.decisions.undo(bench.review, "lan", clock + timedelta(hours=1))
    assert bench.store.decisions.state(bench.review) == before
    assert (row.before, row.after) == (Entry("covered"), Entry("gap"))
    assert (row.reviewer, row.undoes, row.redoes) == ("lan", 2, None)
    assert row.at == clock + timedelta(hours=1)


def test_undo_and_redo_walk_back_and_forth_over_all_steps(bench: Bench) -> None:
    undo, redo = bench.store.decisions.undo, bench.store.decisions.redo
    seen = [bench.verdicts()]
    for task, value in ((0, "gap"), (1, "covered"), (0, "partial"), (1, None)):
        bench.verdict(task, value)
        seen.append(bench.verdicts())
    for expected in seen[-2::-1]:
        assert undo(bench.review, "lan", bench.at)
        assert bench.verdicts() == expected
    assert undo(bench.review, "lan", bench.at) == ()
    for expected in seen[1:]:
        assert redo(bench.review, "lan", bench.at)
        assert bench.verdicts() == expected
    assert redo(bench.review, "lan", bench.at) == ()


def test_undo_works_after_a_restart(bench: Bench, path: Path) -> None:
    bench.verdict(0, "gap")
    bench.verdict(0, "covered")
    bench.store.close()
    with Store.open(path) as store:
        bench.store = store
        store.decisions.undo(bench.review, "lan", bench.at)
        assert bench.verdicts() == {0: "gap"}
    with Store.open(path) as store:
        bench.store = store
        (row,) = store.decisions.redo(bench.review, "lan", bench.at)
        assert bench.verdicts() == {0: "covered"}
        assert row.redoes == 3


def test_a_new_decision_clears_redo(bench: Bench) -> None:
    bench.verdict(0, "gap")
    bench.store.decisions.undo(bench.review, "lan", bench.at)
    bench.verdict(1, "gap")
    assert bench.store.decisions.redo(bench.review, "lan", bench.at) == ()
    assert bench.verdicts() == {1: "gap"}


def test_each_reviewer_takes_back_only_their_own_steps(bench: Bench) -> None:
    bench.verdict(0, "gap", by="lan")
    bench.verdict(1, "gap", by="minh")
    bench.store.decisions.undo(bench.review, "lan", bench.at)
    assert bench.verdicts() == {1: "gap"}
    assert bench.store.decisions.undo(bench.review, "lan", bench.at) == ()


def test_what_somebody_else_has_changed_since_is_not_taken_back(
    bench: Bench, clock: datetime
) -> None:
    task, other = (Slot(Action.VERDICT, (item,)) for item in bench.tasks[:2])
    both = [Change(other, Entry("gap")), Change(task, Entry("gap"))]
    bench.store.decisions.record(bench.review, both, "lan", clock)
    bench.verdict(0, "covered", by="minh")
    before = bench.store.decisions.state(bench.review), bench.store.decisions.log()
    with pytest.raises(ConflictError) as caught:
        bench.store.decisions.undo(bench.review, "lan", clock)
    assert "minh" in caught.value.what
    assert clock.astimezone().strftime("%Y-%m-%d %H:%M") in caught.value.what
    assert caught.value.where == "I.1"
    assert (bench.store.decisions.state(bench.review), bench.store.decisions.log()) == before


def test_what_somebody_else_has_changed_and_put_back_can_be_taken_back(bench: Bench) -> None:
    bench.verdict(0, "gap", by="lan")
    bench.verdict(0, "covered", by="minh")
    bench.store.decisions.undo(bench.review, "minh", bench.at)
    bench.store.decisions.undo(bench.review, "lan", bench.at)
    assert bench.verdicts() == {}
    bench.verdict(0, "unsure", by="minh")
    with pytest.raises(ConflictError, match="minh"):
        bench.store.decisions.redo(bench.review, "lan", bench.at)
    assert bench.verdicts() == {0: "unsure"}


def test_reviews_do_not_share_undo(bench: Bench) -> None:
    second = bench.store.reviews.open(Pair(bench.plan, bench.directive), bench.at)
    bench.verdict(0, "gap")
    assert bench.store.decisions.undo(second, "lan", bench.at) == ()
    assert bench.store.decisions.log(second) == ()
    assert len(bench.store.decisions.log()) == 1


def test_a_changed_text_makes_the_decision_suspect_until_it_is_confirmed(
    bench: Bench, outline: Builder
) -> None:
    bench.verdict(0, "gap")
    bench.verdict(1, "gap")
    new = outline("1-CT/TW", "xây cầu", "đào kênh và hồ", "trồng rừng", "mở lớp")
    bench.store.documents.put(new, "1.txt", "newer", bench.at)
    assert [a.suspect for a in bench.store.decisions.state(bench.review)] == [False, True]
    assert bench.verdict(1, "gap") > 0
    assert [a.suspect for a in bench.store.decisions.state(bench.review)] == [False, False]
    bench.store.decisions.undo(bench.review, "lan", bench.at)
    assert [a.suspect for a in bench.store.decisions.state(bench.review)] == [False, True]


def test_a_decision_about_a_text_that_is_gone_is_kept_and_suspect(
    bench: Bench, outline: Builder
) -> None:
    bench.verdict(3, "gap")
    new = outline("1-CT/TW", "xây cầu", "đào kênh", "trồng rừng")
    bench.store.documents.put(new, "1.txt", "newer", bench.at)
    (annotation,) = bench.store.decisions.state(bench.review)
    assert annotation.suspect
    bench.verdict(3, None)
    bench.store.decisions.undo(bench.review, "lan", bench.at)
    assert bench.store.decisions.state(bench.review) == (annotation,)


def test_an_item_that_left_the_documents_cannot_be_decided_about(bench: Bench) -> None:
    slot = Slot(Action.VERDICT, (ItemId(999),))
    with pytest.raises(StoreError, match="nothing was saved"):
        bench.store.decisions.record(bench.review, [Change(slot, Entry("gap"))], "lan", bench.at)


@pytest.mark.parametrize(
    ("action", "count", "value"),
    [
        (Action.VERDICT, 2, "gap"),
        (Action.VERDICT, 1, "same"),
        (Action.LINK, 1, "same"),
        (Action.LINK, 2, "gap"),
        (Action.OVERLAP, 1, "overlap"),
        (Action.ADDITION, 1, "yes"),
        (Action.NOTE, 3, "dài"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_whole(
    bench: Bench, action: Action, count: int, value: str
) -> None:
    good = Change(Slot(Action.VERDICT, (bench.tasks[0],)), Entry("gap"))
    bad = Change(Slot(action, bench.tasks[:count]), Entry(value))
    with pytest.raises(ValueError, match=action):
        bench.store.decisions.record(bench.review, [good, bad], "lan", bench.at)
    assert bench.store.decisions.log() == ()


def test_the_log_refuses_to_be_changed(bench: Bench) -> None:
    bench.verdict(0, "gap")
    for statement in ("UPDATE decision_log SET reviewer = 'x'", "DELETE FROM decision_log"):
        with pytest.raises(StoreError, match="only ever added to"):
            bench.store._database.write(statement, [()])


if TYPE_CHECKING:
    from tests.store.conftest import Bench, Builder

AT = datetime(2026, 3, 2, 2, tzinfo=UTC)
people = st.sampled_from(["lan", "minh"])


class TwoReviewers(RuleBasedStateMachine):
    """Two reviewers decide, take back and do again in any order; beside them runs a plain model.

    The model keeps each slot's content, and each reviewer's steps in two stacks. Nothing that they
    can say contradicts: what comes of that is tested by itself.
    """

    new_bench: ClassVar[type[Bench]]
    empty_store: ClassVar[Path]

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.mkdtemp()
        self.store = Store.open(Path(shutil.copy(TwoReviewers.empty_store, self.folder)))
        self.bench = TwoReviewers.new_bench(self.store, AT)
        self.slots = [
            *(Slot(Action.VERDICT, (item,)) for item in self.bench.tasks[:2]),
            Slot(Action.LINK, (self.bench.tasks[2], self.bench.plans[0])),
        ]
        self.now: dict[Slot, tuple[Entry, str, datetime]] = {}
        self.done: dict[str, list] = {"lan": [], "minh": []}
        self.undone: dict[str, list] = {"lan": [], "minh": []}
        self.numbers: dict[int, int] = {}
        self.at = AT

    @rule(
        who=people,
        wishes=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=3),
    )
    def record(self, who: str, wishes: list[tuple[int, int]]) -> None:
        self.at += timedelta(seconds=1)
        changes, step = [], []
        for place, choice in wishes:
            slot = self.slots[place]
            values = ("same", "partial") if slot.action is Action.LINK else ("unsure", "covered")
            entry = Entry(values[choice - 1]) if choice else None
            changes.append(Change(slot, entry))
            before = self.now.get(slot)
            if (before and before[0]) != entry:
                after = (entry, who, self.at) if entry else None
                step.append((slot, before, after))
                self._put(slot, after)
        number = self.store.decisions.record(self.bench.review, changes, who, self.at)
        assert bool(number) == bool(step)
        if step:
            self.numbers[id(step)] = number
            self.done[who].append(step)
            self.undone[who].clear()

    @rule(who=people)
    def undo(self, who: str) -> None:
        steps = self.done[who]
        turns = (
            [(slot, after, before) for slot, before, after in reversed(steps[-1])] if steps else []
        )
        if self._turn(self.store.decisions.undo, who, turns):
            self.undone[who].append(steps.pop())

    @rule(who=people)
    def redo(self, who: str) -> None:
        steps = self.undone[who]
        if self._turn(self.store.decisions.redo, who, steps[-1] if steps else []):
            self.done[who].append(steps.pop())

    @rule(who=people, nth=st.integers(0, 9))
    def take_back(self, who: str, nth: int) -> None:
        """Any step in force, as a step of its own; what rests on it is tested by itself."""
        steps = self.done[who]
        if not steps:
            return
        step = steps[nth % len(steps)]
        turns = [(slot, after, before) for slot, before, after in reversed(step)]
        if self._turn(partial(self._take_back, self.numbers[id(step)]), who, turns):
            made = [(slot, after, before) for slot, after, before in turns]
            self.numbers[id(made)] = self.store.decisions.log(self.bench.review)[-1].step
            steps.append(made)
            self.undone[who].clear()

    def _take_back(
        self, step: int, _review: ReviewId, who: str, at: datetime
    ) -> tuple[Decision, ...]:
        return self.store.decisions.take_back(step, who, at)

    @rule(who=people)
    def undo_and_redo_change_nothing(self, who: str) -> None:
        before = self.store.decisions.state(self.bench.review)
        try:
            rows = self.store.decisions.undo(self.bench.review, who, self.at)
        except ConflictError:
            return
        if rows:
            self.store.decisions.redo(self.bench.review, who, self.at)
        assert self.store.decisions.state(self.bench.review) == before

    @rule()
    def restart(self) -> None:
        path = self.store.path
        self.store.close()
        self.store = Store.open(path)

    @invariant()
    def the_state_is_what_the_log_says(self) -> None:
        state = {
            a.slot: (a.entry, a.reviewer, a.at)
            for a in self.store.decisions.state(self.bench.review)
        }
        replayed: dict[Slot, Entry | None] = {}
        for decision in self.store.decisions.log(self.bench.review):
            assert replayed.get(decision.slot) == decision.before
            replayed[decision.slot] = decision.after
        assert {slot: content[0] for slot, content in state.items()} == {
            slot: entry for slot, entry in replayed.items() if entry
        }
        assert state == self.now

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            shutil.rmtree(self.folder)

    def _put(self, slot: Slot, content: tuple[Entry, str, datetime] | None) -> None:
        if content:
            self.now[slot] = content
        else:
            self.now.pop(slot, None)

    def _turn(self, turn: Callable[..., tuple[Decision, ...]], who: str, turns: list) -> bool:
        self.at += timedelta(seconds=1)
        before = dict(self.now)
        for slot, expected, wanted in turns:
            if self.now.get(slot) != expected:
                self.now = before
                with pytest.raises(ConflictError):
                    turn(self.bench.review, who, self.at)
                return False
            self._put(slot, wanted)
        assert len(turn(self.bench.review, who, self.at)) == len(turns)
        return bool(turns)


def test_whatever_two_reviewers_do_the_state_is_the_log_replayed(
    new_bench: type[Bench], empty_store: Path
) -> None:
    TwoReviewers.new_bench, TwoReviewers.empty_store = new_bench, empty_store
    run_state_machine_as_test(
        TwoReviewers,
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_latest_steps_of_one_reviewer_come_newest_first(bench: Bench) -> None:
    slot = Slot(Action.NOTE, (bench.tasks[0],))
    for number, reviewer in enumerate(("lan", "minh", "lan", "lan")):
        wish = Change(slot, Entry(f"note {number}"))
        bench.store.decisions.record(bench.review, [wish], reviewer, bench.at)
    latest = bench.store.decisions.latest(bench.review, "lan", 2)
    assert [row.after and row.after.value for row in latest] == ["note 3", "note 2"]


def test_a_reason_given_afterwards_belongs_to_the_decision_and_is_undone_with_it(
    bench: Bench, clock: datetime
) -> None:
    step = bench.verdict(0, "gap")
    slot = Slot(Action.VERDICT, (bench.tasks[0],))
    reasoned = [Change(slot, Entry("gap", "không có mục nào"))]
    decisions = bench.store.decisions
    assert decisions.record(bench.review, reasoned, "lan", clock, saw=step, onto=step) == step
    assert [row.step for row in decisions.log(bench.review)] == [step, step]
    decisions.undo(bench.review, "lan", clock)
    assert bench.verdicts() == {}
    decisions.redo(bench.review, "lan", clock)
    (annotation,) = decisions.state(bench.review)
    assert annotation.entry == Entry("gap", "không có mục nào")


def test_a_reason_for_an_earlier_decision_is_a_step_of_its_own(
    bench: Bench, clock: datetime
) -> None:
    first, second = bench.verdict(0, "gap"), bench.verdict(1, "gap")
    slot = Slot(Action.VERDICT, (bench.tasks[0],))
    changes = [Change(slot, Entry("gap", "không có mục nào"))]
    step = bench.store.decisions.record(bench.review, changes, "lan", clock, saw=second, onto=first)
    assert step == second + 1
    bench.store.decisions.undo(bench.review, "lan", clock)
    assert bench.verdicts() == {0: "gap", 1: "gap"}
