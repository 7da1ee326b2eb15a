"""What changed in a new version is walked, and what was decided is looked at again with one key."""

from __future__ import annotations

from dataclasses import replace

import pytest

from doichieu.model import ItemId, Outline, Verdict
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, at, running, stored


@pytest.fixture
def newer(workbench: Workbench, review: Review) -> list[ItemId]:
    """Two tasks that were decided and say something else by now; a third of them is gone."""
    first, second, third = review.tasks[:3]
    review.decide(first.id, Verdict.GAP, reason="bổ sung")
    review.decide(second.id, Verdict.PARTIAL, [review.plan_items[0].id])
    items = tuple(
        replace(item, text=f"{item.text} Xong trước năm 2030.")
        if item.id in (first.id, second.id)
        else item
        for item in review.directive.outline.items
        if item.id != third.id
    )
    facts = replace(review.directive.outline.facts, signers=("Trần Văn Bản",))
    outline = Outline(facts, items)
    workbench.store.documents.put(outline, "newer.txt", "newer", workbench.clock())
    return [first.id, second.id]


async def test_changes_are_walked_and_lead_to_what_needs_another_look(
    workbench: Workbench, review: Review, newer: list[ItemId]
) -> None:
    review.refresh(anew=True)
    first, second = (review.items[item] for item in newer)
    async with running(workbench, size=LOW) as program:
        await program.press("tab", "home", "s")
        title = program.lines[0]
        assert "@1 → @2 · ! to be looked at again: 2 · 2 changed, 1 gone" in title
        assert program.lines[1].startswith("▶~  signed ")
        assert "{+Trần Văn Bản+}" in program.text
        await program.press("r")
        assert "this block is not in the document as it stands" in program.lines[-1]
        await program.press("t")
        assert "{+Xong trước năm 2030.+}" in program.text.replace("\n ", " ")
        await program.press("t", "t", "t")
        assert "That was the last change." in program.lines[-1]
        await program.press("r")
        assert "this block is not in the document as it stands" in program.lines[-1]
        await program.press("home", "t", "r")
        assert at(program) == first.address
        assert "! reworded since it was decided" in program.text
        assert "↵ still so" in program.text
        await program.press("enter")
        assert at(program) == second.address
        assert "still so: gap · to be looked at again: 1" in program.lines[-1]
        assert stored(workbench, review).again == (second.id,)
        await program.press("z")
        assert "undone" in program.lines[-1]
        assert stored(workbench, review).again == (first.id, second.id)
        await program.press("X", "X")
        assert "nothing else needs another look" in program.lines[-1]
        assert "↵ covered" in program.text
    now = stored(workbench, review)
    assert now.again == ()
    assert (now.state.verdict(first.id), now.reason(first.id)) == (Verdict.GAP, "bổ sung")
    assert now.state.verdict(second.id) is Verdict.PARTIAL


async def test_enter_covers_a_task_that_needs_another_look_by_what_was_chosen_for_it(
    workbench: Workbench, review: Review, newer: list[ItemId]
) -> None:
    review.refresh(anew=True)
    async with running(workbench, review) as program:
        await program.press("home")
        assert "↵ still so" in program.text
        await program.press("2")
        assert "↵ covered" in program.text
        await program.press("enter")
    assert stored(workbench, review).state.verdict(newer[0]) is Verdict.COVERED
