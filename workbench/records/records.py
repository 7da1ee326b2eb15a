"""Everything decided in a store, as one reviewer looks it through: records, and the last steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

from doichieu.model import (
    RULES,
    Action,
    Annotation,
    ItemId,
    Layer,
    ReviewId,
    StepTaken,
    StoredItem,
    Tag,
    TagId,
)
from doichieu.sorting import name_key
from doichieu.store import Store
from doichieu.store.records import Sides, StoredRecord
from doichieu.workbench.codebook import Codebook
from doichieu.workbench.records.query import Asked, Query, parse
from doichieu.workbench.records.record import Record
from doichieu.workbench.reviews.reading import layers_read

LAST = 200
"""Steps in the list of the last ones."""


class Order(StrEnum):
    """In what order records stand."""

    DOCUMENT = "document"
    TIME = "time"
    REVIEWER = "reviewer"
    VERDICT = "verdict"
    TAG = "tag"


class Records:
    """What was decided in the reviews of an open store."""

    def __init__(self, store: Store, reviewer: str, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._reviewer = reviewer
        self._who = store.seat.signed(reviewer)
        self._clock = clock
        self._codebook = Codebook(store, reviewer, clock)

    def all(self, review: ReviewId | None = None) -> tuple[Record, ...]:
        """What stands decided in a review, or in every one, each in reading order."""
        self._codebook.refresh()
        stored = self._store.records.all(review, layers_read(self._store, self._reviewer))
        tags = self._tags(stored)
        notes = {
            (each.review, each.annotation.slot.items): each.annotation.entry.value
            for each in stored
            if each.annotation.slot.action is Action.NOTE
        }
        return tuple(
            Record(
                each,
                self._tag(each.annotation),
                tags.get((each.review, each.annotation.slot.items), ()),
                notes.get((each.review, each.annotation.slot.items), ""),
            )
            for each in stored
        )

    def _tag(self, annotation: Annotation) -> Tag | None:
        return self._codebook.meant(annotation.slot.code)

    def _tags(
        self, stored: Iterable[StoredRecord]
    ) -> dict[tuple[ReviewId, tuple[ItemId, ...]], tuple[Tag, ...]]:
        """The tags on the same items, each once, in the order of the codebook."""
        order = {tag: place for place, tag in enumerate(self._codebook.by_id)}
        found: dict[tuple[ReviewId, tuple[ItemId, ...]], dict[TagId, Tag]] = {}
        for each in stored:
            if (tag := self._tag(each.annotation)) is not None:
                found.setdefault((each.review, each.annotation.slot.items), {})[tag.id] = tag
        return {
            about: tuple(sorted(tags.values(), key=lambda tag: order[tag.id]))
            for about, tags in found.items()
        }

    def stamp(self) -> object:
        """What is another one whenever there may be something else to read."""
        return self._store.records.stamp()

    def query(self, text: str) -> Query:
        """What is asked for by a text; `query` says how."""
        return parse(text, Asked(self._clock(), self._who))

    def ordered(self, records: Iterable[Record], order: Order) -> list[Record]:
        """Records in another order; what is equal stays in reading order."""
        tags = {tag: place for place, tag in enumerate(self._codebook.by_id)}
        keys: dict[Order, Callable[[Record], tuple[Any, ...]]] = {
            Order.DOCUMENT: lambda _record: (),
            Order.TIME: lambda record: (-record.at.timestamp(),),
            Order.REVIEWER: lambda record: name_key(record.annotation.reviewer),
            Order.VERDICT: _by_verdict,
            Order.TAG: lambda record: (*(tags[tag.id] for tag in record.tags), len(tags)),
        }
        return sorted(records, key=keys[order])

    def last_steps(self, review: ReviewId | None = None) -> tuple[StepTaken, ...]:
        """The last steps of a review, or of all, newest first."""
        return self._store.records.last_steps(LAST, review, Layer(self._reviewer))

    def items(self, steps: Iterable[StepTaken]) -> dict[ItemId, StoredItem]:
        """The items that steps are about, also those that are gone."""
        about = {item for step in steps for row in step.rows for item in row.slot.items}
        return {item: found for item, (_of, found) in self._store.records.items(about).items()}

    def sides(self) -> dict[ReviewId, Sides]:
        """What each review holds against each other."""
        return self._store.records.sides()


_ACTIONS = {action: place for place, action in enumerate(RULES)}


def _by_verdict(record: Record) -> tuple[int, int]:
    """By what was decided: in the order of the table of what can be."""
    action = record.slot.action
    values = [*RULES[action].values]
    value = record.annotation.entry.value
    return _ACTIONS[action], values.index(value) if value in values else len(values)
