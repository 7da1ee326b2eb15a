"""Taking steps on a screen: back and forth, and never unseen over what somebody else decided."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace

from doichieu.errors import ConflictError, GoneError, InputError
from doichieu.keymaps import BY_ID, Keymap, shown
from doichieu.language import _
from doichieu.model import Change, ItemId, StoredItem, Verdict
from doichieu.tui.screens.finding import FindingScreen
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.outcome import Outcome
from doichieu.workbench.reviews.review import Given
from doichieu.workbench.reviews.second_press import Press, SecondPress, told_again
from doichieu.workbench.reviews.steps import Steps


class TakingScreen(FindingScreen, abstract=True):
    """Steps are taken here; what derives from it says in which review, and shows what came of them.

    What somebody else decided is replaced only at the second press, whether it stood on the screen
    or came meanwhile.
    """

    def __init__(self, workbench: Workbench, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.workbench = workbench
        self.second = SecondPress()
        self._pressed = ""

    @property
    @abstractmethod
    def steps(self) -> Steps:
        """The steps of the review in which one stands. Raises InputError where one is in none."""

    @property
    def review(self) -> Review:
        """The review in which one stands."""
        return self.steps.review

    @property
    def stands_at(self) -> ItemId | None:
        """The task where one goes on after a step about several; None where one has no place."""
        return None

    @abstractmethod
    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of a step."""

    @abstractmethod
    def show_others(self) -> None:
        """Show what somebody else has decided or read in, where anything has changed."""

    def action_undo(self) -> None:
        """Take back the latest step."""
        self.show_outcome(self.steps.undo())

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.show_outcome(self.steps.redo())

    def will_run(self, key: str) -> None:
        """Before the command of a key: a press that waits is forgotten at any other key."""
        super().will_run(key)
        self._pressed = key
        waiting = self.second.command
        if waiting and key not in self.keymap.keys(waiting):
            self.second.forget()

    def on_screen_suspend(self) -> None:
        """Another screen in front: a press that waits is forgotten."""
        self.second.forget()

    def waits(self, press: Press) -> bool:
        """Whether a press has to be made again; then it is said what it would replace."""
        standing = self.review.of_another(*press.slots)
        if not self.second.needed(press, standing):
            return False
        if standing is not None:
            where, said = self.steps.name(standing.slot.items), self.review.said_of(standing)
            self.warn(told_again(where, said, self.key_of(press.command), press.instead))
        return True

    def take(
        self, press: Press, step: Callable[[], Outcome], *, stay: bool = False
    ) -> Outcome | None:
        """Take a step and show what came of it; None if the key has to be pressed again for it.

        With `stay` the cursor does not go on yet.
        """
        if self.waits(press):
            return None
        try:
            outcome = step()
        except ConflictError as error:
            self.show_others()
            self.second.told(press, self.review.of_another(*press.slots))
            key = self.key_of(press.command)
            self.warn(told_again(error.where, error.said, key, press.instead))
            return None
        self.second.forget()
        self.show_outcome(replace(outcome, task=None) if stay else outcome)
        return outcome

    def answered(self, press: Press, step: Callable[[], Outcome]) -> None:
        """Take the step that a question asked about; it stays open with what was typed.

        Raises InputError where the answer has to be given again.
        """
        try:
            outcome = step()
        except ConflictError as error:
            self.show_others()
            key = self.key_of("dialog.accept")
            raise InputError(told_again(error.where, error.said, key, press.instead)) from error
        self.show_outcome(outcome)

    def decide_all(self, given: Sequence[Given], beside: Sequence[Change]) -> None:
        """Give the verdicts of a list that was looked at, and what is beside them, in one step.

        Raises ConflictError or GoneError, with what came meanwhile shown, where the list has to be
        made anew.
        """
        try:
            outcome = self.steps.decide_all(given, beside, self.stands_at)
        except (ConflictError, GoneError):
            self.show_others()
            raise
        self.show_outcome(outcome)

    def explain(self, task: StoredItem, verdict: Verdict, question: str, decided: Outcome) -> None:
        """Ask for the reason of a verdict that stands already; leaving goes on without one."""
        follow = [decided]

        def use(reason: str) -> None:
            if reason.strip() != self.review.reason(task.id):
                follow[0] = replace(self.steps.explain(task, reason), task=decided.task)

        self.ask_reason(
            question.format(address=task.address),
            verdict,
            use,
            start=self.review.reason(task.id),
            place=self.draft_place(verdict, task.id),
            then=lambda _left: self.show_outcome(follow[0]),
        )

    def ask_reason(
        self,
        question: str,
        verdict: Verdict,
        use: Callable[[str], None],
        *,
        start: str = "",
        place: str = "",
        then: Callable[[None], None] | None = None,
        accept: str = "",
    ) -> None:
        """Ask for the reason of a verdict; a draft of it lies at `place`.

        With `then`, which follows an answer or none, the verdict stands already. `accept` is what
        Enter does, where that is something else than to decide.
        """
        from doichieu.tui.screens.dialogs import AskText

        dialog = AskText(
            question,
            accept or (_("go on") if then else _("decide")),
            use,
            self.keymap,
            start=start,
            earlier=[each for each in self.review.reasons(verdict) if each != start],
            whose=_("reasons given before"),
            place=place,
            leaving=_("give no reason") if then else "",
        )
        self.app.push_screen(dialog, then)

    def draft_place(self, what: str, *items: ItemId) -> str:
        """Where what is being typed about items of this review is kept meanwhile."""
        return f"{self._drafts_place}/{what}/{'-'.join(map(str, items))}"

    @property
    def draft_left(self) -> tuple[str, str, tuple[ItemId, ...]]:
        """What was being typed last when a line was cut: its place, what, and about which items.

        Nothing of all this where everything was answered or dropped.
        """
        place = self.workbench.drafts.latest(self._drafts_place)
        what, _slash, about = place.removeprefix(f"{self._drafts_place}/").partition("/")
        items = tuple(ItemId(int(item)) for item in about.split("-") if item)
        there = bool(items) and all(item in self.review.items for item in items)
        return (place, what, items) if there else ("", "", ())

    @property
    def _drafts_place(self) -> str:
        return f"review/{self.review.id}"

    def key_of(self, command: str) -> str:
        """The key that was pressed for a command, or its first; its name where it has none."""
        keys = self.keymap.keys(command)
        if not keys:
            return BY_ID[command].name
        return shown(self._pressed if self._pressed in keys else keys[0])
