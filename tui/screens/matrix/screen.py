"""The matrix: one directive and all its plans, where each task stands in each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text

from doichieu import language
from doichieu.errors import InputError
from doichieu.keymaps import Keymap, Scope
from doichieu.language import _, decimal
from doichieu.model import Pair, StoredItem
from doichieu.model.matrix import Cell, Matrix, PlanPart
from doichieu.tui.looks import SUSPECT, TITLE
from doichieu.tui.opening import ShowReview
from doichieu.tui.screens.finding import FindingScreen, SearchScope
from doichieu.tui.screens.item_text import labelled, paragraphs
from doichieu.tui.screens.matrix.background import AllSuggested, Suggested, start_surveying
from doichieu.tui.screens.matrix.grid import Grid
from doichieu.tui.screens.matrix.legend import Legend
from doichieu.tui.screens.review.screen import LOOK_AROUND
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.text_pane import TextPane
from doichieu.wording import cell_word, missing_words, verdict_word
from doichieu.workbench import Review, Workbench
from doichieu.workbench.collection.matrix import (
    ALL,
    Order,
    Wanted,
    as_before,
    looked_at,
    suggested,
)

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult


class MatrixScreen(FindingScreen):
    """Tasks of a directive and its plans; what is suggested comes while one looks."""

    SCOPE = Scope.MATRIX
    FIRST = ("matrix.open", "matrix.filter", "matrix.order", "matrix.plans", "matrix.export")

    def __init__(self, workbench: Workbench, matrix: Matrix, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.workbench = workbench
        self.whole = matrix
        """Every task in reading order, of which some are shown."""
        self.wanted = ALL
        self.order = Order.READING
        self.grid = Grid(matrix, id="grid")
        self.detail = TextPane(id="cell")
        self.legend = Legend(id="legend")
        self._stamp = workbench.matrices.stamp()
        self._run = 0
        self._looked_at: set[PlanPart] = set()
        self._looking = False
        self._failed = 0

    def compose(self) -> ComposeResult:
        """Whose plans these are, the grid, one cell in full, which letter is which plan, keys."""
        yield Line(id="status")
        yield self.grid
        yield self.detail
        yield self.legend
        yield self.bottom

    def on_mount(self) -> None:
        """Show what was decided, and look for what is suggested once that is painted."""
        self.grid.focus()
        self.show_cell()
        self.show_status()
        self.call_after_refresh(self._survey)
        self.set_interval(LOOK_AROUND, self.poll_for_changes)

    def poll_for_changes(self) -> None:
        """Show what was decided meanwhile."""
        self.look_around(self.show_others)

    def on_screen_resume(self) -> None:
        """A review that was opened from here may have gone on."""
        if self.is_mounted:
            self.guarded(self.show_others)

    def on_resize(self) -> None:
        """Another page of plans may be in sight, with another legend."""
        if self.is_mounted:
            self.call_after_refresh(self.show_cell)

    # What is known

    def _survey(self) -> None:
        """Look for what is suggested, in the plans in sight first."""
        self._run += 1
        self._looking, self._failed = True, 0
        self._looked_at.clear()
        columns, page = self.whole.columns, self.grid.page
        ordered = [*columns[page.start : page.stop], *columns[: page.start], *columns[page.stop :]]
        parts = [each.part for each in ordered]
        start_surveying(self, self.workbench.config, self.whole.directive, parts, self._run)
        self.show_status()

    def on_suggested(self, message: Suggested) -> None:
        """Fill the cells of some plans."""
        if message.run == self._run:
            self._looked_at |= message.batch.found.keys() | message.batch.errors.keys()
            self._failed += len(message.batch.errors)
            self.show_matrix(suggested(self.whole, message.batch.found))

    def on_all_suggested(self, message: AllSuggested) -> None:
        """Nothing more comes."""
        if message.run == self._run:
            self._looking = False
            self.show_status()
            if message.error is not None:
                self.say(str(message.error))

    def show_others(self) -> None:
        """Show what was decided or read in meanwhile; what is suggested for it is looked for."""
        stamp = self.workbench.matrices.stamp()
        if stamp == self._stamp:
            return
        read_anew, self._stamp = stamp.read != self._stamp.read, stamp
        before = self.whole
        now = self.workbench.matrices.read(before.directive, before.section)
        parts = [each.part for each in now.columns]
        self.show_matrix(as_before(now, before))
        if read_anew or parts != [each.part for each in before.columns]:
            self._survey()

    # What is shown

    def show_matrix(self, whole: Matrix) -> None:
        """Show this matrix from now on, as far as its tasks are wanted."""
        self.whole = whole
        self.grid.show(looked_at(whole, self.wanted, self.order))
        self.show_cell()
        self.show_status()

    def show_status(self) -> None:
        """Show which directive this is, which tasks and plans are seen, how far the work is."""
        grid, whole = self.grid, self.whole
        section = f"#{whole.section}" if whole.section else ""
        line = Text(f" {_('Matrix')} · {whole.name}{section}", TITLE)
        said = [
            self._wanted_word,
            _("most left out first") if self.order is Order.MISSING else "",
            _("plan {place} of {count}").format(place=grid.column + 1, count=len(whole.columns)),
        ]
        line.append("".join(f" · {each}" for each in said if each), "not bold")
        if self._looking:
            words = _("looking for suggestions: {done} of {count}")
            told = words.format(done=len(self._looked_at), count=len(whole.columns))
            line.append(f" · {told}", "not bold")
        if self._failed:
            words = _("could not be read: {count}").format(count=self._failed)
            line.append(f" · {words}", SUSPECT.style)
        if self.workbench.store.read_only:
            line.append(" · " + _("read-only: nothing can be decided"), SUSPECT.style)
        self.query_one("#status", Line).show(line)

    @property
    def _wanted_word(self) -> str:
        """Which tasks are looked at; '' for all."""
        wanted = self.wanted
        if wanted.tag is not None:
            tag = self.workbench.codebook.meant(wanted.tag)
            return f"{_('tag')} {tag.name(language.current())}" if tag else ""
        if wanted.lead:
            return f"{_('lead')} {wanted.lead}"
        return _("what any plan leaves out") if wanted.holes else ""

    def show_cell(self) -> None:
        """Show the cell under the cursor in full, and the letters of the plans in sight."""
        grid = self.grid
        names = [(grid.letter(place), grid.matrix.columns[place].called) for place in grid.page]
        self.legend.show(names, grid.letter(grid.column))
        task, cell = grid.task_here, grid.cell_here
        if task is None or cell is None:
            self.detail.show("", ())
            return
        plan = grid.plan_here
        title = f"{task.address} ⇄ {grid.letter(grid.column)} {plan.called}"
        begun = "" if plan.review else _("not begun")
        title = " · ".join(filter(None, [title, plan.issuer, begun]))
        known = " · ".join(self._known(task, cell))
        everywhere = " · ".join(missing_words(grid.matrix.totals[grid.row]))
        rows = [(_("in the plan"), known), (_("in all plans"), everywhere)]
        self.detail.show(title, [*labelled(rows), *paragraphs(task)])

    def _known(self, task: StoredItem, cell: Cell) -> Iterator[str]:
        """What was decided, what is suggested, and where that stands."""
        if cell.verdict or not cell.grade:
            yield verdict_word(cell.verdict)
        if cell.suspect:
            yield _("needs another look")
        if cell.noted:
            yield _("note")
        if cell.grade:
            part = self.grid.plan_here.part
            found = self.workbench.matrices.likeliest(self.whole.directive, part, task)
            answer = f", {found.address} ({decimal(found.score)})" if found else ""
            yield f"{cell_word(replace(cell, verdict=None))}{answer}"

    def on_grid_moved(self) -> None:
        """Follow the cursor."""
        self.show_cell()
        self.show_status()

    # Keys

    @property
    def moving(self) -> Grid:
        """The grid."""
        return self.grid

    def search_scope(self) -> SearchScope:
        """The tasks that are shown."""
        tasks = [(each.id, f"{each.address} {each.text}") for each in self.grid.matrix.tasks]
        here = self.grid.task_here
        return SearchScope("tasks", tasks, here.id if here else None, self.grid.go_to)

    def action_left(self) -> None:
        """Go one plan to the left."""
        self.grid.move_beside(-self.times)

    def action_right(self) -> None:
        """Go one plan to the right."""
        self.grid.move_beside(self.times)

    def action_next_plans(self) -> None:
        """Go to the next plans."""
        self._turn_beside(1)

    def action_previous_plans(self) -> None:
        """Go to the plans before."""
        self._turn_beside(-1)

    def _turn_beside(self, pages: int) -> None:
        if self.grid.pages == 1:
            self.say(_("All plans are in sight."))
        else:
            self.grid.turn_beside(pages)

    def action_open(self) -> None:
        """Open the review of the plan at the task; begin it where nobody has."""
        task = self.grid.task_here
        if task is None:
            raise InputError(_("nothing fits"))
        self.post_message(ShowReview(self._review(task), (task.id,)))

    def _review(self, task: StoredItem) -> Review:
        plan, reviews = self.grid.plan_here, self.workbench.reviews
        if plan.review is None:
            return reviews.open(Pair(self.whole.directive, plan.plan))
        return reviews.around(plan.review, task.id)

    def action_order(self) -> None:
        """Put what is most left out first, or everything in reading order again."""
        self.order = Order.READING if self.order is Order.MISSING else Order.MISSING
        self.show_matrix(self.whole)

    def action_filter(self) -> None:
        """Choose which tasks to look at."""
        from doichieu.tui.screens.matrix.choosing import ChooseTasks

        tags = self.workbench.codebook.tags
        self.app.push_screen(ChooseTasks(self.whole, tags, self.wanted, self._look_at, self.keymap))

    def _look_at(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.show_matrix(self.whole)

    def call_off(self) -> bool:
        """Show all tasks again, where only some are."""
        if self.wanted == ALL:
            return False
        self._look_at(ALL)
        return True

    def action_plans(self) -> None:
        """Choose a plan to go to."""
        from doichieu.tui.screens.matrix.choosing import ChoosePlan

        self.app.push_screen(ChoosePlan(self.whole, self.grid.go_to_plan, self.keymap))

    def action_export(self) -> None:
        """Ask where to, and write what is shown there."""
        from doichieu.tui.screens.saving import ask_and_save
        from doichieu.workbench.collection.matrix_file import file_name, save_matrix
        from doichieu.workbench.reviews.reporting import formats

        shown = self.grid.matrix

        def write(path: Path, overwrite: bool) -> None:
            save_matrix(shown, self.workbench.matrices.answers(shown), path, overwrite=overwrite)

        title = _("Write the matrix to: {endings}").format(endings=" ".join(formats()))
        ask_and_save(self, title, file_name(self.whole) + formats()[0], write)
