"""The review screen: a directive and a plan side by side, one key a decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual.containers import Container, Vertical

from doichieu.align.explain import shared, why
from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.model import (
    Action,
    Candidate,
    Decision,
    ItemId,
    Relation,
    StoredItem,
    Verdict,
)
from doichieu.tui.jobs import Aligned, start_aligning
from doichieu.tui.looks import VERDICTS
from doichieu.tui.review_view import (
    paragraphs,
    plan_notes,
    plan_rows,
    status,
    suggestion_rows,
    task_notes,
    task_rows,
    why_line,
)
from doichieu.tui.screens.base import CommandScreen
from doichieu.tui.screens.dialogs import AskNote, AskText
from doichieu.tui.screens.document import DocumentScreen
from doichieu.tui.screens.report import ReportScreen
from doichieu.tui.search import Search
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.item_list import ItemList
from doichieu.tui.widgets.text_pane import TextPane
from doichieu.workbench import Review, Workbench

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ReviewScreen(CommandScreen):
    """One review. The left side is the directive, the right side the plan."""

    SCOPE = Scope.REVIEW
    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (110, "-wide")]  # noqa: RUF012 (textual's own)

    def __init__(self, workbench: Workbench, review: Review, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.workbench = workbench
        self.review = review
        self.marked: set[ItemId] = set()
        self.whole_plan = False
        self._searches: dict[str, Search] = {}

    def compose(self) -> ComposeResult:
        """Status, the two sides, the reason, and a line for keys and messages."""
        yield Line(id="status")
        with Container(id="sides"):
            with Vertical(id="left"):
                yield ItemList(id="tasks")
                yield TextPane(id="task-text")
            with Vertical(id="right"):
                yield ItemList(id="plan")
                yield TextPane(id="plan-text")
        yield Line(id="why")
        yield self.bottom

    def on_mount(self) -> None:
        """Stand where the review was left and look for suggestions in the background."""
        self.tasks = self.query_one("#tasks", ItemList)
        self.plan = self.query_one("#plan", ItemList)
        self.task_text = self.query_one("#task-text", TextPane)
        self.plan_text = self.query_one("#plan-text", TextPane)
        self.tasks.show("", task_rows(self.review))
        self.tasks.go_to(self.review.where_left())
        self.tasks.focus()
        self.show_all()
        start_aligning(self, self.review)

    def on_aligned(self, message: Aligned) -> None:
        """The suggestions have come."""
        self.review.suggest(message.suggestions)
        self.show_plan_side(first=True)

    def on_screen_resume(self) -> None:
        """Another screen may have been in front while somebody else decided."""
        if self.is_mounted and self.review.refresh():
            self.show_all()

    @property
    def task(self) -> StoredItem:
        """The directive task under the cursor."""
        return self.review.items[cast("ItemId", self.tasks.key)]

    @property
    def chosen(self) -> StoredItem | None:
        """The plan item under the cursor; None while there is none."""
        key = self.plan.key
        return self.review.items[cast("ItemId", key)] if key is not None else None

    @property
    def active(self) -> ItemList:
        """The list that keys go to."""
        return self.plan if self.plan.has_focus else self.tasks

    # What is shown

    def show_all(self) -> None:
        """Show the review as it stands."""
        self.tasks.show(self._tasks_title(), task_rows(self.review))
        self.show_plan_side()
        self.show_status()

    def show_status(self) -> None:
        """Show progress and counts."""
        self.query_one("#status", Line).show(status(self.review, self.size.width))

    def show_plan_side(self, *, first: bool = False) -> None:
        """Show the suggestions or the whole plan; the cursor goes to the top if `first`."""
        if self.whole_plan:
            rows = plan_rows(self.review, self.marked)
            self.plan.show(f"{_('Plan')} · {self.review.plan.name}", rows)
        else:
            candidates = self.review.suggestions(self.task.id)
            rows = suggestion_rows(self.review, self.task, candidates, self.marked)
            title = _("suggestions for {address}").format(address=self.task.address)
            empty = _("none yet") if self.review.aligned else _("looking for suggestions…")
            if first:
                self.plan.cursor = 0
                self.plan.rows = ()
            self.plan.show(f"{_('Plan')} · {title}", rows, empty=empty)
        self.show_texts()

    def show_texts(self) -> None:
        """Show both texts, what they share, and why they stand beside each other."""
        task, plan = self.task, self.chosen
        left, right = shared(task.text, plan.text) if plan else ([], [])
        self.task_text.show(
            self._text_title(task),
            paragraphs(task, left, query=self._query("tasks"), notes=task_notes(self.review, task)),
        )
        if plan is None:
            self.plan_text.show("", ())
        else:
            notes = plan_notes(self.review, task, plan)
            self.plan_text.show(
                self._text_title(plan),
                paragraphs(plan, right, query=self._query("plan"), notes=notes),
            )
        self._show_why()

    def _show_why(self) -> None:
        candidate = self._candidate()
        line = self.query_one("#why", Line)
        if candidate is None:
            line.show(why_line((), None))
        else:
            line.show(why_line(why(candidate) if candidate.parts else (), candidate.score))

    def _candidate(self) -> Candidate | None:
        plan = self.chosen
        found = self.review.suggestions(self.task.id)
        return next((c for c in found if plan and cast("StoredItem", c.plan).id == plan.id), None)

    def _tasks_title(self) -> str:
        heading = self.review.directive_part.heading_of(self.task)
        parent = f"{self.task.parent} {heading}" if self.task.parent else heading
        return f"{_('Directive')} · {parent}" if parent else _("Directive")

    def _text_title(self, item: StoredItem) -> str:
        where = _("line {line}").format(line=item.line)
        return f"{item.address} · {where}"

    # Moving

    def on_item_list_moved(self, message: ItemList.Moved) -> None:
        """Follow the cursor."""
        if message.list is self.tasks:
            self._arrived()
        else:
            self.show_texts()
        self.show_bottom()

    def _arrived(self) -> None:
        self.tasks.show(self._tasks_title(), self.tasks.rows)
        if self.whole_plan:
            self.show_texts()
        else:
            self.show_plan_side(first=True)

    def _go_to(self, task: ItemId) -> None:
        self.tasks.go_to(task)
        self._arrived()

    @property
    def moving(self) -> ItemList:
        """The list that keys go to."""
        return self.active

    def action_next_pane(self) -> None:
        """Let keys go to the other side."""
        (self.tasks if self.active is self.plan else self.plan).focus()

    action_previous_pane = action_next_pane

    def action_left(self) -> None:
        """Let keys go to the directive."""
        self.tasks.focus()

    def action_right(self) -> None:
        """Let keys go to the plan."""
        self.plan.focus()

    def action_half_down(self) -> None:
        """Scroll the text of the side that has the keys."""
        self._active_text.turn(0.5)

    def action_half_up(self) -> None:
        """Scroll the text back."""
        self._active_text.turn(-0.5)

    @property
    def _active_text(self) -> TextPane:
        return self.plan_text if self.active is self.plan else self.task_text

    def action_next_open(self) -> None:
        """Go to the next task without a verdict."""
        self._go_undecided(backwards=False)

    def action_previous_open(self) -> None:
        """Go to the previous task without a verdict."""
        self._go_undecided(backwards=True)

    def _go_undecided(self, *, backwards: bool) -> None:
        task = self.review.next_undecided(self.task.id, backwards=backwards)
        if task is None:
            self.say(_("Every task is decided."))
        else:
            self._go_to(task)

    def action_choose(self, rank: int) -> None:
        """Put the cursor on a suggestion by its rank."""
        if rank <= len(self.plan.rows):
            self.plan.move_to(rank - 1)

    def action_all_items(self) -> None:
        """Show the whole plan instead of the suggestions, or the other way round."""
        keep = self.chosen
        self.whole_plan = not self.whole_plan
        self.show_plan_side()
        if keep is not None:
            self.plan.go_to(keep.id)
            self.show_texts()
        self.say(_("The whole plan") if self.whole_plan else _("Suggestions"))

    # Deciding

    def action_covered(self) -> None:
        """The task is carried out by the plan item under the cursor or by those marked."""
        self._decide(Verdict.COVERED)

    def action_partial(self) -> None:
        """The task is carried out in part."""
        self._decide(Verdict.PARTIAL)

    def action_gap(self) -> None:
        """Nothing in the plan carries the task out."""
        self._decide(Verdict.GAP)

    def action_unsure(self) -> None:
        """The task has to be looked at again."""
        self._decide(Verdict.UNSURE)

    def action_not_applicable(self) -> None:
        """The task is not this body's; asks for the reason."""
        task = self.task

        def decide(reason: str | None) -> None:
            if reason is not None:
                self._decide(Verdict.NOT_APPLICABLE, task=task, reason=reason)

        question = _("Why does {address} not apply?").format(address=task.address)
        earlier = self.review.reasons(Verdict.NOT_APPLICABLE)
        self.app.push_screen(AskText(question, self.keymap, required=True, earlier=earlier), decide)

    def _decide(
        self, verdict: Verdict, *, task: StoredItem | None = None, reason: str = ""
    ) -> None:
        subject = task or self.task
        answers = verdict in (Verdict.COVERED, Verdict.PARTIAL)
        plans = self._subjects() if answers else []
        if answers and not plans:
            self.say(_("There is no plan item to link. Press the key for a gap, or search."))
            return
        if not self._take(lambda: self.review.decide(subject.id, verdict, plans, reason)):
            return
        if answers:
            self.marked.clear()
        following = self.review.next_undecided(subject.id)
        self.tasks.show(self._tasks_title(), task_rows(self.review))
        self._go_to(following or subject.id)
        self.show_status()
        look = VERDICTS[verdict]
        done = f"{subject.address}: {look.glyph} {look.word}"
        if following is None:
            done += " · " + _("Every task is decided.")
        self.say(done)

    def action_related(self) -> None:
        """The pair has to do with each other, no more."""
        self._relate(Relation.RELATED)

    def action_reject(self) -> None:
        """The suggestion is wrong; it will not come back."""
        self._relate(Relation.REJECTED)

    def _relate(self, relation: Relation) -> None:
        plan = self.chosen
        if plan is None:
            self.say(_("There is no suggestion here."))
            return
        task = self.task
        if self._take(lambda: self.review.relate(task.id, plan.id, relation)):
            self.show_all()
            now = self.review.standing.relation(task.id, plan.id)
            word = _(relation.value) if now else _("taken back")
            self.say(f"{task.address} – {plan.address}: {word}")

    def action_mark(self) -> None:
        """Mark the plan item under the cursor, for an overlap or to link several at once."""
        plan = self.chosen
        if plan is None:
            self.say(_("There is no plan item to mark."))
            return
        self.marked ^= {plan.id}
        self.show_plan_side()
        self.say(_("marked: {count}").format(count=len(self.marked)))

    def action_overlap(self) -> None:
        """The marked plan items, and the one under the cursor, give the same duty."""
        plans = set(self._subjects()) | ({self.chosen.id} if self.chosen else set())
        if len(plans) < 2:
            self.say(_("Mark another plan item first: an overlap needs two or more."))
            return
        if self._take(lambda: self.review.overlap(plans)):
            self.marked.clear()
            self.show_all()
            names = ", ".join(i.address for i in self.review.plan_items if i.id in plans)
            self.say(_("overlap: {names}").format(names=names))

    def action_addition(self) -> None:
        """The plan item under the cursor has no basis in the directive."""
        plan = self.chosen
        if plan is None:
            self.say(_("There is no plan item here."))
            return
        if self._take(lambda: self.review.addition(plan.id)):
            self.show_all()
            added = self.review.standing.about(Action.ADDITION, plan.id)
            word = _("added here") if added else _("taken back")
            self.say(f"{plan.address}: {word}")

    def action_note(self) -> None:
        """Write a note: on the task, on the pair, or in the whole plan on the plan item."""
        task, plan = self.task, self.chosen
        if self.active is self.tasks or plan is None:
            self._ask_note((task.id,), task.address)
        elif self.whole_plan:
            self._ask_note((plan.id,), plan.address)
        else:
            self._ask_note((task.id, plan.id), f"{task.address} – {plan.address}")

    def _ask_note(self, items: tuple[ItemId, ...], name: str) -> None:
        def keep(text: str | None) -> None:
            if text is not None and self._take(lambda: self.review.annotate(items, text)):
                self.show_all()
                self.say(_("{name}: note kept").format(name=name))

        before = self.review.standing.note(*items)
        title = _("Note on {name}").format(name=name)
        self.app.push_screen(AskNote(title, self.keymap, before), keep)

    def _subjects(self) -> list[ItemId]:
        if self.marked:
            return sorted(self.marked)
        return [self.chosen.id] if self.chosen else []

    def _take(self, step: Callable[[], None]) -> bool:
        """Take a step; what keeps it from being kept is said, and nothing is shown as done."""
        return self.guarded(step)

    # Undoing

    def action_undo(self) -> None:
        """Take back the latest step."""
        self._step_back(self.review.undo, _("undone"), _("There is nothing to undo."))

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._step_back(self.review.redo, _("done again"), _("There is nothing to do again."))

    def _step_back(self, step: Callable[[], Sequence[Decision]], done: str, nothing: str) -> None:
        rows: list[Decision] = []
        if not self._take(lambda: rows.extend(step())):
            return
        if not rows:
            self.say(nothing)
            return
        first = rows[0].slot.items[0]
        self.show_all()
        if first in {task.id for task in self.review.tasks}:
            self._go_to(first)
        names = " – ".join(
            self.review.items[item].address
            for item in rows[0].slot.items
            if item in self.review.items
        )
        self.say(f"{done}: {names} ({_(rows[0].slot.action.value)})")

    # Looking

    def _query(self, side: str) -> str:
        search = self._searches.get(side)
        return search.query if search else ""

    def action_search(self) -> None:
        """Look for words on the side that has the keys, with or without diacritics."""
        side = self.active

        def look(query: str | None) -> None:
            if query is None:
                return
            if side is self.plan and not self.whole_plan:
                self.whole_plan = True
                self.show_plan_side()
            items = self.review.plan_items if side is self.plan else self.review.tasks
            search = Search(query, [(item.id, f"{item.address} {item.text}") for item in items])
            self._searches[str(side.id)] = search
            self._go_match(side, search.first(side.key))

        self.app.push_screen(
            AskText(_("Search"), self.keymap, start=self._query(str(side.id))), look
        )

    def action_next_match(self) -> None:
        """Go to the next item with the words."""
        self._turn(1)

    def action_previous_match(self) -> None:
        """Go to the previous item with the words."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        side = self.active
        search = self._searches.get(str(side.id))
        if search is None:
            self.say(_("Search first."))
        else:
            self._go_match(side, search.next(side.key, by))

    def _go_match(self, side: ItemList, key: object) -> None:
        search = self._searches[str(side.id)]
        if key is None:
            self.show_texts()
            self.say(_("'{query}' is not there.").format(query=search.query))
            return
        side.go_to(cast("ItemId", key))
        if side is self.tasks:
            self._arrived()
        else:
            self.show_texts()
        self.say(search.place(key))

    def action_document(self) -> None:
        """Show the whole document around the item that has the keys."""
        plan = self.active is self.plan
        document = self.review.plan if plan else self.review.directive
        item = self.chosen if plan else self.task
        line = item.line if item else 1
        self.app.push_screen(DocumentScreen(document, self.keymap, line=line))

    def action_report(self) -> None:
        """See the summary as it would be exported."""
        self.app.push_screen(ReportScreen(self.workbench, self.review, self.keymap))

    def on_resize(self) -> None:
        """Counts are laid out for the width."""
        super().on_resize()
        if self.is_mounted:
            self.show_status()
