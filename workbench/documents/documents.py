"""The documents of a store: read in from files, found by name, opened to be corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from doichieu.config import path_of
from doichieu.errors import InputError, UnreadableError
from doichieu.language import _
from doichieu.model import DocumentId
from doichieu.progress import Progress, Silent
from doichieu.store import Change, Held, Store, Stored
from doichieu.workbench.documents.imported import Imported
from doichieu.workbench.documents.known_documents import KnownDocuments, opened
from doichieu.workbench.documents.references import Reference, address_of

if TYPE_CHECKING:
    from doichieu.importing import OpenedFile
    from doichieu.workbench.documents.open_document import OpenDocument


class Documents(KnownDocuments):
    """The documents of an open store, as one reviewer works with them."""

    def __init__(self, store: Store, reviewer: str, clock: Callable[[], datetime]) -> None:
        super().__init__(store)
        self._reviewer = reviewer
        self._clock = clock

    def import_file(self, name: str | Path) -> Imported:
        """Read one file into the store, unless it is there as it stands.

        Raises InputError or StoreError.
        """
        path = path_of(name)
        return self._take(opened(path), path)

    def _take(self, file: OpenedFile, path: Path) -> Imported:
        """Keep an opened file, which is read only when it is not there as it stands.

        Whoever reads in what is hidden wants to see it again.
        """
        document, outcome = self.store.documents.with_digest(file.digest), Stored.UNCHANGED
        if document is None:
            document, outcome = self.store.documents.put(
                file.outline, file.name, file.digest, self._clock()
            )
        held = Held.document(document)
        if self.store.hiding.hidden(held):
            self.store.hiding.put(held, Change.SHOWN, self._reviewer, self._clock())
        return Imported(path, self.store.documents.get(document), outcome)

    def import_files(
        self, names: Sequence[str | Path], progress: Progress | None = None
    ) -> tuple[Imported, ...]:
        """Read files into the store, going on past those that cannot be read."""
        watcher = progress or Silent()
        watcher.begin(len(names), _("Reading"))
        results = []
        for name in names:
            try:
                results.append(self._import(str(name)))
            except (InputError, UnreadableError) as error:
                results.append(Imported(Path(name), error=error))
            watcher.step()
        return tuple(results)

    def _import(self, text: str) -> Imported:
        """Read in what was named; nothing where it lacks the section named with it."""
        reference = Reference.parse(text)
        if not reference.section:
            return self.import_file(text)
        file = opened(reference.path)
        known = self.store.documents.with_digest(file.digest)
        outline = self._outline(known) if known else file.outline
        section = address_of(outline, reference.section, reference.name)
        return replace(self._take(file, reference.path), section=section)

    def find(self, text: str) -> tuple[DocumentId, str]:
        """The stored document that `text` names, and the section; a file is read in first.

        Raises InputError when there is neither such a file nor such a document, or no such section.
        """
        reference = Reference.parse(text)
        stored = None if reference.is_a_file else self.known(reference)
        if stored is None and reference.looks_like_a_file():
            imported = self.import_file(reference.name).document
            stored = imported.id if imported else None
        return self._with_section(stored or self._unknown(reference), reference)

    def open(self, document: DocumentId) -> OpenDocument:
        """A stored document, to read it and to correct it. Raises StoreError when there is none."""
        from doichieu.workbench.documents.open_document import OpenDocument

        return OpenDocument(self.store, document, self._reviewer, self._clock)
