"""Characters with their places on a page become lines of text, as wide apart as they are printed.

Gaps become spaces and blank lines, as `pdftotext -layout` makes them: by them `columns`, `lines`
and `paragraphs` know two columns, page numbers and the first line of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from doichieu.frozen import frozen

_SAME_LINE = 0.35
"""How far, in heights of letters, characters of one line stand above or below each other."""

_SPACE = 0.16
"""The gap, in heights of letters, that parts two words though no space is drawn."""

_COLUMN = 1.6
"""The gap, in heights of letters, that is wider than any space of justified text."""

_WIDTH = 0.4
"""The width of a usual letter, in its height."""

_PARAGRAPH = 1.2
"""How much wider than usual the gap above the first line of a paragraph is."""

_RAISED = 0.8
"""How much smaller than the others of its line the number of a footnote is."""

_WIDEST = 200
_VIETNAMESE = re.compile("[ăđơưạ-ỹ]", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[a-z]{2})-\n[ ]*(?=[a-z]{2})")
_CUT = re.compile(r"(?<=\w)-$")
_LEAST = 20
_SOFT_HYPHEN = re.compile("\u00ad[ ]*\n[ ]*")


@frozen
class Glyph:
    """A character, the start of its foot line, its right edge and its height, in points."""

    text: str
    x: float
    y: float
    right: float
    height: float


@frozen
class Printed:
    """A line as it is printed, the gap to the line above it (0 for none), and its height."""

    text: str
    gap: float
    y: float


def printed_lines(glyphs: Iterable[Glyph]) -> list[Printed]:
    """The lines of one page or part of it, from top to bottom."""
    lines = _lines(glyph for glyph in glyphs if glyph.text.isprintable() or glyph.text.isspace())
    if not lines:
        return []
    height = median(glyph.height for line in lines for glyph in line) or 1.0
    margin = min(line[0].x for line in lines)
    gaps = [0.0, *(above[0].y - below[0].y for above, below in pairwise(lines))]
    return [
        Printed(_line(line, margin, height), gap, line[0].y)
        for line, gap in zip(lines, gaps, strict=True)
    ]


def words(glyphs: Iterable[Glyph]) -> str:
    """The words of a cell, its lines put together as they are wrapped."""
    return " ".join(line.text.strip() for line in printed_lines(glyphs))


def document_text(pages: Sequence[Sequence[Printed]]) -> str:
    """The text of all pages; a form feed parts them, and a blank line what stands apart."""
    gaps = sorted(line.gap for page in pages for line in page if line.gap)
    usual = gaps[len(gaps) // 4] if gaps else 0.0
    return "\f".join(
        "".join("\n" * (line.gap > _PARAGRAPH * usual) + line.text + "\n" for line in page)
        for page in pages
    )


def unhyphenated(text: str) -> str:
    """`text` with the words put together that were cut at the end of a line.

    Vietnamese is never hyphenated: there a dash at the end of a line is one of `12-KH/TW`.
    """
    text = _SOFT_HYPHEN.sub("", text)
    if not _VIETNAMESE.search(text):
        text = _HYPHEN.sub("", text)
    lines = text.split("\n")
    for index in range(len(lines) - 1):
        if len(lines[index]) > _LEAST and _CUT.search(lines[index]):
            word, _space, rest = lines[index + 1].lstrip().partition(" ")
            lines[index] += word
            lines[index + 1] = rest.lstrip()
    return "\n".join(lines)


def _lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The characters line by line, each from left to right."""
    lines: list[list[Glyph]] = []
    foot = 0.0
    for glyph in sorted(glyphs, key=lambda each: -each.y):
        if not lines or foot - glyph.y > _SAME_LINE * glyph.height:
            lines.append([])
            foot = glyph.y
        lines[-1].append(glyph)
    rows = (sorted(line, key=lambda each: each.x) for line in _with_raised(lines))
    kept = map(_without_calls, rows)
    return [line for line in kept if any(not glyph.text.isspace() for glyph in line)]


def _with_raised(lines: list[list[Glyph]]) -> Iterator[list[Glyph]]:
    """The lines, with the raised numbers of footnotes on the line that they belong to."""
    raised: list[Glyph] = []
    for index, line in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else []
        height = max((glyph.height for glyph in below), default=0.0)
        gap = line[0].y - below[0].y if below else 0.0
        if gap < height and all(_is_small_number(glyph, height) for glyph in line):
            raised += line
        else:
            yield [*raised, *line]
            raised = []


def _is_small_number(glyph: Glyph, height: float) -> bool:
    return glyph.height < _RAISED * height and (glyph.text.isdecimal() or glyph.text.isspace())


def _without_calls(line: list[Glyph]) -> list[Glyph]:
    """A line without the raised numbers that call footnotes; the number of a note itself stays."""
    height = max(glyph.height for glyph in line)
    foot = min(glyph.y for glyph in line if glyph.height == height)
    calls = [_is_small_number(glyph, height) and glyph.y > foot + 0.1 * height for glyph in line]
    opening = next((index for index, call in enumerate(calls) if not call), len(line))
    return [glyph for k, glyph in enumerate(line) if k < opening or not calls[k]]


def _line(line: list[Glyph], margin: float, height: float) -> str:
    """One line, each column of words as far from the margin as it is printed."""
    written = ""
    right = margin
    spaced = False
    for glyph in line:
        if glyph.text.isspace():
            spaced = True
            continue
        gap = glyph.x - right
        column = min(int((glyph.x - margin) / (_WIDTH * height)), _WIDEST)
        if gap > _COLUMN * height or not written:
            written = written.rstrip() + " " * (3 if written else 0)
            written = written.ljust(column)
        elif spaced or gap > _SPACE * height:
            written += " "
        spaced = False
        written += glyph.text
        right = max(right, glyph.right)
    return written.rstrip()
