"""What was decided about an item that is gone or no task any more: listed, dismissed, moved.

Such a decision counts as no find. It stays until somebody says that it is no longer needed, or
which item it is about now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from doichieu.errors import InputError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import (
    ANSWERING,
    REMARKS,
    TWINS,
    Action,
    Annotation,
    Change,
    ItemId,
    ReviewState,
    Slot,
    StoredItem,
    contradicting,
)
from doichieu.workbench.reviews.deciding import LINK_OF


@frozen
class Lost:
    """An item that is gone or, while it is there, no task any more, and what was decided about it.

    `item` has the address and the text that it had last.
    """

    item: StoredItem
    gone: bool
    decided: tuple[Annotation, ...]


def lost_items(
    state: ReviewState, items: Mapping[ItemId, StoredItem], present: Mapping[ItemId, StoredItem]
) -> tuple[Lost, ...]:
    """The lost items in the order of `items`, which are all; `present` are those not gone."""
    decided: dict[ItemId, list[Annotation]] = {}
    for annotation in state.lost:
        for item in annotation.slot.items:
            if _is_lost(annotation, present.get(item)):
                decided.setdefault(item, []).append(annotation)
    if not decided:
        # Each key asks, and of long documents there are thousands of items.
        return ()
    return tuple(
        Lost(items[item], item not in present, tuple(decided[item]))
        for item in items
        if item in decided
    )


def _is_lost(annotation: Annotation, item: StoredItem | None) -> bool:
    return item is None or not (item.reviewed or annotation.slot.action in REMARKS)


def dismissed(state: ReviewState, lost: Lost) -> list[Change]:
    """Changes after which nothing is said of a lost item any more.

    An overlap stands on among the others where two are left. A task whose only answer it was is
    undecided again.
    """
    changes = []
    for annotation in lost.decided:
        changes.append(Change(annotation.slot, None))
        rest = tuple(item for item in annotation.slot.items if item != lost.item.id)
        if annotation.slot.action is Action.OVERLAP and len(rest) > 1:
            changes.append(Change(Slot(Action.OVERLAP, rest), annotation.entry))
    return changes + [Change(slot, None) for slot in _left_without_answer(state, lost)]


def _left_without_answer(state: ReviewState, lost: Lost) -> Iterator[Slot]:
    """The verdicts that rest on a lost plan item alone."""
    for link in lost.decided:
        task = link.slot.items[0]
        if link.slot.action is not Action.LINK or task == lost.item.id:
            continue
        answers = {each.slot for each in state.answers(task)}
        if answers == {link.slot} and state.verdict(task) in LINK_OF:
            yield Slot(Action.VERDICT, (task,))


def moved(state: ReviewState, lost: Lost, to: StoredItem, order: Sequence[ItemId]) -> list[Change]:
    """Changes after which what was decided about a lost item stands at `to`, reasons and all.

    `order` are the plan items as an overlap names them. Raises InputError, and gives nothing, when
    something else was decided there.
    """
    changes = []
    for annotation in lost.decided:
        slot = _moved_slot(annotation.slot, lost.item.id, to.id, order)
        changes.append(Change(annotation.slot, None))
        if slot is None:
            continue
        if slot.action is Action.LINK and annotation.entry.value in ANSWERING:
            # What answers a task has a basis above it.
            changes.append(Change(Slot(Action.ADDITION, (slot.items[1],)), None))
        emptied = {change.slot for change in changes if change.entry is None}
        standing = (each for each in state.annotations if each.slot not in emptied)
        known = state.by_slot.get(slot)
        otherwise = known is not None and known.entry.value != annotation.entry.value
        if otherwise or contradicting(slot, annotation.entry, standing):
            raise InputError(
                _("something else is decided there, so nothing was moved"),
                where=to.address,
                remedy=_("Dismiss the old decision instead."),
            )
        if slot not in state.by_slot:
            changes.append(Change(slot, annotation.entry))
    return changes


def _moved_slot(slot: Slot, lost: ItemId, to: ItemId, order: Sequence[ItemId]) -> Slot | None:
    """The slot with one item in the place of the lost one; None where too few are left."""
    items = tuple(to if item == lost else item for item in slot.items)
    if slot.action in TWINS:
        index = {item: n for n, item in enumerate(order)}
        items = tuple(sorted(set(items), key=lambda item: index.get(item, len(index))))
        if len(items) < 2:
            return None
    return Slot(slot.action, items, slot.code)
