"""The reader: a file or a text becomes an outline of numbered blocks with duties and deadlines."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from doichieu.errors import InputError
from doichieu.importing.interface import Reader
from doichieu.importing.plain_text import read_plain_text
from doichieu.language import _
from doichieu.model import Outline

__all__ = ["LARGEST", "READERS", "Reading", "digest", "read", "read_text"]

EDITION = b"2"
"""Of the rules of reading: once they change, a file that was read before is read again."""

LARGEST = 32 * 1024 * 1024
"""The largest file that is read, in bytes."""

READERS: dict[str, Reader] = {
    "": read_plain_text,
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_plain_text,
    ".markdown": read_plain_text,
}
"""The reader of each kind of file, by the ending of its name; others are read as plain text."""

_OTHER_FORMATS = frozenset(
    {".docx", ".doc", ".pdf", ".odt", ".rtf", ".html", ".htm", ".xlsx", ".xls", ".pptx", ".epub"}
)
# What files of other formats begin with, whatever they are called.
_SIGNATURES: dict[bytes, str] = {
    b"%PDF-": ".pdf",
    b"PK\x03\x04": ".docx",
    b"\xd0\xcf\x11\xe0": ".doc",
    b"{\\rtf": ".rtf",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a file gave: the file's name, a digest of its bytes, and the outline."""

    source: str
    digest: str
    outline: Outline


def read(path: Path) -> Reading:
    """Read one file.

    Raises InputError when it is missing, no regular file, too large, empty, binary, in an unknown
    encoding, or in a format that must be converted first.
    """
    data = _bytes(path)
    text = _reader_for(path, data)(data, str(path))
    if not text.strip():
        raise InputError(
            _("the file is empty"), where=str(path), remedy=_("Choose a file with text in it.")
        )
    return Reading(path.name, _digest(data), read_text(text))


def read_text(text: str) -> Outline:
    """The outline of a text; never raises."""
    # The rules are a hundred milliseconds of patterns: a file that is known needs none of them.
    from doichieu.importing.reading import read_text as read_  # noqa: PLC0415

    return read_(text)


def digest(path: Path) -> str:
    """What tells one reading of a file from another: its bytes and the rules they are read by.

    Raises InputError as `read` does for a file that cannot be opened.
    """
    return _digest(_bytes(path))


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=20, key=EDITION).hexdigest()


def _reader_for(path: Path, data: bytes) -> Reader:
    ending = path.suffix.lower()
    told = next((name for start, name in _SIGNATURES.items() if data.startswith(start)), ending)
    if told in _OTHER_FORMATS:
        raise InputError(
            _("files of type {ending} cannot be read yet").format(ending=told),
            where=str(path),
            remedy=_("Save it as plain text (UTF-8), or for a PDF run: pdftotext -layout FILE."),
        )
    return READERS.get(ending, read_plain_text)


def _bytes(path: Path) -> bytes:
    where = str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(_("this is a folder"), where=where, remedy=_("Name the files in it."))
        if not stat.S_ISREG(status.st_mode):
            raise InputError(
                _("this is not a regular file"), where=where, remedy=_("Save it to a file first.")
            )
        if status.st_size > LARGEST:
            raise InputError(
                _("the file is larger than {limit} MB").format(limit=LARGEST // 2**20),
                where=where,
                remedy=_("Split it, or save only its text."),
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(
            _("there is no such file"), where=where, remedy=_("Check the name.")
        ) from error
    except OSError as error:
        raise InputError(
            _("the file cannot be read: {why}").format(why=error.strerror or error),
            where=where,
            remedy=_("Check that you may read it."),
        ) from error
    except ValueError as error:
        raise InputError(
            _("this is no file name"), where=where, remedy=_("Check the name.")
        ) from error
