"""Questions: a line of text, a note of several lines, a yes.

A dialog carries its answer out itself and closes only when that went well, so nothing that was
typed is lost to a full disk or a slip in a name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from doichieu.errors import BusyError, DoichieuError
from doichieu.keymaps import Keymap, Scope, shown
from doichieu.language import _
from doichieu.tui.bindings import bindings
from doichieu.tui.patience import Step
from doichieu.tui.widgets.fields import Field, NoteArea

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from doichieu.tui.app import DoichieuApp
    from doichieu.tui.patience import Patience

Use = Callable[[str], None]
"""Carries an answer out; raises a DoichieuError, which the dialog shows, when it cannot be."""


class Dialog(ModalScreen[None]):
    """A question in the lower part of the screen; what it asks about stays in sight above.

    `accept` says what its key does: find, read, save.
    """

    AUTO_FOCUS = "*"
    ACCEPT = "dialog.accept"

    def __init__(self, title: str, accept: str, keymap: Keymap) -> None:
        super().__init__()
        self._title = title
        self._accept = accept
        self.keymap = keymap
        self._bindings = bindings(keymap, Scope.DIALOG)
        self._answered = False

    @property
    def hint(self) -> str:
        """What the keys do."""
        accept, cancel = (
            shown(self.keymap.keys(name)[0]) for name in (self.ACCEPT, "dialog.cancel")
        )
        return f"{accept}: {self._accept} · {cancel}: {_('leave')}"

    def fit(self, lines: int) -> None:
        """Be as high as takes so many lines between question and hint, but leave some above."""
        most = self.app.size.height - 8
        self.query_one(".dialog").styles.height = max(5, min(lines + 4, most))

    def say(self, message: str) -> None:
        """Show a message in the place of the hint."""
        self.query_one(".hint", Static).update(message)

    def answer(self, carry_out: Callable[[], None]) -> None:
        """Carry the answer out and close, once; what keeps it from being done is said instead."""
        if self._answered:
            return
        self._answered = True

        def step() -> None:
            carry_out()
            self.dismiss(None)

        try:
            step()
        except BusyError:
            self._patience.wait(Step(step, self.say, self._failed))
        except DoichieuError as error:
            self._failed(error)

    def _failed(self, error: DoichieuError) -> None:
        """Say why there was no answer; a key pressed before that could be read answers nothing."""
        self._answered = False
        self._patience.forget_keys()
        self.say(str(error))

    @property
    def _patience(self) -> Patience:
        return cast("DoichieuApp", self.app).patience

    def action_cancel(self) -> None:
        """Leave without an answer."""
        if not self._answered:
            self._answered = True
            self.dismiss(None)


class AskText(Dialog):
    """Asks for one line. The arrow keys give answers from `earlier`, which are `whose`."""

    def __init__(
        self,
        title: str,
        accept: str,
        use: Use,
        keymap: Keymap,
        *,
        start: str = "",
        earlier: Sequence[str] = (),
        whose: str = "",
    ) -> None:
        super().__init__(title, accept, keymap)
        self._use = use
        self._whose = whose
        self._answers = [start, *earlier]
        self._place = 0

    def compose(self) -> ComposeResult:
        """The question, the field, and what the keys do."""
        more = f" · ↑ ↓: {self._whose}" if len(self._answers) > 1 else ""
        with Vertical(classes="dialog"):
            yield Static(self._title, markup=False, classes="question")
            yield Field(self._answers[0], keymap=self.keymap)
            yield Static(self.hint + more, markup=False, classes="hint")

    def on_mount(self) -> None:
        """What stands there already is replaced by typing."""
        self.query_one(Field).select_all()

    def on_input_submitted(self, message: Field.Submitted) -> None:
        """Take the answer."""
        self.answer(lambda: self._use(message.value))

    def key_up(self) -> None:
        """Take an earlier answer."""
        self._recall(1)

    def key_down(self) -> None:
        """Take a later answer, in the end the one that stood there first."""
        self._recall(-1)

    def _recall(self, by: int) -> None:
        self._place = max(0, min(self._place + by, len(self._answers) - 1))
        field = self.query_one(Field)
        field.value = self._answers[self._place]
        field.cursor_position = len(field.value)


class AskNote(Dialog):
    """Asks for a note; an empty one takes the note away."""

    ACCEPT = "dialog.save"

    def __init__(self, title: str, use: Use, keymap: Keymap, start: str = "") -> None:
        super().__init__(title, _("keep"), keymap)
        self._use = use
        self._start = start
        self._warned = False

    def compose(self) -> ComposeResult:
        """The title, the area, and what the keys do."""
        with Vertical(classes="dialog tall"):
            yield Static(self._title, markup=False, classes="question")
            yield NoteArea(self._start, keymap=self.keymap)
            yield Static(self.hint, markup=False, classes="hint")

    def action_save(self) -> None:
        """Take the note."""
        self.answer(lambda: self._use(self.query_one(NoteArea).text))

    def action_cancel(self) -> None:
        """Leave; a note that was changed is dropped only at the second time."""
        if self._warned or self.query_one(NoteArea).text == self._start:
            super().action_cancel()
            return
        self._warned = True
        key = shown(self.keymap.keys("dialog.cancel")[0])
        self.say(_("The note is not kept yet. {key} again drops it.").format(key=key))


class Confirm(Dialog):
    """Asks for a yes."""

    def __init__(
        self, title: str, accept: str, carry_out: Callable[[], None], keymap: Keymap
    ) -> None:
        super().__init__(title, accept, keymap)
        self._carry_out = carry_out

    def compose(self) -> ComposeResult:
        """The question, and what the keys do."""
        with Vertical(classes="dialog"):
            yield Static(self._title, markup=False, classes="question")
            yield Static(self.hint, markup=False, classes="hint")

    def action_accept(self) -> None:
        """Yes."""
        self.answer(self._carry_out)
