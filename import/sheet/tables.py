"""Tables in the ways texts print them: rows between bars, or one cell per line between lone bars.

A letterhead or a signature set as a table is no table: its cells become lines again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doichieu.frozen import frozen
from doichieu.importing.limits import MOST_COLUMNS
from doichieu.importing.sheet.lines import BAR, BREAK_TAG, Line
from doichieu.text import fold
from doichieu.vocabulary.words import signing, source

_SEPARATOR_CELL = re.compile(r":?-{2,}:?|:-+:?|-+:")
_PAPER = re.compile(
    rf"{source('sheet', 'cell')}|{source('sheet', 'received')}\s*:|{source('sheet', 'addressed')}"
    rf"|^\W*{signing('body', 'office')}",
    re.IGNORECASE,
)
_CLOSING = re.compile(rf"\W*{source('sheet', 'received')}", re.IGNORECASE)
_LIST_IN_CELL = re.compile(r"(?<=[;.,:)*]) +(?=[-+] )")
_RULER = re.compile(r"-{3,}")
_ROW_NUMBER = re.compile(r"\W*(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,6}|[A-H])\W*")


@frozen
class Row:
    """One row: the line its first printed cell stands on, and all its cells."""

    line: int
    cells: tuple[str, ...]


@frozen
class Table:
    """A table of at least one row; the first row is its head where it has one."""

    rows: tuple[Row, ...]

    @property
    def line(self) -> int:
        """The line of its first row."""
        return self.rows[0].line

    @property
    def headed(self) -> bool:
        """Whether its first row names the columns: a numbered one goes on with a table."""
        return len(self.rows) > 1 and not _ROW_NUMBER.fullmatch(self.rows[0].cells[0])


Cell = tuple[int, list[Line]]


def gather(lines: list[Line]) -> list[Line | Table]:
    """`lines` with each table as one element, and letterheads and signatures as plain lines."""
    found: list[Line | Table] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if "|" not in line.text:
            found.append(line)
            index += 1
        elif line.fence:
            end = _end_of_fences(lines, index)
            rows = _fenced_rows(lines[index:end])
            found.extend(_table_or_lines(rows))
            index = max(end, index + 1)
        elif line.text.startswith("|"):
            end = index
            while end < len(lines) and lines[end].text.startswith("|") and not lines[end].fence:
                end += 1
            found.extend(_table_or_lines(_piped_rows(lines[index:end])))
            index = end
        elif line.text.endswith("|") and line.text.count("|") == 1:
            found.append(line._replace(text=line.text[:-1].rstrip()))
            index += 1
        else:
            found.append(line)
            index += 1
    return found


def _end_of_fences(lines: list[Line], start: int) -> int:
    """The place after the last bar of the table that opens at `start`.

    A gap of several blank lines, or a bar that is long in coming, ends the table.
    """
    last, index, blanks = start, start + 1, 0
    while index < len(lines) and index - last <= 80:
        text = lines[index].text
        if text == BAR:
            last = index
        blanks = 0 if text else blanks + 1
        if blanks >= 2 and last == index - blanks:
            break
        index += 1
    return last + 1


def _fenced_rows(lines: list[Line]) -> list[list[Cell]]:
    """The rows of a table of lone bars.

    Nothing tells an empty cell from the gap between two rows, so the head's width and the numbers
    of the rows decide.
    """
    cells: list[Cell] = []
    current: list[Line] = []
    opened = lines[0].number
    for line in lines[1:]:
        if line.text == BAR:
            cells.append((opened, current))
            current, opened = [], line.number
        elif line.text:
            current.append(line)
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    width = counted = 0
    for index, (number, words) in enumerate(cells):
        following = cells[index + 1][1] if index + 1 < len(cells) else []
        if not words and row and (len(row) >= width or _starts_row(following, row, counted)):
            width = width or len(row)
            rows.append(row)
            counted = _count(row[0][1]) or counted
            row = []
        elif words or row:
            row.append((number, words))
    return [*rows, row] if row else rows


def _starts_row(words: list[Line], row: list[Cell], counted: int) -> bool:
    """Whether `words`, after an empty cell, are the number of the next row.

    `counted` is the last number that a row before this one had: the next of the count is one.
    """
    if not words or not _ROW_NUMBER.fullmatch(words[0].text):
        return False
    if counted and _count(words) == counted + 1:
        return True
    filled = [cell for cell in row if cell[1]]
    return len(filled) == 1 or bool(_ROW_NUMBER.fullmatch(filled[0][1][0].text))


def _count(words: list[Line]) -> int:
    """The whole number that a cell consists of; 0 where it is something else."""
    text = words[0].text.strip(" *.") if len(words) == 1 else ""
    return int(text) if text.isdecimal() and len(text) <= 3 else 0


def _piped_rows(lines: list[Line]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for line in lines:
        inner = line.text.removeprefix("|").removesuffix("|")
        cells = [cell.strip() for cell in inner.split("|", MOST_COLUMNS - 1)]
        if all(_SEPARATOR_CELL.fullmatch(cell) for cell in cells):
            continue
        rows.append([(line.number, _lines_of(line, cell)) for cell in cells])
    return rows


def _lines_of(line: Line, cell: str) -> list[Line]:
    """The lines of a cell, which Markdown parts by a tag."""
    if "<" not in cell:
        return [line._replace(text=cell)] if cell else []
    parts = map(str.strip, BREAK_TAG.split(cell))
    return [line._replace(text=part) for part in parts if part]


def _table_or_lines(rows: list[list[Cell]]) -> Iterator[Line | Table]:
    printed = [cell for row in rows for cell in row if cell[1]]
    words = [fold(" ".join(line.text.strip("*_ ") for line in cell[1])) for cell in printed]
    of_the_sheet = len(printed) <= 12 and any(map(_PAPER.search, words))
    if of_the_sheet or max(map(len, rows), default=2) < 2:
        yield from _as_lines(_by_columns(rows) if any(map(_CLOSING.match, words)) else printed)
        return
    table = tuple(
        Row(
            min((line.number for cell in row for line in cell[1]), default=row[0][0]),
            tuple(" ".join(line.text for line in cell[1]) for cell in row),
        )
        for row in rows
        if any(cell[1] for cell in row)
    )
    if table:
        yield Table(table)


def _by_columns(rows: list[list[Cell]]) -> list[Cell]:
    """The cells of a closing: the recipients on the left may go on in the next row."""
    width = max(map(len, rows))
    return [row[k] for k in range(width) for row in rows if k < len(row) and row[k][1]]


def _as_lines(cells: list[Cell]) -> Iterator[Line]:
    for _number, lines in cells:
        for line in lines:
            words = _RULER.sub(" ", line.text).strip()
            parts = _LIST_IN_CELL.split(words) if len(words) > 100 else [words]
            for part in parts:
                yield line._replace(text=part.strip())
        if lines:
            yield lines[-1]._replace(text="", indent=0)
