"""The two sides of a review: a list and a text each, why they belong together, what differs.

One side leads, which its cursor walks; the other shows what may answer it. Everything here is the
same whichever leads.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual.containers import Container, Vertical

from doichieu.errors import InputError
from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.model import (
    ANSWERING,
    Candidate,
    Difference,
    Grade,
    ItemId,
    Judged,
    StoredItem,
    Wording,
)
from doichieu.tui.jobs import Overlapping
from doichieu.tui.opening import ShowChain, ShowDocument
from doichieu.tui.screens.finding import SearchScope
from doichieu.tui.screens.item_text import brief, paragraphs, searched
from doichieu.tui.screens.panes import TwoSides
from doichieu.tui.screens.review.answered import answered_words
from doichieu.tui.screens.review.beneath import beneath_line
from doichieu.tui.screens.review.blind import BlindScreen
from doichieu.tui.screens.review.lost import lost_line
from doichieu.tui.screens.review.view import (
    both_names,
    plan_notes,
    status,
    task_notes,
    text_title,
    why_line,
    written,
)
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.item_list import ItemList
from doichieu.tui.widgets.text_pane import TextPane
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.suggesting import id_of

if TYPE_CHECKING:
    from textual.app import ComposeResult


class SidesScreen(TwoSides, BlindScreen, abstract=True):
    """The leading side on the left, on the right what may answer the line under its cursor."""

    SCOPE = Scope.REVIEW
    PLAN_LEADS: ClassVar[bool] = False

    def __init__(self, workbench: Workbench, review: Review, keymap: Keymap) -> None:
        super().__init__(workbench, review, keymap)
        self.tasks = ItemList(id="tasks")
        self.plan = ItemList(id="plan")
        self.task_text = TextPane(id="task-text")
        self.plan_text = TextPane(id="plan-text")
        sides = [self.tasks, self.plan]
        self.leading, self.beside = sides[::-1] if self.PLAN_LEADS else sides
        self.beside.widest_label = 36
        self.in_numbers = False
        self._before_choice: tuple[Hashable, bool, bool] | None = None
        """Where the cursor stood when a digit chose: key, whether chosen, whether tentative."""

    def compose(self) -> ComposeResult:
        """Status, the two sides, why they match, what differs, and a line for keys and messages."""
        yield Line(id="status")
        with Container(id="sides"):
            for name, side in self.placed:
                # Where keys go first: who is styled so from the start is styled once.
                with Vertical(id=name, classes="-facing" if side is self.leading else None):
                    yield from self.over(side)
                    yield side
                    yield self.text_of(side)
        yield Line(id="why")
        yield Line(id="differs")
        yield self.bottom

    @property
    def placed(self) -> Sequence[tuple[str, ItemList]]:
        """The lists from left to right, each by the name of its place."""
        return ("left", self.tasks), ("right", self.plan)

    def over(self, side: ItemList) -> Sequence[ItemList]:
        """What stands above a list where there is room."""
        del side
        return ()

    @abstractmethod
    def arrived(self) -> None:
        """Show what stands beside the line that the leading cursor has come to."""

    @property
    @abstractmethod
    def candidate(self) -> Candidate | None:
        """The suggestion that both cursors are on; None where the two are none."""

    @property
    def task_here(self) -> StoredItem:
        """The task under the cursor. Raises InputError where there is none."""
        task = self._task_there
        if task is None:
            raise InputError(_("No task of the directive is like this item."))
        return task

    @property
    def _task_there(self) -> StoredItem | None:
        return self.review.items.get(cast("ItemId", self.tasks.key))

    @property
    def plan_here(self) -> StoredItem | None:
        """The plan item under the cursor; None while there is none."""
        return self.review.items.get(cast("ItemId", self.plan.key))

    @property
    def active(self) -> ItemList:
        """The list that keys go to."""
        return self.beside if self.beside.has_focus else self.leading

    @property
    def moving(self) -> ItemList:
        """The same."""
        return self.active

    def text_of(self, side: ItemList) -> TextPane:
        """Where the item under the cursor of a list stands in full."""
        return self.plan_text if side is self.plan else self.task_text

    @property
    def under_cursors(self) -> Sequence[StoredItem]:
        """What the cursors of both sides are on, first that of the side which has the keys."""
        sides = [self._task_there, self.plan_here]
        return [*filter(None, sides[::-1] if self.active is self.plan else sides)]

    @property
    def items_here(self) -> Sequence[StoredItem]:
        """What the cursor that has the keys is on."""
        return self.under_cursors[:1] if self.active.rows else ()

    @property
    def noted(self) -> tuple[ItemId, ...]:
        """What leads; with the keys on the other side, the pair."""
        task, plan = self._task_there, self.plan_here
        if self.active is self.beside and task and plan:
            return task.id, plan.id
        return tuple(item.id for item in self.under_cursors[:1])

    def remark(self, word: str) -> None:
        """Say it over every list."""
        for _name, each in self.placed:
            each.comment(word)

    def show_status(self) -> None:
        """Show progress and counts."""
        line = status(self.review, self.steps.marks, self.size.width, self.names)
        self.query_one("#status", Line).show(line)

    @property
    def names(self) -> Text:
        """The documents that stand on the screen."""
        return both_names(self.review)

    def show_texts(self) -> None:
        """Show both texts, what they share, and why they stand beside each other."""
        task, plan = self._task_there, self.plan_here
        ours, theirs = shared_places(task, plan) if task and plan else ([], [])
        for side, item, lit in ((self.tasks, task, ours), (self.plan, plan, theirs)):
            pane = self.text_of(side)
            if item is None:
                pane.show("", ())
                continue
            dimmed: Sequence[tuple[int, int]] = ()
            if item is task:
                said = task_notes(self.review, task)
                dimmed = self.review.left_out(task.id)
            else:
                said = plan_notes(self.review, item, task)
            query = self.lit(str(side.id))
            new = self.review.reworded(item.id)
            text = paragraphs(item, lit, dimmed=dimmed, query=query, notes=said, reworded=new)
            pane.show(text_title(self.review, item), text, brief(item, written(said)))
        self.show_why()
        self.show_what_enter_does()

    def show_why(self) -> None:
        """Show why the selected suggestion was made, and what differs there."""
        candidate = self.candidate
        line, beneath = self.query_one("#why", Line), self.query_one("#differs", Line)
        found: tuple[Judged, ...] = ()
        wording: Wording | None = None
        if (lost := self.lost_here) is not None:
            line.show(lost_line(self.lost_words(lost)))
        elif candidate is None:
            line.show(why_line((), None))
        else:
            task, plan = self.task_here.id, id_of(candidate)
            linked = self.review.state.link_kind(task, plan)
            found = self.found_here
            reasons = self._reasons(candidate, self.review.differences_at(task, plan))
            reasons = *answered_words(self.review, task, plan), *reasons
            shown = self.in_numbers or candidate.grade is not Grade.WEAK
            score = candidate.score if shown else 0.0
            line.show(why_line(reasons, score, by_hand=linked is not None))
            if linked in ANSWERING or candidate.proposed:
                wording = self.review.wording(task, plan)
        if self._task_there is None:
            beneath.show(Text())
        else:
            task, at, width = self._task_there.id, self.finding_at(found), self.size.width
            beneath.show(beneath_line(self.review, task, found, wording, width, at=at))

    def _reasons(self, candidate: Candidate, found: Sequence[Difference]) -> Sequence[str]:
        from doichieu.align.explain import signs, why

        return signs(candidate) if self.in_numbers else why(candidate, found)

    @property
    def found_around(self) -> tuple[Judged, ...]:
        """What was found at the task; where the plan leads, at the pair alone."""
        around = not self.PLAN_LEADS and self._task_there
        return self.review.findings(around.id) if around else self.found_here

    def go_beside(self, plan: ItemId) -> None:
        """Put the cursor on the plan item at which a finding is told."""
        if self.plan.key != plan:
            self.plan.go_to(plan)
            self._chosen = True
        self.show_texts()

    def action_signs(self) -> None:
        """Show the numbers that make the score instead of the words, or the other way round."""
        self.in_numbers = not self.in_numbers
        self.show_why()

    def face(self, side: ItemList) -> None:
        """Let keys go to a side; where one has all the room, to see it."""
        for _name, each in self.placed:
            cast("Vertical", each.parent).set_class(each is side, "-facing")
        side.focus()

    def action_next_pane(self) -> None:
        """Let keys go to the other side."""
        self.face(self.leading if self.active is self.beside else self.beside)

    action_previous_pane = action_next_pane

    def action_left(self) -> None:
        """Let keys go to the directive."""
        self.face(self.tasks)

    def action_right(self) -> None:
        """Let keys go to the plan."""
        self.face(self.plan)

    def action_half_down(self) -> None:
        """Scroll the text of the side that has the keys."""
        self.text_of(self.active).turn(self.times / 2)

    def action_half_up(self) -> None:
        """Scroll the text back."""
        self.text_of(self.active).turn(-self.times / 2)

    def on_item_list_moved(self, message: ItemList.Moved) -> None:
        """Follow the cursor."""
        if message.list is self.leading:
            self.arrived()
        else:
            # Keys may have gone on to another list before this was heard of: nobody chose then.
            self._chosen |= message.list is self.active
            self.show_texts()

    def action_choose(self, rank: int) -> None:
        """Put the cursor on what may answer it, by its rank."""
        if rank <= len(self.beside.rows):
            self._before_choice = self.beside.key, self._chosen, self.beside.tentative
            self._chosen = True
            self.beside.tentative = False
            self.beside.move_to(rank - 1)
            self.beside.changed()
            self.show_bottom()

    def action_count(self, digit: int) -> None:
        """The first digit of a count chooses at once."""
        super().action_count(digit)
        if digit and self.waiting.count == digit:
            self._before_choice = None
            self.action_choose(digit)

    def will_run(self, key: str) -> None:
        """Before a movement with a count, or one more digit: what the first digit chose is let go.

        It was no choice, but the beginning of a count.
        """
        super().will_run(key)
        if self.waiting.count and self._before_choice is not None:
            stood, self._chosen, self.beside.tentative = self._before_choice
            self._before_choice = None
            self.beside.go_to(stood)
            self.beside.changed()
            self.show_texts()

    def scope_of(self, side: ItemList) -> SearchScope:
        """All that a side can show: the directive's tasks or the plan's items, and what is lost."""
        items = self.review.plan_items if side is self.plan else self.review.tasks
        lost = [each.item for each in self.review.lost_by_side[side is self.plan]]
        texts = [(item.id, searched(item)) for item in (*items, *lost)]
        title = _("Search the plan") if side is self.plan else _("Search the directive")
        return SearchScope(str(side.id), texts, side.key, self.go_found, title)

    @abstractmethod
    def go_found(self, key: Hashable) -> None:
        """Put the cursor on an item that was found."""

    @property
    @abstractmethod
    def is_done(self) -> bool:
        """Whether nothing is left of what this screen goes through."""

    @abstractmethod
    def left(self) -> str:
        """What is left to do elsewhere once it is done."""

    def on_overlapping(self, message: Overlapping) -> None:
        """The likely overlaps have come; where that is what is left, it is said."""
        del message
        if self.is_done:
            self.say(self.left())

    def action_overlaps(self) -> None:
        """Go through the pairs of the plan that may give one duty twice, and come back here."""
        from doichieu.tui.screens.review.overlaps import OverlapsScreen

        screen = OverlapsScreen(self.workbench, self.review, self.steps, self.keymap)
        self.app.push_screen(screen, lambda _left: self.show_changed())

    def action_document(self) -> None:
        """Show the whole document around the item that has the keys."""
        side = self.review.plan if self.active is self.plan else self.review.directive
        items = self.items_here
        document = self.workbench.documents.open(side.id)
        self.post_message(ShowDocument(document, items[0].id if items else None))

    def action_chain(self) -> None:
        """Follow the item that has the keys through all levels."""
        side = self.review.plan if self.active is self.plan else self.review.directive
        items = self.items_here
        self.post_message(ShowChain(side.id, items[0].id if items else None))

    def on_resize(self) -> None:
        """Counts and reasons are laid out for the width."""
        if self.is_mounted:
            self.show_status()
            self.show_why()


def shared_places(
    task: StoredItem, plan: StoredItem
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """What the two texts share. The first picture, with no suggestions yet, asks for none."""
    from doichieu.align.explain import shared

    return shared(task.text, plan.text)
