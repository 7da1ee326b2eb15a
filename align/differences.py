"""In what a plan item falls short of the directive item it answers.

What is told must be there: where the wording leaves a doubt, nothing is said. The wording itself is
data, in `differences.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from doichieu.align.fields_of_work import fields
from doichieu.align.quantities import Loss, lowered, narrowed, wording
from doichieu.align.tokens import forms, terms
from doichieu.model import (
    Deadline,
    DeadlineKind,
    Difference,
    DifferenceKind,
    Item,
    Kind,
    Level,
    Outline,
)
from doichieu.text import fold, number_key

_BETWEEN_MARKS = " | "

_AS_A_RULE = 0.6
"""The part of its tasks that a plan names leads for when it does so as a rule."""

# A task that need never be done, or only when something else has happened.
_VAGUE = frozenset(
    {
        *(DeadlineKind.CONTINUOUS, DeadlineKind.ANNUAL, DeadlineKind.PERIODIC),
        *(DeadlineKind.CONDITIONAL, DeadlineKind.FROM, DeadlineKind.MIXED),
    }
)


def differences(
    asked: Item, given: Item, directive: Outline, plan: Outline
) -> tuple[Difference, ...]:
    """What `given`, an item of the plan, leaves out or weakens of `asked`, one of the directive.

    In the order of `DifferenceKind`. The whole outlines tell what both documents carry out, who
    leads as a rule, and what the headings above the plan's item say for it.
    """
    return (
        *_deadline(asked, given, plan),
        *_lead(asked, given, plan),
        *_citations(asked, given, directive, plan),
        *_wording(DifferenceKind.NUMBER_LOWERED, lowered(asked.text, given.text)),
        *_wording(DifferenceKind.SCOPE_NARROWED, narrowed(asked.text, given.text)),
    )


def _wording(kind: DifferenceKind, losses: Sequence[Loss]) -> Iterator[Difference]:
    return (Difference(kind, ours, theirs) for ours, theirs in losses)


def _deadline(asked: Item, given: Item, plan: Outline) -> Iterator[Difference]:
    due, theirs = asked.deadline, given.deadline
    kind = _moved(due, theirs)
    if kind is None and due.end and theirs.end is None:
        kind = _lost(asked, given, plan)
    if kind and due.raw:
        yield Difference(kind, due.raw, theirs.raw or "")


def _moved(due: Deadline, theirs: Deadline) -> DifferenceKind | None:
    """Whether the last day is later, or the year of the start where only that is named."""
    if due.kind is theirs.kind is DeadlineKind.FROM and due.start and theirs.start:
        later = due.start.year < theirs.start.year
    elif due.end and theirs.end:
        # One of several marks may keep the day though another goes beyond it.
        kept = _BETWEEN_MARKS in (theirs.raw or "") and str(due.end.year) in (theirs.raw or "")
        later = due.end < theirs.end and not kept
    else:
        later = False
    return DifferenceKind.DEADLINE_LATER if later else None


def _lost(asked: Item, given: Item, plan: Outline) -> DifferenceKind | None:
    """Whether the plan names no last day at all where the directive does."""
    due, theirs = asked.deadline, given.deadline
    if due.end is None or str(due.end.year) in _elsewhere(given, plan):
        return None
    if theirs.raw is None:
        # Several years are the time of a whole programme rather than of a task.
        years = due.start is not None and due.start.year < due.end.year
        return None if years else DifferenceKind.DEADLINE_DROPPED
    ours = fold(due.raw or "")
    recurring = any(re.search(rf"\b{mark}\b", ours) for mark in wording()["deadline"]["recurring"])
    same_day = f"{due.end.day}/{due.end.month}" in theirs.raw
    vague = theirs.kind in _VAGUE and not recurring and not same_day
    return DifferenceKind.DEADLINE_VAGUE if vague else None


def _elsewhere(given: Item, plan: Outline) -> str:
    """What may speak of time beside the deadline: the text, the headings above, the title."""
    text = fold(given.text)
    for mark in fold(given.deadline.raw or "").split(_BETWEEN_MARKS):
        text = text.replace(mark, "") if mark else text
    above = (fold(item.text) for item in plan.above(given))
    return re.sub(
        wording()["deadline"]["cited"], "", " ".join([text, *above, fold(plan.facts.title or "")])
    )


def _lead(asked: Item, given: Item, plan: Outline) -> Iterator[Difference]:
    ours = _fields_of(asked.leads)
    # One office of a commune has several fields; an issuer tells what it does itself, its own part.
    own = _named(plan.facts.issuer or "")
    if not ours or ours & own or plan.facts.level is Level.COMMUNE:
        return
    leads = "; ".join(asked.leads)
    if given.leads:
        theirs = _fields_of(given.leads)
        if theirs and not theirs & own and not _akin(ours, theirs):
            yield Difference(DifferenceKind.LEAD_CHANGED, leads, "; ".join(given.leads))
    elif given.kind is not Kind.OBJECTIVE and _names_leads(plan):
        yield Difference(DifferenceKind.LEAD_DROPPED, leads)


def _akin(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether bodies of these fields may answer to each other."""
    pairs = (set(pair) for pair in wording()["lead"]["akin"])
    return bool(ours & theirs) or any(ours & pair and theirs & pair for pair in pairs)


def _fields_of(leads: Sequence[str]) -> frozenset[str]:
    """The fields of bodies that each work in a known one; none if any is general or unknown."""
    found = [_named(lead) for lead in leads]
    general = set(wording()["lead"]["general"])
    if not all(found) or any(fields & general for fields in found):
        return frozenset()
    return frozenset(chain.from_iterable(found))


@lru_cache(maxsize=1024)
def _named(body: str) -> frozenset[str]:
    """The fields of work of one body."""
    words = forms(body)
    return frozenset(field for field, body in fields(words, terms(words)).items() if body)


def _names_leads(plan: Outline) -> bool:
    """Whether the plan says who leads as a rule, so that it tells something where it does not."""
    items = [item for item in plan.items if item.reviewed and item.kind is not Kind.OBJECTIVE]
    return sum(bool(item.leads) for item in items) > _AS_A_RULE * len(items)


def _citations(asked: Item, given: Item, directive: Outline, plan: Outline) -> Iterator[Difference]:
    cited = chain.from_iterable(item.documents for item in (given, *plan.above(given)))
    known = {number_key(number) for number in chain(cited, _grounds(directive), _grounds(plan))}
    for number in dict.fromkeys(asked.documents):
        if number_key(number) not in known and not _counted(number, given.text):
            yield Difference(DifferenceKind.CITATION_MISSING, number)


def _grounds(outline: Outline) -> Iterator[str]:
    """The document itself and what it carries out: every item of it rests on these."""
    yield from filter(None, (outline.facts.number, *outline.facts.implements))


def _counted(number: str, text: str) -> bool:
    """Whether a text has the count of a number (Nghị quyết 28), by which it may be meant."""
    count = re.match(r"\d*", number_key(number))
    return bool(count and count[0] and re.search(rf"(?<![\w/.-])0*{count[0]}(?![\d/.,]\d)", text))
