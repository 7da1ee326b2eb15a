"""Outlines by name for commands that only look: no store is made, and none is changed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from doichieu.config import Config
from doichieu.errors import InputError
from doichieu.frozen import frozen
from doichieu.language import _, current, use
from doichieu.model import Outline
from doichieu.servers import is_there
from doichieu.store import Store
from doichieu.workbench.documents.known_documents import KnownDocuments, read_outline
from doichieu.workbench.documents.references import Reference


@frozen
class OutlineLoader:
    """Gives documents by name, files or stored ones, in whatever process it finds itself."""

    config: Config

    def __call__(self, name: str) -> Outline:
        """The outline of a file or a stored document, or of the section named behind '#'.

        Raises InputError or StoreError.
        """
        # A process of its own has not heard of the user's language yet.
        if current() != self.config.language:
            use(self.config.language)
        if Reference.parse(name).is_a_file or not is_there(self.config.store):
            return read_outline(name)
        return KnownDocuments(store_of(self.config.store)).outline(name)

    def last_two(self, name: str) -> tuple[str, str]:
        """A version of a stored document, by itself the newest, and before it the one before.

        As `__call__` takes them. Raises InputError where there is none before.
        """
        reference = Reference.parse(name)
        if is_there(self.config.store):
            known = KnownDocuments(store_of(self.config.store))
            number = reference.version or known.newest(reference)
            if number > 1:
                before, after = (replace(reference, version=n) for n in (number - 1, number))
                return str(before), str(after)
        raise InputError(
            _("there is no earlier version of it"),
            where=name,
            remedy=_("Name two files, or import the new version first: doichieu import FILE."),
        )


@cache
def store_of(path: Path) -> Store:
    """The store as this process reads it, for as long as the process lives."""
    return Store.open(path, make=False)
