"""The words of the field as data: documents, their items, and what reviewers decide.

Frozen dataclasses and enumerations of the standard library only; all other packages speak in them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import PurePath
from typing import NewType

DocumentId = NewType("DocumentId", int)
ItemId = NewType("ItemId", int)
ReviewId = NewType("ReviewId", int)


class Branch(StrEnum):
    """Whose document it is (khối)."""

    PARTY = "party"
    STATE = "state"


class Level(StrEnum):
    """Where in the hierarchy its issuer stands (cấp)."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Kind(StrEnum):
    """What a block of a document is; the definitions stand in `docs/reading.md`."""

    HEADING = "heading"
    TASK = "task"
    ORGANISATION = "organisation"
    PURPOSE = "purpose"
    OBJECTIVE = "objective"
    SITUATION = "situation"
    RECITAL = "recital"
    DEADLINE = "deadline"
    RECIPIENT = "recipient"
    SIGNATURE = "signature"
    NOISE = "noise"


REVIEWED = frozenset({Kind.TASK, Kind.ORGANISATION, Kind.OBJECTIVE})
"""The kinds a review goes through on either side; the others are read, not reviewed."""

FURNITURE = frozenset({Kind.RECIPIENT, Kind.SIGNATURE, Kind.NOISE})
"""The kinds that belong to the sheet of paper rather than to what the document says."""


class DeadlineKind(StrEnum):
    """How a deadline binds."""

    CONTINUOUS = "continuous"
    ANNUAL = "annual"
    BY = "by"
    WITHIN = "within"
    FROM = "from"
    CONDITIONAL = "conditional"
    PERIODIC = "periodic"
    TERM = "term"
    MIXED = "mixed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a task is due: the words as printed, how they bind, and the dates they fix.

    `raw` joins several marks with ' | '. `end` is the last day for a deadline of kind `by`.
    """

    raw: str | None = None
    kind: DeadlineKind = DeadlineKind.NONE
    start: date | None = None
    end: date | None = None


NO_DEADLINE = Deadline()


@dataclass(frozen=True)
class Item:
    """One block of a document.

    `address` is the dotted path of labels (`IV.4.-3`), unique in its document; `parent` the address
    of the block above it. `line` is 1-based. `text` has neither label nor markup and is safe to
    show. `leads` must carry it out, `partners` take part (the `with` of the JSON output). `cites`
    are document numbers as printed; `refers` the numbers of documents that it names by a short name
    only, in the way the number is printed where the name is given.
    """

    address: str
    line: int
    kind: Kind
    text: str
    parent: str | None = None
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    deadline: Deadline = NO_DEADLINE
    cites: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()

    @property
    def reviewed(self) -> bool:
        """Whether a review goes through this item."""
        return self.kind in REVIEWED

    @cached_property
    def fingerprint(self) -> str:
        """Sixteen hex digits that change whenever the wording does."""
        return hashlib.blake2b(self.text.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself in its letterhead, title and opening paragraphs."""

    number: str | None = None
    type: str | None = None
    issuer: str | None = None
    branch: Branch | None = None
    level: Level | None = None
    place: str | None = None
    date: date | None = None
    signers: tuple[str, ...] = ()
    title: str | None = None
    implements: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The shortest name people would use: the number, else the type and issuer, or ''."""
        if self.number:
            return self.number
        return " ".join(part for part in (self.type, self.issuer) if part)


class TieKind(StrEnum):
    """What another document is to this one (lược đồ)."""

    BASIS = "basis"
    IMPLEMENTS = "implements"
    CITES = "cites"
    AMENDS = "amends"
    REPLACES = "replaces"


@dataclass(frozen=True, slots=True)
class Tie:
    """How a document stands to another, whose `number` is as printed on the 1-based `line`.

    `issued` is the day that is printed beside the number: numbers begin anew each year.
    """

    kind: TieKind
    number: str
    line: int
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the reader was unsure of, with the 1-based line it stands on."""

    line: int
    message: str


@dataclass(frozen=True)
class Outline:
    """What a reader gives: the facts, every block in reading order, the doubts and the ties."""

    facts: Facts
    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()
    ties: tuple[Tie, ...] = ()

    @cached_property
    def by_address(self) -> dict[str, Item]:
        """The items by address."""
        return {item.address: item for item in self.items}

    def section(self, address: str) -> Outline:
        """The part of the outline at and below `address`.

        Raises KeyError when there is no such block.
        """
        if address not in self.by_address:
            raise KeyError(address)
        below = address + "."
        kept = tuple(i for i in self.items if i.address == address or i.address.startswith(below))
        return replace(self, items=kept)

    def above(self, item: Item) -> Iterator[Item]:
        """The blocks above `item`, nearest first."""
        address = item.parent
        while address is not None and (parent := self.by_address.get(address)):
            yield parent
            address = parent.parent

    def heading_of(self, item: Item) -> str:
        """The text of the nearest heading above `item`, or ''."""
        return next((p.text for p in self.above(item) if p.kind is Kind.HEADING), "")


