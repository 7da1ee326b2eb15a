"""Bytes to text: UTF-8, UTF-16 and windows-1258, told apart by what Vietnamese can look like."""

from __future__ import annotations

import codecs
import re

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.text import composed

_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u0300\u0301\u0303\u0309\u0323à-ỹÀ-Ỹ]")
# What no text holds: C0 controls but tab, newline, form feed and carriage return.
_BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_VOWEL_BEFORE = re.compile("[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY][\u0300\u0301\u0303\u0309\u0323]")


def decode(data: bytes, where: str) -> str:
    """The text of `data` in NFC, without a byte order mark.

    Tries UTF-8, then UTF-16 (by its mark or by the pattern of zero bytes), then windows-1258, which
    writes tones as marks of their own and is taken only where they sit on vowels. Raises InputError
    when the bytes are no text or of no encoding known here.
    """
    for attempt in (_utf8, _utf16, _windows_1258):
        text = attempt(data)
        if text is not None:
            return composed(text)
    if _binary(data):
        raise InputError(
            _("this is not a text file"),
            where=where,
            remedy=_("Save the document as plain text (UTF-8) first."),
        )
    raise InputError(
        _("the encoding of this file is not known"),
        where=where,
        remedy=_("Save it as UTF-8; files in TCVN3 or VNI fonts must be converted first."),
    )


def _binary(data: bytes) -> bool:
    """Whether these bytes are no text; a stray control character in a page of it is shown later."""
    return b"\0" in data or len(_BINARY.findall(data)) * 200 > len(data)


def _utf8(data: bytes) -> str | None:
    if _binary(data):
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = "utf-16"
    elif _zeros(data[1::2]) > 0.2 >= 4 * _zeros(data[::2]):
        name = "utf-16-le"
    elif _zeros(data[::2]) > 0.2 >= 4 * _zeros(data[1::2]):
        name = "utf-16-be"
    else:
        return None
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _zeros(data: bytes) -> float:
    return data[:4096].count(0) / max(1, len(data[:4096]))


def _windows_1258(data: bytes) -> str | None:
    if _binary(data):
        return None
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        return None
    tones = len(_TONES.findall(text))
    seated = len(_VOWEL_BEFORE.findall(text))
    marked = len(_VIETNAMESE.findall(text))
    letters = sum(map(str.isalpha, text))
    plausible = tones > 0 and seated >= 0.95 * tones and 0.05 < marked / max(1, letters) < 0.6
    return text if plausible else None
