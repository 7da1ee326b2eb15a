"""Items that are gone or no task any more: at the end of the list, to be dismissed or moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from doichieu.model import Action, ItemId, LinkKind, Outline, Slot, StoredItem, Verdict
from doichieu.store import Store
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, Driver, at, beside, running, stored

KEYS_SAID = "B: dismiss what was decided, C: move it"


def leave(workbench: Workbench, outline: Outline, *gone: StoredItem) -> None:
    """Read a newer version in, as somebody else, without some blocks."""
    left = {item.id for item in gone}
    newer = Outline(outline.facts, tuple(i for i in outline.items if i.id not in left))
    with Store.open(workbench.store.path) as store:
        store.documents.put(newer, "newer.txt", "another", workbench.clock())


def no_task(workbench: Workbench, review: Review, item: StoredItem, *, plan: bool = False) -> None:
    """Correct by hand that a block is no task."""
    side = review.plan if plan else review.directive
    document = workbench.documents.open(side.id)
    document.not_a_task(next(n for n, each in enumerate(document.items) if each.id == item.id))


@pytest.fixture
def gap(workbench: Workbench, review: Review) -> StoredItem:
    """A task that was a gap and is gone."""
    item = review.tasks[2]
    review.decide(item.id, Verdict.GAP)
    leave(workbench, review.directive.outline, item)
    review.refresh()
    return item


def last(program: Driver) -> str:
    return program.lines[-1].strip()


async def test_a_task_that_is_gone_stands_at_the_end_with_its_old_text_and_what_can_be_done(
    workbench: Workbench, review: Review, gap: StoredItem
) -> None:
    for size in ((120, 40), LOW):
        async with running(workbench, review, size=size) as program:
            await program.press("end")
            assert at(program) == gap.address
            (row,) = (line for line in program.lines if f"▶∅  {gap.address}" in line)
            assert "gone" in row
            assert gap.text[:20] in row
            assert f"{gap.address}: gone; {KEYS_SAID}" in program.text


async def test_a_review_of_a_section_that_the_plan_has_lost_opens_and_shows_what_is_lost(
    workbench: Workbench, review: Review
) -> None:
    document = workbench.documents.open(review.plan.id)
    section = workbench.reviews.begin(f"#{review.directive.id}", f"#{review.plan.id}#V")
    answer, first = section.plan_items[0], section.tasks[0]
    section.relate(first.id, answer.id, LinkKind.SAME)
    gone = [item for item in document.items if f"{item.address}.".startswith("V.")]
    async with running(workbench, section) as program:
        leave(workbench, review.plan.outline, *gone)
        section.refresh()
        await program.press("end", "home", "enter", "tab", "down", "escape")
    async with running(workbench, workbench.reviews.resume(section.id)) as program:
        assert "section V is gone from the plan" in last(program)
        await program.press("tab", "end", "tab", "o", "escape")
        assert section.plan.name in program.text
    assert [each.item.id for each in section.lost] == [answer.id]


async def test_what_was_decided_is_told_beside_it(
    workbench: Workbench, review: Review, gap: StoredItem
) -> None:
    async with running(workbench, review) as program:
        await program.press("end")
        assert f"verdict  {review.reviewer}: gap, " in program.text
        assert f"{gap.address} · gone" in program.text


async def test_a_task_that_is_no_task_any_more_says_so(
    workbench: Workbench, review: Review
) -> None:
    item = review.tasks[1]
    review.decide(item.id, Verdict.GAP)
    no_task(workbench, review, item)
    review.refresh()
    async with running(workbench, review) as program:
        await program.press("end")
        assert at(program) == item.address
        assert f"{item.address}: no task; {KEYS_SAID}" in program.text


@pytest.mark.parametrize("key", ["enter", "p", "g", "s", "n", "r", "x", "c"])
async def test_a_key_that_decides_says_what_can_be_done_instead(
    workbench: Workbench, review: Review, gap: StoredItem, key: str
) -> None:
    before = stored(workbench, review).state
    async with running(workbench, review) as program:
        await program.press("end", key)
        if key in "rx":
            assert "no plan item here" in last(program) or KEYS_SAID in last(program)
        else:
            assert last(program) == f"{gap.address}: gone; {KEYS_SAID}"
    assert stored(workbench, review).state == before


async def test_one_key_dismisses_and_another_brings_it_back(
    workbench: Workbench, review: Review, gap: StoredItem
) -> None:
    async with running(workbench, review) as program:
        await program.press("end", "B")
        assert last(program) == f"{gap.address}: gap dismissed · z: undo"
        assert stored(workbench, review).state.annotations == ()
        assert at(program) == review.tasks[-1].address
        assert "∅" not in program.text
        await program.press("z")
        assert at(program) == gap.address
    assert stored(workbench, review).state.verdict(gap.id) is Verdict.GAP


async def test_the_key_for_what_is_open_goes_to_what_is_lost_when_nothing_else_is(
    workbench: Workbench, review: Review, gap: StoredItem
) -> None:
    for task in review.tasks[:-1]:
        review.decide(task.id, Verdict.UNSURE)
    async with running(workbench, review) as program:
        await program.press("home", "t")
        assert at(program) == review.tasks[-1].address
        await program.press("G", "t")
        assert at(program) == gap.address
        await program.press("B", "t")
        assert "Every task is decided" in last(program)


async def test_a_decision_moves_to_the_task_that_is_typed(
    workbench: Workbench, review: Review, gap: StoredItem
) -> None:
    target = review.tasks[5]
    async with running(workbench, review) as program:
        await program.press("end", "C")
        assert f"Move what was decided about {gap.address} to" in program.text
        await program.type(target.address)
        await program.press("enter")
        assert last(program) == f"{gap.address} → {target.address}: gap moved"
        assert at(program) == target.address
    state = stored(workbench, review).state
    assert state.verdict(target.id) is Verdict.GAP
    assert state.verdict(gap.id) is None


async def test_what_is_worded_most_alike_is_offered_first(
    workbench: Workbench, review: Review
) -> None:
    one, other = review.tasks[2], review.tasks[6]
    review.decide(one.id, Verdict.GAP)
    words = one.text.split()
    alike = " ".join([*words[: len(words) // 2], "cho bà con các xã vùng cao, vùng xa"])
    items = tuple(
        replace(item, text=alike) if item.id == other.id else item
        for item in review.directive.outline.items
        if item.id != one.id
    )
    newer = Outline(review.directive.outline.facts, items)
    with Store.open(workbench.store.path) as store:
        store.documents.put(newer, "newer.txt", "another", workbench.clock())
    review.refresh()
    async with running(workbench, review) as program:
        await program.press("end", "C", "enter")
    (verdict,) = stored(workbench, review).state.all(Action.VERDICT)
    assert review.items[verdict.slot.items[0]].text == alike


async def test_where_something_else_is_decided_nothing_moves_and_the_question_stays(
    workbench: Workbench, review: Review, gap: StoredItem
) -> None:
    target = review.tasks[5]
    review.decide(target.id, Verdict.UNSURE)
    async with running(workbench, review) as program:
        await program.press("end", "C")
        await program.type(target.address)
        await program.press("enter")
        assert "something else is decided there" in program.text
        await program.press("escape")
    state = stored(workbench, review).state
    assert state.verdict(target.id) is Verdict.UNSURE
    assert state.verdict(gap.id) is Verdict.GAP


async def test_what_is_there_is_not_cleared(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("G", "up", "B")
        assert "This item is there" in last(program)
        await program.press("C")
        assert "This item is there" in last(program)
    assert stored(workbench, review).state.verdict(review.tasks[0].id) is Verdict.GAP


async def test_a_plan_item_that_is_gone_stands_at_the_end_of_the_whole_plan(
    workbench: Workbench, review: Review
) -> None:
    item, other = review.plan_items[3], review.plan_items[4]
    review.addition(item.id)
    review.addition(other.id)
    leave(workbench, review.plan.outline, item)
    no_task(workbench, review, other, plan=True)
    review.refresh()
    async with running(workbench, review) as program:
        await program.press("m", "end", "up")
        assert {beside(program)} <= {item.address, other.address}
        await program.press("b")
        assert KEYS_SAID in last(program)
        await program.press("B")
        await program.press("end", "B")
    assert stored(workbench, review).state.annotations == ()


async def test_a_plan_item_that_is_gone_is_not_linked_again(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("enter", "up")
        (link,) = stored(workbench, review).state.links(first.id)
        gone = review.items[link.slot.items[1]]
        leave(workbench, review.plan.outline, gone)
        await program.press("v", "escape")
        assert beside(program) == gone.address
        assert "1∅ " in program.text
        await program.press("P")
        assert last(program) == f"{gone.address}: gone; {KEYS_SAID}"
        await program.press("2", "P")
    (link,) = stored(workbench, review).state.links(first.id)
    assert link.slot.items[1] != gone.id


async def test_finds_that_are_lost_are_no_finds_on_the_screen(
    workbench: Workbench, review: Review
) -> None:
    one, other = review.plan_items[3], review.plan_items[4]
    review.overlap([one.id, other.id])
    leave(workbench, review.plan.outline, other)
    review.refresh()
    async with running(workbench, review) as program:
        await program.press("m")
        assert "∩" not in program.text
        screen = program.app.screen
        (row,) = (each for each in screen.plan.rows if each.key == one.id)  # type: ignore[attr-defined]
        assert row.word == ""


@pytest.fixture
def hoa(workbench: Workbench, review: Review) -> Iterator[Review]:
    """The same review as a colleague has it open, over a connection of her own."""
    with Store.open(workbench.store.path) as store:
        yield Review(store, review.id, "hoa", workbench.clock)


def verdict_of(workbench: Workbench, review: Review, task: ItemId) -> str:
    return stored(workbench, review).state.by_slot[Slot(Action.VERDICT, (task,))].reviewer


async def test_what_a_colleague_decided_is_dismissed_at_the_second_press(
    workbench: Workbench, review: Review, hoa: Review
) -> None:
    item = review.tasks[2]
    hoa.decide(item.id, Verdict.GAP)
    leave(workbench, review.directive.outline, item)
    review.refresh()
    async with running(workbench, review) as program:
        await program.press("end", "B")
        assert "B again: let go instead" in last(program)
        assert verdict_of(workbench, review, item.id) == "hoa"
        await program.press("B")
    assert stored(workbench, review).state.annotations == ()


async def test_what_was_dismissed_meanwhile_is_not_there_any_more(
    workbench: Workbench, review: Review, gap: StoredItem, hoa: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("end")
        hoa.refresh()
        hoa.dismiss(gap.id)
        await program.press("B")
        assert at(program) == review.tasks[-1].address
    assert stored(workbench, review).state.annotations == ()


async def test_what_a_colleague_clears_takes_with_it_what_was_said_of_it(
    workbench: Workbench, review: Review, gap: StoredItem, hoa: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("end", "G")
        assert KEYS_SAID in last(program)
        hoa.refresh()
        hoa.dismiss(gap.id)
        program.app.screen.poll_for_changes()  # type: ignore[attr-defined]
        await program.rest()
        assert at(program) == review.tasks[-1].address
        assert KEYS_SAID not in program.text


async def test_beside_what_is_lost_stands_what_was_linked_to_it(
    workbench: Workbench, review: Review
) -> None:
    item, plan = review.tasks[2], review.plan_items[4]
    review.decide(item.id, Verdict.COVERED, [plan.id])
    leave(workbench, review.directive.outline, item)
    review.refresh()
    async with running(workbench, review) as program:
        await program.press("end")
        assert f"linked to {item.address}" in program.text
        assert beside(program) == plan.address
        await program.press("tab", "B")
        assert f"{item.address}: covered, same dismissed" in last(program)
    assert stored(workbench, review).state.annotations == ()
