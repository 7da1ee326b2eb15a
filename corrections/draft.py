"""An outline under correction: its blocks joined, split, changed, and given other addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from doichieu.corrections.correction import Subject
from doichieu.model import NO_DEADLINE, REVIEWED, Deadline, DeadlineKind, Item, Label, Scheme
from doichieu.model.labels import BULLETS, ordinal

# What a block may begin with that is its label, not its text: `2.`, `b)`, `IV-`, a bullet.
_LABEL = re.compile(
    r"(?:(?:(?P<decimal>\d{1,2}(?:\.\d{1,2})+)|(?P<arabic>\d{1,2})|(?P<roman>[IVX]{1,5})"
    r"|(?P<letter>[a-zđ]))[.)/–-]|(?P<plus>\+)|(?P<bullet>[-–*•]))\s+(?=\S)"
)
_COUNTED = ({Scheme.ARABIC, Scheme.DECIMAL}, {Scheme.ROMAN}, {Scheme.LETTER})
"""The ways of numbering of which one goes on after a block was split."""
_TURN = re.compile(r"~\d+$")
_MARKS = " | "

T = TypeVar("T")


class Draft:
    """The blocks of an outline, each with what has been corrected about it so far."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = list(items)
        self.subjects: list[tuple[Subject, ...]] = [()] * len(self.items)

    def touch(self, at: int, subject: Subject, **values: Any) -> None:  # noqa: ANN401 (any field)
        """Change a block and note what about it was corrected."""
        self.items[at] = replace(self.items[at], **values)
        self.subjects[at] = _united(self.subjects[at], (subject,))

    def join(self, at: int) -> None:
        """Make the block a part of the one before it, which keeps its address and its kind.

        What each says of duties is united; what stood below the block stands below the other.
        """
        upper, lower = self.items[at - 1], self.items[at]
        cites = _united(upper.cites, lower.cites)
        self.touch(
            at - 1,
            Subject.JOIN,
            text=f"{upper.text} {lower.text}".strip(),
            leads=_united(upper.leads, lower.leads),
            partners=_united(upper.partners, lower.partners),
            deadline=both(upper.deadline, lower.deadline),
            cites=cites,
            refers=tuple(n for n in _united(upper.refers, lower.refers) if n not in cites),
        )
        self.subjects[at - 1] = _united(self.subjects[at - 1], self.subjects[at])
        del self.items[at], self.subjects[at]
        self._hang_below({lower.address: upper.address}, at)

    def split(self, at: int, cut: int) -> None:
        """Let a second block begin at the offset `cut` of the text.

        A citation, a body or a mark of time goes to the part in whose text it stands; what stands
        in neither is inherited and stays with both. What stood below stands below the second part.
        """
        item = self.items[at]
        first, second = item.text[:cut].rstrip(), item.text[cut:].lstrip()
        match = _LABEL.match(second)
        label = _label(match) if match else None
        parts = (first, second[match.end() :] if match else second)
        one, other = (
            dict[str, Any](
                text=part,
                leads=_standing(item.leads, part, parts),
                partners=_standing(item.partners, part, parts),
                deadline=_standing_deadline(item.deadline, part, parts),
                cites=_standing(item.cites, part, parts),
            )
            for part in parts
        )
        address, parent = self._beside(at, label)
        self.touch(at, Subject.SPLIT, **one)
        self.items.insert(
            at + 1, replace(item, **other, address=address, parent=parent, refers=(), label=label)
        )
        self.subjects.insert(at + 1, self.subjects[at])
        self._hang_below({item.address: address}, at + 2)

    def move(self, at: int, address: str) -> None:
        """Give a block another address; its parent is the nearest block above that it names."""
        before = self.items[at].address
        taken = {item.address for n, item in enumerate(self.items) if n != at}
        free = _free(address, taken)
        self.touch(at, Subject.ADDRESS, address=free, parent=self.parent_for(address, at))
        self._hang_below({before: free}, at + 1)

    def parent_for(self, address: str, at: int) -> str | None:
        """The address of the block before `at` under which `address` belongs; None at the top."""
        above = {item.address for item in self.items[:at]}
        parts = address.split(".")
        prefixes = (".".join(parts[:n]) for n in range(len(parts) - 1, 0, -1))
        return next((prefix for prefix in prefixes if prefix in above), None)

    def relieve(self) -> None:
        """Take duties from blocks that were made something nobody has to do."""
        for at, item in enumerate(self.items):
            corrected = self.subjects[at]
            if item.kind not in REVIEWED and {Subject.KIND, Subject.JOIN} & set(corrected):
                self.items[at] = replace(item, leads=(), partners=(), deadline=NO_DEADLINE)

    def _beside(self, at: int, label: Label | None) -> tuple[str, str | None]:
        """Address and parent of a block that begins behind the one at `at`.

        A number stands beside the nearest one of its way of numbering, as in the reader's tree.
        """
        item = self.items[at]
        taken = {each.address for each in self.items}
        if label is None or label.scheme in BULLETS:
            return _free(item.address, taken), item.parent
        by_address = {each.address: each for each in self.items}
        beside: Item | None = item
        while beside is not None and not _goes_on(beside.label, label):
            beside = by_address.get(beside.parent or "")
        parent = (beside or item).parent
        return _free(f"{parent}.{label.name}" if parent else label.name, taken), parent

    def _hang_below(self, renamed: dict[str, str], start: int) -> None:
        """Let what stood below renamed blocks follow them; no address comes twice."""
        taken = {item.address for item in self.items}
        for at in range(start, len(self.items)):
            item = self.items[at]
            if item.parent is None or item.parent not in renamed:
                continue
            parent = renamed[item.parent]
            rest = item.address.removeprefix(f"{item.parent}.")
            address = _free(f"{parent}.{rest}", taken - {item.address})
            taken.add(address)
            renamed[item.address] = address
            self.items[at] = replace(item, parent=parent, address=address)


