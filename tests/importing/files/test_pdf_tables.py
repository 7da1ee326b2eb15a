from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from doichieu.importing import read_text
from doichieu.importing.files.formats import text_of
from doichieu.importing.files.pdf import read_pdf
from doichieu.importing.files.pdf_layout import words
from doichieu.importing.files.pdf_tables import Box, take_tables
from tests.importing.files import making
from tests.importing.files.test_pdf import glyphs

if TYPE_CHECKING:
    import fpdf

HEAD = ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian")


def rows(document: fpdf.FPDF) -> list[str]:
    text = read_pdf(bytes(document.output()), "f")
    return [line for line in text.split("\n") if line.startswith("|")]


def test_lines_drawn_around_cells_make_a_table_between_the_words_around_it() -> None:
    document = making.pdf_document()
    document.multi_cell(0, 8, "I. NHIỆM VỤ", new_x="LMARGIN", new_y="NEXT")
    with document.table([HEAD, ("1", "Dọn chợ và quét sân chợ cho sạch " * 3, "Sở A", "2026")]):
        pass
    document.multi_cell(0, 8, "II. KINH PHÍ", new_x="LMARGIN", new_y="NEXT")
    items = read_text(read_pdf(bytes(document.output()), "f")).items
    assert [(item.address, item.leads, item.deadline.raw) for item in items] == [
        ("I", (), None),
        ("I.r1", ("Sở A",), "2026"),
        ("II", (), None),
    ]
    assert items[1].text == ("Dọn chợ và quét sân chợ cho sạch " * 3).strip()


def test_a_cell_over_rows_counts_in_each_and_one_over_columns_in_the_first() -> None:
    document = making.pdf_document()
    with document.table() as table:
        table.row(HEAD)
        section = table.row()
        section.cell("A")
        section.cell("Làng nghề", colspan=3)
        first = table.row(("1", "Dọn chợ"))
        first.cell("Sở Xây dựng", rowspan=2)
        first.cell("2026")
        table.row(("2", "Sửa cầu", "2027"))
    assert rows(document) == [
        "| TT | Nhiệm vụ | Chủ trì | Thời gian |",
        "| A | Làng nghề |  |  |",
        "| 1 | Dọn chợ | Sở Xây dựng | 2026 |",
        "| 2 | Sửa cầu | Sở Xây dựng | 2027 |",
    ]


def test_a_table_goes_on_over_pages() -> None:
    document = making.pdf_document()
    tasks = [(str(n), f"Việc thứ {n}", "Sở A", "2026") for n in range(1, 60)]
    with document.table([HEAD, *tasks]):
        pass
    items = read_text(read_pdf(bytes(document.output()), "f")).items
    assert [item.text for item in items] == [task[1] for task in tasks]
    assert {item.leads for item in items} == {("Sở A",)}


def test_lines_under_headings_and_frames_around_pages_make_no_table() -> None:
    document = making.pdf_document()
    document.rect(5, 5, 200, 287)
    document.multi_cell(0, 8, "ỦY BAN NHÂN DÂN", new_x="LMARGIN", new_y="NEXT")
    document.line(20, 30, 60, 30)
    document.cell(40, 10, "CÔNG VĂN ĐẾN", border=1)
    assert rows(document) == []


def test_a_drawing_of_countless_lines_is_no_table() -> None:
    letters = glyphs("Sửa cầu", 10, 10)
    boxes = [Box(n, 0, n, 100) for n in range(10_000)] + [Box(0, n, 100, n) for n in range(11_000)]
    assert take_tables(letters, boxes, words) == (letters, [])


def test_a_task_table_is_found_in_a_pdf_that_libreoffice_saved(tmp_path: Path) -> None:
    document = making.word_document()
    document.add_paragraph("I. NHIỆM VỤ")
    table = document.add_table(0, 4)
    table.style = "Table Grid"
    for row in (HEAD, ("1", "Dọn chợ", "Sở A", "2026"), ("2", "Sửa cầu", "Sở B", "Quý I/2027")):
        for cell, said in zip(table.add_row().cells, row, strict=True):
            cell.text = said
    data = making.office({"table": making.saved(document)}, "pdf", tmp_path)["table"]
    items = read_text(text_of(data, "f")).items
    assert [(item.text, item.leads, item.deadline.raw) for item in items[1:]] == [
        ("Dọn chợ", ("Sở A",), "2026"),
        ("Sửa cầu", ("Sở B",), "Quý I/2027"),
    ]
