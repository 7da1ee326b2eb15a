"""The outline that a reading and the corrections in force give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, cast

from doichieu.corrections.anchors import exact, find, follows
from doichieu.corrections.correction import OF_FACTS, OF_ITEMS, Anchor, Correction, Subject
from doichieu.corrections.draft import Draft
from doichieu.frozen import frozen
from doichieu.model import (
    FURNITURE,
    REVIEWED,
    DocumentRelation,
    Doubt,
    DoubtCode,
    Facts,
    Item,
    Kind,
    Outline,
    RelationKind,
)

_WORDS = 60
"""How much of a text names a block."""
_MISSED = {
    DoubtCode.NO_TYPE: Subject.TYPE,
    DoubtCode.NO_TITLE: Subject.TITLE,
    DoubtCode.NO_NUMBER: Subject.NUMBER,
    DoubtCode.NO_ISSUER: Subject.ISSUER,
    DoubtCode.UNSURE_ISSUER: Subject.ISSUER,
    DoubtCode.NO_BRANCH: Subject.BRANCH,
    DoubtCode.NO_LEVEL: Subject.LEVEL,
    DoubtCode.UNSURE_LEVEL: Subject.LEVEL,
    DoubtCode.NO_DATE: Subject.DATE,
    DoubtCode.NO_SIGNER: Subject.SIGNERS,
}
"""The doubts that are gone once a fact is given which the reader did not find or is unsure of."""
_OPENING = 4
"""Words of a second part by which its beginning is found in a text that has changed."""


@frozen
class Corrected:
    """An outline as corrected.

    `subjects` says of each of its items what was corrected about it, `facts` the same of the
    document; `lost` are the corrections that found no block any more. The outline doubts each
    of those.
    """

    outline: Outline
    subjects: tuple[tuple[Subject, ...], ...]
    facts: frozenset[Subject] = frozenset()
    lost: tuple[Correction, ...] = ()


def apply(outline: Outline, corrections: Iterable[Correction]) -> Corrected:
    """Make these corrections, in their order, in an outline as it was read."""
    draft = Draft(outline.items)
    doubts = list(outline.doubts)
    facts = outline.facts
    known: set[Subject] = set()
    lost: list[Correction] = []
    ticks: list[Correction] = []
    for correction in corrections:
        subject = correction.subject
        if subject in OF_FACTS:
            changed: dict[str, Any] = {OF_FACTS[subject]: correction.value}
            facts = replace(facts, **changed)
            known.add(subject)
            doubts = [doubt for doubt in doubts if not _answers(correction, doubt)]
        elif subject is Subject.DOUBT:
            if not _tick(doubts, draft.items, correction):
                ticks.append(correction)
        elif not _correct(draft, correction):
            lost.append(correction)
    draft.relieve()
    of_lost = list(map(_of_lost, lost))
    for tick in ticks:
        _tick(of_lost, draft.items, tick)
    corrected = Outline(
        facts,
        tuple(draft.items),
        (*doubts, *of_lost),
        _relations(outline, facts, draft.items),
    )
    return Corrected(corrected, tuple(draft.subjects), frozenset(known), tuple(lost))


def block_of(items: Sequence[Item], doubt: Doubt) -> int | None:
    """The block on whose lines a doubt stands; None above the first."""
    return max((n for n, item in enumerate(items) if item.line <= doubt.line), default=None)


def not_a_task(items: Sequence[Item], at: int) -> Kind:
    """What a block is that nobody has to do: what those beside it are, else a tale of how it is.

    Words that end in a colon are a heading.
    """
    item = items[at]
    if item.text.rstrip().endswith(":"):
        return Kind.HEADING
    told = [
        each.kind
        for each in reversed(items[:at])
        if each.parent == item.parent and each.kind not in REVIEWED | FURNITURE | {Kind.HEADING}
    ]
    return told[0] if told else Kind.SITUATION


def _correct(draft: Draft, correction: Correction) -> bool:
    """Make one correction of a block; whether its block was found, or needs it no more."""
    anchor = cast("Anchor", correction.anchor)
    match correction.subject:
        case Subject.JOIN:
            return _join(draft, anchor)
        case Subject.SPLIT:
            return _split(draft, anchor, cast("str", correction.value))
    at = find(anchor, draft.items)
    if at is None:
        return False
    if correction.subject is Subject.ADDRESS:
        draft.move(at, cast("str", correction.value))
    else:
        draft.touch(at, correction.subject, **{OF_ITEMS[correction.subject]: correction.value})
    return True


def _join(draft: Draft, anchor: Anchor) -> bool:
    items = draft.items
    at = next((n for n in exact(anchor, items) if n and items[n - 1].text == anchor.above), None)
    if at is None:
        whole = f"{anchor.above} {anchor.text}"
        if any(whole in item.text for item in items):
            # It is read in one piece now.
            return True
        at = find(anchor, items)
        if at is None or not follows(anchor, items, at):
            return False
    draft.join(at)
    return True


def _split(draft: Draft, anchor: Anchor, second: str) -> bool:
    items = draft.items
    found = exact(anchor, items)
    if found:
        draft.split(found[0], len(anchor.text) - len(second))
        return True
    first = anchor.text.removesuffix(second).rstrip()
    if any(
        one.text == first and other.text and second.endswith(other.text)
        for one, other in pairwise(items)
    ):
        # It is read in two pieces now.
        return True
    at = find(anchor, items)
    cut = _cut(items[at].text, second, len(first)) if at is not None else None
    if at is None or cut is None:
        return False
    draft.split(at, cut)
    return True


def _cut(text: str, second: str, near: int) -> int | None:
    """Where the second part begins in a text that has changed: its first words nearest by."""
    opening = " ".join(second.split()[:_OPENING])
    places = [n for n in range(1, len(text)) if text.startswith(opening, n)]
    return min(places, key=lambda n: abs(n - near), default=None)


def _tick(doubts: list[Doubt], items: Sequence[Item], tick: Correction) -> bool:
    """Take the doubt away that was ticked off: the same one about the same block.

    Of several, as two joined blocks may have, it is the one with the same details.
    """
    ticked = cast("Doubt", tick.value)
    at = find(tick.anchor, items) if tick.anchor else None
    meant = [d for d in doubts if d.is_again(ticked) and block_of(items, d) == at]
    if not meant:
        return False
    meant.sort(key=lambda doubt: doubt.details != ticked.details)
    doubts.remove(meant[0])
    return True


def _answers(correction: Correction, doubt: Doubt) -> bool:
    """Whether a fact that was missing has been given."""
    return bool(correction.value) and _MISSED.get(doubt.code) is correction.subject


def _of_lost(correction: Correction) -> Doubt:
    text, line = (correction.anchor.text, correction.anchor.line) if correction.anchor else ("", 1)
    words = text if len(text) <= _WORDS else text[:_WORDS].rstrip() + "…"
    return Doubt(
        line, DoubtCode.LOST_CORRECTION, {"subject": str(correction.subject), "words": words}
    )


def _relations(
    outline: Outline, facts: Facts, items: Sequence[Item]
) -> tuple[DocumentRelation, ...]:
    """The relations of the reading, but for what was corrected of carrying out and citing.

    The store relates a document to whatever else it cites by itself.
    """
    relations = outline.relations
    if facts.implements != outline.facts.implements:
        read = {relation.number: relation for relation in reversed(relations)}
        carried_out = tuple(
            replace(
                read.get(number, DocumentRelation(RelationKind.IMPLEMENTS, number, 1)),
                kind=RelationKind.IMPLEMENTS,
            )
            for number in facts.implements
        )
        others = (t for t in relations if t.kind is not RelationKind.IMPLEMENTS)
        relations = (*carried_out, *(t for t in others if t.number not in facts.implements))
    misread = {number for item in outline.items for number in item.cites}
    misread -= {number for item in items for number in item.cites}
    return tuple(
        t for t in relations if t.kind is not RelationKind.CITES or t.number not in misread
    )
