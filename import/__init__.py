"""The reader: a file or a text becomes an outline of numbered blocks with duties and deadlines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from functools import cached_property
from pathlib import Path

from doichieu import edition
from doichieu.frozen import frozen
from doichieu.hashing import blake2b
from doichieu.importing.files import sources
from doichieu.model import Outline

__all__ = ["OpenedFile", "Reading", "open_file", "read", "read_text"]


@frozen
class Reading:
    """What reading a file gave: the file's name, a digest of its bytes, and the outline."""

    source: str
    digest: str
    outline: Outline


@frozen
class OpenedFile:
    """A file as it was when it was opened: whatever becomes of it, all of this belongs together.

    `name` is what it is called in the library, `where` what it is called in errors.
    """

    name: str
    where: str
    data: bytes = field(repr=False)
    reading: Callable[[], Outline] | None = field(default=None, repr=False)
    """Waits for what is reading it already."""

    @cached_property
    def digest(self) -> str:
        """What tells one reading of a file from another: its bytes and the rules they are read by.

        It needs none of the rules.
        """
        return _digest(self.data)

    @cached_property
    def outline(self) -> Outline:
        """What it says, read when it is first asked for.

        Raises InputError, with the way out, when it is empty, damaged, protected, without text, or
        in a format or an encoding that is not read.
        """
        if self.reading is not None:
            return self.reading()
        # Recognising a format brings along what a file that is known does not need.
        from doichieu.importing.apart import outline_of  # noqa: PLC0415

        return outline_of(self.data, self.where)


def open_file(path: Path) -> OpenedFile:
    """Take the bytes of one file, or of standard input for `config.STANDARD_INPUT`.

    Raises InputError when it is missing, no regular file or too large, or changes meanwhile.
    """
    return OpenedFile(sources.name_of(path), sources.where(path), sources.bytes_of(path))


def read(path: Path) -> Reading:
    """Open one file and read it at once, in any of `files.formats`.

    Raises InputError as `open_file` and `OpenedFile.outline` do.
    """
    file = open_file(path)
    return Reading(file.name, file.digest, file.outline)


def read_text(text: str) -> Outline:
    """The outline of a text; never raises."""
    # The rules are a hundred milliseconds of patterns: a file that is known needs none of them.
    from doichieu.importing.reading import read_text as read_  # noqa: PLC0415

    return read_(text)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=20, key=edition.current(edition.READING)).hexdigest()
