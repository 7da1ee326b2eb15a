"""What is typed in a question: kept as a draft, offered again, never dropped by one key."""

from __future__ import annotations

import pytest

from doichieu import language
from doichieu.model import Verdict
from doichieu.tui.screens import dialogs
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import Driver, running, stored

NOT_KEPT = "What was typed is not kept yet. Esc again drops it."


async def came_to_be(program: Driver, workbench: Workbench, text: str) -> None:
    """Wait until a draft is kept."""
    for _again in range(300):
        if text in workbench.store.desk.below(workbench.config.reviewer, "draft").values():
            return
        await program.pilot.pause(0.02)
    raise AssertionError(text)


def lying(workbench: Workbench) -> dict[str, str]:
    return workbench.store.desk.below(workbench.config.reviewer, "draft")


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "KEPT_EVERY", 0.05)


@pytest.mark.parametrize("key", ["n", "c", "/"])
async def test_esc_asks_before_it_drops_what_was_typed(
    workbench: Workbench, review: Review, key: str
) -> None:
    async with running(workbench, review) as program:
        await program.press(key, "escape")
        assert NOT_KEPT not in program.text
        await program.press(key)
        await program.type("abc")
        await program.press("escape")
        assert NOT_KEPT in program.text
        await program.type("d")
        await program.press("escape")
        assert NOT_KEPT in program.text
        await program.press("escape")
        assert "abc" not in program.text
    assert lying(workbench) == {}


async def test_what_was_being_typed_is_kept_and_offered_again(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("n")
        await program.type("abc")
        await came_to_be(program, workbench, "abc")
    # The program has ended without an answer.
    async with running(workbench, stored(workbench, review)) as program:
        await program.press("n")
        assert f"draft of {workbench.clock().astimezone():%H:%M}" in program.text
        await program.type("d")
        await program.press("enter")
    state = stored(workbench, review).state
    assert [each.entry.reason for each in state.annotations] == ["abcd"]
    assert state.verdict(first.id) is Verdict.NOT_APPLICABLE
    assert lying(workbench) == {}


@pytest.mark.parametrize("start", [("home", "G", "g"), ("down", "right", "c"), ("m", "end", "c")])
async def test_a_review_goes_on_where_a_draft_was_kept_and_names_the_key(
    workbench: Workbench, review: Review, start: tuple[str, ...]
) -> None:
    async with running(workbench, review) as program:
        # A gap without its reason goes on to the next task: there the reason is asked for anew.
        await program.press(*start[:2], *(["home"] if start[-1] == "g" else []), start[-1])
        await program.type("abc")
        await came_to_be(program, workbench, "abc")
    async with running(workbench, stored(workbench, review)) as program:
        assert "a draft of" in program.lines[-1]
        assert f"was kept, {start[-1]} goes on with it" in program.lines[-1]
        await program.press(*(["right"] if "right" in start else []), start[-1])
        assert "abc" in program.text
        await program.press("escape", "escape")
    async with running(workbench, stored(workbench, review)) as program:
        assert "a draft of" not in program.text


async def test_a_draft_that_is_dropped_does_not_come_back(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("c")
        await program.type("abc")
        await came_to_be(program, workbench, "abc")
        await program.press("escape", "escape", "c")
        assert "abc" not in program.text
        assert "draft" not in program.text
    assert lying(workbench) == {}


async def test_a_draft_is_of_one_question_about_one_thing(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("c")
        await program.type("abc")
        await came_to_be(program, workbench, "abc")
    async with running(workbench, stored(workbench, review)) as program:
        await program.press("n")
        assert "abc" not in program.text
        await program.press("escape", "down", "c")
        assert "abc" not in program.text
        language.use("vi")
        await program.press("escape", "up", "c")
        assert "bản nháp lúc" in program.text


async def test_a_correction_in_the_making_is_kept(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("v", "b")
        await program.type("abc")
        await came_to_be(program, workbench, "abc")
        await program.press("escape")
        assert NOT_KEPT in program.text
