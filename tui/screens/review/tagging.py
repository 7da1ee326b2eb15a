"""The command that tags, mixed into each screen of a review."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from doichieu.model import TagId
from doichieu.tui.screens.stepping import TakingScreen
from doichieu.workbench.reviews.tagging import Subject


class TaggingScreen(TakingScreen, abstract=True):
    """A screen with something that may be tagged."""

    @abstractmethod
    def tag_subjects(self) -> Sequence[Subject]:
        """What may be meant, likeliest first. Raises InputError where there is nothing."""

    def on_screen_resume(self) -> None:
        """The codebook may have been in front, and changed."""
        if self.is_mounted:
            self.look_around(self.show_others)

    def action_tag(self) -> None:
        """Ask which tags stand on what is meant; the question stays open for the next one."""
        from doichieu.tui.screens.review.tag_picker import PickTags

        self.review.codebook.refresh()
        self.app.push_screen(PickTags(self.review, self.tag_subjects(), self._put_tag, self.keymap))

    def _put_tag(self, subject: Subject, tag: TagId) -> str:
        """Put a tag or take it away; what came of it."""
        outcome = self.steps.tag(subject, tag)
        self.show_outcome(outcome)
        return outcome.message
