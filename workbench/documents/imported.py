"""What became of a file that was named to be read into the store, and what it was taken for."""

from __future__ import annotations

from pathlib import Path

from doichieu.change_wording import changes_words
from doichieu.errors import DoichieuError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import Changes, DocumentId
from doichieu.store import DocumentSummary, Stored


@frozen
class Taking:
    """What a file is to be taken for: a document of its own, a new version, or what it seems.

    Where it seems a new version of a document about which something is decided, or one of which it
    has little, and one is `asking`, it is not read in.
    """

    apart: bool = False
    version_of: DocumentId | None = None
    asking: bool = False

    @property
    def settled(self) -> bool:
        """Whether somebody has said what it is."""
        return self.apart or self.version_of is not None


AS_IT_SEEMS = Taking()


@frozen
class Imported:
    """What became of one file: the stored document, or the error that kept it out.

    `section` is the one that was named with it, of which the items are counted then; the document
    is stored whole. `version` is the
    number of the version that the file is, where there are several, and `changes` what is not as
    in the one before. Without an outcome nothing was read in, for somebody has to say first what
    the file is: it would be a new version of `document`, about which so much is `decided`.
    """

    path: Path
    document: DocumentSummary | None = None
    outcome: Stored | None = None
    error: DoichieuError | None = None
    section: str = ""
    version: int = 0
    changes: Changes = Changes()
    decided: int = 0

    @property
    def asks(self) -> bool:
        """Whether somebody has to say first what the file is."""
        return self.document is not None and self.outcome is None


def outcome_word(outcome: Stored) -> str:
    """What became of a file that was read, in a word or two."""
    words = {
        Stored.NEW: _("read"),
        Stored.UNCHANGED: _("unchanged"),
        Stored.NEW_VERSION: _("new version"),
        Stored.OLDER: _("older version"),
    }
    return words[outcome]


def taken_for(result: Imported) -> str:
    """What a file was taken for, in a sentence; '' where nothing has to be said of it."""
    if result.document is None:
        return ""
    name = f"#{result.document.id} {result.document.name}"
    if result.outcome is Stored.NEW_VERSION:
        said = _("new version of {name}: {changes}")
        return said.format(name=name, changes=changes_words(result.changes))
    if result.outcome is Stored.OLDER:
        said = _("this is version {number} of {name}; a newer one is in the store")
        return said.format(number=result.version, name=name)
    return ""
