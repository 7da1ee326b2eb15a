"""An application of one text field. Arguments: module:class of the field, and a file.

Enter in a Field, and Ctrl+S anywhere, appends the text as a line of JSON to the file and empties
the field; Ctrl+Q ends the application. The border counts the texts kept, and the keys that the
field has done with.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.events import Event, Key
from textual.widgets import Input, TextArea

MODULE, CLASS = sys.argv[1].split(":")
OUTPUT = Path(sys.argv[2])


class OneField(App[None]):
    """The field under test, ready to type in."""

    BINDINGS = [("ctrl+s", "save", "")]  # noqa: RUF012 (textual's own)
    taken = kept = 0

    def compose(self) -> ComposeResult:
        yield getattr(importlib.import_module(MODULE), CLASS)()

    def on_mount(self) -> None:
        field = self.query_one(CLASS)
        field.focus()
        field.border_title = "ready"

    async def on_event(self, event: Event) -> None:
        """Hand on a key as always, and behind it in the field's queue the counting of it."""
        new = not event.is_forwarded
        await super().on_event(event)
        if isinstance(event, Key) and new:
            self.query_one(CLASS).call_later(self.count)

    def count(self) -> None:
        self.taken += 1
        self.query_one(CLASS).border_subtitle = f"{self.taken} keys."

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
        self.kept += 1
        field.border_title = f"kept {self.kept}."


OneField().run()
