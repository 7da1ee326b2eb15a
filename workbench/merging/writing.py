"""The rows of a review that came from elsewhere, written where new, and what stands then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from doichieu.exchange.form import FileRow, FileTag, Ref
from doichieu.model import DocumentId, ItemId, Layer, ReviewId, Stage, StoredItem, Tag
from doichieu.store import Store
from doichieu.store.arrivals import Sides
from doichieu.store.rows import Logged
from doichieu.workbench.merging.differing import differing
from doichieu.workbench.merging.fates import Fate, Fated, Here, alone
from doichieu.workbench.merging.file_parts import acceptable
from doichieu.workbench.merging.outcome import NOT_TAKEN, Ahead, ReviewBrought
from doichieu.workbench.merging.seen import left_out, simply
from doichieu.workbench.merging.standing import standing
from doichieu.workbench.reviews.reading import Reading


class Told(NamedTuple):
    """What is told of a review elsewhere: rows that call items by the names of `items`.

    `readers` counts those of the log of readers that came, `gone` the items that came alone;
    `stage` is how far it was read blind here before they came.
    """

    review: ReviewId
    sides: Sides
    begun: bool
    rows: tuple[FileRow, ...]
    items: Mapping[Ref, ItemId]
    addresses: Mapping[Ref, str]
    readers: int = 0
    gone: int = 0
    stage: Stage = Stage.OPEN


class Writing:
    """The rows of reviews written into a store, within the transaction of the caller."""

    def __init__(self, store: Store, reviewer: str, now: datetime) -> None:
        self._store = store
        self._reviewer = reviewer
        self.now = now
        self.tags: dict[str, Tag] = {}
        self.tags_left: dict[str, str] = {}

    def take_tags(self, told: Sequence[FileTag]) -> None:
        """Take over the tags that the codebook here does not have, or say why they cannot be."""
        own = {tag.id: tag for tag in self._store.codebook.tags()}
        self.tags, self.tags_left = acceptable(told, own)
        taken = [replace(tag, key="") for tag in self.tags.values()]
        self._store.codebook.take(taken, self._reviewer, self.now)

    def write(self, told: Told) -> ReviewBrought:
        """Write what is new of a review, and what stands by it; what became of it.

        Raises StoreError where the log here is not as it was written.
        """
        self._store.decisions.head(told.review)
        log = self._store.exchange.log(told.review)
        uids = {each.decision.uid: each for each in log}
        here = self._here(told)
        fated = [alone(row, here, uids) for row in told.rows]
        new = [*_new(fated)]
        if not log:
            # As they are then all that there is, most have seen all before them, as at home.
            new = simply(new)
        reading = Reading(self._store, told.review, self._reviewer, lambda: self.now)
        reading.refresh()
        lacking = (each for each in fated if each.fate in NOT_TAKEN)
        brought = ReviewBrought(
            name=self._name(told.sides),
            begun=told.begun,
            fates=Counter(each.fate for each in fated),
            readers=told.readers,
            left=tuple(each for each in lacking if reading.shows(each.row.layer)),
            addresses=told.addresses,
            gone=told.gone,
            ahead=_ahead(new, reading.shows, self.now),
        )
        if not new and not told.readers:
            return brought
        self._store.arrivals.log(told.review, new, _steps(fated, uids))
        return self._stand(brought, {each.decision.uid for each in new}, told, reading)

    def _stand(
        self, brought: ReviewBrought, new: set[str], told: Told, reading: Reading
    ) -> ReviewBrought:
        """Let stand what follows from the log as it is now; told is what `reading` may see."""
        log = self._store.exchange.log(told.review)
        readers = self._store.readers
        stage = readers.stage(told.review)
        found = standing(log, blind=stage in {Stage.BLIND, Stage.HANDED_IN})
        self._store.arrivals.stand(told.review, found.places, log, new, self.now)
        items = (item for side in told.sides[:2] for item in self._items(side))
        addresses = {item.id: item.address for item in items}
        seen = tuple(differing(found, new, addresses, reading.shows))
        if stage is told.stage:
            return replace(brought, differing=seen)
        named = tuple(each.name for each in readers.named(told.review))
        return replace(brought, differing=seen, stage=stage, named=named)

    def _here(self, told: Told) -> Here:
        """What there is here to hold each row against."""
        known = self._store.exchange.reviews_of(row.uid for row in told.rows)
        return Here(
            items=told.items,
            addresses=told.addresses,
            directive=frozenset(item.id for item in self._items(told.sides.directive_id)),
            tags={tag.id for tag in self._store.codebook.tags()},
            refused_tags=self.tags_left,
            elsewhere={uid for uid, review in known.items() if review != told.review},
            one_document=told.sides.directive_id == told.sides.plan_id,
        )

    def _items(self, document: DocumentId) -> list[StoredItem]:
        documents = self._store.documents
        return [*documents.get(document).outline.items, *documents.gone(document)]

    def _name(self, sides: Sides) -> str:
        return " ⇄ ".join(self._store.documents.get(each).name for each in sides[:2])


def _new(rows: Sequence[Fated]) -> Iterator[Logged]:
    """The rows that are new; what one followed that is left out is told by what that followed."""
    missing: dict[str, tuple[str, ...]] = {}
    for each in rows:
        if each.fate is Fate.NEW and each.logged:
            saw = None if each.row.saw is None else left_out(each.row.saw, missing)
            yield replace(each.logged, saw=saw)
        elif each.fate not in {Fate.KNOWN, Fate.DIFFERING}:
            missing[each.row.uid] = each.row.saw or ()


AHEAD = timedelta(minutes=5)
"""By how much a clock may be fast without a word: so far are those apart that nobody sets."""


def _ahead(new: Sequence[Logged], shows: Callable[[Layer], bool], now: datetime) -> Ahead | None:
    """What of the new rows that may be seen is of a time yet to come, which is later than any."""
    rows = [each.decision for each in new if shows(each.decision.layer)]
    found = [each for each in rows if each.at > now + AHEAD]
    if not found:
        return None
    who = dict.fromkeys(each.who for each in found)
    return Ahead(len(found), tuple(who), max(each.at for each in found))


def _steps(rows: Sequence[Fated], uids: Mapping[str, Logged]) -> dict[int, int]:
    """By the number of a step in the rows, that of the same step here."""
    known = (each for each in rows if each.fate is Fate.KNOWN)
    return {each.row.step: uids[each.row.uid].decision.step for each in known}
