"""The rows of a task table: what each column holds, and each row as a block."""

from __future__ import annotations

import re

from doichieu.frozen import frozen
from doichieu.importing.outline.blocks import Block, Cells
from doichieu.importing.outline.tree import Tree
from doichieu.importing.sentences import deadlines, line_names
from doichieu.importing.sentences.cells import bodies_of_cell
from doichieu.importing.sentences.duties import Duty
from doichieu.importing.sentences.labels import parse
from doichieu.importing.sheet.paragraphs import Paragraph
from doichieu.model import NO_DEADLINE, Kind
from doichieu.model.labels import Label, Scheme
from doichieu.text import fold
from doichieu.vocabulary import words

# A table may have parts A, B, sections I, II, and groups 1, 2.
_RANKS = {Scheme.CAPITAL: 0, Scheme.ROMAN: 1, Scheme.ARABIC: 2}
_LONGEST_NAME = 40
_SAID = ("deadline", "with", "leads", "chief")
_FEWEST_NAMED = 3
_NUMBER = re.compile(r"\W*(\d{1,3}(?:\.\d{1,3})*|[IVX]{1,7}|[A-ZĐ]|[a-zđ])\W*")


@frozen
class Columns:
    """Which column holds what, None where there is no such column; `named` counts the others."""

    number: int | None = None
    task: int | None = None
    objective: int | None = None
    leads: int | None = None
    partners: int | None = None
    deadline: int | None = None
    done: bool = False
    named: int = 0

    @classmethod
    def of(cls, head: tuple[str, ...]) -> Columns:
        """The columns that a table's head names."""
        found: dict[str, int] = {}
        for index, cell in enumerate(head):
            key = _holds(fold(cell).strip(" *."))
            if key is not None:
                found.setdefault(key, index)
        when = fold(head[found["deadline"]]) if "deadline" in found else ""
        return cls(
            found.get("number"),
            found.get("task"),
            found.get("objective"),
            found.get("leads", found.get("chief")),
            found.get("with"),
            found.get("deadline"),
            words.phrase("kinds", "done").search(when) is not None,
            len(found),
        )

    @property
    def words(self) -> int | None:
        """The column that says what a row is about."""
        return self.task if self.task is not None else self.objective


