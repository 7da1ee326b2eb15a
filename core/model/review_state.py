"""How far a review is: what has been decided so far, to be asked and to be counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from doichieu.model.actions import ANSWERING, RULES, Action, LinkKind, Verdict
from doichieu.model.decisions import Annotation, Slot
from doichieu.model.documents import ItemId


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a review is: tasks in all and by verdict, and how often each action was decided."""

    tasks: int
    verdicts: Mapping[Verdict, int]
    actions: Mapping[Action, int]

    @property
    def decided(self) -> int:
        """Tasks that have a verdict; `unsure` is one."""
        return sum(self.verdicts.values())


@dataclass(frozen=True)
class ReviewState:
    """What has been decided in a review so far, ready to be asked."""

    annotations: tuple[Annotation, ...] = ()

    @cached_property
    def by_slot(self) -> dict[Slot, Annotation]:
        """The filled slots."""
        return {a.slot: a for a in self.annotations}

    @cached_property
    def by_item(self) -> dict[tuple[Action, ItemId], tuple[Annotation, ...]]:
        """What was decided about an item, by action, in the order of the slots' items."""
        found: dict[tuple[Action, ItemId], list[Annotation]] = {}
        for annotation in sorted(self.annotations, key=lambda a: a.slot.items):
            for item in annotation.slot.items:
                found.setdefault((annotation.slot.action, item), []).append(annotation)
        return {key: tuple(values) for key, values in found.items()}

    def all(self, action: Action) -> tuple[Annotation, ...]:
        """Every annotation of one action, in the order of its items."""
        chosen = (a for a in self.annotations if a.slot.action is action)
        return tuple(sorted(chosen, key=lambda a: a.slot.items))

    def about(self, action: Action, item: ItemId) -> tuple[Annotation, ...]:
        """What was decided about `item`: its links, the overlaps it is in, its notes."""
        return self.by_item.get((action, item), ())

    def verdict(self, item: ItemId) -> Verdict | None:
        """The verdict on a directive item; None while it is undecided."""
        found = self.by_slot.get(Slot(Action.VERDICT, (item,)))
        return Verdict(found.entry.value) if found else None

    def link_kind(self, directive: ItemId, plan: ItemId) -> LinkKind | None:
        """What a person said of this pair; None while nobody has."""
        found = self.by_slot.get(Slot(Action.LINK, (directive, plan)))
        return LinkKind(found.entry.value) if found else None

    def links(self, item: ItemId) -> tuple[Annotation, ...]:
        """The links of an item of either side, rejected pairs left out."""
        return tuple(a for a in self.about(Action.LINK, item) if a.entry.value != LinkKind.REJECTED)

    def answers(self, item: ItemId) -> tuple[Annotation, ...]:
        """The links by which plan items answer a task, or by which a plan item answers tasks."""
        return tuple(a for a in self.links(item) if a.entry.value in ANSWERING)

    def left_over(self, plan: ItemId) -> bool:
        """Whether a plan item is neither linked nor an addition nor in an overlap."""
        finds = (self.about(action, plan) for action in (Action.ADDITION, Action.OVERLAP))
        return not (self.links(plan) or any(finds))

    def note(self, *items: ItemId) -> str:
        """The note on an item or on a pair; '' without one."""
        found = self.by_slot.get(Slot(Action.NOTE, items))
        return found.entry.value if found else ""

    def counts(self, tasks: Iterable[ItemId]) -> Counts:
        """The figures of a review over these directive items."""
        verdicts = [self.verdict(task) for task in tasks]
        return Counts(
            tasks=len(verdicts),
            verdicts={v: verdicts.count(v) for v in Verdict},
            actions={action: len(self.all(action)) for action in RULES},
        )
