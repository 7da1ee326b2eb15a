"""Three documents side by side: the review of two of them, and the third as the links lead to it.

The pair in which one decides is that of the document in focus and of the one whose turn it was
before. The third list shows its whole document and follows the cursor of the one in the middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from rich.text import Text

from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.model import ItemId
from doichieu.tui.looks import QUIET, TITLE
from doichieu.tui.screens.item_text import brief, paragraphs
from doichieu.tui.screens.review.rows import plan_rows, task_rows
from doichieu.tui.screens.review.screen import ReviewScreen
from doichieu.tui.screens.review.view import (
    plan_notes,
    side_title,
    task_notes,
    text_title,
    written,
)
from doichieu.tui.widgets.item_list import ItemList
from doichieu.tui.widgets.text_pane import TextPane
from doichieu.wording import grade_word, verdict_word
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.queues import name
from doichieu.workbench.reviews.steps import Steps
from doichieu.workbench.reviews.three import Followed, Three

if TYPE_CHECKING:
    from textual.containers import Vertical

UPPER, LOWER = 0, 1
"""The hop from the directive to the programme, and that from there to the plan."""

_MIDDLE = 1


class ThreeScreen(ReviewScreen):
    """A directive, its programme and a plan. Every key of a review acts on the hop in focus."""

    ROOMY = NARROW = 150

    def __init__(
        self, workbench: Workbench, three: Three, keymap: Keymap, items: tuple[ItemId, ...] = ()
    ) -> None:
        super().__init__(workbench, three.upper, keymap, items)
        self.three = three
        self.hop = UPPER
        self._told = {(UPPER, three.upper.reading.is_blind)}
        """The hops that were told of, and whether they were read blind then."""
        self._steps_of = self._steps, Steps(three.lower)
        self.columns = self.tasks, self.plan, ItemList(id="below")
        self._texts = self.task_text, self.plan_text, TextPane(id="below-text")

    @property
    def reviews(self) -> tuple[Review, ...]:
        """Both hops."""
        return self.three.hops

    @property
    def placed(self) -> Sequence[tuple[str, ItemList]]:
        """The three lists, from the top down."""
        return tuple(zip(("left", "middle", "right"), self.columns, strict=True))

    def text_of(self, side: ItemList) -> TextPane:
        """The text below a list."""
        return self._texts[self.columns.index(side)]

    @property
    def names(self) -> Text:
        """The three documents; those of the hop in focus stand out."""
        upper, middle, lower = self.three.names
        said = Text(" ").append(upper, TITLE if self.hop == UPPER else QUIET)
        said.append(" ⇄ " if self.hop == UPPER else " · ").append(middle, TITLE)
        said.append(" ⇄ " if self.hop == LOWER else " · ")
        return said.append(lower, TITLE if self.hop == LOWER else QUIET)

    # Turning from document to document

    def action_next_pane(self) -> None:
        """Let keys go to the next document, behind the last to the first."""
        self._face((self.columns.index(self.active) + 1) % len(self.columns))

    def action_previous_pane(self) -> None:
        """Let keys go to the document before."""
        self._face((self.columns.index(self.active) - 1) % len(self.columns))

    def action_left(self) -> None:
        """Let keys go to the document above."""
        self._face(max(0, self.columns.index(self.active) - 1))

    def action_right(self) -> None:
        """Let keys go to the document below."""
        self._face(min(_MIDDLE + 1, self.columns.index(self.active) + 1))

    def face(self, side: ItemList) -> None:
        """Let keys go to a document; the list of the one that only follows is a few lines."""
        super().face(side)
        third, _review = self._third
        for each in self.columns:
            cast("Vertical", each.parent).set_class(each is third, "-following")

    def _face(self, place: int) -> None:
        if place != _MIDDLE:
            self._decide_on(UPPER if place < _MIDDLE else LOWER)
        self.face(self.columns[place])

    def _decide_on(self, hop: int) -> None:
        """Let keys decide on a hop; what the cursors are on stays, as far as it is in sight."""
        if hop == self.hop:
            return
        middle = cast("ItemId | None", self.columns[_MIDDLE].key)
        here = cast("ItemId | None", self.columns[hop].key)
        self.review.presence.leave()
        self.hop = hop
        self._review, self._steps = self.three.hops[hop], self._steps_of[hop]
        leading, beside = self.columns[hop : hop + 2]
        beside.widest_label, leading.widest_label = self.beside.widest_label, 16
        self.tasks, self.plan = self.leading, self.beside = leading, beside
        self.task_text, self.plan_text = self._texts[hop : hop + 2]
        self._finding = self._before_choice = None
        self.second.forget()
        self.tasks.tentative = False
        self.tasks.show(task_rows(self.review, self.steps.marked_tasks))
        self._show_third()
        queue = self.review.queue
        self.go_to(here if here in self.review.sides.ever[0] else self.review.where_left())
        if hop == UPPER:
            self.plan.go_to(middle)
            self.show_texts()
        self.show_status()
        if (told := (hop, self.review.reading.is_blind)) not in self._told:
            self._told.add(told)
            self._tell_of_plan()
        if self.review.queue != queue:
            self.say(_("The queue is left: {name}").format(name=name(queue, self.review)))

    # What is shown

    @property
    def _third(self) -> tuple[ItemList, Review]:
        """The list that is not of the hop in focus, and the review that it is of."""
        return self.columns[2 if self.hop == UPPER else 0], self.three.hops[1 - self.hop]

    def show_all(self) -> None:
        """Show both reviews as they stand."""
        self._show_third()
        super().show_all()

    def _show_third(self) -> None:
        third, review = self._third
        third.show(plan_rows(review, ()) if self.hop == UPPER else task_rows(review, whole=True))

    def show_texts(self) -> None:
        """Show the texts of the hop in focus, and let the third document follow."""
        super().show_texts()
        third, review = self._third
        if not third.rows:
            self._show_third()
        item = cast("ItemId | None", self.columns[_MIDDLE].key)
        follow = self.three.below if self.hop == UPPER else self.three.above
        found = follow(item) if item else Followed()
        beside = found.item(cast("ItemId | None", third.key))
        third.tentative = not found.linked
        if beside:
            third.go_to(beside)
        side = _("Plan") if self.hop == UPPER else _("Directive")
        name = self.three.names[self.columns.index(third)]
        third.entitle(f"{side_title(side, name)} · {_followed_words(found, beside, review)}")
        self._show_text(third, review, beside)

    def _show_text(self, third: ItemList, review: Review, item: ItemId | None) -> None:
        pane = self.text_of(third)
        if item is None or item not in review.items:
            pane.show("", ())
            return
        shown = review.items[item]
        said = plan_notes(review, shown) if self.hop == UPPER else task_notes(review, shown)
        text = paragraphs(shown, notes=said)
        pane.show(text_title(review, shown), text, brief(shown, written(said)))

    # What comes from elsewhere

    def show_suggested(self, review: Review) -> None:
        """Show the suggestions that have come for either hop."""
        if review is self.review:
            super().show_suggested(review)
        else:
            self.show_texts()


def _followed_words(found: Followed, item: ItemId | None, review: Review) -> str:
    """How a document comes to stand where it stands: linked, only suggested, or not at all."""
    if item is None:
        return verdict_word(found.verdict) if found.verdict else _("nothing likely beside it")
    if item in found.guesses:
        return _("only suggested: {grade}").format(grade=grade_word(found.guesses[item]))
    more = f" +{len(found.linked) - 1}" if len(found.linked) > 1 else ""
    return _("linked to {address}").format(address=f"{review.items[item].address}{more}")
