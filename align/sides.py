"""A document as the signs see it: the terms of its blocks, their headings, whose work they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from doichieu.align.bodies import NAMED, fields
from doichieu.align.tokens import forms, terms
from doichieu.model import FURNITURE, Item, Outline
from doichieu.text import number_key


@dataclass(frozen=True, slots=True)
class Block:
    """A reviewed item, its terms, the heading above it, the fields it belongs to, its citations."""

    item: Item
    terms: Mapping[str, int]
    heading: str
    fields: Mapping[str, float]
    cites: frozenset[str]


@dataclass(frozen=True, slots=True)
class Side:
    """One document: its reviewed blocks, and the terms of every block that says something.

    `headings` are the terms of each heading above a reviewed block, `grounds` the numbers of the
    document itself and of those that it carries out.
    """

    reviewed: Sequence[Block]
    everything: Sequence[Mapping[str, int]]
    headings: Mapping[str, Mapping[str, int]]
    grounds: frozenset[str]


def side(outline: Outline) -> Side:
    """A document taken apart into terms."""
    everyone = _everyone(outline)
    reviewed: list[Block] = []
    everything: list[Mapping[str, int]] = []
    for item in outline.items:
        if item.kind in FURNITURE:
            continue
        found = forms(item.text)
        counts = terms(found)
        everything.append(counts)
        if item.reviewed:
            # What says nothing itself is no answer, whatever stands above it.
            heading = outline.heading_of(item) if counts else ""
            owner = _owner(item)
            whose = _fields("" if owner == everyone else owner or heading, found, counts)
            cites = frozenset(map(number_key, item.cites))
            reviewed.append(Block(item, counts, heading, whose, cites))
    headings = {block.heading: terms(forms(block.heading)) for block in reviewed}
    grounds = filter(None, (outline.facts.number, *outline.facts.implements))
    return Side(reviewed, everything, headings, frozenset(map(number_key, grounds)))


def _owner(item: Item) -> str:
    return "; ".join(item.leads)


def _everyone(outline: Outline) -> str:
    """The bodies that lead most of the items: those tell one item from another by nothing."""
    owners = Counter(_owner(item) for item in outline.items if item.reviewed)
    owner, times = owners.most_common(1)[0] if owners else ("", 0)
    return owner if 2 * times > owners.total() > 2 else ""


def _fields(owner: str, found: Sequence[str], counts: Mapping[str, int]) -> dict[str, float]:
    """The fields of the owner where one is named, else what owner and text let guess."""
    theirs = _owner_fields(owner)
    if NAMED in theirs.values():
        return {field: sure for field, sure in theirs.items() if sure == NAMED}
    return fields(found, counts) | theirs


@lru_cache(maxsize=1024)
def _owner_fields(owner: str) -> dict[str, float]:
    found = forms(owner)
    return fields(found, terms(found))
