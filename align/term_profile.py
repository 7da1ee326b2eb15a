"""A document as the features see it: what its blocks say, their headings, whose work they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from doichieu.align.fields_of_work import fields
from doichieu.align.formulas import is_formula
from doichieu.align.rarity import genre
from doichieu.align.tokens import Terms, forms, terms
from doichieu.align.vectors import Text
from doichieu.frozen import frozen
from doichieu.model import FURNITURE, Item, Outline
from doichieu.text import number_key

TEXT, HEADING = 4.5, 0.8
"""The strength (`Rarity.strength`) of words from which on a text, and a heading, is taken whole.

Below it all that it says counts in proportion, squared: what is put together of words near stock
repeats itself in every plan, and the phrases in which they meet look rare by chance. Up to these
figures no measure of the labelled pairs moves; from 5 for texts and 1 for headings answers are
lost.
"""

MANY = 1_000
"""Blocks from which on a document is long: what was found of its texts is not kept."""


@frozen
class Block:
    """A reviewed item, what it says, the heading above it, its fields, the documents it cites."""

    item: Item
    words: Text
    phrases: Text
    heading: str
    fields: frozenset[str]
    cites: frozenset[str]


@frozen
class TermProfile:
    """One `outline`: its reviewed blocks, and the terms of every block that says something.

    `headings` are the phrases of each heading above a reviewed block, `number` is the document's
    own, None where it has none, `grounds` are that and the numbers of those that it carries out.
    """

    outline: Outline
    reviewed: Sequence[Block]
    words: AbstractSet[str]
    phrases: AbstractSet[str]
    headings: Mapping[str, Text]
    number: str | None
    grounds: frozenset[str]


def profile_of(outline: Outline) -> TermProfile:
    """A document taken apart into terms, each weighed by its rarity in it and in the genre."""
    rarity = genre()
    saying = [item for item in outline.items if item.kind not in FURNITURE]
    formulas = {item.text for item in saying if is_formula(item)}
    # The texts of a long document would put out all others, and fill memory.
    read = _content if len(saying) <= MANY else _content.__wrapped__
    contents = [read("" if item.text in formulas else item.text) for item in saying]
    words = rarity.weights([each.terms.words for each in contents])
    phrases = rarity.weights([each.terms.phrases for each in contents])
    everyone = _everyone(outline)

    def block(item: Item, content: _Content) -> Block:
        # What says nothing itself is no answer, whatever stands above it.
        heading = outline.heading_of(item) if content.terms.words else ""
        owner = _owner(item)
        # Whose work it is and what work it is: a task may be in the field of either.
        whose = _content("" if owner == everyone else owner or heading).fields | content.fields
        cites = frozenset(map(number_key, item.documents if content.terms.words else ()))
        share = _share(content, TEXT)
        texts = (
            Text(content.terms.words, words, share),
            Text(content.terms.phrases, phrases, share),
        )
        return Block(item, *texts, heading, whose, cites)

    reviewed = [block(*each) for each in zip(saying, contents, strict=True) if each[0].reviewed]
    above = dict.fromkeys(each.heading for each in reviewed)
    said = {heading: _content("" if heading in formulas else heading) for heading in above}
    headings = {
        heading: Text(each.terms.phrases, phrases, _share(each, HEADING))
        for heading, each in said.items()
    }
    facts = outline.facts
    number = number_key(facts.number) if facts.number else None
    grounds = frozenset(map(number_key, filter(None, (facts.number, *facts.implements))))
    return TermProfile(outline, reviewed, words.keys(), phrases.keys(), headings, number, grounds)


class _Content(NamedTuple):
    """What a text says by itself: terms, how far they are from stock, fields of work it names."""

    terms: Terms
    strength: float
    fields: frozenset[str]


# Plans copy from each other, and a document is aligned anew whenever a block is corrected.
@lru_cache(maxsize=4096)
def _content(text: str) -> _Content:
    found = forms(text)
    counts = terms(found)
    strength = genre().strength(counts.words)
    return _Content(counts, strength, frozenset(fields(found, counts)))


def _share(content: _Content, enough: float) -> float:
    """The part of a text that counts, by how far its words are from stock."""
    return min(content.strength / enough, 1.0) ** 2


def forget() -> None:
    """Let go of what was found of texts."""
    _content.cache_clear()


def _owner(item: Item) -> str:
    return "; ".join(item.leads)


def _everyone(outline: Outline) -> str:
    """The bodies that lead most of the items: those tell one item from another by nothing."""
    owners = Counter(_owner(item) for item in outline.items if item.reviewed)
    owner, times = owners.most_common(1)[0] if owners else ("", 0)
    return owner if 2 * times > owners.total() > 2 else ""
