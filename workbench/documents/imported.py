"""What became of a file that was named to be read into the store."""

from __future__ import annotations

from pathlib import Path

from doichieu.errors import DoichieuError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import Document
from doichieu.store import Stored


@frozen
class Imported:
    """What became of one file: the stored document, or the error that kept it out.

    `section` is the one that was named with it; the document is stored whole.
    """

    path: Path
    document: Document | None = None
    outcome: Stored | None = None
    error: DoichieuError | None = None
    section: str = ""


def outcome_word(outcome: Stored) -> str:
    """What became of a file that was read, in a word or two."""
    words = {
        Stored.NEW: _("read"),
        Stored.UNCHANGED: _("unchanged"),
        Stored.NEW_VERSION: _("new version"),
    }
    return words[outcome]
