"""Everything decided, on one screen: found, gone to, decided anew in its place, written down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from doichieu import language
from doichieu.model import Action, LinkKind, Seat, Slot, Verdict
from doichieu.store import Store
from doichieu.tui.screens.annotations.screen import AnnotationsScreen
from doichieu.tui.screens.review.screen import ReviewScreen
from doichieu.tui.widgets.fields import Field
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, Driver, at, beside, running, stored


@pytest.fixture
def decided(review: Review) -> Review:
    """A review with one of everything."""
    tasks, plans = review.tasks, review.plan_items
    review.decide(tasks[0].id, Verdict.COVERED, [plans[0].id])
    review.decide(tasks[1].id, Verdict.GAP, reason="không có mục nào")
    review.decide(tasks[2].id, Verdict.GAP)
    review.annotate((tasks[0].id,), "hỏi lại sở")
    review.addition(plans[7].id)
    return review


@pytest.fixture
def theirs(workbench: Workbench, review: Review) -> Iterator[Review]:
    """The same review as hoa has it open, over a connection of her own."""
    with Store.open(workbench.store.path) as store:
        hoa = Workbench(store, replace(workbench.config, reviewer="hoa"), workbench.clock)
        yield hoa.reviews.resume(review.id)


def listed(program: Driver) -> list[tuple[str, str]]:
    """What is on the list: the address, and what was decided."""
    screen = program.app.screen
    assert isinstance(screen, AnnotationsScreen)
    return [(record.address, record.value) for record in screen.list.records]


async def ask(program: Driver, text: str) -> None:
    """Let a filter stand in the field, and go back to the list."""
    program.app.screen.query_one(Field).value = text
    await program.rest()


async def test_a_name_that_is_not_the_login_is_shown_with_it(
    workbench: Workbench, review: Review
) -> None:
    with Store.open(workbench.store.path, seat=Seat("mai", "phong-1", "1003")) as store:
        hers = Workbench(store, workbench.config, workbench.clock).reviews.resume(review.id)
        hers.decide(review.tasks[0].id, Verdict.GAP)
        review.refresh()
        review.decide(review.tasks[1].id, Verdict.GAP)
        assert hers.of_another(Slot(Action.VERDICT, (review.tasks[0].id,))) is None
        assert review.of_another(Slot(Action.VERDICT, (review.tasks[0].id,)))
    async with running(workbench, review, size=(120, 40)) as program:
        await program.press("Q")
        assert "lan (mai) · " in program.text


async def test_one_key_shows_everything_decided_and_typing_narrows_it(
    workbench: Workbench, decided: Review
) -> None:
    first, second, third = (task.address for task in decided.tasks[:3])
    async with running(workbench, decided, size=LOW) as program:
        await program.press("Q")
        assert len(listed(program)) == 6
        await program.press("slash")
        await program.type("gap")
        assert listed(program) == [(second, "gap"), (third, "gap")]
        await ask(program, "gap -reason:muc")
        assert listed(program) == [(third, "gap")]
        await ask(program, "note:so")
        assert (first, "hỏi lại sở") in listed(program)


async def test_what_an_input_method_sends_arrives_as_it_was_meant(
    workbench: Workbench, decided: Review
) -> None:
    async with running(workbench, decided) as program:
        await program.press("Q", "slash")
        await program.type("thie")
        await program.press("backspace", "ê", "backspace", "ế", "u")
        assert program.lines[1].startswith("thiếu")


async def test_a_mistake_is_told_under_its_place_and_hides_nothing(
    workbench: Workbench, decided: Review
) -> None:
    async with running(workbench, decided, size=LOW) as program:
        await program.press("Q", "slash")
        await ask(program, "by:lan sicne:3d")
        assert program.lines[2].startswith("       ↑ there is no field sicne: try since:")
        assert len(listed(program)) == 6
        await ask(program, "by:")
        assert "who decided it" in program.lines[2]
        await program.press("enter")
        assert "by: needs a value" in program.lines[2]


async def test_enter_goes_to_the_place_and_esc_comes_back_to_the_same_row(
    workbench: Workbench, decided: Review
) -> None:
    async with running(workbench, decided) as program:
        await program.press("Q")
        await ask(program, "gap")
        await program.press("down", "enter")
        assert isinstance(program.app.screen, ReviewScreen)
        assert at(program) == decided.tasks[2].address
        await program.press("s", "escape")
        screen = program.app.screen
        assert isinstance(screen, AnnotationsScreen)
        assert program.lines[1] == "gap"
        # It is a gap no more, and no longer what was asked for.
        assert listed(program) == [(decided.tasks[1].address, "gap")]
        await program.press("escape")
        assert isinstance(program.app.screen, ReviewScreen)
    assert stored(workbench, decided).state.verdict(decided.tasks[2].id) is Verdict.UNSURE


async def test_a_plan_item_is_gone_to_on_its_side(workbench: Workbench, decided: Review) -> None:
    async with running(workbench, decided) as program:
        await program.press("Q")
        await ask(program, "what:added")
        await program.press("enter")
        assert beside(program) == decided.plan_items[7].address


async def test_a_verdict_is_given_anew_where_it_stands_and_stays_in_sight(
    workbench: Workbench, decided: Review
) -> None:
    first, second = decided.tasks[:2]
    async with running(workbench, decided) as program:
        await program.press("Q")
        await ask(program, "verdict:gap")
        await program.press("s")
        assert listed(program)[0] == (second.address, "unsure")
        await program.press("z")
        assert listed(program)[0] == (second.address, "gap")
        await ask(program, "verdict:covered")
        await program.press("p")
        assert f"What is missing in {first.address}?" in program.text
        await program.press("a", "b", "enter")
        assert listed(program) == [(first.address, "partly covered")]
        await program.press("escape")
        # The review in front knows of it.
        assert "partial 1" in program.lines[0]
    again = stored(workbench, decided)
    assert again.reason(first.id) == "ab"
    assert again.state.link_kind(first.id, decided.plan_items[0].id) is LinkKind.PARTIAL


async def test_what_answers_nothing_is_covered_in_the_review_alone(
    workbench: Workbench, decided: Review
) -> None:
    async with running(workbench, decided) as program:
        await program.press("Q")
        await ask(program, "gap")
        await program.press("k")
        assert "nothing answers it yet. Go there and link it." in program.lines[-1]
        await ask(program, "added")
        await program.press("G")
        assert "a verdict is given on a task of the directive" in program.lines[-1]
    assert stored(workbench, decided).state.annotations == decided.state.annotations


async def test_what_a_colleague_decided_meanwhile_is_told_before_it_is_replaced(
    workbench: Workbench, decided: Review, theirs: Review
) -> None:
    second = decided.tasks[1]
    async with running(workbench, decided) as program:
        await program.press("Q")
        await ask(program, f"gap at:{second.address}")
        theirs.decide(second.id, Verdict.UNSURE)
        await program.press("n", "a", "b")
        await program.press("enter")
        assert "hoa: unsure" in program.text
        assert "again: n/a instead" in program.text
        await program.press("enter")
    found = stored(workbench, decided).state.by_slot[Slot(Action.VERDICT, (second.id,))]
    assert (found.entry.value, found.reviewer) == ("not_applicable", "lan")


async def test_a_tag_is_put_on_where_it_stands(workbench: Workbench, decided: Review) -> None:
    tag = workbench.codebook.adopt(workbench.codebook.starter()[:1])
    async with running(workbench, decided) as program:
        await program.press("Q")
        await ask(program, "gap")
        await program.press("j", "1", "escape", "slash")
        await ask(program, "tag:no-deadline what:tag")
        assert listed(program) == [(decided.tasks[1].address, "No deadline")]
    assert tag == len(stored(workbench, decided).tags_of(decided.tasks[1].id))


async def test_one_key_turns_from_one_review_to_all(workbench: Workbench, decided: Review) -> None:
    turned = workbench.reviews.begin(decided.plan.name, decided.directive.name, as_given=True)
    turned.decide(turned.tasks[0].id, Verdict.GAP)
    async with running(workbench, decided) as program:
        await program.press("Q")
        assert len(listed(program)) == 6
        await program.press("r", "end")
        assert len(listed(program)) == 7
        await program.press("s")
        assert stored(workbench, turned).state.verdict(turned.tasks[0].id) is Verdict.UNSURE
        await program.press("r")
        assert listed(program) == [(turned.tasks[0].address, "unsure")]


async def test_a_key_puts_them_in_another_order(workbench: Workbench, decided: Review) -> None:
    async with running(workbench, decided) as program:
        await program.press("Q", "t", "t", "t")
        assert "by what was decided" in program.text
        assert [value for _at, value in listed(program)][:3] == ["covered", "gap", "gap"]


async def test_what_is_shown_is_written_to_a_file(
    workbench: Workbench, decided: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(workbench, decided) as program:
        await program.press("Q")
        await ask(program, "gap")
        await program.press("x", "ctrl+u", *"o.jsonl", "enter")
        assert "Written" in program.text
    told = [json.loads(line) for line in (tmp_path / "o.jsonl").read_bytes().splitlines()]
    assert [each["address"] for each in told] == [task.address for task in decided.tasks[1:3]]


async def test_an_empty_screen_says_what_to_do(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("Q")
        assert "Nothing is decided in this review yet: r shows all." in program.text
        await program.press("g", "z", "enter", "r", "h")
        assert "Nothing is decided yet" in program.text
        await program.press("b", "enter")
    assert stored(workbench, review).state.annotations == ()


async def test_it_is_reached_from_the_library_too(workbench: Workbench, decided: Review) -> None:
    language.use("vi")
    async with running(workbench) as program:
        await program.press("Q")
        assert len(listed(program)) == 6
        await program.press("slash")
        await program.type("thieu")
        await program.press("enter", "enter")
        assert at(program) == decided.tasks[1].address
