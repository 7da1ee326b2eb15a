from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.importing import read_text
from doichieu.importing.document.short_names import resolve
from doichieu.importing.sentences.citations import citations
from doichieu.model import Facts, Item, Kind


def refers(*texts: str, title: str = "", number: str = "", type_: str = "") -> list[str]:
    """What the last of these texts names by a short name, or how it is doubted."""
    items = [
        Item(f"{n}", n, Kind.TASK, text, cites=citations(text)) for n, text in enumerate(texts)
    ]
    facts = Facts(number=number or None, type=type_ or None, title=title or None)
    found, doubts = resolve(items, facts)
    return [*found[-1].refers, *("?" for doubt in doubts if doubt.line == len(texts) - 1)]


@pytest.mark.parametrize(
    ("defined", "said", "number"),
    [
        (
            "Kết luận số 9-KL/TW (sau đây gọi là Kết luận)",
            "quán triệt Kết luận đến chi bộ",
            "9-KL/TW",
        ),
        (
            "Nghị quyết số 5-NQ/TU về cầu đường (sau đây gọi tắt là Nghị quyết 5)",
            "tuyên truyền Nghị quyết 05.",
            "5-NQ/TU",
        ),
        (
            "Quyết định số 8/QĐ-TTg phê duyệt Đề án nước sạch (gọi tắt là Đề án)",
            "kinh phí thực hiện Đề án.",
            "8/QĐ-TTg",
        ),
        (
            "Quyết định số 06/QĐ-TTg về dữ liệu dân cư (Đề án 06)",
            "hoàn thành Đề án 06 đúng hạn",
            "06/QĐ-TTg",
        ),
        ("Kết luận số 69-KL/TW về trồng rừng (Kết luận 69)", "theo Kết luận số 69", "69-KL/TW"),
        (
            "Luật Cầu đường số 3/2024/QH15 (sau đây gọi là Luật)",
            "phổ biến Luật trên địa bàn",
            "3/2024/QH15",
        ),
        (
            "Luật số 3/2024/QH15 về cầu đường (sau đây viết tắt là Luật Cầu đường)",
            "phổ biến Luật Cầu đường cho người dân",
            "3/2024/QH15",
        ),
    ],
)
def test_a_name_given_in_brackets_stands_for_the_number_before_it(
    defined: str, said: str, number: str
) -> None:
    assert refers(f"Thực hiện {defined}, tỉnh ban hành:", f"Các xã {said}") == [number]


@pytest.mark.parametrize(
    "said",
    [
        "quán triệt Nghị quyết 28",
        "quán triệt Nghị quyết số 28 của Bộ Chính trị",
        "QUÁN TRIỆT NGHỊ QUYẾT 28",
        "quán triệt nghị quyết số 28, ngày 01/02/2023",
        "quán triệt Nghị quyết 28-NQ đến đảng viên",
        "quán triệt Nghị quyết nêu trên",
    ],
)
def test_type_and_count_stand_for_the_number_that_was_cited_before(said: str) -> None:
    cited = "Thực hiện Nghị quyết số 28-NQ/TW, ngày 01/02/2023 và Chỉ thị số 28-CT/TU"
    assert refers(cited, said) == ["28-NQ/TW"]


@pytest.mark.parametrize(
    "said",
    [
        "kế hoạch 28 năm",
        "Nghị quyết 28 của Hội đồng nhân dân tỉnh",
        "Nghị quyết số 28 ngày 05/6/2019",
        "Nghị quyết 29",
        "Kết luận 28",
        "Nghị quyết 28/NQ-CP của Chính phủ",
        "Nghị quyết 28/2024/NQ-HĐND",
        "Nghị quyết này",
        "các nghị quyết nêu trên",
        "28 nghị quyết",
    ],
)
def test_what_is_of_another_type_body_or_day_is_another_document(said: str) -> None:
    assert refers("Thực hiện Nghị quyết số 28-NQ/TW, ngày 01/02/2023 của cấp trên", said) == []


def test_a_title_is_known_from_the_first_line() -> None:
    title = "thực hiện Nghị quyết số 28-NQ/TW về cầu đường"
    assert refers("Mục đích của Nghị quyết 28 là", title=title) == ["28-NQ/TW"]
    assert refers("Nghị quyết 28 đi trước", "Nghị quyết số 28-NQ/TW đi sau")[:1] == []


