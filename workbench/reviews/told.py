"""A review as others are given it: the report, the file for another store, what all were shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doichieu.model import Grade, ItemId, best_grade
from doichieu.workbench.reviews import suggesting, tagging
from doichieu.workbench.reviews.standing import Standing

if TYPE_CHECKING:
    from doichieu.exchange.form import ReviewFile
    from doichieu.export.report import Report


class Told(Standing):
    """A review as it stands, to be told of."""

    @property
    def report(self) -> Report:
        """The review as an exporter sees it: what differs is told of what was linked alone."""
        from doichieu.export.report import Report
        from doichieu.workbench.agreement.settling import read_blind

        self._align()
        found = self._linked
        return Report(
            self.sides.pair,
            self.directive,
            self.plan,
            self.tasks,
            self.plan_items,
            self.state,
            self.found_in_report(),
            self.sides.section,
            self._grades(),
            found.wordings,
            found.of_plan,
            self.findings_of_plan,
            tagging.meanings(self),
            self._taken(),
            self._store.decisions.head(self.id),
            {item: note.text for item, note in self.elsewhere.notes.items()},
            read_blind(self._store, self),
        )

    def _align(self) -> None:
        """Find all suggestions now, where nobody has yet."""
        if self.tasks and not self.aligned:
            for suggestions in self.aligner(self.tasks[0].id)():
                self.suggest(suggestions)

    def _taken(self) -> int:
        """How many of the links are to what the program suggests for the task."""
        found = (
            (link.slot.items[1], self._candidates.get(task.id, ()))
            for task in self.tasks
            for link in self.state.links(task.id)
        )
        shown = suggesting.BESIDE
        return sum(plan in map(suggesting.id_of, each[:shown]) for plan, each in found)

    def _grades(self) -> dict[ItemId, Grade]:
        """How far the program stands by its best suggestion for each task without a verdict."""
        undecided = [task.id for task in self.tasks if self._is_undecided(task.id)]
        return {task: best_grade(self._candidates.get(task, ())) for task in undecided}

    @property
    def file(self) -> ReviewFile:
        """The whole review as a file has it, to be read in elsewhere."""
        from doichieu.workbench.reviews.giving import review_file

        return review_file(self._store, self.id, self.sides, self.reading)

    def likely(self) -> Iterator[tuple[ItemId, ItemId]]:
        """The pairs of a task and a plan item that everybody is shown as at least possible."""
        self._align()
        for task, suggested in self._candidates.items():
            for each in suggested[: suggesting.BESIDE]:
                if each.grade is not Grade.WEAK:
                    yield task, suggesting.id_of(each)
