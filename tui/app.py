"""The application: the screens over a workbench, and as few bytes to the terminal as can be."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual._compositor import CompositorUpdate
from textual.app import App

from doichieu.errors import DoichieuError
from doichieu.keymaps import IN_ORDER, Command, Keymap, Scope, shown
from doichieu.language import _
from doichieu.tui.bindings import bindings
from doichieu.tui.opening import ShowDocument, ShowReview
from doichieu.tui.screens.base import CommandScreen
from doichieu.tui.terminal import ScreenBuffer
from doichieu.workbench import Review, Workbench

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.dom import DOMNode
    from textual.geometry import Offset
    from textual.screen import Screen


class DoichieuApp(App[None], inherit_bindings=False):
    """The library, or one review straight from the command line with the library behind it."""

    CSS_PATH = "app.tcss"
    TITLE = "doichieu"
    AUTO_FOCUS = None
    # The palette is our own: its field takes what an input method sends.
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, workbench: Workbench, keymap: Keymap, review: Review | None = None) -> None:
        # The terminal's own sixteen colours: its palette decides, and a colour costs two bytes.
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"
        self.animation_level = "none"
        self.workbench = workbench
        self.keymap = keymap
        self._first = review
        self._picture = ScreenBuffer()
        self.started: Callable[[], object] = lambda: None
        """Called once the first picture is painted."""
        self._bindings = bindings(keymap, Scope.GLOBAL)

    def on_mount(self) -> None:
        """Open the first screen."""
        if self._first is None:
            self.push_screen(self._library())
        else:
            self._go_on_with(self._first)
        self.call_after_refresh(self.started)

    def _go_on_with(self, review: Review) -> None:
        from doichieu.tui.screens.review.screen import ReviewScreen

        self.push_screen(ReviewScreen(self.workbench, review, self.keymap))

    def on_show_review(self, message: ShowReview) -> None:
        """Open the review that a screen asks for."""
        self._go_on_with(message.review)

    def on_show_document(self, message: ShowDocument) -> None:
        """Open the document that a screen asks for."""
        from doichieu.tui.screens.document.screen import DocumentScreen

        self.push_screen(DocumentScreen(message.document, self.keymap, message.item))

    def _library(self) -> CommandScreen[None]:
        from doichieu.tui.screens.library.screen import LibraryScreen

        return LibraryScreen(self.workbench, self.keymap)

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

    def action_keys(self) -> None:
        """Change which key does what."""
        from doichieu.tui.screens.keys import KeysScreen

        path = self.workbench.config.keys_file
        self.push_screen(KeysScreen(self.keymap, path, self.use_keymap))

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
        if len(self.screen_stack) > 2:
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
        try:
            return await super()._dispatch_action(namespace, action_name, params)
        except DoichieuError as error:
            if isinstance(self.screen, CommandScreen):
                self.screen.say(str(error))
            return True

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
        driver.write(f"{changes}\x1b[{cursor.y + 1};{cursor.x + 1}H")
        self._end_update()


def run(workbench: Workbench, keymap: Keymap, review: Review | None = None) -> int:
    """Run the application until the user quits; 0, or another number when it broke down.

    The mouse is left to the terminal, so that text can be selected and copied as everywhere.
    """
    # A shell that exports its size would freeze it: the terminal knows, and tells of changes.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    app = DoichieuApp(workbench, keymap, review)
    app.started = _collect_again
    app.run(mouse=False)
    return app.return_code or 0


def _collect_again() -> None:
    """Collect garbage from now on (the start did not), but pass over what was loaded by then."""
    gc.freeze()
    gc.enable()
