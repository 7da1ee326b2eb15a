"""What becomes of each row of a log that comes into a review: rules, without a store."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from doichieu.exchange.form import FileFilling, FileRow, Ref
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import (
    RULES,
    Action,
    Decision,
    Entry,
    ItemId,
    ReviewId,
    Slot,
)
from doichieu.model.findings import KINDS
from doichieu.store.rows import Filling, Logged
from doichieu.text import is_safe, one_line
from doichieu.wording import action_word, decided_by

_LONGEST = 60


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    KNOWN = "known"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    DIFFERING = "differing"
    """A row of this name is here and says something else: it stays, and this one is not taken."""


@frozen
class Fated:
    """A row of the file, what becomes of it, and why; `log` is the same in the words of here."""

    row: FileRow
    fate: Fate
    why: str = ""
    logged: Logged | None = None


@frozen
class Here:
    """What there is in the store: the items that are meant, and tags.

    `elsewhere` are the names of rows that other reviews have.
    """

    items: Mapping[Ref, ItemId]
    addresses: Mapping[Ref, str]
    directive: Collection[ItemId]
    tags: Collection[str] = ()
    refused_tags: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Collection[str] = ()
    one_document: bool = False


def alone(row: FileRow, here: Here, uids: Mapping[str, Logged]) -> Fated:
    """A row by itself: whether it is here already, and whether it can be."""
    if row.uid in uids:
        return _known(row, uids[row.uid])
    for fate, whys in ((Fate.UNKNOWN, _unknown(row, here)), (Fate.REFUSED, _impossible(row, here))):
        if why := next(whys, ""):
            return Fated(row, fate, why)
    return Fated(row, Fate.NEW, logged=_logged(row, here))


def _known(row: FileRow, ours: Logged) -> Fated:
    """A row whose name is in the log here: the very same, or another one of that name.

    Of what it is about the wording that was read tells more than how it is called in either place.
    """
    of = ours.decision
    here = (of.at, of.reviewer, of.seat.login, of.seat.host, of.layer, of.slot.action, of.slot.code)
    there = (row.at, row.reviewer, row.login, row.host, row.layer, row.action, row.code)
    same = here == there and len(of.slot.items) == len(row.items)
    if same and (ours.before, ours.after) == (_filling(row.before), _filling(row.after)):
        return Fated(row, Fate.KNOWN, logged=ours)
    why = _("a row of this name is here and says otherwise: {said}")
    value = of.after.value if of.after else ""
    said = decided_by(of.who, of.slot.action, value, of.at, of.at)
    return Fated(row, Fate.DIFFERING, why.format(said=said), ours)


def _unknown(row: FileRow, here: Here) -> Iterator[str]:
    """What of a row this store does not know."""
    for ref in row.items:
        if ref not in here.items:
            said = _("the documents here have no such item: {address}")
            yield said.format(address=_short(here.addresses[ref]))
    if row.action is Action.TAG and row.code not in here.tags:
        why = here.refused_tags.get(row.code)
        yield why or _("there is no tag {name}").format(name=_short(row.code))


def _impossible(row: FileRow, here: Here) -> Iterator[str]:
    """What of a row cannot be, by the table of what can be decided."""
    rule, word = RULES[row.action], action_word(row.action)
    items = [here.items[ref] for ref in row.items]
    upper = sum(item in here.directive for item in items)
    fits = rule.fits(upper, len(items) - upper) or here.one_document
    if not fits or not rule.items.hold(len(items)) or len({*items}) < len(items):
        yield _("{what} is not said of such items").format(what=word)
    if rule.coded != bool(row.code):
        yield _("{what} is not said so").format(what=word)
    if row.action is Action.FINDING and row.code.partition(":")[0] not in KINDS:
        yield _("this version knows no such finding: {code}").format(code=_short(row.code))
    for filling in filter(None, (row.before, row.after)):
        if not rule.allows(filling.value) or not filling.value.strip():
            yield _("{what} cannot be {value}").format(what=word, value=repr(_short(filling.value)))
    if not all(map(is_safe, _texts(row))):
        yield _("it has letters in it that a terminal would obey")
    if not all(_is_name(each) for each in (row.reviewer, row.layer)):
        yield _("it has no reviewer")
    if row.uid in here.elsewhere:
        yield _("another review here has this very row")


def _texts(row: FileRow) -> Iterator[str]:
    yield from (row.reviewer, row.login, row.host, row.account, row.layer, row.code)
    for filling in filter(None, (row.before, row.after)):
        yield from (filling.value, filling.reason, filling.reviewer, *filling.read)


def _short(text: str) -> str:
    """A text as a reason tells it: whole where it is anything that people write there."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _is_name(text: str) -> bool:
    return bool(text) and one_line(text) == text


def _logged(row: FileRow, here: Here) -> Logged:
    slot = Slot(row.action, tuple(here.items[ref] for ref in row.items), row.code)
    before, after = _filling(row.before), _filling(row.after)
    decision = Decision(
        id=0,
        step=row.step,
        at=row.at,
        reviewer=row.reviewer,
        review=ReviewId(0),
        slot=slot,
        before=before.entry if before else None,
        after=after.entry if after else None,
        undoes=row.undoes,
        redoes=row.redoes,
        layer=row.layer,
        uid=row.uid,
        seat=row.seat,
    )
    return Logged(decision, before, after, row.saw)


def _filling(told: FileFilling | None) -> Filling | None:
    if told is None:
        return None
    return Filling(Entry(told.value, told.reason), told.reviewer, told.at, told.read)
