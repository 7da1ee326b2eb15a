"""What a review that is read blind has more, on either side: handed in, compared, settled."""

from __future__ import annotations

from abc import abstractmethod

from doichieu.language import _
from doichieu.tui.screens.review.assigning import AssigningScreen


class BlindScreen(AssigningScreen, abstract=True):
    """A screen of a review which may be read blind."""

    def action_hand_in(self) -> None:
        """Say that one's blind reading is done, or go on with one that is handed in."""
        from doichieu.tui.screens.dialogs import Confirm

        reading = self.review.reading
        reading.must_be_read()

        def use() -> None:
            (reading.take_back if back else reading.hand_in)()
            self.show_others()
            self.say(self.told_of_reading())

        back = reading.mine is not None and reading.mine.handed_in is not None
        title = _("Hand in? Tasks without a verdict: {count}").format(
            count=self.review.left_to_read
        )
        word = _("hand in")
        if back:
            title, word = _("Your reading is handed in. Go on with it?"), _("take back")
        self.app.push_screen(Confirm(title, word, use, self.keymap))

    def told_of_reading(self) -> str:
        """How far the blind readings are, and what settles them once they are open."""
        reading = self.review.reading
        if reading.readers and not reading.is_blind:
            left = reading.left
            said = _("{key} compares and settles them") if left else _("all settled; {key}: look")
            told = [reading.words, left, said.format(key=self.key_of("review.settle"))]
            return " · ".join(filter(None, told))
        return reading.words

    def action_settle(self) -> None:
        """Go through what the readers of a blind review decided differently."""
        from doichieu.tui.screens.review.settling import SettlingScreen
        from doichieu.workbench.agreement.settling import Settling

        settling = Settling(self.workbench.store, self.review)
        screen = SettlingScreen(self.workbench, self.review, self.steps, self.keymap, settling)
        self.app.push_screen(screen, lambda _left: self.show_changed())

    @abstractmethod
    def show_changed(self) -> None:
        """Show a review that may have changed on another screen."""
