"""Names stand in the order of the Vietnamese alphabet."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from doichieu.sorting import by_name, name_key


def test_letters_with_marks_are_letters_of_their_own() -> None:
    names = ["Đắk Lắk", "Dương", "Ân", "An", "Ăn", "Êban", "Em", "Ốc", "Ơn", "Oanh", "Ưng", "Uy"]

    assert by_name(reversed(names)) == [
        *("An", "Ăn", "Ân", "Dương", "Đắk Lắk", "Em", "Êban", "Oanh", "Ốc", "Ơn", "Uy", "Ưng")
    ]


def test_of_equal_letters_the_tone_decides() -> None:
    assert by_name(["mạ", "mai", "má", "mã", "mà", "ma", "mả"]) == [
        *("ma", "mà", "mả", "mã", "má", "mạ", "mai")
    ]


def test_digits_and_blanks_stand_before_letters_and_small_before_capital() -> None:
    assert by_name(["Lan", "lan", "lan anh", "2 lan"]) == ["2 lan", "lan", "Lan", "lan anh"]


@given(st.text(max_size=12))
def test_how_a_letter_is_composed_makes_no_difference(name: str) -> None:
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(name)
