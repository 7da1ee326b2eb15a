"""Who decides stands below the title of a decision and is none of it."""

from __future__ import annotations

import pytest

from doichieu.importing import read_text

FRONT = "ỦY BAN MTTQ VIỆT NAM\n\nXÃ VÂN SA\n\nBAN THƯỜNG TRỰC\n\nSố: 9/QĐ-MTTQ-BTT"
COMMUNE = "ỦY BAN NHÂN DÂN\n\nXÃ VÂN SA\n\nSố: 9/QĐ-UBND"
COUNCIL = "HỘI ĐỒNG NHÂN DÂN\n\nXÃ VÂN SA\n\nSố: 9/NQ-HĐND"
OFFICE = "UBND TỈNH SÔNG TRÀ\n\nSỞ NỘI VỤ\n\nSố: 9/QĐ-SNV"
SCHOOL = "UBND XÃ VÂN SA\n\nTRƯỜNG TIỂU HỌC VÂN SA\n\nSố: 9/QĐ-THVS"
COMMITTEE = "ĐẢNG BỘ TỈNH SÔNG TRÀ\n\nĐẢNG ỦY XÃ VÂN SA\n\nSố 9-QĐ/ĐU"


@pytest.mark.parametrize(
    ("head", "title", "line"),
    [
        (FRONT, "Về việc lập Tổ dọn kênh", "BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM XÃ VÂN SA"),
        (OFFICE, "Về việc lập tổ", "GIÁM ĐỐC SỞ NỘI VỤ"),
        (OFFICE, "VỀ VIỆC LẬP TỔ", "GIÁM ĐỐC SỞ NỘI VỤ TỈNH SÔNG TRÀ"),
        (SCHOOL, "Về việc lập tổ", "HIỆU TRƯỞNG TRƯỜNG TIỂU HỌC VÂN SA"),
        (COMMITTEE, "lập tổ", "BAN CHẤP HÀNH ĐẢNG BỘ XÃ VÂN SA"),
        (COMMUNE, "VỀ VIỆC LẬP\n\nBAN CHỈ ĐẠO CẦU ĐƯỜNG", "CHỦ TỊCH UBND XÃ VÂN SA"),
        (COMMUNE, "VỀ VIỆC LẬP\n\nBAN CHỈ ĐẠO CẦU ĐƯỜNG", ""),
        (COUNCIL, "Về dự toán", "HỘI ĐỒNG NHÂN DÂN XÃ VÂN SA\n\nKHÓA II, KỲ HỌP THỨ BA"),
    ],
)
def test_the_line_that_says_who_decides_is_not_in_the_title(
    head: str, title: str, line: str
) -> None:
    text = (
        f"{head}\n\nVân Sa, ngày 12 tháng 9 năm 2026\n\nQUYẾT ĐỊNH\n\n{title}\n\n{line}\n\n"
        "Căn cứ Luật Cầu đường;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Lập tổ.\n"
    )
    outline = read_text(text)
    assert outline.facts.title == title.replace("\n\n", " ")
    assert outline.items[0].text == "Căn cứ Luật Cầu đường;"


def test_a_telegram_goes_on_to_its_grounds_behind_those_it_is_sent_to() -> None:
    outline = read_text(
        f"{COMMUNE}\n\nCÔNG ĐIỆN\n\nVề việc ứng phó mưa lũ\n\nCHỦ TỊCH UBND XÃ VÂN SA điện:\n\n"
        "- Trưởng các thôn;\n\n- Công an xã.\n\nThực hiện Công điện số 2/CĐ-UBND của tỉnh, "
        "Chủ tịch UBND xã yêu cầu:\n\n1. Trực ban.\n"
    )
    assert outline.facts.title == "Về việc ứng phó mưa lũ"
    assert outline.facts.implements == ("2/CĐ-UBND",)


@pytest.mark.parametrize("whose", ["CỦA BAN THƯỜNG VỤ ĐẢNG ỦY XÃ", "CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ"])
@pytest.mark.parametrize("parting", ["\n\n", "\n"])
def test_whose_a_resolution_is_stands_above_its_title_and_is_none_of_it(
    whose: str, parting: str
) -> None:
    outline = read_text(
        f"{COMMITTEE}\n\nVân Sa, ngày 12 tháng 9 năm 2026\n\nNGHỊ QUYẾT\n\n{whose}{parting}"
        "về phát triển chợ quê\n\nI. NHIỆM VỤ\n\n1. Sửa chợ.\n"
    )
    assert outline.facts.title == "về phát triển chợ quê"
