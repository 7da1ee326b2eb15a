"""What a summary is made of, for any format to lay out: sentences, entries, sections and tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from string import Formatter

from doichieu.text import one_line


@dataclass(frozen=True, slots=True)
class Foreign:
    """Text from a document or a reviewer, which a format must show as just that.

    At most `width` characters of it; `strong` is what the eye should find first.
    """

    text: str
    width: int | None = None
    strong: bool = False


Words = tuple[str | Foreign, ...]
"""A sentence: the program's own words, and foreign ones among them."""


@dataclass(frozen=True, slots=True)
class Find:
    """One entry of a section, with what there is to say below it."""

    lead: Words
    details: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """All finds of one kind, under a heading that counts them."""

    title: str
    finds: tuple[Find, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells below their heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What is said of a review, from the figures down to every task.

    `worked` says who has decided until when; None while nobody has.
    """

    title: Words
    documents: Table
    figures: Table
    worked: Words | None
    sections: tuple[Section, ...]
    tasks: Table


def filled(template: str, **values: Words) -> Words:
    """A sentence of the program's with words put where their names stand."""
    found: list[str | Foreign] = []
    for before, name, _spec, _conversion in Formatter().parse(template):
        found += [before] if before else []
        found += values[name] if name else ()
    return tuple(found)


def joined(parting: str, parts: Iterable[Words]) -> Words:
    """Those of the parts that say something, with `parting` between them."""
    known = [part for part in parts if part]
    return tuple(chain.from_iterable((parting, *p) if n else p for n, p in enumerate(known)))


def foreign(text: str | None) -> Words:
    """Foreign text as words; none where it says nothing."""
    return (Foreign(text),) if text and one_line(text) else ()


def names(given: Iterable[str]) -> Words:
    """Foreign names in a row."""
    return joined("; ", map(foreign, given))
