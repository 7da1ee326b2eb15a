"""Verbatim twins: what a plan says again for each of several stages, told apart by sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from doichieu.align.term_profile import TermProfile
from doichieu.align.tokens import forms
from doichieu.align.vectors import Row
from doichieu.model import Item, Outline
from doichieu.text import fold

ELSEWHERE = 0.8
"""What is left of the score of a twin whose section says least of that of the task."""


def settled(scores: Sequence[Row], directive: TermProfile, plan: TermProfile) -> Sequence[Row]:
    """The scores, where of several twins those in other sections than the task's stand back.

    What the sections of all twins have tells them apart by nothing.
    """
    found = list(scores)
    sections: list[AbstractSet[str]] = []
    for twins in _twins(plan):
        sections = sections or [
            _section(each.item, directive.outline) for each in directive.reviewed
        ]
        own = [_section(plan.reviewed[index].item, plan.outline) for index in twins]
        everywhere = frozenset.intersection(*own)
        left = [_left(section, [each - everywhere for each in own]) for section in sections]
        for place, index in enumerate(twins):
            found[index] = [
                score * each[place] for score, each in zip(scores[index], left, strict=True)
            ]
    return found


def _twins(plan: TermProfile) -> Iterator[Sequence[int]]:
    """The reviewed items that say the same, by their indexes, where there are several."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(plan.reviewed):
        alike[fold(block.item.text).strip(" .;:,/")].append(index)
    return (twins for twins in alike.values() if len(twins) > 1)


def _section(item: Item, outline: Outline) -> frozenset[str]:
    """The words, numbers and labels of the headings above an item."""
    found: set[str] = set()
    for heading in outline.above(item):
        found.update(forms(heading.text))
        if heading.label:
            found.add(f"{heading.label.scheme} {heading.label.name}")
    return frozenset(found - {""})


def _left(section: AbstractSet[str], own: Sequence[AbstractSet[str]]) -> Sequence[float]:
    """What is left to each of several twins beside a task in a section."""
    like = [len(section & each) / max(len(each), 1) for each in own]
    most = max(like)
    return [1.0 - (1.0 - ELSEWHERE) * (1.0 - each / most) if most else 1.0 for each in like]
