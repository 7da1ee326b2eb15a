from __future__ import annotations

import pytest

from doichieu.importing import read_text
from doichieu.model import DoubtCode, Kind


def addresses(text: str) -> list[str]:
    return [item.address for item in read_text(text).items]


def test_schemes_nest_in_the_order_in_which_they_open() -> None:
    text = (
        "I. NHIỆM VỤ\n\n1. Giao thông\n\na) Cầu\n\n- Cầu treo.\n\n+ Dây cáp.\n\nb) Đường\n\n"
        "2. Chợ\n"
    )
    assert addresses(text) == ["I", "I.1", "I.1.a", "I.1.a.-1", "I.1.a.-1.+1", "I.1.b", "I.2"]


def test_a_printed_two_part_number_is_not_repeated_in_the_address() -> None:
    assert addresses(
        "I. NHIỆM VỤ\n\n2- Cụ thể\n\n2.1- Với xã\n\n- Một.\n\n2.2- Với tỉnh\n\n- Hai.\n"
    ) == [
        "I",
        "I.2",
        "I.2.1",
        "I.2.1.-1",
        "I.2.2",
        "I.2.2.-1",
    ]


def test_the_same_number_may_be_a_heading_here_and_a_task_there() -> None:
    outline = read_text(
        "I. CHUNG\n\n1. Dọn sạch các khu chợ trên địa bàn, mỗi tuần một lần.\n\n"
        "II. RIÊNG\n\n1. Phường A\n\n- Dọn chợ Đông.\n"
    )
    kinds = {item.address: item.kind for item in outline.items}
    assert kinds["I.1"] is Kind.TASK
    assert kinds["II.1"] is Kind.HEADING


def test_a_heading_without_a_number_that_ends_in_a_colon_holds_what_follows() -> None:
    text = (
        "1. Mục tiêu\n\nMục tiêu chung:\n\nĐời sống tốt hơn.\n\nMục tiêu riêng:\n\n- Hết nhà tạm.\n"
    )
    assert addresses(text) == ["1", "1.p1", "1.p1.p1", "1.p2", "1.p2.-1"]


def test_a_paragraph_after_a_finished_task_belongs_to_the_section() -> None:
    long = "tổ chức theo dõi, hướng dẫn, đôn đốc các xã và hằng quý tổng hợp kết quả gửi về " * 3
    text = f"IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở A {long}huyện.\n\nCác xã báo cáo khi có vướng mắc./.\n"
    assert addresses(text) == ["IV", "IV.1", "IV.p1"]


@pytest.mark.parametrize(
    "closing",
    [
        "Đề nghị các thôn nghiêm túc thực hiện.",
        "Chương trình hành động này được phổ biến đến chi bộ, đảng viên.",
        "Quá trình thực hiện nếu có vướng mắc, các thôn báo cáo về xã.",
        "Mọi chi tiết xin liên hệ Văn phòng, điện thoại 0123.456.789.",
        "Hội Nông dân xã đề nghị các chi hội thực hiện.\n\nXin trân trọng cảm ơn.",
    ],
)
@pytest.mark.parametrize(
    "last",
    [
        "2. Các thôn\n\n- Dọn kênh;\n\n- Vớt bèo.",
        "2. Ủy ban Kiểm tra Đảng ủy đưa việc dọn kênh mương vào chương trình kiểm tra năm 2026.",
    ],
)
def test_the_paragraphs_a_text_ends_with_are_no_part_of_the_list_before_them(
    last: str, closing: str
) -> None:
    text = f"IV. TỔ CHỨC THỰC HIỆN\n\n1. Xã họp.\n\n{last}\n\n{closing}\n\nNơi nhận:\n- Lưu.\n"
    first = read_text(text).by_address["IV.p1"]
    assert first.text == closing.partition("\n")[0]
    assert not {"Các thôn", "Ủy ban Kiểm tra Đảng ủy"} & {*first.leads}


