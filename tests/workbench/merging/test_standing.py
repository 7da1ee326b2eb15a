"""What stands after stores are merged follows from what was decided, whatever the order of merges.

Stores are simulated: each is a log and what stands by it. What a reviewer decides is upon what
stands there; a merge appends the rows that are not there yet, each with what it followed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.model import (
    COMMON,
    Action,
    Decision,
    Entry,
    ItemId,
    Layer,
    LinkKind,
    ReviewId,
    Slot,
    Verdict,
)
from doichieu.store.rows import Filling, Logged
from doichieu.workbench.merging.seen import followed, rows
from doichieu.workbench.merging.standing import Standing, standing
from doichieu.workbench.merging.unit import Outcome
from tests.conftest import AT

if TYPE_CHECKING:
    from doichieu.store.arrivals import Place

TASKS = (ItemId(1), ItemId(2))
PLANS = (ItemId(11), ItemId(12))


class World:
    """Several stores; time goes on with each step, whoever takes it."""

    def __init__(self, *reviewers: str) -> None:
        self.steps = 0
        self.stores = [Desk(self, reviewer) for reviewer in reviewers]


class Desk:
    """One store, and the reviewer who works in it."""

    def __init__(self, world: World, reviewer: str) -> None:
        self._world = world
        self.reviewer = reviewer
        self.log: list[Logged] = []
        self.state: dict[Place, Filling] = {}

    def write(self, slot: Slot, value: str | None, reason: str = "") -> None:
        """Put a value into a slot, where it is not there already."""
        self._world.steps += 1
        at = AT + timedelta(minutes=self._world.steps)
        before = self.state.get((COMMON, slot))
        read = tuple("x" for _item in slot.items)
        after = Filling(Entry(value, reason), self.reviewer, at, read) if value else None
        if (before and before.entry) == (after and after.entry):
            return
        decision = Decision(
            id=0,
            step=self._world.steps,
            at=at,
            reviewer=self.reviewer,
            review=ReviewId(1),
            slot=slot,
            before=before and before.entry,
            after=after and after.entry,
            uid=f"{self._world.steps:032x}",
        )
        self.log.append(Logged(decision, before, after))
        self.state.pop((COMMON, slot), None)
        if after:
            self.state[COMMON, slot] = after

    def decide(self, task: ItemId, verdict: Verdict, *plans: ItemId) -> None:
        """As the review does: what does not go with the verdict is taken away."""
        for plan in PLANS:
            self.write(Slot(Action.LINK, (task, plan)), LinkKind.SAME if plan in plans else None)
            if plan in plans:
                self.write(Slot(Action.ADDITION, (plan,)), None)
        self.write(Slot(Action.VERDICT, (task,)), verdict)

    def clear(self, task: ItemId) -> None:
        for plan in PLANS:
            self.write(Slot(Action.LINK, (task, plan)), None)
        self.write(Slot(Action.VERDICT, (task,)), None)

    def note(self, item: ItemId, text: str) -> None:
        self.write(Slot(Action.NOTE, (item,)), text)

    def add(self, plan: ItemId) -> None:
        """Say that a plan item is an addition, where nothing says that it answers."""
        if all((COMMON, Slot(Action.LINK, (task, plan))) not in self.state for task in TASKS):
            self.write(Slot(Action.ADDITION, (plan,)), Action.ADDITION)

    def merge(self, other: Desk) -> Standing:
        known = {each.decision.uid for each in self.log}
        for each, saw in zip(other.log, followed(rows(other.log)), strict=True):
            if each.decision.uid not in known:
                self.log.append(replace(each, saw=saw))
        found = standing(self.log, blind=False)
        self.state = filled(found)
        return found

    def verdict(self, task: ItemId, layer: Layer = COMMON) -> str | None:
        found = self.state.get((layer, Slot(Action.VERDICT, (task,))))
        return found.entry.value if found else None


def filled(found: Standing) -> dict[Place, Filling]:
    return {place: filling for place, filling in found.places.items() if filling}


def outcomes(found: Standing) -> list[Outcome]:
    return [each.outcome for each, _unit in found.apart]


STORE = st.integers(0, 2)
STEPS = st.one_of(
    st.tuples(st.just("merge"), STORE, STORE),
    st.tuples(st.just("gap"), STORE, st.sampled_from(TASKS)),
    st.tuples(st.just("unsure"), STORE, st.sampled_from(TASKS)),
    st.tuples(st.just("clear"), STORE, st.sampled_from(TASKS)),
    st.tuples(st.just("cover"), STORE, st.tuples(st.sampled_from(TASKS), st.sampled_from(PLANS))),
    st.tuples(st.just("add"), STORE, st.sampled_from(PLANS)),
    st.tuples(st.just("note"), STORE, st.sampled_from(TASKS)),
)
ENDS = st.permutations([(a, b) for a in range(3) for b in range(3) if a != b])


def take(world: World, step: tuple[str, int, object]) -> None:
    what, store, about = step
    desk = world.stores[store]
    if what == "merge":
        desk.merge(world.stores[about])  # type: ignore[call-overload]
    elif what == "cover":
        task, plan = about  # type: ignore[misc]
        desk.decide(task, Verdict.COVERED, plan)
    elif what in {"gap", "unsure"}:
        desk.decide(about, Verdict(what))  # type: ignore[arg-type]
    elif what == "clear":
        desk.clear(about)  # type: ignore[arg-type]
    elif what == "add":
        desk.add(about)  # type: ignore[arg-type]
    else:
        desk.note(about, f"{desk.reviewer} {world.steps}")  # type: ignore[arg-type]


@settings(max_examples=300)
@given(
    st.sampled_from([("lan", "mai", "minh"), ("lan", "lan", "mai")]),
    st.lists(STEPS, max_size=24),
    ENDS,
)
def test_whoever_has_seen_all_has_the_same_whatever_the_order(
    reviewers: tuple[str, ...],
    steps: list[tuple[str, int, object]],
    ends: list[tuple[int, int]],
) -> None:
    world = World(*reviewers)
    for step in steps:
        take(world, step)
        desk = world.stores[step[1]]
        # What one decides upon a merge stands as it was shown, also once it is worked out anew.
        assert filled(standing(desk.log, blind=False)) == desk.state
    for one, other in ends:
        world.stores[one].merge(world.stores[other])
    one, *others = (each.state for each in world.stores)
    assert others == [one, one]


def two(*reviewers: str) -> tuple[Desk, Desk]:
    """Two stores that began as copies of one, in which the first has covered the first task."""
    one, other = World(*(reviewers or ("lan", "mai"))).stores
    one.decide(TASKS[0], Verdict.COVERED, PLANS[0])
    other.merge(one)
    return one, other


def test_who_has_split_the_work_has_nothing_to_settle() -> None:
    lans, mais = two()
    lans.decide(TASKS[1], Verdict.UNSURE)
    mais.decide(TASKS[0], Verdict.PARTIAL, PLANS[0])
    assert outcomes(lans.merge(mais)) == []
    assert [lans.verdict(task) for task in TASKS] == ["partial", "unsure"]


def test_what_two_decided_differently_is_open_and_stands_in_the_reading_of_each() -> None:
    lans, mais = two()
    lans.decide(TASKS[1], Verdict.COVERED, PLANS[1])
    mais.decide(TASKS[1], Verdict.GAP)
    assert outcomes(lans.merge(mais)) == [Outcome.OPEN]
    assert lans.verdict(TASKS[1]) is None
    assert lans.verdict(TASKS[1], Layer("lan")) == "covered"
    assert lans.verdict(TASKS[1], Layer("mai")) == "gap"
    assert (Layer("lan"), Slot(Action.LINK, (TASKS[1], PLANS[1]))) in lans.state
    # Of what both know nothing is in the readings: they hold only what differs.
    assert lans.verdict(TASKS[0], Layer("lan")) is None


def test_other_answers_are_a_difference_and_other_reasons_or_notes_are_none() -> None:
    lans, mais = two()
    lans.decide(TASKS[1], Verdict.COVERED, PLANS[0])
    mais.decide(TASKS[1], Verdict.COVERED, PLANS[1])
    assert outcomes(lans.merge(mais)) == [Outcome.OPEN]
    lans, mais = two()
    for desk, reason in ((lans, "thấy ở mục 1"), (mais, "đã hỏi")):
        desk.write(Slot(Action.VERDICT, (TASKS[1],)), Verdict.GAP, reason)
        desk.note(TASKS[0], reason)
    assert outcomes(lans.merge(mais)) == [Outcome.ALIKE, Outcome.LATER]
    assert lans.verdict(TASKS[1]) == "gap"
    assert lans.state[COMMON, Slot(Action.NOTE, TASKS[:1])].entry.value == "đã hỏi"


def test_settled_work_stands_whatever_comes_from_who_does_not_know_of_it() -> None:
    lans, mais = two()
    lans.decide(TASKS[1], Verdict.COVERED, PLANS[1])
    mais.decide(TASKS[1], Verdict.GAP)
    lans.merge(mais)
    lans.decide(TASKS[1], Verdict.PARTIAL, PLANS[1])
    assert outcomes(lans.merge(mais)) == []
    mais.decide(TASKS[1], Verdict.UNSURE)
    assert outcomes(lans.merge(mais)) == [Outcome.SETTLED]
    assert lans.verdict(TASKS[1]) == "partial"
    assert lans.verdict(TASKS[1], Layer("mai")) == "unsure"
    mais.merge(lans)
    assert mais.state == lans.state


def test_of_two_who_settled_it_apart_the_later_stands_and_neither_is_open_again() -> None:
    lans, mais = two()
    lans.decide(TASKS[1], Verdict.UNSURE)
    mais.decide(TASKS[1], Verdict.GAP)
    lans.merge(mais)
    mais.merge(lans)
    lans.decide(TASKS[1], Verdict.GAP)
    mais.decide(TASKS[1], Verdict.PARTIAL, PLANS[0])
    assert outcomes(lans.merge(mais)) == [Outcome.SETTLED]
    assert lans.verdict(TASKS[1]) == "partial"


def test_of_one_reviewer_in_two_stores_the_later_stands_and_the_earlier_is_told() -> None:
    here, there = two("lan", "lan")
    here.decide(TASKS[1], Verdict.GAP)
    there.decide(TASKS[1], Verdict.COVERED, PLANS[1])
    found = here.merge(there)
    ((apart, _unit),) = found.apart
    assert (apart.outcome, here.verdict(TASKS[1])) == (Outcome.OWN, "covered")
    assert found.log[apart.others[0]].decision.after == Entry("gap")


def test_what_one_has_settled_stands_against_ones_own_later_word_from_elsewhere() -> None:
    world = World("lan", "mai", "lan")
    here, mais, home = world.stores
    here.decide(TASKS[1], Verdict.GAP)
    mais.decide(TASKS[1], Verdict.UNSURE)
    here.merge(mais)
    here.decide(TASKS[1], Verdict.PARTIAL, PLANS[0])
    home.decide(TASKS[1], Verdict.COVERED, PLANS[1])
    assert outcomes(here.merge(home)) == [Outcome.SETTLED]
    assert here.verdict(TASKS[1]) == "partial"


def test_what_one_took_back_does_not_stand_against_what_another_decided() -> None:
    lans, mais = two()
    lans.clear(TASKS[0])
    mais.decide(TASKS[0], Verdict.GAP)
    assert outcomes(lans.merge(mais)) == []
    assert lans.verdict(TASKS[0]) == "gap"


def test_an_addition_goes_where_another_has_linked_it_and_does_not_come_back() -> None:
    lans, mais = two()
    lans.decide(TASKS[1], Verdict.COVERED, PLANS[1])
    mais.add(PLANS[1])
    assert outcomes(lans.merge(mais)) == [Outcome.LET_GO]
    added = COMMON, Slot(Action.ADDITION, (PLANS[1],))
    assert added not in lans.state
    lans.decide(TASKS[1], Verdict.GAP)
    lans.merge(mais)
    mais.merge(lans)
    assert added not in lans.state
    assert mais.state == lans.state


def test_while_a_review_is_read_blind_no_reading_comes_of_a_merge() -> None:
    lans, mais = two()
    lans.decide(TASKS[1], Verdict.UNSURE)
    mais.decide(TASKS[1], Verdict.GAP)
    lans.merge(mais)
    found = standing(lans.log, blind=True)
    assert outcomes(found) == [Outcome.LATER]
    assert {layer for layer, _slot in found.places} == {COMMON}
