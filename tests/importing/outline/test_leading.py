from __future__ import annotations

from datetime import date

import pytest

from doichieu.importing import read_text
from doichieu.importing.outline.blocks import Block, Cells
from doichieu.importing.outline.leading import deadline_of, duty_of
from doichieu.importing.sentences.duties import NOBODY, Duty
from doichieu.model import NO_DEADLINE, Deadline, DeadlineKind, Kind

ROW, LINE, LIST, ABOVE = (Duty((f"Sở {name}",)) for name in ("Hàng", "Dòng", "Khối", "Trên"))
BRACKET = "Sở Y tế mở lớp (giao Sở Nội vụ chủ trì)."
FIRST = "Sở Y tế mở lớp. Giao Sở Tài chính kiểm tra."
FURTHER = "Mở lớp cho cán bộ. Giao Sở Tài chính kiểm tra."


def task(text: str = "Mở lớp.", kind: Kind = Kind.TASK, *, gives: Duty = NOBODY) -> Block:
    return Block(2, text, kind=kind, parent=Block(1, "Việc chung", gives=gives))


def everything(text: str) -> Block:
    block = task(text, gives=ABOVE)
    block.cells, block.stated, block.assigned = Cells(ROW), LINE, LIST
    return block


def test_the_surest_source_says_who_leads() -> None:
    block = everything(BRACKET)
    leads = [duty_of(block).leads]
    block.cells = None
    leads.append(duty_of(block).leads)
    block.stated = None
    leads.append(duty_of(block).leads)
    block.text = FIRST
    leads.append(duty_of(block).leads[:1])
    block.text = FURTHER
    leads.append(duty_of(block).leads)
    block.assigned = None
    leads.append(duty_of(block).leads)
    block.parent = None
    leads.append(duty_of(block).leads)
    assert [name for (name,) in leads] == [
        *("Sở Hàng", "Sở Dòng", "Sở Nội vụ", "Sở Y tế", "Sở Khối", "Sở Trên", "Sở Tài chính")
    ]


def test_the_nearest_block_above_that_names_a_body_is_the_one_that_counts() -> None:
    block = task(gives=ABOVE)
    assert block.parent is not None
    block.parent.parent = Block(1, "Phần chung", gives=Duty(("Sở Xa",)))
    assert duty_of(block) == ABOVE


def test_an_empty_assignment_keeps_the_heading_away() -> None:
    block = task(gives=ABOVE)
    block.assigned = NOBODY
    assert duty_of(block) == NOBODY


def test_partners_of_the_heading_go_with_its_lead_or_with_nobody() -> None:
    heading = Duty(("Sở Trên",), ("các xã",))
    assert duty_of(task(gives=heading)) == heading
    assert duty_of(task("Sở Nội vụ mở lớp.", gives=heading)) == Duty(("Sở Nội vụ",))
    assert duty_of(task(gives=Duty((), ("các xã",)))) == Duty((), ("các xã",))


@pytest.mark.parametrize("kind", [Kind.HEADING, Kind.SITUATION, Kind.DEADLINE, Kind.OBJECTIVE])
def test_what_is_no_task_has_no_lead(kind: Kind) -> None:
    assert duty_of(task("Sở Y tế mở lớp.", kind, gives=ABOVE)) == NOBODY


def test_a_deadline_of_the_cell_outweighs_the_words_and_these_the_line_beside() -> None:
    def by(year: int) -> Deadline:
        return Deadline(f"{year}", DeadlineKind.BY, end=date(year, 12, 31))

    block = task("Mở lớp (hoàn thành trong năm 2025).")
    block.cells, block.due = Cells(deadline=by(2024)), by(2026)
    years = []
    for cells, text in ((block.cells, block.text), (None, block.text), (None, "Mở lớp.")):
        block.cells, block.text = cells, text
        end = deadline_of(block).end
        years.append(end and end.year)
    assert years == [2024, 2025, 2026]


