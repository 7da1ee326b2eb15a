"""The report screen: what the report says, section by section, and writing it in a format."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.tui.screens import report_page
from doichieu.tui.screens.base import ReadingScreen
from doichieu.workbench import Review
from doichieu.workbench.reviews.reporting import formats, save_report, summary

if TYPE_CHECKING:
    from pathlib import Path


class ReportScreen(ReadingScreen):
    """The report on a review, and the format in which it would be saved."""

    SCOPE = Scope.REPORT
    FIRST = ("report.save", "report.format", "report.next")

    def __init__(self, review: Review, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.review = review
        self._formats = formats()
        self._format = self._formats[0]
        self._parts: list[int] = []
        """The paragraphs at which the parts of the report begin."""

    def on_mount(self) -> None:
        """Show the report."""
        told = summary(self.review)
        parts = [report_page.opening(told), *map(report_page.section, told.sections)]
        parts[-1] += report_page.closing(told)
        parts += map(report_page.section, told.annexes)
        self._parts = list(accumulate(map(len, parts), initial=0))[:-1]
        self.pane.show(self._title, [paragraph for part in parts for paragraph in part])

    @property
    def _title(self) -> str:
        return _("Report · saved as {ending}").format(ending=self._format)

    def action_next(self) -> None:
        """Go to the next part of the report."""
        here = bisect_right(self._parts, self.pane.paragraph)
        self._go_to(min(here, len(self._parts) - 1))

    def action_previous(self) -> None:
        """Go to the part before."""
        before = bisect_right(self._parts, self.pane.paragraph - 1)
        self._go_to(max(before - 1, 0))

    def _go_to(self, part: int) -> None:
        self.pane.go_to_paragraph(self._parts[part])

    def action_format(self) -> None:
        """Save in the next format from now on."""
        at = self._formats.index(self._format) + 1
        self._format = self._formats[at % len(self._formats)]
        self.pane.retitle(self._title)

    def action_save(self) -> None:
        """Ask where to, and write the report there."""
        from doichieu.tui.screens.saving import ask_and_save

        def write(path: Path, overwrite: bool) -> None:
            save_report(self.review, path, overwrite=overwrite)

        start = self.review.sides.file_name + self._format
        ask_and_save(self, _("Write the report to"), start, write)
