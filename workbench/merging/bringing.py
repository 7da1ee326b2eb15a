"""Another store brought into this one: its documents, then each of its reviews."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from doichieu.exchange.form import Ref
from doichieu.model import MERGED, Action, DocumentId, Layer, ReviewId
from doichieu.store import Store
from doichieu.store.arrivals import ASSIGNING, DIRECTIVE_NOTES, READINGS, Sides, Taken
from doichieu.store.rows import Logged
from doichieu.workbench.merging.fetching import Fetching
from doichieu.workbench.merging.outcome import Brought
from doichieu.workbench.merging.seen import shown
from doichieu.workbench.merging.writing import Told, Writing
from doichieu.workbench.reviews.giving import file_rows, file_tags


class Chosen(NamedTuple):
    """What is taken of another store: all of it, or one review, in the layers that `shows` lets."""

    review: ReviewId | None = None
    shows: Callable[[Layer], bool] = lambda _layer: True


ALL = Chosen()


class StoreBringing:
    """One store brought into another, within the transaction of the caller."""

    def __init__(self, store: Store, theirs: Store, writing: Writing, chosen: Chosen) -> None:
        self._store = store
        self._theirs = theirs
        self._chosen = chosen
        self._fetching = Fetching(store, theirs)
        self._writing = writing
        self._beside = Taken()

    def brought(self) -> Brought:
        """Bring in what is chosen. Raises StoreError where something there cannot be read."""
        reviews = [
            each
            for each in self._theirs.departures.reviews()
            if self._chosen.review in {None, each["id"]}
        ]
        documents = self._fetching.fetch(self._documents(reviews))
        logs = {each["id"]: self._log(each["id"]) for each in reviews}
        slots = (each.decision.slot for log in logs.values() for each in log)
        codes = {slot.code for slot in slots if slot.action is Action.TAG}
        self._writing.take_tags(file_tags(self._theirs.codebook.tags(), codes))
        found = [self._writing.write(self._told(each, logs[each["id"]])) for each in reviews]
        notes = self._notes()
        beside = self._beside + notes + self._fetching.corrections
        return Brought(
            documents,
            found,
            tuple(self._writing.tags.values()),
            self._writing.tags_left,
            notes.new,
            beside.refused,
            beside.differing,
        )

    def _documents(self, reviews: Sequence[Mapping[str, Any]]) -> list[DocumentId]:
        if self._chosen.review is None:
            return [each.id for each in self._theirs.documents.listed()]
        sides = [DocumentId(e[side]) for e in reviews for side in ("directive_id", "plan_id")]
        return [*dict.fromkeys(sides)]

    def _log(self, review: ReviewId) -> list[Logged]:
        """The rows of a log that go along, each with what it followed there."""
        # Raises where the log is not as it was sealed.
        self._theirs.decisions.head(review)
        log = [e for e in self._theirs.exchange.log(review) if e.decision.reviewer != MERGED]
        return shown(log, self._chosen.shows)

    def _told(self, theirs: Mapping[str, Any], log: Sequence[Logged]) -> Told:
        fetching, before = self._fetching, len(self._fetching.gone)
        mentioned = sorted({item for each in log for item in each.decision.slot.items})
        refs = {item: Ref(str(item)) for item in mentioned}
        items = {refs[item]: fetching.item(item) for item in mentioned}
        section = theirs["plan_item"]
        sides = Sides(
            fetching.document(theirs["directive_id"]),
            fetching.document(theirs["plan_id"]),
            None if section is None else fetching.item(section),
        )
        review, begun = self._store.arrivals.begin(sides, theirs["opened"])
        stage = self._store.readers.stage(review)
        return Told(
            review=review,
            sides=sides,
            begun=begun,
            rows=file_rows(log, refs),
            items=items,
            addresses={ref: fetching.told[ref][1].address for ref in items},
            readers=self._opened(theirs["id"], review),
            gone=len(fetching.gone) - before,
            stage=stage,
        )

    def _opened(self, theirs: ReviewId, review: ReviewId) -> int:
        """Take over where it was opened, who reads it and who is given what; how much is new."""
        for view in self._theirs.departures.views(theirs):
            block = view["item_id"]
            there = None if block is None else self._fetching.item(block)
            self._store.arrivals.view(review, there, view["opened"])
        readings = self._theirs.departures.rows(READINGS, theirs)
        given = self._theirs.departures.rows(ASSIGNING, theirs)
        for row in given:
            row["item_id"] = row["item_id"] and self._fetching.item(row["item_id"])
        taken = self._store.arrivals.rows(READINGS, review, readings)
        taken += self._store.arrivals.rows(ASSIGNING, review, given)
        self._beside += taken
        return taken.new

    def _notes(self) -> Taken:
        """Take over the notes for all plans on the documents that were taken over."""
        taken = Taken()
        for item in self._theirs.departures.noted():
            if Ref(str(item)) in self._fetching.told:
                told = self._theirs.departures.rows(DIRECTIVE_NOTES, item)
                taken += self._store.arrivals.rows(DIRECTIVE_NOTES, self._fetching.item(item), told)
        return taken
