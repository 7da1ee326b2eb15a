"""A question about the first of several things that may be meant; Tab turns to the next."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from doichieu.keymaps import Keymap, shown
from doichieu.tui.screens.narrowing import Narrow

if TYPE_CHECKING:
    from textual.events import Key

Subject = TypeVar("Subject")


class NarrowFor(Narrow, Generic[Subject]):
    """A list to choose from for the first of `subjects`; what derives from it says which rows."""

    def __init__(
        self, subjects: Sequence[Subject], accept: str, placeholder: str, keymap: Keymap
    ) -> None:
        super().__init__("", accept, placeholder, keymap)
        self._subjects = list(subjects)

    @property
    def subject(self) -> Subject:
        """What is meant now."""
        return self._subjects[0]

    @abstractmethod
    def called(self, subject: Subject) -> str:
        """What may be meant, in a few words."""

    @abstractmethod
    def show(self) -> None:
        """Show the rows for what is meant now."""

    @property
    def turning(self) -> str:
        """The key that turns to the next thing, and which that is; '' where there is one alone."""
        if len(self._subjects) == 1:
            return ""
        turn = shown(self.keymap.keys("move.next_pane")[0])
        return f" · {turn}: {self.called(self._subjects[1])}"

    def on_mount(self) -> None:
        """Show what is asked."""
        super().on_mount()
        self.show()

    def on_key(self, event: Key) -> None:
        """Tab turns to the next thing that may be meant."""
        if event.key in self.keymap.keys("move.next_pane"):
            event.stop()
            self._subjects.append(self._subjects.pop(0))
            self.show()
