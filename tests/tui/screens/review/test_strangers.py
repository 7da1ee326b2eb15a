"""A plan that has nothing to do with the directive: the screen says that it does not name it."""

from __future__ import annotations

from pathlib import Path

from doichieu.sample import sample_files
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import running

TOLD = "the plan does not name the directive"


async def test_the_screen_says_that_the_plan_does_not_name_the_directive(
    workbench: Workbench, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text("# Kế hoạch\n\n- Đóng mới ba chiếc thuyền nan\n", encoding="utf-8")
    with sample_files() as (directive, _plan):
        review = workbench.reviews.begin(str(directive), str(plan))
    async with running(workbench, review) as program:
        assert TOLD in program.text


async def test_of_a_plan_that_names_it_nothing_is_said(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        assert TOLD not in program.text
