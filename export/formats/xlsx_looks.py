"""What a workbook looks like: fonts, lines, widths, and how it is printed on A4."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from math import ceil
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from doichieu.frozen import frozen

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_FONT = "Times New Roman"
_THIN = Side(style="thin", color="FF808080")
_NONE, _BOXED = Border(), Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_BLANK, _SHADE = PatternFill(), PatternFill("solid", fgColor="FFEEEEEE")


@frozen
class _Look:
    font: Font
    alignment: Alignment
    border: Border = _NONE
    fill: PatternFill = _BLANK


_PLAIN, _BOLD = Font(name=_FONT, size=12), Font(name=_FONT, size=12, bold=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)


class Style(Enum):
    """What a cell is, by which it looks."""

    TITLE = _Look(Font(name=_FONT, size=14, bold=True), Alignment(vertical="top"))
    TEXT = _Look(_PLAIN, _WRAPPED)
    SIGNING = _Look(_PLAIN, Alignment(horizontal="right"))
    HEAD = _Look(_BOLD, Alignment("center", "center", wrap_text=True), _BOXED, _SHADE)
    CELL = _Look(_PLAIN, _WRAPPED, _BOXED)


_NUMBERS: Mapping[type, str] = {date: "dd/mm/yyyy", int: "#,##0", float: "0%"}


def prepare(book: Workbook) -> None:
    """Let a workbook know the styles by their names, which is much faster than part by part."""
    for style in Style:
        look = style.value
        named = NamedStyle(_named(style), look.font, look.fill, look.border, look.alignment)
        book.add_named_style(named)


def _named(style: Style) -> str:
    return f"doichieu {style.name.lower()}"


def dress(place: Cell | MergedCell, style: Style) -> None:
    """Make a cell look like what it is; a day, a figure and a share are written as such."""
    place.style = _named(style)
    if form := _NUMBERS.get(type(place.value)):
        place.number_format = form


_SHEET = 140
_COLUMN = 14
"""Characters across a sheet, and that each of many columns has on average."""
_NARROWEST = 6
"""Characters of a number of three digits with the button of the filter."""


UNDIVIDED = (1,) * 7
"""Columns of a sheet without a table: one alone, wider than a page, would be cut there."""


def columns(sheet: Worksheet, shares: tuple[int, ...]) -> None:
    """Give each column its share of the width of a sheet."""
    whole = max(_SHEET, _COLUMN * len(shares))
    for column, share in enumerate(shares, 1):
        width = max(_NARROWEST, round(whole * share / sum(shares)))
        sheet.column_dimensions[get_column_letter(column)].width = width


def _width(sheet: Worksheet, first: int, last: int) -> float:
    letters = map(get_column_letter, range(first, last + 1))
    return sum(sheet.column_dimensions[letter].width for letter in letters)


def across(sheet: Worksheet, row: int, columns: int) -> None:
    """Let the text in the first cell of a row go over all columns."""
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    _make_room(sheet, row, [(str(sheet.cell(row, 1).value), _width(sheet, 1, columns))])


def room(sheet: Worksheet, row: int, columns: int) -> None:
    """Make a row as high as the text in its cells needs."""
    places = range(1, columns + 1)
    texts = ((str(sheet.cell(row, e).value or ""), _width(sheet, e, e)) for e in places)
    _make_room(sheet, row, texts)


_LINE = 15
_HIGHEST = 409
"""Points of a line, and that a row may be high."""
_DENSE = 1.1
"""Letters of this font that stand where a digit of the usual one would."""


def _make_room(sheet: Worksheet, row: int, texts: Iterable[tuple[str, float]]) -> None:
    """Not every program finds the height by itself, and none that of cells that are one."""
    lines = max(
        sum(ceil((len(e) + 1) / width / _DENSE) for e in t.split("\n")) for t, width in texts
    )
    sheet.row_dimensions[row].height = min(_LINE * lines, _HIGHEST)


_ROOM = 15 * _LINE
"""Points above a table that leave room to scroll what is below."""


def filtered(sheet: Worksheet, first: int, last: int, columns: int) -> None:
    """Let a table be filtered; its head stays in view and stands on every page."""
    sheet.auto_filter.ref = f"A{first}:{get_column_letter(columns)}{last}"
    sheet.print_title_rows = f"{first}:{first}"
    above = (sheet.row_dimensions[row].height or _LINE for row in range(1, first))
    if sum(above) <= _ROOM:
        sheet.freeze_panes = f"A{first + 1}"


def paper(sheet: Worksheet) -> None:
    """Print on A4 across, as wide as the page and on as many as it takes, with their numbers."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    if sheet.oddFooter:
        sheet.oddFooter.center.text = "&P/&N"
