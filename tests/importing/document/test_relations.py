from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.importing import read_text
from doichieu.model import RelationKind

HEAD = "UBND TỈNH A\nSố: 7/{short}-UBND\n\n{type}\n{title}\n\n"


def relations(
    *paragraphs: str, title: str = "Về cầu đường", type_: str = "KẾ HOẠCH"
) -> dict[str, str]:
    """What each number is to a document of this title and these paragraphs."""
    short = {"KẾ HOẠCH": "KH", "QUYẾT ĐỊNH": "QĐ"}[type_]
    text = HEAD.format(short=short, type=type_, title=title) + "\n\n".join(paragraphs) + "\n"
    return {relation.number: str(relation.kind) for relation in read_text(text).relations}


def test_what_a_plan_carries_out_rests_on_and_cites_is_told_apart() -> None:
    assert relations(
        "Căn cứ Luật Cầu đường số 3/2024/QH15 ngày 01/02/2024;",
        "Thực hiện Nghị quyết số 5-NQ/TU ngày 01/02/2025, tỉnh ban hành Kế hoạch như sau:",
        "I. NHIỆM VỤ",
        "1. Sở Xây dựng rà soát cầu yếu theo Thông tư số 8/2023/TT-BGTVT.",
    ) == {"5-NQ/TU": "implements", "3/2024/QH15": "basis", "8/2023/TT-BGTVT": "cites"}


def test_a_document_has_one_tie_the_strongest_with_the_first_line_and_the_day_it_says() -> None:
    outline = read_text(
        "KẾ HOẠCH\nthực hiện Nghị quyết số 05-NQ/TU về cầu đường\n\n"
        "Căn cứ Nghị quyết số 5-NQ/TU ngày 01/02/2025 của Tỉnh ủy;\n\n"
        "I. NHIỆM VỤ\n\n1. Quán triệt Nghị quyết số 05-NQ/TU, Kết luận số 2-KL/TW.\n"
    )
    (carried_out, cited) = outline.relations
    assert (carried_out.kind, carried_out.issued) == (
        RelationKind.IMPLEMENTS,
        date(2025, 2, 1),
    )
    assert carried_out.line == 4
    assert (cited.kind, cited.number, cited.line) == (RelationKind.CITES, "2-KL/TW", 8)


def test_what_stands_in_the_title_alone_has_the_line_of_the_title() -> None:
    outline = read_text("KẾ HOẠCH\nthực hiện Nghị quyết số 5-NQ/TU\n\nI. NHIỆM VỤ\n\n1. Xây cầu.\n")
    assert [(relation.number, relation.line) for relation in outline.relations] == [("5-NQ/TU", 2)]


def test_what_a_ground_only_names_is_cited() -> None:
    said = "Căn cứ Nghị định số 5/2025/NĐ-CP sửa đổi một số điều của Nghị định số 3/2020/NĐ-CP;"
    assert relations(said, "I. NHIỆM VỤ", "1. Xây cầu.") == {
        "5/2025/NĐ-CP": "basis",
        "3/2020/NĐ-CP": "cites",
    }


@pytest.mark.parametrize(
    "title",
    [
        "Sửa đổi, bổ sung một số nội dung của Kế hoạch số 3/KH-UBND ngày 01/02/2024",
        "Về việc điều chỉnh Kế hoạch số 3/KH-UBND",
        "V/v gia hạn thời gian thực hiện Kế hoạch số 3/KH-UBND",
        "Bãi bỏ một số quy định tại Kế hoạch số 3/KH-UBND",
    ],
)
def test_a_title_says_what_is_amended(title: str) -> None:
    assert relations("I. NHIỆM VỤ", "1. Xây cầu.", title=title) == {"3/KH-UBND": "amends"}


