from __future__ import annotations

from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from doichieu.importing import read_text
from doichieu.importing.files.word import read_word
from tests.importing.files import making

PARTY = (("upperRoman", "%1-"), ("decimal", "%2-"), ("decimal", "%2.%3-"), ("bullet", "+"))


def lines(document: Any) -> list[str]:
    return [line for line in read_word(making.saved(document), "f").split("\n") if line]


def change(kind: str, words: str) -> Any:
    tag = "delText" if kind == "del" else "t"
    run = f"<w:r><w:{tag}>{words}</w:{tag}></w:r>"
    return parse_xml(f'<w:{kind} {nsdecls("w")} w:id="1" w:author="a">{run}</w:{kind}>')


def test_automatic_numbers_are_read_as_word_prints_them() -> None:
    document = making.with_list(docx.Document())
    for level, words in [(0, "Nhiệm vụ"), (1, "Việc"), (2, "Điểm"), (2, "Điểm"), (3, "Gạch")]:
        making.listed(document, words, level)
    making.listed(document, "Tổ chức", 0)
    making.listed(document, "Việc", 1)
    assert lines(document) == [
        "I. Nhiệm vụ",
        "1. Việc",
        "a) Điểm",
        "b) Điểm",
        "- Gạch",
        "II. Tổ chức",
        "1. Việc",
    ]


def test_the_numbering_of_party_bodies_keeps_its_signs_and_gives_addresses() -> None:
    document = making.with_list(docx.Document(), PARTY)
    for level, words in [
        (0, "NHIỆM VỤ"),
        (1, "Dọn chợ"),
        (2, "Quét sân chợ."),
        (2, "Sửa mái chợ."),
    ]:
        making.listed(document, words, level)
    assert lines(document) == [
        "I- NHIỆM VỤ",
        "1- Dọn chợ",
        "1.1- Quét sân chợ.",
        "1.2- Sửa mái chợ.",
    ]
    outline = read_text(read_word(making.saved(document), "f"))
    assert [item.address for item in outline.items] == ["I", "I.1", "I.1.1", "I.1.2"]


def test_a_list_that_starts_anew_says_so() -> None:
    document = making.with_list(docx.Document(), (("decimal", "%1."),))
    numbering = document.part.numbering_part.element
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    link = '<w:abstractNumId w:val="90"/>'
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91">{link}{again}</w:num>'))
    making.listed(document, "Một", 0)
    making.listed(document, "Năm", 0, 91)
    making.listed(document, "Sáu", 0, 91)
    assert lines(document) == ["1. Một", "5. Năm", "6. Sáu"]


def test_a_list_may_come_from_the_style_of_a_paragraph() -> None:
    document = making.with_list(docx.Document())
    style = document.styles["Heading 1"].element.get_or_add_pPr()
    style.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>'))
    document.add_paragraph("Nhiệm vụ", style="Heading 1")
    assert lines(document) == ["I. Nhiệm vụ"]


def test_a_heading_without_a_number_keeps_the_level_of_its_style() -> None:
    document = docx.Document()
    document.add_heading("Goals", 1)
    document.add_heading("1. Roads", 2)
    document.add_paragraph("Mend the road.")
    assert lines(document) == ["# Goals", "1. Roads", "Mend the road."]


def test_a_paragraph_without_words_has_no_number_but_a_cell_has() -> None:
    document = making.with_list(docx.Document(), (("decimal", "%1"),))
    making.listed(document, "", 0)
    table = document.add_table(1, 2)
    cell = table.cell(0, 0).paragraphs[0]
    place = '<w:numPr {}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'
    cell._p.get_or_add_pPr().append(parse_xml(place.format(nsdecls("w"))))
    table.cell(0, 1).text = "Sửa cầu"
    assert lines(document) == ["| 2 | Sửa cầu |"]


def test_tracked_changes_are_read_as_accepted() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Hoàn thành ")
    paragraph._p.append(change("del", "quý I"))
    paragraph._p.append(change("ins", "quý II"))
    assert lines(document) == ["Hoàn thành quý II"]


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    document = docx.Document()
    look = document.add_paragraph("Sửa ")._p.get_or_add_pPr()
    look.append(parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="1" w:author="a"/></w:rPr>'))
    document.add_paragraph("cầu.")
    assert lines(document) == ["Sửa cầu."]


def test_the_rows_of_a_table_stand_between_bars_and_a_cell_keeps_its_lines() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for cell, words in zip(table.rows[0].cells, ("TT", "Việc", "Chủ trì"), strict=True):
        cell.text = words
    table.cell(1, 0).text = "1"
    table.cell(1, 1).text = "Dọn chợ | phố"
    table.cell(1, 2).text = "Sở A"
    table.cell(1, 2).add_paragraph("Sở B")
    assert lines(document) == ["| TT | Việc | Chủ trì |", "| 1 | Dọn chợ ¦ phố | Sở A<br>Sở B |"]


def test_a_cell_over_several_rows_speaks_for_each_of_them() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for cell, words in zip(table.rows[0].cells, ("Nhiệm vụ", "Chủ trì", "Thời gian"), strict=True):
        cell.text = words
    table.cell(1, 0).text, table.cell(2, 0).text = "Dọn chợ", "Sửa cầu"
    table.cell(1, 1).merge(table.cell(2, 1)).text = "Sở Xây dựng"
    table.cell(1, 2).text, table.cell(2, 2).text = "2026", "2027"
    rows = read_text(read_word(making.saved(document), "f")).items
    assert [(row.text, row.leads, row.deadline.raw) for row in rows] == [
        ("Dọn chợ", ("Sở Xây dựng",), "2026"),
        ("Sửa cầu", ("Sở Xây dựng",), "2027"),
    ]


def test_a_letterhead_set_as_a_table_gives_the_facts() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells),
        (
            ("ỦY BAN NHÂN DÂN", "TỈNH LAM SƠN"),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
            ("Số: 77/KH-UBND",),
            ("Lam Sơn, ngày 05 tháng 3 năm 2025",),
        ),
        strict=True,
    ):
        cell.text = words[0]
        for more in words[1:]:
            cell.add_paragraph(more)
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Phát triển làng nghề")
    facts = read_text(read_word(making.saved(document), "f")).facts
    assert (facts.number, facts.issuer, facts.place) == (
        "77/KH-UBND",
        "Ủy ban nhân dân tỉnh Lam Sơn",
        "Lam Sơn",
    )


