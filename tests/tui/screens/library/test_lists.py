"""What was dealt with last stands first, what nobody has begun is one line, and typing narrows."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest

from doichieu.model import Verdict
from doichieu.tui.widgets.fields import Field
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, running
from tests.workbench.making import put


def fill(workbench: Workbench, plans: int) -> None:
    put(workbench, "1-CT/TW")
    for number in range(plans):
        put(workbench, f"{number + 20}/KH-UBND", implements=("1-CT/TW",))


@pytest.mark.parametrize("size", [LOW, (120, 40)])
async def test_many_pairs_that_nobody_has_begun_are_one_line_that_opens_and_shuts(
    workbench: Workbench, size: tuple[int, int]
) -> None:
    fill(workbench, 5)
    async with running(workbench, size=size) as program:
        assert "5 possible pairs" in program.text
        assert "⇄" not in program.text
        await program.press("enter")
        assert program.text.count("⇄") == 5
        assert program.lines[1].endswith(" 5 ━"), "the line itself is no review"
        await program.press("enter")
        assert "⇄" not in program.text


async def test_a_few_pairs_are_shown_as_they_are(workbench: Workbench) -> None:
    fill(workbench, 3)
    async with running(workbench) as program:
        assert "possible pairs" not in program.text
        assert program.text.count("⇄") == 3


async def test_what_is_typed_narrows_all_lists_and_escape_shows_all_again(
    workbench: Workbench,
) -> None:
    fill(workbench, 12)
    async with running(workbench, size=LOW) as program:
        await program.press("f")
        await program.type("kh 25")
        rows = [row.text for row in program.app.screen.reviews.rows]  # type: ignore[attr-defined]
        assert rows == ["1-CT/TW ⇄ 25/KH-UBND"]
        assert [row.label for row in program.app.screen.documents.rows] == [  # type: ignore[attr-defined]
            "25/KH-UBND"
        ]
        await program.press("enter", "enter")
        assert "1-CT/TW ⇄ 25/KH-UBND" in program.lines[0]
        await program.press("escape", "escape")
        assert not program.app.screen.query(Field)
        assert "11 possible pairs" in program.text


async def test_an_input_method_narrows_as_a_keyboard_does(workbench: Workbench) -> None:
    fill(workbench, 2)
    async with running(workbench) as program:
        await program.press("f")
        await program.type("xâ")
        await program.press("backspace", "ã")
        assert program.app.screen.query_one(Field).value == "xã"


@pytest.fixture
def moving(workbench: Workbench) -> Workbench:
    """The store seen with a clock that goes on by a minute whenever it is looked at."""
    minutes, begin = count(), workbench.clock()
    return Workbench(
        workbench.store, workbench.config, lambda: begin + timedelta(minutes=next(minutes))
    )


async def test_what_was_opened_or_decided_last_stands_first(moving: Workbench) -> None:
    workbench = moving
    fill(workbench, 2)
    first, second = (row.pair for row in workbench.collection.library().reviews)
    opened = [workbench.reviews.open(pair) for pair in (first, second)]
    opened[0].decide(opened[0].tasks[0].id, Verdict.GAP)
    async with running(workbench) as program:
        screen = program.app.screen
        assert [row.key[0] for row in screen.reviews.rows] == [opened[0].id, opened[1].id]  # type: ignore[attr-defined]
        await program.press("down", "enter", "escape")
        assert [row.key[0] for row in screen.reviews.rows] == [opened[1].id, opened[0].id]  # type: ignore[attr-defined]
        await program.press("tab", "end", "enter", "escape")
        here = screen.documents.key  # type: ignore[attr-defined]
        assert screen.documents.rows[0].key == here  # type: ignore[attr-defined]


async def test_a_pair_that_is_the_wrong_way_round_is_asked_about(
    workbench: Workbench,
) -> None:
    fill(workbench, 1)
    (row,) = workbench.collection.library().reviews
    for choice, pair in (
        (["enter"], (row.pair.directive, row.pair.plan)),
        (["down", "enter"], (row.pair.plan, row.pair.directive)),
    ):
        async with running(workbench) as program:
            await program.press("tab")
            documents = program.app.screen.documents  # type: ignore[attr-defined]
            documents.go_to(row.pair.plan)
            await program.press("r")
            documents.go_to(row.pair.directive)
            await program.press("r")
            assert "says that it carries 1-CT/TW out" in program.text
            await program.press(*choice)
            assert "decided 0/" in program.lines[0]
        begun = workbench.store.reviews.summaries()[-1].pair
        assert (begun.directive, begun.plan) == pair


def test_reviews_of_one_moment_stay_in_their_order(workbench: Workbench, review: Review) -> None:
    library = workbench.collection.library()
    assert [row.id for row in workbench.recent.first(library).reviews] == [review.id]
    assert workbench.recent.first(library).documents.ids() == library.documents.ids()
