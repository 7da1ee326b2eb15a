"""Appendices: forms, outlines of reports, lists and quotas are kept in one; tasks are not."""

from __future__ import annotations

import pytest

from doichieu.importing import read_text
from doichieu.model import REVIEWED, DoubtCode, Item, Kind, Outline

PLAN = """ỦY BAN NHÂN DÂN XÃ ĐÔNG KHÊ

Số: 45/KH-UBND

Đông Khê, ngày 02 tháng 3 năm 2026

KẾ HOẠCH

Dọn kênh mương năm 2026

I. NHIỆM VỤ

1. Các thôn dọn kênh.

II. TỔ CHỨC THỰC HIỆN

1. Phòng Kinh tế theo dõi.

TM. ỦY BAN NHÂN DÂN

CHỦ TỊCH

Lê Văn Ba

"""
TABLE = "|---|---|---|---|\n"


def read(*appendix: str) -> Outline:
    return read_text(PLAN + "\n\n".join(appendix) + "\n")


def behind(outline: Outline) -> list[Item]:
    """The items behind the signature."""
    places = [item.kind for item in outline.items]
    return list(outline.items[places.index(Kind.SIGNATURE) + 1 :])


FORM = (
    "BIÊN BẢN HỌP THÔN",
    "Hôm nay, ngày …… tháng …… năm 20……, tại ……………",
    "1. Thành phần gồm:",
    "- Ông (bà): …………………… Chức vụ: ………………",
    "- Tổ chức bầu ban kiểm phiếu gồm …… người.",
    "2. Kết quả: ......................................",
)
REPORT = (
    "ĐỀ CƯƠNG BÁO CÁO KẾT QUẢ DỌN KÊNH",
    "I. TÌNH HÌNH THỰC HIỆN",
    "1. Đánh giá công tác lãnh đạo, chỉ đạo.",
    "2. Kết quả thực hiện các nhiệm vụ được giao.",
    "II. KIẾN NGHỊ",
    "1. Đề xuất với Ủy ban nhân dân xã.",
)
MEMBERS = (
    "DANH SÁCH THÀNH VIÊN TỔ DỌN KÊNH",
    "(Kèm theo Kế hoạch số 45/KH-UBND ngày 02/3/2026)",
    "1. Ông Lê Văn Sáu, Trưởng thôn Đoài - Tổ trưởng.",
    "2. Bà Trần Thị Năm, Chi hội trưởng Phụ nữ - Tổ phó.",
)
MEMBER_TABLE = (
    "DANH SÁCH TỔ GIÚP VIỆC",
    "| TT | Họ và tên | Chức vụ | Nhiệm vụ |\n"
    + TABLE
    + "| 1 | Lê Văn Sáu | Trưởng thôn | Tổ trưởng |\n| 2 | Trần Thị Năm | Phó Bí thư | Tổ phó |",
)
QUOTAS = (
    "PHÂN BỔ CHỈ TIÊU DỌN KÊNH CHO CÁC THÔN",
    "| TT | Thôn | Chỉ tiêu (m) | Ghi chú |\n"
    + TABLE
    + "| 1 | Đoài | 300 | |\n| 2 | Đông | 450 | |",
)
MONEY = (
    "DỰ TOÁN KINH PHÍ",
    "| TT | Nội dung | Số lượng | Đơn giá |\n"
    + TABLE
    + "| 1 | Thuê máy đào | 02 | 5.000.000 |\n| 2 | Mua bao tải | 300 | 4.000 |",
)
BLANK_TABLE = (
    "BẢNG TỔNG HỢP KẾT QUẢ",
    "| TT | Nội dung công việc | Đơn vị thực hiện | Thời gian |\n"
    + TABLE
    + "| 1 | Số hộ tham gia | | |\n| 2 | Số mét kênh đã dọn | …… | |",
)
SCORES = (
    "THANG ĐIỂM THI ĐUA GIỮA CÁC THÔN",
    "| TT | Tiêu chí | Điểm tối đa | Điểm tự chấm |\n"
    + TABLE
    + "| 1 | Có lịch dọn kênh | 20 | |\n| 2 | Có đủ người | 30 | |",
)
PLACES = ("DANH MỤC TUYẾN KÊNH", "1. Kênh số 1: dài 500 m.", "2. Kênh số 2: dài 700 m.")


@pytest.mark.parametrize("announced", ["PHỤ LỤC", "PHỤ LỤC I", "**Phụ lục 01**"])
@pytest.mark.parametrize(
    "appendix",
    [FORM, REPORT, MEMBERS, MEMBER_TABLE, QUOTAS, MONEY, BLANK_TABLE, SCORES, PLACES],
    ids=lambda lines: lines[0],
)
def test_an_appendix_that_assigns_nothing_is_one_block_with_one_doubt(
    announced: str, appendix: tuple[str, ...]
) -> None:
    outline = read(announced, *appendix)
    (block,) = behind(outline)
    assert block.kind is Kind.NOISE
    assert block.folded
    assert appendix[0] in block.text
    assert [doubt.code for doubt in outline.doubts] == [DoubtCode.FOLDED]
    assert outline.doubts[0].line == block.line


