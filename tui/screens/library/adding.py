"""Reading files in from the library: chosen, read, and asked about where it is not plain."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from doichieu.tui.screens.library.asking import AskWhatItIs
from doichieu.tui.screens.library.picking import PickFiles
from doichieu.tui.screens.library.reading import ReadFiles, in_a_line
from doichieu.workbench import Imported
from doichieu.workbench.documents.imported import Taking

if TYPE_CHECKING:
    from textual.screen import ModalScreen

    from doichieu.tui.screens.library.screen import LibraryScreen


class Adding:
    """What the library reads in, and what somebody has yet to say of it."""

    def __init__(self, screen: LibraryScreen) -> None:
        self._screen = screen
        self._folder: Path | None = None
        self._asking: list[Imported] = []

    def choose(self) -> None:
        """Ask for files, from the folder on where some were found last."""
        folder = self._folder or Path.cwd()
        self._screen.app.push_screen(PickFiles(folder, self._read, self._screen.keymap))

    def _read(self, files: Sequence[Path], folder: Path) -> None:
        self._folder = folder
        self._read_as(files, Taking(asking=True))

    def _read_as(self, files: Sequence[Path], taking: Taking) -> None:
        config, keymap = self._screen.workbench.config, self._screen.keymap
        self._push(ReadFiles(config, files, self._was_read, keymap, taking))

    def _push(self, question: ModalScreen[None]) -> None:
        """Put a question in front once the one before is gone: that would close it."""
        self._screen.app.call_later(self._screen.app.push_screen, question)

    def _was_read(self, results: Sequence[Imported]) -> None:
        self._screen.show_library()
        read = [each.document for each in results if each.document]
        if read:
            self._screen.documents.focus()
            self._screen.documents.go_to(read[-1].id)
        self._screen.say(in_a_line(results))
        self._asking += [each for each in results if each.asks]
        self._ask()

    def _ask(self) -> None:
        """Ask about the first of the files that somebody has to say of what they are."""
        if self._asking:
            self._push(AskWhatItIs(self._asking, self._answered, self._screen.keymap))

    def _answered(
        self, chosen: Sequence[Imported], taking: Taking, left: Sequence[Imported]
    ) -> None:
        """Read in what was said to be read; then what is left is asked about."""
        self._asking = [*left]
        if chosen:
            self._read_as([each.path for each in chosen], taking)
        else:
            self._ask()
