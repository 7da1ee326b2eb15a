"""Verbatim twins: what a plan says again for each of several stages, told apart by sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from doichieu.align.term_profile import TermProfile
from doichieu.align.tokens import forms
from doichieu.align.vectors import Row
from doichieu.model import Item, Outline
from doichieu.text import fold

ELSEWHERE = 0.8
"""What is left of the score of a twin whose section says least of that of the task."""


class Twins:
    """What is left of the scores of a plan's twins where they stand in other sections than a task.

    What the sections of all of them have tells them apart by nothing.
    """

    def __init__(self, directive: TermProfile, plan: TermProfile) -> None:
        twins = [*_twins(plan)]
        self._sections = [
            _section(each.item, directive.outline) for each in (directive.reviewed if twins else ())
        ]
        self._left = {
            place: left
            for places in twins
            for place, left in _left_to_each(places, frozenset(self._sections), plan)
        }

    def left(self, place: int, task: int) -> float:
        """What is left of the score of a plan item beside a directive item, as a share."""
        found = self._left.get(place)
        return found[self._sections[task]] if found else 1.0

    def lowered(self, place: int, scores: Row) -> Row:
        """The scores of a plan item with each directive item, with what is left of them."""
        found = self._left.get(place)
        if not found:
            return scores
        pairs = zip(scores, self._sections, strict=True)
        return [score * found[section] for score, section in pairs]


def _left_to_each(
    twins: Sequence[int], sections: AbstractSet[frozenset[str]], plan: TermProfile
) -> Iterator[tuple[int, Mapping[frozenset[str], float]]]:
    """Each of some twins by its place, with what is left of it beside the tasks of each section."""
    own = [_section(plan.reviewed[place].item, plan.outline) for place in twins]
    everywhere = frozenset.intersection(*own)
    apart = [each - everywhere for each in own]
    left = {section: _left(section, apart) for section in sections}
    for number, place in enumerate(twins):
        yield place, {section: shares[number] for section, shares in left.items()}


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
