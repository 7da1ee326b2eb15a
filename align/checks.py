"""What is wanting in a plan by itself, held against nothing but what it says elsewhere.

What is told must be there: one task without a lead tells something only beside sisters that have
one. The wording is data, in `differences.toml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from doichieu.align.clauses import wording
from doichieu.align.formulas import is_formula
from doichieu.model import (
    FURNITURE,
    CheckKind,
    DoubtCode,
    Finding,
    Kind,
    Mention,
    Outline,
    Replaced,
    StoredItem,
)
from doichieu.model.labels import BULLETS, Scheme, follows
from doichieu.text import fold, number_key

Plan = Outline[StoredItem]
Findings = Iterator[Finding]

_SISTERS = 4
"""So many tasks beside each other show what is said of each of them."""

_FEW = 0.25
"""The part of them that may not say it for the others to tell that it was forgotten."""

_AGAIN = "~"
"""What an address has that stands there a second time."""

_UNCLEAR = frozenset({DoubtCode.NO_DEADLINE, DoubtCode.WHOSE_LINE, DoubtCode.MORE_CELLS})
"""The doubts of the reader by which a lead or a time may stand there unread."""

_YEAR_IN_NUMBER = re.compile(r"/\d{4}/")


def checks(
    plan: Plan, mentions: Iterable[Mention] = (), replaced: Iterable[Replaced] = ()
) -> tuple[Finding, ...]:
    """What is wanting in a plan, in reading order.

    `mentions` are the documents that its blocks name, `replaced` those known to be replaced.
    """
    named = tuple(mentions)
    found = (
        *_without(plan, CheckKind.NO_LEAD, _has_lead, _has_lead),
        *_without(plan, CheckKind.NO_DEADLINE, _has_time, _has_day),
        *_past(plan),
        *_twofold(named),
        *_replaced(plan, named, tuple(replaced)),
        *_numbering(plan),
    )
    order = {item.id: place for place, item in enumerate(plan.items)}
    kinds = [*CheckKind]
    once = dict.fromkeys(found)
    return tuple(sorted(once, key=lambda each: (order[each.items[0]], kinds.index(each.kind))))


def _has_lead(item: StoredItem) -> bool:
    return bool(item.leads)


def _has_time(item: StoredItem) -> bool:
    return item.deadline.raw is not None


def _has_day(item: StoredItem) -> bool:
    return item.deadline.end is not None


def _without(
    plan: Plan,
    kind: CheckKind,
    says: Callable[[StoredItem], bool],
    binds: Callable[[StoredItem], bool],
) -> Findings:
    """The tasks that do not say what is said, and binds, of nearly all beside them.

    What leads into other tasks says it by them. A table that a page has broken tells nothing, nor
    does a block of which the reader doubted that it was understood.
    """
    unclear = {doubt.line for doubt in plan.doubts if doubt.code in _UNCLEAR}
    above = {item.parent for item in plan.items if item.reviewed}
    beside: dict[str | None, list[StoredItem]] = defaultdict(list)
    for item in plan.items:
        task = item.kind is Kind.TASK and item.label is not None and item.text[:1].isupper()
        if task and item.address not in above and not is_formula(item):
            beside[item.parent].append(item)
    for sisters in beside.values():
        broken = any(_is_row(item) and _AGAIN in item.address for item in sisters)
        rule = sum(map(binds, sisters)) >= (1 - _FEW) * len(sisters)
        if rule and not broken and len(sisters) >= _SISTERS:
            lacking = (item for item in sisters if not says(item) and item.line not in unclear)
            yield from (Finding(kind, (item.id,)) for item in lacking if not _is_title(item))


def _is_row(item: StoredItem) -> bool:
    return item.label is not None and item.label.scheme is Scheme.ROW


def _is_title(item: StoredItem) -> bool:
    """Whether a row of a table is the title of those below it: its number is no figure."""
    name = item.label.name if item.label else ""
    return _is_row(item) and not name.lstrip("r").isdecimal()


def _past(plan: Plan) -> Findings:
    """What is due before the plan was issued."""
    issued = plan.facts.date
    for item in plan.items:
        due = item.deadline
        duty = item.kind in {Kind.TASK, Kind.ORGANISATION}
        if duty and issued and due.end and due.end < issued:
            yield Finding(CheckKind.DEADLINE_PAST, (item.id,), due.raw or "", f"{issued:%d/%m/%Y}")


def _twofold(mentions: Sequence[Mention]) -> Findings:
    """A number with one day or issuer here and another one there."""
    by_number: dict[str, list[Mention]] = defaultdict(list)
    for each in mentions:
        by_number[number_key(each.number)].append(each)
    for named in by_number.values():
        dated = [each for each in named if each.day]
        for each in dated[1:]:
            if _is_slip(dated[0], each):
                yield _twice(CheckKind.TWO_DATES, dated[0], each, _day)
        issued = [each for each in named if _issuer(each.behind) is not None]
        for each in issued[1:]:
            same_day = issued[0].day == each.day or not (issued[0].day and each.day)
            if same_day and _issuer(issued[0].behind) != _issuer(each.behind):
                yield _twice(CheckKind.TWO_ISSUERS, issued[0], each, _issuer_words)


def _twice(kind: CheckKind, one: Mention, other: Mention, say: Callable[[Mention], str]) -> Finding:
    items = tuple(dict.fromkeys((one.item, other.item)))
    return Finding(kind, items, f"{one.number}: {say(one)}", say(other))


def _day(mention: Mention) -> str:
    return f"{mention.day:%d/%m/%Y}" if mention.day else ""


def _is_slip(one: Mention, other: Mention) -> bool:
    """Whether two days of one number cannot both be right: numbers begin anew each year."""
    if one.day is None or other.day is None or one.day == other.day:
        return False
    same_year = one.day.year == other.day.year
    same_day = (one.day.day, one.day.month) == (other.day.day, other.day.month)
    return same_year or same_day or bool(_YEAR_IN_NUMBER.search(one.number))


def _issuer(behind: str) -> int | None:
    """Which of the known issuers is named behind a number."""
    found = _issuers().match(fold(behind.lstrip()))
    return _rank(found["issuer"]) if found else None


def _issuer_words(mention: Mention) -> str:
    behind = mention.behind.lstrip()
    found = _issuers().match(fold(behind))
    return behind[found.start("issuer") : found.end("issuer")] if found else ""


def _rank(name: str) -> int:
    return next(n for n, names in enumerate(wording()["check"]["issuers"]) if name in names)


@cache
def _issuers() -> re.Pattern[str]:
    words = wording()["check"]
    names = sorted((name for line in words["issuers"] for name in line), key=len, reverse=True)
    return re.compile(rf"{words['of']}(?P<issuer>{'|'.join(names)})(?!\w)")


def _replaced(plan: Plan, mentions: Sequence[Mention], replaced: Sequence[Replaced]) -> Findings:
    """What is cited though another document has taken its place, and nobody says so."""
    by_key = {number_key(each.number): each for each in replaced}
    cited: dict[object, set[str]] = defaultdict(set)
    for each in mentions:
        cited[each.item].add(number_key(each.number))
    texts = {item.id: fold(item.text) for item in plan.items if item.id in cited}
    for each in mentions:
        known = by_key.get(number_key(each.number))
        if known is None or (each.day and known.day and each.day != known.day):
            continue
        told = number_key(known.by) in cited[each.item] or _known().search(texts[each.item])
        if not told:
            yield Finding(CheckKind.REPLACED, (each.item,), each.number, known.by)


@cache
def _known() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){wording()['check']['known']}(?!\w)")


def _numbering(plan: Plan) -> Findings:
    """Numbers that jump, and those given twice, beside each other.

    Where a block without a number stands between, or the count comes out right in the end, it is
    rather a number that was read wrongly.
    """
    beside: dict[str | None, list[StoredItem]] = defaultdict(list)
    for item in plan.items:
        if item.kind not in FURNITURE:
            beside[item.parent].append(item)
    for blocks in beside.values():
        counted: dict[Scheme, list[StoredItem]] = defaultdict(list)
        for item in blocks:
            if (label := item.label) and label.ordinal and label.scheme not in _UNCOUNTED:
                counted[label.scheme].append(item)
        for sisters in counted.values():
            yield from _of_sisters(blocks, sisters)


_UNCOUNTED = BULLETS | {Scheme.ROW}


def _of_sisters(blocks: Sequence[StoredItem], sisters: Sequence[StoredItem]) -> Findings:
    first, last = sisters[0].label, sisters[-1].label
    if first is None or last is None or last.ordinal - first.ordinal == len(sisters) - 1:
        return
    for before, after in pairwise(sisters):
        between = blocks[blocks.index(before) + 1 : blocks.index(after)]
        if before.label is None or after.label is None or any(not i.label for i in between):
            continue
        if before.label.name == after.label.name:
            items = before.id, after.id
            yield Finding(CheckKind.ADDRESS_TWICE, items, before.label.name)
        elif not follows(before.label, after.label) and after.label.ordinal > before.label.ordinal:
            yield Finding(CheckKind.NUMBER_JUMP, (after.id,), before.label.name, after.label.name)
