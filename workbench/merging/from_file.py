"""The file of a review, as another store has exported it, brought in row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from doichieu.exchange.form import (
    FileDocument,
    FileGiven,
    FileItem,
    FileNote,
    FileReader,
    Ref,
    ReviewFile,
)
from doichieu.model import MERGED, Document, Item, ItemId, ReviewId
from doichieu.store import Store
from doichieu.store.arrivals import ASSIGNING, DIRECTIVE_NOTES, READINGS, Sides, Taken
from doichieu.store.rows import as_time
from doichieu.workbench.merging.fetching import DRAFTS, Known
from doichieu.workbench.merging.file_parts import section_block
from doichieu.workbench.merging.meant import meant
from doichieu.workbench.merging.outcome import Brought, DocumentBrought, Fetched
from doichieu.workbench.merging.seen import Row, followed
from doichieu.workbench.merging.writing import Told, Writing


class FileBringing:
    """A file brought into a store, within the transaction of the caller."""

    def __init__(self, store: Store, writing: Writing) -> None:
        self._store = store
        self._writing = writing
        self._known = Known(store)
        self._beside = Taken()
        self._notes = Taken()

    def brought(self, file: ReviewFile) -> Brought:
        """Bring it in; nothing is where one of its documents is not here, for it has only texts."""
        documents = [self._document(each) for each in (file.directive, file.plan)]
        told = [
            DocumentBrought(_name(each), Fetched.KNOWN if found else Fetched.MISSING)
            for each, found in zip((file.directive, file.plan), documents, strict=True)
        ]
        directive, plan = documents
        if directive is None or plan is None:
            return Brought(told, ())
        self._writing.take_tags(file.tags)
        items = self._items(file.directive, directive)
        if directive.id != plan.id:
            items |= self._items(file.plan, plan)
        review = self._writing.write(self._told(file, (directive, plan), items))
        beside = self._beside + self._notes
        return Brought(
            told,
            (review,),
            tuple(self._writing.tags.values()),
            self._writing.tags_left,
            self._notes.new,
            beside.refused,
            beside.differing,
        )

    def _document(self, told: FileDocument) -> Document | None:
        look = self._known
        found = look.by_digest(told.digest) or look.by_version(told.digest)
        found = found or look.by_wording(told.number, told.items, DRAFTS)
        return None if found is None else self._store.documents.get(found)

    def _items(self, told: FileDocument, document: Document) -> dict[Ref, ItemId]:
        """What the items of a file are called here, before any comes along."""
        gone = self._store.documents.gone(document.id)
        return meant(told.items, document.outline.items, gone)

    def _told(
        self, file: ReviewFile, documents: tuple[Document, Document], items: dict[Ref, ItemId]
    ) -> Told:
        directive, plan = documents
        section = section_block(file, file.plan)
        view = section_block(file, file.directive)
        log = [row for row in file.log if row.reviewer != MERGED]
        saw = followed([Row(each.uid, each.saw) for each in log])
        mentioned = dict.fromkeys(ref for row in log for ref in row.items)
        mentioned |= {each.item: None for each in file.given if each.item}
        mentioned |= {each.item: None for each in file.notes}
        mentioned |= {block.ref: None for block in (section, view) if block}
        gone = self._gone(file, documents, [ref for ref in mentioned if ref not in items])
        items = items | gone
        sides = Sides(directive.id, plan.id, items[section.ref] if section else None)
        opened = as_time(self._writing.now)
        review, begun = self._store.arrivals.begin(sides, opened)
        self._store.arrivals.view(review, items[view.ref] if view else None, opened)
        stage = self._store.readers.stage(review)
        self._take_beside(file, review, items)
        return Told(
            review=review,
            sides=sides,
            begun=begun,
            rows=tuple(replace(row, saw=each) for row, each in zip(log, saw, strict=True)),
            items=items,
            addresses={i.ref: i.address for i in (*file.directive.items, *file.plan.items)},
            readers=self._beside.new,
            gone=len(gone),
            stage=stage,
        )

    def _take_beside(self, file: ReviewFile, review: ReviewId, items: Mapping[Ref, ItemId]) -> None:
        """Take over who reads it, who is given what, and notes for all plans."""
        rows = self._store.arrivals.rows
        readers = [_row(n, each, items) for n, each in enumerate(file.readers)]
        given = [_row(n, each, items) for n, each in enumerate(file.given)]
        self._beside = rows(READINGS, review, readers) + rows(ASSIGNING, review, given)
        for ref in dict.fromkeys(each.item for each in file.notes):
            notes = [_row(n, e, items) for n, e in enumerate(file.notes) if e.item == ref]
            self._notes += rows(DIRECTIVE_NOTES, items[ref], notes)

    def _gone(
        self, file: ReviewFile, documents: tuple[Document, Document], refs: list[Ref]
    ) -> dict[Ref, ItemId]:
        """Items that something is said about and the documents here do not have come alone."""
        found: dict[Ref, ItemId] = {}
        for told, document in zip((file.directive, file.plan), documents, strict=True):
            there = {item.ref: item for item in told.items}
            for ref in refs:
                if ref in there and ref not in found:
                    item = _item(there[ref])
                    found[ref] = self._store.arrivals.gone(document.id, item)
        return found


def _row(
    number: int, told: FileReader | FileGiven | FileNote, items: Mapping[Ref, ItemId]
) -> dict[str, object]:
    """A row of a log as a store has it, its item as it is called here."""
    row: dict[str, object] = {each.name: getattr(told, each.name) for each in fields(told)}
    row |= {"id": number, "at": as_time(told.at)}
    if "item" in row:
        ref = row.pop("item")
        row["item_id"] = None if ref is None else items[Ref(str(ref))]
    return row


def _name(told: FileDocument) -> str:
    return told.number or told.file


def _item(told: FileItem) -> Item:
    return Item(
        address=told.address,
        line=told.line,
        kind=told.kind,
        text=told.text,
        parent=told.parent,
        leads=told.leads,
        partners=told.partners,
        deadline=told.deadline,
    )
