"""A table as a file: Markdown, CSV for spreadsheets, or JSON, one object a line."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO

from doichieu.export.formats.escape import escape
from doichieu.frozen import frozen


@frozen
class Table:
    """Rows of texts, or of several texts in one cell. `columns` are names for JSON and headings."""

    columns: Mapping[str, str]
    rows: Sequence[Mapping[str, str | Sequence[str]]]


def markdown(table: Table) -> str:
    """A Markdown table."""
    heading = _line(table.columns.values())
    rule = "|" + " --- |" * len(table.columns)
    return "".join(f"{line}\n" for line in [heading, rule, *map(_line, _texts(table))])


def _line(texts: Iterable[str]) -> str:
    return "".join(f"| {escape(text)} " for text in texts) + "|"


def comma_separated(table: Table, *, marked: bool = True) -> str:
    """CSV as spreadsheets read it: with nothing that they would work out, and marked as UTF-8."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(table.columns.values())
    writer.writerows(map(_harmless, texts) for texts in _texts(table))
    # Without the mark they take the file for one in the code page of the machine.
    return f"{MARK if marked else ''}{file.getvalue()}"


MARK = "\ufeff"
"""What stands at the beginning of a text that is marked as UTF-8."""


_FORMULA = (*"=+-@＝＋－＠", "\t", "\r", "\n")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula."""
    return text.lstrip(" ").startswith(_FORMULA)


def _harmless(text: str) -> str:
    """A cell that stays text: an apostrophe keeps a spreadsheet from taking it for a formula."""
    return f"'{text}" if is_formula(text) else text


def json_lines(table: Table) -> str:
    """JSON, one object a line."""
    names = [*table.columns]
    return "".join(
        json.dumps({name: row[name] for name in names}, ensure_ascii=False) + "\n"
        for row in table.rows
    )


def _texts(table: Table) -> Iterable[list[str]]:
    for row in table.rows:
        cells = (row[name] for name in table.columns)
        yield [each if isinstance(each, str) else " · ".join(each) for each in cells]


WRITERS: Mapping[str, Callable[[Table], str]] = {
    ".md": markdown,
    ".csv": comma_separated,
    ".jsonl": json_lines,
}
"""What a table is written with, by the ending of the file's name."""
