"""What was decided for other plans of the directive is one key away."""

from __future__ import annotations

from dataclasses import replace

from doichieu.model import Verdict
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, at, running, stored


async def test_one_key_shows_the_other_plans_and_enter_decides_so_here_too(
    workbench: Workbench, review: Review
) -> None:
    here = review.tasks[0]
    other = _other_plan(workbench, review)
    other.decide(here.id, Verdict.GAP, (), "chưa bố trí vốn cho cầu treo")
    async with running(workbench, review, size=LOW) as program:
        await program.press("N")
        assert "chưa bố trí vốn cho cầu treo" in program.text
        assert "9/KH-UBND" in program.text
        await program.press("enter")
        assert at(program) == review.tasks[1].address
        await program.press("N")
        assert "nobody has said anything of this task" in program.text
        await program.press("L")
        await program.type("hoi tinh")
        await program.press("ctrl+s")
        assert "hoi tinh" in program.text
    again = stored(workbench, review)
    assert again.state.verdict(here.id) is Verdict.GAP
    assert again.reason(here.id) == "chưa bố trí vốn cho cầu treo"
    assert other.refresh()
    assert other.elsewhere.note(review.tasks[1].id) == "hoi tinh"


def _other_plan(workbench: Workbench, review: Review) -> Review:
    """The review of another plan, with the words of the first."""
    outline = review.plan.outline
    renamed = replace(outline, facts=replace(outline.facts, number="9/KH-UBND"))
    plan, _ = workbench.store.documents.put(renamed, "9.txt", "9", workbench.clock())
    return workbench.reviews.begin(f"#{review.directive.id}", f"#{plan}")
