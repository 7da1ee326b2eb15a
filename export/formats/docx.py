"""A report laid out as a Word document, upright pages for the report and annexes across.

What it looks like stands in `docx_looks.py`. Foreign text is only ever the text of a run, where
nothing is a field or markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import repeat
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.shared import Length, Pt

from doichieu.export.content import Cell, Section, Summary, Table, Words, plain
from doichieu.export.formats import paper
from doichieu.export.formats.archive import in_xml, without_clock
from doichieu.export.formats.docx_looks import Style, across, blank, text_width

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Row
    from docx.oxml.text.paragraph import CT_P
    from docx.oxml.text.run import CT_R
    from docx.table import Table as Grid


def lay_out(summary: Summary, /) -> bytes:
    """The document of a report: a `Format`."""
    document = blank()
    document.core_properties.title = in_xml(plain(summary.title))[:_LONGEST]
    _said(document, Style.TITLE, [summary.title])
    _said(document, Style.POINT, summary.about)
    _sections(document, summary.sections)
    _said(document, Style.BODY, filter(None, [summary.empty]))
    _signing(document, summary.signing)
    if summary.annexes:
        across(document)
        _sections(document, summary.annexes)
    return _saved(document)


_LONGEST = 255
"""Characters that a property may have."""


def _sections(document: Document, sections: Iterable[Section]) -> None:
    for section in sections:
        document.add_paragraph(section.title, Style.HEADING)
        whole = [word for sentence in section.sentences for word in (*sentence, " ")][:-1]
        _said(document, Style.BODY, filter(None, [tuple(whole)]))
        _said(document, Style.POINT, section.points)
        for table in section.tables:
            _table(document, table)


def _signing(document: Document, lines: tuple[Words, ...]) -> None:
    """Some way below the text: place and day in italics, who signs in bold."""
    for number, line in enumerate(lines):
        paragraph = document.add_paragraph()
        _write(paragraph._p, Style.SIGNING, line)
        paragraph.paragraph_format.space_before = Pt(0 if number else 18)
        for run in paragraph.runs:
            run.italic, run.bold = number == 0 or None, number == 1 or None


def _said(document: Document, style: Style, sentences: Iterable[Words]) -> None:
    for sentence in sentences:
        _write(document.add_paragraph()._p, style, sentence)


def _write(paragraph: CT_P, style: Style, words: Words) -> None:
    paragraph.style = style.id
    for text, number, strong in paper.pieces(words):
        run = paragraph.add_r()
        # Elsewhere one looks for a number, and would not find it by another hyphen.
        if number and style is Style.TITLE:
            _in_one_piece(run, text)
        else:
            run.text = in_xml(text)
        if strong:
            run.get_or_add_rPr().append(OxmlElement("w:b"))


def _in_one_piece(run: CT_R, number: str) -> None:
    """Write the number of a document with hyphens at which no line ends."""
    first, *others = number.split("-")
    run.add_t(first)
    for part in others:
        run.append(OxmlElement("w:noBreakHyphen"))
        run.add_t(part)


def _table(document: Document, table: Table) -> None:
    grid = document.add_table(0, len(table.heads), "Table Grid")
    grid.autofit = False
    widths = paper.widths(table, text_width(document))
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Length(width)
    heads = (((name,),) for name in table.heads)
    _mark(_row(grid, widths, heads, repeat(Style.HEAD)), "w:cantSplit", "w:tblHeader")
    figures = paper.figures(table)
    for group in table.groups:
        if group.heading:
            row = _row(grid, (sum(widths),), ((group.heading,),), repeat(Style.GROUP))
            row.tc_lst[0].grid_span = len(widths)
            _mark(row, "w:cantSplit")
        for cells in group.rows:
            row = _row(grid, widths, cells, _styles(cells, figures))
            if paper.stays_whole(cells, table):
                _mark(row, "w:cantSplit")
    # Word makes one table of two that have nothing between them.
    document.add_paragraph(style=Style.GAP)


def _row(
    grid: Grid, widths: Iterable[int], cells: Iterable[Cell], styles: Iterable[Style]
) -> CT_Row:
    """A row more; each line of a cell is a paragraph, and an empty one has one, too."""
    row = grid._tbl.add_tr()
    for width, cell, style in zip(widths, cells, styles, strict=False):
        place = row.add_tc()
        place.width = Length(width)
        for number, line in enumerate(cell or ((),)):
            _write(place.add_p() if number else place.p_lst[0], style, line)
    return row


def _styles(cells: Iterable[Cell], figures: frozenset[int]) -> Iterator[Style]:
    for number, cell in enumerate(cells):
        if number in figures:
            yield Style.FIGURE if number else Style.NUMBER
        else:
            yield Style.BAR if paper.is_bar(cell) else Style.CELL


def _mark(row: CT_Row, *marks: str) -> None:
    for mark in marks:
        row.get_or_add_trPr().append(OxmlElement(mark))


def _saved(document: Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return without_clock(file.getvalue())
