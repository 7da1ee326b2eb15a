"""A review given to others: everything that its file says of it, read from the store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from doichieu import __version__
from doichieu.exchange.form import (
    FORMAT,
    VERSION,
    FileDocument,
    FileFilling,
    FileItem,
    FileRow,
    FileSlot,
    FileStanding,
    FileTag,
    Ref,
    ReviewFile,
)
from doichieu.model import (
    COMMON,
    Action,
    Annotation,
    Document,
    ItemId,
    Layer,
    ReviewId,
    Slot,
    Stand,
    StoredItem,
    Tag,
)
from doichieu.store import Store
from doichieu.store.rows import Filling, Logged
from doichieu.workbench.merging.seen import shown
from doichieu.workbench.reviews import giving_beside as beside
from doichieu.workbench.reviews.reading import Reading
from doichieu.workbench.reviews.sides import Sides

Refs = Mapping[ItemId, Ref]


def review_file(store: Store, review: ReviewId, sides: Sides, reading: Reading) -> ReviewFile:
    """What stands in the file of a review: the whole of it, at whichever section it is opened.

    While it is read blind, what this reader decided alone. Raises StoreError where the log is not
    as it was written, or what stands is not by it.
    """
    store.decisions.head(review)
    log: Sequence[Logged] = store.exchange.log(review)
    if not all(reading.shows(each.decision.layer) for each in log):
        log = shown(log, reading.shows)
    layers = sorted({COMMON, *(each.decision.layer for each in log)})
    given = beside.given_rows(store, review)
    directive = [*sides.directive.outline.items, *sides.gone[0]]
    notes = beside.note_rows(store, [item.id for item in directive])
    mentioned = {item for each in log for item in each.decision.slot.items}
    mentioned |= {ItemId(row["item_id"]) for row in (*given, *notes) if row["item_id"]}
    upper = [*_items(sides.directive, sides.gone[0], mentioned, "directive")]
    lower: list[tuple[ItemId, FileItem]] = []
    if sides.directive.id != sides.plan.id:
        lower = [*_items(sides.plan, sides.gone[1], mentioned, "plan")]
    refs = {item: told.ref for item, told in (*upper, *lower)}
    codes = {each.decision.slot.code for each in log if each.decision.slot.action is Action.TAG}
    return ReviewFile(
        format=FORMAT,
        version=VERSION,
        program=__version__,
        directive=_document(sides.directive, sides.section, [told for _id, told in upper]),
        plan=_document(sides.plan, sides.pair.plan_section, [told for _id, told in lower]),
        layers=tuple(layers),
        tags=file_tags(store.codebook.tags(), codes),
        log=file_rows(log, refs),
        state=_state(store, review, layers, refs),
        readers=beside.readers(store, review),
        given=beside.given(given, refs),
        notes=beside.notes(notes, refs),
    )


def _document(document: Document, section: str, items: Sequence[FileItem]) -> FileDocument:
    facts = document.outline.facts
    return FileDocument(
        number=facts.number,
        type=facts.type,
        issuer=facts.issuer,
        date=facts.date,
        digest=document.digest,
        file=document.source,
        section=section,
        items=tuple(items),
    )


def _items(
    document: Document, gone: Iterable[StoredItem], mentioned: set[ItemId], side: str
) -> Iterator[tuple[ItemId, FileItem]]:
    """The blocks that there are, then those that are gone and were decided about."""
    for item in document.outline.items:
        yield item.id, _item(item, f"{side}:{item.address}", gone=False)
    for item in gone:
        if item.id in mentioned:
            # Another block may have its address by now.
            ref = f"{side}:{item.address}@{item.fingerprint}"
            yield item.id, _item(item, ref, gone=True)


def _item(item: StoredItem, ref: str, *, gone: bool) -> FileItem:
    return FileItem(
        ref=Ref(ref),
        address=item.address,
        line=item.line,
        kind=item.kind,
        text=item.text,
        fingerprint=item.fingerprint,
        parent=item.parent,
        leads=item.leads,
        partners=item.partners,
        deadline=item.deadline,
        gone=gone,
    )


def file_tags(tags: Sequence[Tag], codes: Collection[str]) -> tuple[FileTag, ...]:
    """The tags of these codes and those they went into, as they are kept: in no other language."""
    into = {tag.merged_into for tag in tags if tag.id in codes}
    told = sorted((tag for tag in tags if tag.id in {*codes, *into}), key=lambda tag: tag.id)
    return tuple(
        FileTag(
            id=tag.id,
            vi=tag.vi,
            en=tag.en,
            definition=tag.definition,
            example=tag.example,
            glyph=tag.glyph,
            colour=tag.colour,
            stands_on=tuple(each for each in Stand if each in tag.stands_on),
            retired=tag.retired,
            merged_into=tag.merged_into,
        )
        for tag in told
    )


def file_rows(log: Sequence[Logged], refs: Refs) -> tuple[FileRow, ...]:
    """The rows of a log as a file has them; their steps counted from 1."""
    # Another store counts its steps otherwise.
    steps = {step: n for n, step in enumerate(sorted({row.decision.step for row in log}), 1)}
    return tuple(
        FileRow(
            uid=row.uid,
            step=steps[row.step],
            at=row.at,
            reviewer=row.reviewer,
            login=row.seat.login,
            host=row.seat.host,
            layer=row.layer,
            action=row.slot.action,
            code=row.slot.code,
            items=tuple(refs[item] for item in row.slot.items),
            before=_filling(each.before),
            after=_filling(each.after),
            undoes=row.undoes and steps[row.undoes],
            redoes=row.redoes and steps[row.redoes],
            account=row.seat.account,
            saw=each.saw,
        )
        for each in log
        for row in (each.decision,)
    )


def _filling(filling: Filling | None) -> FileFilling | None:
    if filling is None:
        return None
    entry = filling.entry
    return FileFilling(entry.value, entry.reason, filling.reviewer, filling.at, filling.read)


def _state(
    store: Store, review: ReviewId, layers: Sequence[Layer], refs: Refs
) -> tuple[FileStanding, ...]:
    """What stands, in the order of the items: that of ids is another one in another store."""
    order = {ref: n for n, ref in enumerate(refs.values())}
    found = (
        _standing(each, a, refs) for each in layers for a in store.decisions.state(review, each)
    )
    return tuple(sorted(found, key=lambda each: _place(each.slot, order)))


def _place(slot: FileSlot, order: Mapping[Ref, int]) -> tuple[object, ...]:
    return slot.layer, [order[ref] for ref in slot.items], slot.action, slot.code


def _standing(layer: Layer, annotation: Annotation, refs: Refs) -> FileStanding:
    slot: Slot = annotation.slot
    return FileStanding(
        layer=layer,
        action=slot.action,
        code=slot.code,
        items=tuple(refs[item] for item in slot.items),
        value=annotation.entry.value,
        reason=annotation.entry.reason,
        reviewer=annotation.reviewer,
        at=annotation.at,
        suspect=annotation.suspect,
        lost=annotation.lost,
    )
