"""The base of what is shown: lines of text, painted when asked for and cut to the width."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.text import Text
from textual.strip import Strip
from textual.widget import Widget


class Canvas(Widget):
    """A widget that is nothing but lines. A subclass says which in `lines`."""

    DEFAULT_CSS = """
    Canvas { height: 1fr; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (textual's own name)
        super().__init__(id=id)
        self._strips: list[Strip] | None = None

    def lines(self, width: int, height: int) -> Sequence[Text]:
        """What to show in `height` lines of `width` cells; missing lines are blank."""
        raise NotImplementedError

    def changed(self) -> None:
        """Paint again: what `lines` gives is another now."""
        self._strips = None
        self.refresh()

    def on_resize(self) -> None:
        """Paint for the new size."""
        self.changed()

    def on_focus(self) -> None:
        """Show that keys go here."""
        self.changed()

    def on_blur(self) -> None:
        """Show that keys go elsewhere."""
        self.changed()

    def render_line(self, y: int) -> Strip:
        """One line, as wide as the widget."""
        width, height = self.size
        if self._strips is None:
            self._strips = [
                _strip(line, width, self.app.console) for line in self.lines(width, height)
            ]
        return self._strips[y] if y < len(self._strips) else Strip.blank(width)


def _strip(line: Text, width: int, console: object) -> Strip:
    cut = line.copy()
    cut.truncate(width, overflow="ellipsis")
    segments = [s for s in cut.render(console, end="") if s.text]  # type: ignore[arg-type]
    return Strip(Segment.adjust_line_length(segments, width), width)


class Line(Canvas):
    """One line that somebody else fills."""

    DEFAULT_CSS = """
    Line { height: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (textual's own name)
        super().__init__(id=id)
        self._text = Text()

    def show(self, text: Text) -> None:
        """Show this line from now on."""
        if text != self._text or text.spans != self._text.spans:
            self._text = text
            self.changed()

    def lines(self, width: int, height: int) -> Sequence[Text]:
        """The line."""
        del width, height
        return [self._text]
