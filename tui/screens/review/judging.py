"""Judging what the program found: at a task one after the other, at marked tasks together."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import Finding, ItemId, Judged, Judgement
from doichieu.tui.looks import JUDGEMENTS
from doichieu.tui.screens.review.marking import MarkingScreen
from doichieu.workbench.reviews.second_press import toggle_press


class JudgingScreen(MarkingScreen, abstract=True):
    """A screen that shows what differs at the pair under its cursors, one of it to be judged."""

    _finding: Finding | None = None
    """The finding that was walked to, or judged last."""

    @property
    def found_here(self) -> tuple[Judged, ...]:
        """What was found at the pair under the cursors."""
        pair = {item.id for item in self.under_cursors}
        plan = self.plan_here
        if plan is None or len(pair) < 2:
            return ()
        return self.review.findings_at(self.task_here.id, plan.id)

    @property
    @abstractmethod
    def found_around(self) -> tuple[Judged, ...]:
        """What can be walked from here."""

    def finding_at(self, found: Sequence[Judged]) -> int:
        """The place of the finding that a judgement is about: that walked to, else the next open.

        Where every one is judged, the first.
        """
        places = range(len(found))
        walked = (n for n in places if found[n].finding == self._finding)
        open_ = (n for n in places if found[n].said is None)
        return next(walked, next(open_, 0))

    @property
    def _judged_next(self) -> Judged:
        found = self.found_here
        if not found:
            raise InputError(_("Nothing is found at this pair: there is nothing to judge."))
        return found[self.finding_at(found)]

    def action_confirm_finding(self) -> None:
        """The finding is one."""
        self._judge("review.confirm_finding", Judgement.CONFIRMED)

    def action_dismiss_finding(self) -> None:
        """The finding is none."""
        self._judge("review.dismiss_finding", Judgement.DISMISSED)

    def _judge(self, command: str, judgement: Judgement) -> None:
        if self.steps.marked_tasks:
            self._judge_marked(judgement)
            return
        here = self._judged_next
        self.must_not_be_lost(*here.finding.items)
        again = _("it is judged so already; {key} again takes it back")
        if here.judgement is judgement and not self.asked_again(command, again):
            return
        press = toggle_press(command, self.review.state, here.slot, judgement)
        self._finding = None
        tag = self.key_of("review.tag_finding")
        outcome = self.take(press, lambda: self.steps.judge(here, judgement, tag=tag))
        if outcome is not None and all(each.said for each in self.found_here):
            self._finding = here.finding
            self.show_why()
            self.say(outcome.message)

    def _judge_marked(self, judgement: Judgement) -> None:
        """Show what nobody has judged at the marked tasks; Enter judges it in one step."""
        from doichieu.tui.screens.review.bulk import judging

        marked = (task.id for task in self.review.tasks if task.id in self.steps.marked_tasks)
        found = [each for task in marked for each in self.review.findings(task) if not each.said]
        if not found:
            raise InputError(_("nothing is found at the marked tasks that is not judged already"))

        def use(chosen: Sequence[Judged]) -> None:
            self.show_outcome(self.steps.judge_all(chosen, judgement, tag=tag))

        tag = self.key_of("review.tag_finding")
        title = f"{_('What differs at the marked tasks')} → {JUDGEMENTS[judgement].word}"
        self.app.push_screen(judging(title, self.review, found, use, self.keymap))

    def action_tag_finding(self) -> None:
        """Put the tags that fit on what was confirmed last."""
        self.show_outcome(self.steps.tag_finding())

    def action_next_finding(self) -> None:
        """Go to the next finding of the task, behind its last to that of another task."""
        found = [each.finding for each in self.found_around]
        here = self.found_here
        now = here[self.finding_at(here)].finding if here else None
        behind = found[found.index(now) + 1 :] if now else found
        following = next(iter(behind), None) or self.open_elsewhere or next(iter(found), None)
        if following is None:
            raise InputError(_("Nothing that differs is left to judge."))
        self.go_to_finding(following)
        self._finding = following
        self.show_why()
        self.show_bottom()

    @property
    def open_elsewhere(self) -> Finding | None:
        """The next finding of another task that nobody has judged, where one can go there."""
        return None

    def go_to_finding(self, finding: Finding) -> None:
        """Stand at the pair at which a finding is told."""
        self.go_beside(finding.items[1])

    @abstractmethod
    def go_beside(self, plan: ItemId) -> None:
        """Put the plan's cursor on an item that stands beside the task."""

    @abstractmethod
    def show_why(self) -> None:
        """Show why the two stand beside each other, and what was found there."""
