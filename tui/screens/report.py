"""The report screen: the summary as it would be exported, and saving it."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.tui.screens.base import ReadingScreen
from doichieu.tui.widgets.text_pane import Paragraph
from doichieu.workbench import Review, Workbench, path_of


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
            if name and name.strip():
                self.guarded(lambda: self._save(path_of(name.strip())))

        from doichieu.tui.screens.dialogs import AskText

        start = self.review.file_name
        self.app.push_screen(AskText(_("Write the summary to"), self.keymap, start=start), save)

    def _save(self, path: Path) -> None:
        if not path.exists():
            self._write(path, overwrite=False)
            return

        from doichieu.tui.screens.dialogs import Confirm

        def replace(agreed: bool | None) -> None:
            if agreed:
                self.guarded(lambda: self._write(path, overwrite=True))

        question = _("{path} is there already. Replace it?").format(path=path)
        self.app.push_screen(Confirm(question, self.keymap), replace)

    def _write(self, path: Path, *, overwrite: bool) -> None:
        self.workbench.save_summary(self.review, path, overwrite=overwrite)
        self.say(_("Written: {path}").format(path=path))
