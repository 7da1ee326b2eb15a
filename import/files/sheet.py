"""The sheet that a reader of Word, ODT or web files writes on: text in which a line is a line.

Paragraphs stand apart by blank lines, tables are rows of `| cell | cell |`, footnotes come last as
Markdown writes them; `lines` and `tables` read all of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doichieu.importing.files.refusals import too_long
from doichieu.importing.limits import LARGEST_TEXT, MOST_COLUMNS
from doichieu.importing.sentences.labels import parse

Cell = Sequence[str] | None
"""The paragraphs of one cell of a table; None where the cell above reaches down to here."""


class Inner(str):
    """The words of a table in a cell; it stays a table where the cell is a frame around a text."""

    __slots__ = ("rows",)
    rows: Sequence[Sequence[Cell]]


_LONGEST_CELL = 60
"""Paragraphs in a cell; one that holds more is a frame around text."""


class Sheet:
    """Gathers what is printed, in reading order.

    `where` names the file in errors. `lone_labels` is true where a number without words is printed,
    as in the first column of a table.
    """

    lone_labels = False

    def __init__(self, where: str = "") -> None:
        self.where = where
        self._blocks: list[str] = []
        self._notes: list[str] = []
        self._room = LARGEST_TEXT

    def paragraph(self, words: str, *, level: int = 0) -> None:
        """A paragraph; a newline in it is a line break that its author meant.

        `level` is that of a heading, 1 the highest; 0 is text. It is written down only where the
        heading has no number of its own, which says more.
        """
        lines = list(filter(None, map(str.strip, words.split("\n"))))
        if lines and level and parse(lines[0]) is None:
            self._add(self._blocks, f"{'#' * level} {' '.join(lines)}")
        elif lines:
            self._add(self._blocks, "\n".join(lines))

    def table(self, rows: Sequence[Sequence[Cell]]) -> None:
        """A table by its rows; one of a single column, or around a whole text, is no table."""
        width = max((len([cell for cell in row if cell]) for row in rows), default=0)
        longest = max((len(cell or ()) for row in rows for cell in row), default=0)
        if width < 2 or longest > _LONGEST_CELL:
            for words in (words for row in rows for cell in row for words in cell or ()):
                if isinstance(words, Inner):
                    self.table(words.rows)
                else:
                    self.paragraph(words)
            return
        lines: list[str] = []
        for line in table_lines(rows):
            self._add(lines, line)
        self._blocks.append("\n".join(lines))

    def note(self, words: str) -> None:
        """A footnote; it is numbered by its place among them."""
        text = " ".join(words.split())
        if text:
            self._add(self._notes, f"[^{len(self._notes) + 1}]: {text}")

    def text(self) -> str:
        """Everything written so far."""
        return "\n\n".join([*self._blocks, *self._notes, ""])

    def _add(self, blocks: list[str], words: str) -> None:
        """One more block; raises InputError once the text is longer than any document is.

        A few kB can ask for that: a note that is called a million times, a cell in a million rows.
        """
        self._room -= len(words) + 2
        if self._room < 0:
            raise too_long(self.where)
        blocks.append(words)


class CellSheet(Sheet):
    """The sheet inside a cell: keeps `words`, and hands footnotes to the sheet around it."""

    lone_labels = True

    def __init__(self, around: Sheet) -> None:
        super().__init__(around.where)
        self.words: list[str] = []
        self._around = around

    def paragraph(self, words: str, *, level: int = 0) -> None:  # noqa: ARG002 (a cell has none)
        """One more paragraph of the cell."""
        if words.strip():
            self.words.append(words.strip())

    def table(self, rows: Sequence[Sequence[Cell]]) -> None:
        """A table in a cell: its words, one after another."""
        inner = Inner("\n".join(words for row in rows for cell in row for words in cell or ()))
        if inner.strip():
            inner.rows = rows
            self.words.append(inner)

    def note(self, words: str) -> None:
        """A footnote, printed below the text as all are."""
        self._around.note(words)


def table_lines(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """The rows of a table as `tables` reads them, a line a row."""
    for row in _reaching(rows):
        yield "| " + " | ".join(map(_in_cell, row)) + " |"


def _reaching(rows: Sequence[Sequence[Cell]]) -> Iterator[list[Sequence[str]]]:
    """The rows, with what a cell says to several of them in each.

    A number, a lead or a deadline beside three tasks is that of all three. A row of which nothing
    is its own was merged into the one above.
    """
    above: list[Sequence[str]] = []
    for row in rows:
        if above and None in row and not any(row):
            continue
        full: list[Sequence[str]] = []
        for index, cell in enumerate(row[:MOST_COLUMNS]):
            reached = above[index] if index < len(above) else ()
            full.append(reached if cell is None else cell)
        yield full
        above = full


def _in_cell(cell: Sequence[str]) -> str:
    words = "\n".join(part.strip() for part in cell if part.strip())
    # A bar would be the border of a cell; the broken bar is the nearest that is none.
    return words.replace("|", "¦").replace("\n", "<br>")


class Grid:
    """The rows of a table whose cells say how many columns and rows they take up."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self._reach: dict[int, int] = {}

    def row(self) -> None:
        """Begin a row."""
        self.rows.append([])
        self._fill()

    def cell(self, words: Cell, width: int = 1, height: int = 1) -> None:
        """One more cell of the row; its words stand in the first of its columns."""
        if not self.rows:
            self.row()
        row = self.rows[-1]
        for index in range(max(1, min(width, MOST_COLUMNS - len(row)))):
            if height > 1:
                self._reach[len(row)] = height - 1
            row.append(words if index == 0 else ())
        self._fill()

    def _fill(self) -> None:
        """Pass the columns that cells of earlier rows reach down to."""
        row = self.rows[-1]
        while self._reach.get(len(row), 0) > 0 and len(row) < MOST_COLUMNS:
            self._reach[len(row)] -= 1
            row.append(None)
