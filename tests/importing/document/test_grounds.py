"""A ground is carried out where the title names it; all others are only grounds."""

from __future__ import annotations

import pytest

from doichieu.importing import read_text


def implements(title: str, *opening: str) -> tuple[str, ...]:
    paragraphs = "\n\n".join(opening)
    text = f"UBND TỈNH A\n\nSố: 4/KH-UBND\n\nKẾ HOẠCH\n\n{title}\n\n{paragraphs}\n\n1. Mở đường.\n"
    return read_text(text).facts.implements


ROADS = "Căn cứ Kế hoạch số 7/KH-UBND ngày 01/02/2026 của UBND tỉnh về sửa đường liên thôn;"
WATER = "Căn cứ Quyết định số 8/QĐ-UBND ngày 01/02/2026 của UBND tỉnh phê duyệt Đề án nước sạch;"


@pytest.mark.parametrize(
    ("title", "opening", "carried"),
    [
        ("Sửa đường liên thôn năm 2026", (ROADS, WATER), ("7/KH-UBND",)),
        ("Vận động sửa đường liên thôn", (ROADS, WATER), ("7/KH-UBND",)),
        ("Triển khai Đề án “Nước sạch”", (ROADS, WATER), ("8/QĐ-UBND",)),
        ("Tiêm phòng gia súc", (ROADS, WATER), ()),
        ("Giữ sạch chợ", ("Căn cứ Nghị quyết số 5/NQ-CP;",), ()),
        ("thực hiện Chỉ thị số 7/CT-TTg", ("Căn cứ Nghị quyết số 5/NQ-CP;",), ("7/CT-TTg",)),
        ("thực hiện Kế hoạch số 7/KH-UBND về nước sạch", (WATER,), ("7/KH-UBND",)),
        (
            "Giữ gìn đường liên thôn",
            ("Căn cứ Luật Đường bộ số 35/2024/QH15; Chỉ thị số 2-CT/TU về sửa đường liên thôn;",),
            ("2-CT/TU",),
        ),
        (
            "Thi hành Luật Đường bộ",
            ("Căn cứ Luật Đường bộ số 35/2024/QH15; Nghị định số 6/2025/NĐ-CP về giá nước;",),
            ("35/2024/QH15",),
        ),
        (
            "Dọn chợ",
            ("Căn cứ Luật Chợ; thực hiện Kế hoạch số 9/KH-SCT của Sở, xã ban hành như sau:",),
            ("9/KH-SCT",),
        ),
        (
            "Dọn chợ",
            ("Thực hiện Chỉ thị số 3/CT-UBND, Phương án số 8/PA-UBND của UBND tỉnh;",),
            ("3/CT-UBND", "8/PA-UBND"),
        ),
        (
            "Dọn chợ",
            ("Thực hiện Hướng dẫn số 3/HD-CCB của Hội tỉnh và Kế hoạch số 8-KH/TU của Tỉnh ủy;",),
            ("3/HD-CCB", "8-KH/TU"),
        ),
        ("Dọn chợ", ("Theo Tờ trình số 3/TTr-PKT ngày 01/02/2026 về việc dọn chợ;",), ()),
    ],
)
def test_a_ground_counts_as_carried_out_only_where_the_title_names_it(
    title: str, opening: tuple[str, ...], carried: tuple[str, ...]
) -> None:
    assert implements(title, *opening) == carried
