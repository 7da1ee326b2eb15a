"""The base of what is shown: lines of text, painted when asked for and cut to the width."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.text import Text
from textual.geometry import Region, Size
from textual.messages import Update
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from rich.console import Console


class Canvas(Widget):
    """A widget that is nothing but lines. A subclass says which in `lines`.

    Only lines that differ from those painted before are painted again.
    """

    DEFAULT_CSS = """
    Canvas { height: 1fr; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (textual's own name)
        super().__init__(id=id)
        self._painted: list[tuple[Text, Strip]] = []
        self._painted_for = Size(0, 0)

    @abstractmethod
    def lines(self, width: int, height: int) -> Sequence[Text]:
        """What to show in `height` lines of `width` cells; missing lines are blank."""

    def changed(self) -> None:
        """Paint again: what `lines` gives is another now."""
        width, _height = self.size
        if not width:
            # What is hidden is painted once it is shown again, also in the size that it had.
            self._painted_for = self.size
            return
        before = self._painted if self._painted_for == self.size else []
        self._paint(before)
        for y, painted in enumerate(self._painted):
            if y >= len(before) or painted is not before[y]:
                self.refresh(Region(0, y, width, 1))
        # Straight to the screen: all that a key changes comes in one picture.
        self.screen.post_message(Update(self))

    def _paint(self, before: Sequence[tuple[Text, Strip]]) -> None:
        """Paint what differs from the lines painted `before`."""
        width, height = self._painted_for = self.size
        blank = Text()
        lines = [*self.lines(width, height)][:height]
        lines += [blank] * (height - len(lines))
        self._painted = [
            old
            if (old := before[y] if y < len(before) else None) and _same(old[0], line)
            else (line, _strip(line, width, self.app.console))
            for y, line in enumerate(lines)
        ]

    def on_resize(self) -> None:
        """Paint for the new size."""
        if self._painted_for != self.size:
            self.changed()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether keys go here."""
        super().watch_has_focus(has_focus)
        self.changed()

    def render_line(self, y: int) -> Strip:
        """One line, as wide as the widget."""
        if self._painted_for != self.size:
            # A picture is asked for before a widget is told of its size.
            self._paint(())
        return self._painted[y][1] if y < len(self._painted) else Strip.blank(self.size.width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they were painted: Textual would look for a border to put around each."""
        lines = [self.render_line(y) for y in crop.line_range]
        for line_filter in self.get_line_filters():
            background = self.background_colors[1]
            lines = [line.apply_filter(line_filter, background) for line in lines]
        left, right = crop.column_span
        return [line.crop(left, right) for line in lines]


class _Painted(Strip):
    """One line. Textual's own holds itself once it is shown whole, and waits to be collected."""

    __slots__ = ()

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """The parts between some places; itself where there is none but its end."""
        places = [*cuts]
        return [self] if places == [self.cell_length] else super().divide(places)


def _same(one: Text, other: Text) -> bool:
    return one is other or (
        one.plain == other.plain and one.spans == other.spans and one.style == other.style
    )


def _strip(line: Text, width: int, console: Console) -> Strip:
    if line.cell_len > width:
        line = line.copy()
        line.truncate(width, overflow="ellipsis")
    segments = [segment for segment in line.render(console, end="") if segment.text]
    return _Painted(Segment.adjust_line_length(segments, width), width)


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
        self._text = text
        self.changed()

    def lines(self, width: int, height: int) -> Sequence[Text]:
        """The line."""
        del width, height
        return [self._text]


class Foot(Line):
    """The last line of a screen; a message that is longer takes up to three."""

    _MOST = 3

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (textual's own name)
        super().__init__(id=id)
        self.least = 1
        """Lines that it takes in any case: what stands above does not jump with each message."""

    def show(self, text: Text) -> None:
        """Show this from now on, with as many lines as it takes."""
        width = max(1, self.app.size.width)
        short = text.cell_len <= width and "\n" not in text.plain
        wanted = 1 if short else len(self._wrapped(text, width))
        self.styles.height = max(self.least, min(wanted, self._MOST))
        super().show(text)

    def lines(self, width: int, height: int) -> Sequence[Text]:
        """The text, wrapped where there is more than one line; at the bottom of them."""
        if height <= 1:
            return [self._text]
        lines = self._wrapped(self._text, width)
        return [Text()] * (height - len(lines)) + lines

    def _wrapped(self, text: Text, width: int) -> list[Text]:
        """The lines of a text; a message that begins off the edge goes on there."""
        if "\n" in text.plain or not text.plain.startswith(" "):
            return [*text.wrap(self.app.console, width)]
        lines = text[1:].wrap(self.app.console, max(1, width - 1))
        return [Text(" ").append_text(line) for line in lines]
