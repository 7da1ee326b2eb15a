"""Overlaps: which items of a plan give one duty twice or to two leads, ranked, with the reasons.

What makes two items one duty is not what makes one the answer to the other: the heading, the field
of work and the kind are those of many items of a plan and say nothing; that a short duty is found
whole inside a long one says much.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from math import prod, sqrt

from doichieu.align.clauses import wording
from doichieu.align.features import Directive
from doichieu.align.term_profile import Block, TermProfile, profile_of
from doichieu.align.vectors import Vector
from doichieu.language import _
from doichieu.model import Item, Kind, Outline, OverlapCandidate, Scheme
from doichieu.text import fold, number_key

WEIGHTS = {
    # Phrases that both have: how like the texts are, and how whole the shorter is in the longer.
    "phrases": 1.0,
    # Syllables alone stray with homonyms.
    "words": 0.5,
    # A document that few items cite: two reports on one resolution may still be two duties.
    "cites": 0.75,
}
"""How far each sign would convince a reader by itself if it were complete (1.0)."""

WORTH_SEEING = 0.55
"""The score from which on a pair is shown: below it tasks merely have to do with each other."""

SIBLINGS = 0.7
"""What is left of the score of items of one list: a list goes on in the same words."""

AIM_AND_TASK = 0.7
"""What is left of it where only one is an objective: what is aimed at is also to be done."""

ANNEX = 0.4
"""What is left of it where only one stands in an annex, unless another lead is given it there: an
annex sets out the tasks of the text once more. And where both are targets in an annex: its tables
repeat what is measured, not what is to be done."""

FEW = 5
"""Phrases in common below which alike texts convince less: a duty of its own takes more words than
'do what the annex gives'. A document that both cite convinces as before."""

_SAME = 0.97
"""From here on items of one list say the same."""


def overlaps(plan: Outline, *, top: int | None = None) -> tuple[OverlapCandidate, ...]:
    """The pairs of a plan's reviewed items that may give one duty twice, likeliest first.

    An item and what stands below it are no such pair. Items come in reading order; pairs of one
    score in the order of their items.
    """
    profile = profile_of(plan)
    place = {block.item.address: number for number, block in enumerate(profile.reviewed)}
    return _ranked(
        _tempered(candidate, plan)
        for candidate in _pairs(Directive(profile), profile.reviewed, profile)
        if place[candidate.items[0].address] < place[candidate.items[1].address]
        and not _nested(*candidate.items, plan)
    )[:top]


def repeated(plan: Outline, others: Iterable[Outline]) -> Iterator[tuple[OverlapCandidate, ...]]:
    """For each other plan in turn: the items of this one that it gives already, likeliest first.

    Of each pair the plan's own item comes first. No other plan is kept.
    """
    profile = profile_of(plan)
    ready = Directive(profile)
    for other in others:
        yield _ranked(_pairs(ready, profile.reviewed, profile_of(other)))


def why(candidate: OverlapCandidate) -> tuple[str, ...]:
    """What speaks for a pair: the signs, strongest first, then who is given the duty."""
    one, other = candidate.items
    parts = candidate.parts
    shared = {number_key(n): n for n in one.documents}
    both = [shared[key] for n in other.documents if (key := number_key(n)) in shared]
    said = {
        "phrases": _("phrases {value}").format(value=f"{parts.get('phrases', 0.0):.2f}"),
        "words": _("words {value}").format(value=f"{parts.get('words', 0.0):.2f}"),
        "cites": _("both cite {numbers}").format(numbers=", ".join(dict.fromkeys(both))),
    }
    features = sorted(parts, key=lambda sign: -WEIGHTS[sign] * parts[sign])
    return (*(said[sign] for sign in features), _given_to(one, other))


def _given_to(one: Item, other: Item) -> str:
    """Whether one lead is given a duty twice, or two are given it."""
    if not one.leads or not other.leads:
        return _("given twice")
    if _one_lead(one, other):
        return _("given twice to {lead}").format(lead="; ".join(one.leads))
    names = "; ".join(one.leads), "; ".join(other.leads)
    return _("given to {one} and to {other}").format(one=names[0], other=names[1])


def _one_lead(one: Item, other: Item) -> bool:
    """Whether no other body leads the other item than leads the one."""
    if not one.leads or not other.leads:
        return True
    return bool({*map(fold, one.leads)} & {*map(fold, other.leads)})


def _pairs(
    ready: Directive, blocks: Sequence[Block], other: TermProfile
) -> Iterator[OverlapCandidate]:
    """Every pair of the blocks made ready with another plan's that is worth seeing."""
    for features, theirs in zip(ready.measure(other), other.reviewed, strict=True):
        phrases = features.get("phrases", ())
        for row, ours in enumerate(blocks):
            if not phrases or not phrases[row]:
                continue
            parts = {"phrases": _phrases(phrases[row], ours, theirs)}
            parts |= {sign: features[sign][row] for sign in ("words", "cites") if sign in features}
            common = len(ours.phrases.keys() & theirs.phrases.keys())
            score = _convinced(parts, common)
            if score >= WORTH_SEEING and not _apart(ours.item, theirs.item):
                found = {sign: value for sign, value in parts.items() if value}
                yield OverlapCandidate((ours.item, theirs.item), score, found)


