"""Overlaps: which items of a plan give one duty twice or to two leads, ranked, with the reasons.

What makes two items one duty is not what makes one the answer to the other: the heading, the field
of work and the kind are those of many items of a plan and say nothing; that a short duty is found
whole inside a long one says much.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from math import prod, sqrt

from doichieu.align.clauses import wording
from doichieu.align.explain import quoted
from doichieu.align.features import Directive, Features
from doichieu.align.formulas import is_formula
from doichieu.align.term_profile import Block, TermProfile, profile_of
from doichieu.align.tokens import forms
from doichieu.align.vectors import Vector
from doichieu.language import _
from doichieu.model import Item, Kind, Outline, OverlapCandidate, Scheme
from doichieu.text import fold, number_key
from doichieu.vocabulary.tables import section

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

NEAR, NEAREST, LONG = 0.22, 5, 20
"""The score from which on so many pairs, of items of so many phrases, are shown of a plan where
none is clear."""

SIBLINGS = 0.65
"""What is left of the score of items of one list: a list goes on in the same words."""

AIM_AND_TASK = 0.7
"""What is left of it where only one is an objective: what is aimed at is also to be done."""

ANNEX = 0.4
"""What is left of it where only one stands in an annex, unless another lead is given it there: an
annex sets out the tasks of the text once more. And where both are targets in an annex: its tables
repeat what is measured, not what is to be done."""

FOLLOWING = 0.6
"""What is left of it where it follows from better pairs: both items are like a third."""

FEW = 5
"""Phrases in common below which alike texts convince less: a duty of its own takes more words than
'do what the annex gives'. A document that both cite convinces as before."""

_COPY, _WORD = 0.75, 2
"""How like two texts are, word by word, that are copies, and the syllables of a word in them."""

_HAIR = 1e-9
"""More than rounding takes from a score."""

_SAME = 0.97
"""From here on items of one list say the same."""


def overlaps(plan: Outline, *, top: int | None = None) -> tuple[OverlapCandidate, ...]:
    """The pairs of a plan's reviewed items that may give one duty twice, likeliest first.

    An item and what stands below it are no such pair. Items come in reading order; pairs of one
    score in the order of their items. Of a plan without a clear pair come the few nearest
    of its long items, in which a duty may be hidden.
    """
    profile = _profile(plan)
    clear = _ranked(_telling(_ranked(_within(profile, plan, WORTH_SEEING))))
    if clear or not profile.reviewed:
        return clear[:top]
    long = {b.item.address for b in profile.reviewed if len(b.phrases.whole) >= LONG}
    near = _ranked(_within(profile, plan, NEAR), NEAR)
    hidden = [pair for pair in near if all(item.address in long for item in pair.items)]
    return tuple(hidden[: min(NEAREST, top or NEAREST)])


def _within(profile: TermProfile, plan: Outline, least: float) -> Iterator[OverlapCandidate]:
    """The pairs of one plan's items, in reading order, that score so much at least."""
    place = {block.item.address: number for number, block in enumerate(profile.reviewed)}
    for candidate in _pairs(Directive(profile), profile.reviewed, profile, least):
        one, other = candidate.items
        if place[one.address] < place[other.address] and not _nested(one, other, plan):
            yield _tempered(candidate, plan)


def repeated(plan: Outline, others: Iterable[Outline]) -> Iterator[tuple[OverlapCandidate, ...]]:
    """For each other plan in turn: the items of this one that it gives already, likeliest first.

    Of each pair the plan's own item comes first. No other plan is kept.
    """
    profile = _profile(plan)
    ready = Directive(profile)
    for other in others:
        found = _ranked(_pairs(ready, profile.reviewed, _profile(other)))
        yield tuple(pair for pair in found if not _contrasted(*pair.items))


