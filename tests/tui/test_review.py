"""The review screen: one key decides, what is shown as decided is in the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.errors import StoreError
from doichieu.keymaps import COMMANDS, Scope
from doichieu.model import Action, Outline, Relation, StoredItem, Verdict
from doichieu.store import Store
from doichieu.tui.widgets.fields import Field
from doichieu.workbench import Review, Workbench

from .conftest import LOW, WIDE, Driver, running


def task(review: Review, address: str) -> StoredItem:
    return next(item for item in review.tasks if item.address == address)


def plan_item(review: Review, address: str) -> StoredItem:
    return next(item for item in review.plan_items if item.address == address)


def stored(workbench: Workbench, review: Review) -> Review:
    """The same review read anew from the store."""
    return workbench.resume(review.id)


def at(program: Driver) -> str:
    """The address of the task under the cursor."""
    return str(program.app.screen.task_here.address)  # type: ignore[attr-defined]


def beside(program: Driver) -> str:
    """The address of the plan item under the cursor."""
    return str(program.app.screen.plan_here.address)  # type: ignore[attr-defined]


KEYS = [("p", Verdict.PARTIAL), ("g", Verdict.GAP), ("s", Verdict.UNSURE)]


@pytest.mark.parametrize(("key", "verdict"), [("enter", Verdict.COVERED), *KEYS])
async def test_one_key_decides_is_stored_and_moves_on(
    workbench: Workbench, review: Review, key: str, verdict: Verdict
) -> None:
    first, second = review.tasks[:2]
    async with running(workbench, review) as program:
        assert at(program) == first.address
        await program.press(key)
        assert at(program) == second.address
        assert "decided 1/" in program.lines[0]
    assert stored(workbench, review).standing.verdict(first.id) is verdict


async def test_the_side_that_keys_go_to_is_marked(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        assert program.lines[1].startswith("━ Directive")
        assert "─ Plan" in program.lines[1]
        await program.press("tab")
        assert program.lines[1].startswith("─ Directive")
        assert "━ Plan" in program.lines[1]


async def test_covered_links_the_suggestion_under_the_cursor(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("tab", "down")
        chosen = plan_item(review, beside(program))
        await program.press("enter")
    again = stored(workbench, review)
    assert again.standing.relation(first.id, chosen.id) is Relation.SAME


async def test_a_number_chooses_the_suggestion_of_that_rank(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("3", "p")
    first = review.tasks[0]
    third = review.suggestions(first.id)
    (link,) = stored(workbench, review).standing.links(first.id)
    assert link.entry.value == Relation.PARTIAL
    assert link.slot.items[1] in {candidate.plan.id for candidate in third}  # type: ignore[attr-defined]


async def test_not_applicable_asks_for_a_reason_and_keeps_it(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("n")
        assert f"Why does {first.address} not apply?" in program.text
        await program.press("enter")
        assert stored(workbench, review).standing.verdict(first.id) is None
        await program.type("viec cua Trung uong")
        await program.press("enter")
    (verdict,) = stored(workbench, review).standing.about(Action.VERDICT, first.id)
    assert verdict.entry.value == Verdict.NOT_APPLICABLE
    assert verdict.entry.reason == "viec cua Trung uong"


async def test_a_reason_given_before_is_one_key_away(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("n")
        await program.type("abc")
        await program.press("enter", "n", "up", "enter")
    reasons = [a.entry.reason for a in stored(workbench, review).standing.all(Action.VERDICT)]
    assert reasons == ["abc", "abc"]


async def test_leaving_the_question_decides_nothing(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("n")
        await program.type("abc")
        await program.press("escape")
    assert stored(workbench, review).standing.annotations == ()


async def test_a_rejected_suggestion_never_comes_back(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        rejected = beside(program)
        await program.press("x")
        assert beside(program) != rejected
    async with running(workbench, stored(workbench, review)) as program:
        rows = program.app.screen.plan.rows  # type: ignore[attr-defined]
        assert plan_item(review, rejected).id not in {row.key for row in rows}


async def test_related_is_a_link_without_a_verdict(workbench: Workbench, review: Review) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("r")
        assert at(program) == first.address
    again = stored(workbench, review)
    assert [a.entry.value for a in again.standing.links(first.id)] == [Relation.RELATED]
    assert again.standing.verdict(first.id) is None


async def test_a_gap_takes_back_the_links_of_an_earlier_verdict(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("enter", "up", "g")
    again = stored(workbench, review)
    assert again.standing.verdict(first.id) is Verdict.GAP
    assert again.standing.links(first.id) == ()


async def test_rejecting_the_answer_of_a_covered_task_makes_it_undecided_again(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("enter", "up", "x")
        assert "undecided again" in program.lines[-1]
    assert stored(workbench, review).standing.verdict(first.id) is None


async def test_what_answers_a_task_is_no_addition(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("enter", "up", "b")
        assert f"it answers {review.tasks[0].address}" in program.lines[-1]
    again = stored(workbench, review).standing
    assert again.all(Action.ADDITION) == ()


async def test_going_on_with_enter_links_nothing_unlikely(
    workbench: Workbench, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.tui.screens.review.WEAK", 1.01)
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("enter")
        assert "Choose one by its number" in program.text
        assert stored(workbench, review).standing.verdict(first.id) is None
        await program.press("1", "enter")
    assert stored(workbench, review).standing.verdict(first.id) is Verdict.COVERED


async def test_a_decision_leads_from_the_whole_plan_back_to_the_suggestions(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("tab", "m")
        assert "the whole plan" in program.lines[1]
        await program.press("down", "enter")
        assert f"suggestions for {review.tasks[1].address}" in program.lines[1]


async def test_the_suggestions_come_back_with_the_best_in_front(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        best = beside(program)
        await program.press("m", "tab", "end", "m")
        assert beside(program) == best


async def test_the_next_leftover_of_the_plan_is_one_key_away(
    workbench: Workbench, review: Review
) -> None:
    review.addition(review.plan_items[1].id)
    async with running(workbench, review) as program:
        await program.press("m", "tab", "home", "t")
        assert beside(program) == review.plan_items[2].address
        await program.press("T")
        assert beside(program) == review.plan_items[0].address


async def test_an_enter_that_bounces_after_a_question_decides_nothing(
    workbench: Workbench, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.tui.screens.review.SETTLE", 60)
    async with running(workbench, review) as program:
        await program.press("slash")
        await program.type("a")
        await program.press("enter", "enter")
        assert "decided 0/" in program.lines[0]


async def test_a_note_that_was_changed_is_dropped_only_at_the_second_time(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("c")
        await program.type("abc")
        await program.press("escape")
        assert "not kept yet" in program.text
        await program.press("ctrl+s")
    assert stored(workbench, review).standing.note(review.tasks[0].id) == "abc"


async def test_a_note_that_cannot_be_stored_stays_to_be_kept_later(
    workbench: Workbench, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_anything: object) -> None:
        raise StoreError("the disk is full, so nothing was saved")

    async with running(workbench, review) as program:
        await program.press("c")
        await program.type("abc")
        with monkeypatch.context() as broken:
            broken.setattr(workbench.store.decisions, "record", fails)
            await program.press("ctrl+s")
            assert "the disk is full" in program.text
        await program.press("ctrl+s")
    assert stored(workbench, review).standing.note(review.tasks[0].id) == "abc"


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


async def test_an_overlap_needs_two_plan_items_and_says_so(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("tab", "space", "l")
        assert "two or more" in program.lines[-1]
        await program.press("down", "space", "l")
    (overlap,) = stored(workbench, review).standing.all(Action.OVERLAP)
    assert len(overlap.slot.items) == 2


async def test_a_mark_is_not_carried_to_another_task(workbench: Workbench, review: Review) -> None:
    second = review.tasks[1]
    async with running(workbench, review) as program:
        await program.press("tab", "down", "down", "space", "tab", "down")
        chosen = plan_item(review, beside(program))
        await program.press("enter")
    (link,) = stored(workbench, review).standing.links(second.id)
    assert link.slot.items[1] == chosen.id


async def test_covered_by_another_item_takes_the_place_of_the_first(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("enter", "up", "3")
        better = plan_item(review, beside(program))
        await program.press("p")
    (link,) = stored(workbench, review).standing.links(first.id)
    assert (link.slot.items[1], link.entry.value) == (better.id, Relation.PARTIAL)


async def test_unsure_keeps_what_was_linked(workbench: Workbench, review: Review) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("enter", "up", "s")
    again = stored(workbench, review)
    assert again.standing.verdict(first.id) is Verdict.UNSURE
    assert len(again.standing.links(first.id)) == 1


async def test_marked_items_are_linked_together(workbench: Workbench, review: Review) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("tab", "space", "down", "space", "enter")
    assert len(stored(workbench, review).standing.links(first.id)) == 2


async def test_an_addition_is_marked_in_the_whole_plan(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("m", "tab", "end", "b")
        last = beside(program)
    (addition,) = stored(workbench, review).standing.all(Action.ADDITION)
    assert addition.slot.items == (plan_item(review, last).id,)
    assert last == review.plan_items[-1].address


async def test_notes_on_a_task_and_on_a_pair_are_two_notes(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("c")
        await program.type("hoi lai")
        await program.press("ctrl+s")
        pair = plan_item(review, beside(program))
        await program.press("tab", "c")
        await program.type("khac han")
        await program.press("ctrl+s")
    standing = stored(workbench, review).standing
    assert standing.note(first.id) == "hoi lai"
    assert standing.note(first.id, pair.id) == "khac han"


async def test_undo_takes_back_whole_steps_and_redo_makes_them_again(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    async with running(workbench, review) as program:
        await program.press("enter", "z")
        assert at(program) == first.address
        assert stored(workbench, review).standing.annotations == ()
        await program.press("Z")
    again = stored(workbench, review)
    assert again.standing.verdict(first.id) is Verdict.COVERED
    assert len(again.standing.links(first.id)) == 1


async def test_undo_works_after_the_program_was_closed(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("g")
    async with running(workbench, stored(workbench, review)) as program:
        await program.press("z")
        assert "undone" in program.lines[-1]
    assert stored(workbench, review).standing.annotations == ()


async def test_nothing_to_undo_is_said(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("z")
        assert "nothing to undo" in program.lines[-1]


async def test_a_review_opens_where_it_was_left(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("g", "g", "down", "down", "g")
        left = at(program)
    async with running(workbench, stored(workbench, review)) as program:
        assert at(program) == left
        assert "decided 3/" in program.lines[0]


async def test_next_and_previous_undecided_pass_over_what_is_decided(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("g", "g", "home")
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
    async with running(workbench, review, (120, 70)) as program:
        await program.press("question_mark")
        for command in COMMANDS:
            if command.scope in (Scope.REVIEW, Scope.MOVE, Scope.GLOBAL):
                assert command.help in program.text
        await program.press("escape")
        assert "decided" in program.lines[0]


async def test_every_command_of_the_screen_is_carried_out(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        for command in COMMANDS:
            if command.scope in (Scope.REVIEW, Scope.MOVE, Scope.GLOBAL):
                assert program.app.action_of(program.app.screen, command), command.id


async def test_the_palette_runs_a_command_by_its_name(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review) as program:
        await program.press("ctrl+p")
        await program.type("Gap")
        await program.press("enter")
        for _moment in range(50):
            await program.pilot.pause(0.02)
            if stored(workbench, review).standing.verdict(review.tasks[0].id):
                break
    assert stored(workbench, review).standing.verdict(review.tasks[0].id) is Verdict.GAP


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


async def test_what_another_reviewer_decides_appears_on_return(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        with Store.open(workbench.config.store) as other:
            theirs = Review(other, review.id, "minh", workbench.clock)
            theirs.decide(review.tasks[0].id, Verdict.GAP)
        await program.press("v", "escape")
        assert "gap 1" in program.lines[0]


async def test_what_another_reviewer_decides_appears_by_itself(
    workbench: Workbench, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.tui.screens.review.LOOK_AROUND", 0.02)
    async with running(workbench, review) as program:
        with Store.open(workbench.config.store) as other:
            theirs = Review(other, review.id, "minh", workbench.clock)
            theirs.decide(review.tasks[0].id, Verdict.GAP)
        for _moment in range(100):
            await program.pilot.pause(0.02)
            if "gap 1" in program.lines[0]:
                break
        assert "gap 1" in program.lines[0]


def without(outline: Outline, *gone: str) -> Outline:
    """A newer version of a document in which some blocks are missing."""
    return Outline(outline.facts, tuple(i for i in outline.items if i.address not in gone))


async def test_a_newer_version_without_the_task_in_front_is_shown_without_it(
    workbench: Workbench, review: Review
) -> None:
    first = review.tasks[0]
    newer = without(review.directive.outline, first.address)
    async with running(workbench, review) as program:
        workbench.store.documents.put(newer, "newer.txt", "another", workbench.clock())
        with Store.open(workbench.config.store) as other:
            theirs = Review(other, review.id, "minh", workbench.clock)
            theirs.decide(theirs.tasks[5].id, Verdict.GAP)
        await program.press("v", "escape")
        assert at(program) != first.address
        assert f"/{len(review.tasks)}" in program.lines[1]
        await program.press("g")
        assert "decided 2/" in program.lines[0]


async def test_a_directive_left_without_tasks_leads_back_to_the_library(
    workbench: Workbench, review: Review
) -> None:
    none = without(review.directive.outline, *(task.address for task in review.tasks))
    async with running(workbench, review) as program:
        with Store.open(workbench.config.store) as other:
            other.documents.put(none, "none.txt", "another", workbench.clock())
        await program.press("v", "escape")
        assert "Documents" in program.text


async def test_suggestions_for_an_older_version_are_let_go(
    workbench: Workbench, review: Review
) -> None:
    align = review.aligner()
    with Store.open(workbench.config.store) as other:
        newer = without(review.plan.outline, review.plan_items[0].address)
        other.documents.put(newer, "newer.txt", "another", workbench.clock())
    assert review.refresh()
    assert not review.suggest(align())
    assert not review.aligned
    assert review.suggest(review.aligner()())


async def test_a_store_that_fails_is_said_and_ends_nothing(
    workbench: Workbench, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_anything: object) -> None:
        raise StoreError("the disk is full, so nothing was saved")

    async with running(workbench, review) as program:
        monkeypatch.setattr(workbench.store.decisions, "record", fails)
        await program.press("g")
        assert "the disk is full" in program.lines[-1]
        assert "decided 0/" in program.lines[0]


async def test_undoing_what_somebody_else_has_changed_since_is_refused_in_words(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("g")
        with Store.open(workbench.config.store) as other:
            theirs = Review(other, review.id, "minh", workbench.clock)
            theirs.decide(review.tasks[0].id, Verdict.UNSURE)
        await program.press("z")
        assert "minh" in program.lines[-1]
    assert stored(workbench, review).standing.verdict(review.tasks[0].id) is Verdict.UNSURE


async def test_what_somebody_else_has_changed_does_not_stand_in_the_way_of_older_steps(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        await program.press("g", "g")
        with Store.open(workbench.config.store) as other:
            theirs = Review(other, review.id, "minh", workbench.clock)
            theirs.decide(review.tasks[1].id, Verdict.UNSURE)
        await program.press("z", "z")
        assert "gap → undecided" in program.lines[-1]
    standing = stored(workbench, review).standing
    assert standing.verdict(review.tasks[0].id) is None
    assert standing.verdict(review.tasks[1].id) is Verdict.UNSURE


async def test_the_vim_keymap_moves_with_j_and_k(workbench: Workbench, review: Review) -> None:
    async with running(workbench, review, keymap="vim") as program:
        await program.press("j", "j", "k")
        assert at(program) == review.tasks[1].address


async def test_the_summary_can_be_seen_and_saved(
    workbench: Workbench, review: Review, tmp_path: Path
) -> None:
    target = tmp_path / "summary.md"
    async with running(workbench, review) as program:
        await program.press("g", "k")
        assert "#" in program.text
        await program.press("s")
        program.app.screen.query_one(Field).value = str(target)
        await program.press("enter")
        assert "Written" in program.lines[-1]
    assert target.read_text(encoding="utf-8") == workbench.summary(stored(workbench, review))


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
