"""A matrix on the screen: tasks below each other, plans beside each other, one cell to stand on."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from rich.cells import cell_len
from rich.text import Text
from textual.message import Message

from doichieu.language import _
from doichieu.model import VERDICTS, Grade, StoredItem, Verdict
from doichieu.model.matrix import SUGGESTED, Cell, Column, Matrix
from doichieu.text import one_line
from doichieu.tui.cells import fitted
from doichieu.tui.looks import CURSOR, NOTE, QUIET, SUSPECT, TITLE
from doichieu.tui.widgets.canvas import Canvas

WIDE = 3
"""Cells of a plan: its glyph in the middle, behind it what there is to look at."""

BESIDE = 12
"""Plans that stand beside each other in any case; more where the words of the tasks have room."""

_WORDS = 34
"""Cells of the words of a task before more plans are shown than `BESIDE`."""

_LABEL = 12
"""Cells that the address of a task takes at the most."""

_FIGURES = 3
"""Lines of figures below the plans."""

_OVER = 99
"""The largest figure that is written out in the cells of a plan."""


class Grid(Canvas, can_focus=True):
    """A page of plans, as many tasks as there is room for, totals to the right and below."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another cell, or the cell has changed."""

        grid: Grid

        @property
        def control(self) -> Grid:
            """The grid it happened in."""
            return self.grid

    def __init__(self, matrix: Matrix, *, id: str | None = None) -> None:  # noqa: A002 (textual's)
        super().__init__(id=id)
        self.matrix = matrix
        self.row = 0
        self.column = 0
        self._top = 0

    # What is shown, and where one stands

    def show(self, matrix: Matrix) -> None:
        """Show this from now on; the cursor stays on its task and its plan, or near them."""
        task, plan = self.task_here, self.plan_here
        self.matrix = matrix
        self.row = self._place_of(task)
        known = [each.part for each in matrix.columns]
        if plan.part in known:
            self.column = known.index(plan.part)
        self.column = min(self.column, len(known) - 1)
        self.changed()

    @property
    def task_here(self) -> StoredItem | None:
        """The task under the cursor; None where none is shown."""
        return self.matrix.tasks[self.row] if self.matrix.tasks else None

    @property
    def plan_here(self) -> Column:
        """The plan under the cursor."""
        return self.matrix.columns[self.column]

    @property
    def cell_here(self) -> Cell | None:
        """The cell under the cursor; None where no task is shown."""
        return self.matrix.cell(self.row, self.column) if self.matrix.tasks else None

    def letter(self, column: int) -> str:
        """What a plan is called on its page."""
        return ascii_uppercase[column % self.beside]

    @property
    def page(self) -> range:
        """The plans that stand beside each other now."""
        first = self.column - self.column % self.beside
        return range(first, min(first + self.beside, len(self.matrix.columns)))

    @property
    def pages(self) -> int:
        """How many pages of plans there are."""
        return -(-len(self.matrix.columns) // self.beside)

    @property
    def beside(self) -> int:
        """How many plans a page has."""
        room = (self.size.width - self._beside_plans - _WORDS) // WIDE
        return min(max(BESIDE, room), len(ascii_uppercase), max(1, len(self.matrix.columns)))

    @property
    def _figure(self) -> int:
        """Cells of a total of a task."""
        return max(4, len(str(len(self.matrix.columns))) + 1)

    @property
    def _beside_plans(self) -> int:
        """Cells of a line that are neither words nor plans: mark, address, totals."""
        return 1 + self._label + 1 + 2 * self._figure + 1

    @property
    def _label(self) -> int:
        return min(_LABEL, max((cell_len(each.address) for each in self.matrix.tasks), default=0))

    # The cursor

    def move(self, by: int) -> None:
        """Move by so many tasks, as far as there are any."""
        self._go(self.row + by, self.column)

    def move_beside(self, by: int) -> None:
        """Move by so many plans, as far as there are any."""
        self._go(self.row, self.column + by)

    def turn(self, pages: float) -> None:
        """Move by so many pages of tasks."""
        self.move(int(pages * self._shown(self.size.height)))

    def turn_beside(self, pages: int) -> None:
        """Move by so many pages of plans, to the same place on the page where there is one."""
        self.move_beside(pages * self.beside)

    def first(self) -> None:
        """Move to the first task."""
        self._go(0, self.column)

    def last(self) -> None:
        """Move to the last task."""
        self._go(len(self.matrix.tasks) - 1, self.column)

    def go_to_line(self, number: int) -> None:
        """Move to a task by its number, counted from 1."""
        self._go(number - 1, self.column)

    def go_to(self, task: Hashable) -> None:
        """Move to the task of that id; nothing where it is not shown."""
        places = (n for n, each in enumerate(self.matrix.tasks) if each.id == task)
        self._go(next(places, self.row), self.column)

    def go_to_plan(self, column: int) -> None:
        """Move to a plan by its place, counted from 0."""
        self._go(self.row, column)

    def _go(self, row: int, column: int) -> None:
        row = max(0, min(row, len(self.matrix.tasks) - 1))
        column = max(0, min(column, len(self.matrix.columns) - 1))
        if (row, column) != (self.row, self.column):
            self.row, self.column = row, column
            self.changed()
            # Straight to the screen: what it shows there comes in the same picture as the cursor.
            self.screen.post_message(self.Moved(self))

    def _place_of(self, task: StoredItem | None) -> int:
        for place, each in enumerate(self.matrix.tasks):
            if task is not None and each.id == task.id:
                return place
        return max(0, min(self.row, len(self.matrix.tasks) - 1))

    # Painting

    def lines(self, width: int, height: int) -> Sequence[Text]:
        """Letters of the plans, the tasks around the cursor, below them figures of the plans."""
        shown = self._shown(height)
        margin = 1 if shown > 2 else 0
        self._top = min(self._top, self.row - margin)
        self._top = max(self._top, self.row + margin - shown + 1)
        self._top = max(0, min(self._top, len(self.matrix.tasks) - shown))
        rows = range(self._top, min(self._top + shown, len(self.matrix.tasks)))
        lines = [self._heading(width), *(self._row(row, width) for row in rows)]
        if not rows:
            lines.append(Text("  " + _("nothing fits"), QUIET))
        return [*lines, *self._figures(width)]

    def _shown(self, height: int) -> int:
        return max(1, height - 1 - _FIGURES)

    def _heading(self, width: int) -> Text:
        """What the rows are, the letters of the plans, and what is counted at the end of a row."""
        place = f"{self.row + 1}/{len(self.matrix.tasks)}" if self.matrix.tasks else "0"
        title = f"━ {_('Tasks')} {place} "
        before = self._before(width)
        line = Text(fitted(title.ljust(before, "━"), before), TITLE)
        for column in self.page:
            here = column == self.column
            line.append(
                f"{'▾' if here else ' '}{self.letter(column)} ", "bold" if here else "not bold"
            )
        for glyph in (VERDICTS[Verdict.GAP].glyph, SUGGESTED[Grade.WEAK].glyph):
            line.append(glyph.rjust(self._figure), "not bold")
        return line

    def _before(self, width: int) -> int:
        """Cells before the first plan."""
        return max(0, width - len(self.page) * WIDE - 2 * self._figure - 1)

    def _row(self, row: int, width: int) -> Text:
        task, here = self.matrix.tasks[row], row == self.row
        before = self._before(width)
        head = f"{CURSOR.glyph if here else ' '}{fitted(task.address, self._label)} "
        line = Text(fitted(head + one_line(task.text), before - 1) + " ")
        if here and self.has_focus:
            line.stylize("reverse", 0, len(head) - 1)
        for column in self.page:
            known = self.matrix.cell(row, column)
            glyphs, style = drawn(known)
            line.append(glyphs, f"{style} reverse" if here and column == self.column else style)
        total = self.matrix.totals[row]
        line.append(_number(total.left_out, self._figure))
        line.append(_number(total.perhaps, self._figure), QUIET)
        return line

    def _figures(self, width: int) -> list[Text]:
        """How much of each plan is decided, left out, and seems left out."""
        totals = [self.matrix.columns[column].total for column in self.page]
        gap, seems = VERDICTS[Verdict.GAP], SUGGESTED[Grade.WEAK]
        rows = (
            (_("decided"), [each.decided for each in totals], ""),
            (f"{gap.glyph} {_(gap.word)}", [each.left_out for each in totals], ""),
            (f"{seems.glyph} {_(seems.word)}", [each.perhaps for each in totals], QUIET),
        )
        return [self._line_of_figures(*row, self._before(width)) for row in rows]

    def _line_of_figures(self, name: str, figures: Sequence[int], style: str, before: int) -> Text:
        name = fitted(name, min(cell_len(name), before - 2))
        line = Text(f"{' ' * (before - cell_len(name) - 1)}{name} ", QUIET)
        for figure in figures:
            said = f"{_OVER}+" if figure > _OVER else f"{figure or '·'} "
            line.append(said.rjust(WIDE), style)
        return line


def drawn(known: Cell) -> tuple[str, str]:
    """A cell in the cells of a plan, and how it looks: what is only suggested is small and dim."""
    meaning = known.meaning
    glyph, style = (meaning.glyph, meaning.colour) if meaning else ("·", QUIET)
    mark = SUSPECT.glyph if known.suspect else NOTE.glyph if known.noted else " "
    return f" {glyph}{mark}", style


def _number(figure: int, width: int) -> str:
    return (str(figure) if figure else "·").rjust(width)
