"""What closes a document asks everybody to do what it says, and is no task of it."""

from __future__ import annotations

import pytest

from doichieu.importing import read_text
from doichieu.model import Item, Kind, Outline

CLOSE = "Trên đây là Kế hoạch dọn kênh; đề nghị các thôn nghiêm túc thực hiện."
SECTIONS = "I. NHIỆM VỤ\n\n1. Phòng Kinh tế\n\na) Nạo vét kênh.\n\nb) Phát quang bờ.\n\n"
LIST = "1. Phòng Kinh tế nạo vét kênh.\n\n2. Công an xã phát quang bờ.\n\n"
ANNEX = (
    "\n\nPHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n\n"
    "| TT | Nhiệm vụ | Cơ quan chủ trì |\n|---|---|---|\n| 1 | Đắp bờ | Công an xã |\n"
)


def closing(outline: Outline, opening: str) -> Item:
    (found,) = (item for item in outline.items if item.text.startswith(opening))
    return found


@pytest.mark.parametrize("annex", ["", ANNEX])
@pytest.mark.parametrize("body", [SECTIONS, LIST])
@pytest.mark.parametrize(
    "close",
    [
        CLOSE,
        "Trên đây là một số nội dung, đề nghị các thôn phối hợp thực hiện.",
        "Ủy ban nhân dân xã yêu cầu các thôn nghiêm túc triển khai thực hiện./.",
        "Đề nghị các thôn nghiêm túc triển khai thực hiện Kế hoạch này.",
        "Quá trình triển khai nếu có vướng mắc, các thôn phản ánh về Ủy ban nhân dân xã./.",
    ],
)
def test_a_closing_formula_is_no_task_whatever_stands_before_and_behind_it(
    body: str, annex: str, close: str
) -> None:
    found = closing(read_text(body + close + annex), close)
    assert (found.kind, found.leads) == (Kind.ORGANISATION, ("các thôn",))


@pytest.mark.parametrize("label", ["2. ", "- ", "c) "])
def test_a_closing_formula_with_a_number_or_a_dash_is_no_task(label: str) -> None:
    outline = read_text(SECTIONS + label + CLOSE)
    assert closing(outline, CLOSE).kind is Kind.ORGANISATION


def test_the_paragraph_behind_what_the_document_was_belongs_to_the_close() -> None:
    charge = "Ủy ban nhân dân xã yêu cầu các thôn triển khai; định kỳ báo cáo."
    outline = read_text(f"{SECTIONS}Trên đây là Kế hoạch dọn kênh.\n\n{charge}\n")
    assert closing(outline, charge).kind is Kind.ORGANISATION


def test_a_list_in_the_close_is_for_whom_the_close_asks() -> None:
    outline = read_text(
        f"{LIST}Trên đây là Kế hoạch dọn kênh; yêu cầu các thôn:\n\n- Triển khai.\n\n- Báo cáo.\n"
    )
    assert [(item.kind, item.leads) for item in outline.items[-2:]] == [
        (Kind.ORGANISATION, ("các thôn",))
    ] * 2


def test_a_close_keeps_the_day_that_it_sets() -> None:
    close = "Trên đây là Kế hoạch dọn kênh. Đề nghị các thôn báo cáo trước ngày 15/6/2026."
    found = closing(read_text(LIST + close), close)
    assert (found.kind, found.deadline.raw) == (Kind.ORGANISATION, "trước ngày 15/6/2026")


def test_the_last_duty_about_the_whole_stays_one_of_organisation_before_the_close() -> None:
    outline = read_text(f"{LIST}3. Công an xã theo dõi việc thực hiện Kế hoạch này.\n\n{CLOSE}\n")
    assert [item.kind for item in outline.items[-2:]] == [Kind.ORGANISATION] * 2


def test_a_paragraph_among_the_tasks_that_asks_for_something_stays_a_task() -> None:
    paragraph = "Yêu cầu các thôn chủ động rà soát, khẩn trương thực hiện việc nạo vét kênh."
    outline = read_text(f"I. NHIỆM VỤ\n\n1. Kênh chính\n\n{paragraph}\n\n2. Kênh nhánh\n\n- Đắp.\n")
    assert closing(outline, paragraph).kind is Kind.TASK
