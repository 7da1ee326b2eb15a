"""The plan's side: every item, the tasks it may answer, and links that touch no other."""

from __future__ import annotations

from doichieu.model import Action, LinkKind, Verdict
from doichieu.tui.widgets.item_list import ItemList
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, WIDE, at, beside, plan_item, running, stored


async def test_beside_an_item_stand_the_five_likeliest_tasks(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("m")
        rows = program.app.screen.tasks.rows  # type: ignore[attr-defined]
        assert f"tasks like {beside(program)}" in program.text
        assert 0 < len(rows) <= 5
        assert {row.key for row in rows} <= {task.id for task in review.tasks}


async def test_the_plan_keeps_its_place_and_so_do_the_tasks_where_there_is_room(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, WIDE) as program:
        stood = {each: program.app.screen.query_one(each).region for each in ("#plan", "#tasks")}
        place = stood["#tasks"]
        rows = [line[: place.width] for line in program.lines[place.y + 1 : place.bottom]]
        await program.press("m")
        screen = program.app.screen
        assert screen.query_one("#plan").region == stood["#plan"]
        assert screen.query_one("#all-tasks").region == place
        assert [line[: place.width] for line in program.lines[place.y + 1 : place.bottom]] == rows
        assert screen.query_one("#tasks").region.y == place.bottom


async def test_on_a_low_screen_the_tasks_that_are_like_an_item_have_all_the_room(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, LOW) as program:
        await program.press("m")
        screen = program.app.screen
        assert not screen.query_one("#all-tasks").display
        assert screen.query_one("#tasks").region.y < screen.query_one("#plan").region.y


async def test_what_is_linked_there_is_decided_in_the_list_of_all_tasks_at_once(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, WIDE) as program:
        await program.press("m", "home", "1")
        task = at(program)
        await program.press("enter")
        above = program.app.screen.query_one("#all-tasks", ItemList)
        (row,) = (row for row in above.rows if row.label == task)
        assert row.word == "covered"


async def test_enter_links_and_goes_on_without_leaving_the_list(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("m", "1")
        item, task = beside(program), at(program)
        await program.press("enter")
        assert "tasks like" in program.text
        assert f"{item} → {task}: covered" in program.text
        assert beside(program) != item
    state = stored(workbench, review).state
    (link,) = state.all(Action.LINK)
    assert review.items[link.slot.items[1]].address == item
    assert state.verdict(link.slot.items[0]) is Verdict.COVERED


async def test_a_link_from_the_plans_side_leaves_the_other_links_of_the_task(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("m", "1")
        item, here = plan_item(review, beside(program)), program.app.screen.task_here  # type: ignore[attr-defined]
        other = next(each for each in review.plan_items if each.id != item.id)
        review.decide(here.id, Verdict.PARTIAL, [other.id])
        program.app.screen.review.refresh()  # type: ignore[attr-defined]
        await program.press("enter")
    state = stored(workbench, review).state
    assert state.link_kind(here.id, other.id) is LinkKind.PARTIAL
    assert state.link_kind(here.id, item.id) is LinkKind.SAME
    assert state.verdict(here.id) is Verdict.PARTIAL


async def test_an_addition_moves_on_and_is_taken_back_only_by_a_second_press(
    workbench: Workbench, review: Review
) -> None:
    first = review.plan_items[0]
    async with running(workbench, review) as program:
        await program.press("m", "home", "b")
        assert f"{first.address}: added" in program.text
        assert beside(program) == review.plan_items[1].address
        await program.press("home", "b")
        assert "is marked already" in program.text
        assert stored(workbench, review).is_added(first.id)
        await program.press("b")
    assert not stored(workbench, review).is_added(first.id)


async def test_undo_keeps_the_view(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("m", "home", "b", "z")
        assert "tasks like" in program.text
    assert stored(workbench, review).state.annotations == ()


async def test_where_digits_count_the_first_one_chooses_a_task(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, keymap="vim") as program:
        await program.press("m", "2")
        tasks = program.app.screen.tasks  # type: ignore[attr-defined]
        assert tasks.key == tasks.rows[1].key


async def test_what_differs_is_told_on_this_side_too(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        told = {}
        for task in review.tasks:
            await program.press("home") if task is review.tasks[0] else await program.press("down")
            if "≠ differs" in program.text:
                told[beside(program), at(program)] = next(
                    line for line in program.lines if "≠ differs" in line
                )
        (item, address), line = next(iter(told.items()))
        await program.press("m", "slash")
        await program.type(item)
        await program.press("enter")
        rows = program.app.screen.tasks.rows  # type: ignore[attr-defined]
        rank = next(n for n, row in enumerate(rows, 1) if row.label.endswith(f" {address}"))
        await program.press(str(rank))
        assert line in program.lines


async def test_the_next_leftover_of_the_plan_is_one_key_away(
    workbench: Workbench, review: Review
) -> None:
    review.addition(review.plan_items[1].id)
    async with running(workbench, review) as program:
        await program.press("m", "home", "t")
        assert beside(program) == review.plan_items[2].address
        await program.press("T")
        assert beside(program) == review.plan_items[0].address


async def test_any_task_is_linked_by_typing_without_marks(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("m", "home", "F")
        await program.type(review.tasks[5].address)
        await program.press("enter")
    link = stored(workbench, review).state.link_kind(review.tasks[5].id, review.plan_items[0].id)
    assert link is LinkKind.SAME


async def test_a_verdict_on_a_task_is_not_given_from_the_plans_side(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("m", "G")
        assert "a verdict is given beside the task: m goes there" in program.text
        await program.press("m")
        assert "suggestions for" in program.text
    assert stored(workbench, review).state.annotations == ()


async def test_links_that_another_answer_lets_go_are_named(
    workbench: Workbench, review: Review
) -> None:
    first, second = review.tasks[0], review.plan_items[-1]
    review.link(first.id, second.id, LinkKind.SAME)
    async with running(workbench, review) as program:
        await program.press("home", "2", "enter")
        await program.press(*["enter"] * ("again" in program.text))
        assert f"no longer {second.address}" in program.text


async def test_when_nothing_is_left_over_what_comes_next_is_said(
    workbench: Workbench, review: Review
) -> None:
    for item in review.plan_items[1:]:
        review.addition(item.id)
    async with running(workbench, review) as program:
        await program.press("m", "home", "b")
        assert f"{len(review.tasks)} tasks undecided (m)" in program.text
        assert "likely overlaps (h)" in program.text


async def test_what_belongs_to_the_tasks_says_the_way_back_to_them(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("m", "down")
        assert "m back to the tasks" in program.text
        await program.press("f")
        assert "a queue is one of tasks: m goes to them" in program.text


async def test_an_item_on_the_subject_of_a_task_has_the_sign_of_that_in_the_list(
    workbench: Workbench, review: Review
) -> None:
    task, item = review.tasks[0], review.plan_items[0]
    review.relate(task.id, item.id, LinkKind.RELATED)
    async with running(workbench, review, WIDE) as program:
        await program.press("m", "home")
        rows = program.app.screen.query_one("#plan", ItemList).rows
        (row,) = (row for row in rows if row.key == item.id)
        assert (row.glyphs.strip(), row.word) == ("~", f"related {task.address}")