def test_the_paragraph_a_text_ends_with_stays_under_the_heading_right_above_it() -> None:
    text = "IV. TỔ CHỨC THỰC HIỆN\n\n1. Các thôn\n\nDọn kênh mỗi tuần.\n\nNơi nhận:\n- Lưu.\n"
    assert addresses(text)[:3] == ["IV", "IV.1", "IV.1.p1"]


def test_numbers_resume_after_a_paragraph_between_them() -> None:
    long = (
        "rà soát các tuyến đường vào bản, lập danh sách những cầu đã yếu và dự toán kinh phí " * 3
    )
    text = f"1. Giao thông\n\n1.1. Sở A {long}.\n\nGiải thích {long}.\n\n1.2. Sở B {long}.\n"
    assert addresses(text) == ["1", "1.1", "1.p1", "1.2"]


def test_a_section_number_that_comes_twice_gets_an_address_of_its_own_and_a_doubt() -> None:
    outline = read_text("I. ĐẦU\n\n1. Một.\n\nII. GIỮA\n\n1. Hai.\n\nII. CUỐI\n\n1. Ba.\n")
    assert [item.address for item in outline.items if item.kind is Kind.HEADING] == [
        "I",
        "II",
        "II~2",
    ]
    assert any(doubt.line == 9 for doubt in outline.doubts)


def test_a_number_that_is_left_out_is_doubted_with_its_line() -> None:
    outline = read_text("1. Một.\n\n2. Hai.\n\n5. Năm.\n")
    assert [d.line for d in outline.doubts if d.code is DoubtCode.NUMBER_JUMP] == [5]


def test_markdown_headings_and_indented_bullets_nest() -> None:
    text = (
        "# Road plan\n\n## Works\n\n- Bridges\n  - North bridge\n  - South bridge\n"
        "- Roads\n\n## Money\n\nTen million.\n"
    )
    assert addresses(text) == ["p1", "p1.-1", "p1.-1.-1", "p1.-1.-2", "p1.-2", "p2", "p2.p1"]


def test_an_annex_holds_its_own_sections_under_its_own_title() -> None:
    outline = read_text(
        "I. ĐẦU\n\n1. Một.\n\nPHỤ LỤC I\n\nNHIỆM VỤ VỀ CẦU\n\nI. CẦU TREO\n\n1. Cầu Đông.\n"
    )
    assert [item.address for item in outline.items] == ["I", "I.1", "PLI", "PLI.I", "PLI.I.1"]
    assert outline.by_address["PLI"].text == "NHIỆM VỤ VỀ CẦU"


def test_every_item_knows_the_block_above_it() -> None:
    outline = read_text("I. VIỆC\n\n1. Chợ\n\n- Dọn chợ.\n")
    assert [item.parent for item in outline.items] == [None, "I", "I.1"]


def test_a_paragraph_that_ends_in_a_colon_holds_the_bullets_below_however_long_it_is() -> None:
    long = "Các xã cùng các bản " + "rà soát đường đi lối lại ở mọi nơi, " * 6 + "gồm:"
    text = f"I. NHIỆM VỤ\n\n1. Đường\n\n- Cầu.\n\n{long}\n\n- Đường liên xã.\n\n- Đường bản.\n"
    assert addresses(text)[-2:] == ["I.1.p1.-1", "I.1.p1.-2"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("BƯỚC MỘT", "BƯỚC HAI"),
        ("BƯỚC 1", "BƯỚC 2"),
        ("GIAI ĐOẠN I", "GIAI ĐOẠN II"),
        ("ĐỢT 1:", "ĐỢT 2:"),
        ("Giai đoạn 1:", "Giai đoạn 2:"),
        ("PHẦN THỨ NHẤT", "PHẦN THỨ HAI"),
    ],
)
def test_steps_and_parts_are_sections_and_their_title_may_stand_on_the_next_lines(
    first: str, second: str
) -> None:
    outline = read_text(
        f"HƯỚNG DẪN\n\ndọn kênh\n\n{first}\n\nChọn tuyến kênh\n\n"
        f"A. KÊNH LỚN\n\n1. Trưởng thôn theo dõi.\n\n{second}\n\nRa quân\n\n"
        "A. KÊNH LỚN\n\n1. Trưởng thôn theo dõi.\n"
    )
    one, two = (item for item in outline.items if item.parent is None)
    assert [(one.text, one.kind), (two.text, two.kind)] == [
        ("Chọn tuyến kênh", Kind.HEADING),
        ("Ra quân", Kind.HEADING),
    ]
    assert [item.address for item in outline.items][-1] == f"{two.address}.A.1"
    assert not [doubt for doubt in outline.doubts if doubt.code is DoubtCode.NUMBER_JUMP]


