"""A pane of running text: paragraphs wrapped to the width, with a place to scroll to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from rich.text import Text

from doichieu.tui.looks import QUIET
from doichieu.tui.widgets.canvas import Canvas


class Paragraph(NamedTuple):
    """A text, and the label that stands before its first line; the others are indented by it."""

    text: Text
    label: Text = Text()


class TextPane(Canvas):
    """Paragraphs under a thin rule; says when more text lies below."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (textual's own name)
        super().__init__(id=id)
        self.title = ""
        self._paragraphs: Sequence[Paragraph] = ()
        self._brief: Sequence[Paragraph] = ()
        self._top = 0
        self._wrapped: tuple[int, list[Text], list[int]] = (0, [], [])

    def show(
        self, title: str, paragraphs: Sequence[Paragraph], brief: Sequence[Paragraph] = ()
    ) -> None:
        """Show these paragraphs, from the top unless the title is the same as before.

        Where they do not all fit, what of `brief` is out of sight is told in the last line.
        """
        if title != self.title:
            self._top = 0
        self.title, self._paragraphs, self._brief = title, paragraphs, brief
        self._wrapped = (0, [], [])
        self.changed()

    def retitle(self, title: str) -> None:
        """Call what is shown otherwise, and stay where it is scrolled to."""
        self.title = title
        self.changed()

    def move(self, by: int) -> None:
        """Scroll by so many lines, as far as there are any."""
        last = max(0, len(self._wrap(self.size.width)) - self._shown)
        top = max(0, min(self._top + by, last))
        if top != self._top:
            self._top = top
            self.changed()

    def turn(self, pages: float) -> None:
        """Scroll by so many pages."""
        self.move(int(pages * self._shown) or (1 if pages > 0 else -1))

    def first(self) -> None:
        """Scroll to the top."""
        self.move(-self._top)

    def go_to_line(self, number: int) -> None:
        """Scroll to a line by its number, counted from 1."""
        self.move(number - 1 - self._top)

    @property
    def paragraph(self) -> int:
        """The paragraph that the first line in sight belongs to, counted from 0."""
        self._wrap(self.size.width)
        return max(0, bisect_right(self._wrapped[2], self._top) - 1)

    def go_to_paragraph(self, number: int) -> None:
        """Scroll until that paragraph, counted from 0, is the first in sight, or the end is."""
        self._wrap(self.size.width)
        self.move(self._wrapped[2][number] - self._top)

    def last(self) -> None:
        """Scroll to the end."""
        self.move(len(self._wrap(self.size.width)))

    def lines(self, width: int, height: int) -> Sequence[Text]:
        """The rule and as many lines as fit."""
        del height
        body = self._wrap(width)
        shown = self._shown
        self._top = max(0, min(self._top, len(body) - shown))
        told = [end] if (end := self._out_of_sight()) else []
        # What has nothing to tell leaves its line to the text.
        shown += self._pinned - len(told)
        below = len(body) - self._top - shown
        rule = Text("─", QUIET)
        if self.title:
            rule.append(f" {self.title} ")
        more = f" ▼ {below} " if below > 0 else ""
        rule.truncate(max(1, width - len(more) - 1), overflow="ellipsis")
        rule.append("─" * max(0, width - rule.cell_len - len(more) - 1) + more + "─")
        return [rule, *body[self._top : self._top + shown], *told]

    def _out_of_sight(self) -> Text | None:
        """The brief in one line, without what stands in sight in full; None for nothing."""
        if not self._pinned:
            return None
        starts = [*self._wrapped[2], len(self._wrapped[1])]
        seen = {
            each.label.plain.strip()
            for each, start, end in zip(self._paragraphs, starts, starts[1:], strict=False)
            if self._top <= start and end <= self._top + self._shown
        }
        told = [each for each in self._brief if each.label.plain not in seen]
        line = Text(" ")
        for text, label in told:
            line.append_text(label).append(" ").append_text(text).append("  ")
        return line if told else None

    @property
    def _pinned(self) -> bool:
        """Whether the brief takes a line: the paragraphs do not all fit."""
        width, height = self.size
        return bool(self._brief) and len(self._wrap(width)) > height - 1

    @property
    def _shown(self) -> int:
        return max(1, self.size.height - 1 - self._pinned)

    def _wrap(self, width: int) -> list[Text]:
        if self._wrapped[0] != width:
            inner = max(1, width - 2)
            lines: list[Text] = []
            starts: list[int] = []
            for text, label in self._paragraphs:
                starts.append(len(lines))
                room = max(1, inner - label.cell_len)
                for number, line in enumerate(text.wrap(self.app.console, room)):
                    before = label if number == 0 else " " * label.cell_len
                    lines.append(Text.assemble(" ", before, line))
            self._wrapped = (width, lines, starts)
        return self._wrapped[1]
