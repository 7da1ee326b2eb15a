"""The reader: a file or a text becomes an outline of numbered blocks with duties and deadlines."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from doichieu.importing import edition
from doichieu.importing.files import sources
from doichieu.model import Outline

__all__ = ["Reading", "digest", "read", "read_text"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a file gave: the file's name, a digest of its bytes, and the outline."""

    source: str
    digest: str
    outline: Outline


def read(path: Path) -> Reading:
    """Read one file, or standard input for `config.STANDARD_INPUT`, in any of `files.formats`.

    Raises InputError, with the way out, when it is missing, no regular file, too large, empty,
    damaged, protected, without text, or in a format or an encoding that is not read.
    """
    # Recognising a format brings along what a file that is known does not need.
    from doichieu.importing.files.formats import text_of  # noqa: PLC0415

    data = sources.bytes_of(path)
    text = text_of(data, sources.where(path))
    return Reading(sources.name_of(path), _digest(data), read_text(text))


def read_text(text: str) -> Outline:
    """The outline of a text; never raises."""
    # The rules are a hundred milliseconds of patterns: a file that is known needs none of them.
    from doichieu.importing.reading import read_text as read_  # noqa: PLC0415

    return read_(text)


def digest(path: Path) -> str:
    """What tells one reading of a file from another: its bytes and the rules they are read by.

    Raises InputError as `read` does for a file that cannot be opened.
    """
    return _digest(sources.bytes_of(path))


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=20, key=edition.current()).hexdigest()
