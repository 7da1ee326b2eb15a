"""The process that reads a PDF: bytes on standard input, text on standard output, an exit code.

Every character is taken with its place on the page, for the order in which a PDF draws them is
nobody's: LibreOffice draws Vietnamese letters after the others of a line. `pdf_layout` puts them in
order.
"""

from __future__ import annotations

import ctypes
import math
import sys
from collections.abc import Iterator
from contextlib import closing
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from doichieu.importing import bounds
from doichieu.importing.files.pdf_layout import (
    Glyph,
    Printed,
    document_text,
    printed_lines,
    unhyphenated,
    words,
)
from doichieu.importing.files.pdf_tables import Box, take_tables
from doichieu.importing.limits import LARGEST_TEXT, MOST_PAGES

if TYPE_CHECKING:
    import pypdfium2

_UPRIGHT = math.radians(8)
_PICTURE_PAGE = 20
"""Letters on a page with a picture; fewer are a stamp or a page number beside a scan."""


class Outcome(IntEnum):
    """How the process ends; a signal means that the system ended it at a limit."""

    READ = 0
    LOCKED = 10
    SCANNED = 11
    MANY_PAGES = 12
    LONG = 13
    DAMAGED = 14
    MEMORY = bounds.OUT_OF_MEMORY


class _RefusedError(Exception):
    """The PDF is not read; `outcome` says why."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.name)
        self.outcome = outcome


def main() -> int:
    """Read the PDF on standard input."""
    bounds.hold()
    try:
        pages = _pages(sys.stdin.buffer.read())
    except _RefusedError as refused:
        return refused.outcome
    sys.stdout.buffer.write(unhyphenated(document_text(pages)).encode("utf-8", "replace"))
    return Outcome.READ


def _pages(data: bytes) -> list[list[Printed]]:
    """The lines of all pages."""
    document = _opened(data)
    if len(document) > MOST_PAGES:
        raise _RefusedError(Outcome.MANY_PAGES)
    pages: list[list[Printed]] = []
    room, pictures = LARGEST_TEXT, 0
    for number in range(len(document)):
        lines, pictured = _read(document, number)
        pages.append(lines)
        pictures += pictured
        room -= sum(len(line.text) + 2 for line in lines)
        if room < 0:
            raise _RefusedError(Outcome.LONG)
    if pictures * 2 >= len(pages) or not any(pages):
        raise _RefusedError(Outcome.SCANNED if pages else Outcome.DAMAGED)
    return pages


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    import pypdfium2  # noqa: PLC0415 (what is loaded counts towards the limits)
    from pypdfium2 import raw  # noqa: PLC0415

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise _RefusedError(Outcome.LOCKED if locked else Outcome.DAMAGED) from error


def _read(document: pypdfium2.PdfDocument, number: int) -> tuple[list[Printed], bool]:
    """The lines of a page, and whether it is the picture of a page."""
    from pypdfium2 import PdfiumError, raw  # noqa: PLC0415

    try:
        with closing(document[number]) as page:
            with closing(page.get_textpage()) as characters:
                glyphs = list(_glyphs(raw, characters.raw))
            drawn = (Box(*each.get_bounds()) for each in page.get_objects([raw.FPDF_PAGEOBJ_PATH]))
            boxes = [box for box in drawn if not box.frames(*page.get_size())]
            letters = sum(glyph.text.isalpha() for glyph in glyphs)
            few = letters < _PICTURE_PAGE
            pictured = few and any(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE]))
    except PdfiumError as error:
        raise _RefusedError(Outcome.DAMAGED) from error
    rest, tables = take_tables(glyphs, boxes, words)
    lines = printed_lines(rest)
    for table in reversed(tables):
        index = sum(line.y > table.top for line in lines)
        lines[index:index] = [Printed(row, 0.0, table.top) for row in table.lines]
    return lines, pictured


def _glyphs(raw: Any, characters: Any) -> Iterator[Glyph]:  # noqa: ANN401 (ctypes)
    """The characters that are printed upright, with their places."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    for index in range(raw.FPDFText_CountChars(characters)):
        code = raw.FPDFText_GetUnicode(characters, index)
        if not code or raw.FPDFText_IsGenerated(characters, index) == 1:
            continue
        angle = raw.FPDFText_GetCharAngle(characters, index) % (2 * math.pi)
        if min(angle, 2 * math.pi - angle) > _UPRIGHT:
            continue
        raw.FPDFText_GetCharOrigin(characters, index, x, y)
        raw.FPDFText_GetLooseCharBox(characters, index, box)
        # PDFium has a sign of its own for a hyphen at the end of a line.
        text = "-" if code in (0x02, 0xFFFE) else chr(code)
        yield Glyph(text, x.value, y.value, box.right, box.top - box.bottom)


if __name__ == "__main__":
    try:
        code = main()
    except MemoryError:
        code = Outcome.MEMORY
    sys.exit(code)
