"""Tags in a review: two keys put one, the question stays open, and what is on is taken off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from doichieu.model import ItemId, TagId
from doichieu.store import Store
from doichieu.tui.screens.review.screen import ReviewScreen
from doichieu.tui.screens.review.tag_picker import PickTags
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.queues import Queue, QueueKind
from tests.tui.conftest import LOW, Driver, at, running, stored
from tests.tui.screens.review.test_overlaps import DIRECTIVE, PLAN, queue

NO_DEADLINE, NO_LEAD, LATE = "no-deadline", "no-lead", "deadline-late"


@pytest.fixture
def tagged(workbench: Workbench, review: Review) -> Review:
    """The review, and a codebook that was taken over."""
    workbench.codebook.adopt(workbench.codebook.starter())
    review.codebook.refresh()
    return review


@pytest.fixture
def theirs(workbench: Workbench, tagged: Review) -> Iterator[Review]:
    """The same review as hoa has it open, over a connection of her own."""
    with Store.open(workbench.store.path) as store:
        hoa = Workbench(store, replace(workbench.config, reviewer="hoa"), workbench.clock)
        yield hoa.reviews.resume(tagged.id)


def on(workbench: Workbench, review: Review, *items: ItemId) -> list[str]:
    """The tags that the store has there."""
    return [tag.id for tag in stored(workbench, review).tags_of(*items)]


def shown(program: Driver, word: str) -> list[str]:
    return [line for line in program.lines if word in line]


async def test_two_keys_put_a_tag_and_the_question_stays_open_for_the_next(
    workbench: Workbench, tagged: Review
) -> None:
    task = tagged.tasks[0].id
    async with running(workbench, tagged, size=LOW) as program:
        await program.press("j", "1")
        assert on(workbench, tagged, task) == [NO_DEADLINE]
        assert "is on" in shown(program, "◷ 1")[0]
        await program.press("4")
        assert on(workbench, tagged, task) == [NO_DEADLINE, LATE]
        await program.press("1")
        assert on(workbench, tagged, task) == [LATE]
        assert isinstance(program.app.screen, PickTags)
        await program.press("escape")
        assert isinstance(program.app.screen, ReviewScreen)
        assert "»" in program.lines[2]
        assert "» Deadline too late" in program.text
        await program.press("z", "z", "z")
        assert on(workbench, tagged, task) == []
        assert "undone" in program.text
        assert "◷ No deadline" in program.lines[-1]


async def test_tab_turns_to_the_plan_item_and_the_link_and_the_title_says_which(
    workbench: Workbench, tagged: Review
) -> None:
    async with running(workbench, tagged) as program:
        screen = program.app.screen
        assert isinstance(screen, ReviewScreen)
        task, plan = screen.task_here, screen.plan_here
        assert plan is not None
        await program.press("j", "tab")
        assert f"Tag plan item {plan.address} " in program.text
        await program.press("2", "tab")
        assert f"Tag link {task.address} – {plan.address} " in program.text
        await program.press("3", "escape")
        assert on(workbench, tagged, plan.id) == [NO_LEAD]
        assert on(workbench, tagged, task.id, plan.id) == ["copied"]
        assert on(workbench, tagged, task.id) == []
        await program.press("tab", "j")
        assert f"Tag link {task.address}" in program.text


async def test_a_tag_is_found_by_words_without_marks_and_digits_are_letters_then(
    workbench: Workbench, tagged: Review
) -> None:
    async with running(workbench, tagged) as program:
        await program.press("j")
        await program.type("chep 1")
        assert on(workbench, tagged, tagged.tasks[0].id) == []
        await program.press("backspace", "backspace", "enter")
        assert on(workbench, tagged, tagged.tasks[0].id) == ["copied"]
        # The field is empty again: a digit is a key.
        await program.press("1")
        assert on(workbench, tagged, tagged.tasks[0].id) == [NO_DEADLINE, "copied"]


@pytest.mark.parametrize("definition", ["", "x y"])
async def test_a_name_that_no_tag_has_makes_one_and_asks_for_its_definition(
    workbench: Workbench, tagged: Review, definition: str
) -> None:
    async with running(workbench, tagged) as program:
        await program.press("j")
        await program.type("vag")
        await program.press("enter")
        assert on(workbench, tagged, tagged.tasks[0].id) == []
        await program.type(definition)
        await program.press("enter")
        (tag,) = stored(workbench, tagged).tags_of(tagged.tasks[0].id)
        assert (tag.en, tag.definition, tag.key) == ("vag", definition, "9")
        await program.press("9")
        assert on(workbench, tagged, tagged.tasks[0].id) == []


async def test_an_empty_codebook_says_so_and_one_key_takes_over_tags_to_start_from(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, size=LOW) as program:
        await program.press("j", "1")
        assert "no tags yet" in program.text
        assert workbench.codebook.tags == ()
        await program.press("enter", "1")
        assert on(workbench, review, review.tasks[0].id) == [NO_DEADLINE]


async def test_all_that_is_marked_is_tagged_in_one_step(
    workbench: Workbench, tagged: Review
) -> None:
    tagged.tag([(tagged.tasks[0].id,)], TagId(NO_LEAD))
    tasks = [task.id for task in tagged.tasks[:3]]
    async with running(workbench, tagged) as program:
        await program.press("space", "down", "space", "down", "space", "j")
        assert "Tag 3 marked items" in program.text
        assert "on 1 of 3" in shown(program, "☺ 2")[0]
        await program.press("2")
        assert [on(workbench, tagged, task) for task in tasks] == [[NO_LEAD]] * 3
        await program.press("escape", "z")
        assert [on(workbench, tagged, task) for task in tasks] == [[NO_LEAD], [], []]


async def test_only_tags_that_may_stand_there_are_offered(
    workbench: Workbench, tagged: Review
) -> None:
    one, other = tagged.plan_items[:2]
    tagged.overlap([one.id, other.id])
    async with running(workbench, tagged) as program:
        await program.press("m", "home", "j")
        assert f"Tag plan item {one.address} " in program.text
        while f"Tag overlap {one.address} – {other.address}" not in program.text:
            await program.press("tab")
        await program.press("1")
        assert "has the key 1" in program.text
        await program.press("5")
        assert on(workbench, tagged, one.id, other.id) == ["wrong-body"]
        await program.press("escape")
        assert f"{other.address}: ⇄ Wrong body" in program.text


async def test_a_tag_that_somebody_else_put_is_taken_off_at_the_second_press(
    workbench: Workbench, tagged: Review, theirs: Review
) -> None:
    task = tagged.tasks[0].id
    theirs.tag([(task,)], TagId(NO_DEADLINE))
    tagged.refresh()
    async with running(workbench, tagged) as program:
        await program.press("j", "1")
        assert on(workbench, tagged, task) == [NO_DEADLINE]
        assert "hoa" in program.text
        await program.press("1")
        assert on(workbench, tagged, task) == []


async def test_what_a_colleague_does_to_the_codebook_is_seen(
    workbench: Workbench, tagged: Review, theirs: Review
) -> None:
    task = tagged.tasks[0].id
    tagged.tag([(task,)], TagId(NO_LEAD))
    async with running(workbench, tagged) as program:
        theirs.codebook.merge(TagId(NO_LEAD), TagId("wrong-body"))
        screen = program.app.screen
        assert isinstance(screen, ReviewScreen)
        screen.poll_for_changes()
        await program.rest()
        assert "⇄ Wrong body" in program.text


async def test_a_change_of_the_codebook_is_seen_on_the_way_back(
    workbench: Workbench, tagged: Review
) -> None:
    tagged.tag([(tagged.plan_items[0].id,)], TagId(NO_DEADLINE))
    async with running(workbench, tagged) as program:
        await program.press("m", "home")
        assert "◷ No deadline" in program.text
        await program.press("f6", "enter", "down", "enter", "x", "enter", "escape", "escape")
        assert "◷ x" in program.text


async def test_the_queue_of_a_tag_is_walked_and_remembered(
    workbench: Workbench, tagged: Review
) -> None:
    third = tagged.tasks[2]
    tagged.tag([(third.id, tagged.plan_items[0].id)], TagId(LATE))
    async with running(workbench, tagged) as program:
        await program.press("f")
        await program.type("too late")
        await program.press("enter")
        assert at(program) == third.address
        assert "tagged: » Deadline too late 0/1" in program.text
    again = stored(workbench, tagged)
    assert again.queue == Queue(QueueKind.TAGGED, LATE)
    assert again.listed == (third,)


async def test_pairs_that_may_be_given_twice_are_tagged_where_they_are_judged(
    workbench: Workbench, tmp_path: Path
) -> None:
    workbench.codebook.adopt(workbench.codebook.starter())
    files = tmp_path / "directive.md", tmp_path / "plan.md"
    for file, text in zip(files, (DIRECTIVE, PLAN), strict=True):
        file.write_text(text, encoding="utf-8")
    review = workbench.reviews.begin(str(files[0]), str(files[1]))
    async with running(workbench, review, size=LOW) as program:
        await program.press("h", "j", "8", "escape")
        candidate = queue(program).here
        assert candidate is not None
        pair = [item.id for item in candidate.items]  # type: ignore[attr-defined]
        assert on(workbench, review, *pair) == ["out-of-competence"]
        assert "⊄" in program.lines[1]
        assert f"{candidate.items[1].address}: ⊄ Out of competence" in program.text
