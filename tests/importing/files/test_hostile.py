"""Files made to do harm are refused in one line, in bounded memory, and leave nothing."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.errors import InputError
from doichieu.importing import limits
from doichieu.importing.files import markup
from doichieu.importing.files.archive import Archive
from doichieu.importing.files.formats import Format, recognise, text_of
from tests.importing.files import making

WORD = making.word([["1. Sửa cầu."], ["a) Dọn chợ;"]])
ODT = making.opendocument("<text:p>1. Sửa cầu.</text:p>")
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
END = "</w:body></w:document>"


def with_body(body: bytes) -> bytes:
    return making.with_member(WORD, "word/document.xml", body)


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        text_of(data, "f")
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    return caught.value.what


def test_a_member_that_unpacks_beyond_the_limit_is_refused() -> None:
    bomb = with_body(bytes(limits.LARGEST_PART + 1))
    assert len(bomb) < 200_000
    assert "unpacked" in refusal(bomb)


def test_a_member_that_lies_about_its_size_is_not_believed() -> None:
    bomb = bytearray(with_body(bytes(limits.LARGEST_PART + 1)))
    # The sizes stand in the directory, 24 bytes into the entry of the member.
    place = bomb.rfind(b"word/document.xml") - 46
    bomb[place + 24 : place + 28] = struct.pack("<I", 10)
    assert refusal(bytes(bomb))


def test_a_bomb_of_parts_is_refused_before_its_directory_is_read() -> None:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as new:
        for number in range(limits.MOST_MEMBERS + 1):
            new.writestr(f"word/{number}", b"")
    assert "parts" in refusal(made.getvalue())


def test_names_that_lead_out_of_an_archive_lead_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = making.with_member(WORD, "../../escaped.txt", b"x")
    assert "Sửa cầu." in text_of(making.with_member(data, "/tmp/escaped.txt", b"x"), "f")  # noqa: S108
    assert list(tmp_path.rglob("*")) == []
    assert not (tmp_path.parent.parent / "escaped.txt").exists()


@pytest.mark.parametrize(
    "define",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>',
        '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
@pytest.mark.parametrize("name", ["word/document.xml", "word/numbering.xml", "content.xml"])
def test_entities_are_refused_wherever_they_stand(define: str, name: str) -> None:
    document = f'<?xml version="1.0"?>{define}<w>&c;</w>'.encode()
    whole = ODT if name == "content.xml" else WORD
    assert "entities" in refusal(making.with_member(whole, name, document))


def test_xml_nested_beyond_measure_is_refused() -> None:
    depth = limits.DEEPEST + 1
    assert "nested" in refusal(
        with_body(f"{BODY}{'<w:p>' * depth}{'</w:p>' * depth}{END}".encode())
    )


def test_xml_of_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MOST_ELEMENTS", 1000)
    many = "<w:p/>" * 1000
    assert "parts" in refusal(with_body(f"{BODY}{many}{END}".encode()))


def test_tables_in_tables_as_deep_as_may_be_are_read() -> None:
    nest = "<w:tbl><w:tr><w:tc>"
    depth = limits.DEEPEST // 3 - 3
    inner = nest * depth + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * depth
    assert text_of(with_body(f"{BODY}{inner}{END}".encode()), "f").strip() == "x"


def test_a_note_called_a_million_times_is_refused_once_the_text_is_too_long() -> None:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    words = "a" * 100_000
    inside = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    note = f"<w:footnotes {names}><w:footnote w:id='2'>{inside}</w:footnote></w:footnotes>"
    call = "<w:r><w:footnoteReference w:id='2'/></w:r>" * 1000
    data = with_body(f"{BODY}<w:p>{call}</w:p>{END}".encode())
    assert "text is larger" in refusal(
        making.with_member(data, "word/footnotes.xml", note.encode())
    )


def test_a_web_page_of_one_endless_row_span_is_refused() -> None:
    high = f"<table><tr><td>1<td rowspan=999999>{'a' * 10_000}"
    assert "text is larger" in refusal(f"<html>{high}{'<tr><td>2' * 2000}".encode())


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<a ",
        "<!--",
        "&",
        "<p>",
        "<b>",
        "<font a=1><p>",
        "<table><tr><td>",
        "<ul>",
        "</p>",
        "<a b='",
    ],
)
def test_a_web_page_of_one_thing_over_and_over_is_read_or_refused(unit: str) -> None:
    data = b"<html>" + unit.encode() * 20_000
    assert "\n" not in making.complaint(data)


@pytest.mark.parametrize("whole", [WORD, ODT], ids=["word", "opendocument"])
@settings(max_examples=40, deadline=None)
@given(place=st.integers(0, 10**6), byte=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_file_is_read_or_refused_in_one_line(
    whole: bytes, place: int, byte: int, cut: bool
) -> None:
    at = place % len(whole)
    data = whole[:at] if cut else whole[:at] + bytes([byte]) + whole[at + 1 :]
    assert "\n" not in making.complaint(data)


@settings(max_examples=20, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_in_an_archive_are_no_traceback(content: bytes) -> None:
    for name, whole in (
        ("word/document.xml", WORD),
        ("word/numbering.xml", WORD),
        ("content.xml", ODT),
    ):
        assert "\n" not in making.complaint(making.with_member(whole, name, content))


def test_what_an_archive_unpacks_is_bounded_in_memory() -> None:
    resource = pytest.importorskip("resource", reason="only where the system bounds processes")
    assert resource
    code = (
        "import resource, sys, pathlib\n"
        "from doichieu.importing.files.formats import text_of\n"
        "from doichieu.errors import InputError\n"
        "import doichieu.importing.files.word\n"
        "resource.setrlimit(resource.RLIMIT_AS, (900 * 2**20,) * 2)\n"
        "try: text_of(sys.stdin.buffer.read(), 'f')\n"
        "except InputError as error: print(error.what)\n"
    )
    many = with_body(f"{BODY}{'<w:p/>' * 2**20}{END}".encode())
    assert len(many) < 300_000
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], input=many, capture_output=True, check=True
    )
    assert b"too many parts" in done.stdout


def test_a_member_packed_in_an_unusual_way_is_refused() -> None:
    made = io.BytesIO()
    with ZipFile(made, "w") as new:
        new.writestr("word/document.xml", b"x", compress_type=14)
    assert "damaged" in refusal(made.getvalue())


def test_an_empty_document_has_no_root() -> None:
    with pytest.raises(InputError, match="damaged"):
        markup.parse(b"", "f")
    assert Archive(making.saved(docx.Document()), "f").read("none") is None


@pytest.mark.parametrize("unit", [b"<!---->", b"<!-- ", b" ", b"a:\n", b"a: b\n c\n"])
def test_what_a_file_begins_with_is_looked_at_in_linear_time(unit: bytes) -> None:
    assert recognise(unit * 500 + b"x", "f") is Format.TEXT
