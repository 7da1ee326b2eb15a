"""Two texts held against each other by syllables: what both have, what one has in its place.

The one home of the word diff: what became of a copied task and what a new version changed are told
by the same stretches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from doichieu.model import Became, Piece, WordDiff

_MOST = 25_000_000
"""Pairs of syllables that are compared: what is longer is told as one change."""

# As printed, for nothing is left aside: a number with what is written to it, a word, a mark.
_SYLLABLE = re.compile(r"(\s*)(\d+(?:[-/.,]\w+)*|[^\W\d_]+|_+|[^\w\s])")


class Stretch(NamedTuple):
    """A stretch of both texts, by the places of their syllables: alike, or one for the other."""

    alike: bool
    source: slice
    target: slice

    @property
    def size(self) -> int:
        """The syllables of the longer side."""
        ours, theirs = self.source, self.target
        return max(int(ours.stop - ours.start), int(theirs.stop - theirs.start))


def stretches(source: Sequence[str], target: Sequence[str]) -> list[Stretch]:
    """Two texts from beginning to end, in turn what is alike and what differs."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 (start-up does not wait for it)

    found = []
    for alike, codes in groupby(Indel.opcodes(source, target), lambda code: code.tag == "equal"):
        first, *rest = codes
        last = rest[-1] if rest else first
        ours, theirs = (first.src_start, last.src_end), (first.dest_start, last.dest_end)
        found.append(Stretch(alike, slice(*ours), slice(*theirs)))
    return found


def joined(
    found: Sequence[Stretch], by_chance: Callable[[Stretch, Stretch, Stretch], bool]
) -> Iterator[Stretch]:
    """The same, with what is alike `by_chance` between two changes taken into one with them.

    It is asked about the change before, what is alike, and the change behind.
    """
    open_: Stretch | None = None
    for index, each in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if each.alike and not (open_ and following and by_chance(open_, each, following)):
            if open_ is not None:
                yield open_
            open_ = None
            yield each
        elif open_ is None:
            open_ = each
        else:
            open_ = _spanning(open_, each)
    if open_ is not None:
        yield open_


def _spanning(first: Stretch, last: Stretch) -> Stretch:
    source = slice(first.source.start, last.source.stop)
    return Stretch(alike=False, source=source, target=slice(first.target.start, last.target.stop))


class _Syllable(NamedTuple):
    blank: bool
    printed: str


def word_diff(before: str, after: str) -> WordDiff:
    """What became of a text, in pieces that say it from beginning to end, as printed."""
    ours, theirs = _syllables(before), _syllables(after)
    found = joined(
        _compared([each.printed for each in ours], [each.printed for each in theirs]), _too_short
    )
    # The blank before a change goes to what is kept before it.
    kinds = groupby(_pieces(found, ours, theirs), lambda piece: piece.became)
    return tuple(Piece(became, "".join(piece.text for piece in run)) for became, run in kinds)


def _too_short(before: Stretch, alike: Stretch, after: Stretch) -> bool:
    """Whether two changes are one to who reads them: what is between is shorter than either."""
    return alike.size < min(before.size, after.size)


def _compared(ours: Sequence[str], theirs: Sequence[str]) -> list[Stretch]:
    head = _alike(ours, theirs)
    tail = _alike(ours[head:][::-1], theirs[head:][::-1])
    ends = len(ours) - tail, len(theirs) - tail
    if (ends[0] - head) * (ends[1] - head) <= _MOST:
        return stretches(ours, theirs)
    cuts = ((0, 0), (head, head), ends, (len(ours), len(theirs)))
    whole = (
        Stretch(at != 1, slice(start, end), slice(begin, stop))
        for at, ((start, begin), (end, stop)) in enumerate(pairwise(cuts))
    )
    return [each for each in whole if each.size]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many syllables both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _syllables(text: str) -> list[_Syllable]:
    return [_Syllable(bool(blank), printed) for blank, printed in _SYLLABLE.findall(text)]


def _pieces(
    found: Iterator[Stretch], ours: Sequence[_Syllable], theirs: Sequence[_Syllable]
) -> Iterator[Piece]:
    """Each stretch as printed; a blank before or behind a change is of neither side."""
    for each in found:
        begins = each.source.start == each.target.start == 0
        sides = ours[each.source], theirs[each.target]
        blank = any(side[0].blank for side in sides if side) and not begins
        if each.alike:
            yield Piece(Became.KEPT, " " * blank + _printed(sides[1]))
            continue
        if blank:
            yield Piece(Became.KEPT, " ")
        for became, syllables in zip((Became.REMOVED, Became.ADDED), sides, strict=True):
            if syllables:
                yield Piece(became, _printed(syllables))


def _printed(syllables: Sequence[_Syllable]) -> str:
    return "".join(" " * each.blank + each.printed for each in syllables).lstrip()
