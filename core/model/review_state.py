"""How far a review is: what has been decided so far, to be asked and to be counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from doichieu.frozen import frozen
from doichieu.model.actions import ANSWERING, RULES, Action, LinkKind, Verdict
from doichieu.model.decisions import Annotation, Slot
from doichieu.model.documents import ItemId
from doichieu.model.findings import Finding, Judged


@frozen
class Counts:
    """How far a review is: tasks in all and by verdict, and how often each action was decided.

    What is `lost` is in none of these: it is one of the `suspects`, which need another look.
    """

    tasks: int
    verdicts: Mapping[Verdict, int]
    actions: Mapping[Action, int]
    suspects: int = 0

    @property
    def decided(self) -> int:
        """Tasks that have a verdict; `unsure` is one."""
        return sum(self.verdicts.values())


@frozen
class ReviewState:
    """What has been decided in a review so far, ready to be asked.

    `outside` are the directive's items outside the section that is looked at. What was decided
    about them is known, for a plan item may answer one of them, but neither listed nor counted.
    """

    annotations: tuple[Annotation, ...] = ()
    outside: frozenset[ItemId] = frozenset()

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

    @cached_property
    def inside(self) -> tuple[Annotation, ...]:
        """What is listed: all but what was decided about items outside the section looked at."""
        return tuple(a for a in self.annotations if a.slot.items[0] not in self.outside)

    def all(self, action: Action) -> tuple[Annotation, ...]:
        """Every find of one action, in the order of its items; what is lost is none."""
        chosen = (a for a in self.inside if a.slot.action is action and not a.lost)
        return tuple(sorted(chosen, key=lambda a: a.slot.items))

    @property
    def suspects(self) -> tuple[Annotation, ...]:
        """What needs another look."""
        return tuple(a for a in self.inside if a.suspect)

    @property
    def lost(self) -> tuple[Annotation, ...]:
        """What is about an item that is gone, or no task any more."""
        return tuple(a for a in self.inside if a.lost)

    def about(self, action: Action, item: ItemId) -> tuple[Annotation, ...]:
        """What was decided about `item`: its links, the overlaps it is in, its notes."""
        return self.by_item.get((action, item), ())

    def verdict(self, item: ItemId) -> Verdict | None:
        """The verdict on a directive item; None while it is undecided."""
        found = self.by_slot.get(Slot(Action.VERDICT, (item,)))
        return Verdict(found.entry.value) if found else None

    def reason(self, item: ItemId) -> str:
        """The reason that stands with the verdict on a directive item; '' without one."""
        found = self.by_slot.get(Slot(Action.VERDICT, (item,)))
        return found.entry.reason if found else ""

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
        """Whether nobody said yet how a plan item stands to the directive.

        That it overlaps with others says nothing of that, nor does a link to a task that is lost.
        """
        said = (*self.links(plan), *self.about(Action.ADDITION, plan))
        return all(annotation.lost for annotation in said)

    def note(self, *items: ItemId) -> str:
        """The note on an item or on a pair; '' without one."""
        found = self.by_slot.get(Slot(Action.NOTE, items))
        return found.entry.value if found else ""

    def judged(self, finding: Finding) -> Judged:
        """A finding with what was said of it, at whichever answer of its task it was told then."""
        about = self.about(Action.FINDING, finding.items[0])
        said = [each for each in about if each.slot.code == finding.code]
        whole = next((each for each in said if each.slot.items == finding.items), None)
        beside = (each for each in said if each.slot.items[0] == finding.items[0])
        return Judged(finding, whole or next(beside, None))

    def counts(self, tasks: Iterable[ItemId]) -> Counts:
        """The figures of a review over these directive items."""
        verdicts = [self.verdict(task) for task in tasks]
        return Counts(
            tasks=len(verdicts),
            verdicts={v: verdicts.count(v) for v in Verdict},
            actions={action: len(self.all(action)) for action in RULES},
            suspects=len(self.suspects),
        )
