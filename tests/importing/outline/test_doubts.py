"""What the reader says it was unsure of: few doubts, each worth a look."""

from __future__ import annotations

from doichieu.corrections import doubt_words
from doichieu.importing import read_text

SHEET = """UBND TỈNH X

Số: 5/KH-UBND

X, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Về việc thử

{body}

TM. ỦY BAN NHÂN DÂN
Lò Văn Nam
"""


def doubts(body: str, sheet: str = SHEET) -> list[str]:
    return [doubt_words(doubt) for doubt in read_text(sheet.format(body=body)).doubts]


def test_a_sheet_in_order_raises_no_doubt() -> None:
    assert doubts("I. NHIỆM VỤ\n\n1. Xây cầu.\n\n2. Mở lớp.") == []


def test_a_sheet_without_a_signer_is_doubted() -> None:
    unsigned = SHEET.partition("TM. ỦY")[0]
    assert doubts("I. NHIỆM VỤ\n\n1. Xây cầu.", unsigned) == ["no signer was found"]


def test_a_count_that_does_not_begin_with_its_first_number_is_doubted() -> None:
    assert doubts("I. NHIỆM VỤ\n\n2. Xây cầu.\n\n3. Mở lớp.") == ["the numbering begins with I.2"]


def test_a_table_that_gives_bodies_something_to_do_under_unknown_names_is_doubted_once() -> None:
    rows = "".join(f"| {n} | Việc {n} | Sở Y tế | Sở Nội vụ |\n" for n in (1, 2, 3))
    table = "| TT | Mã | Cột một | Cột hai |\n|---|---|---|---|\n" + rows
    assert doubts(table).count("the columns of this table were not understood") == 1


def test_a_row_with_more_cells_than_its_table_is_doubted() -> None:
    table = (
        "| TT | Nhiệm vụ | Chủ trì | Thời hạn |\n|---|---|---|---|\n"
        "| 1 | Xây cầu | Sở X | 2026 | 2 | Mở lớp | Sở Y |\n"
    )
    assert "r1 has more cells than its table" in doubts(table)


def test_a_heading_as_long_as_a_task_is_doubted_where_it_charges_somebody_or_ends_as_one() -> None:
    long = "xây dựng đường sá và cầu cống ở các bản xa " * 7
    for heading, doubted in ((f"Sở X {long}", True), (f"Việc {long}", False)):
        found = doubts(f"I. NHIỆM VỤ\n\n1. {heading}\n\na) Xây cầu.\n")
        assert ("I.1 is long for a heading" in found) is doubted


def test_a_type_without_a_title_below_it_is_doubted() -> None:
    told = "no title was found below the type of document"
    assert doubts("I. NHIỆM VỤ\n\n1. Xây cầu.", SHEET.replace("Về việc thử\n", "")) == [told]


def test_the_one_item_that_nobody_leads_among_many_is_doubted() -> None:
    led = "\n\n".join(f"{n}. Sở {name} tham mưu." for n, name in enumerate("XYZT", 1))
    found = doubts(f"I. TỔ CHỨC THỰC HIỆN\n\n{led}\n\n5. Tham mưu việc khác.")
    assert found == ["nobody was understood to lead I.5"]
