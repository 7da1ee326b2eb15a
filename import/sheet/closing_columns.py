"""The two columns of a closing in `pdftotext -layout`: recipients left, signature right."""

from __future__ import annotations

import re

from doichieu.importing.sheet.lines import Line
from doichieu.text import fold
from doichieu.vocabulary.words import person, phrase, signing, source

_HEAD = rf"\W*{source('sheet', 'received')}"
_RECEIVED = re.compile(_HEAD, re.IGNORECASE)
_OPENS = re.compile(rf"{_HEAD}\s*:\s{{3,}}\S", re.IGNORECASE)
_ALONE = re.compile(rf"{_HEAD}\s*:?\W*$", re.IGNORECASE)
# A scan may have lost the gap, but whoever signs for somebody stands on the right.
_SIGNED = re.compile(rf"{_HEAD}\s*:\s*(?={signing('body', 'office')})", re.IGNORECASE)
_INITIALS = "Nn"
_GAP = re.compile(r"\s*\t\s*|\s{3,}")
_RIGHT = 28
_LONGEST = 45


def part(lines: list[Line]) -> list[Line]:
    """`lines` with the right column of each closing after its left one.

    Only where the two stand side by side; the numbers of the lines stay those of the sheet.
    """
    parted: list[Line] = []
    done = 0
    for index in [k for k, line in enumerate(lines) if _receives(line.text)]:
        if index < done or not _opens(lines, index):
            continue
        end = _end(lines, index)
        left, right = _columns(lines[index:end])
        gap = Line(left[-1].number, "", 0)
        parted += [*lines[done:index], *left, gap, *right, gap]
        done = end
    return [*parted, *lines[done:]]


def _receives(text: str) -> bool:
    """Whether a line begins with 'Nơi nhận', behind signs if any."""
    may = text[:1] in _INITIALS or not text[:1].isalpha()
    return may and _RECEIVED.match(text) is not None


def _opens(lines: list[Line], index: int) -> bool:
    """Whether a closing in two columns begins here."""
    words = lines[index].text
    if len(words) >= 200:
        return False
    if _OPENS.match(words) or _SIGNED.match(words):
        return True
    return _ALONE.match(words) is not None and _sided(lines[index + 1 : _end(lines, index)])


def _sided(lines: list[Line]) -> bool:
    return any(_gap(line) is not None or line.indent >= _RIGHT for line in lines)


def _end(lines: list[Line], start: int) -> int:
    """The place of the first line after the closing: a full line, or words after a wide gap."""
    blanks = 0
    for index in range(start + 1, min(len(lines), start + _LONGEST)):
        line = lines[index]
        blanks = blanks + 1 if line.blank else 0
        wide = len(line.text) > 75 and _gap(line) is None
        if wide or (line.page and blanks == 0) or phrase("sheet", "annex").match(fold(line.text)):
            return index
    return min(len(lines), start + _LONGEST)


def _gap(line: Line) -> re.Match[str] | None:
    signed = _SIGNED.match(line.text)
    if signed is not None:
        return signed
    gaps = [
        gap
        for gap in _GAP.finditer(line.text)
        if "\t" in gap[0] or line.indent + gap.end() >= _RIGHT
    ]
    return gaps[-1] if gaps else None


def _columns(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        gap = _gap(line)
        if line.blank:
            left.append(line)
        elif right and left[-1].blank and person().fullmatch(line.text):
            right.append(line)
        elif gap is not None:
            # A lost gap is as long as the words that stand where it was.
            left.append(line._replace(text=line.text[: gap.start()] or gap[0].strip()))
            right.append(Line(line.number, line.text[gap.end() :], 0))
        elif line.indent >= _RIGHT:
            right.append(line._replace(indent=0))
        else:
            left.append(line)
    return left, right