def test_the_time_of_a_step_in_brackets_belongs_to_its_heading() -> None:
    outline = read_text(
        "BƯỚC MỘT\n\nHọp thôn\n\n(Từ ngày 01/4 đến ngày 10/4/2026)\n\n1. Dọn kênh.\n"
    )
    assert outline.items[0].text == "Họp thôn (Từ ngày 01/4 đến ngày 10/4/2026)"


def test_steps_may_stand_in_a_section() -> None:
    text = "III. QUY TRÌNH\n\nBước 1: Họp thôn\n\n- Bàn.\n\nBước 2: Ra quân\n\n- Dọn.\n\nIV. KHÁC\n"
    assert addresses(text) == [
        *("III", "III.Bước 1", "III.Bước 1.-1", "III.Bước 2", "III.Bước 2.-1", "IV"),
    ]


def test_a_heading_in_capitals_over_two_lines_is_one() -> None:
    (section, _) = read_text("II. NHIỆM VỤ TRỌNG TÂM\n\nNĂM 2026\n\n1. Dọn kênh.\n").items
    assert section.text == "NHIỆM VỤ TRỌNG TÂM NĂM 2026"


def test_the_title_of_a_part_may_take_several_lines() -> None:
    (part, _) = read_text("PHẦN THỨ NHẤT\n\nNHIỆM VỤ\n\nNĂM 2026\n\n1. Dọn kênh.\n").items
    assert part.text == "NHIỆM VỤ NĂM 2026"


@pytest.mark.parametrize("note", ["Kèm theo Kế hoạch số 4/KH-UBND", "(Kèm theo Kế hoạch này)"])
def test_what_an_annex_is_attached_to_is_no_part_of_its_title(note: str) -> None:
    outline = read_text(f"PHỤ LỤC\n\nPHÂN CÔNG\n\n{note}\n\n1. Phòng Kinh tế theo dõi.\n")
    assert outline.by_address["PL"].text == "PHÂN CÔNG"
    assert (outline.items[1].address, outline.items[1].kind) == ("PL.p1", Kind.RECITAL)


def test_the_title_of_an_enclosed_plan_holds_its_opening_but_not_its_sections() -> None:
    outline = read_text(
        "QUYẾT ĐỊNH\nban hành phương án\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành.\n\n"
        "TM. ỦY BAN NHÂN DÂN\nLò Văn Nam\n\nPHƯƠNG ÁN\n\nDọn kênh mùa khô\n\n"
        "**(Kèm theo Quyết định số 12/QĐ-UBND ngày 02/3/2026)**\n\n"
        "Theo đề nghị của các thôn, xã lập phương án như sau:\n\nI. VIỆC\n\n1. Dọn kênh.\n"
    )
    enclosed = [(item.address, item.kind) for item in outline.items][-5:]
    assert enclosed == [
        ("Phương án", Kind.HEADING),
        ("Phương án.p1", Kind.RECITAL),
        ("Phương án.p2", Kind.RECITAL),
        ("I", Kind.HEADING),
        ("I.1", Kind.TASK),
    ]
    assert outline.by_address["Phương án"].text == "Dọn kênh mùa khô"


