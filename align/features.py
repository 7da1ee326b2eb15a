"""What a reader goes by, measured: each feature of each pair of items as a number in 0..1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeAlias

from doichieu.align.fixed_names import NAMED, fixed_names
from doichieu.align.slips import Spelling, mended
from doichieu.align.term_profile import Block, TermProfile
from doichieu.align.vectors import Index, Row, Vector
from doichieu.model import Deadline, DeadlineKind, Kind

Features: TypeAlias = Mapping[str, Row]
"""What speaks for one plan item: each feature's value with each reviewed item of the directive.

A feature that is 0 with all of them is left out.
"""

_HALF_A_CITATION = 0.5
"""A directive item that cites only what everybody cites is not carried out by citing that too."""


class Directive:
    """A directive made ready to be measured with any number of plans."""

    def __init__(self, profile: TermProfile) -> None:
        self.items = [block.item for block in profile.reviewed]
        self._profile = profile
        self._spelling = Spelling(profile.words, profile.phrases)
        self._words = Index([block.words.whole for block in profile.reviewed])
        self._phrases = Index([block.phrases.whole for block in profile.reviewed])
        self._headings = Index([heading.whole for heading in profile.headings.values()])
        self._said = self._phrases.numbers.keys() | self._headings.numbers
        index = {heading: number for number, heading in enumerate(profile.headings)}
        self._above = [index[block.heading] for block in profile.reviewed]
        self._deadlines: dict[tuple[DeadlineKind, date | None], Row | None] = {}

    def measure(self, plan: TermProfile, wanted: Collection[str] = ()) -> Iterator[Features]:
        """The features of each reviewed item of a plan, in its reading order, when asked for.

        All of them, or those `wanted`. Those of one item are thousands of numbers where the
        directive is long.
        """
        slips = self._spelling.slips(Spelling(plan.words, plan.phrases))
        texts = [self._shared(block, slips) for block in plan.reviewed]
        words, phrases = [each for each, _ in texts], [each for _, each in texts]
        least = NAMED * (2 if plan is self._profile else 1)
        short, long = (
            index.lowered(fixed_names(index, given, least))
            for index, given in ((self._words, words), (self._phrases, phrases))
        )
        measured: dict[str, Iterable[Row | None]] = {
            "words": map(short.cosines, words),
            "phrases": map(long.cosines, phrases),
            "heading": self._heading(plan, phrases, long),
            "bodies": self._bodies(plan.reviewed),
            "cites": self._cites(plan),
            "deadline": (self._deadline(block.item.deadline) for block in plan.reviewed),
            "kind": (self._kinds.get(block.item.kind) for block in plan.reviewed),
        }
        measured = {name: rows for name, rows in measured.items() if name in wanted or not wanted}
        for rows in zip(*measured.values(), strict=True):
            yield {feature: row for feature, row in zip(measured, rows, strict=True) if row}

    def _shared(self, block: Block, slips: Mapping[str, str]) -> tuple[Vector, Vector]:
        """The words and phrases of a text that the directive has too, its slips put right."""
        if slips.keys().isdisjoint(block.phrases.terms):
            return block.words.among(self._words.numbers), block.phrases.among(self._said)
        return mended(block.words.whole, block.phrases.whole, slips)

    def _heading(
        self, plan: TermProfile, texts: Sequence[Vector], phrases: Index
    ) -> Iterator[Row | None]:
        """How far the heading above one item says what the other, or the heading above it, says."""
        headings = self._headings.lowered(phrases.shares)

        def below(text: Vector) -> Row | None:
            """How like a text is to the heading above each item."""
            found = headings.cosines(text)
            return found and [found[index] for index in self._above]

        above = {
            heading: _most(below(vector), phrases.cosines(vector))
            for heading, text in plan.headings.items()
            for vector in (text.among(self._said),)
        }
        for block, text in zip(plan.reviewed, texts, strict=True):
            yield _most(above[block.heading], below(text))

    @cached_property
    def _fields(self) -> Mapping[str, Sequence[int]]:
        """The items that belong to each field of work."""
        found: dict[str, list[int]] = {}
        for index, block in enumerate(self._profile.reviewed):
            for field in sorted(block.fields):
                found.setdefault(field, []).append(index)
        return found

    def _bodies(self, plan: Sequence[Block]) -> Iterator[Row | None]:
        """How few plan items belong to a field of work that both items belong to."""
        holders = Counter(field for block in plan for field in block.fields)
        rare = {field: 1 - number / len(plan) for field, number in holders.items()}
        for block in plan:
            row = [0.0] * len(self.items)
            for field in block.fields & self._fields.keys():
                for index in self._fields[field]:
                    row[index] = max(row[index], rare[field])
            yield row if any(row) else None

    @cached_property
    def _citing(self) -> Mapping[str, Sequence[int]]:
        """The items that cite each document, but for those that the directive itself rests on."""
        found: dict[str, list[int]] = {}
        for index, block in enumerate(self._profile.reviewed):
            for number in block.cites - self._profile.grounds:
                found.setdefault(number, []).append(index)
        return found

    def _cites(self, plan: TermProfile) -> Iterator[Row | None]:
        """The part of the directive item's cited documents that the plan item cites.

        A document counts by the pairs of items that it would single out: by 1/6 when two items cite
        it here and three there. The documents themselves and what they carry out say nothing.
        """
        asked = [block.cites for block in self._profile.reviewed]
        given = Counter(number for block in plan.reviewed for number in block.cites)
        rare = {
            number: 1 / (len(indexes) * max(given[number], 1))
            for number, indexes in self._citing.items()
            if number not in plan.grounds
        }
        wanted = [
            max(sum(rare.get(number, 0.0) for number in sorted(numbers)), _HALF_A_CITATION)
            for numbers in asked
        ]
        for block in plan.reviewed:
            common = sorted(block.cites & rare.keys())
            if not common:
                yield None
                continue
            row = [0.0] * len(asked)
            for number in common:
                for index in self._citing[number]:
                    row[index] += rare[number]
            yield [min(part / whole, 1.0) for part, whole in zip(row, wanted, strict=True)]

    def _deadline(self, theirs: Deadline) -> Row | None:
        """1 for the same last day, a half for deadlines that bind in the same way."""
        binding = theirs.kind, theirs.end
        if binding not in self._deadlines:
            row = [_alike(item.deadline, theirs) for item in self.items]
            self._deadlines[binding] = row if any(row) else None
        return self._deadlines[binding]

    @cached_property
    def _kinds(self) -> Mapping[Kind, Row]:
        """Organisation answers organisation, an objective an objective; that tasks do is usual."""
        kinds = {item.kind for item in self.items} - {Kind.TASK}
        return {kind: [float(item.kind is kind) for item in self.items] for kind in kinds}


def _most(one: Row | None, other: Row | None) -> Row | None:
    """The higher value at each index."""
    if one is None or other is None:
        return one or other
    return [*map(max, one, other)]


def _alike(asked: Deadline, given: Deadline) -> float:
    if asked.end and asked.end == given.end:
        return 1.0
    return 0.5 if asked.kind is given.kind is not DeadlineKind.NONE else 0.0