@pytest.mark.parametrize(
    "said",
    [
        "Kế hoạch này thay thế Kế hoạch số 3/KH-UBND ngày 01/02/2024 của tỉnh.",
        "Kế hoạch này có hiệu lực kể từ ngày ký và thay thế Kế hoạch số 3/KH-UBND.",
        "Kế hoạch này được ban hành thay thế cho Kế hoạch số 3/KH-UBND.",
        "Kế hoạch số 3/KH-UBND hết hiệu lực kể từ ngày Kế hoạch này được ban hành.",
    ],
)
def test_a_document_says_of_itself_what_it_replaces(said: str) -> None:
    assert relations("I. TỔ CHỨC THỰC HIỆN", "1. Các xã báo cáo.", said) == {
        "3/KH-UBND": "replaces"
    }


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (
            "Điều 2. Quyết định này có hiệu lực kể từ ngày ký. Thay thế Quyết định số 3/QĐ-UBND.",
            "replaces",
        ),
        ("Điều 2. Bãi bỏ Quyết định số 3/QĐ-UBND ngày 01/02/2020.", "replaces"),
        ("Điều 2. Bãi bỏ khoản 2 Điều 5 của Quyết định số 3/QĐ-UBND.", "amends"),
        ("Điều 2. Sửa đổi, bổ sung một số nội dung của Quyết định số 3/QĐ-UBND như sau:", "amends"),
        ("Điều 2. Quyết định số 3/QĐ-UBND hết hiệu lực thi hành.", "replaces"),
    ],
)
def test_an_article_speaks_of_the_decision_itself(said: str, kind: str) -> None:
    article = "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch xây cầu."
    found = relations("Căn cứ Luật Cầu đường;", "QUYẾT ĐỊNH:", article, said, type_="QUYẾT ĐỊNH")
    assert found == {"3/QĐ-UBND": kind}


def test_several_documents_are_replaced_in_one_sentence_but_not_what_they_carry_out() -> None:
    said = (
        "Kế hoạch này thay thế các Kế hoạch số 3/KH-UBND ngày 01/02/2024 về cầu, "
        "số 4/KH-UBND ngày 02/02/2024 và Kế hoạch số 5/KH-UBND về thực hiện Nghị quyết số 6-NQ/TU."
    )
    assert relations("I. TỔ CHỨC THỰC HIỆN", "1. Các xã báo cáo.", said) == {
        "3/KH-UBND": "replaces",
        "4/KH-UBND": "replaces",
        "5/KH-UBND": "replaces",
        "6-NQ/TU": "cites",
    }


@pytest.mark.parametrize(
    "said",
    [
        "1. Sửa đổi, bổ sung Quyết định số 3/QĐ-UBND về cầu đường.",
        "1. Sở Xây dựng tham mưu thay thế Quyết định số 3/QĐ-UBND.",
        "1. Phổ biến Nghị định sửa đổi, bổ sung một số điều của Nghị định số 3/2020/NĐ-CP.",
        "1. Căn cứ Kế hoạch này, các xã đề xuất sửa đổi Quyết định số 3/QĐ-UBND.",
        "1. Kế hoạch này được sửa đổi khi Quyết định số 3/QĐ-UBND thay đổi.",
        "1. Rà soát việc thi hành khi Quyết định số 3/QĐ-UBND đã hết hiệu lực.",
        "1. Ban hành quy định mới (thay thế Quyết định số 3/QĐ-UBND).",
    ],
)
def test_a_task_to_amend_and_the_name_of_an_amending_law_amend_nothing(said: str) -> None:
    assert set(relations("I. NHIỆM VỤ", said).values()) == {"cites"}


def test_a_plan_for_an_amending_law_amends_nothing() -> None:
    title = "Triển khai Nghị định số 5/2025/NĐ-CP sửa đổi, bổ sung Nghị định số 3/2020/NĐ-CP"
    assert "amends" not in relations("I. NHIỆM VỤ", "1. Xây cầu.", title=title).values()


def test_what_is_only_named_by_a_short_name_is_cited_too() -> None:
    said = "1. Tổng kết các Kế hoạch số 43, 44 và 45-KH/TU."
    assert relations("I. NHIỆM VỤ", said) == dict.fromkeys(
        ("45-KH/TU", "43-KH/TU", "44-KH/TU"), "cites"
    )


WORDS = [
    "Kế hoạch ", "này ", "số ", "3/KH-UBND", "4/QĐ-TTg", " thay thế ", "sửa đổi ", "Điều 1. ",
    "căn cứ ", ". ", ", ", " và ", "hết hiệu lực ", "\n\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join))
def test_every_document_cited_has_exactly_one_relation(text: str) -> None:
    outline = read_text(f"I. NHIỆM VỤ\n\n1. {text}\n")
    cited = {number for item in outline.items for number in (*item.cites, *item.refers)}
    assert sorted(relation.number for relation in outline.relations) == sorted(cited)
