"""Vietnamese text is safe to show, and the same words are found however they were typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.text import find, fold, nearest, number_key, one_line, safe, spellings, unaccented

texts = st.text(max_size=40)
vietnamese = st.text(alphabet="aăâeêoôơuưyđqhngtAĂĐÝ ớừủỷóòạẹ'\u0301\u0323", max_size=30)


@pytest.mark.parametrize(
    ("shown", "raw"),
    [
        ("a\ufffd[2Jb", "a\x1b[2Jb"),
        ("a\ufffdb", "a\x9bb"),
        ("a\ufffdb", "a\u202eb"),
        ("a\ufffdb", "a\u2028b"),
        ("a\ufffdb", "a\ud800b"),
        ("a\tb\nc", "a\tb\nc"),
        ("nhiệm vụ", "nhiệm\u200b vụ\ufeff"),
        ("Điều 1", "Điều\u00a01"),
        ("ệ", "e\u0323\u0302"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_as_a_mark(shown: str, raw: str) -> None:
    assert safe(raw) == shown


@given(texts)
def test_safe_text_is_nfc_and_stays_as_it_is(text: str) -> None:
    once = safe(text)

    assert once == unicodedata.normalize("NFC", once)
    assert safe(once) == once
    assert not [c for c in once if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\t\n"]


@given(st.text(alphabet=" \t\n\r\x0b\x0c\u00a0\u3000aế", max_size=30))
def test_one_line_has_neither_line_breaks_nor_double_spaces(text: str) -> None:
    line = one_line(text)

    assert len(line.splitlines()) <= 1
    assert "  " not in line
    assert line == line.strip()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoá", "hóa"),
        ("Uỷ ban", "Ủy ban"),
        ("khoẻ", "khỏe"),
        ("TUỲ", "tùy"),
        ("hoa\u0301", "hóa"),
        ("số hoá.", "SỐ HÓA."),
    ],
)
def test_both_tone_mark_styles_are_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["quý", "quỹ", "hoàn", "khoản", "huỳnh", "toán", "đoàn"])
def test_a_mark_that_both_styles_agree_on_stays(word: str) -> None:
    assert fold(word) == word


@pytest.mark.parametrize(("one", "other"), [("quý", "quí"), ("đa", "da"), ("hoa", "hóa")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.one_of(texts, vietnamese))
def test_folding_keeps_every_place(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)

    assert len(fold(text)) == len(unaccented(text)) == len(composed)


@given(vietnamese)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_bare_text_is_what_one_types_in_a_hurry() -> None:
    assert unaccented("Đẩy mạnh Ứng dụng — 12-KH/TW") == "day manh ung dung — 12-kh/tw"


@given(text=st.one_of(texts, vietnamese, st.text(alphabet="aàđ“–ø≠\ufffe👍𝒂")))
def test_a_letter_loses_its_marks_alike_among_usual_and_among_strange_ones(text: str) -> None:
    assert unaccented(text) == "".join(map(unaccented, fold(text)))


@pytest.mark.parametrize(
    ("word", "printed"),
    [("thủy", {"thủy", "thuỷ"}), ("cầu", {"cầu"}), ("óaòe", set())],
)
def test_a_folded_word_is_printed_in_either_style(word: str, printed: set[str]) -> None:
    assert {*spellings(word)} == printed
    assert {fold(each) for each in printed} <= {word}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("uy ban", ["Uỷ ban", "Ủy Ban"]),
        ("uỷ ban", ["Uỷ ban", "Ủy Ban"]),
        ("ủy ban", ["Uỷ ban", "Ủy Ban"]),
        ("NHÂN  DÂN", ["nhân\ndân"]),
        ("nhan dan", ["nhân\ndân"]),
        ("nhãn", []),
        ("đan", []),
        (".*", []),
        ("", []),
        (" ", []),
    ],
)
def test_a_search_finds_words_however_they_were_typed(query: str, found: list[str]) -> None:
    text = "Uỷ ban nhân\ndân; Ủy Ban"

    assert [text[start:end] for start, end in find(query, text)] == found


@given(vietnamese, vietnamese, vietnamese)
def test_a_word_is_found_where_it_stands(before: str, word: str, after: str) -> None:
    text = unicodedata.normalize("NFC", f"{before} {word} {after}")
    places = find(word, text)

    assert bool(places) == bool(word.split())
    assert all(0 <= start < end <= len(text) for start, end in places)


@pytest.mark.parametrize("spelt", ["5-NQ/TU", "05-NQ/TU", " 005 - nq/tu ", "5-NQ/TU\n"])
def test_one_document_number_may_be_spelt_in_many_ways(spelt: str) -> None:
    assert number_key(spelt) == "5-nq/tu"


@pytest.mark.parametrize("other", ["50-NQ/TU", "5-QĐ/TU", "15-NQ/TU", "0-NQ/TU"])
def test_different_document_numbers_stay_different(other: str) -> None:
    assert number_key(other) != number_key("5-NQ/TU")


def test_the_nearest_names_come_best_first_whatever_their_case() -> None:
    assert nearest("58-kh/tu", ["7-CT/TU", "58-KH/TW", "58-KH/TU"])[:2] == ("58-KH/TU", "58-KH/TW")
    assert nearest("zzz", ["58-KH/TW"]) == ()


@pytest.mark.parametrize(
    "printed", ["12-QĐ/TW", "012-qđ/tw", "12 - QĐ/TW", "12–QĐ/TW", "l2-QD/TW", "12-QÐ/TW"]
)
def test_a_document_number_has_one_key_however_it_is_printed_or_misread(printed: str) -> None:
    assert number_key(printed) == number_key("12-QĐ/TW")


@pytest.mark.parametrize(
    "other", ["12/QĐ-TW", "12-QĐi/TW", "120-QĐ/TW", "12/2020/QĐ-TTg", "1-QĐ/TW"]
)
def test_numbers_that_differ_in_more_have_keys_of_their_own(other: str) -> None:
    assert number_key(other) != number_key("12-QĐ/TW")
