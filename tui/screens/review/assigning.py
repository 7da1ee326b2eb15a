"""Giving tasks to reviewers: what is marked or under the cursor, to somebody with so much left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from doichieu.language import _
from doichieu.model import Part, Share
from doichieu.tui.screens.review.judging import JudgingScreen
from doichieu.workbench.reviews.assigning import parts_words
from doichieu.workbench.reviews.outcome import Outcome

Parts: TypeAlias = Sequence[Part]


class AssigningScreen(JudgingScreen, abstract=True):
    """A screen on which tasks are given to reviewers."""

    def _subjects(self) -> list[Parts]:
        """What may be meant, likeliest first: what is marked; else the task, its section, a body.

        Raises InputError where there is no task.
        """
        marked = [task.id for task in self.review.tasks if task.id in self.steps.marked_tasks]
        if marked:
            return [[Part(Share.TASK, task) for task in marked]]
        task = self.task_here
        self.must_not_be_lost(task.id)
        items = self.review.directive.outline.by_address
        above = [items[task.parent]] if task.parent in items else []
        return [
            [Part(Share.TASK, task.id)],
            *([Part(Share.SECTION, section.id)] for section in above),
            *([Part(Share.LEAD, lead=lead)] for lead in task.leads),
        ]

    def action_assign(self) -> None:
        """Ask to whom what is marked, or under the cursor, is given."""
        from doichieu.tui.screens.review.reviewer_picker import PickReviewer

        self.review.refresh()
        self.app.push_screen(PickReviewer(self.review, self._subjects(), self._assign, self.keymap))

    def _assign(self, parts: Parts, who: str | None) -> None:
        assigning = self.review.assigning
        what = parts_words(self.review, parts)
        having = [assigning.assigned.having(part) for part in parts]
        if who is None or all(who in names for names in having):
            assigning.take_back([who] if who else {name for each in having for name in each}, parts)
            said = _("{what}: taken back from {name}") if who else _("{what}: given to nobody")
        else:
            assigning.give(who, parts)
            said = _("{what}: given to {name}")
        self.steps.marked_tasks.clear()
        self.review.refresh(anew=True)
        self.show_outcome(Outcome(said.format(what=what, name=who)))
