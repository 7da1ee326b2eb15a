"""A report as paragraphs of the screen: headings, sentences, entries; tables where they are narrow.

Nothing of it is markup: what comes from a document is plain text in a style of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from doichieu.export.content import (
    Cell,
    Foreign,
    Section,
    Summary,
    Table,
    Word,
    Words,
    plain,
    written,
)
from doichieu.tui.looks import QUIET, TITLE
from doichieu.tui.widgets.text_pane import Paragraph

_NARROW = 78
"""Cells of the widest table that is shown as one on every screen."""
_GAP = "  "
_BLANK = Paragraph(Text())
_LEAD = Text("• ")
_BELOW = Text("  ")


def opening(summary: Summary) -> list[Paragraph]:
    """The title, and what is held against what."""
    title = Paragraph(Text(plain(summary.title), TITLE))
    return [title, _BLANK, *(Paragraph(_text(each), _LEAD) for each in summary.about), _BLANK]


def closing(summary: Summary) -> list[Paragraph]:
    """Which sections of the body have nothing; none where all say something."""
    return [Paragraph(_text(summary.empty)), _BLANK] if summary.empty else []


def section(section: Section) -> list[Paragraph]:
    """A section with its title."""
    return [*_section(section), _BLANK]


def _section(section: Section) -> Iterator[Paragraph]:
    yield Paragraph(Text(section.title, TITLE))
    if section.sentences:
        yield Paragraph(Text(" ").join(map(_text, section.sentences)))
    yield from (Paragraph(_text(point), _LEAD) for point in section.points)
    for table in section.tables:
        yield from _aligned(table) if _is_narrow(table) else _entries(table)


def _is_narrow(table: Table) -> bool:
    return sum(_widths(table)) + len(_GAP) * (len(table.heads) - 1) <= _NARROW


def _widths(table: Table) -> list[int]:
    """How wide each column is with its head."""
    rows = [[((head,),) for head in table.heads], *table.rows]
    return [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]


def _width(cell: Cell) -> int:
    return max((cell_len(plain(line)) for line in cell), default=0)


def _aligned(table: Table) -> Iterator[Paragraph]:
    """The table as one, its columns in line."""
    widths = _widths(table)

    def line(texts: Sequence[Text]) -> Paragraph:
        padded = [
            Text.assemble(t, " " * (w - t.cell_len)) for t, w in zip(texts, widths, strict=True)
        ]
        whole = Text("  ").join(padded)
        whole.rstrip()
        return Paragraph(whole)

    yield line([Text(head, QUIET) for head in table.heads])
    for group in table.groups:
        if group.heading:
            yield Paragraph(_text(group.heading))
        yield from (line([_lines(cell) for cell in row]) for row in group.rows)


def _entries(table: Table) -> Iterator[Paragraph]:
    """Each row as an entry: the first cell, and below it what the others say, with their heads."""
    for group in table.groups:
        if group.heading:
            heading = _text(group.heading)
            heading.stylize(TITLE)
            yield Paragraph(heading)
        for row in group.rows:
            yield from _entry(table, row)


def _entry(table: Table, row: tuple[Cell, ...]) -> Iterator[Paragraph]:
    first, *others = row
    heads = list(table.heads[1:])
    if others and _is_number(first):
        # What counts the rows stands before what they are about.
        first, *others = others[:1] + others[1:]
        yield Paragraph(_lines(first), Text(f"{plain(row[0][0])}. "))
        heads = heads[1:]
    else:
        yield Paragraph(_lines(first), _LEAD)
    for head, cell in zip(heads, others, strict=True):
        if cell:
            before = (f"{head}: " if head else "", QUIET)
            yield Paragraph(Text.assemble(before, _lines(cell)), _BELOW)


def _is_number(cell: Cell) -> bool:
    return len(cell) == 1 and len(cell[0]) == 1 and isinstance(cell[0][0], int)


def _lines(cell: Cell) -> Text:
    return Text("\n").join(map(_text, cell))


def _text(words: Words) -> Text:
    return Text.assemble(*((written(word), _style(word)) for word in words))


def _style(word: Word) -> str:
    return TITLE if isinstance(word, Foreign) and word.strong else ""