class Rows:
    """Hangs the rows of one table after another in a tree."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._printed: tuple[str, ...] = ()
        self._head: tuple[str, ...] = ()
        self._columns = Columns()
        self._open: list[Block] = []
        self._last: Block | None = None

    def add(self, paragraph: Paragraph) -> None:
        """Hang one row: a section of the table, a task with its duty, or a row of other things."""
        row = paragraph.row
        if row is None:
            return
        if not self._goes_on(paragraph.head):
            self._printed = paragraph.head
            self._take_columns(paragraph.head)
            self._open = [
                next(
                    b
                    for b in (self._tree.top, *self._tree.top.above(), self._tree.root)
                    if b.opens or not b.line
                )
            ]
        number = _NUMBER.fullmatch(row.cells[0]) if row.cells else None
        if number is None and _is_head(row.cells):
            self._take_columns(row.cells)
            return
        block = Block.of(paragraph)
        if self._columns.words is None:
            block.kind = Kind.SITUATION
            self._hang(block, self._open[0], None)
        elif self._is_section([cell for cell in row.cells if cell], number):
            self._hang_section(block, [cell for cell in row.cells if cell], number)
        else:
            self._hang_task(block, row.cells, number)
        self._last = block

    def _goes_on(self, head: tuple[str, ...]) -> bool:
        """Whether a row belongs to the table of the row before: under its head, or under none."""
        right_after = self._last is not None and self._tree.blocks[-1:] == [self._last]
        return right_after and head in (self._printed, ())

    def _take_columns(self, head: tuple[str, ...]) -> None:
        self._head = head
        self._columns = Columns.of(head)

    def _is_section(self, filled: list[str], number: re.Match[str] | None) -> bool:
        if len(filled) == 1:
            return not _NUMBER.fullmatch(filled[0])
        lettered = number is not None and not number[1][0].isdigit()
        return len(filled) == 2 and number is not None and (lettered or len(self._head) >= 4)

    def _hang_section(self, block: Block, filled: list[str], number: re.Match[str] | None) -> None:
        block.text, block.kind = filled[-1], Kind.HEADING
        parsed = parse(block.text) if number is None else None
        if parsed and parsed[0].scheme in _RANKS:
            block.label, block.text = parsed
        elif number is not None:
            block.label = _label_of(number[1])
        self._close_for(block.label)
        parent = self._open[-1]
        name = block.label.name if block.label else self._tree.counted("p", parent)
        self._tree.hang(block, parent, name)
        self._open.append(block)

    def _close_for(self, label: Label | None) -> None:
        """Close the sections that a section of that rank ends."""
        while len(self._open) > 1:
            above = self._open[-1].label
            if (
                label is not None
                and above is not None
                and _RANKS[above.scheme] < _RANKS[label.scheme]
            ):
                return
            self._open.pop()

    def _hang_task(
        self, block: Block, cells: tuple[str, ...], number: re.Match[str] | None
    ) -> None:
        columns = self._columns
        shift = _shift(columns, bool(number), len(cells) - len(self._head))

        def cell(column: int | None) -> str:
            at = column + shift if column is not None else -1
            return cells[at] if 0 <= at < len(cells) else ""

        while number and len(self._open) > 1 and not _belongs(number[1], self._open[-1].label):
            self._open.pop()
        block.text = cell(columns.words) or " ".join(filter(None, cells))
        block.kind = Kind.UNSETTLED if columns.task is not None else Kind.OBJECTIVE
        self._hang(block, self._open[-1], number)
        when = cell(columns.deadline)
        due = deadlines.of_line(when, done=columns.done) if columns.deadline is not None else None
        block.cells = Cells(
            Duty(bodies_of_cell(cell(columns.leads)), bodies_of_cell(cell(columns.partners))),
            due,
            when if due is NO_DEADLINE and deadlines.says_something(when) else "",
        )

    def _hang(self, block: Block, parent: Block, number: re.Match[str] | None) -> None:
        counted = self._tree.counted("r", parent)
        name = f"r{number[1]}" if number else counted
        block.row_label = Label(Scheme.ROW, name, parent.counts["r"])
        self._tree.hang(block, parent, name)


def _holds(name: str) -> str | None:
    """What a column of that folded name holds: the key of a list, or what a line so named says."""
    for key, wanted in words.lists("column_names").items():
        if name in wanted:
            return key
    for key, wanted in words.lists("columns").items():
        if any(word in name for word in wanted):
            return key
    said = line_names.of_name(name)
    return said if said in _SAID else None


def _is_head(cells: tuple[str, ...]) -> bool:
    """Whether a row within a table names the columns anew, for the section it stands in."""
    short = all(len(cell) <= _LONGEST_NAME for cell in cells)
    return short and Columns.of(cells).named >= _FEWEST_NAMED


def _shift(columns: Columns, numbered: bool, wider: int) -> int:
    """By how many cells a row stands to the right of its head; either may lack the number."""
    if columns.number is None:
        return 1 if numbered and wider > 0 else 0
    return -1 if not numbered and wider < 0 else 0


def _label_of(name: str) -> Label:
    scheme = (
        Scheme.ARABIC
        if name[0].isdigit()
        else Scheme.ROMAN
        if set(name) <= set("IVX")
        else Scheme.CAPITAL
    )
    return Label(scheme, name)


def _belongs(number: str, section: Label | None) -> bool:
    """Whether a row of that number stands in the section: `11.2` in 11, anything in I or A."""
    return (
        section is None
        or section.scheme is not Scheme.ARABIC
        or number.startswith(f"{section.name}.")
    )
