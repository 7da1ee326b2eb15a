"""`doichieu outline` and `doichieu align` show what was read and suggested, as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.console import Console

from doichieu.export.terminal import candidates_tree, outline_tree
from doichieu.model import (
    ITEM_KINDS,
    Candidate,
    Deadline,
    Doubt,
    DoubtCode,
    Facts,
    Grade,
    Item,
    Kind,
    Outline,
)
from doichieu.wording import KIND_GLYPHS, kind_word
from tests.export import reviews

if TYPE_CHECKING:
    from rich.tree import Tree

OUTLINE = Outline(
    reviews.DIRECTIVE,
    (
        Item("IV", 40, Kind.HEADING, "NHIỆM VỤ CỤ THỂ"),
        Item(
            "IV.2",
            41,
            Kind.TASK,
            "Cải tạo kho [bold]lưu trữ[/bold].",
            parent="IV",
            leads=("Sở Nội vụ", "Sở Tài chính"),
            partners=("Công an tỉnh",),
            deadline=Deadline("hoàn thành trong năm 2026"),
            cites=("319-KL/TW",),
        ),
        Item("sig", 90, Kind.SIGNATURE, "T/M BAN BÍ THƯ"),
    ),
    (Doubt(57, DoubtCode.OTHER, {"words": "[red]số thứ tự nhảy từ 3 đến 5"}),),
)


def lines(tree: Tree) -> list[str]:
    console = Console(width=200, color_system=None, legacy_windows=False)
    with console.capture() as capture:
        console.print(tree)
    return capture.get().splitlines()


def printed(outline: Outline) -> list[str]:
    return lines(outline_tree(outline))


def test_the_facts_stand_on_top_and_unknown_ones_are_left_out() -> None:
    page = printed(OUTLINE)

    assert page[0].strip() == "58-KH/TW"
    assert any(line.split() == ["date", "20/10/2025"] for line in page)
    bare = "\n".join(printed(Outline(Facts(number="7/KH"), ())))
    assert "issuer" not in bare


def test_an_item_stands_under_its_heading_with_all_that_was_understood() -> None:
    page = printed(OUTLINE)
    heading = next(line for line in page if "NHIỆM VỤ CỤ THỂ" in line)
    task = next(line for line in page if "IV.2" in line)

    assert task.index("IV.2") > heading.index("IV ")
    for words in (
        "line 41",
        "lead Sở Nội vụ; Sở Tài chính",
        "with Công an tỉnh",
        "deadline hoàn thành trong năm 2026",
        "cites 319-KL/TW",
    ):
        assert words in task


def test_text_of_a_document_is_never_read_as_markup() -> None:
    page = "\n".join(printed(OUTLINE))

    assert "kho [bold]lưu trữ[/bold]." in page
    assert "[red]số thứ tự" in page


def test_nothing_that_a_terminal_would_obey_is_printed() -> None:
    item = Item("I.\x1b[2J1", 2, Kind.TASK, "xây\x1b[2J cầu", leads=("Sở\u202eA",))
    doubt = Doubt(2, DoubtCode.OTHER, {"words": "\x1b]0;x\x07"})
    page = printed(Outline(Facts(number="1\x1b/KH", title="Về\tcầu"), (item,), (doubt,)))

    assert all(line.isprintable() for line in page)
    assert "I.\ufffd[2J1" in "".join(page)


def test_doubts_come_last_with_their_lines() -> None:
    page = printed(OUTLINE)

    assert "Doubts: 1" in page[-2]
    assert "line 57" in page[-1]


def test_a_block_whose_parent_is_not_shown_stands_at_the_root() -> None:
    section = replace(OUTLINE, items=OUTLINE.items[1:2], doubts=())

    assert "IV.2" in printed(section)[-1]


def test_every_kind_has_a_glyph_of_its_own_column_and_a_word() -> None:
    assert set(KIND_GLYPHS) == set(ITEM_KINDS)
    assert {len(glyph) for glyph in KIND_GLYPHS.values()} == {1}
    assert len({kind_word(kind) for kind in ITEM_KINDS}) == len(ITEM_KINDS)


def test_only_kinds_that_occur_are_in_the_legend() -> None:
    page = "\n".join(printed(OUTLINE))

    assert "▪ task" in page
    assert "stamp" not in page


LATER = "≠ deadline later: năm [2025] → năm 2026"


def test_suggestions_stand_under_their_task_with_score_reasons_and_what_differs() -> None:
    task, other = reviews.TASKS[:2]
    first, second = reviews.PLAN_ITEMS[:2]
    page = lines(
        candidates_tree(
            (
                (
                    Candidate(task, first, 0.812, grade=Grade.LIKELY),
                    ("words 0.74", "[b]"),
                    (LATER,),
                ),
                (Candidate(task, second, 0.2), (), ()),
                (Candidate(other, second, 0.5), (), ()),
            )
        )
    )

    assert [line.count(task.text) for line in page] == [0, 1, 0, 0, 0, 0, 0]
    assert "▶ 0.81 likely II.1.-1" in page[2]
    assert "words 0.74 · [b]" in page[2]
    assert page[3].endswith(LATER)
    assert "▶" not in page[4]
    assert other.text in page[5]


def test_what_is_true_of_the_whole_plan_stands_above_the_suggestions() -> None:
    page = lines(candidates_tree((), of_plan=reviews.OF_PLAN))
    assert "≠ the plan gives a time for 3 of its items" in page[1]