def why(candidate: OverlapCandidate) -> tuple[str, ...]:
    """What speaks for a pair: a duty given twice to one lead, then what both cite and say.

    Who else is given it comes last: two names are long, and less of a reason.
    """
    one, other = candidate.items
    parts = candidate.parts
    shared = {number_key(n): n for n in one.documents}
    both = [shared[key] for n in other.documents if (key := number_key(n)) in shared]
    cited = _("both cite {numbers}").format(numbers=", ".join(dict.fromkeys(both))) if both else ""
    words = quoted(one.text, other.text, [cited])
    said = {"cites": cited, "phrases": words, "words": words}
    features = sorted(parts, key=lambda sign: -WEIGHTS[sign] * parts[sign])
    told = dict.fromkeys(said[sign] for sign in features if said[sign])
    given = _given_to(one, other)
    return (given, *told) if _one_lead(one, other) else (*told, given)


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
    ours, theirs = ({tuple(forms(lead)) for lead in item.leads} for item in (one, other))
    return not ours.isdisjoint(theirs)


def _profile(plan: Outline) -> TermProfile:
    """The plan with each reviewed item as the duty alone.

    A heading over one item alone is part of what that says.
    """
    below = Counter(item.parent for item in plan.items if item.reviewed)

    def duty(item: Item) -> str:
        if is_formula(item):
            return item.text
        return f"{plan.heading_of(item)}. {_what(item)}" if below[item.parent] == 1 else _what(item)

    duties = [replace(item, text=duty(item)) if item.reviewed else item for item in plan.items]
    profile = profile_of(replace(plan, items=tuple(duties)))
    items = (item for item in plan.items if item.reviewed)
    blocks = [
        replace(block, item=item) for block, item in zip(profile.reviewed, items, strict=True)
    ]
    return replace(profile, reviewed=blocks)


def _what(item: Item) -> str:
    """The text of an item without what says whose it is."""
    said = item.text
    for name in (*item.leads, *item.partners):
        said = said.replace(name, ";", 1)
    return _whose().sub(";", said)


@cache
def _whose() -> re.Pattern[str]:
    """The words that say who does a duty with whom, and not what."""
    return re.compile("|".join(section("formulas")["whose"]), re.IGNORECASE)


def _telling(ranked: Iterable[OverlapCandidate]) -> Iterator[OverlapCandidate]:
    """The pairs that tell something, and what follows from them with what that leaves of its score.

    Where one item is given again in two places, that those are alike is no news. The same work on
    two things is none either, and no overlap itself.
    """
    group: dict[str, str] = {}

    def first(address: str) -> str:
        while (above := group.get(address, address)) != address:
            address = above
        return address

    for pair in ranked:
        one, other = (first(item.address) for item in pair.items)
        if not _contrasted(*pair.items):
            left = FOLLOWING if one == other else 1.0
            yield replace(pair, score=left * pair.score)
        group[other] = one


def _pairs(
    ready: Directive, blocks: Sequence[Block], other: TermProfile, least: float = WORTH_SEEING
) -> Iterator[OverlapCandidate]:
    """Every pair of the blocks made ready with another plan's that scores so much at least."""
    measured = ready.measure(other, WEIGHTS)
    for features, theirs in zip(measured, other.reviewed, strict=True):
        for row in _worth_a_look(features, least):
            ours = blocks[row]
            parts = {"phrases": _phrases(features["phrases"][row], ours, theirs)}
            parts |= {sign: features[sign][row] for sign in ("words", "cites") if sign in features}
            common = len(ours.phrases.whole.keys() & theirs.phrases.whole.keys())
            score = _convinced(parts, common)
            if score >= least and not _apart(ours.item, theirs.item):
                found = {sign: value for sign, value in parts.items() if value}
                yield OverlapCandidate((ours.item, theirs.item), score, found)


