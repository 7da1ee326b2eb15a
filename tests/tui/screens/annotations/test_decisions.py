"""The last decisions as a list, from which any one of one's own is taken back."""

from __future__ import annotations

from doichieu.model import Verdict
from doichieu.store import Store
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import at, running, stored


async def test_an_old_decision_is_taken_back_and_that_can_be_undone(
    workbench: Workbench, review: Review
) -> None:
    tasks, plans = review.tasks, review.plan_items
    review.decide(tasks[0].id, Verdict.COVERED, [plans[0].id])
    review.decide(tasks[1].id, Verdict.GAP)
    async with running(workbench, review) as program:
        await program.press("Q", "h")
        assert "(+1) " in program.text
        await program.press("end", "b")
        assert f"taken back: {tasks[0].address}: covered → undecided" in program.lines[-1]
        assert stored(workbench, review).state.verdict(tasks[0].id) is None
        await program.press("end")
        assert "changed since" in program.text
        await program.press("b")
        assert "lan changed this" in program.lines[-1]
        await program.press("escape", "escape", "z")
        # The review in front takes the same step back again.
        assert "undecided → covered" in program.lines[-1]
    again = stored(workbench, review)
    assert again.state.verdict(tasks[0].id) is Verdict.COVERED
    assert len(again.state.answers(tasks[0].id)) == 1


async def test_what_a_colleague_decided_is_shown_and_stays(
    workbench: Workbench, review: Review
) -> None:
    with Store.open(workbench.store.path) as store:
        Review(store, review.id, "hoa", workbench.clock).decide(review.tasks[3].id, Verdict.GAP)
    review.refresh()
    async with running(workbench, review) as program:
        await program.press("Q", "h", "b")
        assert "hoa decided this: only hoa takes it back" in program.lines[-1]
        await program.press("enter")
        assert at(program) == review.tasks[3].address
    assert stored(workbench, review).state.verdict(review.tasks[3].id) is Verdict.GAP
