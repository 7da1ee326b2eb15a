"""A report laid out as a workbook: a sheet a section, each table ready to be filtered.

What stands together below a heading on paper has that heading in a column of its own here, so that
every row says all of itself. All tasks have each of their facts in a column. What it looks like
stands in `xlsx_looks.py`.
"""

from __future__ import annotations

import re
import textwrap
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from doichieu.export.content import Cell, Group, Name, Section, Summary, Table, Words, cell, plain
from doichieu.export.formats import xlsx_looks as looks
from doichieu.export.formats.archive import in_xml, without_clock
from doichieu.export.formats.xlsx_looks import Style
from doichieu.export.tables import is_formula
from doichieu.language import _

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Value: TypeAlias = str | int | float | date


def lay_out(summary: Summary, /) -> bytes:
    """The workbook of a report: a `Format`."""
    book = Workbook()
    book.remove(book.worksheets[0])
    looks.prepare(book)
    book.properties.title = _text(summary.title)[:_LONGEST_PROPERTY]
    _opening(_new(book, _("Report")), summary)
    for section in (*summary.sections, *summary.annexes):
        if section.name is not Name.CONCLUSION:
            whole = section.name is Name.TASKS
            _section(_new(book, section.title), section, summary.task_rows if whole else None)
    return _saved(book)


_LONGEST_PROPERTY = 255
_LONGEST_NAME = 31
_LONGEST_TEXT = 32767
"""Characters for which programs for spreadsheets have room."""


def _new(book: Workbook, title: str) -> Worksheet:
    """A sheet by the title of what stands on it, as far as that may be its name."""
    name = textwrap.shorten(_NOT_IN_NAMES.sub(" ", title), _LONGEST_NAME, placeholder="…")
    sheet: Worksheet = book.create_sheet(name)
    looks.paper(sheet)
    return sheet


_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


def _opening(sheet: Worksheet, summary: Summary) -> None:
    """The first sheet is read, not filtered: title, documents, conclusion, signing."""
    looks.columns(sheet, looks.UNDIVIDED)
    told = [(Style.TITLE, summary.title)]
    told += [(Style.TEXT, each) for each in summary.about]
    for section in summary.sections:
        if section.name is Name.CONCLUSION:
            told += [(Style.TITLE, (section.title,))]
            told += [(Style.TEXT, each) for each in section.sentences]
    told += [(Style.TEXT, summary.empty)] if summary.empty else []
    told += [(Style.SIGNING, each) for each in summary.signing]
    for row, (style, words) in enumerate(told, 1):
        _write(sheet, row, 1, _text(words), style)
        looks.across(sheet, row, len(looks.UNDIVIDED))


def _section(sheet: Worksheet, section: Section, instead: Table | None) -> None:
    """A section: its title, what it says, its tables; for them another one, where it is given."""
    tables = [_flat(each) for each in ((instead,) if instead and instead.heads else section.tables)]
    shares = tables[0].shares if tables else looks.UNDIVIDED
    looks.columns(sheet, shares)
    _write(sheet, 1, 1, section.title, Style.TITLE)
    row = 2
    for words in (*section.sentences, *section.points):
        _write(sheet, row, 1, _text(words), Style.TEXT)
        looks.across(sheet, row, len(shares))
        row += 1
    for table in tables:
        row = _table(sheet, row, table)


def _flat(table: Table) -> Table:
    """The same table with the headings of its groups in a column before the others."""
    if not any(group.heading for group in table.groups):
        return table
    rows = tuple((cell(group.heading), *row) for group in table.groups for row in group.rows)
    beside = sum(table.shares) // _GROUPS
    return Table((_("Group"), *table.heads), (Group((), rows),), (beside, *table.shares))


_GROUPS = 5
"""The column of the groups is a fifth as wide as all others."""


def _table(sheet: Worksheet, first: int, table: Table) -> int:
    """Write a table from a row on; gives the row behind it and what parts it from the next."""
    for column, head in enumerate(table.heads, 1):
        _write(sheet, first, column, head, Style.HEAD)
    looks.room(sheet, first, len(table.heads))
    last = first
    for last, cells in enumerate(table.rows, first + 1):
        for column, each in enumerate(cells, 1):
            _write(sheet, last, column, _value(each), Style.CELL)
        looks.room(sheet, last, len(table.heads))
    looks.filtered(sheet, first, last, len(table.heads))
    return last + 2


def _value(cell: Cell) -> Value:
    """What stands in a cell as what it is: a day, a figure, a share, else text of some lines."""
    match cell:
        case ((int() | date() as word,),):
            return word
        case ((str() as word,),) if _SHARE.fullmatch(word):
            return int(word[:-1]) / 100
        case _:
            return "\n".join(map(_text, cell))


_SHARE = re.compile(r"\d+%")


def _text(words: Words) -> str:
    """A sentence as far as XML and a cell have room for it."""
    text = _ESCAPE.sub("_x005F_", in_xml(plain(words)))
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"


_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Such programs read '_x0041_' as 'A'."""


def _write(sheet: Worksheet, row: int, column: int, value: Value, style: Style) -> None:
    """Put something on a sheet; text stays text, whatever it begins with."""
    place = sheet.cell(row, column)
    place.value = value
    looks.dress(place, style)
    if isinstance(value, str):
        place.data_type = "s"
        place.quotePrefix = is_formula(value)


def _saved(book: Workbook) -> bytes:
    """The bytes of a workbook, in which no clock shows."""
    book.properties.created = book.properties.modified = _NO_DAY
    file = BytesIO()
    ExcelWriter(book, ZipFile(file, "w")).save()
    return without_clock(file.getvalue())


_NO_DAY = datetime.fromisoformat("1980-01-01")
"""The day that an archive gives what has none."""
