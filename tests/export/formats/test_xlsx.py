"""The report as a workbook: each table filters, nothing is worked out, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from doichieu import language
from doichieu.export.choice import Choice
from doichieu.export.content import Name, Summary, plain
from doichieu.export.formats.xlsx import lay_out
from doichieu.export.summary import summary
from doichieu.language import Language
from doichieu.model import Action, Verdict
from tests.export import reviews

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def read(summary: Summary) -> Workbook:
    return load_workbook(BytesIO(lay_out(summary)))


def head(sheet: Worksheet) -> int:
    """The row of the head of its table."""
    return int(str(sheet.auto_filter.ref).partition(":")[0].removeprefix("A"))


def column(sheet: Worksheet, name: str) -> list[object]:
    """What stands below a head."""
    (found,) = (cell.column for cell in sheet[head(sheet)] if cell.value == name)
    below = sheet.iter_rows(head(sheet) + 1, min_col=found, max_col=found, values_only=True)
    return [value for (value,) in below]


def texts(sheet: Worksheet) -> Iterator[str]:
    return (str(cell.value) for row in sheet.rows for cell in row if cell.value is not None)


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_each_section_is_a_sheet_under_its_own_name(lang: Language) -> None:
    language.use(lang)
    told = summary(reviews.whole())
    book = read(told)
    apart = [s for s in (*told.sections, *told.annexes) if s.name is not Name.CONCLUSION]

    assert len(book.sheetnames) == 1 + len(apart)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in book.sheetnames)
    for section, sheet in zip(apart, book.worksheets[1:], strict=True):
        assert sheet["A1"].value == section.title
        assert set(map(plain, (*section.sentences, *section.points))) <= set(texts(sheet))
    first = set(texts(book.worksheets[0]))
    read_there = told.title, *told.about, *told.sections[0].sentences, *told.signing
    assert set(map(plain, read_there)) <= first


def test_every_table_filters_whole_rows_below_a_head_that_stays() -> None:
    told = summary(reviews.whole())
    for sheet in read(told).worksheets:
        if sheet.auto_filter.ref:
            assert sheet.freeze_panes == f"A{head(sheet) + 1}"
            assert sheet.print_title_rows == f"${head(sheet)}:${head(sheet)}"
            assert sheet.auto_filter.ref.partition(":")[2] == sheet.dimensions.partition(":")[2]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)


def test_what_stands_below_a_heading_on_paper_says_it_in_every_row() -> None:
    unsettled = read(summary(reviews.whole(), Choice(sections=(Name.OPEN,)))).worksheets[1]

    assert column(unsettled, "Group") == ["Unsure", "Needs another look", "Needs another look"]


def test_days_are_days_figures_are_figures_and_shares_can_be_added() -> None:
    book = read(summary(reviews.whole()))
    (figures,) = (sheet for sheet in book.worksheets if "Figures" in sheet.title)
    (tasks,) = (sheet for sheet in book.worksheets if "All tasks" in sheet.title)

    assert column(figures, "How many")[:3] == [6, 1, 5]
    assert column(figures, "Share")[:3] == [None, None, 1]
    assert sum(map(float, column(figures, "Share")[3:8])) == pytest.approx(1, abs=0.03)
    assert column(tasks, "No.") == [1, 2, 3, 4, 5, 6]
    assert column(tasks, "Last day")[1] == datetime.fromisoformat("2026-12-31")
    assert column(tasks, "Day decided")[1] == datetime.fromisoformat("2026-03-02")
    assert tasks.cell(head(tasks) + 2, 8).number_format == "dd/mm/yyyy"


@pytest.mark.parametrize("text", ["=1+1", "+84 2", "-3", "@SUM(A1)", "=HYPERLINK(x)", "#N/A", "07"])
def test_text_stays_text_whatever_it_begins_with(text: str) -> None:
    task = replace(reviews.TASKS[0], text=text)
    book = read(summary(reviews.report((task,), ())))
    (cell,) = (c for s in book.worksheets for row in s.rows for c in row if c.value == text)

    assert cell.data_type == "s"
    assert cell.quotePrefix is (text[0] in "=+-@")


def test_what_a_cell_has_no_room_for_or_xml_no_word_is_left_out() -> None:
    verdict = reviews.decided(Action.VERDICT, Verdict.GAP, 11, reason="a\x00\x0b\ud800\uffffb")
    task = replace(reviews.TASKS[0], text="dài " * 10_000, leads=("_x0041_",))
    sheet = read(summary(reviews.report((task,), (), verdict))).worksheets[-2]

    (text,) = column(sheet, "Task of the directive")
    assert (len(str(text)), str(text)[-1]) == (32_767, "…")
    (reason,) = column(sheet, "Reason")
    assert str(reason).replace("\N{REPLACEMENT CHARACTER}", "") == "ab"
    assert column(sheet, "Lead") == ["_x005F_x0041_"]


def test_a_long_list_above_a_table_leaves_room_to_scroll() -> None:
    many = tuple(reviews.item(n, f"I.{n}", "Việc.") for n in range(1, 400))
    unsure = reviews.decided(Action.VERDICT, Verdict.UNSURE, 1)
    told = summary(reviews.report(many, (), unsure), Choice(sections=(Name.OPEN,)))
    sheet = read(told).worksheets[1]

    assert sheet.auto_filter.ref
    assert sheet.freeze_panes is None


def test_the_same_summary_is_the_same_file_at_any_time() -> None:
    written = lay_out(summary(reviews.whole()))

    assert written == lay_out(summary(reviews.whole()))
    with ZipFile(BytesIO(written)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert str(datetime.now().year) not in archive.read("docProps/core.xml").decode()  # noqa: DTZ005
