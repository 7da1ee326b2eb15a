"""An application of one text field. Arguments: module:class of the field, and a file.

Enter in a Field, and Ctrl+S anywhere, appends the text as a line of JSON to the file, empties the
field and counts on the border; Ctrl+Q ends the application.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Input, TextArea

MODULE, CLASS = sys.argv[1].split(":")
OUTPUT = Path(sys.argv[2])


class OneField(App[None]):
    """The field under test, ready to type in."""

    BINDINGS = [("ctrl+s", "save", "")]  # noqa: RUF012 (textual's own)
    count = 0

    def compose(self) -> ComposeResult:
        yield getattr(importlib.import_module(MODULE), CLASS)()

    def on_mount(self) -> None:
        field = self.query_one(CLASS)
        field.focus()
        field.border_title = "ready"

    def on_input_submitted(self, message: Input.Submitted) -> None:
        self.keep(message.value)

    def action_save(self) -> None:
        field = self.query_one(CLASS)
        assert isinstance(field, Input | TextArea)
        self.keep(field.value if isinstance(field, Input) else field.text)

    def keep(self, text: str) -> None:
        with OUTPUT.open("a", encoding="utf-8") as file:
            file.write(json.dumps(text) + "\n")
        field = self.query_one(CLASS)
        assert isinstance(field, Input | TextArea)
        field.clear()
        self.count += 1
        field.border_title = f"kept {self.count}."


OneField().run()
