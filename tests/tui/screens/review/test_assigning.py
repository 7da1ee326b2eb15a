"""Tasks are given by a key and a name; who else is here is told at the top and at the task."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from doichieu.model import Part, Seat, Share, Verdict
from doichieu.store import Store
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, running, stored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from doichieu.model import Assignment


def given(workbench: Workbench, review: Review) -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = {}
    each: Assignment
    for each in stored(workbench, review).assigning.given:
        found.setdefault(each.assignee, []).append(each.part)
    return found


async def test_who_is_here_and_who_has_decided_in_the_store_is_offered(
    workbench: Workbench, review: Review
) -> None:
    with Store.open(workbench.store.path, seat=Seat("mai", "máy", "7")) as store:
        other = Workbench(store, replace(workbench.config, reviewer="mai"), workbench.clock)
        other.reviews.resume(review.id).presence.look(None)
        third = replace(workbench.config, reviewer="thu")
        thus = Workbench(store, third, workbench.clock).reviews.resume(review.id)
        thus.decide(review.tasks[1].id, Verdict.GAP)
        lans = stored(workbench, review)
        assert lans.assigning.names() == ("lan", "mai", "thu")
        async with running(workbench, review, size=LOW) as program:
            await program.press("@")
            assert {"mai", "thu"} <= {*program.text.split()}


async def test_the_task_under_the_cursor_is_given_to_a_name_and_taken_back_by_it_again(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    part = Part(Share.TASK, first.id)
    async with running(workbench, review, size=LOW) as program:
        await program.press("@")
        assert f"Give {first.address} to" in program.text
        await program.type("mai")
        await program.press("enter")
        assert f"{first.address}: given to mai" in program.text
        assert "given to  mai" in program.text
        assert given(workbench, review) == {"mai": [part]}
        await program.press("@")
        assert "✓   mai" in program.text
        assert "decided 0 · left 1" in program.text
        await program.type("mai")
        await program.press("enter")
        assert f"{first.address}: taken back from mai" in program.text
    assert given(workbench, review) == {}


async def test_tab_turns_to_the_section_and_to_the_lead_and_marked_tasks_are_given_together(
    workbench: Workbench, review: Review
) -> None:
    led = next(task for task in review.tasks if task.leads and task.parent)
    section = review.directive.outline.by_address[led.parent or ""]
    async with running(workbench, review, size=LOW) as program:
        program.app.screen.go_to(led.id)  # type: ignore[attr-defined]
        await program.press("@", "tab")
        await program.type("mai")
        await program.press("enter", "@", "tab", "tab")
        await program.type("hoa")
        await program.press("enter", "M", "@")
        assert f"Give {len(review.tasks)} tasks to" in program.text
        await program.type("thu")
        await program.press("enter")
    assert given(workbench, review) == {
        "mai": [Part(Share.SECTION, section.id)],
        "hoa": [Part(Share.LEAD, lead=led.leads[0])],
        "thu": [Part(Share.TASK, task.id) for task in review.tasks],
    }


async def test_what_is_mine_is_walked_and_the_library_tells_who_is_how_far(
    workbench: Workbench, review: Review
) -> None:
    me, tasks = workbench.config.reviewer, review.tasks
    parts = [Part(Share.TASK, task.id) for task in tasks[1:3]]
    review.assigning.give(me, parts)
    review.assigning.give("mai", [Part(Share.TASK, tasks[0].id)])
    review.refresh(anew=True)
    async with running(workbench, review, size=LOW) as program:
        await program.press("f")
        await program.type("given to me")
        await program.press("enter")
        assert "given to me 0/2" in program.text
        await program.press("g", "escape", "escape")
        row = next(line for line in program.lines if " ⇄ " in line)
    assert f"{me} 1/2 · mai 0/1 · nobody 0/{len(tasks) - 3}" in row


@pytest.fixture
def mais(workbench: Workbench, review: Review) -> Iterator[Review]:
    """Mai at the same review."""
    config = replace(workbench.config, reviewer="mai")
    with Store.open(workbench.store.path, seat=Seat("mai")) as store:
        yield Workbench(store, config, workbench.clock).reviews.resume(review.id)


async def test_who_else_is_here_is_told_at_the_top_and_at_the_task(
    workbench: Workbench, review: Review, mais: Review
) -> None:
    async with running(workbench, review, size=LOW) as program:
        screen = program.app.screen
        mais.presence.look(review.tasks[0].id)
        screen._look_around()  # type: ignore[attr-defined]
        await program.rest()
        assert "mai is here" in program.lines[0]
        assert "mai is at it too" in program.text
        assert mais.presence.look(review.tasks[1].id)
        assert mais.presence.names == (review.signature,)
        assert mais.presence.at(review.tasks[0].id) == (review.signature,)
        screen._look_around()  # type: ignore[attr-defined]
        await program.rest()
        assert "mai is here" in program.lines[0]
        assert "mai is at it too" not in program.text
        mais.presence.leave()
        screen._look_around()  # type: ignore[attr-defined]
        await program.rest()
        assert "mai is here" not in program.text
    mais.presence.look(None)
    assert mais.presence.names == ()


async def test_in_a_blind_review_it_is_not_told_where_another_is(
    workbench: Workbench, review: Review, mais: Review
) -> None:
    review.reading.name([workbench.config.reviewer, "mai"])
    review.refresh(anew=True)
    mais.presence.look(review.tasks[0].id)
    assert review.presence.look(review.tasks[0].id)
    assert (review.presence.names, review.presence.at(review.tasks[0].id)) == (("mai",), ())


async def test_a_name_used_first_under_another_login_is_asked_about_once(
    workbench: Workbench, review: Review, mais: Review
) -> None:
    review.reading.name([workbench.config.reviewer, "mai"])
    mais.refresh(anew=True)
    mais.reading.hand_in()
    assert mais.reading.doubt == ""
    config = replace(workbench.config, reviewer="mai")
    with Store.open(workbench.store.path, seat=Seat("nga")) as store:
        bench = Workbench(store, config, workbench.clock)
        async with running(bench, bench.reviews.resume(review.id)) as program:
            assert "mai worked here first under the login mai, now nga" in program.text
