"""The review screen: a directive and a plan side by side, one key a decision."""

from __future__ import annotations

from doichieu.keymaps import BY_ID, Keymap
from doichieu.language import _
from doichieu.model import ItemId
from doichieu.tui.jobs import Aligned, start_aligning
from doichieu.tui.opening import ShowAnnotations
from doichieu.tui.screens.review.sides import SidesScreen
from doichieu.tui.screens.review.view import text_title
from doichieu.tui.screens.review.walking import WalkingScreen
from doichieu.wording import plan_difference_words
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.queues import ALL

LOOK_AROUND = 2.0
"""Seconds between two looks at what others have decided; each costs one small query."""


class ReviewScreen(WalkingScreen):
    """One review. The left side is the directive, the right side the plan."""

    FIRST = (
        *("review.covered", "review.partial", "review.gap"),
        *("review.not_applicable", "review.unsure"),
        *("review.undo", "review.document", "review.all_items"),
    )

    def __init__(
        self, workbench: Workbench, review: Review, keymap: Keymap, items: tuple[ItemId, ...] = ()
    ) -> None:
        super().__init__(workbench, review, keymap)
        self._start = items

    def on_mount(self) -> None:
        """Stand where the review was left and look for suggestions in the background."""
        self.show_tasks()
        self.tasks.go_to(self.review.where_left())
        self.face(self.tasks)
        self.arrived()
        _place, _what, left = self.draft_left
        # What stands beside the task comes later: of a pair in the whole plan no note is written.
        if about := self._start or left[:1]:
            self.go_to_items(about)
        self.show_status()
        # Once the screen is painted: the work would only hold the first picture back.
        self.call_after_refresh(self._tell_of_plan)
        self.call_after_refresh(self._align)
        self.set_interval(LOOK_AROUND, self._look_around)

    def _tell_of_plan(self) -> None:
        """Say once what part of the documents is reviewed, and what is true of the whole plan."""
        told = [plan_difference_words(each) for each in self.review.differences_of_plan]
        reading = self.review.reading
        told = [reading.doubt, self.told_of_reading(), self.review.sides.scope, *told]
        if said := ". ".join(filter(None, [self._told_of_draft(), *told])):
            self.say(said)

    def _told_of_draft(self) -> str:
        """What was being typed when a line was cut, and the key that goes on with it."""
        place, what, items = self.draft_left
        if not place or f"review.{what}" not in BY_ID:
            return ""
        when, key = self.workbench.drafts.typed_at(place), self.key_of(f"review.{what}")
        said = _("{name}: a draft of {when} was kept, {key} goes on with it")
        return said.format(name=self.steps.name(items), when=when, key=key)

    @property
    def reviews(self) -> tuple[Review, ...]:
        """The reviews that are on the screen; there is always something to review in each."""
        return (self.review,)

    def _align(self) -> None:
        for each in self.reviews:
            if not each.aligned:
                here = self.task_here.id if each is self.review else each.where_left()
                start_aligning(self, each, here)

    def on_aligned(self, message: Aligned) -> None:
        """Suggestions have come; those for an older version of a document are let go."""
        if message.review.suggest(message.suggestions):
            self.show_suggested(message.review)

    def show_suggested(self, review: Review) -> None:
        """Show the suggestions that have come."""
        self.show_plan_side(first=not self.plan.rows)
        self.look_ahead()
        # The plan's side may have come in front meanwhile, and waits for them too.
        front = self.app.screen
        if front is self or not isinstance(front, SidesScreen) or not front.is_mounted:
            return
        if front.review is review:
            front.arrived()

    def on_screen_resume(self) -> None:
        """Another screen may have been in front while somebody else decided."""
        self.settle()
        if self.is_mounted:
            self.poll_for_changes()

    def on_unmount(self) -> None:
        """Be here no more."""
        self.review.presence.leave()

    def _look_around(self) -> None:
        """Say where one is, see who else is here, and what has changed."""
        task = self._task_there
        if self.review.presence.look(task.id if task else None) and self.is_current:
            self.show_presence()
        self.poll_for_changes()

    def show_presence(self) -> None:
        """Show who else is here, and at this task."""
        self.show_status()
        if (task := self._task_there) is not None:
            self.task_text.retitle(text_title(self.review, task))

    def poll_for_changes(self) -> None:
        """Show what somebody else has decided or read in meanwhile."""
        self.look_around(self.show_others)

    def show_others(self) -> None:
        """Show what somebody else has decided or read in, where anything has changed."""
        was_blind = self.review.reading.is_blind
        if self.read_again():
            self.show_changed()
            if was_blind and not self.review.reading.is_blind:
                # The list is that of the common layer now, in which nothing is decided.
                self.say(self.told_of_reading())

    def read_again(self) -> bool:
        """Read what is shown again, all of it in any case; whether anything has changed."""
        changed = [each.refresh() for each in self.reviews]
        return any(changed)

    def show_changed(self) -> None:
        """Show a review that may have changed; what has no suggestions any more gets new ones."""
        for each in self.reviews:
            if not each.listed:
                each.walk(ALL)
        if not all(each.tasks for each in self.reviews):
            # A newer version of a directive has nothing left to review.
            self.app.call_later(self.app.action_back)
            return
        stood = self.tasks.key
        self.show_all()
        if self.tasks.key != stood:
            # What was said last is not about the task in its place.
            self.arrived()
            self.show_bottom()
        self._align()

    def action_annotations(self) -> None:
        """Look through everything decided here."""
        self.post_message(ShowAnnotations(self.review, self._came_back))

    def _came_back(self, _left: object) -> None:
        """Show what was changed on another screen."""
        self.review.refresh(anew=True)
        self.show_changed()

    def action_findings(self) -> None:
        """Go through what is wanting in the plan by itself."""
        from doichieu.tui.screens.review.findings import FindingsScreen

        screen = FindingsScreen(self.workbench, self.review, self.steps, self.keymap)
        self.app.push_screen(screen, lambda _left: self.show_changed())

    def action_report(self) -> None:
        """See the summary as it would be exported."""
        from doichieu.tui.screens.report import ReportScreen

        self.app.push_screen(ReportScreen(self.review, self.keymap))
