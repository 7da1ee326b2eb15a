"""The lines of a text as they were printed, without what belongs to the sheet of paper.

Knows page numbers, page banners and headers that repeat on every page; it joins nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from doichieu import text as texts
from doichieu.vocabulary.words import UPPER

_BREAKS = ("\r\n", "\r", "\u0085", "\u2028", "\u2029")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~&/])")
_PAGE_BANNER = re.compile(
    r"={3,}\s*(?:trang|page)\s+\d+\s*={3,}|(?:trang|page)\s+\d+(?:\s*/\s*\d+)?", re.IGNORECASE
)
_PAGE_NUMBER = re.compile(r"[-–]?\s*\d{1,3}\s*[-–]?")
_RULER = re.compile(r"(?:[-_=~–—](?:[ \\]*[-_=~–—]){2,}|\*(?:\s*\*)+|[*+\s]+|`{3,}\w*)")
_FILE_ENDING = ".doc"
_FILE_MARK = re.compile(r".{0,20}\.docx?\b.{0,8}", re.IGNORECASE)
_NOTE = re.compile(rf"\[?\d{{1,2}}\]?\s{{1,3}}[{UPPER}]")
_MARKDOWN_NOTE = re.compile(r"\[\^[^\]\s]{1,12}\]:\s+(?=\S)")
_NOTE_CALL = re.compile(r"\[\^[^\]\s]{1,12}\](?!:)")
BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
"""What breaks a line within a paragraph or a cell in Markdown."""
_LISTED = re.compile(r"(?:[-–+•]|\d{1,2}[.)]|[a-zđ]\)|[IVX]+[.\-])\s")
BAR = "|"
"""What stands alone on a line between the cells of a table in web Markdown."""
_MOST_BLANKS = 3
# Wider than a sheet of paper; what looks for words around a gap looks at each of its blanks.
_WIDEST_GAP = 160
_GAP = re.compile(rf"(\s{{{_WIDEST_GAP}}})\s+")
_LONGEST_BANNER = 80
_BANNER_OPENS = frozenset("=tTpP")
_NUMBER_OPENS = "-–0123456789"
_LONGEST_NUMBER = 12
_DIGITS = re.compile(r"\d+")


class Line(NamedTuple):
    """One printed line: its 1-based number, its words, how far it is indented.

    `page` is true for the first line of a new page.
    """

    number: int
    text: str
    indent: int
    page: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text

    @property
    def fence(self) -> bool:
        """Whether it is the lone bar that separates the cells of a table in web Markdown."""
        return self.text == BAR


def split(text: str) -> tuple[list[Line], int, int]:
    """The lines of `text`, how many characters had to be replaced, and the first such line (or 0).

    A replaced character is one that a terminal would obey. Long gaps are shortened.
    """
    lines: list[Line] = []
    replaced = first = blanks = 0
    for sign in _BREAKS:
        text = text.replace(sign, "\n")
    text = texts.composed(text)
    for number, raw in enumerate(text.split("\n"), 1):
        if not raw:
            blanks += 1
            if blanks <= _MOST_BLANKS:
                lines.append(Line(number, "", 0))
            continue
        blanks = 0
        page = "\f" in raw
        before = raw.replace("\f", " ") if page else raw
        # All that could do harm is unprintable, and hardly any line has something of the kind.
        clean = before if before.isprintable() else texts.safe(before)
        if (
            clean is not raw
            and "\ufffd" in clean
            and (marks := clean.count("\ufffd") - before.count("\ufffd"))
        ):
            replaced += marks
            first = first or number
        indent = 0
        if clean[:1].isspace():
            clean = clean.expandtabs(4) if clean[0] == "\t" else clean
            indent = len(clean) - len(clean.lstrip())
        words = clean.strip()
        if len(words) > _WIDEST_GAP:
            words = _GAP.sub(r"\1", words)
        lines.append(Line(number, words, indent, page))
    return lines, replaced, first


def unescape(text: str) -> str:
    r"""`text` without the backslashes that Markdown puts before its own signs (`1\.`, `\-`)."""
    return _ESCAPE.sub(r"\1", text)


def without_footnotes(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those of the footnotes.

    Footnotes stand above a page's end, or anywhere in the way Markdown writes them (`[^1]: …`).
    """
    notes = {
        k
        for k, line in enumerate(lines)
        if line.text[:2] == "[^" and _MARKDOWN_NOTE.match(line.text)
    }
    if notes:
        lines = [
            line._replace(text=_NOTE_CALL.sub("", _MARKDOWN_NOTE.sub("", line.text)))
            for line in lines
        ]
    for index, line in enumerate(lines):
        if not (line.page or _is_page_number(lines, index)):
            continue
        start = next(
            (k for k in range(index - 1, max(1, index - 30), -1) if _opens_note(lines, k)), None
        )
        if start is not None and not any(_LISTED.match(each.text) for each in lines[start:index]):
            notes.update(k for k in range(start, index) if not lines[k].blank)
    if not notes:
        return lines, []
    blanked = [
        Line(line.number, "", 0, line.page) if k in notes else line for k, line in enumerate(lines)
    ]
    return blanked, [lines[k] for k in sorted(notes)]


