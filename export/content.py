"""What a report is made of, for any format to lay out: words, cells, tables, sections.

The program's own words are plain texts in the language in use. What comes from a document or a
reviewer is `Foreign`: a format shows it as just that text, whatever it looks like. Days and figures
stay what they are until a format writes them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from itertools import chain, compress
from string import Formatter
from typing import TypeAlias

from doichieu.frozen import frozen
from doichieu.language import day, figure
from doichieu.text import one_line


@frozen
class Foreign:
    """Text from a document or a reviewer, which a format must show as just that, on one line.

    At most `width` characters of it; `strong` is what the eye should find first.
    """

    text: str
    width: int | None = None
    strong: bool = False


Word: TypeAlias = str | Foreign | date | int
Words: TypeAlias = tuple[Word, ...]
"""A sentence or a part of one: the program's own words, and others among them."""

Cell: TypeAlias = tuple[Words, ...]
"""What stands in one cell of a table: its lines, none where there is nothing to say."""


class Name(StrEnum):
    """The sections of a report by the name by which one asks for them, in their order."""

    CONCLUSION = "conclusion"
    FIGURES = "figures"
    GAPS = "gaps"
    PARTIAL = "partial"
    DIFFERENCES = "differences"
    OVERLAPS = "overlaps"
    ADDITIONS = "additions"
    FORM = "form"
    OPEN = "open"
    TASKS = "tasks"
    NOT_APPLICABLE = "not_applicable"
    TAGS = "tags"
    METHOD = "method"


@frozen
class Group:
    """Rows that belong together below a heading; () where they need none."""

    heading: Words
    rows: tuple[tuple[Cell, ...], ...]


@frozen
class Table:
    """Rows of cells below their heads, in groups.

    `shares` say how wide each column is beside the others, on paper. With `entries` a format for
    reading lays each row out as an entry of a list: the first cell leads, and each other one that
    says anything follows below it, behind its head where that is not ''.
    """

    heads: tuple[str, ...]
    groups: tuple[Group, ...]
    shares: tuple[int, ...] = ()
    entries: bool = False

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """All rows, in order."""
        return tuple(chain.from_iterable(group.rows for group in self.groups))

    def without_empty(self) -> Table:
        """The same without the columns in which no row says anything; the first one stays."""
        said = [
            number == 0 or any(cells) for number, cells in enumerate(zip(*self.rows, strict=True))
        ]
        groups = (
            Group(group.heading, tuple(tuple(compress(row, said)) for row in group.rows))
            for group in self.groups
        )
        heads, shares = tuple(compress(self.heads, said)), tuple(compress(self.shares, said))
        return replace(self, heads=heads, groups=tuple(groups), shares=shares)


@frozen
class Section:
    """A part of a report under its title: first sentences, then tables.

    `points` are sentences each of which stands on a line of its own, as an item of a list.
    """

    name: Name
    title: str
    sentences: tuple[Words, ...] = ()
    points: tuple[Words, ...] = ()
    tables: tuple[Table, ...] = ()

    def titled(self, title: str) -> Section:
        """The same under another title."""
        return replace(self, title=title)

    @property
    def says_anything(self) -> bool:
        """Whether there is anything below the title."""
        return bool(self.sentences or self.points or any(table.rows for table in self.tables))


@frozen
class Summary:
    """What is said of a review: the title and what it is about, sections, annexes, the signing.

    `about` are sentences; `empty` says in one which sections have nothing, () where all have.
    `signing` are the lines for place, day and signature at the end of the body. The annexes begin
    on a page of their own, on paper across. `task_rows` is every task again with each fact in a
    column of its own, for formats that filter and count instead of being read.
    """

    title: Words
    about: tuple[Words, ...]
    sections: tuple[Section, ...]
    empty: Words = ()
    signing: tuple[Words, ...] = ()
    annexes: tuple[Section, ...] = ()
    task_rows: Table = Table((), ())


def filled(template: str, **values: Words) -> Words:
    """A sentence of the program's with words put where their names stand."""
    found: list[Word] = []
    for before, name, _spec, _conversion in Formatter().parse(template):
        found += [before] if before else []
        found += values[name] if name else ()
    return tuple(found)


def joined(parting: str, parts: Iterable[Words]) -> Words:
    """Those of the parts that say something, with `parting` between them."""
    known = [part for part in parts if part]
    return tuple(chain.from_iterable((parting, *p) if n else p for n, p in enumerate(known)))


def foreign(text: str | None, width: int | None = None, *, strong: bool = False) -> Words:
    """Foreign text as words; none where it says nothing."""
    return (Foreign(text, width, strong),) if text and one_line(text) else ()


def names(given: Iterable[str]) -> Words:
    """Foreign names in a row."""
    return joined("; ", map(foreign, given))


def cell(*lines: Words) -> Cell:
    """A cell of those lines that say anything."""
    return tuple(line for line in lines if line)


def written(word: Word) -> str:
    """A word as text in the language in use; a foreign one cut between words to its width."""
    match word:
        case Foreign():
            line = one_line(word.text)
            return line if word.width is None else _cut(line, word.width)
        case date():
            return day(word)
        case int():
            return figure(word)
        case _:
            return word


def _cut(line: str, width: int) -> str:
    return textwrap.shorten(line, width, placeholder="…", break_on_hyphens=False)


def plain(words: Words) -> str:
    """A sentence as text."""
    return "".join(map(written, words))
