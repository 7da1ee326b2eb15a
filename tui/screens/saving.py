"""Writing to a file that somebody names, and asking before one that is there is replaced."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from doichieu.language import _
from doichieu.tui.screens.base import CommandScreen
from doichieu.workbench import path_of


def ask_and_save(
    screen: CommandScreen[None], title: str, start: str, write: Callable[[Path, bool], None]
) -> None:
    """Ask under this title for the name of a file, at first `start`, and write to it.

    `write` is that of `save_or_ask`.
    """
    from doichieu.tui.screens.dialogs import AskText

    def save(name: str) -> None:
        save_or_ask(screen, name, write)

    screen.app.push_screen(AskText(title, _("save"), save, screen.keymap, start=start))


def save_or_ask(
    screen: CommandScreen[None], name: str, write: Callable[[Path, bool], None]
) -> None:
    """Write to the file of that name and say so; ask first where there is one already.

    `write` gets the path and whether it may overwrite. Raises what it raises.
    """
    path = path_of(name.strip())
    if not os.path.lexists(path):
        _write(screen, path, write, overwrite=False)
        return
    from doichieu.tui.screens.dialogs import Confirm

    question = _("{path} is there already. Replace it?").format(path=path)
    replace = partial(_write, screen, path, write, overwrite=True)
    confirm = Confirm(question, _("replace"), replace, screen.keymap)
    # Once the first question is gone.
    screen.call_later(screen.app.push_screen, confirm)


def _write(
    screen: CommandScreen[None],
    path: Path,
    write: Callable[[Path, bool], None],
    *,
    overwrite: bool,
) -> None:
    write(path, overwrite)
    screen.say(_("Written: {path}").format(path=path))
