"""What the program finds wanting in the plan by itself: a list, the block, one key a judgement."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from rich.text import Text

from doichieu.errors import InputError
from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.model import Judged, Judgement, Kind, StoredItem
from doichieu.tui.looks import JUDGEMENTS, QUIET
from doichieu.tui.opening import ShowDocument
from doichieu.tui.screens.finding import SearchScope
from doichieu.tui.screens.item_text import brief, paragraphs
from doichieu.tui.screens.review.bulk import finding_row, judging
from doichieu.tui.screens.review.queue_screen import QueueScreen
from doichieu.tui.screens.review.view import plan_notes, text_title
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.item_list import ItemList
from doichieu.wording import finding_name, finding_state, finding_words
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews import tagging
from doichieu.workbench.reviews.findings import items_of, of_kind
from doichieu.workbench.reviews.outcome import Outcome
from doichieu.workbench.reviews.second_press import toggle_press
from doichieu.workbench.reviews.steps import Steps
from doichieu.workbench.reviews.tagging import Subject


class FindingsScreen(QueueScreen):
    """The findings of the plan in reading order; those dismissed stay in sight, dimmed."""

    SCOPE = Scope.FINDINGS

    def __init__(self, workbench: Workbench, review: Review, steps: Steps, keymap: Keymap) -> None:
        super().__init__(workbench, review, steps, keymap)
        self.found: dict[Hashable, Judged] = {}

    def on_mount(self) -> None:
        """Stand on the first that nobody has judged."""
        self.list = self.query_one(ItemList)
        self.list.focus()
        self.show_queue()
        self.go_open_from(0, 1, quietly=True)
        self.say(self._named())

    def _named(self) -> str:
        """How many tasks of the plan say who leads them and until when: where few do, none is told.

        A plan that names none as a rule has forgotten nothing in a single task.
        """
        tasks = [item for item in self.review.plan_items if item.kind is Kind.TASK]
        leads = sum(bool(item.leads) for item in tasks)
        times = sum(item.deadline.raw is not None for item in tasks)
        said = _("of {all} tasks {leads} name a lead, {times} a time")
        return said.format(all=len(tasks), leads=leads, times=times)

    @property
    def here(self) -> Judged:
        """The finding under the cursor. Raises InputError where there is none."""
        found = self.found.get(self.list.key)
        if found is None:
            raise InputError(self.list.empty)
        return found

    @property
    def items_here(self) -> Sequence[StoredItem]:
        """The blocks that the finding is about."""
        found = self.found.get(self.list.key)
        return items_of(found.finding, self.review.items) if found else ()

    def tag_subjects(self) -> Sequence[Subject]:
        """The blocks that the finding is about."""
        return tagging.subjects(self.review, self.here.finding.items)

    def show_queue(self) -> None:
        """Show the list and what is under the cursor."""
        every = self.review.findings_of_plan
        self.found = {each.finding: each for each in every}
        open_ = sum(each.said is None for each in every)
        title = _("{name}: found in the plan itself").format(name=self.review.plan.name)
        if every:
            title += " · " + _("not judged {left} of {all}").format(left=open_, all=len(every))
        empty = _("nothing is found wanting in the plan by itself")
        self.list.show([finding_row(self.review, each) for each in every], title=title, empty=empty)
        self.show_texts()

    def show_texts(self) -> None:
        """Show the blocks in full, and what is wanting."""
        line = self.query_one("#why", Line)
        found = self.found.get(self.list.key)
        for pane, item in zip(self.panes, (*self.items_here, None, None), strict=False):
            if item is None:
                pane.show("", ())
                continue
            shown = paragraphs(item, query=self.lit("pairs"), notes=plan_notes(self.review, item))
            pane.show(text_title(self.review, item), shown, brief(item))
        if found is None:
            line.show(Text(" "))
        else:
            look = JUDGEMENTS[found.judgement]
            said = f"{look.glyph} {finding_state(found)}"
            words = finding_words(found.finding)
            line.show(Text("─ ", QUIET).append(said, f"{look.style} not dim").append(f" ─ {words}"))

    def on_item_list_moved(self, message: ItemList.Moved) -> None:
        """Follow the cursor."""
        del message
        self.show_texts()

    def action_confirm_finding(self) -> None:
        """The finding is one; go to the next."""
        self._judge("findings.confirm_finding", Judgement.CONFIRMED)

    def action_dismiss_finding(self) -> None:
        """The finding is none; go to the next."""
        self._judge("findings.dismiss_finding", Judgement.DISMISSED)

    def _judge(self, command: str, judgement: Judgement) -> None:
        here = self.here
        press = toggle_press(command, self.review.state, here.slot, judgement)
        tag = self.key_of("findings.tag_finding")
        outcome = self.take(press, lambda: self.steps.judge(here, judgement, tag=tag))
        if outcome is not None and self.found.get(here.finding, here).said is not None:
            self.go_open_from(self.list.cursor + 1, 1, quietly=True)
            self.say(outcome.message)

    def action_confirm_kind(self) -> None:
        """Show every finding of this kind that nobody has judged, to confirm them together."""
        self._judge_kind(Judgement.CONFIRMED)

    def action_dismiss_kind(self) -> None:
        """The same, to dismiss them."""
        self._judge_kind(Judgement.DISMISSED)

    def _judge_kind(self, judgement: Judgement) -> None:
        kind = self.here.finding.kind
        found = of_kind(self.review.findings_of_plan, kind)
        if not found:
            said = _("every finding of this kind is judged: {kind}")
            raise InputError(said.format(kind=finding_name(kind)))

        def use(chosen: Sequence[Judged]) -> None:
            self.show_outcome(self.steps.judge_all(chosen, judgement, tag=tag))

        tag = self.key_of("findings.tag_finding")
        title = f"{finding_name(kind)} → {JUDGEMENTS[judgement].word}"
        self.app.push_screen(judging(title, self.review, found, use, self.keymap))

    def action_tag_finding(self) -> None:
        """Put the tags that fit on what was confirmed last."""
        self.show_outcome(self.steps.tag_finding())

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of a step, and stand on the finding that it was about."""
        before = self.found
        self.show_queue()
        turned = (key for key, each in self.found.items() if before.get(key) != each)
        if (key := next(turned, None)) is not None:
            self.list.go_to(key)
            self.show_texts()
        self.say(outcome.message)

    def go_open_from(self, start: int, by: int, *, quietly: bool = False) -> None:
        """Go to the nearest finding not judged from an index on, going round the end."""
        order = list(self.found)
        turned = [order[(start + by * step) % len(order)] for step in range(len(order))]
        open_ = next((key for key in turned if self.found[key].said is None), None)
        if open_ is not None:
            self.list.go_to(open_)
            self.show_texts()
        elif self.found and not quietly:
            self.say(_("Every finding is judged."))

    def search_scope(self) -> SearchScope:
        """The words of every finding and the blocks that it is about."""
        texts = [
            (
                key,
                " ".join(
                    (
                        finding_words(each.finding),
                        *(item.text for item in items_of(each.finding, self.review.items)),
                    )
                ),
            )
            for key, each in self.found.items()
        ]
        return SearchScope("pairs", texts, self.list.key, self.go_found)

    def action_document(self) -> None:
        """Show the whole plan around the block."""
        document = self.workbench.documents.open(self.review.plan.id)
        self.post_message(ShowDocument(document, self.here.finding.items[0]))
