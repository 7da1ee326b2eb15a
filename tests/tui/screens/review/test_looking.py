"""Finding one's way in the review screen, and what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu import language
from doichieu.keymaps import COMMANDS, IN_ORDER, Scope
from doichieu.model import Action, Grade, Verdict
from doichieu.tui.looks import LINKS, VERDICTS
from doichieu.tui.widgets.fields import Field
from doichieu.wording import grade_word
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.reporting import formats, report
from tests.tui.conftest import LOW, WIDE, at, beside, plan_item, running, stored, task


async def test_the_side_that_keys_go_to_is_marked(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        assert program.lines[1].startswith("━ Directive")
        assert "─ Plan" in program.lines[1]
        await program.press("tab")
        assert program.lines[1].startswith("─ Directive")
        assert "━ Plan" in program.lines[1]


async def test_search_finds_who_leads(workbench: Workbench, review: Review) -> None:
    led = next(item for item in review.plan_items if item.leads)
    async with running(workbench, review) as program:
        await program.press("tab", "slash")
        program.app.screen.query_one(Field).value = led.leads[0]
        await program.press("enter")
        assert led.leads[0] in plan_item(review, beside(program)).leads


async def test_who_decided_is_shown(workbench: Workbench, review: Review) -> None:
    review.decide(review.tasks[0].id, Verdict.GAP)
    async with running(workbench, review) as program:
        await program.press("home")
        assert "lan, 02/03/2026" in program.text


async def test_an_addition_is_marked_in_the_whole_plan(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("m", "end", "b")
        last = review.plan_items[-1].address
    (addition,) = stored(workbench, review).state.all(Action.ADDITION)
    assert addition.slot.items == (plan_item(review, last).id,)


async def test_a_review_opens_where_it_was_left(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("G", "G", "down", "down", "G")
        left = at(program)
    async with running(workbench, stored(workbench, review)) as program:
        assert at(program) == left
        assert "decided 3/" in program.lines[0]


async def test_next_and_previous_undecided_pass_over_what_is_decided(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("G", "G", "home")
        await program.press("t")
        assert at(program) == review.tasks[2].address
        await program.press("T")
        assert at(program) == review.tasks[-1].address


async def test_search_without_diacritics_finds_words_with_them(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("slash")
        await program.type("thu vien")
        await program.press("enter")
        here = task(review, at(program))
        assert "'thu vien': 1 of" in program.lines[-1]
        assert "thư viện" in here.text.lower()
        await program.press("full_stop", "comma")
        assert at(program) == here.address


async def test_search_on_the_plan_side_looks_through_the_whole_plan(
    workbench: Workbench, review: Review
) -> None:
    last = review.plan_items[-1]
    async with running(workbench, review) as program:
        await program.press("tab", "slash")
        await program.type(last.address)
        await program.press("enter")
        assert beside(program) == last.address


async def test_words_that_are_not_there_are_said_to_be_not_there(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        before = at(program)
        await program.press("slash")
        await program.type("xyzzy")
        await program.press("enter")
        assert "not there" in program.lines[-1]
        assert at(program) == before


async def test_the_whole_document_opens_around_the_item(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("down", "down")
        here = task(review, at(program))
        await program.press("v")
        assert any(line.startswith("▌") and here.address in line for line in program.lines)
        await program.press("escape")
        assert at(program) == here.address


async def test_help_names_every_command_of_the_screen(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review, (120, 240)) as program:
        await program.press("question_mark")
        by_key, by_name = program.text.split("By name, behind Ctrl+P")
        for command in COMMANDS:
            if command.scope in (Scope.REVIEW, Scope.MOVE, Scope.GLOBAL):
                has_keys = bool(program.app.keymap.keys(command.id))
                assert (command.help in by_key) is has_keys
                assert (command.help in by_name) is not (has_keys or command.id in IN_ORDER)
        await program.press("escape")
        assert "decided" in program.lines[0]


async def test_help_explains_the_signs_that_the_screen_shows(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, (120, 240)) as program:
        await program.press("question_mark")
        for table in (VERDICTS, LINKS):
            for look in table.values():
                assert f"{look.glyph} {look.word}" in program.text
        assert f"{grade_word(Grade.LIKELY)} " in program.text
        assert "a score of 0.40 or more" in program.text


async def test_a_search_says_where_and_leaves_what_was_chosen_there(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("2")
        here, chosen = at(program), beside(program)
        await program.press("slash")
        assert "Search the directive" in program.text
        await program.type(here)
        await program.press("enter")
        assert (at(program), beside(program)) == (here, chosen)
        await program.press("tab", "slash")
        assert "Search the plan" in program.text


async def test_what_was_said_goes_at_the_next_key_and_hides_only_the_last_line_of_keys(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review, LOW) as program:
        keys = program.lines[-2:]
        await program.press("comma")
        assert "Search first." in program.lines[-1]
        assert program.lines[-2] == keys[0]
        await program.press("2")
        assert program.lines[-2:] == keys


@pytest.mark.parametrize("lang", ["en", "vi"])
async def test_the_keys_used_most_are_named_at_80_columns(
    workbench: Workbench, review: Review, lang: str
) -> None:
    language.use(lang)
    async with running(workbench, review, LOW) as program:
        named = " ".join(program.lines[-2:]).split()
        assert [key for key in named if key in {*"pgnszvm?q", "P", "G", "Esc"}] == [
            *"pgnszvm?",
            *("Esc", "q"),
        ]


async def test_every_command_of_the_screen_is_carried_out(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        for command in COMMANDS:
            if command.scope in (Scope.REVIEW, Scope.MOVE, Scope.GLOBAL):
                assert program.app.carried_out_by(program.app.screen, command), command.id


async def test_the_palette_runs_a_command_by_its_name(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("ctrl+p")
        await program.type("Gap")
        await program.press("enter")
        for _moment in range(50):
            await program.pilot.pause(0.02)
            if stored(workbench, review).state.verdict(review.tasks[0].id):
                break
    assert stored(workbench, review).state.verdict(review.tasks[0].id) is Verdict.GAP


@pytest.mark.parametrize("size", [WIDE, LOW])
async def test_status_texts_and_reason_are_on_the_screen(
    workbench: Workbench, review: Review, size: tuple[int, int]
) -> None:
    first = review.tasks[0]
    async with running(workbench, review, size) as program:
        assert review.directive.name in program.lines[0]
        assert "lan" in program.lines[0]
        assert any("why" in line for line in program.lines)
        opening = " ".join(first.text.split()[:5])
        assert program.text.count(opening) >= 2


async def test_the_vim_keymap_moves_with_j_and_k(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review, keymap="vim") as program:
        await program.press("j", "j", "k")
        assert at(program) == review.tasks[1].address


async def test_the_summary_can_be_seen_and_saved(
    workbench: Workbench, review: Review, tmp_path: Path
) -> None:
    target = tmp_path / "summary.md"
    async with running(workbench, review) as program:
        await program.press("G", "k")
        assert "I. Conclusion" in program.text
        await program.press("s")
        program.app.screen.query_one(Field).value = str(target)
        await program.press("enter")
        assert "Written" in program.lines[-1]
    assert target.read_bytes() == report(stored(workbench, review))


async def test_the_report_is_read_part_by_part_and_saved_in_the_format_chosen(
    workbench: Workbench, review: Review
) -> None:
    review.decide(review.tasks[0].id, Verdict.GAP)
    async with running(workbench, review, size=(80, 24)) as program:
        await program.press("k")
        assert "**" not in program.text
        assert "Report on the review of Kế hoạch No. 214/KH-UBND" in program.lines[1]
        await program.press("t", "t")
        assert program.lines[1].strip() == "II. Figures"
        assert "Gaps " in program.text
        assert "█" in program.text
        await program.press("t")
        assert program.lines[1].strip() == "III. To be added"
        await program.press("T")
        assert program.lines[1].strip() == "II. Figures"
        await program.press("f")
        chosen = formats()[1 % len(formats())]
        assert f"saved as {chosen}" in program.lines[0]
        assert program.lines[1].strip() == "II. Figures"
        await program.press("s")
        assert program.app.screen.query_one(Field).value.endswith(f"-214-kh-ubnd{chosen}")


@pytest.mark.parametrize(("key", "kept"), [("enter", False), ("escape", True)])
async def test_a_file_that_is_there_is_replaced_only_after_a_question(
    workbench: Workbench, review: Review, tmp_path: Path, key: str, kept: bool
) -> None:
    target = tmp_path / "s.md"
    target.write_text("something dear", encoding="utf-8")
    async with running(workbench, review) as program:
        await program.press("k", "s")
        program.app.screen.query_one(Field).value = str(target)
        await program.press("enter")
        assert "Replace it?" in program.text
        await program.press(key)
    assert (target.read_text(encoding="utf-8") == "something dear") is kept