def test_a_bullet_that_says_what_a_part_is_about_holds_the_paragraphs_below_it() -> None:
    text = (
        "I. VIỆC PHẢI LÀM\n\n- Ở tỉnh\n\n+ Nội dung theo dõi\n\nTheo dõi các bến đò.\n\n"
        "Ghi sổ hằng ngày.\n\n+ Nội dung kiểm tra\n\nKiểm tra áo phao.\n\n- Ở xã\n\n+ Sửa bến.\n"
    )
    assert addresses(text) == [
        "I", "I.-1", "I.-1.+1", "I.-1.+1.p1", "I.-1.+1.p2", "I.-1.+2", "I.-1.+2.p1",
        "I.-2", "I.-2.+1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("paragraphs", "wanted"),
    [
        # Sentences that hold nothing show that the last of them holds nothing either.
        ("1. Dọn kênh. / 2. Mở lớp. / Các việc chính: / - Quét đường.", "1 2 p1 p1.-1"),
        ("a) Dọn kênh; / b) Mở lớp; / Việc của các thôn: / - Quét đường.", "a b p1 p1.-1"),
        ("- Dọn kênh. / - Mở lớp. / Các việc chính: / + Quét đường.", "-1 -2 p1 p1.+1"),
        # One alone may be a title, and so may those that have something below them.
        ("1. Dọn kênh. / Các việc chính: / - Quét đường.", "1 1.p1 1.p1.-1"),
        ("1. Kênh / - Dọn. / 2. Lớp. / Các việc chính: / - Mở.", "1 1.-1 2 2.p1 2.p1.-1"),
    ],
)
def test_a_line_with_a_colon_opens_a_group_beside_sentences_that_are_finished(
    paragraphs: str, wanted: str
) -> None:
    text = "\n\n".join(["I. NHIỆM VỤ", *paragraphs.split(" / ")])
    assert addresses(text) == ["I", *(f"I.{name}" for name in wanted.split())]


def test_a_section_in_capitals_holds_the_groups_that_lines_with_a_colon_open() -> None:
    text = "NỘI DUNG\n\n1. Dọn kênh.\n\n2. Mở lớp.\n\nCác việc khác:\n\n- Quét đường.\n"
    assert addresses(f"KẾ HOẠCH\n\nDọn kênh\n\n{text}") == [
        "p1",
        "p1.1",
        "p1.2",
        "p1.p1",
        "p1.p1.-1",
    ]


def test_a_bullet_that_only_names_a_body_holds_the_paragraphs_of_what_it_does() -> None:
    outline = read_text(
        "I. TỔ CHỨC THỰC HIỆN\n\n- Phòng Kinh tế\n\nChủ trì, phối hợp với các thôn vét mương.\n\n"
        "Mua cuốc xẻng.\n\n- Công an xã\n\nGiữ trật tự.\n\nTrên đây là Kế hoạch vét mương./.\n"
    )
    assert {item.address: item.leads for item in outline.items if item.leads} == {
        "I.-1.p1": ("Phòng Kinh tế",),
        "I.-1.p2": ("Phòng Kinh tế",),
        "I.-2.p1": ("Công an xã",),
    }


def test_bullets_of_names_alone_hold_no_paragraph_behind_them() -> None:
    text = "I. VIỆC PHẢI LÀM\n\n- Công an xã\n\n- Các thôn\n\nHọp mỗi tháng một lần.\n"
    assert addresses(text) == ["I", "I.-1", "I.-2", "I.p1"]


def test_a_paragraph_behind_sentences_that_hold_nothing_stands_beside_them() -> None:
    text = "I. NHIỆM VỤ\n\n1. Các thôn dọn kênh.\n\n2. Công an xã tuần tra.\n\nKết quả báo về xã.\n"
    assert addresses(text) == ["I", "I.1", "I.2", "I.p1"]
