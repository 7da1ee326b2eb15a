"""What screens have in common: the keys of their scope, and a last line for keys and messages."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from rich.text import Text
from textual.screen import Screen

from doichieu.errors import DoichieuError
from doichieu.keymaps import Command, Keymap, Scope
from doichieu.text import one_line
from doichieu.tui.bindings import bindings, key_lines
from doichieu.tui.host import host
from doichieu.tui.looks import TITLE
from doichieu.tui.waiting import Waiting
from doichieu.tui.widgets.canvas import Foot
from doichieu.tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Size

    from doichieu.tui.patience import Patience

Result = TypeVar("Result")

HIGH = 34
"""Lines from which what lies over a screen takes half of it: to come back costs what is covered."""

_LOW = 20
"""Lines of a screen below which the keys get only one of them."""


class CursorTarget(Protocol):
    """Something with a place in it that keys can move."""

    def move(self, by: int) -> None:
        """Move by so many lines, as far as there are any."""

    def turn(self, pages: float) -> None:
        """Move by so many pages."""

    def first(self) -> None:
        """Move to the beginning."""

    def last(self) -> None:
        """Move to the end."""

    def go_to_line(self, number: int) -> None:
        """Move to a line by its number, counted from 1; to the end where there are fewer."""


class CommandScreen(Screen[Result]):
    """A screen whose keys are the commands of its scope."""

    SCOPE: ClassVar[Scope]
    FIRST: ClassVar[tuple[str, ...]] = ()
    """Commands that the last line shows before all others."""

    def __init_subclass__(cls, *, abstract: bool = False, **settings: bool) -> None:
        """Textual looks through a class for styles and bindings: not those that others extend."""
        if not abstract:
            super().__init_subclass__(**settings)

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self.keymap = keymap
        self._take_keys(keymap)
        self.bottom = Foot(id="bottom")
        self._message = ""
        self._key_lines: list[Text] = []
        self._shows_waiting = False
        self._laid_out_for: Size | None = None

    def _take_keys(self, keymap: Keymap) -> None:
        # Textual merges bindings by class; ours are known only once the user's keymap is read.
        self._bindings = bindings(keymap, self.SCOPE, Scope.MOVE)
        self.waiting = Waiting(keymap, self.SCOPE, Scope.MOVE, Scope.GLOBAL)

    def use_keymap(self, keymap: Keymap) -> None:
        """Obey these keys from now on."""
        self.keymap = keymap
        self._take_keys(keymap)
        self.show_bottom()

    def called(self, command: Command) -> str:
        """What the line of keys calls a command."""
        return command.name

    def will_run(self, key: str) -> None:  # noqa: ARG002 (for those that derive from it)
        """The command of a key or a sequence, if there is one, runs next.

        What was said last has been read by then, and may be true no more.
        """
        if self._message:
            self.show_bottom()

    def by_name(self) -> AbstractContextManager[None]:
        """While this holds, a command runs that was chosen by its name and not by a key."""
        return nullcontext()

    @property
    @abstractmethod
    def moving(self) -> CursorTarget:
        """What the keys of movement move now."""

    def on_mount(self) -> None:
        """The first picture has the last line too."""
        self._show_last_line()

    def on_resize(self) -> None:
        """What stands in the last line is laid out for the size; Textual tells of one often."""
        if self.app.size != self._laid_out_for:
            self._show_last_line()

    def on_idle(self) -> None:
        """Paint what a key changed once all of it is known; Textual's clock would wait for more."""
        if self._dirty_widgets and not self._layout_required:
            self._on_timer_update()

    def _show_last_line(self) -> None:
        message = self._message
        self.show_bottom()
        if message:
            self.say(message)

    @property
    def times(self) -> int:
        """How often the movement is to be made."""
        return max(1, self.waiting.count)

    def action_count(self, digit: int) -> None:
        """One more digit of how often the next movement is made."""
        self.waiting.add_digit(digit)

    def show_waiting(self) -> None:
        """Show what was pressed and waits for the next key, or what stood there before."""
        if waits := self.waiting.shown:
            self._shows_waiting = True
            self.bottom.show(Text(f" {waits}…", TITLE))
        elif self._shows_waiting:
            self._show_last_line()

    def action_up(self) -> None:
        """Go one line up."""
        self._go(lambda target: target.move(-self.times))

    def action_down(self) -> None:
        """Go one line down."""
        self._go(lambda target: target.move(self.times))

    def action_page_up(self) -> None:
        """Go one page up."""
        self._go(lambda target: target.turn(-self.times))

    def action_page_down(self) -> None:
        """Go one page down."""
        self._go(lambda target: target.turn(self.times))

    def action_half_up(self) -> None:
        """Go half a page up."""
        self._go(lambda target: target.turn(-self.times / 2))

    def action_half_down(self) -> None:
        """Go half a page down."""
        self._go(lambda target: target.turn(self.times / 2))

    def action_first(self) -> None:
        """Go to the first line; with a count, to that one."""
        self._go(lambda target: self._go_to_end(target, target.first))

    def action_last(self) -> None:
        """Go to the last line; with a count, to that one."""
        self._go(lambda target: self._go_to_end(target, target.last))

    def _go_to_end(self, target: CursorTarget, end: Callable[[], None]) -> None:
        if number := self.waiting.count:
            target.go_to_line(number)
        else:
            end()

    def _go(self, move: Callable[[CursorTarget], None]) -> None:
        move(self.moving)

    def say(self, message: str) -> None:
        """Show a message in the last line until the next key."""
        self._message = message
        self._shows_waiting = False
        said = Text(f" {one_line(message)}", TITLE)
        # The first keys stay in sight where the message leaves them their line.
        above = self._key_lines[:-1] if said.cell_len <= self.app.size.width else []
        self.bottom.show(Text("\n").join([*above, said]))

    def show_bottom(self) -> None:
        """Show the keys in the last line."""
        self._message = ""
        self._shows_waiting = False
        self._laid_out_for = self.app.size
        width, height = self._laid_out_for
        most = 2 if height >= _LOW else 1
        lines = key_lines(self.keymap, width, self.SCOPE, self.FIRST, most, called=self.called)
        self._key_lines = lines
        self.bottom.least = len(lines)
        self.bottom.show(Text("\n").join(lines))

    def poll_for_changes(self) -> None:
        """Show what somebody else has changed meanwhile, where a screen looks for that."""

    def call_off(self) -> bool:
        """Give up what was begun and not finished; whether there was anything."""
        return False

    def warn(self, message: str) -> None:
        """Say why a key was not obeyed; those pressed before that could be read are let go."""
        self.patience.forget_keys()
        self.say(message)

    @property
    def patience(self) -> Patience:
        """What steps of this program wait with."""
        return host(self.app).patience

    def look_around(self, step: Callable[[], object]) -> None:
        """Take a step from time to time, unless it would change what somebody has yet to read."""
        if self.is_current and not host(self.app).occupied:
            self.guarded(step)

    def guarded(self, step: Callable[[], object]) -> bool:
        """Take a step; whether it went well. What went wrong is said, in its own one line."""
        try:
            step()
        except DoichieuError as error:
            self.say(str(error))
            return False
        return True


class ReadingScreen(CommandScreen[None], abstract=True):
    """Text to read from top to bottom."""

    SCOPE = Scope.MOVE

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.pane = TextPane(id="reading")

    def compose(self) -> ComposeResult:
        """The text and the line of keys."""
        yield self.pane
        yield self.bottom

    @property
    def moving(self) -> CursorTarget:
        """The text."""
        return self.pane
