"""The automatic numbers of a Word file: what numbering.xml says of each list, counted as Word does.

docx2python, mammoth and python-docx count too, or not at all, but lose how the number is printed:
`II.`, `2.1`, `a)`, `-` would all come out in one form, and the address of every task rests on it.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from doichieu.importing.files.numbering import LEVELS, Count, Level, bullet
from doichieu.importing.files.word_styles import Styles, W, on, value

_FIGURES = {
    "decimal": "1",
    "decimalZero": "01",
    "lowerRoman": "i",
    "upperRoman": "I",
    "lowerLetter": "a",
    "upperLetter": "A",
    "none": "",
}


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = _by_id(root, "abstractNum")
        self._lists = _by_id(root, "num")
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, Count] = {}
        self._begun: set[str] = set()

    def label(self, paragraph: Element) -> str:
        """The label that Word prints before a paragraph, or ''; counts it."""
        number, level = self._place(paragraph)
        entry = self._lists.get(number)
        if entry is None:
            return ""
        if number not in self._levels:
            self._levels[number] = self._read(entry)
        # Lists of one definition count on together, until one of them says where it starts.
        count = self._counts.setdefault(value(entry, "abstractNumId"), Count())
        if number not in self._begun:
            self._begun.add(number)
            for place, start in _starts(entry):
                count.set(place, start)
        return count.next(level, self._levels[number])

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """The list a paragraph is in and its level there, told by itself or by its style."""
        number, level = "", ""
        own = paragraph.find(W + "pPr")
        looks = [own, *(style.find(W + "pPr") for style in self._styles.of(paragraph))]
        for look in looks:
            told = look.find(W + "numPr") if look is not None else None
            level = level or value(told, "ilvl")
            number = value(told, "numId")
            if number:
                break
        if number and not level:
            level = self._level_of_style(number, value(own, "pStyle"))
        return number, min(int(level), LEVELS - 1) if level.isdecimal() else 0

    def _level_of_style(self, number: str, style: str) -> str:
        """The level that a list keeps for a style."""
        for level in self._definition(self._lists.get(number)):
            if style and value(level, "pStyle") == style:
                return level.get(W + "ilvl", "")
        return ""

    def _definition(self, entry: Element | None) -> list[Element]:
        """The levels as the list's definition has them, which may stand with a style."""
        abstract = self._abstract.get(value(entry, "abstractNumId"))
        linked = value(abstract, "numStyleLink")
        style = self._styles.named(linked) if linked else None
        if style is not None:
            look = style.find(f"{W}pPr/{W}numPr")
            other = self._lists.get(value(look, "numId"))
            abstract = self._abstract.get(value(other, "abstractNumId"), abstract)
        return list(abstract.iterfind(W + "lvl")) if abstract is not None else []

    def _read(self, entry: Element) -> dict[int, Level]:
        changed = entry.iterfind(f"{W}lvlOverride/{W}lvl")
        return {_place(level): _level(level) for level in (*self._definition(entry), *changed)}


def _by_id(root: Element | None, name: str) -> dict[str, Element]:
    found = root.iterfind(W + name) if root is not None else ()
    return {each.get(f"{W}{name}Id", ""): each for each in found}


def _place(element: Element) -> int:
    place = element.get(W + "ilvl", "0")
    return min(int(place), LEVELS - 1) if place.isascii() and place.isdecimal() else 0


def _starts(entry: Element) -> list[tuple[int, int]]:
    """Where a list starts anew: level and number."""
    return [
        (_place(change), int(value(change, "startOverride", "1")))
        for change in entry.iterfind(W + "lvlOverride")
        if change.find(W + "startOverride") is not None
    ]


def _level(level: Element) -> Level:
    format_ = value(level, "numFmt")
    label = value(level, "lvlText")
    if format_ == "bullet":
        return Level("", bullet(label))
    # Unknown formats are those of other scripts: plain figures say as much.
    return Level(
        _FIGURES.get(format_, "1"),
        label,
        int(value(level, "start", "1")),
        on(level, "isLgl"),
    )
