"""The pieces the suggestions are made of: terms, rarity, fields of work, slips, proposals."""

from __future__ import annotations

import tomllib
import unicodedata
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.align import rarity, scoring
from doichieu.align.fields_of_work import fields
from doichieu.align.only_answers import OnlyAnswers
from doichieu.align.slips import Spelling, mended
from doichieu.align.tokens import forms, terms, tokens
from doichieu.vocabulary.bodies import of_field


def table(name: str) -> dict[str, Any]:
    path = resources.files("doichieu.vocabulary") / name
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
    assert fields(forms("HĐND tỉnh"), terms(forms("HĐND tỉnh"))) == {"assembly": True}


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
    found = terms(forms("trồng rừng, kè sông và đê"))
    assert list(found.phrases) == ["trồng rừng", "kè sông"]


def test_what_bridges_two_stock_phrases_is_no_phrase() -> None:
    assert "khai thực" not in terms(forms("triển khai thực hiện")).phrases


def test_the_rarer_of_two_terms_weighs_more_and_stock_weighs_nothing() -> None:
    blocks = [{"thực hiện", "đê kè"}, {"thực hiện", "đê kè"}, {"thực hiện", "ruộng muối"}]
    weights = rarity.genre().weights(blocks)
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
    for field, work in table("fields_of_work.toml")["work"].items():
        for name in [*of_field()[field], *work]:
            found = forms(f"Giao cho {name} xem xét")
            assert field in fields(found, terms(found)), name


def test_punctuation_inside_a_name_makes_no_difference() -> None:
    found = forms("các tổ chức chính trị - xã hội")
    assert fields(found, terms(found)) == {"front": True}


def spelling(printed: str) -> Spelling:
    found = terms(forms(printed))
    return Spelling(found.words.keys(), found.phrases.keys())


def test_a_slip_needs_a_neighbour_that_agrees() -> None:
    assert spelling("tầm gương").slips(spelling("tấm gương")) == {"tấm gương": "tầm gương"}
    assert spelling("tầm gương").slips(spelling("tấm vải")) == {}


def test_a_wrong_letter_is_found_on_either_side() -> None:
    right, wrong = spelling("kiểm lâm địa bàn"), spelling("kiẻmz lâm địa bàn")
    assert right.slips(wrong) == {"kiẻmz lâm": "kiểm lâm"}
    assert wrong.slips(right) == {"kiểm lâm": "kiẻmz lâm"}


def test_slips_are_found_again_in_each_of_many_texts() -> None:
    right = spelling("kiểm lâm địa bàn, nêu tấm gương")
    for _text in range(2):
        assert right.slips(spelling("kiẻmz lâm địa bàn")) == {"kiẻmz lâm": "kiểm lâm"}
        assert right.slips(spelling("tầm gương")) == {"tầm gương": "tấm gương"}
        assert right.slips(spelling("nêu tấm gương, kiểm lâm")) == {}


def test_two_real_words_are_not_taken_for_a_slip() -> None:
    left, right = spelling("giám sát cán bộ xã"), spelling("giám định cán cân thương mại")
    assert right.slips(left) == {}


def test_a_mended_text_has_the_terms_of_the_clean_one() -> None:
    found = spelling("nêu tấm gương").slips(spelling("nêu tầm gương"))
    words, phrases = terms(forms("nêu tầm gương"))
    assert mended(words, phrases, found) == terms(forms("nêu tấm gương"))


@given(st.text() | st.text("aăâđeêhoòóôơuưyáạ\u0301\u0302 \n,.-/&0123456789QT"))
def test_a_text_has_the_same_forms_with_and_without_their_places(printed: str) -> None:
    printed = unicodedata.normalize("NFC", printed)
    assert forms(printed) == [token.form for token in tokens(printed)]


def test_signs_add_up_and_none_speaks_against_another() -> None:
    alone = scoring.evidence({"words": [0.5]}, 1)
    helped = scoring.evidence({"words": [0.5], "heading": [0.5]}, 1)
    hindered = scoring.evidence({"words": [0.5], "heading": [0.0]}, 1)
    assert helped > alone == hindered


@pytest.mark.parametrize(
    ("other", "beside", "left"),
    [(0.3, 0.0, 0.3), (0.7, 0.0, 0.3 * (0.3 / 0.7) ** 0.5), (0.45, 0.3, 0.3 * (0.3 / 0.45) ** 0.5)],
    ids=["fits as well", "fits another much better", "not the only answer"],
)
def test_a_tasks_only_good_answer_does_not_stand_back(
    other: float, beside: float, left: float
) -> None:
    features = [{"phrases": [0.3, other]}, {"phrases": [beside, 0.0]}]
    evidence = [scoring.evidence(each, 2) for each in features]
    scores = [scoring.standing_back(each) for each in evidence]
    only = OnlyAnswers(2)
    only.look(0, features, evidence, scores)
    full = {task: answer.evidence for task, answer in only if answer.place == 0}
    assert full.get(0, scores[0][0]) == pytest.approx(left)


def test_every_weight_is_a_share() -> None:
    assert all(0 < weight <= 1 for weight in scoring.WEIGHTS.values())
