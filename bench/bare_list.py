"""What one would write first: the texts of a file in Textual's own list, nothing more."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import OptionList

if TYPE_CHECKING:
    from textual.app import ComposeResult


class BareList(App[None]):
    """The lines of a file that have something on them."""

    def compose(self) -> ComposeResult:
        """One list."""
        lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
        yield OptionList(*(line.replace("[", "(") for line in lines if line.strip()))


BareList().run()
