from __future__ import annotations

import unicodedata

import pytest

from doichieu.errors import InputError
from doichieu.importing.files.encoding import decode

SENTENCE = "Ủy ban nhân dân các xã, phường tổ chức thực hiện kế hoạch này trước ngày 15/6.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_reads_the_same_in_every_form(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "a.txt") == SENTENCE


def test_the_combining_tones_of_windows_1258_become_whole_letters() -> None:
    decomposed = "".join(
        unicodedata.normalize("NFC", base) + tone for base, tone in map(_base_and_tone, SENTENCE)
    )
    data = decomposed.encode("cp1258")
    assert decode(data, "a.txt") == SENTENCE


def _base_and_tone(letter: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
    return "".join(c for c in parts if c not in tones), tones


def test_decomposed_utf8_comes_out_composed() -> None:
    assert decode(unicodedata.normalize("NFD", SENTENCE).encode(), "a.txt") == SENTENCE


def test_latin_text_of_another_language_is_not_taken_for_vietnamese() -> None:
    with pytest.raises(InputError, match="encoding"):
        decode("Les élèves réalisent leur fête à l'été".encode("latin-1"), "a.txt")


def test_bytes_with_controls_are_called_binary() -> None:
    with pytest.raises(InputError, match="not a text file"):
        decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe", "a.txt")


def test_half_a_letter_of_utf16_is_an_error_of_one_line() -> None:
    with pytest.raises(InputError) as caught:
        decode(SENTENCE.encode("utf-16")[:-1] + b"\xd8", "a.txt")
    assert "\n" not in str(caught.value)