def both(one: Deadline, other: Deadline) -> Deadline:
    """The deadline of a block that has the marks of two: mixed where they bind otherwise."""
    if other.raw is None or other == one:
        return one
    if one.raw is None:
        return other
    raw = _MARKS.join(dict.fromkeys([*one.raw.split(_MARKS), *other.raw.split(_MARKS)]))
    if (one.kind, one.start, one.end) == (other.kind, other.start, other.end):
        return replace(one, raw=raw)
    latest = max(one, other, key=lambda d: d.end or d.start or date.min)
    return Deadline(raw, DeadlineKind.MIXED, latest.start, latest.end)


def _standing(words: tuple[str, ...], part: str, parts: tuple[str, str]) -> tuple[str, ...]:
    """Those of the words that stand in `part`, and those that stand in neither part."""
    return tuple(w for w in words if _stands(w, part) or not any(_stands(w, p) for p in parts))


def _stands(words: str, text: str) -> bool:
    """Whether the words are in the text; blanks do not count, for numbers are kept without them."""
    return "".join(words.split()) in "".join(text.split())


def _standing_deadline(deadline: Deadline, part: str, parts: tuple[str, str]) -> Deadline:
    if deadline.raw is None:
        return deadline
    marks = tuple(deadline.raw.split(_MARKS))
    kept = _standing(marks, part, parts)
    if kept == marks:
        return deadline
    if not kept:
        return NO_DEADLINE
    # Of marks of several kinds the dates belong to the one that names their year.
    day = deadline.end or deadline.start
    dated = day is not None and any(str(day.year) in mark for mark in kept)
    raw = _MARKS.join(kept)
    return replace(deadline, raw=raw) if dated else Deadline(raw, deadline.kind)


def _label(match: re.Match[str]) -> Label:
    """The label that a second part begins with."""
    scheme = Scheme(match.lastgroup or "")
    if scheme in BULLETS:
        mark = "-" if match[scheme] == "–" else match[scheme]
        return Label(scheme, "+" if scheme is Scheme.PLUS else "-", mark=mark)
    return Label(scheme, match[scheme], ordinal(scheme, match[scheme]))


def _goes_on(known: Label | None, label: Label) -> bool:
    """Whether a label counts on where the known one does."""
    return known is not None and any({known.scheme, label.scheme} <= way for way in _COUNTED)


def _free(address: str, taken: set[str]) -> str:
    """The address, with `~2` and so on where it is taken."""
    plain, turn = _TURN.sub("", address), 2
    while address in taken:
        address = f"{plain}~{turn}"
        turn += 1
    return address


def _united(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))