def test_an_empty_cell_says_that_nobody_leads_and_nothing_is_due() -> None:
    block = everything("Sở Y tế mở lớp (hoàn thành trong năm 2025).")
    block.cells = Cells(deadline=NO_DEADLINE)
    assert duty_of(block) == NOBODY
    assert deadline_of(block).kind is DeadlineKind.NONE


def test_a_line_that_only_says_when_is_due_then_itself() -> None:
    line = task("Thời gian thực hiện: trong năm 2025.", Kind.DEADLINE)
    assert deadline_of(line).end == date(2025, 12, 31)
    assert deadline_of(task("Cơ quan chủ trì: Sở Y tế.", Kind.DEADLINE)).raw is None


UNDER_A_BODY = [
    ("Yêu cầu các đài và báo dành chuyên mục về chợ.", ("Sở Công Thương",), ()),
    ("Đề nghị Hội Phụ nữ tỉnh phối hợp vận động.", ("Sở Công Thương",), ("Hội Phụ nữ tỉnh",)),
    ("Đề nghị hợp tác xã hỗ trợ kho.", ("Sở Công Thương",), ("hợp tác xã",)),
    ("Giao Trung tâm Khuyến công mở lớp.", ("Trung tâm Khuyến công",), ()),
    ("Phân công Phó Giám đốc phụ trách từng chợ.", ("Sở Công Thương",), ()),
    ("Mỗi đảng viên trồng 02 cây.", ("Sở Công Thương",), ()),
]


@pytest.mark.parametrize(("text", "leads", "partners"), UNDER_A_BODY)
def test_whom_a_body_only_asks_leaves_it_the_lead(
    text: str, leads: tuple[str, ...], partners: tuple[str, ...]
) -> None:
    outline = read_text(f"I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Công Thương\n\n- {text}\n\n- Dọn chợ.\n")
    item = outline.by_address["I.1.-1"]
    assert (item.leads, item.partners) == (leads, partners)


def test_whom_the_issuer_asks_in_a_heading_may_be_others_below_it() -> None:
    outline = read_text(
        "I. NHIỆM VỤ\n\n1. Yêu cầu các cấp ủy:\n\n- Yêu cầu Hội Nông dân xã họp.\n\n- Dọn kênh.\n"
    )
    own, told = outline.items[-2:]
    assert (own.leads, told.leads) == (("Hội Nông dân xã",), ("các cấp ủy",))


@pytest.mark.parametrize(
    ("section", "leads"), [("PHÂN CÔNG NHIỆM VỤ", ("các trường học",)), ("KHEN THƯỞNG", ())]
)
def test_whom_a_heading_addresses_leads_where_the_work_is_shared_out(
    section: str, leads: tuple[str, ...]
) -> None:
    outline = read_text(
        f"I. {section}\n\n1. Đối với các trường học\n\n- Dựng gian.\n\n- Cử 20 em.\n"
    )
    assert outline.items[-1].leads == leads


@pytest.mark.parametrize(
    ("section", "leads"),
    [("NHIỆM VỤ", (("các trường học",), ("các thôn",))), ("KHEN THƯỞNG", ((), ()))],
)
def test_headings_that_address_one_body_each_share_the_work_out(
    section: str, leads: tuple[tuple[str, ...], ...]
) -> None:
    outline = read_text(
        f"I. {section}\n\n1. Đối với các trường học\n\n- Dựng gian.\n\n"
        "2. Đối với các thôn\n\n- Cử 20 em.\n"
    )
    assert (outline.items[2].leads, outline.items[4].leads) == leads


def test_a_heading_about_a_matter_beside_one_that_addresses_a_body_shares_nothing_out() -> None:
    outline = read_text(
        "I. NHIỆM VỤ\n\n1. Đối với kênh chính\n\n- Nạo vét.\n\n2. Đối với các thôn\n\n- Đắp bờ.\n"
    )
    assert [item.leads for item in outline.items] == [()] * 5
