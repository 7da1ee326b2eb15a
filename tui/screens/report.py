"""The report screen: the summary as it would be exported, and saving it."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from rich.text import Text

from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.tui.screens.base import ReadingScreen
from doichieu.tui.widgets.text_pane import Paragraph
from doichieu.workbench import Review, path_of
from doichieu.workbench.reviews.saving import save_summary, summary


class ReportScreen(ReadingScreen):
    """The Markdown summary of a review."""

    SCOPE = Scope.REPORT

    def __init__(self, review: Review, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.review = review

    def on_mount(self) -> None:
        """Show the summary."""
        lines = summary(self.review).splitlines()
        self.pane.show(_("Summary"), [Paragraph(Text(line)) for line in lines])

    def action_save(self) -> None:
        """Ask where to, and write the summary there."""
        from doichieu.tui.screens.dialogs import AskText

        start = self.review.sides.file_name
        title = _("Write the summary to")
        self.app.push_screen(AskText(title, _("save"), self._save, self.keymap, start=start))

    def _save(self, name: str) -> None:
        from doichieu.tui.screens.dialogs import Confirm

        path = path_of(name.strip())
        if not os.path.lexists(path):
            self._write(path, overwrite=False)
            return
        question = _("{path} is there already. Replace it?").format(path=path)
        replace = partial(self._write, path, overwrite=True)
        # Once the first question is gone.
        confirm = Confirm(question, _("replace"), replace, self.keymap)
        self.call_later(self.app.push_screen, confirm)

    def _write(self, path: Path, *, overwrite: bool) -> None:
        save_summary(self.review, path, overwrite=overwrite)
        self.say(_("Written: {path}").format(path=path.resolve()))
