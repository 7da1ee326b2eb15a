"""Whether the log in the file of a review can be one: it holds together, row upon row.

A row says what stood before it; steps are undone that are in force; what stands follows from it. A
log that did not would leave a review in which nothing could be undone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from doichieu.exchange.files import refused
from doichieu.exchange.form import FileFilling, FileRow, FileSlot, Ref, ReviewFile
from doichieu.language import _
from doichieu.model import COMMON, Share
from doichieu.store.history import stacks
from doichieu.text import one_line

_MOST_TAGS = 300
"""Tags that one review names: each is held against all others."""

_UID = re.compile(r"[0-9a-f]{32}")


def must_hold_together(file: ReviewFile, where: str) -> None:
    """Raise InputError, with the place of it, for the first thing that cannot be."""
    for told in (_tags, _items, _rows, _steps, _undone, _state, _beside):
        look: Callable[[ReviewFile], Iterator[tuple[str, str]]] = told
        for place, why in look(file):
            raise refused(f"{where}: {place}", why)


def left_by(log: tuple[FileRow, ...]) -> dict[FileSlot, FileFilling | None]:
    """What each slot holds after the last row about it."""
    return {row.slot: row.after for row in log}


def _tags(file: ReviewFile) -> Iterator[tuple[str, str]]:
    if len(file.tags) > _MOST_TAGS:
        yield "tags", _("there are more than {limit}").format(limit=_MOST_TAGS)


def _items(file: ReviewFile) -> Iterator[tuple[str, str]]:
    known: set[Ref] = set()
    for side in ("directive", "plan"):
        for n, item in enumerate(getattr(file, side).items):
            if item.ref in known:
                yield f"{side}.items[{n}].ref", _("it is said twice in one place")
            known.add(item.ref)
    for n, row in enumerate(file.log):
        if not known.issuperset(row.items):
            yield f"log[{n}].items", _("there is no such item in the file")


def _rows(file: ReviewFile) -> Iterator[tuple[str, str]]:
    """Each row has a name of its own, and finds what the rows before it left, or one of them.

    Where rows of several stores stand behind each other, one did not find what the last one left.
    """
    uids: set[str] = set()
    held: dict[FileSlot, FileFilling | None] = {}
    merged = any(row.saw is not None for row in file.log)
    left: dict[FileSlot, list[FileFilling | None]] = {}
    for n, row in enumerate(file.log):
        if row.uid in uids or not _UID.fullmatch(row.uid):
            yield f"log[{n}].uid", _("it must be a name of 32 letters that no other row has")
        uids.add(row.uid)
        ever = left.setdefault(row.slot, [None])
        if row.before not in ever if merged else held.get(row.slot) != row.before:
            yield f"log[{n}].before", _("the rows before it left something else there")
        held[row.slot] = row.after
        ever.append(row.after)
        for name, filling in (("before", row.before), ("after", row.after)):
            if filling and len(filling.read) != len(row.items):
                yield f"log[{n}].{name}.read", _("there must be one for each item")


def _beside(file: ReviewFile) -> Iterator[tuple[str, str]]:
    """Rows of the other logs have names, are about somebody, and about items that are there."""
    known = {item.ref for item in file.directive.items}
    for name in ("readers", "given", "notes"):
        for n, row in enumerate(getattr(file, name)):
            place = f"{name}[{n}]"
            if not _UID.fullmatch(row.uid):
                yield f"{place}.uid", _("it must be a name of 32 letters that no other row has")
            if getattr(row, "item", None) not in {None, *known}:
                yield f"{place}.item", _("there is no such item in the file")
    for n, reader in enumerate(file.readers):
        if reader.reader in {"", COMMON} or one_line(reader.reader) != reader.reader:
            yield f"readers[{n}].reader", _("it has no reviewer")
    for n, given in enumerate(file.given):
        if given.assignee in {"", COMMON} or one_line(given.assignee) != given.assignee:
            yield f"given[{n}].assignee", _("it has no reviewer")
        if (given.item is None) is not (given.share is Share.LEAD):
            yield f"given[{n}].item", _("it must be {what}").format(what="null: lead")


def _steps(file: ReviewFile) -> Iterator[tuple[str, str]]:
    """The rows of a step are one person's."""
    common: dict[int, tuple[object, ...]] = {}
    for n, row in enumerate(file.log):
        shared = (row.reviewer, row.layer, row.undoes, row.redoes)
        if common.setdefault(row.step, shared) != shared:
            yield f"log[{n}].step", _("the rows of a step have one reviewer, and undo one step")


def _undone(file: ReviewFile) -> Iterator[tuple[str, str]]:
    """Undone is what is in force, and done again what was undone."""
    by_person: dict[tuple[str, str], dict[int, tuple[int, int | None, int | None]]] = {}
    for row in file.log:
        steps = by_person.setdefault((row.reviewer, row.layer), {})
        steps[row.step] = (row.step, row.undoes, row.redoes)
    for (reviewer, _layer), steps in by_person.items():
        try:
            stacks(steps[step] for step in sorted(steps))
        except (KeyError, ValueError):
            yield "log", _("{who} undoes a step that is not in force").format(who=reviewer)


def _state(file: ReviewFile) -> Iterator[tuple[str, str]]:
    """What stands is what the log leaves: the file must not say one thing to each reader."""
    left = {slot: held for slot, held in left_by(file.log).items() if held}
    for n, each in enumerate(file.state):
        held = left.pop(each.slot, None)
        said = (each.value, each.reason, each.reviewer, each.at)
        if held is None or said != (held.value, held.reason, held.reviewer, held.at):
            yield f"state[{n}]", _("the log leaves something else there")
    if left:
        yield "state", _("the log leaves more than stands there")
