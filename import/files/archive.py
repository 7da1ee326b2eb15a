"""The archive that a Word or ODT file is: single members, unpacked in memory up to a limit.

Nothing is ever written to disk, so that the names in an archive lead nowhere; and what an archive
says of its sizes is not believed: bytes are counted as they come.
"""

from __future__ import annotations

import io
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from doichieu.errors import InputError
from doichieu.importing.files.refusals import damaged, locked
from doichieu.importing.limits import LARGEST_PART, MEGABYTE, MOST_MEMBERS
from doichieu.language import _

_ENTRY = b"PK\x01\x02"
_FAILURES = (
    BadZipFile,
    ValueError,
    NotImplementedError,
    EOFError,
    OSError,
    zlib.error,
    struct.error,
)


class Archive:
    """The members of a packed file. Raises InputError when it is damaged or beyond the limits."""

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        # Counted before the directory is read, which takes memory for every member.
        if data.count(_ENTRY) > MOST_MEMBERS:
            raise InputError(
                _("the file holds more than {limit} parts").format(limit=MOST_MEMBERS),
                where=where,
                remedy=_("Save the document anew from the program that made it."),
            )
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except _FAILURES as error:
            raise damaged(where) from error
        self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes | None:
        """The bytes of one member, or None where there is none of that name."""
        if name not in self.names:
            return None
        entry = self._zip.getinfo(name)
        if entry.flag_bits & 0x1:
            raise locked(self._where)
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged(self._where)
        try:
            with self._zip.open(name) as member:
                data = member.read(LARGEST_PART + 1)
        except _FAILURES as error:
            raise damaged(self._where) from error
        if len(data) > LARGEST_PART:
            raise InputError(
                _("unpacked, it is larger than {limit} MB").format(limit=LARGEST_PART // MEGABYTE),
                where=self._where,
                remedy=_("Save only its text."),
            )
        return data
