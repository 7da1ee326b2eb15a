"""Documents of another store taken over, and its items as they are called here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property

from doichieu.errors import UnreadableError
from doichieu.exchange.form import Ref
from doichieu.frozen import frozen
from doichieu.model import Document, DocumentId, ItemId, StoredItem
from doichieu.store import Store
from doichieu.store.arrivals import CORRECTIONS, Taken
from doichieu.text import number_key
from doichieu.workbench.merging.meant import Told, meant
from doichieu.workbench.merging.outcome import DocumentBrought, Fetched

ALIKE = 0.8
"""The share of its wording that another version of a document has in common with it, at least."""
DRAFTS = 0.3
"""The same where nothing of the document comes along: `store/documents.py` tells drafts by it."""


@frozen
class Called:
    """An item of another store, by what it is called there."""

    ref: Ref
    address: str
    fingerprint: str
    gone: bool
    item: StoredItem


class Known:
    """The documents of a store, found again by their bytes, else by number and wording."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._taken: set[DocumentId] = set()

    @cached_property
    def _numbered(self) -> dict[str, list[DocumentId]]:
        found: dict[str, list[DocumentId]] = defaultdict(list)
        for each in self._store.documents.listed():
            found[number_key(each.facts.number or "")].append(each.id)
        return found

    def by_digest(self, digest: str) -> DocumentId | None:
        """The document that was read from these bytes."""
        return self._free(self._store.documents.with_digest(digest))

    def by_version(self, digest: str) -> DocumentId | None:
        """The document of which an earlier version was read from these bytes."""
        version = self._store.versions.with_digest(digest)
        return self._free(version.document) if version else None

    def _free(self, document: DocumentId | None) -> DocumentId | None:
        return None if document in self._taken else document

    def by_wording(
        self, number: str | None, told: Sequence[Told], least: float = ALIKE
    ) -> DocumentId | None:
        """The document of that number which has most of the wording, and so much at the least."""
        wording = {item.fingerprint for item in told if not item.gone}
        found: list[tuple[float, DocumentId]] = []
        for each in self._numbered[number_key(number or "")]:
            with suppress(UnreadableError):
                outline = self._store.documents.get(each).outline
                common = wording & {item.fingerprint for item in outline.items}
                found.append((len(common) / max(1, len(wording)), each))
        free = [(share, -each) for share, each in found if each not in self._taken]
        share, document = max(free, default=(0.0, 0))
        return DocumentId(-document) if share >= least else None

    def take(self, document: DocumentId) -> None:
        """Let a document be that of one of the other store, and of no second one."""
        self._taken.add(document)


class Fetching:
    """The documents of another store, `theirs`, taken over into `ours` in one transaction."""

    def __init__(self, ours: Store, theirs: Store) -> None:
        self._ours = ours
        self._theirs = theirs
        self._known = Known(ours)
        self._documents: dict[DocumentId, DocumentId] = {}
        self.items: dict[Ref, ItemId] = {}
        """What their items are called here."""
        self.told: dict[Ref, tuple[DocumentId, Called]] = {}
        self.gone: set[Ref] = set()
        """Those of them that came along alone, because something is said about them."""
        self.corrections = Taken()
        """What became of the corrections of all documents."""

    def fetch(self, documents: Sequence[DocumentId]) -> list[DocumentBrought]:
        """Take these documents over; what became of each."""
        there = {each: self._theirs.documents.get(each) for each in documents}
        here: dict[DocumentId, DocumentId] = {}
        # Bytes first: an earlier version by itself must not take the place of the document.
        for look in (self._known.by_digest, self._known.by_version):
            for each, found in there.items():
                known = None if each in here else look(found.digest)
                if known is not None:
                    here[each] = known
                    self._known.take(known)
        return [self._fetch(there[each], here.get(each)) for each in documents]

    def _fetch(self, theirs: Document, known: DocumentId | None) -> DocumentBrought:
        called = self._called(theirs)
        if known is None:
            known = self._known.by_wording(theirs.outline.facts.number, called)
        fetched = self._how(theirs, known)
        as_read = self._theirs.corrections.as_read(theirs.id)
        if known is None or fetched is Fetched.NEWER:
            known = self._ours.documents.take_in(
                as_read, theirs.source, theirs.digest, theirs.imported, known
            )
        self._known.take(known)
        self._documents[theirs.id] = known
        versions = self._versions(theirs, known, older=fetched is Fetched.OLDER)
        corrections = self._corrections(theirs.id, known)
        items = self._ours.documents.get(known).outline.items
        self.items |= meant(called, items, self._ours.documents.gone(known))
        self.told |= {each.ref: (known, each) for each in called}
        return DocumentBrought(theirs.name, fetched, corrections, versions)

    def _called(self, theirs: Document) -> list[Called]:
        gone = self._theirs.documents.gone(theirs.id)
        return [
            Called(Ref(str(item.id)), item.address, item.fingerprint, lost, item)
            for lost, items in ((False, theirs.outline.items), (True, gone))
            for item in items
        ]

    def _how(self, theirs: Document, known: DocumentId | None) -> Fetched:
        """What becomes of a document: of two versions the later is the one that knows the other."""
        if known is None:
            return Fetched.NEW
        ours = self._ours.documents.get(known)
        if ours.digest == theirs.digest:
            return Fetched.KNOWN
        if theirs.digest in {each.digest for each in self._ours.versions.of(known)}:
            return Fetched.OLDER
        knows = ours.digest in {each.digest for each in self._theirs.versions.of(theirs.id)}
        later = (theirs.imported, theirs.digest) > (ours.imported, ours.digest)
        return Fetched.NEWER if knows or later else Fetched.OLDER

    def _versions(self, theirs: Document, known: DocumentId, *, older: bool) -> int:
        """Keep the earlier versions that are not here yet; how many."""
        versions = self._theirs.versions
        told = [(each, versions.outline(each)) for each in versions.of(theirs.id)]
        if older:
            told.append((versions.as_stands(theirs), theirs.outline))
        here = {each.digest for each in self._ours.versions.of(known)}
        here.add(self._ours.documents.get(known).digest)
        new = [(version, outline) for version, outline in told if version.digest not in here]
        for version, outline in new:
            self._ours.versions.keep_as(known, version, outline)
        return len(new)

    def _corrections(self, theirs: DocumentId, known: DocumentId) -> int:
        as_read = self._ours.corrections.as_read(known)
        told = self._theirs.departures.rows(CORRECTIONS, theirs)
        taken = self._ours.arrivals.rows(CORRECTIONS, known, told)
        self.corrections += taken
        if taken.new:
            self._ours.arrivals.correct(known, as_read)
        return taken.new

    def document(self, theirs: DocumentId) -> DocumentId:
        """A document of theirs that was taken over, as it is called here."""
        return self._documents[theirs]

    def item(self, theirs: ItemId) -> ItemId:
        """An item of theirs as it is called here; where there is none it comes along, as gone."""
        ref = Ref(str(theirs))
        if ref not in self.items:
            document, called = self.told[ref]
            self.items[ref] = self._ours.arrivals.gone(document, called.item)
            self.gone.add(ref)
        return self.items[ref]
