"""What is still undecided, in reading order, going round the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from doichieu.model import Decision, ItemId, ReviewState


def nearest(
    order: Iterable[ItemId],
    open_: Callable[[ItemId], bool],
    after: ItemId | None,
    *,
    backwards: bool = False,
) -> ItemId | None:
    """The nearest item that is still `open_` after (or before) one; None when there is none."""
    return next(filter(open_, _turned(list(order), after, backwards)), None)


def where_left(
    tasks: Sequence[ItemId], state: ReviewState, latest: Iterable[Decision]
) -> ItemId | None:
    """Where a reviewer left, by their latest decisions: that task, or the undecided one behind it.

    None where there is neither.
    """
    known = set(tasks)
    named = (decision.slot.items[0] for decision in latest)
    last = next((item for item in named if item in known), None)
    if last is not None and state.verdict(last) is None:
        return last
    return nearest(tasks, lambda task: state.verdict(task) is None, last) or last


def _turned(order: list[ItemId], after: ItemId | None, backwards: bool) -> list[ItemId]:
    """All items, beginning behind `after` and going round the end."""
    if backwards:
        order.reverse()
    start = order.index(after) + 1 if after in order else 0
    return order[start:] + order[:start]
