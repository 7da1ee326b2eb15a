"""Word files (.docx): paragraphs with the numbers that Word would print, tables, footnotes.

Tracked changes are read as accepted: what is inserted stands, what is deleted does not. Headers,
footers, comments and hidden text are not part of the text. ECMA-376 part 1 defines the elements.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from doichieu.importing.files.archive import Archive
from doichieu.importing.files.markup import parse
from doichieu.importing.files.refusals import damaged
from doichieu.importing.files.sheet import Cell, CellSheet, Grid, Sheet
from doichieu.importing.files.word_numbering import Numbering
from doichieu.importing.files.word_styles import Styles, has, on, value

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# What stands for characters, inside a run.
_SIGNS = {
    _W + "tab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "-",
    _W + "ptab": "\t",
}
# What is not printed once all changes are accepted, and what repeats something printed.
_LEFT_OUT = frozenset(
    _W + name
    for name in (
        *("del", "moveFrom", "delText", "instrText", "delInstrText"),
        *("footnoteRef", "endnoteRef", "annotationRef"),
        *("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr"),
    )
) | {_COMPATIBLE + "Fallback"}


def read_word(data: bytes, where: str) -> str:
    """The text of a .docx file. Raises InputError when it is damaged, locked or hostile."""
    archive = Archive(data, where)

    def part(name: str) -> Element | None:
        found = archive.read(f"word/{name}.xml")
        return parse(found.replace(_STRICT, _USUAL), where) if found else None

    document = part("document")
    body = document.find(_W + "body") if document is not None else None
    if body is None:
        raise damaged(where)
    styles = Styles(part("styles"))
    printer = _Printer(styles, Numbering(part("numbering"), styles))
    printer.notes = {
        _W + f"{kind}Reference": _notes(part(f"{kind}s"), kind) for kind in ("footnote", "endnote")
    }
    sheet = Sheet(where)
    printer.write(body, sheet)
    return sheet.text()


def _notes(root: Element | None, kind: str) -> dict[str, Element]:
    """The notes by their id, without the lines that separate them from the text."""
    found = root.iterfind(_W + kind) if root is not None else ()
    return {note.get(_W + "id", ""): note for note in found if note.get(_W + "type") is None}


@dataclass(slots=True)
class _Words:
    """A paragraph in the making; `frames` are the text boxes anchored in it."""

    parts: list[str]
    frames: list[Element]
    notes: list[Element]


class _Printer:
    """Writes the blocks of a document on a sheet, counting its lists."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.notes: dict[str, dict[str, Element]] = {}
        self._styles = styles
        self._numbering = numbering
        # What stands before a paragraph mark that was deleted goes on in the next paragraph.
        self._carried = ""

    def write(self, block: Element, sheet: Sheet) -> None:
        """All that stands in `block`, in order."""
        for each in block:
            if each.tag == _W + "p":
                self._paragraph(each, sheet)
            elif each.tag == _W + "tbl":
                sheet.table(self._table(each, sheet))
            elif each.tag not in _LEFT_OUT:
                self.write(each, sheet)

    def _paragraph(self, element: Element, sheet: Sheet) -> None:
        words = _Words([], [], [])
        capitals = self._styles.capitals(element)
        self._run(element, words, capitals=capitals)
        text = self._carried + "".join(words.parts)
        self._carried = ""
        if element.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None:
            self._carried = text
        else:
            label = self._numbering.label(element)
            if text.strip() or sheet.lone_labels:
                numbered = f"{label} {text.lstrip()}" if label else text
                sheet.paragraph(numbered, level=self._styles.level(element))
        for note in words.notes:
            sheet.note(" ".join(self._cell(note, sheet)))
        for frame in words.frames:
            self.write(frame, sheet)

    def _run(self, element: Element, words: _Words, *, capitals: bool) -> None:
        """Put what is printed inside `element` into `words`."""
        for each in element:
            tag = each.tag
            if tag == _W + "t":
                text = each.text or ""
                words.parts.append(text.upper() if capitals else text)
            elif tag in _SIGNS:
                printed = tag != _W + "br" or each.get(_W + "type") is None
                words.parts.append(_SIGNS[tag] if printed else " ")
            elif tag in self.notes:
                note = self.notes[tag].get(each.get(_W + "id", ""))
                words.notes += [note] if note is not None else []
            elif tag == _W + "txbxContent":
                words.frames.append(each)
            elif tag == _W + "r":
                look = each.find(_W + "rPr")
                if not on(look, "vanish"):
                    self._run(each, words, capitals=capitals or on(look, "caps"))
            elif tag not in _LEFT_OUT:
                self._run(each, words, capitals=capitals)

    def _cell(self, block: Element, sheet: Sheet) -> list[str]:
        """The paragraphs of a cell or a note; footnotes in it go to `sheet`."""
        inner = CellSheet(sheet)
        self.write(block, inner)
        return inner.words

    def _rows(self, table: Element) -> Iterator[Element]:
        for each in table:
            if each.tag == _W + "tr":
                if each.find(f"{_W}trPr/{_W}del") is None:
                    yield each
            elif each.tag not in _LEFT_OUT:
                yield from self._rows(each)

    def _table(self, table: Element, sheet: Sheet) -> list[list[Cell]]:
        grid = Grid()
        for row in self._rows(table):
            grid.row()
            before = int(value(row.find(_W + "trPr"), "gridBefore", "0"))
            if before:
                grid.cell((), before)
            for cell in self._cells(row):
                look = cell.find(_W + "tcPr")
                goes_on = value(look, "vMerge", "none") != "restart" and has(look, "vMerge")
                words = self._cell(cell, sheet)
                grid.cell(None if goes_on else words, int(value(look, "gridSpan", "1")))
        return grid.rows

    def _cells(self, row: Element) -> Iterator[Element]:
        for each in row:
            if each.tag == _W + "tc":
                yield each
            elif each.tag not in _LEFT_OUT:
                yield from self._cells(each)
