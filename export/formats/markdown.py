"""A report laid out as Markdown, in GitHub's dialect with its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doichieu.export.content import Cell, Section, Summary, Table, Words
from doichieu.export.formats.kinds import KINDS

_KIND = KINDS[".md"]


def lay_out(summary: Summary, /) -> bytes:
    """The Markdown of a report: a `Format`."""
    return ("\n\n".join(_blocks(summary)) + "\n").encode()


def _blocks(summary: Summary) -> Iterator[str]:
    yield f"# {_text(summary.title)}"
    yield "\n".join(_listed(summary.about))
    for section in summary.sections:
        yield from _section(section)
    if summary.empty:
        yield _text(summary.empty)
    if summary.signing:
        # Two blanks at the end of a line begin a new one.
        yield "  \n".join(map(_text, summary.signing))
    for annex in summary.annexes:
        yield from _section(annex)


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}"
    if section.sentences:
        yield " ".join(map(_text, section.sentences))
    if section.points:
        yield "\n".join(_listed(section.points))
    for table in section.tables:
        yield from _entries(table) if table.entries else (_table(table),)


def _listed(points: Iterable[Words]) -> Iterator[str]:
    return (f"- {_text(point)}" for point in points)


def _entries(table: Table) -> Iterator[str]:
    """Each row as an entry: the first cell leads, what else is said stands below it."""
    for group in table.groups:
        if group.heading:
            yield f"### {_text(group.heading)}"
        yield "\n".join(line for row in group.rows for line in _entry(table, row))


def _entry(table: Table, row: tuple[Cell, ...]) -> Iterator[str]:
    first, *others = row
    yield f"- {_cell(first)}"
    for head, cell in zip(table.heads[1:], others, strict=True):
        if cell:
            yield f"  - {head}: {_cell(cell)}"


def _table(table: Table) -> str:
    rows = [_row(table.heads), _row("---" for _head in table.heads)]
    for group in table.groups:
        if group.heading:
            blank = [""] * (len(table.heads) - 1)
            rows.append(_row([f"**{_text(group.heading)}**", *blank]))
        rows += (_row(map(_cell, row)) for row in group.rows)
    return "\n".join(rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return _KIND.line.join(map(_text, cell))


def _text(words: Words) -> str:
    return str(_KIND.said(words))