@pytest.mark.parametrize(
    "appendix",
    [
        ("Mẫu số 01", *FORM),
        FORM,
        REPORT,
        MEMBERS,
        ("PHIẾU LẤY Ý KIẾN", "Họ và tên: …………", "- Đồng ý nạo vét kênh: ……"),
        ("BẢN CAM KẾT", "Tôi xin cam kết:", "- Không vứt rác xuống kênh.", "NGƯỜI CAM KẾT"),
    ],
    ids=lambda lines: lines[0],
)
def test_what_is_attached_without_being_called_an_appendix_is_known_by_its_words(
    appendix: tuple[str, ...],
) -> None:
    outline = read(*appendix)
    (block,) = behind(outline)
    assert block.kind is Kind.NOISE
    assert not [item for item in behind(outline) if item.kind in REVIEWED]
    assert outline.facts.signers == ("Lê Văn Ba",)


def test_a_form_may_hold_a_letterhead_a_type_and_a_closing_of_its_own() -> None:
    outline = read(
        "PHỤ LỤC",
        "Mẫu số 02",
        "ỦY BAN NHÂN DÂN XÃ ……",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "BÁO CÁO",
        "Kết quả dọn kênh quý ……",
        "1. Tổ chức ra quân: …… đợt.",
        "Nơi nhận:",
        "- Ủy ban nhân dân xã;",
        "TM. BAN ĐIỀU HÀNH",
        "Nguyễn Văn A",
    )
    assert [(item.address, item.kind) for item in behind(outline)] == [("PL", Kind.NOISE)]
    assert outline.facts.signers == ("Lê Văn Ba",)


ASSIGNED = (
    "| TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian |\n"
    + TABLE
    + "| 1 | Vớt bèo kênh số 1 | Phòng Kinh tế | Tháng 4/2026 |\n"
    + "| 2 | Nạo vét kênh số 2 | Hội Nông dân xã | Quý II/2026 |"
)


@pytest.mark.parametrize(
    ("appendix", "tasks"),
    [
        (("PHÂN CÔNG NHIỆM VỤ DỌN KÊNH", ASSIGNED), 2),
        (("Biểu mẫu 01", "PHÂN CÔNG NHIỆM VỤ", ASSIGNED), 2),
        (
            (
                "NHIỆM VỤ CỤ THỂ CỦA CÁC THÔN",
                "1. Thôn Đoài dọn kênh số 1.",
                "2. Thôn Đông trực máy.",
            ),
            2,
        ),
        (
            (
                "NỘI DUNG CÁC HOẠT ĐỘNG",
                "I. THÁNG BA",
                "1. Phòng Kinh tế tổ chức ra quân.",
                "2. Công an xã bảo đảm trật tự.",
            ),
            2,
        ),
        (
            (
                "LỊCH DỌN KÊNH",
                "| TT | Nội dung | Thời gian | Địa điểm |\n"
                + TABLE
                + "| 1 | Vớt bèo | 05/4/2026 | Kênh số 1 |\n| 2 | Nạo vét | 12/4/2026 | Kênh 2 |",
            ),
            2,
        ),
        (
            (
                "CÁC CHỈ TIÊU CHỦ YẾU",
                "| TT | Chỉ tiêu | Đơn vị tính | Năm 2026 |\n"
                + TABLE
                + "| 1 | Tỷ lệ kênh được dọn | % | 90 |\n| 2 | Tỷ lệ hộ cam kết | % | 95 |",
            ),
            2,
        ),
        (
            (
                "HƯỚNG DẪN DỌN KÊNH",
                "1. Chuẩn bị",
                "- Chủ hộ mang theo cuốc, xẻng.",
                "2. Khi dọn",
                "- Người già, trẻ em đứng xa bờ.",
            ),
            2,
        ),
        (("CÔNG VIỆC", "- Xây dựng kế hoạch trước ngày 05/4/2026.", "- Kiểm tra kênh số 2."), 2),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_an_appendix_that_assigns_tasks_keeps_them(appendix: tuple[str, ...], tasks: int) -> None:
    outline = read("PHỤ LỤC", *appendix)
    assert sum(item.kind in REVIEWED for item in behind(outline)) == tasks
    assert not [doubt for doubt in outline.doubts if doubt.code is DoubtCode.FOLDED]


def test_the_head_of_a_folded_table_is_kept() -> None:
    (block,) = behind(read("PHỤ LỤC", *MEMBER_TABLE))
    assert "TT | Họ và tên | Chức vụ | Nhiệm vụ\n1 | Lê Văn Sáu" in block.text


def test_an_appendix_of_tasks_may_be_attached_without_being_called_one() -> None:
    outline = read("DANH MỤC NHIỆM VỤ", ASSIGNED)
    assert [item.address for item in behind(outline)] == ["PL", "PL.r1", "PL.r2"]


def test_of_several_appendices_each_is_looked_at_by_itself() -> None:
    outline = read(
        "PHỤ LỤC I", *FORM, "PHỤ LỤC II", "PHÂN CÔNG NHIỆM VỤ", ASSIGNED, "PHỤ LỤC III", *REPORT
    )
    assert [item.address for item in behind(outline) if item.parent is None] == [
        "PLI",
        "PLII",
        "PLIII",
    ]
    assert [item.kind for item in behind(outline)] == [
        Kind.NOISE,
        Kind.HEADING,
        Kind.TASK,
        Kind.TASK,
        Kind.NOISE,
    ]


def test_a_plan_in_full_behind_an_appendix_is_read() -> None:
    outline = read(
        "PHỤ LỤC", *MEMBERS, "KẾ HOẠCH", "Trồng cây", "I. NHIỆM VỤ", "1. Các thôn trồng cây."
    )
    first, *_, last = behind(outline)
    assert (first.kind, last.kind) == (Kind.NOISE, Kind.TASK)