class Relation(StrEnum):
    """What a person says of a directive item and a plan item."""

    SAME = "same"
    PARTIAL = "partial"
    RELATED = "related"
    REJECTED = "rejected"


ANSWERING = frozenset({Relation.SAME, Relation.PARTIAL})
"""The relations by which a plan item answers a directive item."""


class Verdict(StrEnum):
    """How far one directive item is carried out by the plan (coverage)."""

    COVERED = "covered"
    PARTIAL = "partial"
    GAP = "gap"
    NOT_APPLICABLE = "not_applicable"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Candidate:
    """A suggestion: the program's guess that `plan` answers `directive`.

    `score` and every value of `parts` lie in 0..1; `proposed` marks the pairs that the program
    would stand by on its own.
    """

    directive: Item
    plan: Item
    score: float
    parts: dict[str, float] = field(default_factory=dict)
    proposed: bool = False


class DifferenceKind(StrEnum):
    """In what a plan item falls short of the directive item it answers, in the order told."""

    DEADLINE_LATER = "deadline_later"
    DEADLINE_DROPPED = "deadline_dropped"
    DEADLINE_VAGUE = "deadline_vague"
    LEAD_CHANGED = "lead_changed"
    LEAD_DROPPED = "lead_dropped"
    CITATION_MISSING = "citation_missing"
    NUMBER_LOWERED = "number_lowered"
    SCOPE_NARROWED = "scope_narrowed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a plan item falls short: what the directive asks and the plan gives.

    Both are words as printed; `given` is '' where the plan says nothing instead.
    """

    kind: DifferenceKind
    asked: str
    given: str = ""


@dataclass(frozen=True)
class StoredItem(Item):
    """An item with its identity in the store, which survives a new version of the file."""

    id: ItemId = ItemId(0)


@dataclass(frozen=True)
class Document:
    """A document in the store. `outline.items` are `StoredItem`s."""

    id: DocumentId
    source: str
    digest: str
    imported: datetime
    outline: Outline

    @property
    def name(self) -> str:
        """What to call it: its number, else its type and issuer, else its file."""
        return self.outline.facts.name or PurePath(self.source).name


class Action(StrEnum):
    """What a decision is about; each fixes which items its slot names.

    verdict: a directive item. link: a directive item and a plan item. overlap: two or more plan
    items in the order of the plan. addition: a plan item. note: an item of either side, or a
    directive item and a plan item.
    """

    VERDICT = "verdict"
    LINK = "link"
    OVERLAP = "overlap"
    ADDITION = "addition"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Slot:
    """The place in a review that a decision fills: one action on certain items."""

    action: Action
    items: tuple[ItemId, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What fills a slot: a Verdict, a Relation, or the text of a note; and the reason given.

    An overlap's and an addition's value is the name of the action.
    """

    value: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A wish to fill a slot, or with None to empty it."""

    slot: Slot
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A filled slot as it stands: who filled it and when.

    `suspect` is true once the text of one of its items is no longer what the reviewer read.
    """

    slot: Slot
    entry: Entry
    reviewer: str
    at: datetime
    suspect: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the append-only log. Rows of one keystroke share `step`.

    `undoes` is the step that this one takes back, `redoes` the undo that it takes back in turn.
    """

    id: int
    step: int
    at: datetime
    reviewer: str
    review: ReviewId
    slot: Slot
    before: Entry | None
    after: Entry | None
    undoes: int | None = None
    redoes: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """What a review holds against each other: two documents, or one section of each.

    A section is the address of a block; '' is the whole document.
    """

    directive: DocumentId
    plan: DocumentId
    directive_section: str = ""
    plan_section: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a review is: tasks in all and by verdict, and what was found on the way."""

    tasks: int
    verdicts: Mapping[Verdict, int]
    overlaps: int
    additions: int
    notes: int

    @property
    def decided(self) -> int:
        """Tasks that have a verdict; `unsure` is one."""
        return sum(self.verdicts.values())


@dataclass(frozen=True)
class Standing:
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

    def relation(self, directive: ItemId, plan: ItemId) -> Relation | None:
        """What a person said of this pair; None while nobody has."""
        found = self.by_slot.get(Slot(Action.LINK, (directive, plan)))
        return Relation(found.entry.value) if found else None

    def links(self, item: ItemId) -> tuple[Annotation, ...]:
        """The links of an item of either side, rejected pairs left out."""
        return tuple(a for a in self.about(Action.LINK, item) if a.entry.value != Relation.REJECTED)

    def left_over(self, plan: ItemId) -> bool:
        """Whether a plan item is neither linked nor an addition nor in an overlap."""
        said = (self.about(action, plan) for action in (Action.ADDITION, Action.OVERLAP))
        return not (self.links(plan) or any(said))

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
            overlaps=len(self.all(Action.OVERLAP)),
            additions=len(self.all(Action.ADDITION)),
            notes=len(self.all(Action.NOTE)),
        )
