"""Appendices: forms, outlines of reports, lists and quotas give nobody anything to do.

Each such appendix is folded into one piece. One that assigns tasks or says what is to be reached
stays as it is; what is in doubt is whether a folded one hides any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile

from doichieu.frozen import frozen
from doichieu.importing.outline.task_tables import Columns
from doichieu.importing.sentences.bodies import acts
from doichieu.importing.sentences.body_heads import begins
from doichieu.importing.sentences.duties import of_task
from doichieu.importing.sheet.paragraphs import Paragraph
from doichieu.importing.sheet.regions import CLOSING, Piece, Region, opens_appendix
from doichieu.model.labels import Label, Scheme
from doichieu.text import fold as folded
from doichieu.vocabulary.words import phrase

_FORM = phrase("appendices", "forms")
_LIST = phrase("appendices", "lists")
_TASKS = phrase("appendices", "tasks")
_PEOPLE = phrase("appendices", "people")
_MONEY = phrase("appendices", "money")
_BLANK = re.compile(r"…(?:…|\s?/)|\.{4}|___|[:/]\s?…")
_FIRST_LINES = 6
_LONGEST_LINE = 250
_LEAST_TEXT = 8


def part(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with each appendix labelled as one, and folded where it assigns nothing."""
    starts = [at for at, piece in enumerate(pieces) if _starts(pieces, at)]
    if not starts:
        return list(pieces)
    parted = list(pieces[: starts[0]])
    for start, end in pairwise((*starts, len(pieces))):
        stop = _end(pieces, start, end)
        parted += _read(pieces[start:stop])
        parted += pieces[stop:end]
    return parted


