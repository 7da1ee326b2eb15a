"""What a review of a section says when it is opened, and what it counts."""

from __future__ import annotations

from doichieu.model import Verdict
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, running


def section_of(workbench: Workbench, review: Review, upper: str, lower: str) -> Review:
    names = f"#{review.directive.id}{upper}", f"#{review.plan.id}{lower}"
    return workbench.reviews.begin(*names)


async def test_a_section_of_the_plan_says_that_it_is_a_review_of_its_own(
    workbench: Workbench, review: Review
) -> None:
    part = section_of(workbench, review, "", "#II")
    for size in ((120, 40), LOW):
        async with running(workbench, part, size=size) as program:
            assert "a review of section II alone" in program.text
            await program.press("down")
            assert "a review of section II alone" not in program.text


async def test_the_whole_says_nothing_and_names_the_keys(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        assert "alone" not in program.text
        assert "covered" in program.lines[-1]


async def test_a_section_of_the_directive_is_named_and_counted_in_the_top_line(
    workbench: Workbench, review: Review
) -> None:
    view = section_of(workbench, review, "#II", "")
    view.decide(view.tasks[0].id, Verdict.GAP)
    async with running(workbench, view) as program:
        assert f"{review.directive.name}#II ⇄ {review.plan.name}" in program.lines[0]
        assert f"decided 1/{len(view.tasks)}" in program.lines[0]
        assert len(view.tasks) < len(review.tasks)
