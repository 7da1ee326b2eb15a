"""Screens of several panes: one can have all the room, and two stand beside or above each other.

Where the panes stand is in `app.tcss`: a screen is `-zoomed` or not, `-stacked` or `-beside`.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from doichieu.errors import InputError
from doichieu.keymaps import shown
from doichieu.language import _
from doichieu.model import Item
from doichieu.text import one_line
from doichieu.tui.clipboard import within_tmux
from doichieu.tui.host import host
from doichieu.tui.screens.base import CommandScreen
from doichieu.workbench.habits import Layout

if TYPE_CHECKING:
    from doichieu.workbench.habits import Habits


class Panes(CommandScreen[None], abstract=True):
    """A screen of panes around an item; what derives from it says which."""

    zoomed = False

    @property
    @abstractmethod
    def items_here(self) -> Sequence[Item]:
        """What the line under the cursor shows."""

    @abstractmethod
    def remark(self, word: str) -> None:
        """Say this in the frame; '' for nothing."""

    def action_zoom(self) -> None:
        """Give the pane that has the keys all the room, or share it again."""
        self.zoomed = not self.zoomed
        self.set_class(self.zoomed, "-zoomed")
        key = "".join(map(shown, self.keymap.keys("move.zoom")[:1]))
        self.remark(_("zoomed {key}").format(key=key).strip() if self.zoomed else "")

    def action_copy(self) -> None:
        """Copy address and text of what is here, each item a line."""
        items = self.items_here
        if not items:
            raise InputError(_("There is nothing here."))
        # One line: where it is pasted into a shell, nothing of it is carried out.
        lines = [one_line(f"{item.address} {item.text}") for item in items]
        self.app.copy_to_clipboard("\n".join(lines))
        said = _("copied: {addresses}").format(addresses=", ".join(i.address for i in items))
        # tmux as it comes takes no text from programs, and never tells.
        hint = f" · {_('in tmux only with set-clipboard on')}" if within_tmux() else ""
        self.say(said + hint)


class TwoSides(Panes, abstract=True):
    """A screen of two sides, which stand as fits the width or as they were put by hand."""

    ROOMY: ClassVar[int] = 110
    """Columns from which they stand beside each other, unless that was switched by hand."""
    NARROW: ClassVar[int] = 90
    """Columns below which they never do: strength and address would leave a line no words."""

    def on_compose(self) -> None:
        """Put the sides before there is anything in them: it is styled once then."""
        self._arrange()

    def on_resize(self) -> None:
        """Put the sides as fits the width."""
        self._arrange()

    def on_screen_resume(self) -> None:
        """They may have been put otherwise on another screen."""
        self._arrange()

    @property
    def _habits(self) -> Habits:
        return host(self.app).workbench.habits

    def _arrange(self) -> None:
        width = self.app.size.width
        layout = self._habits.layout or self._fitting(width)
        stacked = width < self.NARROW or layout is Layout.STACKED
        self.set_class(stacked, "-stacked")
        self.set_class(not stacked, "-beside")

    def action_layout(self) -> None:
        """Put the sides beside each other, or one above the other."""
        width = self.app.size.width
        if width < self.NARROW:
            raise InputError(_("too narrow for the sides to stand beside each other"))
        layout = Layout.BESIDE if self.has_class("-stacked") else Layout.STACKED
        # What fits the width anyway is no habit: a wider terminal may have it otherwise.
        self._habits.arrange(layout if layout is not self._fitting(width) else None)
        self._arrange()
        beside, stacked = _("side by side"), _("one above the other")
        self.say(beside if layout is Layout.BESIDE else stacked)

    def _fitting(self, width: int) -> Layout:
        return Layout.BESIDE if width >= self.ROOMY else Layout.STACKED
