"""The documents of a store: read in from files, found by name, opened to be corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from doichieu.config import STANDARD_INPUT, path_of
from doichieu.errors import InputError, UnreadableError
from doichieu.language import _
from doichieu.model import ChangeKind, DocumentId, Outline
from doichieu.progress import Progress, Silent
from doichieu.store import Change, DocumentSummary, Held, Store, Stored, Version
from doichieu.workbench.documents.imported import AS_IT_SEEMS, Imported, Taking
from doichieu.workbench.documents.known_documents import KnownDocuments, opened
from doichieu.workbench.documents.references import Reference, address_of
from doichieu.workbench.documents.versions import changes

if TYPE_CHECKING:
    from doichieu.importing import OpenedFile
    from doichieu.workbench.documents.open_document import OpenDocument


WORTH_READING_AHEAD = 12
"""Files from which on processes to read them are worth their start."""


class Documents(KnownDocuments):
    """The documents of an open store, as one reviewer works with them."""

    def __init__(self, store: Store, reviewer: str, clock: Callable[[], datetime]) -> None:
        super().__init__(store)
        self._reviewer = reviewer
        self._clock = clock

    def taking(self, files: Sequence[str], *, apart: bool, version_of: str | None) -> Taking:
        """What files are to be taken for, as a user says it.

        Raises InputError where that cannot be: several files are no one version.
        """
        if version_of is None:
            return Taking(apart=apart)
        if apart or len(files) != 1:
            raise InputError(
                _("one file at a time is a new version of a document"),
                where="--version-of",
                remedy=_("Write: doichieu import --version-of DOC FILE."),
            )
        return Taking(version_of=self.look_up(version_of)[0])

    def import_file(self, name: str | Path, taking: Taking = AS_IT_SEEMS) -> Imported:
        """Read one file into the store, unless it is there as it stands.

        Raises InputError or StoreError.
        """
        path = path_of(name)
        return self._take(opened(path), path, taking)

    def _take(self, file: OpenedFile, path: Path, taking: Taking) -> Imported:
        """Keep an opened file, which is read only when it is not there as it stands.

        Whoever reads in what is hidden wants to see it again.
        """
        known = self._known_file(file, path, taking)
        if known is None and taking.asking:
            asked = self._asked(file, path)
            if asked is not None:
                return asked
        imported = known or self._put(file, path, taking)
        if imported.document is not None:
            held = Held.document(imported.document.id)
            if self.store.hiding.hidden(held):
                self.store.hiding.put(held, Change.SHOWN, self._reviewer, self._clock())
        return imported

    def _known_file(self, file: OpenedFile, path: Path, taking: Taking) -> Imported | None:
        """What a file is whose bytes are in the store, as a document or an earlier version."""
        documents = self.store.documents
        document = documents.with_digest(file.digest)
        if document is not None:
            found = documents.summary(document)
            if taking.version_of not in {None, document}:
                raise InputError(
                    _("this file is a document of its own already: {name}").format(
                        name=f"#{found.id} {found.name}"
                    ),
                    where=str(path),
                    remedy=_("Remove that one first, in the library."),
                )
            return Imported(path, found, Stored.UNCHANGED)
        older = None if taking.settled else self.store.versions.with_digest(file.digest)
        if older is None:
            return None
        found = documents.summary(older.document)
        return Imported(path, found, Stored.OLDER, version=older.number)

    def _put(self, file: OpenedFile, path: Path, taking: Taking) -> Imported:
        documents, versions = self.store.documents, self.store.versions
        put = partial(documents.put, apart=taking.apart, version_of=taking.version_of)
        document, outcome = put(file.outline, file.name, file.digest, self._clock())
        found = documents.summary(document)
        earlier = versions.of(document)
        if outcome is not Stored.NEW_VERSION or not earlier:
            return Imported(path, found, outcome)
        changed = changes(versions.outline(earlier[-1]), self._outline(document))
        number = earlier[-1].number + 1
        return Imported(path, found, outcome, version=number, changes=changed)

    def _asked(self, file: OpenedFile, path: Path) -> Imported | None:
        """The document of which a file seems to be a new version, where that is to be asked about.

        Where something is decided about it, or most of the file's blocks are none of its own.
        """
        documents = self.store.documents
        earlier = documents.meant(file.outline, file.name)
        if earlier is None:
            return None
        decided = self.store.versions.decided(earlier)
        changed = changes(self._outline(earlier), file.outline)
        new = sum(each.kind is ChangeKind.NEW for each in changed.blocks)
        if not decided and new <= len(file.outline.items) / 2:
            return None
        return Imported(path, documents.summary(earlier), changes=changed, decided=decided)

    def import_files(
        self,
        names: Sequence[str | Path],
        progress: Progress | None = None,
        taking: Taking = AS_IT_SEEMS,
    ) -> tuple[Imported, ...]:
        """Read files into the store, going on past those that cannot be read."""
        return tuple(self.import_each(names, progress, taking))

    def import_each(
        self,
        names: Sequence[str | Path],
        progress: Progress | None = None,
        taking: Taking = AS_IT_SEEMS,
    ) -> Iterator[Imported]:
        """The same file by file: each is in the store when it is told.

        A folder is the files in it and below. Of many the next are read meanwhile, in processes of
        their own.
        """
        watcher = progress or Silent()
        files = [file for name in names for file in _spread(name)]
        watcher.begin(len(files), _("Reading"))
        with _opening(files, lambda file: self._is_known(file, taking)) as open_:
            for name in files:
                try:
                    imported = self._import(str(name), taking, open_)
                except (InputError, UnreadableError) as error:
                    imported = Imported(Path(name), error=error)
                watcher.step()
                yield imported

    def _is_known(self, file: OpenedFile, taking: Taking) -> bool:
        """Whether a file need not be read, as its bytes are in the store."""
        if self.store.documents.with_digest(file.digest) is not None:
            return True
        return not taking.settled and self.store.versions.with_digest(file.digest) is not None

    def _import(self, text: str, taking: Taking, open_: Callable[[Path], OpenedFile]) -> Imported:
        """Read in what was named; nothing where it lacks the section named with it."""
        reference = Reference.parse(text)
        if not reference.section:
            path = path_of(text)
            return self._take(open_(path), path, taking)
        file = open_(reference.path)
        known = self.store.documents.with_digest(file.digest)
        outline = self._outline(known) if known else file.outline
        section = address_of(outline, reference.section, reference.name)
        found = self._take(file, reference.path, taking)
        return replace(found, section=section, document=_within(found.document, outline, section))

    def find(self, text: str) -> tuple[DocumentId, str]:
        """The stored document that `text` names, and the section; a file is read in first.

        Raises InputError when there is neither such a file nor such a document, or no such section.
        """
        reference = Reference.parse(text)
        stored = None if reference.is_a_file else self.known(reference)
        if stored is None and (version := self.version_of(reference)):
            stored = self._by_itself(version)
        elif stored is None and reference.looks_like_a_file():
            stored = self._of_file(reference.path)
        return self._with_section(stored or self._unknown(reference), reference)

    def _of_file(self, path: Path) -> DocumentId | None:
        """The document of a file, which is read in first; of an older version the one it makes."""
        file = opened(path)
        if self.store.documents.with_digest(file.digest) is None:
            older = self.store.versions.with_digest(file.digest)
            if older is not None:
                return self._by_itself(older)
        imported = self._take(file, path, AS_IT_SEEMS).document
        return imported.id if imported else None

    def _by_itself(self, version: Version) -> DocumentId:
        return self.store.documents.by_itself(version, self._clock())

    def open(self, document: DocumentId) -> OpenDocument:
        """A stored document, to read it and to correct it. Raises StoreError when there is none."""
        from doichieu.workbench.documents.open_document import OpenDocument

        return OpenDocument(self.store, document, self._reviewer, self._clock)


def _spread(name: str | Path) -> tuple[str | Path, ...]:
    """The files of a folder; whatever else was named as it is, to be told what is wrong with it."""
    path = path_of(name)
    if path == STANDARD_INPUT or not path.is_dir():
        return (name,)
    from doichieu.workbench.documents.picking import files_in

    with suppress(InputError):
        return files_in(path) or (name,)
    return (name,)


def _opening(
    names: Sequence[str | Path], known: Callable[[OpenedFile], bool]
) -> AbstractContextManager[Callable[[Path], OpenedFile]]:
    """What opens the files named; the next of many are read meanwhile unless they are `known`."""
    if len(names) < WORTH_READING_AHEAD:
        return nullcontext(opened)
    from doichieu.importing.ahead import opened_ahead

    paths = []
    for name in names:
        with suppress(InputError):
            paths.append(Reference.parse(str(name)).path)
    return opened_ahead(paths, known)


def _within(
    document: DocumentSummary | None, outline: Outline, section: str
) -> DocumentSummary | None:
    """The document with the counts of a section of it."""
    if document is None:
        return None
    inside = outline.section(section)
    tasks = sum(item.reviewed for item in inside.items)
    return replace(document, items=len(inside.items), tasks=tasks, doubts=len(inside.doubts))
