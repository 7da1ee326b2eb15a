"""Which format a file has, told by its bytes; its name may lie.

Formats that are not read are known too, each with the way to one that is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import assert_never

from doichieu.errors import InputError
from doichieu.importing.files.interface import Reader
from doichieu.importing.files.plain_text import read_plain_text
from doichieu.importing.files.refusals import damaged, locked, too_long
from doichieu.importing.limits import LARGEST_TEXT
from doichieu.language import _


class Format(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    WORD = "word"
    OPEN_DOCUMENT = "opendocument"
    WEB_PAGE = "web page"
    WEB_ARCHIVE = "web archive"
    PDF = "pdf"


_HEAD = 2048
_PAGE = re.compile(
    rb"\s*+(?>(?:<\?xml[^>]{0,200}>|<!--.{0,1000}?-->)\s*)*+"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|center|article|section|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<\?(?:xml|mso)")
_MAIL = re.compile(rb"(?:[\w-]{1,40}:[^\n]{0,500}\n(?:[ \t][^\n]{0,500}\n){0,10}){1,20}")
_ROOM_OF_PDF = 1024

_CONVERT = "soffice --headless --convert-to docx FILE"


def recognise(data: bytes, where: str) -> Format:
    """The format of `data`. Raises InputError for one that is not read, with what to do."""
    if b"%PDF-" in data[:_ROOM_OF_PDF]:
        return Format.PDF
    for sign, refuse in _REFUSED.items():
        if data.startswith(sign):
            raise refuse(data, where)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _packed(data, where)
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head[2:].replace(b"\0", b"")
    if _PAGE.match(head):
        return Format.WEB_PAGE
    if _XML.match(head):
        raise _convert(_("XML of this kind cannot be read"), where)
    mail = _MAIL.match(head)
    if mail and b"mime-version:" in mail[0].lower() and b"multipart/related" in mail[0].lower():
        return Format.WEB_ARCHIVE
    return Format.TEXT


def reader(format_: Format) -> Reader:
    """The reader of a format, with all that it needs."""
    match format_:
        case Format.TEXT:
            return read_plain_text
        case Format.WORD:
            from doichieu.importing.files.word import read_word

            return read_word
        case Format.OPEN_DOCUMENT:
            from doichieu.importing.files.opendocument import read_opendocument

            return read_opendocument
        case Format.WEB_PAGE:
            from doichieu.importing.files.web import read_web_page

            return read_web_page
        case Format.WEB_ARCHIVE:
            from doichieu.importing.files.web import read_web_archive

            return read_web_archive
        case Format.PDF:
            from doichieu.importing.files.pdf import read_pdf

            return read_pdf
        case _:
            assert_never(format_)


def text_of(data: bytes, where: str) -> str:
    """The text of a file of any format, `where` being its name.

    Raises InputError when there is no text in it, or it cannot or shall not be read.
    """
    return read_as(recognise(data, where), data, where)


def read_as(format_: Format, data: bytes, where: str) -> str:
    """The text of a file of this format; raises InputError as `text_of` does."""
    bare = format_ in (Format.TEXT, Format.WEB_PAGE, Format.WEB_ARCHIVE)
    if bare and len(data) > LARGEST_TEXT:
        raise too_long(where)
    text = reader(format_)(data, where)
    if not text.strip():
        raise InputError(
            _("the file is empty"), where=where, remedy=_("Choose a file with text in it.")
        )
    return text


def _packed(data: bytes, where: str) -> Format:
    """The format of an archive by what is in it."""
    from doichieu.importing.files.archive import Archive

    archive = Archive(data, where)
    if "word/document.xml" in archive.names:
        return Format.WORD
    if "content.xml" in archive.names:
        kind = (archive.read("mimetype") or b"").strip()
        if kind in (b"", _ODT, _ODT + b"-template"):
            return Format.OPEN_DOCUMENT
    for name, what in _PACKED.items():
        if any(member.startswith(name) for member in archive.names):
            raise _convert(_("files of type {ending} cannot be read").format(ending=what), where)
    raise _unpack(data, where)


_ODT = b"application/vnd.oasis.opendocument.text"
_PACKED = {
    "xl/": ".xlsx",
    "ppt/": ".pptx",
    "META-INF/container.xml": ".epub",
    "content.xml": ".ods, .odp",
}


def _convert(what: str, where: str) -> InputError:
    return InputError(what, where=where, remedy=_("Run: {command}.").format(command=_CONVERT))


def _old_office(data: bytes, where: str) -> InputError:
    """The container of Word 97, which a document with a password is in too."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return locked(where)
    sheet = "Workbook".encode("utf-16-le") in data
    ending = ".xls" if sheet and "WordDocument".encode("utf-16-le") not in data else ".doc"
    return _convert(_("files of type {ending} cannot be read").format(ending=ending), where)


def _rich_text(_data: bytes, where: str) -> InputError:
    return _convert(_("files of type {ending} cannot be read").format(ending=".rtf"), where)


def _picture(_data: bytes, where: str) -> InputError:
    return InputError(
        _("this is a picture"),
        where=where,
        remedy=_("Run: {command}.").format(command="tesseract FILE OUT -l vie"),
    )


def _unpack(_data: bytes, where: str) -> InputError:
    return InputError(
        _("this is an archive"), where=where, remedy=_("Unpack it, and name the files in it.")
    )


def _torn(_data: bytes, where: str) -> InputError:
    return damaged(where)


_REFUSED: dict[bytes, Callable[[bytes, str], InputError]] = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": _old_office,
    b"{\\rtf": _rich_text,
    b"\x89PNG\r\n": _picture,
    b"\xff\xd8\xff": _picture,
    b"GIF8": _picture,
    b"II*\0": _picture,
    b"MM\0*": _picture,
    b"\x1f\x8b": _unpack,
    b"BZh": _unpack,
    b"\xfd7zXZ": _unpack,
    b"7z\xbc\xaf\x27\x1c": _unpack,
    b"Rar!\x1a": _unpack,
    b"\0" * 64: _torn,
}
"""What files that are not read begin with."""