def test_a_name_that_may_mean_two_documents_is_left_open_and_doubted() -> None:
    cited = "Thực hiện Nghị quyết số 5-NQ/TW và Nghị quyết số 5-NQ/TU về cầu đường"
    assert refers(cited, "quán triệt Nghị quyết 5") == ["?"]
    assert refers(cited, "quán triệt Nghị quyết nêu trên") == ["?"]
    assert refers(cited, "quán triệt Nghị quyết 5 của Bộ Chính trị") == ["5-NQ/TW"]
    twice = "Kết luận số 1-KL/TW (gọi là Kết luận). Kết luận số 2-KL/TW (gọi là Kết luận)"
    assert refers(twice, "quán triệt Kết luận.") == ["?"]


def test_what_the_block_prints_in_full_is_not_repeated() -> None:
    cited = "Thực hiện Kết luận số 9-KL/TW (sau đây gọi là Kết luận)"
    assert refers(cited) == []
    assert refers(cited, "Kết luận số 9-KL/TW; mục tiêu của Kết luận là") == []


def test_the_document_itself_is_not_what_it_refers_to() -> None:
    cited = "Thực hiện Nghị quyết số 28-NQ/TW và Kế hoạch số 7-KH/TW"
    assert refers(cited, "Kế hoạch này; Kế hoạch nêu trên", type_="Kế hoạch") == []
    assert refers(cited, "Kế hoạch 12 của Ban Thường vụ", number="12-KH/TU") == []


@pytest.mark.parametrize(
    "said",
    [
        "ban hành Kết luận.",
        "các Kết luận, chỉ thị",
        "dự thảo Kết luận",
        "Kết luận Hội nghị",
        "kết luận thanh tra",
    ],
)
def test_a_type_alone_is_no_name_where_another_document_is_spoken_of(said: str) -> None:
    assert refers("Kết luận số 9-KL/TW (sau đây gọi là Kết luận)", f"Các sở {said}") == []


def test_a_list_may_leave_the_ending_to_its_last_number() -> None:
    assert refers("theo các Kế hoạch số 43, 44 và 45-KH/TW") == ["43-KH/TW", "44-KH/TW"]
    assert refers("gồm 43, 44 và 45-KH/TW") == []
    assert refers("theo Nghị quyết số 18-NQ/TW, 19-NQ/TW") == []
    assert refers("theo Nghị định số 3, 4/2024/NĐ-CP") == [], "of which year nobody knows"


def test_a_type_alone_is_no_name_for_a_number_of_another_type() -> None:
    cited = "Kế hoạch thực hiện Nghị quyết số 57-NQ/TW (sau đây gọi là Kế hoạch)"
    assert refers(cited, "mục tiêu của Kế hoạch.") == []


def test_bodies_that_are_given_a_short_name_are_no_documents() -> None:
    cited = "Theo Nghị quyết số 1-NQ/TU, sở, ngành tỉnh (sau đây gọi tắt là các ngành)"
    assert refers(cited, "các ngành thực hiện") == []


def test_short_names_are_read_in_a_whole_document() -> None:
    outline = read_text(
        "KẾ HOẠCH\nthực hiện Nghị quyết số 57-NQ/TW về cầu đường\n\nI. NHIỆM VỤ\n\n"
        "1. Quán triệt Nghị quyết 57 (trong năm 2025).\n2. Xây cầu.\n"
    )
    assert [item.refers for item in outline.items[-2:]] == [("57-NQ/TW",), ()]
    assert all(not item.cites for item in outline.items[-2:])


WORDS = [
    "Nghị quyết ",
    "Kế hoạch ",
    "số ",
    "28",
    "-NQ/TW",
    ", ",
    "và ",
    "(gọi là ",
    ")",
    "nêu trên ",
    "43",
    ". ",
]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=14).map("".join), max_size=4))
def test_whatever_is_referred_to_is_a_number_or_ends_like_one(
    texts: list[str],
) -> None:
    items = [
        Item(f"{n}", n, Kind.TASK, text, cites=citations(text)) for n, text in enumerate(texts)
    ]
    found, _doubts = resolve(items, Facts())
    for item in found:
        assert not set(item.refers) & set(item.cites)
        assert all("-NQ/TW" in number for number in item.refers)
