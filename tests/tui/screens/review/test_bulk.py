"""Many tasks at once: marked on either side, shown before they change, undone in one step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from doichieu.model import Action, Judgement, Outline, Verdict
from doichieu.store import Store
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews import bulk
from tests.tui.conftest import at, running, stored


def other(workbench: Workbench) -> Workbench:
    """Somebody else on the same store."""
    config = replace(workbench.config, reviewer="hoa")
    return Workbench(Store.open(workbench.store.path), config, workbench.clock)


async def test_marked_tasks_are_decided_in_one_step_after_a_preview(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("space", "down", "down", "V", "G")
        assert "3 will change · 0 stay" in program.text
        assert stored(workbench, review).counts.decided == 0
        await program.press("enter")
        assert stored(workbench, review).counts.verdicts[Verdict.GAP] == 3
        await program.press("z")
    assert stored(workbench, review).state.annotations == ()


async def test_what_is_decided_stays_and_says_who_decided_it(
    workbench: Workbench, review: Review
) -> None:
    review.decide(review.tasks[1].id, Verdict.UNSURE)
    async with running(workbench, review) as program:
        await program.press("home", "space", "down", "down", "V", "G")
        assert "2 will change · 1 stay" in program.text
        assert "lan: unsure" in program.text
        await program.press("enter")
    state = stored(workbench, review).state
    assert state.verdict(review.tasks[1].id) is Verdict.UNSURE


@pytest.mark.parametrize("size", [(40, 10), (20, 5)])
async def test_on_the_lowest_terminal_a_line_of_what_will_change_is_in_sight(
    workbench: Workbench, review: Review, size: tuple[int, int]
) -> None:
    async with running(workbench, review, size=size) as program:
        await program.press("M", "G", "down")
        assert f"▶✓  {review.tasks[1].address}" in program.text


async def test_space_leaves_one_out_of_the_preview(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("space", "down", "space", "G", "space")
        assert "1 will change" in program.text
        await program.press("enter")
    state = stored(workbench, review).state
    assert [state.verdict(task.id) for task in review.tasks[:2]] == [None, Verdict.GAP]


async def test_one_reason_serves_all_that_do_not_apply(
    workbench: Workbench, review: Review
) -> None:
    section = review.tasks[0].parent
    async with running(workbench, review) as program:
        await program.press("S", "n")
        assert "↵: preview" in program.text
        await program.type("cua trung uong")
        await program.press("enter", "enter")
    again = stored(workbench, review)
    inside = [task for task in review.tasks if task.parent == section]
    assert len(inside) > 1
    assert {again.reason(task.id) for task in inside} == {"cua trung uong"}
    assert again.counts.verdicts[Verdict.NOT_APPLICABLE] == len(inside)


async def test_escape_takes_the_marks_away_and_the_whole_queue_is_marked_by_one_key(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("M")
        assert f"marked: {len(review.tasks)}" in program.text
        await program.press("escape", "G")
    assert stored(workbench, review).counts.decided == 1


async def test_marked_plan_items_are_all_additions(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("m", "home", "space", "down", "space", "b")
    assert len(stored(workbench, review).state.all(Action.ADDITION)) == 2


async def test_a_note_goes_to_everything_that_is_marked(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("space", "down", "space", "c")
        await program.type("hoi lai")
        await program.press("ctrl+s")
    state = stored(workbench, review).state
    assert [state.note(task.id) for task in review.tasks[:3]] == ["hoi lai", "hoi lai", ""]


async def test_copies_are_offered_to_be_taken_over_together(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        screen = program.app.screen
        first = bulk.copies(screen.review).given[0].task  # type: ignore[attr-defined]
        before = [task.id for task in review.tasks].index(first) - 2
        await program.press(*["down"] * before)
        screen.action_accept_copies()  # type: ignore[attr-defined]
        await program.rest()
        assert "verbatim copies" in program.text
        await program.press("enter")
        # What stands before the first copy is not passed over.
        assert at(program) == review.tasks[before].address
    again = stored(workbench, review)
    assert again.counts.verdicts[Verdict.COVERED] == len(again.state.all(Action.LINK)) > 0


async def test_what_differs_at_marked_tasks_is_judged_and_tagged_each_in_one_step(
    workbench: Workbench, review: Review
) -> None:
    workbench.codebook.adopt(workbench.codebook.starter())
    review = stored(workbench, review)
    async with running(workbench, review) as program:
        found = [each for task in review.tasks for each in review.findings(task.id)]
        review.judge([found[1].slot], Judgement.DISMISSED)
        await program.press("M", "'")
        assert "What differs at the marked tasks → confirmed" in program.text
        await program.press("space", "enter")
        assert "+ tags them: " in program.text
        judged = {each.slot for each in stored(workbench, review).state.all(Action.FINDING)}
        assert judged == {each.slot for each in found[1:]}
        await program.press("+")
        tagged = stored(workbench, review).state.all(Action.TAG)
        fitting = {(e.finding.items, e.finding.tag) for e in found[2:] if e.finding.tag}
        assert {(each.slot.items, each.slot.code) for each in tagged} == fitting
        await program.press("z", "z")
        (left,) = stored(workbench, review).state.annotations
        assert (left.slot, left.entry.value) == (found[1].slot, Judgement.DISMISSED)


def test_one_reason_for_many_tasks_is_true_of_each(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {review.tasks[0].id: "chỉ giao Sở Y tế", review.tasks[1].id: "chỉ giao Sở Nội vụ"}
    monkeypatch.setattr(Review, "not_addressed", lambda _review, task: told.get(task, ""))
    assert bulk.not_addressed(review).reason == "given only to others"
    told.popitem()
    assert bulk.not_addressed(review).reason == "chỉ giao Sở Y tế"


async def test_what_somebody_decides_while_it_is_looked_at_stays_and_is_shown(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("M", "G")
        theirs = other(workbench).reviews.resume(review.id)
        for task in theirs.tasks[3:5]:
            theirs.decide(task.id, Verdict.UNSURE)
        await program.press("enter")
        assert "decided meanwhile, so nothing was saved (hoa: unsure" in program.text
        assert "37 will change · 2 stay" in program.text
        assert program.text.count("hoa: unsure") == 3
        await program.press("enter")
    counts = stored(workbench, review).counts.verdicts
    assert (counts[Verdict.GAP], counts[Verdict.UNSURE]) == (37, 2)


@pytest.mark.parametrize(
    ("text", "said", "left"),
    [("Việc nói khác", "the text has changed meanwhile", 39), ("", "is no longer", 38)],
)
async def test_what_is_reworded_or_gone_while_the_list_is_looked_at_is_shown_as_it_stands(
    workbench: Workbench, review: Review, text: str, said: str, left: int
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("M", "G")
        items = [
            replace(item, text=text) if item.id == first.id else item
            for item in review.directive.outline.items
            if text or item.id != first.id
        ]
        outline = Outline(review.directive.outline.facts, tuple(items))
        other(workbench).store.documents.put(outline, "newer", "newer", workbench.clock())
        await program.press("enter")
        assert said in program.text
        assert f"{left} will change · 0 stay" in program.text
        assert text in program.text
        await program.press("enter")
        assert f"decided {left}/{left}" in program.lines[0]
    assert stored(workbench, review).counts.verdicts[Verdict.GAP] == left
