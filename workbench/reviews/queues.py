"""Queues: which tasks a reviewer goes through, and in which order; and the nearest one of them.

A queue is chosen by what is decided, by what a task says, or by how sure the program is. Which
tasks are in it is settled when it is chosen: a task that is decided meanwhile stays in sight.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from doichieu.frozen import frozen
from doichieu.language import _, current
from doichieu.model import Action, Decision, ItemId, ReviewState, StoredItem, Verdict
from doichieu.workbench.reviews import tagging

if TYPE_CHECKING:
    from doichieu.workbench.reviews.standing import Standing


class QueueKind(StrEnum):
    """By what a queue is chosen."""

    ALL = "all"
    MINE = "mine"
    NOBODYS = "nobodys"
    UNDECIDED = "undecided"
    UNSURE = "unsure"
    GAP = "gap"
    PARTIAL = "partial"
    SUSPECT = "suspect"
    NOTED = "noted"
    TAGGED = "tagged"
    DISPUTED = "disputed"
    UNCERTAIN = "uncertain"
    LEAD = "lead"
    SECTION = "section"
    YEAR = "year"
    SAMPLE = "sample"


@frozen
class Queue:
    """A queue; `value` is the lead body, the tag, the section's address, the year or the size."""

    kind: QueueKind = QueueKind.ALL
    value: str = ""

    def __str__(self) -> str:
        """As it is kept."""
        return f"{self.kind}:{self.value}"

    @classmethod
    def kept(cls, text: str) -> Self:
        """The queue that was kept as `text`; that of all tasks where it is none."""
        kind, _colon, value = text.partition(":")
        return cls(QueueKind(kind), value) if kind in {*QueueKind} else cls()

    @property
    def of_decided(self) -> bool:
        """Whether what is in it is decided already, and walked to be looked at again."""
        return self.kind in _DECIDED


ALL = Queue()

_DECIDED = {
    QueueKind.UNSURE,
    QueueKind.GAP,
    QueueKind.PARTIAL,
    QueueKind.SUSPECT,
    QueueKind.NOTED,
    QueueKind.TAGGED,
    QueueKind.DISPUTED,
}

SAMPLE = 10
"""Tasks of a sample, where nobody says otherwise."""


@frozen
class Offered:
    """A queue that has something in it: how many tasks, and how many of them are undecided."""

    queue: Queue
    count: int
    undecided: int


def members(review: Standing, queue: Queue) -> tuple[ItemId, ...]:
    """The tasks of a queue in the order in which they are walked; () where there are none."""
    return tuple(task.id for task in _PICKS[queue.kind](review, queue.value))


def offered(review: Standing) -> tuple[Offered, ...]:
    """Every queue that is not empty: all tasks, by whose they are, state, section, lead, year."""
    queues = [Queue(kind) for kind in QueueKind if kind not in _VALUES]
    queues += [Queue(kind, value) for kind, values in _VALUES.items() for value in values(review)]
    found = ((queue, members(review, queue)) for queue in queues)
    return tuple(
        Offered(queue, len(tasks), sum(review.state.verdict(task) is None for task in tasks))
        for queue, tasks in found
        if tasks
    )


def name(queue: Queue, review: Standing) -> str:
    """What to call a queue."""
    words = {
        QueueKind.ALL: _("all tasks"),
        QueueKind.MINE: _("given to me"),
        QueueKind.NOBODYS: _("given to nobody"),
        QueueKind.UNDECIDED: _("undecided"),
        QueueKind.UNSURE: _("unsure"),
        QueueKind.GAP: _("gaps"),
        QueueKind.PARTIAL: _("carried out in part"),
        QueueKind.SUSPECT: _("to be looked at again"),
        QueueKind.NOTED: _("with a note or a reason"),
        QueueKind.TAGGED: _("tagged: {name}") if queue.value else _("with any tag"),
        QueueKind.DISPUTED: _("where reviewers differ"),
        QueueKind.UNCERTAIN: _("uncertain first"),
        QueueKind.LEAD: _("lead: {name}"),
        QueueKind.SECTION: _("section {name}"),
        QueueKind.YEAR: _("due in {name}"),
        QueueKind.SAMPLE: _("a sample of {name}"),
    }
    value = queue.value.partition("/")[0] if queue.kind is QueueKind.SAMPLE else queue.value
    if queue.kind is QueueKind.SECTION:
        items = review.sides.directive_part.items
        value = next((f"{value} {item.text}" for item in items if item.address == value), value)
    if queue.kind is QueueKind.TAGGED and (tag := review.codebook.meant(value)):
        value = f"{tag.glyph} {tag.name(current())}"
    return words[queue.kind].format(name=value)


_Picked = Iterable[StoredItem]


