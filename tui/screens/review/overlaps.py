"""The likely overlaps of a plan: a queue of pairs, both texts side by side, one key a decision."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from doichieu.errors import InputError
from doichieu.keymaps import Keymap, Scope
from doichieu.language import _, decimal
from doichieu.model import Action, OverlapCandidate, Slot, StoredItem
from doichieu.tui.cells import fitted
from doichieu.tui.jobs import Overlapping, start_looking_for_overlaps
from doichieu.tui.looks import DISTINCT, OVERLAP, UNDECIDED, Look
from doichieu.tui.opening import ShowDocument
from doichieu.tui.screens.finding import SearchScope
from doichieu.tui.screens.item_text import brief, paragraphs
from doichieu.tui.screens.review.left import left
from doichieu.tui.screens.review.queue_screen import QueueScreen
from doichieu.tui.screens.review.tagged import tag_signs
from doichieu.tui.screens.review.view import plan_notes, why_line, written
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.item_list import ItemList, Row
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews import tagging
from doichieu.workbench.reviews.outcome import Outcome
from doichieu.workbench.reviews.overlaps import Twins, judged, twins
from doichieu.workbench.reviews.second_press import toggle_press
from doichieu.workbench.reviews.steps import Steps
from doichieu.workbench.reviews.tagging import Subject

_LOOKS = {Action.OVERLAP: OVERLAP, Action.DISTINCT: DISTINCT, None: UNDECIDED}


class OverlapsScreen(QueueScreen):
    """The pairs that nobody has called distinct yet, likeliest first."""

    SCOPE = Scope.OVERLAPS

    def __init__(self, workbench: Workbench, review: Review, steps: Steps, keymap: Keymap) -> None:
        super().__init__(workbench, review, steps, keymap)
        self.pairs: dict[Twins, OverlapCandidate] = {}
        self._shown: dict[Twins, Action | None] = {}
        self._looking = True
        self._address_cells = 0

    def on_mount(self) -> None:
        """Look for the pairs in the background."""
        self.list = self.query_one(ItemList)
        self.list.focus()
        self.show_queue()
        self.call_after_refresh(start_looking_for_overlaps, self, self.review)

    def on_overlapping(self, message: Overlapping) -> None:
        """The pairs have come; what was called distinct before does not come back."""
        self._looking = False
        found = {twins(each): each for each in message.candidates}
        state = self.review.state
        self.pairs = {p: c for p, c in found.items() if judged(state, p) is not Action.DISTINCT}
        self.show_queue()
        self.go_open_from(0, 1)

    @property
    def here(self) -> OverlapCandidate | None:
        """The pair under the cursor."""
        return next((c for pair, c in self.pairs.items() if pair == self.list.key), None)

    @property
    def items_here(self) -> Sequence[StoredItem]:
        """Both items of the pair."""
        return [self.review.items[item] for item in twins(self.here)] if self.here else ()

    def show_queue(self) -> None:
        """Show the queue and the pair under the cursor."""
        self._shown = {pair: judged(self.review.state, pair) for pair in self.pairs}
        left = sum(action is None for action in self._shown.values())
        title = _("{name}: pairs that may be given twice").format(name=self.review.plan.name)
        if not self._looking:
            title += " · " + _("undecided {left} of {all}").format(left=left, all=len(self.pairs))
        empty = _("looking…") if self._looking else _("no likely overlap")
        addresses = (cell_len(each.items[1].address) for each in self.pairs.values())
        self._address_cells = max(addresses, default=0)
        rows = [self._row(pair, candidate) for pair, candidate in self.pairs.items()]
        self.list.show(rows, title=title, empty=empty)
        self.show_texts()

    def _row(self, pair: Twins, candidate: OverlapCandidate) -> Row:
        look = _LOOKS[self._shown[pair]]
        one, other = candidate.items
        label = f"{decimal(candidate.score)} {one.address}"
        text = f"{OVERLAP.glyph} {fitted(other.address, self._address_cells)} · {one.text}"
        return Row(pair, look.glyph, label, text, _word(self.review, look, pair), look.style)

    def show_texts(self) -> None:
        """Show both items in full with what they share, and the reasons."""
        from doichieu.align.explain import shared
        from doichieu.align.overlaps import why

        panes = self.panes
        line = self.query_one("#why", Line)
        candidate = self.here
        if candidate is None:
            for pane in panes:
                pane.show("", ())
            line.show(Text(" "))
            return
        items = self.items_here
        lit = shared(items[0].text, items[1].text)
        for pane, item, spans in zip(panes, items, lit, strict=True):
            said = plan_notes(self.review, item)
            shown = paragraphs(item, spans, query=self.lit("pairs"), notes=said)
            pane.show(self._title(item), shown, brief(item, written(said)))
        line.show(why_line(why(candidate), candidate.score))

    def _title(self, item: StoredItem) -> str:
        heading = self.review.sides.plan_part.heading_of(item)
        where = _("line {line}").format(line=item.line)
        return " · ".join(filter(None, [item.address, where, heading]))

    def on_item_list_moved(self, message: ItemList.Moved) -> None:
        """Follow the cursor."""
        del message
        self.show_texts()

    def action_overlap(self) -> None:
        """The pair gives one duty twice."""
        self._decide("overlaps.overlap", Action.OVERLAP)

    def action_distinct(self) -> None:
        """The pair gives different duties."""
        self._decide("overlaps.distinct", Action.DISTINCT)

    def tag_subjects(self) -> Sequence[Subject]:
        """The overlap that the pair is, perhaps with others, and each of its items."""
        candidate = self.here
        if candidate is None:
            raise InputError(self.list.empty)
        one, other = twins(candidate)
        known = (each.slot.items for each in self.review.state.about(Action.OVERLAP, one))
        overlap = next((items for items in known if other in items), (one, other))
        return tagging.subjects(self.review, overlap)

    def _decide(self, command: str, action: Action) -> None:
        candidate = self.here
        if candidate is None:
            self.say(self.list.empty)
            return
        pair = twins(candidate)
        press = toggle_press(command, self.review.state, Slot(action, pair), action)
        outcome = self.take(press, lambda: self.steps.twins(pair, action))
        if outcome is not None and judged(self.review.state, pair) is not None:
            self.go_open_from(self.list.cursor + 1, 1)
            done = None not in self._shown.values()
            self.say(f"{outcome.message} · {self.left()}" if done else outcome.message)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of a step, and stand on the pair that it was about."""
        now = self.review.state
        turned = (pair for pair, before in self._shown.items() if judged(now, pair) is not before)
        if (pair := next(turned, None)) is not None:
            self.list.go_to(pair)
        self.show_queue()
        self.say(outcome.message)

    def go_open_from(self, start: int, by: int, *, quietly: bool = False) -> None:
        """Go to the nearest undecided pair from an index on, going round the end."""
        order = list(self.pairs)
        turned = [order[(start + by * step) % len(order)] for step in range(len(order))]
        open_ = next((pair for pair in turned if judged(self.review.state, pair) is None), None)
        if open_ is not None:
            self.list.go_to(open_)
            self.show_texts()
        elif self.pairs and not quietly:
            self.say(self.left())

    def left(self) -> str:
        """What is left to do once every pair is decided."""
        return left(_("Every pair is decided"), self.review, self.key_of, "global.back")

    def search_scope(self) -> SearchScope:
        """Both texts of every pair."""
        texts = [(p, " ".join(item.text for item in c.items)) for p, c in self.pairs.items()]
        return SearchScope("pairs", texts, self.list.key, self.go_found)

    def action_document(self) -> None:
        """Show the whole plan around the first item of the pair."""
        candidate = self.here
        if candidate is None:
            self.say(self.list.empty)
            return
        document = self.workbench.documents.open(self.review.plan.id)
        self.post_message(ShowDocument(document, twins(candidate)[0]))


def _word(review: Review, look: Look, pair: Twins) -> str:
    """What was decided about a pair, and the signs of the tags on it."""
    return " ".join(filter(None, [look.word if look.label else "", tag_signs(review, pair)]))
