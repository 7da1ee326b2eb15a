"""The documents of a store as a user names them; nothing is read in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import DocumentId, Outline
from doichieu.store import Store, Version
from doichieu.workbench.documents.references import Reference, address_of, meant, part
from doichieu.workbench.documents.sections import Section, sections

if TYPE_CHECKING:
    from doichieu.importing import OpenedFile


class KnownDocuments:
    """What is in an open store, found by file, by number or by identity."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def look_up(self, text: str) -> tuple[DocumentId, str]:
        """The stored document that `text` names, and the section; nothing is read in.

        Raises InputError when a file, as it stands now, or a document is not in the store, or no
        such section in it.
        """
        reference = Reference.parse(text)
        stored = self.known(reference)
        if stored is None and reference.version:
            raise InputError(
                _("this version is no document of its own yet"),
                where=reference.called,
                remedy=_("Review it: doichieu review DOC@1 DOC@2."),
            )
        if stored is None and reference.is_a_file:
            raise InputError(
                _("this file, as it stands now, is not in the store"),
                where=reference.name,
                remedy=_("Read it first: doichieu import FILE."),
            )
        return self._with_section(stored or self._unknown(reference), reference)

    def outline(self, text: str) -> Outline:
        """The outline of a file or stored document, or of the section named."""
        reference = Reference.parse(text)
        if version := self.version_of(reference):
            outline = self.store.versions.outline(version)
            return part(outline, reference.section, reference.called)
        stored = None if reference.is_a_file else self.known(reference)
        if stored is None and reference.looks_like_a_file():
            return read_outline(text)
        document, section = self.look_up(text)
        return part(self._outline(document), section, reference.name)

    def sections(self, document: DocumentId) -> tuple[Section, ...]:
        """Every section of a stored document with something to review in it."""
        return sections(self._outline(document))

    def section(self, document: DocumentId, typed: str) -> str:
        """The address of the section that was typed. Raises InputError when there is none."""
        found = self.store.documents.get(document)
        return address_of(found.outline, typed, found.name)

    def known(self, reference: Reference) -> DocumentId | None:
        """The stored document of this name; None when there is none.

        An earlier version is one only once it was kept by itself.
        """
        documents = self.store.documents
        if version := self.version_of(reference):
            return documents.with_digest(version.digest)
        if reference.is_a_file:
            return documents.with_digest(opened(reference.path).digest)
        return documents.find(reference.name)

    def version_of(self, reference: Reference) -> Version | None:
        """The earlier version that was named; None where it is the document as it stands.

        Raises InputError where there is no such version, or no such document.
        """
        if not reference.version:
            return None
        document = self._bearing(reference)
        newest = self.store.versions.newest(document)
        if reference.version == newest:
            return None
        for version in self.store.versions.of(document):
            if version.number == reference.version:
                return version
        raise InputError(
            _("there is no version {number}").format(number=reference.version),
            where=reference.name,
            remedy=_("The newest is {name}.").format(name=f"{reference.name}@{newest}"),
        )

    def newest(self, reference: Reference) -> int:
        """The number of the newest version of a document. Raises InputError where there is none."""
        return self.store.versions.newest(self._bearing(reference))

    def _bearing(self, reference: Reference) -> DocumentId:
        """The document whose version was named; a file may be one that is not stored as it is."""
        plain = replace(reference, version=0)
        return self.known(plain) or self.store.documents.find(plain.name) or self._unknown(plain)

    def _with_section(self, document: DocumentId, reference: Reference) -> tuple[DocumentId, str]:
        if not reference.section:
            return document, ""
        return document, address_of(self._outline(document), reference.section, reference.name)

    def _outline(self, document: DocumentId) -> Outline:
        return self.store.documents.get(document).outline

    def _unknown(self, reference: Reference) -> NoReturn:
        known = [summary.name for summary in self.store.documents.summaries()]
        raise InputError(
            _("no such file, and no document of that number in the store"),
            where=reference.name,
            remedy=meant(reference.name, known) or _("Read it first: doichieu import FILE."),
        )


def opened(path: Path) -> OpenedFile:
    """A file as it is now, not read yet. Raises InputError when there is none."""
    # What only looks into the store needs nothing of the reader.
    from doichieu.importing import open_file

    return open_file(path)


def read_outline(text: str) -> Outline:
    """The outline of a file, or of the section named behind '#', without a store."""
    reference = Reference.parse(text)
    return part(opened(reference.path).outline, reference.section, reference.name)
