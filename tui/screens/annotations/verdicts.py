"""Deciding anew where one looks through what was decided: by the same steps as in a review."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from functools import partial

from doichieu.errors import InputError
from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.model import ReviewId, Slot, StoredItem, Verdict
from doichieu.tui.screens.review.commands import VerdictCommands
from doichieu.tui.screens.review.tagging import TaggingScreen
from doichieu.workbench import Workbench
from doichieu.workbench.records.record import Record
from doichieu.workbench.reviews.second_press import verdict_press
from doichieu.workbench.reviews.tagging import Subject, subjects


class VerdictScreen(VerdictCommands, TaggingScreen, abstract=True):
    """A screen that stands on a record; what derives from it says on which."""

    def __init__(self, workbench: Workbench, keymap: Keymap) -> None:
        super().__init__(workbench, keymap)
        self._touched: ReviewId | None = None
        self._kept: set[tuple[ReviewId, Slot]] = set()

    def _touch(self) -> None:
        """Something is done here: undo belongs to this review, and the record stays in sight."""
        self._touched = self.review.id
        self._kept.add(self.record_here.key)

    @property
    @abstractmethod
    def record_here(self) -> Record:
        """The record under the cursor. Raises InputError where there is none."""

    @property
    def task_here(self) -> StoredItem:
        """The task that it is about. Raises InputError where it is about none under review."""
        task = self.review.items.get(self.record_here.slot.items[0])
        if task is None or task.id not in {each.id for each in self.review.tasks}:
            raise InputError(
                _("a verdict is given on a task of the directive"),
                where=self.record_here.address,
                remedy=_("{key} goes there.").format(key=self.key_of("annotations.open")),
            )
        return task

    def decide(self, verdict: Verdict, command: str, question: str = "") -> None:
        """Give another verdict by what answers the task; with a `question`, ask for its reason."""
        task, steps = self.task_here, self.steps
        self._touch()
        press = verdict_press(command, self.review.state, task.id, verdict)
        outcome = self.take(press, partial(steps.decide_anew, task, verdict))
        if outcome is not None and question:
            self.explain(task, verdict, question, outcome)

    def action_not_applicable(self) -> None:
        """The task is not this body's; asks for the reason."""
        task, steps, verdict = self.task_here, self.steps, Verdict.NOT_APPLICABLE
        command = "annotations.not_applicable"
        press = verdict_press(command, self.review.state, task.id, verdict)
        self._touch()
        if self.waits(press):
            return

        def use(reason: str) -> None:
            self.answered(press, partial(steps.decide_anew, task, verdict, reason))

        question = _("Why does {address} not apply?").format(address=task.address)
        place = self.draft_place(verdict, task.id)
        start = self.review.reason(task.id)
        self.ask_reason(question, verdict, use, start=start, place=place)

    def tag_subjects(self) -> Sequence[Subject]:
        """What the record is about."""
        return subjects(self.review, self.record_here.slot.items)

    def action_tag(self) -> None:
        """Ask which tags stand there; the question stays open for the next one."""
        self._touch()
        super().action_tag()

    def action_note(self) -> None:
        """Write a note on what the record is about."""
        from doichieu.tui.screens.dialogs import AskNote

        items, steps = self.record_here.slot.items, self.steps
        if len(items) > 2:
            raise InputError(_("a note is on an item or a pair"))

        def use(text: str) -> None:
            self.show_outcome(steps.note(items, text))

        self._touch()
        title = _("Note on {name}").format(name=steps.name(items))
        start = self.review.state.note(*items)
        place = self.draft_place("note", *items)
        self.app.push_screen(AskNote(title, use, self.keymap, start=start, place=place))
