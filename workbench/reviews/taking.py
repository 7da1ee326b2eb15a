"""A file with the decisions of a review taken in: looked at first, then written as one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from doichieu.config import path_of
from doichieu.errors import InputError
from doichieu.exchange import files
from doichieu.exchange.form import FileDocument, FileItem, FileTag, Ref, ReviewFile
from doichieu.frozen import frozen
from doichieu.importing.files.sources import bytes_of
from doichieu.language import _
from doichieu.model import (
    Action,
    Document,
    DocumentId,
    ItemId,
    Pair,
    ReviewId,
    Tag,
    TagId,
)
from doichieu.store import Store
from doichieu.text import is_safe, number_key
from doichieu.workbench.codebook import Codebook
from doichieu.workbench.reviews.coherence import must_hold_together
from doichieu.workbench.reviews.meant import meant
from doichieu.workbench.reviews.merging import Fate, Fated, Here, Merged, merged
from doichieu.workbench.reviews.reviews import Reviews

ALIKE = 0.3
"""The share of its wording that a document without the same bytes has in common with another
version of it; `store/documents.py` tells drafts by the same."""


@frozen
class Incoming:
    """What a file would bring.

    `begun` is the review it goes to, None where there is none yet; `section` is that of the
    directive, at which it is opened then. `tags` are new to the codebook.
    """

    file: ReviewFile
    directive: Document
    plan: Document
    pair: Pair
    section: str
    begun: ReviewId | None
    merged: Merged
    tags: tuple[Tag, ...] = ()

    @property
    def counts(self) -> dict[Fate, int]:
        """How many rows there are of each fate."""
        found = Counter(each.fate for each in self.merged.rows)
        return {fate: found[fate] for fate in Fate}

    @property
    def left(self) -> tuple[Fated, ...]:
        """The rows that are not taken, with the reason."""
        fates = {Fate.UNKNOWN, Fate.REFUSED}
        return tuple(each for each in self.merged.rows if each.fate in fates)

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.merged.turnings or (self.merged.whole and self.merged.rows))


class Taking:
    """The decisions of files taken into an open store by one reviewer."""

    def __init__(
        self,
        store: Store,
        reviews: Reviews,
        codebook: Codebook,
        reviewer: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._reviews = reviews
        self._codebook = codebook
        self._reviewer = reviewer
        self._clock = clock

    def read(self, name: str) -> Incoming:
        """What the file of that name would bring; nothing is changed.

        Raises InputError where it cannot be read or is no review, or where this store does not
        have its documents.
        """
        path = path_of(name)
        file = files.read(bytes_of(path), str(path))
        must_hold_together(file, str(path))
        directive, plan = self._document(file.directive), self._document(file.plan)
        items = self._meant(file.directive, directive)
        if directive.id != plan.id:
            items |= self._meant(file.plan, plan)
        pair = Pair(directive.id, plan.id, _section(file, file.plan, items, plan))
        begun = self._store.reviews.find(pair)
        tags, refused = acceptable(file.tags, self._codebook.by_id)
        here = self._here(file, items, pair, begun)
        here = replace(here, tags={*self._codebook.by_id, *tags}, refused_tags=refused)
        result = merged(file.log, here)
        return Incoming(
            file=file,
            directive=directive,
            plan=plan,
            pair=pair,
            section=_section(file, file.directive, items, directive),
            begun=begun,
            merged=result,
            tags=_needed(tags, result),
        )

    def take(self, incoming: Incoming) -> None:
        """Write what it brings, in one step of this reviewer's or as the log that it is.

        Raises ConflictError, and changes nothing, where somebody has decided something since it
        was read; InputError where the documents have nothing to review.
        """
        if not incoming.changes:
            return
        review = incoming.begun
        if review is None:
            review = self._reviews.open(incoming.pair, incoming.section).id
        self._codebook.adopt(incoming.tags)
        rows = incoming.merged.rows
        if incoming.merged.whole:
            self._store.exchange.take_over(review, [each.logged for each in rows if each.logged])
        else:
            turnings = incoming.merged.turnings
            self._store.exchange.put(review, turnings, self._reviewer, self._clock())

    def _document(self, told: FileDocument) -> Document:
        """The document that is meant: by the bytes of its file, else by number and wording."""
        documents = self._store.documents
        known = documents.with_digest(told.digest)
        if known is not None:
            return documents.get(known)
        wording = {item.fingerprint for item in told.items if not item.gone}
        found: list[tuple[float, DocumentId]] = []
        for each in documents.summaries():
            if number_key(each.facts.number or "") == number_key(told.number or ""):
                outline = documents.get(each.id).outline
                common = wording & {item.fingerprint for item in outline.items}
                found.append((len(common) / max(1, len(wording)), each.id))
        share, document = max(found, default=(0.0, DocumentId(0)))
        if share <= ALIKE:
            raise InputError(
                _("this document is not in the store, nor another version of it"),
                where=told.number or told.file,
                remedy=_("Read it in first: doichieu import FILE."),
            )
        return documents.get(document)

    def _meant(self, told: FileDocument, document: Document) -> dict[Ref, ItemId]:
        gone = self._store.documents.gone(document.id)
        return meant(told.items, document.outline.items, gone)

    def _here(
        self, file: ReviewFile, items: dict[Ref, ItemId], pair: Pair, begun: ReviewId | None
    ) -> Here:
        """What is known here of what the file speaks of."""
        directive = self._store.documents.get(pair.directive).outline.items
        gone = self._store.documents.gone(pair.directive)
        known = self._store.exchange.reviews_of(row.uid for row in file.log)
        return Here(
            items=items,
            addresses={i.ref: i.address for i in (*file.directive.items, *file.plan.items)},
            directive=frozenset(item.id for item in (*directive, *gone)),
            now=self._clock(),
            log=self._store.exchange.log(begun) if begun else (),
            elsewhere={uid for uid, review in known.items() if review != begun},
            one_document=pair.directive == pair.plan,
        )


def acceptable(
    told: Sequence[FileTag], own: Mapping[TagId, Tag]
) -> tuple[dict[str, Tag], dict[str, str]]:
    """The tags that a codebook does not have yet, and why some cannot be taken."""
    from doichieu.codebooks.checking import checked

    taken: dict[str, Tag] = {}
    refused: dict[str, str] = {}
    # What was merged points at another one, which is there before it.
    for tag in map(_tag, sorted(told, key=lambda each: each.merged_into is not None)):
        if tag.id in own or tag.id in taken:
            continue
        why = _("there is no tag {name}").format(name=tag.merged_into or tag.id)
        if not is_safe(tag.id) or (tag.merged_into and tag.merged_into not in {*own, *taken}):
            refused[tag.id] = why
            continue
        try:
            checked([*own.values(), *taken.values(), tag])
        except InputError as error:
            refused[tag.id] = str(error)
        else:
            taken[tag.id] = tag
    return taken, refused


def _needed(tags: dict[str, Tag], result: Merged) -> tuple[Tag, ...]:
    """The tags that rows name which are taken, and those that they went into."""
    named = {e.row.code for e in result.rows if e.fate is Fate.NEW and e.row.action is Action.TAG}
    into = {tag.merged_into for tag in tags.values() if tag.id in named}
    return tuple(tag for tag in tags.values() if tag.id in named | into)


def section_block(file: ReviewFile, told: FileDocument) -> FileItem | None:
    """The block of the section of a document under review; None for the whole, or for none."""
    # Where one document is held against itself its blocks stand on the side of the directive.
    blocks = (told.items or file.directive.items) if told is file.plan else told.items
    return next((b for b in blocks if b.address == told.section and not b.gone), None)


def _section(
    file: ReviewFile, told: FileDocument, items: dict[Ref, ItemId], document: Document
) -> str:
    """The section of a document as it is called here. Raises InputError where it has none."""
    if not told.section:
        return ""
    block = section_block(file, told)
    found = items.get(block.ref) if block else None
    for item in document.outline.items:
        if item.id == found:
            return item.address
    raise InputError(
        _("there is no section '{section}'").format(section=told.section),
        where=document.name,
        remedy=_("See what was read: doichieu outline FILE."),
    )


def _tag(told: FileTag) -> Tag:
    return Tag(
        id=TagId(told.id),
        vi=told.vi,
        en=told.en,
        definition=told.definition,
        example=told.example,
        glyph=told.glyph,
        colour=told.colour,
        stands_on=frozenset(told.stands_on),
        retired=told.retired,
        merged_into=TagId(told.merged_into) if told.merged_into else None,
    )
