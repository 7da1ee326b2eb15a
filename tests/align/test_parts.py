"""The pieces the suggestions are made of: terms, rarity, fields of work, slips, proposals."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from doichieu.align import rarity, scoring
from doichieu.align.bodies import fields
from doichieu.align.matching import proposed
from doichieu.align.slips import mended, slips
from doichieu.align.tokens import forms, terms, tokens


def table(name: str) -> dict[str, object]:
    path = resources.files("doichieu.align") / name
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_a_document_number_is_one_word() -> None:
    assert forms("Quy định 08-QĐi/TW ngày 25/10/2018") == [
        "quy",
        "định",
        "8-qđi/tw",
        "ngày",
        "25/10/2018",
    ]


def test_leading_zeros_make_no_difference() -> None:
    assert forms("sơ kết 05 năm") == forms("sơ kết 5 năm")
    assert forms("0 đồng") == ["0", "đồng"]


def test_an_abbreviation_is_what_it_stands_for() -> None:
    assert forms("UBND xã, Sở KH&CN") == forms("Ủy ban nhân dân xã, Sở Khoa học và Công nghệ")
    assert fields(forms("HĐND tỉnh"), terms(forms("HĐND tỉnh"))) == {"assembly": 1.0}


def test_the_words_of_an_abbreviation_stand_where_it_is_printed() -> None:
    printed = "BTV Tỉnh ủy"
    assert [(printed[t.start : t.end], t.form) for t in tokens(printed)] == [
        *(("BTV", "ban"), ("BTV", "thường"), ("BTV", "vụ"), ("Tỉnh", "tỉnh"), ("ủy", "ủy")),
    ]


def test_places_are_those_of_the_text_as_printed() -> None:
    printed = "Sơ kết 05 năm, khoá XIII"
    assert [printed[t.start : t.end] for t in tokens(printed)] == [
        *("Sơ", "kết", "05", "năm", ",", "khoá", "XIII"),
    ]


def test_a_phrase_does_not_cross_a_mark_or_a_joining_word() -> None:
    assert [t for t in terms(forms("trồng rừng, kè sông và đê")) if " " in t] == [
        "trồng rừng",
        "kè sông",
    ]


def test_what_bridges_two_stock_phrases_is_no_phrase() -> None:
    assert "khai thực" not in terms(forms("triển khai thực hiện"))


def test_the_rarer_of_two_terms_weighs_more_and_stock_weighs_nothing() -> None:
    blocks = [{"thực hiện", "đê kè"}, {"thực hiện", "đê kè"}, {"thực hiện", "ruộng muối"}]
    weights = rarity.weights(blocks)
    assert weights["ruộng muối"] > weights["đê kè"] > weights["thực hiện"] == 0


def test_the_stock_table_lists_each_term_once_and_in_folded_form() -> None:
    groups = table("stock.toml")["common"]
    assert isinstance(groups, list)
    listed = [t for group in groups for t in rarity._listed(group["terms"])]
    assert len(listed) == len(set(listed)) > 500
    for term in listed:
        assert " ".join(forms(term)) == term
        assert term.count(" ") <= 1


def test_every_name_of_a_body_or_of_its_work_is_found_in_its_field() -> None:
    listed = table("bodies.toml")["field"]
    assert isinstance(listed, list)
    for field in listed:
        for name in [*field["bodies"], *field["work"], *(f"sở {m}" for m in field["ministries"])]:
            found = forms(f"Giao cho {name} xem xét")
            assert field["name"] in fields(found, terms(found)), name


def test_punctuation_inside_a_name_makes_no_difference() -> None:
    found = forms("các tổ chức chính trị - xã hội")
    assert fields(found, terms(found)) == {"front": 1.0}


def test_a_slip_needs_a_neighbour_that_agrees() -> None:
    assert slips({"tấm", "gương", "tấm gương"}, {"tầm", "gương", "tầm gương"}) == {
        "tấm gương": "tầm gương"
    }
    assert slips({"tấm", "vải", "tấm vải"}, {"tầm", "gương", "tầm gương"}) == {}


def test_two_real_words_are_not_taken_for_a_slip() -> None:
    left = terms(forms("giám sát cán bộ xã"))
    right = terms(forms("giám định cán cân thương mại"))
    assert slips(left.keys(), right.keys()) == {}


def test_a_mended_text_has_the_terms_of_the_clean_one() -> None:
    clean, slipped = terms(forms("nêu tấm gương")), terms(forms("nêu tầm gương"))
    found = slips(slipped.keys(), clean.keys())
    assert mended(slipped, found) == clean


def test_signs_add_up_and_none_speaks_against_another() -> None:
    alone = scoring.scores({"words": [[0.5]]})
    helped = scoring.scores({"words": [[0.5]], "heading": [[0.5]]})
    hindered = scoring.scores({"words": [[0.5]], "heading": [[0.0]]})
    assert helped[0][0] > alone[0][0] == hindered[0][0]


def test_every_weight_is_a_share() -> None:
    assert all(0 < weight <= 1 for weight in scoring.WEIGHTS.values())


@pytest.mark.parametrize(
    ("ranked", "number"),
    [([], 0), ([0.1, 0.05], 0), ([0.9, 0.8, 0.3], 2), ([0.3, 0.29, 0.28], 3)],
)
def test_the_close_and_certain_are_proposed(ranked: list[float], number: int) -> None:
    assert proposed(ranked) == number
