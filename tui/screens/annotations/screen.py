"""The annotations screen: everything decided, filtered as one types, corrected in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from doichieu.errors import InputError
from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.model import Action
from doichieu.tui.looks import SUSPECT, TITLE
from doichieu.tui.opening import ShowReview
from doichieu.tui.screens.annotations.filtering import asked_line, order_word
from doichieu.tui.screens.annotations.looking import LookingScreen
from doichieu.tui.screens.annotations.rows import RecordList
from doichieu.tui.screens.annotations.verdicts import VerdictScreen
from doichieu.tui.screens.finding import SearchScope
from doichieu.tui.screens.item_text import labelled, paragraphs
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.fields import Field
from doichieu.wording import moment
from doichieu.workbench import Review, Workbench, named
from doichieu.workbench.records.exporting import save_records
from doichieu.workbench.records.query import Query
from doichieu.workbench.records.record import Record
from doichieu.workbench.records.records import Order
from doichieu.workbench.reviews.outcome import Outcome
from doichieu.workbench.reviews.steps import Steps

if TYPE_CHECKING:
    from textual.app import ComposeResult


class AnnotationsScreen(LookingScreen, VerdictScreen):
    """Records of one review or of all. The field above them narrows the list as one types."""

    SCOPE = Scope.ANNOTATIONS
    list: RecordList
    FIRST = (
        *("annotations.open", "annotations.tag", "annotations.gap", "annotations.undo"),
        *("annotations.everywhere", "annotations.order", "annotations.decisions"),
    )

    def __init__(self, workbench: Workbench, review: Review | None, keymap: Keymap) -> None:
        # A review that is looked at in a section would not know the records of the others.
        whole = review is not None and not review.sides.section
        opened = {review.id: Steps(review)} if review and whole else {}
        super().__init__(workbench, opened, review.id if review else None, keymap)
        self._typing = False
        self._all: Sequence[Record] = ()
        self.order = Order.DOCUMENT
        self.query_asked = Query()
        self.list = RecordList(workbench.clock, id="records")

    def compose(self) -> ComposeResult:
        """Whose records these are, the filter, a line for its mistakes, the list, one in full."""
        yield Line(id="status")
        self.field = Field(
            keymap=self.keymap, select_on_focus=False, placeholder=self._placeholder, id="asking"
        )
        yield self.field
        yield Line(id="asked")
        yield self.list
        yield self.detail
        yield self.bottom

    @property
    def _placeholder(self) -> str:
        said = _("{key} filters: {example}")
        return said.format(key=self.key_of("move.search"), example=self._example)

    @property
    def _example(self) -> str:
        names = [_("lead:"), _("by:"), _("since:"), _("tag:")]
        return "{}… {}… {}3d {}… -…".format(*names)

    # What is shown

    def show_read(self) -> None:
        """Read everything decided, and show it in its order."""
        records = self.workbench.records
        self._all = records.ordered(records.all(self._only), self.order)
        self.show_records()

    def show_records(self) -> None:
        """Show the records that fit what was asked."""
        # What was changed here stays in sight until something else is asked for.
        kept, asked = self._kept, self.query_asked
        fitting = [each for each in self._all if asked(each) or (kept and each.key in kept)]
        title = _("{count} of {all}").format(count=len(fitting), all=len(self._all))
        self.list.show_records(
            fitting, title=f"{title} · {order_word(self.order)}", empty=self._empty
        )
        self.show_status()
        self.show_record()

    @property
    def _empty(self) -> str:
        if self._all:
            key = self.key_of("move.search")
            return _("Nothing fits: {key} changes the filter.").format(key=key)
        if self._only is not None:
            key = self.key_of("annotations.everywhere")
            return _("Nothing is decided in this review yet: {key} shows all.").format(key=key)
        return _("Nothing is decided yet: what is decided in a review stands here.")

    def show_status(self) -> None:
        """Show whose records these are, and what cannot be read in the filter."""
        line = Text(f" {_('Annotations')}", TITLE)
        line.append(f" · {self._whose}", "not bold")
        if self.workbench.store.read_only:
            line.append(" · " + _("read-only: nothing can be decided"), SUSPECT.style)
        self.query_one("#status", Line).show(line)
        asked, typed = self.query_one("#asked", Line), self.field.value
        said = asked_line(self.query_asked, typed, self.size.width, typing=self._typing)
        asked.display = said is not None
        asked.show(said or Text())

    def show_bottom(self) -> None:
        """Show the keys; while the filter is typed, those that it obeys."""
        super().show_bottom()
        if self._typing:
            keys = f"{self.key_of('dialog.accept')} {self.key_of('global.back')}"
            said = _("{keys}: to the list, the filter stays · ↑ ↓: through the list")
            self.bottom.show(Text(f" {said.format(keys=keys)}"))

    @property
    def _whose(self) -> str:
        if self._only is None:
            return _("all reviews")
        sides = self.workbench.records.sides()[self._only]
        return f"{sides.directive} ⇄ {named(sides.plan, sides.plan_section)}"

    def show_record(self) -> None:
        """Show the record under the cursor in full."""
        record = self.list.here
        if record is None:
            self.detail.show("", ())
            return
        annotation, now = record.annotation, self.workbench.clock()
        suspect = _("needs another look") if annotation.suspect or annotation.lost else ""
        who = f"{annotation.who} · {moment(annotation.at, now)}"
        said = [
            (record.what, record.value_and_reason),
            (_("by"), " · ".join(filter(None, [who, suspect]))),
            (_("tags"), " · ".join(name for name in record.tag_names if name != record.value)),
            (_("note"), record.note if record.slot.action is not Action.NOTE else ""),
        ]
        lit = " ".join(self.query_asked.words[:1])
        texts = [each for item in record.items for each in paragraphs(item, query=lit)]
        title = f"{record.address} · {record.directive} ⇄ {record.plan}"
        self.detail.show(title, [*labelled(said), *texts])

    def on_item_list_moved(self) -> None:
        """Follow the cursor."""
        self.show_record()

    # Where one stands

    @property
    def moving(self) -> RecordList:
        """The list, also while the filter is typed."""
        return self.list

    @property
    def record_here(self) -> Record:
        """The record under the cursor. Raises InputError where there is none."""
        if self.list.here is None:
            raise InputError(self._empty)
        return self.list.here

    @property
    def steps(self) -> Steps:
        """The steps of the review of the record under the cursor."""
        return self.steps_of(self.record_here.review, self.record_here.slot.items[0])

    @property
    def _steps_touched(self) -> Steps:
        """Those of the review in which something was done here last, else of the record."""
        review = self._only if self._touched is None else self._touched
        return self.steps if review is None else self.steps_of(review)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of a step."""
        self.read_again()
        self.say(outcome.message)

    # Keys

    def action_search(self) -> None:
        """Type what is looked for."""
        self._let_type(typing=True)

    def on_input_changed(self, message: Field.Changed) -> None:
        """Show what fits what was typed until now."""
        self._kept.clear()
        self.query_asked = self.workbench.records.query(message.value)
        self.show_records()

    def on_input_submitted(self) -> None:
        """Back to the list."""
        self.leave_field()

    def leave_field(self) -> None:
        """Let keys go to the list; the filter stays."""
        self._let_type(typing=False)

    def _let_type(self, *, typing: bool) -> None:
        self._typing = typing
        (self.field if typing else self.list).focus()
        self.show_status()
        self.show_bottom()

    def call_off(self) -> bool:
        """From the filter back to the list."""
        was_typing = self._typing
        if was_typing:
            self.leave_field()
        return was_typing

    def action_next_pane(self) -> None:
        """From the list to the filter, or back."""
        if self._typing:
            self.leave_field()
        else:
            self.action_search()

    action_previous_pane = action_next_pane

    def search_scope(self) -> SearchScope:
        """What is shown: it was searched already, so the next match is the next row."""
        return SearchScope("records", (), None, self.list.go_to)

    action_next_match = VerdictScreen.action_down
    action_previous_match = VerdictScreen.action_up

    def action_half_down(self) -> None:
        """Scroll the record."""
        self.detail.turn(self.times / 2)

    def action_half_up(self) -> None:
        """Scroll the record back."""
        self.detail.turn(-self.times / 2)

    def action_order(self) -> None:
        """Put the records in the next order; the cursor stays on its record."""
        self._kept.clear()
        orders = [*Order]
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.read_again()

    def action_everywhere(self) -> None:
        """Show what was decided in all reviews, or in that of the record under the cursor."""
        if self._only is None:
            self._only = self.record_here.review
        else:
            self._only = None
        self.read_again()

    def action_open(self) -> None:
        """Go to the place of the record in its review."""
        self.post_message(ShowReview(self.review, self.record_here.slot.items))

    def action_undo(self) -> None:
        """Take back the latest step."""
        self.show_outcome(self._steps_touched.undo())

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.show_outcome(self._steps_touched.redo())

    def action_decisions(self) -> None:
        """Show the last decisions, to take one back."""
        from doichieu.tui.screens.annotations.decisions import DecisionsScreen

        screen = DecisionsScreen(self.workbench, self._opened, self._only, self.keymap)
        self.app.push_screen(screen)

    def action_export(self) -> None:
        """Ask where to, and write what is shown there."""
        from doichieu.tui.screens.dialogs import AskText

        start = _("annotations") + ".csv"
        title = _("Write what is shown ({count}) to: .md, .csv or .jsonl")
        title = title.format(count=len(self.list.records))
        self.app.push_screen(AskText(title, _("save"), self._save, self.keymap, start=start))

    def _save(self, name: str) -> None:
        from doichieu.tui.screens.saving import save_or_ask

        records = self.list.records
        save_or_ask(self, name, lambda path, o: save_records(records, path, overwrite=o))
