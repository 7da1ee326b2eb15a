"""The bodies that a letterhead names, one below the other, and what the last is called with them.

`issuers.toml` has the table by which names are put together: the committee of a union says
nothing without the union, an office of the commune is the commune's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from doichieu.frozen import frozen
from doichieu.importing.document.letterhead import GAP, lines_of, opens_name
from doichieu.importing.document.spelling import spelled
from doichieu.importing.sheet.regions import Piece
from doichieu.text import fold, unaccented
from doichieu.vocabulary import words
from doichieu.vocabulary.tables import table
from doichieu.vocabulary.words import phrase, source

_MOTTO = phrase("letterhead", "motto")
_YOUTH = phrase("issuers", "youth")
_MARKS = phrase("issuers", "marks")
_DATED = phrase("letterhead", "dated")
_ENDS = phrase("letterhead", "ends")
_JOINS = re.compile(rf".*{source('issuers', 'joins')}")
_EDGE = " *#|-_+.,;:“”\"'"
_LONGEST = 120
_LONGEST_SMALL = 60
_HALF = re.compile(rf"(?<!\w){words.alternatives(words.lists('issuers')['half'])}$")
_SEATED = source("issuers", "committee")
_PLACED = re.compile(rf"(?<!\w){source('issuers', 'territories')}\s+(?=\w)")


@frozen
class Organ:
    """A body of a letterhead: its name as printed, its line, and whether a body begins so."""

    name: str
    line: int
    known: bool = True

    @property
    def place(self) -> str:
        """The place in its name, as printed: 'XÃ HÒA PHÚ'; '' where it has none."""
        found = _PLACED.search(fold(self.name))
        return self.name[found.start() :] if found else ""

    @property
    def bare(self) -> str:
        """The name without the place."""
        return self.name.removesuffix(self.place).strip() if self.place else self.name


@frozen
class _Segment:
    """What stands in one column of one line."""

    text: str
    line: int
    right: bool


def organs(front: Sequence[Piece]) -> tuple[Organ, ...]:
    """The bodies of the letterhead, the highest first."""
    segments = list(_segments(front))
    lines = list(_named(segments, capitals=True))
    first = next((k for k, line in enumerate(lines) if line.known), None)
    if first is not None:
        return tuple(_parted(lines[first:]))
    # Where nothing begins as names do, only a sheet that is set as one has an issuer's name above.
    if not any(_MOTTO.search(unaccented(each.text)) for each in segments):
        return ()
    return tuple(_parted(lines or _named(segments, capitals=False)))


def name_of(found: Sequence[Organ], body: str) -> str | None:
    """What the last of these bodies is called, as `body`, the text below, spells it."""
    if not found:
        return None
    *above, lowest = found
    if not above:
        return spelled(lowest.name, body)
    pattern = next(each for each in _table() if each.fits(lowest, above[-1]))
    placed = lowest if pattern.whole or lowest.place else None
    others = [each.place for each in reversed(above) if each.place]
    upper = above[-1].bare if pattern.whole and lowest.place else above[-1].name
    place = placed.place if placed else next(iter(others), "")
    parts = {
        "lower": spelled(lowest.bare if pattern.whole or not placed else lowest.name, body),
        "upper": spelled(upper, body),
        "place": spelled(place, body, begins=False),
    }
    return " ".join(pattern.name.format(**parts).split())


@frozen
class _Composed:
    """An entry of the table: what both names open with, and how they are put together."""

    name: str
    lower: tuple[str, ...] = ()
    upper: tuple[str, ...] = ()
    whole: bool = False
    placed: bool = False

    def fits(self, lowest: Organ, above: Organ) -> bool:
        """Whether these two are put together so."""
        bare = fold(lowest.bare)
        if self.placed and not (lowest.place or _HALF.search(bare)):
            return False
        if self.whole:
            return bare in map(fold, self.lower)
        return _opens(self.lower, bare) and _opens(self.upper, fold(above.name))


def _opens(names: tuple[str, ...], folded: str) -> bool:
    return not names or _opening(names).match(folded) is not None


@cache
def _opening(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(words.alternatives(names))


@cache
def _table() -> tuple[_Composed, ...]:
    return tuple(map(_entry, table("issuers")["composed"]))


def _entry(entry: dict[str, Any]) -> _Composed:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
    return _Composed(**values)


def _segments(front: Iterable[Piece]) -> Iterator[_Segment]:
    for line, number in lines_of(front):
        for index, part in enumerate(GAP.split(line.strip(" *#|"))):
            yield _Segment(part, number, right=index > 0)


def _named(segments: Iterable[_Segment], *, capitals: bool) -> Iterator[Organ]:
    """The lines above the number that are parts of names, each with the line it stands on."""
    begun = False
    for segment in segments:
        plain = unaccented(segment.text)
        ends = _ENDS.search(plain)
        motto = _MOTTO.search(plain)
        met = [match.start() for match in (ends, motto, _DATED.search(plain)) if match]
        cut = min(met, default=None)
        text = segment.text[:cut].strip(_EDGE)
        folded = fold(text)
        known = opens_name(folded)
        if _is_name(text, folded, known=known or begun, capitals=capitals) and not (
            _YOUTH.match(folded) and (begun or segment.right)
        ):
            begun = True
            yield Organ(text, segment.line, known)
        if begun and ends:
            return


def _is_name(text: str, folded: str, *, known: bool, capitals: bool) -> bool:
    """Whether a line may be part of a body's name, in capitals or where hardly any is so set."""
    if not text or _MARKS.match(folded):
        return False
    if capitals:
        return text.isupper() and len(text) <= _LONGEST
    return known and len(text) <= _LONGEST_SMALL


