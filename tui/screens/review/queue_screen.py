"""A list over two texts, gone through one key a decision: of likely overlaps, of findings."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.containers import Container

from doichieu.tui.screens.panes import TwoSides
from doichieu.tui.screens.review.commands import QueueCommands
from doichieu.tui.screens.review.stepping import StepScreen
from doichieu.tui.screens.review.tagging import TaggingScreen
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.item_list import ItemList
from doichieu.tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from textual.app import ComposeResult


class QueueScreen(QueueCommands, TwoSides, TaggingScreen, StepScreen, abstract=True):
    """What such screens have in common. `list` is set once it is mounted."""

    list: ItemList

    def compose(self) -> ComposeResult:
        """The queue, the texts, what there is to say of them, and the line of keys."""
        yield ItemList(id="pairs")
        with Container(id="twins"):
            yield TextPane(id="one")
            yield TextPane(id="other")
        yield Line(id="why")
        yield self.bottom

    @abstractmethod
    def show_queue(self) -> None:
        """Show the queue and what is under the cursor."""

    @abstractmethod
    def show_texts(self) -> None:
        """Show what is under the cursor in full."""

    @abstractmethod
    def go_open_from(self, start: int, by: int, *, quietly: bool = False) -> None:
        """Go to the nearest that is open from an index on, round the end; else say so."""

    def go_open(self, *, backwards: bool) -> None:
        """Go to the nearest that is open."""
        by = -1 if backwards else 1
        self.go_open_from(self.list.cursor + by, by)

    def on_screen_resume(self) -> None:
        """Somebody else may have decided meanwhile."""
        if self.is_mounted:
            self.guarded(self.show_others)

    def show_others(self) -> None:
        """Show what somebody else has decided meanwhile."""
        self.review.refresh()
        self.show_queue()

    def remark(self, word: str) -> None:
        """Say it over the queue."""
        self.list.comment(word)

    def go_found(self, key: object) -> None:
        """Stand on what a search has found."""
        self.list.go_to(key)
        self.show_texts()

    @property
    def moving(self) -> ItemList:
        """The queue."""
        return self.list

    @property
    def panes(self) -> Sequence[TextPane]:
        """Where the texts stand."""
        return [self.query_one(f"#{name}", TextPane) for name in ("one", "other")]

    def action_half_down(self) -> None:
        """Scroll the texts."""
        for pane in self.panes:
            pane.turn(self.times / 2)

    def action_half_up(self) -> None:
        """Scroll the texts back."""
        for pane in self.panes:
            pane.turn(-self.times / 2)