def _phrases(cosine: float, one: Block, other: Block) -> float:
    """How like two texts are, and how whole the shorter one is in the other."""
    common = one.phrases.keys() & other.phrases.keys()
    whole = max(_part(common, one.phrases), _part(common, other.phrases))
    return sqrt(cosine * whole)


def _part(common: AbstractSet[str], text: Vector) -> float:
    """The part of a text's weight that some of its terms have."""
    return min(sum(sorted(text[term] ** 2 for term in common)), 1.0)


def _convinced(parts: dict[str, float], common: int) -> float:
    """How far the signs convince together, of texts with so many phrases in common."""
    doubt = {sign: 1.0 - WEIGHTS[sign] * value for sign, value in parts.items()}
    cites = doubt.pop("cites", 1.0)
    text = (1.0 - prod(doubt.values())) * min(common / FEW, 1.0)
    return 1.0 - (1.0 - text) * cites


def _apart(one: Item, other: Item) -> bool:
    """Whether two items are about parts of one kind that have different numbers."""
    ours, theirs = _numbered(one.text), _numbered(other.text)
    return any(ours[part].isdisjoint(theirs[part]) for part in ours.keys() & theirs.keys())


def _numbered(text: str) -> dict[str, set[str]]:
    """The parts that a text names by their number: their numbers by the kind of part."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part, numbers in re.findall(wording()["overlap"]["numbered"], fold(text)):
        found[part].add(" ".join(re.findall(r"[\w.]+", numbers)))
    return found


def _tempered(candidate: OverlapCandidate, plan: Outline) -> OverlapCandidate:
    """The candidate with what its place in the plan and the kinds of its items leave of it."""
    one, other = candidate.items
    left = SIBLINGS if one.parent == other.parent and candidate.score < _SAME else 1.0
    aims = [item.kind is Kind.OBJECTIVE for item in candidate.items]
    annexed = [plan.is_within(item, Scheme.ANNEX) for item in candidate.items]
    if any(aims) and not all(aims):
        left *= AIM_AND_TASK
    once_more = any(annexed) and not all(annexed) and _one_lead(one, other)
    if once_more or (all(annexed) and all(aims)):
        left *= ANNEX
    return OverlapCandidate(candidate.items, left * candidate.score, candidate.parts)


def _nested(one: Item, other: Item, plan: Outline) -> bool:
    """Whether one item stands below the other."""
    return plan.is_below(one, other) or plan.is_below(other, one)


def _ranked(candidates: Iterable[OverlapCandidate]) -> tuple[OverlapCandidate, ...]:
    worth = (each for each in candidates if each.score >= WORTH_SEEING)
    return tuple(
        sorted(worth, key=lambda each: (-each.score, each.items[0].line, each.items[1].line))
    )
