"""What readers of one review decided differently: both readings, one key takes the one or other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual.containers import Container

from doichieu.errors import InputError
from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.model import ItemId, StoredItem, Verdict
from doichieu.tui.looks import verdict_look
from doichieu.tui.opening import ShowDocument
from doichieu.tui.screens.finding import SearchScope
from doichieu.tui.screens.item_text import labelled, paragraphs, searched
from doichieu.tui.screens.review.bulk import Preview
from doichieu.tui.screens.review.commands import VerdictCommands
from doichieu.tui.screens.review.queue_screen import QueueScreen
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.item_list import ItemList, Row
from doichieu.tui.widgets.text_pane import TextPane
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews import tagging
from doichieu.workbench.reviews.bulk import planned
from doichieu.workbench.reviews.deciding import LINK_OF
from doichieu.workbench.reviews.outcome import Outcome
from doichieu.workbench.reviews.review import Given
from doichieu.workbench.reviews.second_press import verdict_press
from doichieu.workbench.reviews.steps import Steps
from doichieu.workbench.reviews.tagging import Subject

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from doichieu.workbench.agreement.settling import Settling


class SettlingScreen(VerdictCommands, QueueScreen):
    """The tasks that differ; readers are A and B until their names are asked for."""

    SCOPE = Scope.SETTLING
    FIRST = (
        "settling.first",
        "settling.second",
        "settling.covered",
        "settling.partial",
        "settling.gap",
        "settling.agreed",
        "settling.names",
    )

    def __init__(
        self, workbench: Workbench, review: Review, steps: Steps, keymap: Keymap, settling: Settling
    ) -> None:
        super().__init__(workbench, review, steps, keymap)
        self.settling = settling
        self._readers = [*settling.readings]
        self._named = False
        self._first = 0
        self._tasks: dict[ItemId, StoredItem] = {}

    def compose(self) -> ComposeResult:
        """The tasks, the text of the one under the cursor, two readings of it, the line of keys."""
        yield ItemList(id="pairs")
        yield TextPane(id="task")
        with Container(id="twins"):
            yield TextPane(id="one")
            yield TextPane(id="other")
        yield Line(id="why")
        yield self.bottom

    def on_mount(self) -> None:
        """Stand on the first that is not settled; say how many all said alike."""
        self.list = self.query_one(ItemList)
        self.list.focus()
        self.show_queue()
        self.go_open_from(0, 1, quietly=True)
        if said := self._done or self._alike:
            self.say(said)

    @property
    def _alike(self) -> str:
        """What all said alike or one found, and the key that takes it over; '' for nothing."""
        count, key = len(self.settling.agreed()), self.key_of("settling.agreed")
        if count:
            said = _("{count} are alike in all readings: {key} takes them over")
            return said.format(count=count, key=key)
        if found := len(self.settling.beside()):
            said = _("finds and remarks beside the tasks: {count}; {key} takes them over")
            return said.format(count=found, key=key)
        return ""

    @property
    def _done(self) -> str:
        """What is said once all that differed is settled; '' before."""
        if not self._tasks or not all(map(self.review.state.verdict, self._tasks)):
            return ""
        return " ".join(filter(None, [_("Every task that differed is settled."), self._alike]))

    @property
    def _key(self) -> ItemId:
        """The key under the cursor, which names no task where the list is empty."""
        return cast("ItemId", self.list.key)

    @property
    def task_here(self) -> StoredItem:
        """The task under the cursor. Raises InputError where there is none."""
        task = self._tasks.get(self._key)
        if task is None:
            raise InputError(self.list.empty)
        return task

    @property
    def items_here(self) -> Sequence[StoredItem]:
        """The task under the cursor."""
        return [*filter(None, [self._tasks.get(self._key)])]

    def tag_subjects(self) -> Sequence[Subject]:
        """The task under the cursor."""
        return tagging.subjects(self.review, (self.task_here.id,))

    def show_queue(self) -> None:
        """Show the tasks, and the readings of the one under the cursor."""
        self._tasks = {task.id: task for task in self.settling.differing}
        state = self.review.state
        left = sum(state.verdict(task) is None for task in self._tasks)
        title = _("Readings that differ")
        if self._tasks:
            said = _("not settled {left} of {all}")
            title += " · " + said.format(left=left, all=len(self._tasks))
        empty = _("all readings say the same")
        self.list.show([*map(self._row, self._tasks.values())], title=title, empty=empty)
        self.show_texts()

    def _row(self, task: StoredItem) -> Row:
        look = verdict_look(self.review.state.verdict(task.id))
        given = [self.settling.given(task.id, reader) for reader in self._readers]
        said = [
            f"{self._called(number)} {verdict_look(each.verdict if each else None).glyph}"
            for number, each in enumerate(given)
        ]
        if len({each and each.verdict for each in given}) == 1:
            # It is the answers that differ.
            said = [
                f"{words} {self._addresses(each.plans if each else ())}"
                for words, each in zip(said, given, strict=True)
            ]
        return Row(task.id, look.glyph, task.address, task.text, "  ".join(said), look.style)

    def _addresses(self, plans: Sequence[ItemId]) -> str:
        return ", ".join(self.review.items[plan].address for plan in plans) or "–"

    def _called(self, number: int) -> str:
        """What a reader is called here."""
        return self._readers[number] if self._named else chr(ord("A") + number)

    @property
    def _beside(self) -> list[int]:
        """The readers whose readings stand beside each other."""
        count = len(self._readers)
        return [self._first % count, (self._first + 1) % count]

    def show_texts(self) -> None:
        """Show the task, and two readings of it."""
        for task in self.items_here:
            self.query_one("#task", TextPane).show(task.address, paragraphs(task))
            for key, pane, number in zip((1, 2), self.panes, self._beside, strict=True):
                self._show_reading(pane, task, key, number)
        settled = self.review.verdict_of(self.items_here[0].id) if self._tasks else None
        words = _("settled: {said}").format(said=self.review.said_of(settled)) if settled else " "
        self.query_one("#why", Line).show(Text(words))

    def _show_reading(self, pane: TextPane, task: StoredItem, key: int, number: int) -> None:
        state = self.settling.readings[self._readers[number]]
        given = self.settling.given(task.id, self._readers[number])
        look = verdict_look(given.verdict if given else None)
        word = look.word or _("undecided")
        links = (self.review.items[plan] for plan in (given.plans if given else ()))
        said = [
            (_("reason"), state.reason(task.id)),
            (_("note"), state.note(task.id)),
            (_("tag"), self.settling.tags(task.id, self._readers[number])),
            *((plan.address, plan.text) for plan in links),
        ]
        pane.show(f"{key} · {self._called(number)}: {look.glyph} {word}", labelled(said))

    def on_item_list_moved(self, message: ItemList.Moved) -> None:
        """Follow the cursor."""
        del message
        self.show_texts()

    def action_first(self) -> None:
        """Settle it as the reading on the left, or above, has it."""
        self._take_reading("settling.first", self._beside[0])

    def action_second(self) -> None:
        """Settle it as the other reading has it."""
        self._take_reading("settling.second", self._beside[1])

    def _take_reading(self, command: str, number: int) -> None:
        given = self.settling.given(self.task_here.id, self._readers[number])
        if given is None:
            raise InputError(_("{name} has not decided it").format(name=self._called(number)))
        self._settle(command, given)

    def _settle(self, command: str, given: Given) -> Outcome | None:
        press = verdict_press(command, self.review.state, given.task, given.verdict)
        outcome = self.take(press, lambda: self.steps.settle(given))
        if outcome is not None:
            self.go_open_from(self.list.cursor + 1, 1, quietly=True)
            self.say(" · ".join(filter(None, [outcome.message, self._done])))
        return outcome

    def decide(self, verdict: Verdict, command: str, question: str = "") -> None:
        """Settle it by a verdict of its own, on all that answers it in any reading."""
        task = self.task_here
        plans = self.settling.answers(task.id) if verdict in LINK_OF else ()
        reason = self.review.kept_reason(task.id, verdict)
        also = self.settling.remarks(task.id)
        outcome = self._settle(command, Given(task.id, verdict, plans, reason, also))
        if outcome is not None and question:
            # Behind its reason the cursor stays where it went on to.
            self.explain(task, verdict, question, replace(outcome, task=self._key))

    def action_not_applicable(self) -> None:
        """The task is not this body's; asks for the reason."""
        task, verdict = self.task_here, Verdict.NOT_APPLICABLE
        press = verdict_press("settling.not_applicable", self.review.state, task.id, verdict)
        if self.waits(press):
            return

        def use(reason: str) -> None:
            given = Given(task.id, verdict, (), reason, self.settling.remarks(task.id))
            self.answered(press, partial(self.steps.settle, given))

        question = _("Why does {address} not apply?").format(address=task.address)
        place = self.draft_place(verdict, task.id)
        self.ask_reason(question, verdict, use, start=self.review.reason(task.id), place=place)

    def action_agreed(self) -> None:
        """See what all readings say alike, and what is beside; Enter takes it over in one step."""
        found, beside = planned(self.review, self.settling.agreed()), self.settling.beside()
        if not found and not beside:
            raise InputError(_("nothing that all readings say alike is left to take over"))

        title = _("What all readings say alike")
        screen = Preview(title, self.review, found, self.decide_all, self.keymap, beside=beside)
        self.app.push_screen(screen)

    def action_names(self) -> None:
        """Show whose readings these are, or no more."""
        self._named = not self._named
        self.show_queue()

    def action_figures(self) -> None:
        """See how far the readings agree."""
        from doichieu.tui.screens.review.figures import FiguresScreen

        called = [*map(self._called, range(len(self._readers)))]
        self.app.push_screen(FiguresScreen(self.settling, called, self.keymap))

    def action_next_pane(self) -> None:
        """Put the reading of the next reader beside."""
        self._first += 1
        self.show_texts()

    def action_previous_pane(self) -> None:
        """Put the reading of the reader before beside."""
        self._first -= 1
        self.show_texts()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of a step, and stand on the task that it was about."""
        self.show_queue()
        if outcome.task is not None:
            self.list.go_to(outcome.task)
            self.show_texts()
        self.say(" · ".join(filter(None, [outcome.message, self._done])))

    def go_open_from(self, start: int, by: int, *, quietly: bool = False) -> None:
        """Go to the nearest that is not settled from an index on, going round the end."""
        order = [*self._tasks]
        turned = [order[(start + by * step) % len(order)] for step in range(len(order))]
        open_ = (task for task in turned if self.review.state.verdict(task) is None)
        if (task := next(open_, None)) is not None:
            self.list.go_to(task)
            self.show_texts()
        elif not quietly:
            self.say(self._done)

    def search_scope(self) -> SearchScope:
        """The words of every task that differs."""
        texts = [(key, searched(task)) for key, task in self._tasks.items()]
        return SearchScope("pairs", texts, self.list.key, self.go_found)

    def action_document(self) -> None:
        """Show the whole directive around the task."""
        document = self.workbench.documents.open(self.review.directive.id)
        self.post_message(ShowDocument(document, self.task_here.id))
