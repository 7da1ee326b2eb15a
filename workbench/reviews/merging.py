"""What becomes of each row of a file's log in the review that is here: rules, without a store."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from doichieu.exchange.form import FileFilling, FileRow, FileSlot, Ref
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import (
    RULES,
    Action,
    Annotation,
    Decision,
    Entry,
    ItemId,
    Layer,
    ReviewId,
    Slot,
    bereft,
    contradicting,
)
from doichieu.model.findings import KINDS
from doichieu.store.exchange import Turning
from doichieu.store.rows import Filling, Logged, says
from doichieu.text import is_safe, one_line
from doichieu.wording import action_word, decided_by

Place: TypeAlias = tuple[Layer, Slot]
About: TypeAlias = Mapping[tuple[Layer, ItemId], Sequence[Annotation]]
"""What stands, by the items that it is about."""

_LONGEST = 60


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    KNOWN = "known"
    EARLIER = "earlier"
    UNKNOWN = "unknown"
    REFUSED = "refused"


@frozen
class Fated:
    """A row of the file, what becomes of it, and why; `log` is the same in the words of here."""

    row: FileRow
    fate: Fate
    why: str = ""
    logged: Logged | None = None


@frozen
class Here:
    """What there is in the store: the items meant by a file, tags, and what was decided.

    `elsewhere` are the names of rows that other reviews have.
    """

    items: Mapping[Ref, ItemId]
    addresses: Mapping[Ref, str]
    directive: Collection[ItemId]
    now: datetime
    tags: Collection[str] = ()
    refused_tags: Mapping[str, str] = field(default_factory=dict)
    log: Sequence[Logged] = ()
    elsewhere: Collection[str] = ()
    one_document: bool = False


@frozen
class Merged:
    """The rows with what becomes of each: the log is taken over as it `is`, or `turnings` made."""

    rows: tuple[Fated, ...]
    whole: bool
    turnings: tuple[Turning, ...] = ()


def merged(log: Sequence[FileRow], here: Here) -> Merged:
    """What becomes of each row.

    Where nothing was decided and nothing stands in the way, the log is taken over as it is. Else
    of each slot the last word of the file is, where nobody here has said anything since that the
    file does not know of.
    """
    uids = {each.decision.uid: each for each in here.log}
    rows = [alone(row, here, uids) for row in log]
    if not here.log and all(each.fate is Fate.NEW for each in rows):
        return Merged(tuple(rows), whole=True)
    return _Merging(rows, here).done()


def alone(row: FileRow, here: Here, uids: Mapping[str, Logged]) -> Fated:
    """A row by itself: whether it is here already, and whether it can be."""
    if row.uid in uids:
        return Fated(row, Fate.KNOWN, logged=uids[row.uid])
    for fate, whys in ((Fate.UNKNOWN, _unknown(row, here)), (Fate.REFUSED, _impossible(row, here))):
        if why := next(whys, ""):
            return Fated(row, fate, why)
    return Fated(row, Fate.NEW, logged=_logged(row, here))


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


class _Merging:
    """The last words of a file upon what stands here."""

    def __init__(self, rows: Sequence[Fated], here: Here) -> None:
        self._rows = [*rows]
        self._here = here
        self._last = {_place(each): each for each in here.log}
        self._uids = {each.row.uid for each in rows}
        self._turned: dict[Place, tuple[int, Turning]] = {}

    def done(self) -> Merged:
        """What becomes of each row, and the changes that makes."""
        slots: dict[FileSlot, list[int]] = {}
        for n, each in enumerate(self._rows):
            slots.setdefault(each.row.slot, []).append(n)
        for rows in slots.values():
            self._say_last(rows)
        while misfits := self._misfits():
            for place, why in misfits.items():
                n, _turning = self._turned.pop(place)
                self._let(n, Fate.REFUSED, why)
        turnings = tuple(turning for _n, turning in self._turned.values())
        return Merged(tuple(self._rows), whole=False, turnings=turnings)

    def _let(self, row: int, fate: Fate, why: str = "") -> None:
        self._rows[row] = replace(self._rows[row], fate=fate, why=why)

    def _say_last(self, rows: Sequence[int]) -> None:
        """What becomes of the rows about one slot: the last of them is what the file says."""
        *earlier, last = rows
        for n in earlier:
            if self._rows[n].fate is Fate.NEW:
                self._let(n, Fate.EARLIER)
        logged = self._rows[last].logged
        if self._rows[last].fate is not Fate.NEW or logged is None:
            return
        place, there = _place(logged), logged.after
        latest = self._last.get(place)
        now = latest.after if latest else None
        if says(now) == says(there):
            self._let(last, Fate.KNOWN, _("it stands here already"))
        elif latest and not self._knows(latest, rows):
            self._let(last, Fate.REFUSED, self._decided(latest))
        else:
            self._turned[place] = last, Turning(*place, now, there)

    def _knows(self, latest: Logged, rows: Sequence[int]) -> bool:
        """Whether the file knows of the last word here: by its row, or by what it left there."""
        if latest.decision.uid in self._uids:
            return True
        told = (self._rows[n].logged for n in rows)
        return latest.after is not None and latest.after in [each.after for each in told if each]

    def _misfits(self) -> dict[Place, str]:
        """The changes that cannot be made beside what stays here, each with the reason."""
        about: dict[tuple[Layer, ItemId], list[Annotation]] = {}
        for (layer, slot), annotation in self._standing().items():
            for item in slot.items:
                about.setdefault((layer, item), []).append(annotation)
        return self._contradicting(about) or self._bereft(about)

    def _contradicting(self, about: About) -> dict[Place, str]:
        """What is said here by nobody's change and cannot stand beside a change."""
        misfits: dict[Place, str] = {}
        for (layer, slot), (_n, turning) in self._turned.items():
            beside = (each for item in slot.items for each in about.get((layer, item), ()))
            others = [each for each in beside if (layer, each.slot) not in self._turned]
            if turning.then and (found := contradicting(slot, turning.then.entry, others)):
                misfits[layer, slot] = self._decided(self._last[layer, found.slot])
        return misfits

    def _bereft(self, about: About) -> dict[Place, str]:
        """The verdicts that rest on a link that is not taken, or else the links let go so."""
        misfits: list[Place] = []
        for (layer, task), links in self._links_missing().items():
            found = bereft(links, about.get((layer, task), ()))
            if found is not None and (layer, found.slot) in self._turned:
                misfits.append((layer, found.slot))
            elif found is not None:
                misfits += [(layer, link) for link in links if (layer, link) in self._turned]
        return dict.fromkeys(misfits, _("a verdict would rest on nothing"))

    def _links_missing(self) -> dict[tuple[Layer, ItemId], list[Slot]]:
        """By task, the links that the file takes away, and those of it that are not taken."""
        missing: dict[tuple[Layer, ItemId], list[Slot]] = {}
        for (layer, slot), (_n, turning) in self._turned.items():
            if slot.action is Action.LINK and turning.then is None:
                missing.setdefault((layer, slot.items[0]), []).append(slot)
        for each in self._rows:
            row, lacking = each.row, each.fate in {Fate.UNKNOWN, Fate.REFUSED}
            if lacking and row.action is Action.LINK and row.items:
                task = self._here.items.get(row.items[0])
                if task is not None:
                    missing.setdefault((row.layer, task), []).append(Slot(Action.LINK, (task,)))
        return missing

    def _standing(self) -> dict[Place, Annotation]:
        """What would stand."""
        held = {place: each.after for place, each in self._last.items()}
        held |= {place: turning.then for place, (_n, turning) in self._turned.items()}
        return {
            place: Annotation(place[1], each.entry, each.reviewer, each.at)
            for place, each in held.items()
            if each
        }

    def _decided(self, latest: Logged) -> str:
        of = latest.decision
        value = of.after.value if of.after else ""
        said = decided_by(of.who, of.slot.action, value, of.at, self._here.now)
        return _("decided otherwise here: {said}").format(said=said)


def _place(logged: Logged) -> Place:
    return logged.decision.layer, logged.decision.slot
