"""Documents as they are read and kept: what they say of themselves, their items and relations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Generic, NewType, TypeVar

from doichieu.frozen import frozen
from doichieu.hashing import blake2b
from doichieu.model.doubts import Doubt
from doichieu.model.labels import Label, Scheme

DocumentId = NewType("DocumentId", int)
ItemId = NewType("ItemId", int)


class Branch(StrEnum):
    """Whose document it is (khối); the Front is that of unions, youth, women and others too."""

    PARTY = "party"
    STATE = "state"
    FRONT = "front"


class Level(StrEnum):
    """Where in the hierarchy its issuer stands (cấp)."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"

    @property
    def rank(self) -> int:
        """How far below the centre it is, from 0."""
        return _LEVELS.index(self)


_LEVELS = tuple(Level)


class Kind(StrEnum):
    """What a block of a document is; the definitions stand in `docs/reading.md`.

    `UNSETTLED` is a state of reading, of a block whose kind is not known yet: no item has it.
    """

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
    UNSETTLED = "unsettled"


ITEM_KINDS = tuple(kind for kind in Kind if kind is not Kind.UNSETTLED)
"""The kinds that an item may have, and be given by hand."""

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


@frozen
class Deadline:
    """When a task is due: the words as printed, how they bind, and the dates they fix.

    `raw` joins several marks with ' | '. `end` is the last day for a deadline of kind `by`.
    """

    raw: str | None = None
    kind: DeadlineKind = DeadlineKind.NONE
    start: date | None = None
    end: date | None = None


NO_DEADLINE = Deadline()


@frozen
class Item:
    """One block of a document.

    `address` is the dotted path of labels (`IV.4.-3`), unique in its document; `parent` the address
    of the block above it. `label` is what it was printed with, whatever its address was corrected
    to; None where it had none. `line` is 1-based. `text` has neither label nor markup and is safe
    to show. `leads` must carry it out, `partners` take part (the `with` of the JSON output).
    `cites` are document numbers as printed; `refers` the numbers of documents that it names by a
    short name only, in the way the number is printed where the name is given.
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
    label: Label | None = None

    @property
    def reviewed(self) -> bool:
        """Whether a review goes through this item."""
        return self.kind in REVIEWED

    @property
    def folded(self) -> bool:
        """Whether it is an appendix that is kept in one: a form, a list, figures."""
        annex = self.label is not None and self.label.scheme is Scheme.ANNEX
        return annex and self.kind is Kind.NOISE

    @property
    def documents(self) -> tuple[str, ...]:
        """The numbers of the documents it means: cited ones, then those it has a short name for."""
        return (*self.cites, *self.refers)

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits that change whenever the wording does."""
        return blake2b(self.text.encode(), digest_size=8).hexdigest()


@frozen
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


class RelationKind(StrEnum):
    """What another document is to this one (lược đồ)."""

    BASIS = "basis"
    IMPLEMENTS = "implements"
    CITES = "cites"
    AMENDS = "amends"
    REPLACES = "replaces"


@frozen
class DocumentRelation:
    """How a document stands to another, whose `number` is as printed on the 1-based `line`.

    `issued` is the day that is printed beside the number: numbers begin anew each year.
    """

    kind: RelationKind
    number: str
    line: int
    issued: date | None = None


if TYPE_CHECKING:
    import typing_extensions

    # What has a default may be left out: `Outline` alone is one of items in general.
    ItemT_co = typing_extensions.TypeVar("ItemT_co", bound=Item, covariant=True, default=Item)
else:
    ItemT_co = TypeVar("ItemT_co", bound=Item, covariant=True)


@frozen
class Outline(Generic[ItemT_co]):
    """What a reader gives: the facts, every block in reading order, doubts and relations.

    Of a section, `over` are the blocks above it, nearest first; a whole document has none.
    """

    facts: Facts
    items: tuple[ItemT_co, ...]
    doubts: tuple[Doubt, ...] = ()
    relations: tuple[DocumentRelation, ...] = ()
    over: tuple[ItemT_co, ...] = ()

    @cached_property
    def by_address(self) -> dict[str, ItemT_co]:
        """The items by address."""
        return {item.address: item for item in self.items}

    def section(self, address: str) -> Outline[ItemT_co]:
        """The part of the outline at and below `address`.

        Raises KeyError when there is no such block.
        """
        top = self.by_address[address]
        kept = tuple(i for i in self.items if i is top or self.is_below(i, top))
        return replace(self, items=kept, over=(*self.above(top), *self.over))

    def above(self, item: Item) -> Iterator[ItemT_co]:
        """The blocks above `item`, nearest first."""
        address = item.parent
        while address is not None and (parent := self.by_address.get(address)):
            yield parent
            address = parent.parent

    def is_below(self, item: Item, other: Item) -> bool:
        """Whether `item` stands below `other`."""
        return any(each.address == other.address for each in self.above(item))

    def is_within(self, item: Item, scheme: Scheme) -> bool:
        """Whether the item itself or a block above it has a label of that scheme."""
        blocks: tuple[Item, ...] = (item, *self.above(item), *self.over)
        return any(each.label is not None and each.label.scheme is scheme for each in blocks)

    def heading_of(self, item: Item) -> str:
        """The text of the nearest heading above `item`, or ''."""
        return next((p.text for p in self.above(item) if p.kind is Kind.HEADING), "")


@frozen
class StoredItem(Item):
    """An item with its identity in the store, which survives a new version of the file."""

    id: ItemId = ItemId(0)


@frozen
class Document:
    """A document in the store."""

    id: DocumentId
    source: str
    digest: str
    imported: datetime
    outline: Outline[StoredItem]

    @property
    def name(self) -> str:
        """What to call it: its number, else its type and issuer, else its file."""
        return self.outline.facts.name or PurePath(self.source).name
