"""The report screen: the summary as it would be exported, and saving it."""

from __future__ import annotations

from rich.text import Text

from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.tui.screens.base import ReadingScreen
from doichieu.tui.widgets.text_pane import Paragraph
from doichieu.workbench import Review
from doichieu.workbench.reviews.reporting import report, save_report


class ReportScreen(ReadingScreen):
    """The Markdown summary of a review."""

    SCOPE = Scope.REPORT

    def __init__(self, review: Review, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.review = review

    def on_mount(self) -> None:
        """Show the summary."""
        lines = report(self.review).decode().splitlines()
        self.pane.show(_("Summary"), [Paragraph(Text(line)) for line in lines])

    def action_save(self) -> None:
        """Ask where to, and write the summary there."""
        from doichieu.tui.screens.dialogs import AskText

        start = self.review.sides.file_name
        title = _("Write the summary to")
        self.app.push_screen(AskText(title, _("save"), self._save, self.keymap, start=start))

    def _save(self, name: str) -> None:
        from doichieu.tui.screens.saving import save_or_ask

        save_or_ask(self, name, lambda path, o: save_report(self.review, path, overwrite=o))
