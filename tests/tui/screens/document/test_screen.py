"""The document screen: keys put right what was read wrong, and the store has it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from doichieu.corrections import Correction, Subject, anchor_of
from doichieu.keymaps import COMMANDS, Scope
from doichieu.model import (
    DeadlineKind,
    DocumentId,
    Doubt,
    DoubtCode,
    Facts,
    Kind,
    Outline,
    StoredItem,
)
from doichieu.store import Store
from doichieu.tui.widgets.fields import Field
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, WIDE, Driver, at, plan_item, running, stored

TEXT = """# Kế hoạch làm đường

## I. Nhiệm vụ

1. Sở Xây dựng làm cầu qua

2. sông nhỏ; 3. Sở Giáo dục mở lớp đêm

4. Đời sống người dân đã khá hơn nhiều
"""


@pytest.fixture
def document(workbench: Workbench, tmp_path: Path) -> DocumentId:
    """A short plan whose numbering has a gap, read in and shown first in the library."""
    file = tmp_path / "plan.md"
    file.write_text(TEXT, encoding="utf-8")
    imported = workbench.documents.import_file(file).document
    assert imported is not None
    return imported.id


def read(workbench: Workbench, document: DocumentId) -> Outline:
    return workbench.store.documents.get(document).outline


def block(workbench: Workbench, document: DocumentId, text: str) -> StoredItem:
    items = read(workbench, document).items
    return next(item for item in items if item.text.startswith(text))  # type: ignore[return-value]


async def stand_on(program: Driver, words: str) -> None:
    """Find a block of the document by its words."""
    await program.press("slash")
    program.app.screen.query_one(Field).value = words
    await program.press("enter")


async def answer(program: Driver, text: str) -> None:
    """Type an answer in place of the one proposed."""
    program.app.screen.query_one(Field).value = text
    await program.press("enter")


@pytest.mark.parametrize("size", [WIDE, LOW])
async def test_every_block_says_what_kind_it_is(
    workbench: Workbench, document: DocumentId, size: tuple[int, int]
) -> None:
    async with running(workbench, size=size) as program:
        await program.press("enter")
        (line,) = (each for each in program.lines if "làm cầu" in each)
        assert "▪ task" in line
        assert block(workbench, document, "Sở Xây dựng").address in line


async def test_a_block_is_joined_with_the_one_above_and_parted_again(
    workbench: Workbench, document: DocumentId
) -> None:
    async with running(workbench) as program:
        await program.press("enter")
        await stand_on(program, "sông nhỏ")
        await program.press("g")
        assert "joined" in program.lines[-1]
        assert block(workbench, document, "Sở Xây dựng").text.startswith(
            "Sở Xây dựng làm cầu qua sông nhỏ"
        )
        assert any("±▪" in line and "▌" in line for line in program.lines)
        await program.press("z")
        assert block(workbench, document, "Sở Xây dựng").text == "Sở Xây dựng làm cầu qua"
        await program.press("Z")
        assert "qua sông nhỏ" in block(workbench, document, "Sở Xây dựng").text


async def test_a_block_is_split_before_a_word(workbench: Workbench, document: DocumentId) -> None:
    async with running(workbench) as program:
        await program.press("enter")
        await stand_on(program, "sông nhỏ")
        await program.press("c", "enter")
        second = block(workbench, document, "Sở Giáo dục")
        assert second.address == "I.3"
        assert block(workbench, document, "sông nhỏ").text == "sông nhỏ;"
        assert any("▌I.3" in line for line in program.lines)


async def test_the_place_to_split_is_moved_by_words_lines_and_sentences(
    workbench: Workbench, document: DocumentId
) -> None:
    async with running(workbench) as program:
        await program.press("enter")
        await stand_on(program, "sông nhỏ")
        await program.press("c", "right", "end", "up", "down", "home", "tab", "shift+tab", "left")
        await program.press("home", "right", "right", "left", "enter")
        assert block(workbench, document, "sông").text == "sông nhỏ;"


async def test_the_kind_is_chosen_from_a_list(workbench: Workbench, document: DocumentId) -> None:
    async with running(workbench) as program:
        await program.press("enter")
        await stand_on(program, "Đời sống")
        await program.press("l", "home", "enter")
        assert block(workbench, document, "Đời sống").kind is Kind.HEADING
        assert "kind corrected" in program.lines[-1]


async def test_one_key_says_that_nobody_has_to_do_it(
    workbench: Workbench, document: DocumentId
) -> None:
    async with running(workbench) as program:
        await program.press("enter")
        await stand_on(program, "Đời sống")
        await program.press("n")
        assert ": no task" in program.lines[-1]
        assert block(workbench, document, "Đời sống").kind is Kind.SITUATION
        await program.press("n")
        assert "no task already" in program.lines[-1]


async def test_leads_partners_and_citations_are_typed(
    workbench: Workbench, document: DocumentId
) -> None:
    async with running(workbench) as program:
        await program.press("enter")
        await stand_on(program, "Đời sống")
        for key, text in (
            ("b", "Sở Y tế; các sở, ban, ngành"),
            ("p", "Sở Nội vụ"),
            ("v", "9-NQ/TW, 7-CT/TW"),
        ):
            await program.press(key)
            await answer(program, text)
        item = block(workbench, document, "Đời sống")
        assert item.leads == ("Sở Y tế", "các sở, ban, ngành")
        assert item.partners == ("Sở Nội vụ",)
        assert item.cites == ("9-NQ/TW", "7-CT/TW")
        assert "Sở Y tế · các sở, ban, ngành" in program.text


async def test_a_deadline_is_understood_from_its_words(
    workbench: Workbench, document: DocumentId
) -> None:
    async with running(workbench) as program:
        await program.press("enter")
        await stand_on(program, "Đời sống")
        await program.press("h")
        await answer(program, "trước ngày 30/6/2026")
        await program.press("enter")
        deadline = block(workbench, document, "Đời sống").deadline
        assert (deadline.kind, deadline.end) == (DeadlineKind.BY, date(2026, 6, 30))
        await program.press("h")
        await answer(program, "")
        assert block(workbench, document, "Đời sống").deadline.raw is None


async def test_a_deadline_that_is_not_understood_is_given_its_kind_and_days(
    workbench: Workbench, document: DocumentId
) -> None:
    async with running(workbench) as program:
        await program.press("enter")
        await stand_on(program, "Đời sống")
        await program.press("h")
        await answer(program, "trong mùa khô tới")
        await program.press("home", "down", "down", "down", "enter")
        await answer(program, "1/12/2026 – 30/4/2026")
        assert "before the first" in program.text
        await answer(program, "1/12/2026 – 30/4/2027")
        deadline = block(workbench, document, "Đời sống").deadline
        assert deadline.raw == "trong mùa khô tới"
        assert deadline.kind is DeadlineKind.WITHIN
        assert (deadline.start, deadline.end) == (date(2026, 12, 1), date(2027, 4, 30))


async def test_an_address_that_is_taken_is_refused_and_another_is_not(
    workbench: Workbench, document: DocumentId
) -> None:
    async with running(workbench) as program:
        await program.press("enter")
        await stand_on(program, "Đời sống")
        await program.press("m")
        await answer(program, "I.1")
        assert "there is a block I.1 already" in program.text
        await answer(program, "I.3")
        assert block(workbench, document, "Đời sống").address == "I.3"


async def test_facts_about_the_document_are_put_right(
    workbench: Workbench, document: DocumentId
) -> None:
    async with running(workbench) as program:
        await program.press("enter", "f", "home", "enter")
        await answer(program, "12/KH-UBND")
        assert "12/KH-UBND" in program.lines[0]
        await program.press("f", "home", *["down"] * 4, "enter", "home", "enter")
        await program.press("f", "home", *["down"] * 6, "enter")
        await answer(program, "31/2/2026")
        assert "is no day" in program.text
        await answer(program, "28/2/2026")
        await program.press("escape")
        assert "12/KH-UBND" in program.text
    facts = read(workbench, document).facts
    assert (facts.number, facts.level, facts.date) == ("12/KH-UBND", "central", date(2026, 2, 28))


async def test_doubts_are_walked_through_and_ticked_off(
    workbench: Workbench, document: DocumentId
) -> None:
    count = len(read(workbench, document).doubts)
    assert count > 1
    async with running(workbench) as program:
        assert f"doubts: {count}" in program.text
        await program.press("enter", "t")
        assert f"doubt 1 of {count}" in program.lines[-1]
        await program.press("t", "T", "T")
        assert f"doubt {count} of {count}" in program.lines[-1]
        for left in reversed(range(count)):
            await program.press("space")
            assert len(read(workbench, document).doubts) == left
        assert "Every doubt is ticked off" in program.lines[-1]
        await program.press("z")
        assert len(read(workbench, document).doubts) == 1
        await program.press("escape")
        assert "doubts: 1" in program.text


async def test_what_somebody_else_corrects_appears_and_the_cursor_stays(
    workbench: Workbench, document: DocumentId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.tui.screens.document.screen.LOOK_AROUND", 0.02)
    async with running(workbench) as program:
        await program.press("enter")
        await stand_on(program, "Đời sống")
        with Store.open(workbench.config.store) as other:
            items = other.documents.get(document).outline.items
            place = next(n for n, item in enumerate(items) if item.text.startswith("sông nhỏ"))
            join = Correction(Subject.JOIN, anchor_of(items, place))
            other.corrections.record(document, join, "minh", workbench.clock())
        for _moment in range(100):
            await program.pilot.pause(0.02)
            if "cầu qua sông nhỏ" in program.text:
                break
        assert "cầu qua sông nhỏ" in program.text
        assert any(line.startswith("▌I.4") for line in program.lines)


async def test_a_question_stays_with_its_block_when_somebody_else_changes_the_document(
    workbench: Workbench, document: DocumentId
) -> None:
    async with running(workbench) as program:
        await program.press("enter")
        await stand_on(program, "sông nhỏ")
        await program.press("b")
        with Store.open(workbench.config.store) as other:
            items = other.documents.get(document).outline.items
            place = next(n for n, item in enumerate(items) if item.text.startswith("sông nhỏ"))
            join = Correction(Subject.JOIN, anchor_of(items, place))
            other.corrections.record(document, join, "minh", workbench.clock())
        before = read(workbench, document)
        await answer(program, "Sở Y tế")
        assert "has just been changed" in program.text
        assert read(workbench, document) == before


async def test_a_review_shows_what_was_corrected_when_one_comes_back(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench, review) as program:
        here = at(program)
        await program.press("v", "n", "escape")
        assert at(program) != here
        assert len(stored(workbench, review).tasks) == len(review.tasks)
        assert f"decided 0/{len(review.tasks)}" in program.lines[0]


async def test_a_plan_task_joined_with_the_one_above_is_suggested_as_one(
    workbench: Workbench, review: Review
) -> None:
    second = plan_item(review, "IV.1.-2")
    async with running(workbench, review) as program:
        await program.press("tab", "v")
        await stand_on(program, second.text[:30])
        await program.press("g", "escape")
        now = plan_item(review, "IV.1.-1")
        assert now.text.endswith(second.text)
        assert second.id not in {item.id for item in review.plan_items}
        assert review.aligned


async def test_in_a_document_without_blocks_every_key_says_so(workbench: Workbench) -> None:
    outline = Outline(Facts(number="1/KH"), (), (Doubt(1, DoubtCode.NO_TASK),))
    document, _new = workbench.store.documents.put(outline, "a", "1", workbench.clock())
    async with running(workbench) as program:
        await program.press("enter")
        for key in ("l", "n", "c", "b", "h", "m", "v"):
            await program.press(key)
            assert "There is no block here" in program.lines[-1]
        await program.press("g", "down", "end", "t", "space")
        assert "Every doubt is ticked off" in program.lines[-1]
    assert len(workbench.store.corrections.log(document)) == 1


async def test_help_names_every_command_of_the_document(
    workbench: Workbench, document: DocumentId
) -> None:
    assert document
    async with running(workbench, size=(120, 160)) as program:
        await program.press("enter", "question_mark")
        for command in COMMANDS:
            if command.scope in (Scope.DOCUMENT, Scope.GLOBAL):
                assert command.help in program.text


async def test_a_store_that_cannot_be_written_to_says_so_and_corrects_nothing(
    workbench: Workbench, document: DocumentId
) -> None:
    with Store.open(workbench.config.store, read_only=True) as store:
        reader = Workbench(store, workbench.config, workbench.clock)
        async with running(reader) as program:
            await program.press("enter", "down", "down", "g")
            assert "read-only" in program.text
    assert workbench.store.corrections.log(document) == ()


WITH_FORM = """KẾ HOẠCH

