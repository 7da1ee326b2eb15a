"""The sections of a document that can be held against another: what they are called, what is in."""

from __future__ import annotations

from collections import Counter

from doichieu.frozen import frozen
from doichieu.model import Outline


@frozen
class Section:
    """A block with what lies below it.

    `heading` is its text, `tasks` the number of items to review in it; `parted` tells that some of
    them lie below the block.
    """

    address: str
    heading: str
    tasks: int
    parted: bool


def sections(outline: Outline) -> tuple[Section, ...]:
    """Every block with something to review in it, in reading order."""
    tasks: Counter[str] = Counter()
    parted: set[str] = set()
    for item in outline.items:
        if item.reviewed:
            above = [block.address for block in outline.above(item)]
            tasks.update((item.address, *above))
            parted.update(above)
    return tuple(
        Section(item.address, item.text, tasks[item.address], item.address in parted)
        for item in outline.items
        if item.address in tasks
    )
