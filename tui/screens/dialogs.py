"""Questions: a line of text, a note of several lines, a yes.

A dialog carries its answer out itself and closes only when that went well, so nothing that was
typed is lost to a full disk or a slip in a name.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from doichieu.errors import BusyError, DoichieuError, StoreError
from doichieu.keymaps import Keymap, Scope, shown
from doichieu.language import _
from doichieu.tui.bindings import bindings
from doichieu.tui.host import host
from doichieu.tui.patience import Step
from doichieu.tui.screens.base import HIGH
from doichieu.tui.widgets.fields import Field, NoteArea

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from doichieu.tui.patience import Patience
    from doichieu.workbench.drafts import Drafts

Use = Callable[[str], None]
"""Carries an answer out; raises a DoichieuError, which the dialog shows, when it cannot be."""


KEPT_EVERY = 2.0
"""Seconds after which what is being typed is kept again."""


class Dialog(ModalScreen[None]):
    """A question in the lower part of the screen; what it asks about stays in sight above.

    `accept` says what its key does: find, read, save.
    """

    AUTO_FOCUS = "*"
    ACCEPT = "dialog.accept"
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.DIALOG,)

    def __init__(self, title: str, accept: str, keymap: Keymap) -> None:
        super().__init__()
        self._title = title
        self._accept = accept
        self.keymap = keymap
        self._bindings = bindings(keymap, *self.SCOPES)
        self._answered = False

    def use_keymap(self, keymap: Keymap) -> None:
        """Obey these keys from now on."""
        self.keymap = keymap
        self._bindings = bindings(keymap, *self.SCOPES)

    @property
    def hint(self) -> str:
        """What the keys do."""
        accept, cancel = (
            shown(self.keymap.keys(name)[0]) for name in (self.ACCEPT, "dialog.cancel")
        )
        return f"{accept}: {self._accept} · {cancel}: {self.leaving}"

    @property
    def leaving(self) -> str:
        """What it means to leave without an answer."""
        return _("cancel")

    def fit(self, lines: int) -> None:
        """Be as high as takes so many lines between question and hint, but leave some above."""
        height = self.app.size.height
        most = height // 2 if height >= HIGH else height - 8
        self.query_one(".dialog").styles.height = max(5, min(lines + 4, most))

    def say(self, message: str) -> None:
        """Show a message in the place of the hint."""
        self.query_one(".hint", Static).update(message)

    def answer(self, carry_out: Callable[[], None]) -> None:
        """Carry the answer out and close, once; what keeps it from being done is said instead."""

        def step() -> None:
            carry_out()
            self.closed()
            self.dismiss(None)

        self._carry_out_once(step)

    def stay(self, carry_out: Callable[[], None]) -> None:
        """Carry something out as an answer is, but stay open for more."""

        def step() -> None:
            carry_out()
            self._answered = False

        self._carry_out_once(step)

    def _carry_out_once(self, step: Callable[[], None]) -> None:
        if self._answered:
            return
        self._answered = True
        try:
            with self._patience.taken_again():
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
        return host(self.app).patience

    def action_cancel(self) -> None:
        """Leave without an answer."""
        if not self._answered:
            self._answered = True
            self.closed()
            self.dismiss(None)

    def closed(self) -> None:
        """Called when the question is answered or left."""


class Typing(Dialog):
    """A question answered by typing. Nothing that was typed is lost to one key or to a cut line.

    `place` says where a draft of it is kept; '' for a text that is typed again in no time. Where
    there is one it stands in the field when the question is asked again.
    """

    def __init__(self, title: str, accept: str, keymap: Keymap, start: str, place: str) -> None:
        super().__init__(title, accept, keymap)
        self._start = start
        self._place = place
        self._draft = ""
        self._dropping: str | None = None

    @property
    @abstractmethod
    def typed(self) -> str:
        """What stands in the field."""

    @property
    def worth_keeping(self) -> bool:
        """Whether what was typed could be found nowhere else."""
        return self.typed not in {"", self._start}

    @property
    def _drafts(self) -> Drafts:
        return host(self.app).workbench.drafts

    def begin(self) -> str:
        """What to put into the field: the draft, or what stands there anyway."""
        with suppress(StoreError):
            self._draft = self._place and self._drafts.text(self._place)
        return self._draft or self._start

    @property
    def hint(self) -> str:
        """What the keys do, and that a draft was put in."""
        if not self._draft:
            return super().hint
        word = _("draft of {when}").format(when=self._drafts.typed_at(self._place))
        return f"{word} · {super().hint}"

    def on_mount(self) -> None:
        """Keep what is typed from time to time."""
        if self._place:
            self.set_interval(KEPT_EVERY, self.keep_draft)

    def keep_draft(self) -> None:
        """Keep what was typed until now; where that cannot be, next time."""
        self._keep(self.typed if self.worth_keeping else "")

    def _keep(self, text: str) -> None:
        if self._place and text != self._draft and self._drafts.keep(self._place, text):
            self._draft = text

    def action_cancel(self) -> None:
        """Leave; what was typed is dropped only at the second time."""
        if not self.worth_keeping or self._dropping == self.typed:
            super().action_cancel()
            return
        self._dropping = self.typed
        key = shown(self.keymap.keys("dialog.cancel")[0])
        self.say(_("What was typed is not kept yet. {key} again drops it.").format(key=key))

    def closed(self) -> None:
        """Once answered or dropped it is no draft any more."""
        self._keep("")
        self._place = ""


class AskText(Typing):
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
        place: str = "",
        leaving: str = "",
    ) -> None:
        super().__init__(title, accept, keymap, start, place)
        self._use = use
        self._leaving = leaving
        self._whose = whose
        self._answers = [start, *earlier]
        self._nth = 0

    def compose(self) -> ComposeResult:
        """The question, the field, and what the keys do."""
        begun = self.begin()
        if begun != self._start:
            self._answers.insert(0, begun)
        more = f" · ↑ ↓: {self._whose}" if len(self._answers) > 1 and self._whose else ""
        with Vertical(classes="dialog"):
            yield Static(self._title, markup=False, classes="question")
            yield Field(begun, keymap=self.keymap, select_on_focus=not self._draft)
            yield Static(self.hint + more, markup=False, classes="hint")

    @property
    def leaving(self) -> str:
        """What it means here to leave without an answer, where that is not to take nothing."""
        return self._leaving or super().leaving

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.query_one(Field).value

    @property
    def worth_keeping(self) -> bool:
        """Whether it is none of the answers that the arrow keys give."""
        return super().worth_keeping and (
            self.typed == self._draft or self.typed not in self._answers
        )

    def on_mount(self) -> None:
        """What stands there already is replaced by typing, but for a draft."""
        if not self._draft:
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
        self._nth = max(0, min(self._nth + by, len(self._answers) - 1))
        field = self.query_one(Field)
        field.value = self._answers[self._nth]
        field.cursor_position = len(field.value)


class AskNote(Typing):
    """Asks for a note; an empty one takes the note away."""

    ACCEPT = "dialog.save"

    def __init__(
        self, title: str, use: Use, keymap: Keymap, start: str = "", place: str = ""
    ) -> None:
        super().__init__(title, _("keep"), keymap, start, place)
        self._use = use

    def compose(self) -> ComposeResult:
        """The title, the area, and what the keys do."""
        with Vertical(classes="dialog tall"):
            yield Static(self._title, markup=False, classes="question")
            yield NoteArea(self.begin(), keymap=self.keymap)
            yield Static(self.hint, markup=False, classes="hint")

    @property
    def typed(self) -> str:
        """The note as it stands."""
        return self.query_one(NoteArea).text

    def on_mount(self) -> None:
        """Go on at the end of a draft."""
        if self._draft:
            self.query_one(NoteArea).move_cursor(self.query_one(NoteArea).document.end)

    def action_save(self) -> None:
        """Take the note."""
        self.answer(lambda: self._use(self.typed))


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
