"""Three documents: the hop in focus decides, and the third document follows the links."""

from __future__ import annotations

from dataclasses import replace

import pytest

from doichieu.model import LinkKind, Pair, Verdict
from doichieu.store import Store
from doichieu.tui.screens.review.three import LOWER, UPPER, ThreeScreen
from doichieu.workbench import Workbench
from doichieu.workbench.reviews.three import Three
from tests.tui.conftest import LOW, WIDE, Driver, running
from tests.workbench.making import put

BROAD = (160, 45)
TEXTS = (
    "Xây cầu qua sông Cả ở xã Thượng Sơn",
    "Nạo vét kênh Bắc dẫn nước tưới lúa",
    "Trồng rừng chắn sóng dọc bờ biển",
)


@pytest.fixture
def three(workbench: Workbench) -> Three:
    """A directive, a programme and a plan that say the same, each in another order."""
    top = put(workbench, "1-CT/TW", texts=TEXTS)
    middle = put(workbench, "2/CTr", implements=("1-CT/TW",), texts=TEXTS[::-1])
    plan = put(workbench, "3/KH", implements=("2/CTr",), texts=TEXTS)
    reviews = workbench.reviews
    return Three(reviews.open(Pair(top, middle)), reviews.open(Pair(middle, plan)))


def screen_of(program: Driver) -> ThreeScreen:
    screen = program.app.screen
    assert isinstance(screen, ThreeScreen)
    return screen


def texts(program: Driver) -> list[str]:
    """What the three cursors are on, from the top down."""
    screen = screen_of(program)
    return [side.rows[side.cursor].text for side in screen.columns]


@pytest.mark.parametrize("size", [LOW, WIDE, BROAD])
async def test_one_key_decides_on_the_hop_in_focus_and_undo_takes_back_there(
    workbench: Workbench, three: Three, size: tuple[int, int]
) -> None:
    upper, lower = three.hops
    async with running(workbench, review=three, size=size) as program:
        await program.press("enter")
        assert upper.state.verdict(upper.tasks[0].id) is Verdict.COVERED
        assert not lower.state.by_slot
        await program.press("home", "tab", "tab", "enter")
        above = lower.items[upper.plan_items[2].id]
        assert lower.state.verdict(above.id) is Verdict.COVERED
        assert lower.state.link_kind(above.id, lower.plan_items[0].id) is LinkKind.SAME
        await program.press("z")
        assert not lower.state.by_slot
        assert upper.state.verdict(upper.tasks[0].id) is Verdict.COVERED
        await program.press("shift+tab", "shift+tab", "z")
        assert not upper.state.by_slot
    kept = workbench.reviews.open(upper.sides.pair), workbench.reviews.open(lower.sides.pair)
    assert [len(each.state.by_slot) for each in kept] == [0, 0]


async def test_tab_turns_to_the_next_document_and_the_pair_is_that_which_one_comes_from(
    workbench: Workbench, three: Three
) -> None:
    async with running(workbench, review=three, size=BROAD) as program:
        screen = screen_of(program)
        turned = []
        for key in ("tab", "tab", "shift+tab", "shift+tab", "shift+tab", "left", "right", "tab"):
            await program.press(key)
            turned.append((screen.columns.index(screen.active), screen.hop))
        assert turned == [
            *((1, UPPER), (2, LOWER), (1, LOWER), (0, UPPER), (2, LOWER)),
            *((1, LOWER), (2, LOWER), (0, UPPER)),
        ]


async def test_scrolling_follows_the_links_through_all_three(
    workbench: Workbench, three: Three
) -> None:
    upper, lower = three.hops
    # A reviewer has linked otherwise than anybody would guess.
    lower.decide(upper.plan_items[2].id, Verdict.PARTIAL, [lower.plan_items[1].id])
    async with running(workbench, review=three, size=BROAD) as program:
        assert texts(program) == [TEXTS[0], TEXTS[0], TEXTS[1]]
        assert "linked to 2" in program.text
        await program.press("end")
        assert texts(program) == [TEXTS[2]] * 3
        assert "only suggested: likely" in program.text
        await program.press("tab", "tab", "shift+tab", "down")
        assert texts(program) == [TEXTS[1], TEXTS[1], TEXTS[1]]


async def test_going_down_and_back_up_comes_to_the_same_task(
    workbench: Workbench, three: Three
) -> None:
    async with running(workbench, review=three, size=BROAD) as program:
        await program.press("down")
        stood = texts(program)
        await program.press("tab", "tab", "tab")
        assert texts(program) == stood


@pytest.mark.parametrize("size", [LOW, WIDE])
async def test_where_columns_are_few_the_document_in_focus_is_large_and_two_are_small(
    workbench: Workbench, three: Three, size: tuple[int, int]
) -> None:
    async with running(workbench, review=three, size=size) as program:
        screen = screen_of(program)
        for place in range(3):
            heights = [side.parent.size.height for side in screen.columns if side.parent]  # type: ignore[attr-defined]
            assert heights[place] >= 2 * max(heights[:place] + heights[place + 1 :])
            assert min(heights) >= 3
            await program.press("tab")


async def test_side_by_side_the_list_of_the_document_that_only_follows_is_a_few_lines(
    workbench: Workbench, three: Three
) -> None:
    async with running(workbench, review=three, size=BROAD) as program:
        screen = screen_of(program)
        for following in (2, 2, 0, 2):
            heights = [side.size.height for side in screen.columns]
            assert heights.index(min(heights)) == following
            assert min(heights) == 5
            await program.press("tab")


async def test_a_gap_one_level_on_is_told_and_nothing_is_guessed_there(
    workbench: Workbench, three: Three
) -> None:
    upper, lower = three.hops
    lower.decide(upper.plan_items[2].id, Verdict.GAP, [])
    async with running(workbench, review=three, size=BROAD) as program:
        assert program.lines[1].count("3/KH · gap") == 1
        assert "only suggested" not in program.text


async def test_what_somebody_else_decides_on_the_other_hop_is_shown(
    workbench: Workbench, three: Three
) -> None:
    upper, lower = three.hops
    async with running(workbench, review=three, size=BROAD) as program:
        assert "only suggested" in program.lines[1]
        with Store.open(workbench.store.path) as store:
            hoa = Workbench(store, replace(workbench.config, reviewer="hoa"), workbench.clock)
            theirs = hoa.reviews.resume(lower.id)
            theirs.decide(upper.plan_items[2].id, Verdict.COVERED, [lower.plan_items[0].id])
        screen_of(program).poll_for_changes()
        await program.rest()
        assert "linked to 1" in program.lines[1]


async def test_the_chain_opens_three_levels_and_begins_what_has_not_begun(
    workbench: Workbench,
) -> None:
    put(workbench, "1-CT/TW", texts=TEXTS)
    put(workbench, "2/CTr", implements=("1-CT/TW",), texts=TEXTS)
    put(workbench, "3/KH", implements=("2/CTr",), texts=TEXTS)
    async with running(workbench, size=BROAD) as program:
        await program.press("tab", "J", "t", "b")
        screen = screen_of(program)
        assert screen.three.names == ("1-CT/TW", "2/CTr", "3/KH")
        assert screen.task_here.text == TEXTS[1]
        await program.press("enter", "escape")
        assert "2/CTr · covered" in program.text
