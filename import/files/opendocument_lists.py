"""The lists of an OpenDocument text: where the walk stands in them, and what each has counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from doichieu.importing.files.numbering import LEVELS, Count, Level, bullet
from doichieu.importing.files.opendocument_names import LIBREOFFICE, STYLE, TEXT, XML, figure

_TRUE = "true"
_HOLE = re.compile(r"%(\d+)%")


class Lists:
    """Knows the list styles of `roots`, the parts of a document, and counts while it is walked."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self._styles: dict[str, dict[int, Level]] = {}
        self._outline: dict[int, Level] = {}
        for style in (style for root in reversed(roots) for style in root.iter()):
            if style.tag == TEXT + "list-style":
                self._styles[style.get(STYLE + "name", "")] = _levels(style)
            elif style.tag == TEXT + "outline-style":
                self._outline = _levels(style)
        self._headings = Count()
        self._counts: dict[str, Count] = {}
        self._last_of_style: dict[str, Count] = {}
        self._open: list[tuple[str, Count]] = []

    def enter(self, element: Element) -> None:
        """Go into a list: one that stands by itself counts anew unless it says that it goes on."""
        style = element.get(TEXT + "style-name", "")
        if self._open:
            above, count = self._open[-1]
            style = style or above
        else:
            goes_on = element.get(TEXT + "continue-numbering") == _TRUE
            earlier = self._counts.get(element.get(TEXT + "continue-list", ""))
            count = earlier or (self._last_of_style.get(style) if goes_on else None) or Count()
            self._last_of_style[style] = count
            self._counts[element.get(XML + "id", "")] = count
        self._open.append((style, count))

    def leave(self) -> None:
        """Come out of the innermost list."""
        self._open.pop()

    def label(self, item: Element) -> str:
        """The label of one more item of the innermost list."""
        style, count = self._open[-1]
        level = min(len(self._open), LEVELS) - 1
        start = figure(item, TEXT + "start-value", -1)
        if start >= 0:
            count.set(level, start)
        levels = self._styles.get(style)
        return count.next(level, levels) if levels is not None else ""

    def heading(self, element: Element) -> str:
        """The label of a heading outside all lists, by the outline of the document."""
        level = min(max(figure(element, TEXT + "outline-level", 1), 1), LEVELS) - 1
        if level not in self._outline or element.get(TEXT + "is-list-header") == _TRUE:
            return ""
        return self._headings.next(level, self._outline)


def _levels(style: Element) -> dict[int, Level]:
    """The levels of a list style by their place, counted from 0."""
    levels = {}
    for level in style:
        index = figure(level, TEXT + "level", 0) - 1
        if 0 <= index < LEVELS:
            levels[index] = _level(level, index)
    return levels


def _level(level: Element, index: int) -> Level:
    if level.tag == TEXT + "list-level-style-bullet":
        return Level("", bullet(level.get(TEXT + "bullet-char", "")))
    figures = level.get(STYLE + "num-format", "")
    # ODF 1.4 and LibreOffice spell the label out; before, it was made of these pieces.
    spelt = level.get(STYLE + "num-list-format") or level.get(LIBREOFFICE + "num-list-format")
    shown = min(figure(level, TEXT + "display-levels", 1), index + 1)
    holes = ".".join(f"%{each + 1}" for each in range(index + 1 - shown, index + 1))
    before, after = level.get(STYLE + "num-prefix", ""), level.get(STYLE + "num-suffix", "")
    label = _HOLE.sub(r"%\1", spelt) if spelt else f"{before}{holes}{after}"
    return Level(figures, label if figures else "", figure(level, TEXT + "start-value", 1))
