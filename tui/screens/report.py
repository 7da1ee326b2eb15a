"""The report screen: the summary as it would be exported, and saving it."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.tui.screens.base import ReadingScreen
from doichieu.tui.widgets.text_pane import Paragraph
from doichieu.workbench import Review, Workbench


class ReportScreen(ReadingScreen):
    """The Markdown summary of a review."""

    SCOPE = Scope.REPORT

    def __init__(self, workbench: Workbench, review: Review, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.workbench = workbench
        self.review = review

    def on_mount(self) -> None:
        """Show the summary."""
        lines = self.workbench.summary(self.review).splitlines()
        self.pane.show(_("Summary"), [Paragraph(Text(line)) for line in lines])

    def action_save(self) -> None:
        """Ask where to, and write the summary there."""

        def save(name: str | None) -> None:
            if name:
                path = Path(name).expanduser()
                if self.guarded(lambda: self.workbench.save_summary(self.review, path)):
                    self.say(_("Written: {path}").format(path=path))

        from doichieu.tui.screens.dialogs import AskText

        start = self.review.file_name
        self.app.push_screen(AskText(_("Write the summary to"), self.keymap, start=start), save)
