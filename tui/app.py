"""The application: the screens over a workbench, and as few bytes to the terminal as can be."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual._compositor import CompositorUpdate
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste
from textual.reactive import Reactive

from doichieu.errors import BusyError, ConflictError, DoichieuError, StoreError
from doichieu.keymaps import IN_ORDER, Command, Keymap, Scope, shown
from doichieu.language import _
from doichieu.tui.bindings import bindings
from doichieu.tui.line import SIGNALLED, Burst, TerminalDriver, is_letter
from doichieu.tui.navigating import Navigating
from doichieu.tui.patience import BRIEFLY, Patience, Step
from doichieu.tui.screens.base import CommandScreen
from doichieu.tui.terminal import ScreenBuffer
from doichieu.workbench import Review, Workbench

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.dom import DOMNode
    from textual.driver import Driver
    from textual.events import Event
    from textual.geometry import Offset
    from textual.screen import Screen

    from doichieu.workbench.reviews.three import Three

LAST_WAIT = 1.0
"""Seconds to wait for somebody else's write when the program is to end."""

TAIL = 0.05
"""Seconds in which a letter behind a paste is its end: a line parts a long one as it likes."""


class DoichieuApp(Navigating, inherit_bindings=False):
    """The library, or one review straight from the command line with the library behind it."""

    CSS_PATH = "app.tcss"
    TITLE = "doichieu"
    AUTO_FOCUS = None
    # The palette is our own: its field takes what an input method sends.
    ENABLE_COMMAND_PALETTE = False
    # The terminal's own sixteen colours: its palette decides, and a colour costs two bytes.
    theme = Reactive("ansi-dark")

    def __init__(
        self, workbench: Workbench, keymap: Keymap, first: Review | Three | None = None
    ) -> None:
        super().__init__(workbench, keymap)
        self.animation_level = "none"
        self._first = first
        self._picture = ScreenBuffer()
        self.patience = Patience(self)
        self._unread: CommandScreen[object] | None = None
        self._pasted = 0
        self._pasted_at = 0.0
        self.started: Callable[[], object] = lambda: None
        """Called once the first picture is painted."""
        self._bindings = bindings(keymap, Scope.GLOBAL)

    def get_default_screen(self) -> Screen[None]:
        """The first screen: Textual's own, blank one would only be laid out to be hidden."""
        self.workbench.store.wait_at_most(BRIEFLY)
        screen = self._library() if self._first is None else self._review(self._first)
        # Textual gives a first screen none, but takes it away when another comes in its place.
        screen._push_result_callback(self, None)  # noqa: SLF001
        return screen

    def refresh_css(self, animate: bool = True) -> None:
        """Nothing: Textual would parse all styles again for the theme that they were parsed for."""

    def on_mount(self) -> None:
        """Tell once the first picture is there."""
        self.call_after_refresh(self.started)
        if self._first is not None:
            self.call_after_refresh(self._opened, self._first)

    def action_help(self) -> None:
        """Show what the keys do on the screen in front."""
        from doichieu.tui.screens.help import HelpScreen

        screen = self.screen
        if isinstance(screen, CommandScreen) and not isinstance(screen, HelpScreen):
            able = partial(self.carried_out_by, screen)
            self.push_screen(HelpScreen(self.keymap, screen.SCOPE, able))

    def action_palette(self) -> None:
        """Find a command of the screen in front by its name, and run it as its key would."""
        from doichieu.tui.screens.palette import Palette

        screen = self.screen
        if isinstance(screen, CommandScreen):
            run = partial(self._run_by_name, screen)
            self.push_screen(Palette(self._commands_of(screen), run, self.keymap))

    def _commands_of(self, screen: CommandScreen[object]) -> list[Command]:
        """What can be chosen by its name while `screen` is in front; its own commands first."""
        return [
            command
            for scope in dict.fromkeys([screen.SCOPE, Scope.MOVE, Scope.GLOBAL])
            for command, _keys in self.keymap.bindings(scope)
            if command.id not in IN_ORDER and command.id != "global.palette"
            if self.carried_out_by(screen, command)
        ]

    def _run_by_name(self, screen: CommandScreen[object], command: Command) -> None:
        async def run() -> None:
            screen.will_run("")
            with screen.by_name():
                await self.run_action(command.action, self.carried_out_by(screen, command))

        # Once the palette is gone: it would close what the command puts in front.
        self.call_later(run)

    def action_codebook(self) -> None:
        """Look at the reviewers' tags and change them."""
        from doichieu.tui.screens.codebook.screen import CodebookScreen

        if isinstance(self.screen, CommandScreen) and not isinstance(self.screen, CodebookScreen):
            self.push_screen(CodebookScreen(self.workbench, self.keymap))

    def action_keys(self) -> None:
        """Change which key does what."""
        from doichieu.tui.screens.keys import KeysScreen

        path, screen = self.workbench.config.keys_file, self.screen
        near = [screen.SCOPE] if isinstance(screen, CommandScreen) else []
        self.push_screen(KeysScreen(self.keymap, path, self.use_keymap, near))

    def use_keymap(self, keymap: Keymap) -> None:
        """Obey these keys from now on, on every screen."""
        from doichieu.tui.screens.dialogs import Dialog

        self.keymap = keymap
        self._bindings = bindings(keymap, Scope.GLOBAL)
        for screen in self.screen_stack:
            if isinstance(screen, CommandScreen | Dialog):
                screen.use_keymap(keymap)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Run the command of a key; the beginning of a sequence and a count wait for the next."""
        screen = self.screen
        if priority or not isinstance(screen, CommandScreen):
            return await super()._check_bindings(key, priority)
        whole = screen.waiting.press(key)
        if not screen.waiting.begun:
            screen.will_run(whole or key)
        ran = bool(whole) and await super()._check_bindings(whole)
        screen.waiting.done(whole)
        screen.show_waiting()
        return ran or not whole

    async def action_back(self) -> None:
        """Leave the screen in front; behind the first review lies the library."""
        screen = self.screen
        if isinstance(screen, CommandScreen) and screen.call_off():
            return
        if len(self.screen_stack) > 1:
            screen.dismiss(None)
        elif isinstance(screen, CommandScreen) and screen.SCOPE is Scope.REVIEW:
            self.switch_screen(self._library())
        elif isinstance(screen, CommandScreen):
            key = shown(self.keymap.keys("global.quit")[0])
            screen.say(_("{key} quits; everything decided is stored.").format(key=key))

    def action_redraw(self) -> None:
        """Send the whole screen again, for a terminal that shows something else."""
        self._picture.forget()
        self.screen.refresh()

    def carried_out_by(self, screen: Screen[object], command: Command) -> DOMNode | None:
        """What carries a command out while `screen` is in front; None when nothing does."""
        owner: DOMNode = self if command.scope is Scope.GLOBAL else screen
        return owner if hasattr(owner, f"action_{command.action}") else None

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: object) -> bool:
        """Run an action. What a reviewer may meet is said on the screen and ends nothing."""
        run = partial(super()._dispatch_action, namespace, action_name, params)
        try:
            with self.patience.taken_again():
                return await run()
        except BusyError:
            self.patience.wait(Step(run, self._say, self._failed))
        except DoichieuError as error:
            self._failed(error)
        return True

    def _failed(self, error: DoichieuError) -> None:
        """Say why a command was not carried out.

        A refusal of the store stands until the next key, which does nothing else.
        """
        self.patience.forget_keys()
        self._say(str(error))
        refused = isinstance(error, StoreError) and not isinstance(error, ConflictError)
        if refused and isinstance(self.screen, CommandScreen):
            self._unread = self.screen

    @property
    def occupied(self) -> bool:
        """Whether what the screen says must stay: a step waits, or a refusal was not read yet."""
        return self.patience.waits or self._unread is self.screen

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver for this terminal, with the keys of one read kept together."""
        usual = super().get_driver_class()
        return TerminalDriver if usual is LinuxDriver else usual

    def leave(self, signum: int) -> None:
        """End as the system asks: what is being typed is kept, and the terminal given back."""
        if self._exit:
            return
        with suppress(StoreError):
            self.workbench.store.wait_at_most(LAST_WAIT)
        with suppress(LookupError):
            for keep in [getattr(each, "keep_draft", None) for each in self.screen_stack]:
                if keep is not None:
                    keep()
        self.patience.give_up()
        self.exit(return_code=SIGNALLED + signum)

    async def on_event(self, event: Event) -> None:
        """Let go of keys that were not meant for what the screen shows by now."""
        if isinstance(event, Key | Paste) and not event.is_forwarded and not self._obeyed(event):
            return
        await super().on_event(event)

    def _obeyed(self, event: Key | Paste) -> bool:
        """Whether a key, or what was pasted, reaches what is in front."""
        if self._exit or not self.patience.hears(event):
            return False
        unread, self._unread = self._unread, None
        if unread is not None and unread is self.screen:
            unread.show_bottom()
            # Before the next key can be about it.
            unread.poll_for_changes()
            return False
        if self._in_field:
            return True
        if isinstance(event, Paste):
            self._let_go(len(event.text), event.time)
            return False
        if is_letter(event) and event.time - self._pasted_at < TAIL:
            self._let_go(self._pasted + 1, event.time)
            return False
        return True

    def on_key(self, event: Key) -> None:
        """Before its command: a key that was on its way when the program ended or a step failed."""
        if self._exit or not self.patience.hears(event):
            event.prevent_default()

    async def on_burst(self, burst: Burst) -> None:
        """Several letters came at once: typed in a field, outside of one pasted by mistake."""
        if self._in_field or self._only_moves(burst):
            for each in burst.typed:
                await self.on_event(each)
        elif self._obeyed(burst.letters[0]):
            before = self._pasted if burst.time - self._pasted_at < TAIL else 0
            self._let_go(before + len(burst.letters), burst.time)

    @property
    def _in_field(self) -> bool:
        return self.focused is not None and self.focused.check_consume_key("x", "x")

    def _only_moves(self, burst: Burst) -> bool:
        """Whether one key that only moves was held down, or one movement typed on a slow line."""
        screen = self.screen
        if not isinstance(screen, CommandScreen):
            return False
        typed = [each.key for each in burst.typed if isinstance(each, Key)]
        if len(typed) == len(burst.typed) and screen.waiting.is_a_movement(typed):
            return True
        keys = {each.key for each in burst.letters}
        return len(keys) == 1 and screen.waiting.may_repeat(keys.pop())

    def _let_go(self, letters: int, at: float) -> None:
        """Say that what was pasted is no command; what comes close behind belongs to it."""
        self._pasted, self._pasted_at = letters, at
        self._say(_("pasted text let go: {count} letters").format(count=letters))

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text to the clipboard of the terminal, also from within tmux."""
        from doichieu.tui.clipboard import copying, within_tmux

        self._clipboard = text
        if self._driver is not None:
            self._driver.write(copying(text, in_tmux=within_tmux()))

    def on_resize(self) -> None:
        """A terminal that changed its size shows nobody knows what."""
        self._picture.forget()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Send only the cells that changed; everything else is Textual's business."""
        driver = self._driver
        if (
            not isinstance(renderable, CompositorUpdate)
            or driver is None
            or driver.is_inline
            or self.is_headless
            or self._batch_count
            or not self._running
            or self._closed
        ):
            super()._display(screen, renderable)
            return
        changes = self._picture.changes(renderable, self.size.width, self.console)
        if changes is None:
            self._picture.forget()
            super()._display(screen, renderable)
            return
        cursor: Offset = self.screen.outer_size.clamp_offset(self.cursor_position)
        if not changes and cursor == self._previous_cursor_position:
            return
        self._previous_cursor_position = cursor
        self._begin_update()
        driver.write(
            f"{changes}\x1b[{cursor.y + 1};{cursor.x + 1}H" if cursor else f"{changes}\x1b[H"
        )
        self._end_update()


def run(workbench: Workbench, keymap: Keymap, first: Review | Three | None = None) -> int:
    """Run the application until the user quits; 0, or another number when it broke down.

    A signal that ended it gives its number and `SIGNALLED`.

    The mouse is left to the terminal, so that text can be selected and copied as everywhere.
    """
    # A shell that exports its size would freeze it: the terminal knows, and tells of changes.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    app = DoichieuApp(workbench, keymap, first)
    app.started = _collect_again
    app.run(mouse=False)
    return app.return_code or 0


def _collect_again() -> None:
    """Collect garbage from now on (the start did not), but pass over what was loaded by then."""
    gc.freeze()
    gc.enable()