def _worth_a_look(features: Features, least: float) -> Iterator[int]:
    """The blocks whose phrases an item shares and that may score so much, the shorter being whole.

    A few of many: what that takes is not found out for the others.
    """
    phrases = features.get("phrases", ())
    none = [0.0] * len(phrases)
    words, cites = (features.get(sign, none) for sign in ("words", "cites"))
    # A little less than it could be at most: rounding takes nothing away.
    doubt = 1.0 - least + _HAIR
    for row, shared in enumerate(phrases):
        if (
            shared
            and (1.0 - sqrt(shared))
            * (1.0 - WEIGHTS["words"] * words[row])
            * (1.0 - WEIGHTS["cites"] * cites[row])
            <= doubt
        ):
            yield row


def _phrases(cosine: float, one: Block, other: Block) -> float:
    """How like two texts are, and how whole the shorter one is in the other."""
    ours, theirs = one.phrases.whole, other.phrases.whole
    common = ours.keys() & theirs.keys()
    whole = max(_part(common, ours), _part(common, theirs))
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


def _contrasted(one: Item, other: Item) -> bool:
    """Whether two texts say the same work of two things: of khu công nghiệp, of cụm công nghiệp.

    They are given to two, and copies but for a word or two that stand in the same place of both; a
    verb or a number there is another way of doing the same, or another day.
    """
    if _one_lead(one, other):
        return False
    from rapidfuzz.distance import Indel  # noqa: PLC0415 (start-up does not wait for it)

    ours, theirs = ([*filter(None, forms(_what(item)))] for item in (one, other))
    if Indel.normalized_similarity(ours, theirs) < _COPY:
        return False
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 (start-up does not wait for it)

    verbs = set(section("names")["verbs"])
    for op in Levenshtein.opcodes(ours, theirs):
        swapped = ours[op.src_start : op.src_end], theirs[op.dest_start : op.dest_end]
        inside = op.src_start > 0 and op.src_end < len(ours)
        if op.tag != "replace" or not inside or max(map(len, swapped)) > _WORD:
            continue
        words = {" ".join(each) for each in swapped}
        if words.isdisjoint(verbs) and not any(re.search(r"\d", word) for word in words):
            return True
    return False


def _numbered(text: str) -> dict[str, set[str]]:
    """The parts that a text names by their number: their numbers by the kind of part."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part, numbers in re.findall(wording()["overlap"]["numbered"], fold(text)):
        found[part].add(" ".join(re.findall(r"[\w.]+", numbers)))
    return found


def _tempered(candidate: OverlapCandidate, plan: Outline) -> OverlapCandidate:
    """The candidate with what its place in the plan and the kinds of its items leave of it."""
    one, other = candidate.items
    left = SIBLINGS if _in_one_list(one, other, plan) and candidate.score < _SAME else 1.0
    aims = [item.kind is Kind.OBJECTIVE for item in candidate.items]
    annexed = [plan.is_within(item, Scheme.ANNEX) for item in candidate.items]
    if any(aims) and not all(aims):
        left *= AIM_AND_TASK
    once_more = any(annexed) and not all(annexed) and _one_lead(one, other)
    if once_more or (all(annexed) and all(aims)):
        left *= ANNEX
    return OverlapCandidate(candidate.items, left * candidate.score, candidate.parts)


def _in_one_list(one: Item, other: Item, plan: Outline) -> bool:
    """Whether one item belongs to the list that the other stands in or below."""
    above = [{block.address for block in plan.above(item)} for item in (one, other)]
    return one.parent in above[1] or other.parent in above[0] or one.parent == other.parent


def _nested(one: Item, other: Item, plan: Outline) -> bool:
    """Whether one item stands below the other."""
    return plan.is_below(one, other) or plan.is_below(other, one)


def _ranked(
    candidates: Iterable[OverlapCandidate], least: float = WORTH_SEEING
) -> tuple[OverlapCandidate, ...]:
    worth = (each for each in candidates if each.score >= least)
    return tuple(
        sorted(worth, key=lambda each: (-each.score, each.items[0].line, each.items[1].line))
    )
