"""What a file has of a review. The names of the fields are those in the file.

Items are called by a `Ref`, for an id means something in one store only.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NewType

from doichieu.frozen import frozen
from doichieu.model import (
    Action,
    AssigningChange,
    Deadline,
    Kind,
    Layer,
    ReadingChange,
    Seat,
    Share,
    Stand,
)

FORMAT = "doichieu-review"
VERSION = 1
"""Raised once something in the file is called or means something else."""

ADDED = frozenset({"account", "saw", "readers", "given", "notes"})
"""Fields that files from before may be without: theirs is the default."""

Ref = NewType("Ref", str)
"""An item in one file: its side and its address, `plan:II.3`."""


@frozen
class FileItem:
    """A block of a document, `gone` where only what was decided about it is left.

    `fingerprint` changes whenever the wording does.
    """

    ref: Ref
    address: str
    line: int
    kind: Kind
    text: str
    fingerprint: str
    parent: str | None
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    deadline: Deadline
    gone: bool


@frozen
class FileDocument:
    """A document with its blocks in reading order.

    `digest` is of the bytes of the file it was read from, `file` that one's name. `section` is the
    address of the block that is reviewed, '' for the whole. Where one document is held against
    itself its items are those of the directive.
    """

    number: str | None
    type: str | None
    issuer: str | None
    date: date | None
    digest: str
    file: str
    section: str
    items: tuple[FileItem, ...]


@frozen
class FileTag:
    """A tag of the codebook that the log names."""

    id: str
    vi: str
    en: str
    definition: str
    example: str
    glyph: str
    colour: str
    stands_on: tuple[Stand, ...]
    retired: bool
    merged_into: str | None


@frozen
class FileFilling:
    """What was said, by whom and when; `read` are the fingerprints of the wording it is about."""

    value: str
    reason: str
    reviewer: str
    at: datetime
    read: tuple[str, ...]


@frozen
class FileRow:
    """One row of the log, in its order. Rows of one keystroke share `step`, counted from 1.

    `saw` names the rows that one from another store followed there; null for all before it.
    """

    uid: str
    step: int
    at: datetime
    reviewer: str
    login: str
    host: str
    layer: Layer
    action: Action
    code: str
    items: tuple[Ref, ...]
    before: FileFilling | None
    after: FileFilling | None
    undoes: int | None
    redoes: int | None
    account: str = ""
    saw: tuple[str, ...] | None = None

    @property
    def seat(self) -> Seat:
        """Where it was written."""
        return Seat(self.login, self.host, self.account)

    @property
    def slot(self) -> FileSlot:
        """What it is about."""
        return FileSlot(self.layer, self.action, self.code, self.items)


@frozen
class FileSlot:
    """What a decision is about, in one layer."""

    layer: Layer
    action: Action
    code: str
    items: tuple[Ref, ...]


@frozen
class FileStanding:
    """What stands decided, as the log leaves it: there for readers of the file.

    `suspect` and `lost` tell of the documents as they were when the file was written.
    """

    layer: Layer
    action: Action
    code: str
    items: tuple[Ref, ...]
    value: str
    reason: str
    reviewer: str
    at: datetime
    suspect: bool
    lost: bool

    @property
    def slot(self) -> FileSlot:
        """What it is about."""
        return FileSlot(self.layer, self.action, self.code, self.items)


@frozen
class FileReader:
    """One row of the log of who reads the review blind, in its order."""

    uid: str
    at: datetime
    reviewer: str
    login: str
    host: str
    reader: str
    change: ReadingChange
    account: str = ""


@frozen
class FileGiven:
    """One row of the log of what is given to whom: an item, or by `lead` all that a body leads."""

    uid: str
    at: datetime
    reviewer: str
    login: str
    host: str
    assignee: str
    share: Share
    item: Ref | None
    lead: str
    change: AssigningChange
    account: str = ""


@frozen
class FileNote:
    """One row of the log of notes that are meant for all plans; '' takes away what stands."""

    uid: str
    at: datetime
    reviewer: str
    login: str
    host: str
    item: Ref
    note: str
    account: str = ""


@frozen
class ReviewFile:
    """A whole file. `program` is the version that wrote it."""

    format: str
    version: int
    program: str
    directive: FileDocument
    plan: FileDocument
    layers: tuple[Layer, ...]
    tags: tuple[FileTag, ...]
    log: tuple[FileRow, ...]
    state: tuple[FileStanding, ...]
    readers: tuple[FileReader, ...] = ()
    given: tuple[FileGiven, ...] = ()
    notes: tuple[FileNote, ...] = ()