Dọn kênh

1. Các thôn dọn kênh.

TM. ỦY BAN NHÂN DÂN

Lê Văn Ba

PHỤ LỤC

Mẫu số 01

BIÊN BẢN HỌP THÔN

Hôm nay, ngày …… tháng …… năm ……

- Người ghi: ……………

- Chỗ ký của Trưởng thôn: ……………
"""


@pytest.mark.parametrize("size", [WIDE, LOW])
async def test_a_folded_appendix_says_so_and_one_key_shows_all_of_it(
    workbench: Workbench, tmp_path: Path, size: tuple[int, int]
) -> None:
    file = tmp_path / "form.md"
    file.write_text(WITH_FORM, encoding="utf-8")
    workbench.documents.import_file(file)
    async with running(workbench, size=size) as program:
        await program.press("enter", "end")
        assert any("▸ folded" in line for line in program.lines)
        assert "Chỗ ký" not in program.text
        assert "kept in one" in program.text
        await program.press("enter")
        assert any("▾ unfolded" in line for line in program.lines)
        assert "Chỗ ký" in program.text
        await program.press("enter")
        assert "Chỗ ký" not in program.text
        await program.press("home", "enter")
        assert "Only an appendix" in program.text


async def test_what_is_found_in_a_folded_appendix_is_shown(
    workbench: Workbench, tmp_path: Path
) -> None:
    file = tmp_path / "form.md"
    file.write_text(WITH_FORM, encoding="utf-8")
    workbench.documents.import_file(file)
    async with running(workbench) as program:
        await program.press("enter")
        await stand_on(program, "chỗ ký")
        assert "Chỗ ký của Trưởng thôn" in program.text


async def test_a_folded_appendix_can_be_given_another_kind(
    workbench: Workbench, tmp_path: Path
) -> None:
    file = tmp_path / "form.md"
    file.write_text(WITH_FORM, encoding="utf-8")
    imported = workbench.documents.import_file(file).document
    assert imported is not None
    async with running(workbench) as program:
        await program.press("enter", "end", "l")
        await program.press("home", "enter")
    assert not read(workbench, imported.id).by_address["PL"].folded