def _starts(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an appendix begins: by its label, or by its words behind the closing."""
    piece = pieces[at]
    if piece.region is not Region.BODY or piece.paragraph.row:
        return False
    label = piece.paragraph.label
    if label is not None:
        return label.scheme is Scheme.ANNEX
    return at > 0 and pieces[at - 1].region in CLOSING


def _labelled(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, label=paragraph.label or Label(Scheme.ANNEX, "PL"))


def _end(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Where an appendix ends: before a document of its own that stands behind it in full."""
    if _is_form([piece.paragraph for piece in pieces[start:end]]):
        return end
    found, blank = end, 0
    # From behind, so that what stands behind each place is counted once.
    for at in range(end - 1, start, -1):
        blank += _is_blank(pieces[at].paragraph)
        if pieces[at].region is Region.TYPE and not _is_much(blank, end - at):
            found = at
    return found


def _read(pieces: Sequence[Piece]) -> list[Piece]:
    """The appendix as it is, or as one piece where it gives nobody anything to do."""
    paragraphs = [piece.paragraph for piece in pieces]
    first = paragraphs[0]
    if len(pieces) == 1 or _assigns(paragraphs):
        named = first.label is not None or opens_appendix(first, folded(first.text))
        titled = replace(pieces[0], paragraph=_labelled(first)) if named else pieces[0]
        return [titled, *pieces[1:]]
    whole = replace(_labelled(first), printed=tuple(_printed(paragraphs)))
    return [Piece(Region.FOLDED, whole)]


def _printed(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """The lines of an appendix, with the head of each table above its rows."""
    head: tuple[str, ...] = ()
    for each in paragraphs:
        if each.row is not None and each.head != head:
            head = each.head
            yield " | ".join(filter(None, head))
        yield from each.printed or (each.text,)


def _assigns(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether an appendix gives anybody something to do or to reach."""
    tables = _tables(paragraphs)
    if any(table.assigns for table in tables):
        return True
    title = folded(_title(paragraphs))
    tasks = _TASKS.search(title) is not None
    listed = _LIST.search(title) is not None
    if _is_form(paragraphs) or _has_blanks(paragraphs) or (listed and not tasks):
        return False
    if any(table.aims or table.unknown for table in tables):
        return True
    if tables and all(table.listed for table in tables):
        return False
    texts = [each for each in paragraphs[1:] if each.row is None and not each.capitals]
    sentences = [each.text for each in texts if each.ends] or [each.text for each in texts]
    told = [*sentences, *(words for table in tables for words in table.words)]
    sure = tasks and not listed
    return bool(told) and (sure or 3 * sum(map(_is_duty, told)) >= len(told))


def _is_form(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether one of its first lines says that it is a form or the outline of a report."""
    first = takewhile(lambda each: each.row is None, paragraphs)
    lines = islice((folded(each.text) for each in first), _FIRST_LINES)
    return any(_FORM.match(line) for line in lines if len(line) <= _LONGEST_LINE)


def _has_blanks(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether much of it is left to be filled in."""
    return _is_much(sum(map(_is_blank, paragraphs)), len(paragraphs))


def _is_blank(paragraph: Paragraph) -> bool:
    return _BLANK.search(paragraph.text) is not None


def _is_much(blank: int, all_: int) -> bool:
    return blank >= 2 and 8 * blank >= all_


def _title(paragraphs: Sequence[Paragraph]) -> str:
    """Its label's line with the lines in capitals or bold below it."""
    rest = [each.text for each in takewhile(_is_titled, paragraphs[1:])]
    return " ".join([paragraphs[0].text, *(text for text in rest if not text.startswith("("))])


def _is_titled(paragraph: Paragraph) -> bool:
    noted = paragraph.text.startswith("(")
    return paragraph.row is None and (noted or paragraph.capitals or paragraph.bold)


def _is_duty(text: str) -> bool:
    form = folded(text)
    return acts(form, 0) or bool(of_task(text).leads)


@frozen
class _Table:
    """One table of an appendix: what its columns are, and its rows."""

    head: str
    columns: Columns
    rows: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> list[str]:
        """What its rows are about."""
        return [_cell(row, self.columns.words) for row in self.rows]

    @property
    def listed(self) -> bool:
        """Whether it lists people, things or money, whatever is said of each."""
        return self.columns.words is None or bool(
            _PEOPLE.search(self.head) or _MONEY.search(self.head)
        )

    @property
    def assigns(self) -> bool:
        """Whether half of its rows say what to do and by whom or when."""
        if self.columns.task is None:
            return False
        beside = (self.columns.leads, self.columns.partners, self.columns.deadline)
        filled = [
            row
            for row in self.rows
            if _says(_cell(row, self.columns.task))
            and any(_says(_cell(row, column)) for column in beside)
        ]
        return 2 * len(filled) >= len(self.rows)

    @property
    def aims(self) -> bool:
        """Whether it says what is to be reached, in words and not only in figures."""
        told = [words for words in self.words if _says(words) and len(words) >= _LEAST_TEXT]
        known = self.columns.objective is not None and self.columns.task is None
        return known and not self.listed and 2 * len(told) >= len(self.rows)

    @property
    def unknown(self) -> bool:
        """Whether its rows name several bodies, so that they may assign something."""
        if self.columns.words is not None or (self.listed and _PEOPLE.search(self.head)):
            return False
        named = [row for row in self.rows if sum(map(_names_body, row)) >= 2]
        return 2 * len(named) >= len(self.rows)


def _tables(paragraphs: Sequence[Paragraph]) -> list[_Table]:
    """The tables of an appendix, each with the rows that stand under its head."""
    rows: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for each in paragraphs:
        if each.row is not None:
            rows.setdefault(each.head, []).append(each.row.cells)
    return [
        _Table(folded(" | ".join(head)), Columns.of(head), tuple(cells))
        for head, cells in rows.items()
    ]


def _cell(row: tuple[str, ...], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _says(cell: str) -> bool:
    """Whether a cell says something, in words and not to be filled in."""
    return any(map(str.isalpha, cell)) and _BLANK.search(cell) is None


def _names_body(cell: str) -> bool:
    return begins(cell, folded(cell), 0)