def _given(verdict: Verdict | None) -> Callable[[Standing, str], _Picked]:
    """The tasks with a verdict; None for those without."""
    return lambda review, _value: (
        task for task in review.tasks if review.state.verdict(task.id) is verdict
    )


def _mine(review: Standing, _value: str) -> _Picked:
    return filter(review.assigning.is_mine, review.tasks)


def _nobodys(review: Standing, _value: str) -> _Picked:
    """Those that are given to nobody, once anything is given."""
    return filter(review.assigning.is_nobodys, review.tasks)


def _suspect(review: Standing, _value: str) -> _Picked:
    suspects = {item for each in review.state.suspects for item in each.slot.items}
    return (task for task in review.tasks if task.id in suspects)


def _noted(review: Standing, _value: str) -> _Picked:
    """Those with a note or a reason, on the task or on a pair with it."""
    notes = {item for each in review.state.all(Action.NOTE) for item in each.slot.items}
    notes |= review.elsewhere.notes.keys()
    return (task for task in review.tasks if task.id in notes or review.reason(task.id))


def _tagged(review: Standing, tag: str) -> _Picked:
    """Those with a tag, on the task or on a pair with it."""
    tagged = tagging.with_tag(review, tag)
    return (task for task in review.tasks if task.id in tagged)


def _disputed(review: Standing, _value: str) -> _Picked:
    disputed = review.disputed
    return (task for task in review.tasks if task.id in disputed)


def _uncertain(review: Standing, _value: str) -> _Picked:
    """Those without a verdict, the one first whose two best suggestions are nearest."""
    undecided = _given(None)(review, "")
    return sorted(undecided, key=lambda task: review.margin(task.id))


def _led(review: Standing, lead: str) -> _Picked:
    return (task for task in review.tasks if lead in task.leads)


def _in_section(review: Standing, section: str) -> _Picked:
    inside = {item.id for item in review.sides.directive_part.section(section).items}
    return (task for task in review.tasks if task.id in inside)


def _due(review: Standing, year: str) -> _Picked:
    return (task for task in review.tasks if _year(task) == year)


def _sample(review: Standing, value: str) -> _Picked:
    """So many tasks at random in reading order, the same each time: `value` is 'n' or 'n/seed'."""
    size, _slash, seed = value.partition("/")
    count = int(size) if size.isdigit() else SAMPLE
    chance = random.Random(f"{review.directive.id}/{review.plan.id}/{seed}")  # noqa: S311
    chosen = set(chance.sample(range(len(review.tasks)), min(count, len(review.tasks))))
    return (task for place, task in enumerate(review.tasks) if place in chosen)


def _year(task: StoredItem) -> str:
    return str(task.deadline.end.year) if task.deadline.end else ""


_PICKS: Mapping[QueueKind, Callable[[Standing, str], _Picked]] = {
    QueueKind.ALL: lambda review, _value: review.tasks,
    QueueKind.MINE: _mine,
    QueueKind.NOBODYS: _nobodys,
    QueueKind.UNDECIDED: _given(None),
    QueueKind.UNSURE: _given(Verdict.UNSURE),
    QueueKind.GAP: _given(Verdict.GAP),
    QueueKind.PARTIAL: _given(Verdict.PARTIAL),
    QueueKind.SUSPECT: _suspect,
    QueueKind.NOTED: _noted,
    QueueKind.TAGGED: _tagged,
    QueueKind.DISPUTED: _disputed,
    QueueKind.UNCERTAIN: _uncertain,
    QueueKind.LEAD: _led,
    QueueKind.SECTION: _in_section,
    QueueKind.YEAR: _due,
    QueueKind.SAMPLE: _sample,
}


def _leads(review: Standing) -> Iterator[str]:
    """The lead bodies, that of most tasks first."""
    led = Counter(lead for task in review.tasks for lead in task.leads)
    return (lead for lead, _count in led.most_common())


def _sections(review: Standing) -> Iterator[str]:
    """The blocks right above tasks, in reading order."""
    return iter(dict.fromkeys(task.parent for task in review.tasks if task.parent))


def _years(review: Standing) -> Iterator[str]:
    return iter(sorted({year for task in review.tasks if (year := _year(task))}))


def _tags(review: Standing) -> Iterator[str]:
    """Any tag, then each of the codebook."""
    return iter(["", *(tag.id for tag in review.codebook.tags)])


_VALUES: Mapping[QueueKind, Callable[[Standing], Iterable[str]]] = {
    QueueKind.TAGGED: _tags,
    QueueKind.SAMPLE: lambda _review: [str(SAMPLE)],
    QueueKind.SECTION: _sections,
    QueueKind.LEAD: _leads,
    QueueKind.YEAR: _years,
}
"""What the queues of a kind are told apart by."""


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