def _opens_note(lines: list[Line], index: int) -> bool:
    return (
        bool(_NOTE.match(lines[index].text)) and lines[index - 1].blank and not lines[index].fence
    )


def without_furniture(lines: list[Line]) -> list[Line]:
    """The lines without page numbers, page banners, rulers and headers that repeat page by page.

    What is dropped becomes a blank line, so that it still parts what it stood between.
    """
    fenced = _fenced(lines)
    headers = _running_headers(lines)
    kept: list[Line] = []
    turned = False
    for index, line in enumerate(lines):
        if line.text in ("", BAR):
            kept.append(line)
            continue
        text = unescape(line.text) if "\\" in line.text else line.text
        turns = len(text) <= _LONGEST_BANNER and (
            text in headers
            or _is_banner(text)
            or (index not in fenced and _is_page_number(lines, index))
        )
        if turns or (not text[0].isalnum() and _RULER.fullmatch(text)):
            turned = turned or turns
            kept.append(Line(line.number, "", 0, line.page))
        elif text is line.text and not turned:
            kept.append(line)
        else:
            kept.append(Line(line.number, text, line.indent, line.page or turned))
            turned = False
    return kept


def _is_banner(text: str) -> bool:
    """Whether a line only says which page of which file this is."""
    if text[0] in _BANNER_OPENS and _PAGE_BANNER.fullmatch(text):
        return True
    return "." in text and _FILE_ENDING in text.lower() and bool(_FILE_MARK.fullmatch(text))


def _is_page_banner(text: str) -> bool:
    return text[:1] in _BANNER_OPENS and _PAGE_BANNER.fullmatch(text) is not None


def _is_page_number(lines: list[Line], index: int) -> bool:
    line = lines[index]
    if len(line.text) > _LONGEST_NUMBER or line.text[:1] not in _NUMBER_OPENS:
        return False
    if not (line.text and _PAGE_NUMBER.fullmatch(line.text)):
        return False
    before = index == 0 or lines[index - 1].blank or _is_page_banner(lines[index - 1].text)
    after = index + 1 == len(lines) or lines[index + 1].blank
    return line.indent >= 20 or (before and after) or line.page or (before and line.indent >= 8)


def _fenced(lines: list[Line]) -> set[int]:
    """The places of lines inside tables that print one cell per line between lone bars."""
    inside: set[int] = set()
    fences = [index for index, line in enumerate(lines) if line.text == BAR]
    for start, end in pairwise(fences):
        if end - start <= 60:
            inside.update(range(start, end))
    return inside


def _running_headers(lines: list[Line]) -> frozenset[str]:
    """Short lines that stand, but for their digits, right beside three or more page breaks."""
    beside: Counter[str] = Counter()
    shapes: dict[str, set[str]] = {}
    for index, line in enumerate(lines):
        if not (line.page or (line.text[:1] in _BANNER_OPENS and _is_page_banner(line.text))):
            continue
        near = [
            k for k in (*range(index - 2, index), *range(index, index + 3)) if 0 <= k < len(lines)
        ]
        for words in {lines[k].text for k in near}:
            shape = _DIGITS.sub("#", words)
            if 3 < len(words) < 80 and not words.startswith(("-", "+", "|")):
                beside[shape] += 1
                shapes.setdefault(shape, set()).add(words)
    return frozenset(
        words
        for shape, count in beside.items()
        if count >= 3 and not _is_page_banner(shape.replace("#", "1"))
        for words in shapes[shape]
    )
