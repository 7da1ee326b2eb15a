"""The queue chooser: what is walked, shown, remembered, and what comes after the last task."""

from __future__ import annotations

from doichieu.model import Verdict
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.queues import Queue, QueueKind
from tests.tui.conftest import at, running, stored


def decided(review: Review, *verdicts: Verdict) -> None:
    for task, verdict in zip(review.tasks, verdicts, strict=False):
        review.decide(task.id, verdict)


async def test_the_list_shows_the_queue_and_its_name_and_progress(
    workbench: Workbench, review: Review
) -> None:
    decided(review, Verdict.GAP, Verdict.UNSURE, Verdict.GAP)
    async with running(workbench, review) as program:
        await program.press("f")
        await program.type("gaps")
        await program.press("enter")
        assert "gaps 2/2" in program.text
        assert at(program) == review.tasks[0].address
        await program.press("t")
        assert at(program) == review.tasks[2].address
        await program.press("T")
        assert at(program) == review.tasks[0].address


async def test_a_queue_is_remembered_for_the_review(workbench: Workbench, review: Review) -> None:
    lead = next(lead for task in review.tasks for lead in task.leads)
    async with running(workbench, review) as program:
        await program.press("f")
        await program.type(lead)
        await program.press("enter")
    again = stored(workbench, review)
    assert again.queue == Queue(QueueKind.LEAD, lead)
    assert all(lead in task.leads for task in again.listed)


async def test_a_number_typed_asks_for_a_sample_that_is_the_same_tomorrow(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("f")
        await program.type("4")
        await program.press("enter")
        listed = program.app.screen.review.listed  # type: ignore[attr-defined]
    assert len(listed) == 4
    assert stored(workbench, review).listed == listed


async def test_a_task_decided_in_the_queue_of_undecided_ones_stays_in_sight(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("f")
        await program.type("undecided")
        await program.press("enter", "G")
        listed = program.app.screen.review.listed  # type: ignore[attr-defined]
        assert listed[0] == review.tasks[0]
        assert f"undecided 1/{len(review.tasks)}" in program.text


async def test_what_is_undone_outside_the_queue_is_shown_among_all(
    workbench: Workbench, review: Review
) -> None:
    decided(review, Verdict.UNSURE, Verdict.GAP)
    async with running(workbench, review) as program:
        await program.press("f")
        await program.type("unsure")
        await program.press("enter", "z")
        assert at(program) == review.tasks[1].address
    assert stored(workbench, review).queue == Queue()


async def test_after_the_last_task_the_way_goes_on_to_unsure_and_to_the_plan(
    workbench: Workbench, review: Review
) -> None:
    decided(review, *[Verdict.GAP] * 3, Verdict.UNSURE, *[Verdict.GAP] * len(review.tasks))
    async with running(workbench, review) as program:
        await program.press("home", "t")
        assert at(program) == review.tasks[3].address
        assert "1 unsure (t)" in program.text
        await program.press("t")
        left = sum(review.state.left_over(item.id) for item in review.plan_items)
        assert f"{left} plan items left (m)" in program.text
        assert "the whole plan" in program.text