def test_a_row_that_begins_further_right_keeps_its_words_under_their_columns() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for cell, words in zip(table.rows[0].cells, ("TT", "Nhiệm vụ", "Chủ trì"), strict=True):
        cell.text = words
    first, *others = table.rows[1].cells
    for cell, words in zip(others, ("Sửa cầu", "Sở Xây dựng"), strict=True):
        cell.text = words
    row = table.rows[1]._tr
    row.remove(first._tc)
    row.get_or_add_trPr().append(parse_xml(f'<w:gridBefore {nsdecls("w")} w:val="1"/>'))
    assert lines(document)[-1] == "|  | Sửa cầu | Sở Xây dựng |"


def test_hidden_words_are_not_printed_and_small_capitals_are() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("ẩn").font.hidden = True
    paragraph.add_run("kế hoạch").font.all_caps = True
    assert lines(document) == ["KẾ HOẠCH"]


def test_headers_and_page_numbers_are_no_part_of_the_text() -> None:
    document = making.word_document()
    document.sections[0].footer.paragraphs[0].text = "Trang cuối"
    document.add_paragraph("Sửa cầu.")
    assert lines(document) == ["Sửa cầu."]


def test_breaks_tabs_and_hyphens_are_kept() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("Số 12")
    run._r.append(parse_xml(f"<w:noBreakHyphen {nsdecls('w')}/>"))
    run.add_text("KH/TU")
    run.add_break()
    run.add_text("Lam Sơn")
    assert lines(document) == ["Số 12-KH/TU", "Lam Sơn"]


def test_words_in_a_text_box_are_read_once() -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>Sao lục</w:t></w:r></w:p></w:txbxContent>"
    names = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    run = document.add_paragraph("Sửa cầu.").add_run()
    run._r.append(parse_xml(f"<mc:AlternateContent {names}>{both}</mc:AlternateContent>"))
    assert lines(document) == ["Sửa cầu.", "Sao lục"]


def test_footnotes_come_after_the_text_and_are_no_task() -> None:
    document = docx.Document()
    run = document.add_paragraph("1. Sửa cầu.").add_run()
    run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="2"/>'))
    note = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>theo Đề án cũ'
        "</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    data = making.with_member(making.saved(document), "word/footnotes.xml", note.encode())
    assert read_word(data, "f").split("\n\n")[:2] == ["1. Sửa cầu.", "[^1]: theo Đề án cũ"]
    items = read_text(read_word(data, "f")).items
    assert [(item.kind.value, item.text) for item in items] == [
        ("task", "Sửa cầu."),
        ("noise", "theo Đề án cũ"),
    ]


@pytest.mark.parametrize("level", ["99", "-1", "x", "٣"])
def test_a_level_that_is_none_is_read_as_some_level(level: str) -> None:
    document = making.with_list(docx.Document())
    paragraph = document.add_paragraph("Việc")
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="90"/>'
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:numPr {nsdecls('w')}>{place}</w:numPr>"))
    assert lines(document)[0].endswith("Việc")


def test_a_table_in_a_cell_that_frames_the_text_stays_a_table() -> None:
    document = docx.Document()
    frame = document.add_table(1, 1).cell(0, 0)
    frame.text = "KẾ HOẠCH"
    inner = frame.add_table(2, 2)
    for cell, words in zip(inner._cells, ("Việc", "Chủ trì", "Mở đường", "Sở A"), strict=True):
        cell.text = words
    assert lines(document) == ["KẾ HOẠCH", "| Việc | Chủ trì |", "| Mở đường | Sở A |"]


def test_a_row_of_a_table_that_was_merged_into_the_one_above_is_none() -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    for cell, words in zip(table._cells, ("Việc", "Chủ trì", "Đê", "Sở A", "", ""), strict=True):
        cell.text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 1).merge(table.cell(2, 1))
    assert lines(document) == ["| Việc | Chủ trì |", "| Đê | Sở A |"]