def opens(name: str) -> bool:
    """Whether a name begins as that of a body that issues documents."""
    return opens_name(fold(name))


def is_committee(name: str) -> bool:
    """Whether a name is nothing but that of a committee, of whatever body."""
    return fold(name) in _committees()


def seat_of(name: str, half: str) -> str | None:
    """The place in a name behind the word of it that another name ends with ('xã', 'huyện ủy')."""
    found = re.search(rf"(?<!\w){re.escape(half)}(?:{_SEATED})?\s+(?=\w)", fold(name))
    return spelled(name[found.end() :], "").title() if found else None


@cache
def _follows() -> re.Pattern[str]:
    """Finds the name of a second body behind the place of a first one."""
    return re.compile(
        rf"(?<!\w){source('issuers', 'territories')}\s+\w+(?:\s+\w+){{0,4}}?\s+"
        rf"(?=(?P<next>{words.alternatives(words.lists('issuers')['follows'])}))"
    )


def _parted(lines: Iterable[Organ]) -> Iterator[Organ]:
    """The bodies that these lines name: a line may go on with one, or name two."""
    open_: Organ | None = None
    for line in (each for whole in lines for each in _split(whole)):
        if open_ is None:
            open_ = line
        elif _goes_on(open_, line):
            open_ = Organ(f"{open_.name} {line.name}", open_.line, open_.known)
        else:
            yield open_
            open_ = line
    if open_ is not None:
        yield open_


def _split(line: Organ) -> Iterator[Organ]:
    found = _follows().search(fold(line.name))
    if found is None:
        yield line
        return
    yield Organ(line.name[: found.start("next")].strip(), line.line, line.known)
    yield from _split(Organ(line.name[found.start("next") :], line.line))


def _goes_on(open_: Organ, line: Organ) -> bool:
    """Whether a line goes on with the name above it."""
    if not line.known or _JOINS.match(fold(open_.name)):
        return True
    # A committee alone on its line is that of the body that follows.
    return fold(open_.name) in {*_committees(), *words.lists("issuers")["alone"]}


@cache
def _committees() -> frozenset[str]:
    return frozenset(name for each in _table() if each.whole for name in map(fold, each.lower))
