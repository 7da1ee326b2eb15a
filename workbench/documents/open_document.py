"""A document that a reviewer has open, to read it and to put right what was read wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from doichieu.corrections import (
    Corrected,
    Correction,
    Subject,
    Value,
    anchor_of,
    block_of,
    find,
    not_a_task,
)
from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import (
    NO_DEADLINE,
    REVIEWED,
    Deadline,
    Document,
    DocumentId,
    Doubt,
    Kind,
    StoredItem,
)
from doichieu.store import Store
from doichieu.text import one_line


class OpenDocument:
    """One document of one reviewer. Every correction is on disk when the method returns.

    Blocks are named by their place in reading order. Every correction raises a StoreError, in one
    line, when it cannot be kept; nothing is changed then.
    """

    def __init__(
        self, store: Store, document: DocumentId, reviewer: str, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._clock = clock
        self.id = document
        self.reviewer = reviewer
        self._reload()

    def _reload(self) -> None:
        self.document: Document = self._store.documents.get(self.id)
        self._corrected: Corrected = self._store.corrections.corrected(self.id)
        self._seen = self._stamp()

    def _stamp(self) -> tuple[int, int]:
        return self._store.version_token(), self._store.corrections.count()

    def refresh(self) -> bool:
        """Read again what others may have corrected or read in; whether anything had changed."""
        if self._stamp() == self._seen:
            return False
        before = self.document
        self._reload()
        return self.document != before

    @property
    def items(self) -> tuple[StoredItem, ...]:
        """The blocks, in reading order."""
        return self.document.outline.items

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What the reader was unsure of and nobody has ticked off, from the top down."""
        return tuple(sorted(self.document.outline.doubts, key=lambda doubt: doubt.line))

    def block_of(self, doubt: Doubt) -> int:
        """The block a doubt is about."""
        return block_of(self.items, doubt) or 0

    def corrected(self, at: int) -> tuple[Subject, ...]:
        """What was corrected about a block."""
        item = self.items[at]
        known = zip(self._corrected.outline.items, self._corrected.subjects, strict=True)
        return next((s for each, s in known if each.address == item.address), ())

    @property
    def corrected_addresses(self) -> frozenset[str]:
        """The blocks about which something was corrected."""
        known = zip(self._corrected.outline.items, self._corrected.subjects, strict=True)
        return frozenset(item.address for item, subjects in known if subjects)

    @property
    def corrected_facts(self) -> frozenset[Subject]:
        """What was corrected about the document itself."""
        return self._corrected.facts

    def bodies(self) -> tuple[str, ...]:
        """The bodies that the document names as leads or partners, the one most named first."""
        named = Counter(body for item in self.items for body in (*item.leads, *item.partners))
        return tuple(body for body, _times in named.most_common())

    def join(self, at: int) -> bool:
        """Make a block a part of the one before it; whether anything changed.

        Raises InputError for the first block.
        """
        if at == 0:
            raise InputError(_("there is no block above to join it with"))
        return self._record(Correction(Subject.JOIN, anchor_of(self.items, at)))

    def split(self, at: int, cut: int) -> bool:
        """Let a second block begin at the offset `cut` of a block's text.

        Raises InputError when one of the two would be without words.
        """
        text = self.items[at].text
        first, second = text[:cut].strip(), text[cut:].lstrip()
        if not (first and second.strip()):
            raise InputError(_("both parts need words"))
        return self._record(Correction(Subject.SPLIT, anchor_of(self.items, at), second))

    def correct(self, at: int, subject: Subject, value: Value) -> bool:
        """Put right the kind, leads, partners, deadline or citations of a block."""
        return self._record(Correction(subject, anchor_of(self.items, at), value))

    def not_a_task(self, at: int) -> Kind:
        """Make a block what fits, beside the others, for something that nobody has to do.

        Raises InputError when it is no task already.
        """
        if self.items[at].kind not in REVIEWED:
            raise InputError(_("this is no task already"))
        kind = not_a_task(self.items, at)
        self.correct(at, Subject.KIND, kind)
        return kind

    def readdress(self, at: int, address: str) -> bool:
        """Give a block another address; what stands below it comes along.

        Raises InputError when the address is taken, is none, or has in it what nobody would see.
        """
        address = address.strip(" ")
        labels = all(label.strip() for label in address.split("."))
        if not labels or "#" in address or not address.isprintable():
            raise InputError(
                _("'{words}' is no address").format(words=one_line(address)),
                remedy=_("Write labels joined by dots, such as III.2.-1."),
            )
        if address == self.items[at].address:
            return False
        if address in self.document.outline.by_address:
            raise InputError(
                _("there is a block {address} already").format(address=address),
                remedy=_("Give that one another address first."),
            )
        return self._record(Correction(Subject.ADDRESS, anchor_of(self.items, at), address))

    def state(self, subject: Subject, value: Value) -> bool:
        """Put right a fact about the document itself."""
        return self._record(Correction(subject, None, value))

    def tick(self, doubt: Doubt) -> bool:
        """Tick a doubt off: it was looked at."""
        at = block_of(self.items, doubt)
        anchor = None if at is None else anchor_of(self.items, at)
        return self._record(Correction(Subject.DOUBT, anchor, doubt))

    def undo(self) -> Correction | None:
        """Take back this reviewer's latest correction, also after a restart; None without any."""
        undone = self._store.corrections.undo(self.id, self.reviewer, self._clock())
        self._reload()
        return undone

    def redo(self) -> Correction | None:
        """Make again what was last undone; None when there is nothing."""
        redone = self._store.corrections.redo(self.id, self.reviewer, self._clock())
        self._reload()
        return redone

    def where(self, correction: Correction) -> int | None:
        """The block that a correction is about, as near as it is still there."""
        return find(correction.anchor, self.items) if correction.anchor else None

    def _record(self, correction: Correction) -> bool:
        recorded = self._store.corrections.record(self.id, correction, self.reviewer, self._clock())
        self._reload()
        return recorded


def read_deadline(words: str) -> Deadline:
    """What the reader makes of words that say when; without a kind where it makes nothing."""
    from doichieu.importing.sentences.deadlines import of_line

    words = words.strip()
    return replace(of_line(words), raw=words) if words else NO_DEADLINE
