"""The likely overlaps of a plan: a queue of pairs, both texts side by side, one key a decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Container

from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.model import Action, OverlapCandidate, StoredItem
from doichieu.tui.jobs import Overlapping, start_looking_for_overlaps
from doichieu.tui.looks import DISTINCT, OVERLAP, UNDECIDED
from doichieu.tui.screens.finding import FindingScreen, SearchScope
from doichieu.tui.screens.review.steps import Done, Steps
from doichieu.tui.screens.review.view import brief, paragraphs, why_line
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.item_list import ItemList, Row
from doichieu.tui.widgets.text_pane import TextPane
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.overlaps import Twins, said, twins

if TYPE_CHECKING:
    from textual.app import ComposeResult

_LOOKS = {Action.OVERLAP: OVERLAP, Action.DISTINCT: DISTINCT, None: UNDECIDED}


class OverlapsScreen(FindingScreen):
    """The pairs that nobody has called distinct yet, likeliest first."""

    SCOPE = Scope.OVERLAPS
    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (110, "-wide")]  # noqa: RUF012 (textual's own)

    def __init__(self, workbench: Workbench, review: Review, steps: Steps, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.workbench = workbench
        self.review = review
        self.steps = steps
        self.pairs: dict[Twins, OverlapCandidate] = {}
        self._looking = True

    def compose(self) -> ComposeResult:
        """The queue, both texts, why they stand beside each other, and the line of keys."""
        yield ItemList(id="pairs")
        with Container(id="twins"):
            yield TextPane(id="one")
            yield TextPane(id="other")
        yield Line(id="why")
        yield self.bottom

    def on_mount(self) -> None:
        """Look for the pairs in the background."""
        self.list = self.query_one(ItemList)
        self.list.focus()
        self.show_pairs()
        self.call_after_refresh(start_looking_for_overlaps, self, self.review)

    def on_overlapping(self, message: Overlapping) -> None:
        """The pairs have come; what was called distinct before does not come back."""
        self._looking = False
        found = {twins(each): each for each in message.candidates}
        state = self.review.state
        self.pairs = {p: c for p, c in found.items() if said(state, p) is not Action.DISTINCT}
        self.show_pairs()
        self._go_open(0, 1)

    def on_screen_resume(self) -> None:
        """Somebody else may have decided meanwhile."""
        if self.is_mounted and self.guarded(self.review.refresh):
            self.show_pairs()

    @property
    def moving(self) -> ItemList:
        """The queue."""
        return self.list

    @property
    def _panes(self) -> list[TextPane]:
        return [self.query_one(f"#{name}", TextPane) for name in ("one", "other")]

    def action_half_down(self) -> None:
        """Scroll both texts."""
        for pane in self._panes:
            pane.turn(0.5)

    def action_half_up(self) -> None:
        """Scroll both texts back."""
        for pane in self._panes:
            pane.turn(-0.5)

    @property
    def here(self) -> OverlapCandidate | None:
        """The pair under the cursor."""
        return next((c for pair, c in self.pairs.items() if pair == self.list.key), None)

    def show_pairs(self) -> None:
        """Show the queue and the pair under the cursor."""
        left = sum(said(self.review.state, pair) is None for pair in self.pairs)
        title = _("{name}: pairs that may be given twice").format(name=self.review.plan.name)
        if not self._looking:
            title += " · " + _("undecided {left} of {all}").format(left=left, all=len(self.pairs))
        empty = _("looking…") if self._looking else _("no likely overlap")
        rows = [self._row(pair, candidate) for pair, candidate in self.pairs.items()]
        self.list.show(rows, title=title, empty=empty)
        self.show_texts()

    def _row(self, pair: Twins, candidate: OverlapCandidate) -> Row:
        look = _LOOKS[said(self.review.state, pair)]
        one, other = candidate.items
        label = f"{candidate.score:.2f} {one.address}"
        text = f"{OVERLAP.glyph} {other.address} · {one.text}"
        return Row(pair, look.glyph, label, text, look.word if look.label else "", look.style)

    def show_texts(self) -> None:
        """Show both items in full with what they share, and the reasons."""
        from doichieu.align.explain import shared
        from doichieu.align.overlaps import why

        panes = self._panes
        line = self.query_one("#why", Line)
        candidate = self.here
        if candidate is None:
            for pane in panes:
                pane.show("", ())
            line.show(Text(" "))
            return
        items = [self.review.items[item] for item in twins(candidate)]
        lit = shared(items[0].text, items[1].text)
        for pane, item, spans in zip(panes, items, lit, strict=True):
            shown = paragraphs(item, spans, query=self.lit("pairs"))
            pane.show(self._title(item), shown, brief(item))
        line.show(why_line(why(candidate), candidate.score))

    def _title(self, item: StoredItem) -> str:
        heading = self.review.plan_part.heading_of(item)
        where = _("line {line}").format(line=item.line)
        return " · ".join(filter(None, [item.address, where, heading]))

    def on_item_list_moved(self, message: ItemList.Moved) -> None:
        """Follow the cursor."""
        del message
        self.show_texts()

    def action_overlap(self) -> None:
        """The pair gives one duty twice."""
        self._decide(Action.OVERLAP)

    def action_distinct(self) -> None:
        """The pair gives different duties."""
        self._decide(Action.DISTINCT)

    def _decide(self, action: Action) -> None:
        candidate = self.here
        if candidate is None:
            self.say(self.list.empty)
            return
        pair = twins(candidate)
        done = self.steps.twins(pair, action)
        self.show_pairs()
        if said(self.review.state, pair) is not None:
            self._go_open(self.list.cursor + 1, 1)
        self.say(done.message)

    def action_undo(self) -> None:
        """Take back the latest step."""
        self._turn_back(self.steps.undo)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._turn_back(self.steps.redo)

    def _turn_back(self, step: Callable[[], Done]) -> None:
        """Take a step back or forth, and stand on the pair that it was about."""
        before = {pair: said(self.review.state, pair) for pair in self.pairs}
        done = step()
        now = self.review.state
        turned = next((pair for pair, was in before.items() if said(now, pair) != was), None)
        if turned is not None:
            self.list.go_to(turned)
        self.show_pairs()
        self.say(done.message)

    def action_next_open(self) -> None:
        """Go to the next pair that nobody decided."""
        self._go_open(self.list.cursor + 1, 1)

    def action_previous_open(self) -> None:
        """The same, backwards."""
        self._go_open(self.list.cursor - 1, -1)

    def _go_open(self, start: int, by: int) -> None:
        """Go to the nearest undecided pair from a place on, going round the end."""
        order = list(self.pairs)
        turned = [order[(start + by * step) % len(order)] for step in range(len(order))]
        open_ = next((pair for pair in turned if said(self.review.state, pair) is None), None)
        if open_ is not None:
            self.list.go_to(open_)
            self.show_texts()
        elif self.pairs:
            self.say(_("Every pair is decided."))

    def ground(self) -> SearchScope:
        """Both texts of every pair."""
        texts = [(p, " ".join(item.text for item in c.items)) for p, c in self.pairs.items()]
        return SearchScope("pairs", texts, self.list.key, self._go_found)

    def _go_found(self, key: object) -> None:
        self.list.go_to(key)
        self.show_texts()

    def action_document(self) -> None:
        """Show the whole plan around the first item of the pair."""
        from doichieu.tui.screens.document.screen import DocumentScreen

        candidate = self.here
        if candidate is None:
            self.say(self.list.empty)
            return
        document = self.workbench.document(self.review.plan.id)
        self.app.push_screen(DocumentScreen(document, self.keymap, twins(candidate)[0]))
