"""The last decisions, newest first: what stood before and after; any of one's own taken back."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING, cast

from doichieu.errors import InputError
from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.model import Decision, ItemId, ReviewId, StepTaken, StoredItem
from doichieu.tui.opening import ShowReview
from doichieu.tui.screens.annotations.looking import LookingScreen
from doichieu.tui.screens.annotations.rows import short_moment
from doichieu.tui.screens.finding import SearchScope
from doichieu.tui.screens.item_text import labelled
from doichieu.tui.widgets.item_list import ItemList, Row
from doichieu.workbench import Workbench
from doichieu.workbench.records.said import change_words, remembered
from doichieu.workbench.reviews.outcome import Outcome
from doichieu.workbench.reviews.steps import Steps

if TYPE_CHECKING:
    from textual.app import ComposeResult


class DecisionsScreen(LookingScreen):
    """The steps of one review or of all, by whomever."""

    SCOPE = Scope.DECISIONS

    def __init__(
        self,
        workbench: Workbench,
        opened: MutableMapping[ReviewId, Steps],
        only: ReviewId | None,
        keymap: Keymap,
    ) -> None:
        super().__init__(workbench, opened, only, keymap)
        self._taken: Mapping[int, StepTaken] = {}
        self._items: Mapping[ItemId, StoredItem] = {}
        self.list = ItemList(id="records")

    def compose(self) -> ComposeResult:
        """The list, the step under the cursor in full, and the line of keys."""
        yield self.list
        yield self.detail
        yield self.bottom

    def show_read(self) -> None:
        """Read the last steps, and show them."""
        records = self.workbench.records
        steps = records.last_steps(self._only)
        self._items = records.items(steps)
        self._taken = {step.rows[0].step: step for step in steps}
        whose = _("all reviews") if self._only is None else _("this review")
        self.list.show(
            [self._row(number, step) for number, step in self._taken.items()],
            title=f"{_('Last decisions')} · {whose}",
            empty=_("Nothing is decided yet: what is decided in a review stands here."),
        )
        self.show_step()

    def _row(self, number: int, step: StepTaken) -> Row:
        row = remembered(step.rows)
        more = f"(+{len(step.rows) - 1}) " if len(step.rows) > 1 else ""
        when = short_moment(row.at, self.workbench.clock())
        change = change_words(self.workbench.codebook, row)
        mine = "●" if self._is_own(row) else " "
        stands = "" if step.stands else f" ({_('changed since')})"
        text = f"{more}{change}{stands} · {self._text(row)}"
        word = f"{row.who} {when}"
        return Row(number, mine, self._address(row), text, word, quiet=not step.stands)

    def _is_own(self, row: Decision) -> bool:
        """Whether whoever sits here decided it."""
        return row.is_of(self.workbench.config.reviewer, self.workbench.store.seat)

    def _address(self, row: Decision) -> str:
        found = (self._items.get(item) for item in row.slot.items)
        return " – ".join(item.address for item in found if item)

    def _text(self, row: Decision) -> str:
        item = self._items.get(row.slot.items[0])
        return item.text if item else ""

    def show_step(self) -> None:
        """Show everything that the step under the cursor changed."""
        step = self._taken.get(cast("int", self.list.key))
        if step is None:
            self.detail.show("", ())
            return
        first = step.rows[0]
        sides = self.workbench.records.sides()[first.review]
        when = f"{first.at.astimezone():%d/%m/%Y %H:%M}"
        who = first.who
        title = f"{who} · {when} · {sides.directive} ⇄ {sides.plan}"
        book = self.workbench.codebook
        said = [(self._address(row), change_words(book, row, whole=True)) for row in step.rows]
        self.detail.show(title, labelled(said))

    def on_item_list_moved(self) -> None:
        """Follow the cursor."""
        self.show_step()

    @property
    def moving(self) -> ItemList:
        """The list."""
        return self.list

    def search_scope(self) -> SearchScope:
        """All steps."""
        rows = [(row.key, f"{row.label} {row.text} {row.word}") for row in self.list.rows]
        return SearchScope("decisions", rows, self.list.key, self._go_found)

    def _go_found(self, key: object) -> None:
        self.list.go_to(cast("int", key))
        self.show_step()

    @property
    def step_here(self) -> StepTaken:
        """The step under the cursor. Raises InputError where there is none."""
        step = self._taken.get(cast("int", self.list.key))
        if step is None:
            raise InputError(self.list.empty)
        return step

    @property
    def steps(self) -> Steps:
        """The steps of the review of the one under the cursor."""
        row = self.step_here.rows[0]
        return self.steps_of(row.review, row.slot.items[0])

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of a step: the new one stands on top."""
        self.read_again()
        self.list.first()
        self.show_step()
        self.say(outcome.message)

    def action_take_back(self) -> None:
        """Put back what stood before the step under the cursor."""
        row = self.step_here.rows[0]
        if not self._is_own(row):
            who = row.who
            raise InputError(_("{who} decided this: only {who} takes it back").format(who=who))
        self.show_outcome(self.steps.take_back(row.step))

    def action_open(self) -> None:
        """Go to the place of the decision in its review."""
        row = remembered(self.step_here.rows)
        self.post_message(ShowReview(self.review, row.slot.items))

    def action_everywhere(self) -> None:
        """Show the last decisions in all reviews, or in that of the one under the cursor."""
        self._only = self.review.id if self._only is None else None
        self.read_again()
