"""How far blind readings agree: the figures of `doichieu agreement`, to be read on a screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.text import one_line
from doichieu.tui.looks import QUIET
from doichieu.tui.screens.base import ReadingScreen
from doichieu.tui.widgets.text_pane import Paragraph
from doichieu.workbench.agreement.lines import figure_cells

if TYPE_CHECKING:
    from doichieu.workbench.agreement.settling import Settling


class FiguresScreen(ReadingScreen):
    """The figures of readers who are `called` so here."""

    def __init__(self, settling: Settling, called: Sequence[str], keymap: Keymap) -> None:
        super().__init__(keymap)
        self._lines = [*figure_cells(settling, called)]

    def on_mount(self) -> None:
        """Show them, and what the coefficients are good for."""
        told = _(
            "Cohen's kappa is of two readers; Krippendorff's alpha of any number, with what some"
            " have left out; Gwet's AC1 is steady where nearly all say the same. A figure that is"
            " not defined is '-' with the reason."
        )
        lines = [*map(_paragraph, self._lines), Paragraph(Text()), Paragraph(Text(told, QUIET))]
        self.pane.show(_("How far the readings agree"), lines)


def _paragraph(cells: Sequence[str]) -> Paragraph:
    """A line of cells: a measure with its figures, or below it how often a pair was said."""
    first, *others = map(one_line, cells)
    if first:
        return Paragraph(Text(" · ".join(others)), Text(f"{first}  ", QUIET))
    what, *count = others
    return Paragraph(Text(what), Text(f"{''.join(count):>5}  "))
