"""Deciding: every key of a review that writes something down, whatever the screen looks like."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from doichieu.errors import InputError
from doichieu.keymaps import BY_ID, Command, Keymap
from doichieu.language import _
from doichieu.model import Action, ItemId, LinkKind, Slot, StoredItem, Verdict
from doichieu.tui.screens.review.clearing import ClearingScreen
from doichieu.tui.screens.review.commands import QueueCommands, VerdictCommands
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.deciding import LINK_OF
from doichieu.workbench.reviews.outcome import Outcome
from doichieu.workbench.reviews.second_press import (
    Press,
    link_press,
    toggle_press,
    verdict_press,
)
from doichieu.workbench.reviews.steps import Steps

if TYPE_CHECKING:
    from doichieu.store.records import Sister

SETTLE = 0.25
"""Seconds after a question in which nothing is covered: an Enter that bounces was meant for it."""


class DecidingScreen(VerdictCommands, QueueCommands, ClearingScreen, abstract=True):
    """A screen that stands on a task and perhaps a plan item; what derives from it says which."""

    def __init__(self, workbench: Workbench, review: Review, keymap: Keymap) -> None:
        super().__init__(workbench, review, Steps(review), keymap)
        self._chosen = False
        self._settled = 0.0
        self._asked_again = ""
        self._still_so = False

    @property
    def looked_at(self) -> StoredItem:
        """What one says of that it is still so: the task, where the plan leads its item."""
        return self.task_here

    @property
    @abstractmethod
    def task_here(self) -> StoredItem:
        """The directive task under the cursor."""

    @property
    def stands_at(self) -> ItemId | None:
        """The task under the cursor."""
        return self.task_here.id

    @property
    @abstractmethod
    def plan_here(self) -> StoredItem | None:
        """The plan item under the cursor; None while there is none."""

    @abstractmethod
    def decide_marked(self, verdict: Verdict, reason: str = "") -> None:
        """Show what one verdict would make of all marked tasks."""

    @property
    @abstractmethod
    def noted(self) -> tuple[ItemId, ...]:
        """What a note would be about: an item or a pair."""

    def settle(self) -> None:
        """A question may have been in front: for a moment nothing is covered."""
        if self._settled:
            self._settled = monotonic() + SETTLE

    def on_screen_suspend(self) -> None:
        """What comes in front may be a question that ends with Enter."""
        self._settled = float("inf")

    @contextmanager
    def by_name(self) -> Iterator[None]:
        """A command that was chosen by its name is no Enter that bounces."""
        settled, self._settled = self._settled, 0.0
        try:
            yield
        finally:
            self._settled = settled

    @property
    def task_to_decide(self) -> StoredItem:
        """The task to decide about. Raises InputError where the cursor is on a lost item."""
        task = self.task_here
        self.must_not_be_lost(task.id, *(item.id for item in self.under_cursors[:1]))
        return task

    @property
    def plan_to_decide(self) -> StoredItem:
        """The same for the plan item."""
        plan = self.steps.present(self.plan_here)
        self.must_not_be_lost(plan.id)
        return plan

    def will_run(self, key: str) -> None:
        """Before the command of a key: what was asked about another one is forgotten."""
        super().will_run(key)
        if self._asked_again and key not in self.keymap.keys(self._asked_again):
            self._asked_again = ""

    def decide(self, verdict: Verdict, command: str, question: str = "") -> None:
        """Give the verdict and go on; with a `question`, once its reason was asked for."""
        if self.steps.marked_tasks:
            self.decide_marked(verdict)
            return
        task, here = self.task_to_decide, self.plan_here
        if here is not None and verdict in LINK_OF and not self.steps.marked:
            self.must_not_be_lost(here.id)
        chosen = self._chosen
        if not chosen and verdict in LINK_OF and self.steps.is_unlikely(task, here):
            chosen = self.asked_again(command)
            if not chosen:
                return
        press = verdict_press(command, self.review.state, task.id, verdict)

        def step() -> Outcome:
            return self.steps.decide(task, verdict, here, chosen=chosen)

        if not question:
            self.take(press, step)
        elif (outcome := self.take(press, step, stay=True)) is not None:
            self.explain(task, verdict, question, outcome)

    @property
    def _none_likely(self) -> str:
        """What is said where nothing beside what leads is even possible."""
        return _("nothing here is likely to answer it; {key} again links it all the same")

    def asked_again(self, command: str, question: str = "") -> bool:
        """Whether a key was pressed twice in a row; at the first press `question` is said.

        Without one, that nothing beside the task is even possible.
        """
        if self._asked_again == command:
            self._asked_again = ""
            return True
        self._asked_again = command
        question = question or self._none_likely
        self.warn(question.format(key=self.key_of(command)))
        return False

    def _relate(self, command: str, link_kind: LinkKind) -> None:
        task, plan = self.task_to_decide, self.plan_to_decide
        press = link_press(command, self.review.state, task.id, plan.id, link_kind)
        self.take(press, lambda: self.steps.relate(task, plan, link_kind))

    def _toggle(self, command: str, slot: Slot, step: Callable[[], Outcome]) -> None:
        self.take(toggle_press(command, self.review.state, slot, slot.action), step)

    @property
    def enter_says_still_so(self) -> bool:
        """Whether the key that covers a task says here that what was decided is still so."""
        return False

    def show_what_enter_does(self) -> None:
        """Name the key by what it does here, where that is another thing than it was."""
        if self._still_so is not self.enter_says_still_so:
            self._still_so = self.enter_says_still_so
            self.show_bottom()

    def called(self, command: Command) -> str:
        """Where something needs another look, the key that covers has another name."""
        if command.id == "review.covered" and self._still_so:
            return BY_ID["review.still_so"].name
        return super().called(command)

    def action_covered(self) -> None:
        """The task is carried out by the plan item under the cursor or by those marked."""
        if monotonic() < self._settled:
            return
        if self.enter_says_still_so:
            self.say_still_so("review.covered")
        else:
            super().action_covered()

    def action_still_so(self) -> None:
        """What was decided about the item under the cursor holds for its new wording."""
        self.say_still_so("review.still_so")

    def say_still_so(self, command: str) -> None:
        """The same by the key of a command."""
        item = self.looked_at
        self.must_not_be_lost(item.id)
        slots = tuple(each.slot for each in self.review.suspects(item.id))
        press = Press(command, slots, _("still so"))
        self.take(press, lambda: self.steps.still_so(item))

    def action_not_applicable(self) -> None:
        """The task is not this body's; asks for the reason."""
        verdict = Verdict.NOT_APPLICABLE
        if self.steps.marked_tasks:
            count = len(self.steps.marked_tasks)
            question = _("Why do these {count} not apply?").format(count=count)
            use_all = partial(self.decide_marked, verdict)
            self.ask_reason(question, verdict, use_all, accept=_("preview"))
            return
        task, state = self.task_to_decide, self.review.state
        press = verdict_press(f"review.{verdict}", state, task.id, verdict)
        if self.waits(press):
            return

        def use(reason: str) -> None:
            self.answered(press, partial(self.steps.decide, task, verdict, reason=reason))

        question = _("Why does {address} not apply?").format(address=task.address)
        start = self.review.not_addressed(task.id)
        place = self.draft_place(verdict, task.id)
        self.ask_reason(question, verdict, use, start=start, place=place)

    def action_related(self) -> None:
        """The pair has to do with each other, no more."""
        self._relate("review.related", LinkKind.RELATED)

    def action_reject(self) -> None:
        """The suggestion is wrong; it will not come back."""
        self._relate("review.reject", LinkKind.REJECTED)

    def action_overlap(self) -> None:
        """The marked plan items give the same duty."""
        slot = Slot(Action.OVERLAP, self.steps.marked_in_order)
        self._toggle("review.overlap", slot, self.steps.overlap)

    def action_addition(self) -> None:
        """The plan item under the cursor has no basis in the directive."""
        if self.steps.marked:
            self.show_outcome(self.steps.add_marked())
            return
        plan, command = self.plan_to_decide, "review.addition"
        again = _("{address} is marked already; {key} again takes it back")
        question = again.replace("{address}", plan.address)
        if self.review.is_added(plan.id) and not self.asked_again(command, question):
            return
        slot = Slot(Action.ADDITION, (plan.id,))
        self._toggle(command, slot, lambda: self.steps.addition(plan))

    def action_note(self) -> None:
        """Write a note: on what is marked, else on the task, the pair or the plan item."""
        marked = (*self.steps.marked_tasks, *self.steps.marked)
        if len(marked) > 1:
            self._ask_note(marked, each=True)
        else:
            self._ask_note(marked or self.noted)

    def action_note_decided(self) -> None:
        """Write a note on the task decided last, wherever the cursor is by now."""
        task = self.review.decided_last()
        if task is None:
            raise InputError(_("Nothing has been decided yet."))
        self._ask_note((task,))

    def action_note_for_all(self) -> None:
        """Write a note on the task that stands in every review of the directive."""
        from doichieu.tui.screens.dialogs import AskNote

        task = self.task_to_decide

        def use(text: str) -> None:
            self.show_outcome(self.steps.note_for_all(task, text))

        title = _("Note on {name}, for every plan of the directive").format(name=task.address)
        before = self.review.elsewhere.note(task.id)
        place = self.draft_place("note_for_all", task.id)
        self.app.push_screen(AskNote(title, use, self.keymap, before, place))

    def action_elsewhere(self) -> None:
        """See what was said of the task for other plans; Enter decides so here too."""
        from doichieu.tui.screens.review.elsewhere import ChooseSister

        task, here, chosen = self.task_to_decide, self.plan_here, self._chosen
        found = self.review.elsewhere.sisters(task.id)
        if not found:
            raise InputError(_("nobody has said anything of this task for another plan yet"))

        def use(sister: Sister) -> None:
            self.show_outcome(self.steps.take_over(task, sister, here, chosen=chosen))

        title = _("{address} for the other plans").format(address=task.address)
        self.app.push_screen(ChooseSister(title, found, use, self.keymap))

    def _ask_note(self, items: tuple[ItemId, ...], *, each: bool = False) -> None:
        """Ask for a note on an item or a pair, or the same on `each` of several."""
        from doichieu.tui.screens.dialogs import AskNote

        self.must_not_be_lost(*items)
        name = _("{count} items").format(count=len(items)) if each else self.steps.name(items)
        before = "" if each else self.review.state.note(*items)

        def use(text: str) -> None:
            step = self.steps.note_each if each else self.steps.note
            self.show_outcome(step(items, text))

        place = self.draft_place("note", *items)
        title = _("Note on {name}").format(name=name)
        self.app.push_screen(AskNote(title, use, self.keymap, before, place))
