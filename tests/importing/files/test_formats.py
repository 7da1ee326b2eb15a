"""What a file is, its content tells; what is not read is refused with the way out."""

from __future__ import annotations

import docx
import pytest

from doichieu.errors import InputError
from doichieu.importing.files.formats import Format, recognise, text_of
from tests.importing.files import making


def unnamed(value: object) -> str | None:
    """No name for bytes, which hold the time they were made at: what is expected names a test."""
    return "bytes" if isinstance(value, bytes) else None


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (b"1. Mend the road.", Format.TEXT),
        ("1. Sửa cầu.".encode("utf-16"), Format.TEXT),
        (b"<br> is a tag", Format.TEXT),
        (b"Content-Type: multipart/related\nMIME-Version: 1.0\n\n", Format.WEB_ARCHIVE),
        (b"From: UBND\nSo: 12\n\n1. Mend the road.", Format.TEXT),
        (b"\xef\xbb\xbf <!-- x -->\n<!DOCTYPE html><p>x", Format.WEB_PAGE),
        ("<html><p>x".encode("utf-16"), Format.WEB_PAGE),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html/>', Format.WEB_PAGE),
        (b"\n%PDF-1.7", Format.PDF),
        (making.opendocument(""), Format.OPEN_DOCUMENT),
        (making.saved(docx.Document()), Format.WORD),
    ],
    ids=unnamed,
)
def test_a_format_is_known_by_its_content(data: bytes, format_: Format) -> None:
    assert recognise(data, "f") is format_


@pytest.mark.parametrize(
    ("data", "what", "remedy"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".doc", "soffice --headless"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
            ".xls",
            "soffice --headless",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
            "without a password",
        ),
        (b"{\\rtf1 x}", ".rtf", "soffice --headless"),
        (making.archive(xl__workbook=b"x"), ".xlsx", "soffice --headless"),
        (making.archive(a=b"x"), "archive", "Unpack"),
        (b"\x1f\x8b\x08 x", "archive", "Unpack"),
        (b"\x89PNG\r\n\x1a\n", "picture", "tesseract FILE OUT -l vie"),
        (b'<?xml version="1.0"?><w:wordDocument/>', "XML", "soffice --headless"),
        (bytes(5000), "damaged", "Get it again"),
        (b"PK\x03\x04" + bytes(200), "damaged", "Get it again"),
        (making.saved(docx.Document())[:-300], "damaged", "Get it again"),
    ],
    ids=unnamed,
)
def test_what_is_not_read_is_refused_with_the_way_out(data: bytes, what: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        text_of(data, "plan.bin")
    assert what in caught.value.what
    assert remedy in caught.value.remedy
    assert caught.value.where == "plan.bin"
    assert "\n" not in str(caught.value)


def test_an_opendocument_with_a_password_is_named() -> None:
    manifest = b"<m><encryption-data/></m>"
    data = making.with_member(making.opendocument("x"), "META-INF/manifest.xml", manifest)
    with pytest.raises(InputError, match="password"):
        text_of(data, "f")


def test_a_document_without_words_is_empty() -> None:
    with pytest.raises(InputError, match="empty"):
        text_of(making.saved(docx.Document()), "f")
