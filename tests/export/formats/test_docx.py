"""The report in Word says all there is to say, opens as it is, and is laid out as offices do."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from doichieu import importing, language
from doichieu.export.content import plain
from doichieu.export.formats import xlsx
from doichieu.export.formats.docx import lay_out
from doichieu.export.summary import summary
from doichieu.language import Language
from doichieu.model import Kind
from tests.export import reviews
from tests.export.formats import reports


@cache
def read(texts: tuple[str, ...] = reports.HOSTILE) -> Any:
    return docx.Document(BytesIO(lay_out(reports.report(texts))))


def paragraphs(document: Any) -> list[str]:
    """The text of all paragraphs, those in cells too, in order."""
    return [
        "".join(t.text or "-" for t in each.iter(qn("w:t"), qn("w:noBreakHyphen")) if t.text != "")
        for each in document.element.body.iter(qn("w:p"))
    ]


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_everything_that_is_said_is_in_the_document_in_its_order(lang: Language) -> None:
    language.use(lang)
    for told in (summary(reviews.whole()), reports.report()):
        text = "\n".join(paragraphs(docx.Document(BytesIO(lay_out(told)))))
        place = 0
        for sentence in map(plain, reports.said(told)):
            place = text.index(sentence.replace("\ufffe\uffff", ""), place)


def test_text_of_a_document_is_never_anything_but_text() -> None:
    def elements(texts: tuple[str, ...]) -> list[str]:
        return [each.tag for each in read(texts).element.body.iter()]

    assert elements(reports.HOSTILE) == elements(reports.HARMLESS)
    body = read().element.body
    assert not [*body.iter(qn("w:fldSimple"), qn("w:instrText"), qn("w:hyperlink"))]


def test_the_same_report_is_the_same_file_and_no_clock_shows_in_it() -> None:
    told = summary(reviews.whole())
    first = lay_out(told)

    assert lay_out(told) == first
    with ZipFile(BytesIO(first)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml")
    assert b"created" not in core
    assert b"modified" not in core
    assert plain(told.title).encode() in core


def test_the_sheet_is_as_offices_set_it_and_annexes_lie_across() -> None:
    body, annexes = read().sections

    assert (body.page_width, body.page_height) == (annexes.page_height, annexes.page_width)
    assert abs(body.page_width - Mm(210)) < Mm(1) > abs(body.page_height - Mm(297))
    for section in (body, annexes):
        assert Mm(19.9) <= min(section.top_margin, section.bottom_margin) <= Mm(25)
    assert Mm(29.9) <= body.left_margin <= Mm(35)
    assert Mm(14.9) <= body.right_margin <= Mm(20)
    (number,) = body.header.paragraphs
    (field,) = number._p.iter(qn("w:fldSimple"))
    assert (field.get(qn("w:instr")), number.style.name) == ("PAGE", "Header")
    assert body.different_first_page_header_footer
    assert not annexes.different_first_page_header_footer
    assert annexes.header.is_linked_to_previous


@pytest.mark.parametrize(("lang", "spelling"), [("vi", "vi-VN"), ("en", "en-US")])
def test_the_typeface_and_the_language_are_those_of_the_report(
    lang: Language, spelling: str
) -> None:
    language.use(lang)
    styles = docx.Document(BytesIO(lay_out(reports.report(tasks=1)))).styles.element

    (fonts,) = styles.iter(qn("w:rFonts"))
    assert set(fonts.values()) == {"Times New Roman"}
    (spoken,) = styles.iter(qn("w:lang"))
    assert spoken.get(qn("w:val")) == spelling
    assert {size.get(qn("w:val")) for size in styles.iter(qn("w:sz"))} >= {"26", "28"}


def test_heads_repeat_on_each_page_and_short_rows_stay_whole() -> None:
    document = read()

    assert len(document.tables) == 5
    for table in document.tables:
        marks = [row._tr.find(qn("w:trPr")) for row in table.rows]
        repeats = [mark is not None and mark.find(qn("w:tblHeader")) is not None for mark in marks]
        assert repeats == [True, *[False] * (len(marks) - 1)]
    long = [
        row
        for row in document.element.body.iter(qn("w:tr"))
        if "x" * 300 in "".join(row.itertext())
    ]
    assert long
    assert not [row for row in long for _mark in row.iter(qn("w:cantSplit"))]
    assert len([*document.element.body.iter(qn("w:cantSplit"))]) > 40


def test_what_was_written_is_read_again_as_headings_and_entries(tmp_path: Path) -> None:
    language.use("vi")
    told = summary(reviews.whole())
    file = tmp_path / "report.docx"
    file.write_bytes(lay_out(told))
    items = importing.read(file).outline.items

    headings = {each.text for each in items if each.kind is Kind.HEADING}
    assert {title.title.partition(". ")[2] for title in told.sections} <= headings
    said = " ".join(each.text for each in items)
    points = [plain(point) for section in told.sections for point in section.points]
    assert points
    assert all(point in said for point in points)


SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice here (apt install libreoffice-writer)")
def test_an_office_opens_document_and_workbook_and_prints_what_they_say(tmp_path: Path) -> None:
    language.use("vi")
    file, book = tmp_path / "report.docx", tmp_path / "book.xlsx"
    file.write_bytes(lay_out(reports.report()))
    book.write_bytes(xlsx.lay_out(reports.report()))
    done = subprocess.run(
        [
            *(str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--headless", "--convert-to", "pdf", "--outdir", tmp_path, file, book),
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert "rror" not in done.stderr
    printed = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in printed]
    across = [page.get_width() > page.get_height() for page in printed]
    body = across.index(True)

    assert 2 <= body <= 4
    assert all(across[body:])
    assert "ngày 2 tháng 3 năm 2026" in pages[body - 1]
    tasks = [page for page in pages[body:] if "Văn hóa" in page]
    assert len(tasks) > 2
    assert all("STT Nhi" in page and "Ghi chú" in page for page in tasks)
    assert "{ PAGE } <w:fldSimple" in " ".join(pages)
    assert [page.split()[0] for page in pages[1:]] == [str(n + 2) for n in range(len(pages) - 1)]
    sheets = pypdfium2.PdfDocument(tmp_path / "book.pdf")
    assert all(page.get_width() > page.get_height() for page in sheets)
    said = [page.get_textpage().get_text_bounded() for page in sheets]
    assert len(said) >= len(reports.report().sections) + len(reports.report().annexes)
    assert sum("STT" in page and "Nhóm" in page for page in said) > 2
