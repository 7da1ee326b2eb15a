"""Three documents while something changes: a newer version, a queue, the hop, the terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from doichieu.model import Facts, Item, Kind, Outline, Verdict
from doichieu.store import Store
from doichieu.tui.screens.review.three import LOWER, UPPER
from doichieu.workbench import Workbench
from doichieu.workbench.reviews.queues import ALL, Queue, QueueKind
from doichieu.workbench.reviews.three import Three
from tests.tui.conftest import LOW, WIDE, Driver, running
from tests.tui.screens.review.test_three import BROAD, TEXTS, screen_of, texts, three

__all__ = ["three"]


async def comes_anew(workbench: Workbench, program: Driver, name: str, kind: Kind) -> None:
    """A colleague reads a newer version in, all of one kind and the other way round."""
    with Store.open(workbench.store.path) as store:
        hoa = Workbench(store, replace(workbench.config, reviewer="hoa"), workbench.clock)
        items = [Item(str(n), n, kind, text) for n, text in enumerate(reversed(TEXTS), 1)]
        outline = Outline(Facts(number=name), tuple(items))
        store.documents.put(outline, f"{name} None", f"{name} anew", hoa.clock())
    screen_of(program).poll_for_changes()
    await program.rest()


async def test_a_newer_plan_gets_suggestions_while_the_other_hop_has_the_keys(
    workbench: Workbench, three: Three
) -> None:
    async with running(workbench, review=three, size=BROAD) as program:
        await comes_anew(workbench, program, "3/KH", Kind.TASK)
        assert three.lower.aligned
        assert "only suggested: likely" in program.lines[1]


async def test_a_programme_with_nothing_left_to_review_ends_the_three(
    workbench: Workbench, three: Three
) -> None:
    async with running(workbench, review=three, size=BROAD) as program:
        await program.press("tab", "tab")
        await comes_anew(workbench, program, "2/CTr", Kind.HEADING)
        assert program.lines[1].startswith("━ Reviews")


async def test_what_zoom_says_goes_with_it_from_every_document(
    workbench: Workbench, three: Three
) -> None:
    async with running(workbench, review=three, size=BROAD) as program:
        zoom = screen_of(program).keymap.keys("move.zoom")[0]
        said = []
        for key in (zoom, "tab", "tab", zoom, "tab"):
            await program.press(key)
            said.append(program.lines[1].count("zoomed"))
        assert said == [1, 1, 1, 0, 0]


async def test_going_to_what_is_in_no_queue_of_the_other_hop_leaves_that_queue_and_says_so(
    workbench: Workbench, three: Three
) -> None:
    lower = three.lower
    lower.decide(lower.tasks[2].id, Verdict.GAP, [])
    lower.walk(Queue(QueueKind.UNDECIDED))
    async with running(workbench, review=three, size=BROAD) as program:
        await program.press("tab", "tab")
        assert texts(program)[1] == TEXTS[0]
        assert lower.queue == ALL
        assert program.text.endswith("The queue is left: undecided")


async def test_the_third_document_is_shown_whole_whatever_queue_is_walked_there(
    workbench: Workbench, three: Three
) -> None:
    upper = three.upper
    upper.decide(upper.tasks[0].id, Verdict.COVERED, [upper.plan_items[2].id])
    upper.walk(Queue(QueueKind.UNDECIDED))
    async with running(workbench, review=three, size=BROAD) as program:
        await program.press("tab", "tab", "shift+tab", "end")
        assert screen_of(program).columns[0].key == upper.tasks[0].id
        assert "linked to 1" in program.lines[1]
        assert upper.queue == Queue(QueueKind.UNDECIDED)


async def test_a_cursor_that_moved_before_the_hop_was_changed_has_chosen_nothing_there(
    workbench: Workbench, three: Three
) -> None:
    async with running(workbench, review=three, size=BROAD) as program:
        screen = screen_of(program)
        # Both keys came in one read: the move is heard of once the hop is another.
        screen.tasks.move(1)
        screen.action_previous_pane()
        await program.rest()
        assert screen.hop == LOWER
        assert not screen._chosen


async def test_a_hop_that_is_read_blind_says_so_once_the_keys_go_there(
    workbench: Workbench, three: Three
) -> None:
    three.lower.reading.name(["lan", "hoa"])
    three.lower.refresh(anew=True)
    async with running(workbench, review=three, size=BROAD) as program:
        assert "blind" not in program.lines[-1]
        await program.press("tab", "tab")
        assert "blind" in program.lines[-1]


@pytest.mark.parametrize("hop", [UPPER, LOWER])
async def test_what_is_decided_on_another_screen_over_it_is_seen_on_coming_back(
    workbench: Workbench, three: Three, hop: int
) -> None:
    upper = three.upper
    upper.decide(upper.tasks[0].id, Verdict.COVERED, [upper.plan_items[2].id])
    async with running(workbench, review=three, size=BROAD) as program:
        await program.press("home")
        below = screen_of(program)
        # The chain leads to the review of a hop, which is another view of it.
        await program.press("J", *["down"] * (hop + 1), "enter", "G")
        assert program.app.screen is not below
        while program.app.screen is not below:
            await program.press("escape")
        await program.press(*["tab"] * hop * 2)
        assert "gap 1" in program.lines[0]
        assert below.review is three.hops[hop]


@pytest.mark.parametrize("size", [LOW, WIDE, BROAD])
async def test_the_text_below_a_list_is_that_of_its_cursor_also_where_it_was_hidden_meanwhile(
    workbench: Workbench, three: Three, size: tuple[int, int]
) -> None:
    async with running(workbench, review=three, size=size) as program:
        await program.press("tab", "tab", "shift+tab", "up", "left")
        assert texts(program)[0] == TEXTS[1]
        below_rule = screen_of(program).task_text.region.y + 1
        assert program.lines[below_rule].startswith(f" {TEXTS[1]}")


async def test_a_terminal_of_any_size_ends_nothing(workbench: Workbench, three: Three) -> None:
    async with running(workbench, review=three, size=(200, 50)) as program:
        for size in ((80, 24), (20, 5), (3, 1), (1, 1), (149, 45), (150, 10), (200, 50)):
            await program.pilot.resize_terminal(*size)
            await program.press("tab", "down", "up")
            assert not program.app.screen.show_vertical_scrollbar
        assert program.lines[0].startswith(" 1-CT/TW")
