"""What readers said beside verdicts and answers, brought into what is settled.

A reading is only read, and a report tells of what is settled alone: what a reader noted, tagged or
found in the plan would be in no report, though nobody said otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from doichieu.model import (
    ANSWERING,
    TWINS,
    Action,
    Annotation,
    Change,
    Entry,
    ItemId,
    ReviewState,
    Slot,
    contradict,
    contradicting,
)

_OF_TASK = frozenset({Action.NOTE, Action.TAG, Action.FINDING, Action.LINK})
_BESIDE = frozenset({Action.NOTE, Action.TAG, Action.FINDING, Action.ADDITION, *TWINS})


def of_task(
    task: ItemId, taken: Sequence[ReviewState], readings: Sequence[ReviewState], now: ReviewState
) -> tuple[Change, ...]:
    """What goes with a task as it is settled: the remarks of those readings that are taken.

    Remarks on the task and on pairs with it, and what is related or rejected. What came of another
    reading before goes; what was said upon settling stays.
    """

    def slots(states: Iterable[ReviewState]) -> Iterator[Slot]:
        about = (state.about(action, task) for state in states for action in sorted(_OF_TASK))
        for each in (one for some in about for one in some):
            if each.slot.items[0] == task and not each.lost and not _answers(each):
                yield each.slot

    wanted = {slot: _joined(slot, taken) for slot in slots(taken)}
    changes: list[Change] = []
    for slot in dict.fromkeys(slots(readings)):
        there = now.by_slot.get(slot)
        said = {_joined(slot, [each]) for each in readings} | {_joined(slot, readings)}
        if there is not None and (_answers(there) or there.entry not in said):
            continue
        if (then := wanted.get(slot)) != (there and there.entry):
            changes.append(Change(slot, then))
    return tuple(changes)


def beside(
    readings: Sequence[ReviewState], decided: Collection[ItemId], now: ReviewState
) -> tuple[Change, ...]:
    """What readers said of anything but the tasks that some have `decided`, and is not settled yet.

    Finds and remarks of the plan: one reader is enough, for who said nothing said nothing against
    it. Left out is what cannot stand beside what another reader said or what is settled.
    """
    said = [each for state in readings for each in state.inside if _is_beside(each, decided)]
    twins = [each for each in said if each.slot.action in TWINS]
    changes: list[Change] = []
    for slot in dict.fromkeys(each.slot for each in said):
        entry = _joined(slot, readings)
        if entry is None or slot in now.by_slot:
            continue
        there = [a for item in slot.items for action in Action for a in now.about(action, item)]
        others = twins if slot.action in TWINS else []
        if contradicting(slot, entry, there) or any(
            contradict(slot, entry.value, each.slot, each.entry.value) for each in others
        ):
            continue
        changes.append(Change(slot, entry))
    return tuple(changes)


def _is_beside(said: Annotation, decided: Collection[ItemId]) -> bool:
    slot = said.slot
    return slot.action in _BESIDE and slot.items[0] not in decided and not said.lost


def _answers(said: Annotation) -> bool:
    return said.slot.action is Action.LINK and said.entry.value in ANSWERING


def _joined(slot: Slot, readings: Iterable[ReviewState]) -> Entry | None:
    """What these readings say in a slot: all notes and reasons; None where they differ."""
    found = [each.by_slot[slot].entry for each in readings if slot in each.by_slot]
    values = [*dict.fromkeys(each.value for each in found)]
    if not found or (len(values) > 1 and slot.action is not Action.NOTE):
        return None
    reasons = dict.fromkeys(each.reason for each in found if each.reason)
    return Entry("; ".join(values), "; ".join(reasons))
