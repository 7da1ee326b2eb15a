"""A task that is given to central bodies alone: the hint, and the reason that is offered."""

from __future__ import annotations

import pytest

from doichieu.model import Action, StoredItem, Verdict
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, WIDE, Driver, running, stored

REASON = "given only to Ban Tổ chức Trung ương (central)"


def central(review: Review) -> StoredItem:
    """The task of the sample that a central body has to do by itself."""
    return next(task for task in review.tasks if review.not_addressed(task.id) == REASON)


async def go(program: Driver, task: StoredItem) -> None:
    program.app.screen.go_to(task.id)  # type: ignore[attr-defined]
    await program.rest()


@pytest.mark.parametrize("size", [WIDE, LOW])
async def test_the_hint_says_who_is_addressed(
    workbench: Workbench, review: Review, size: tuple[int, int]
) -> None:
    async with running(workbench, review, size=size) as program:
        assert REASON not in program.text
        await go(program, central(review))
        assert f"⊘ not applicable? {REASON}" in program.text


async def test_enter_takes_the_reason_that_is_offered(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        task = central(review)
        await go(program, task)
        await program.press("n", "enter")
        state = stored(workbench, review).state
        assert state.verdict(task.id) is Verdict.NOT_APPLICABLE
        (said,) = state.about(Action.VERDICT, task.id)
        assert said.entry.reason == REASON
        await go(program, task)
        assert f"not applicable? {REASON}" not in program.text


async def test_a_task_with_a_likely_answer_or_a_link_is_not_called_somebody_elses(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review):
        task = central(review)
        review.decide(task.id, Verdict.COVERED, [review.plan_items[0].id])
        review.decide(task.id, Verdict.UNSURE)
        assert review.not_addressed(task.id) == ""
        likely = [t for t in review.tasks if any(c.proposed for c in review.suggestions(t.id))]
        assert likely
        assert not any(review.not_addressed(t.id) for t in likely)
