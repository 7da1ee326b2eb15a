"""Items are called as on paper, in either language."""

from __future__ import annotations

import pytest

from doichieu import language
from doichieu.export.content import plain
from doichieu.export.places import Places
from doichieu.language import Language
from doichieu.model import Facts, Outline
from tests.export import reviews

PLACES = {
    "IV.4.-2": ("section IV.4, second dash", "mục IV.4, gạch đầu dòng thứ hai"),
    "II.1.c.-1": ("section II.1.c, first dash", "mục II.1.c, gạch đầu dòng thứ nhất"),
    "III.5.-1.+3": (
        "section III.5, first dash, third plus sign",
        "mục III.5, gạch đầu dòng thứ nhất, dấu cộng thứ ba",
    ),
    "IV.9.p4": ("section IV.9, fourth paragraph", "mục IV.9, đoạn thứ tư"),
    "p12": ("12th paragraph", "đoạn thứ 12"),
    "p21": ("21st paragraph", "đoạn thứ 21"),
    "r3": ("third row of the table", "dòng thứ ba của bảng"),
    "Điều 5.2": ("Điều 5.2", "Điều 5.2"),
    "PLII.1": ("annex II, section 1", "phụ lục II, mục 1"),
    "PL": ("annex", "phụ lục"),
    "IV~2.1": ("section IV.1, the second so numbered", "mục IV.1, mục thứ hai mang số này"),
}


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_an_address_becomes_what_one_says_of_the_sheet(lang: Language) -> None:
    language.use(lang)
    items = tuple(reviews.item(n, address, "x") for n, address in enumerate((*PLACES, "p1")))
    places = Places(Outline(Facts(), items))
    said = {item.address: plain(places.place(item)) for item in items[:-1]}

    assert said == {each: words[lang == "vi"] for each, words in PLACES.items()}


def test_the_only_paragraph_below_a_heading_goes_by_the_heading() -> None:
    heading = reviews.item(1, "IV.8", "Ban Kinh tế")
    only = reviews.item(2, "IV.8.p1", "Chủ trì.", parent="IV.8")
    alone = Places(Outline(Facts(), (heading, only)))
    beside = Places(
        Outline(Facts(), (heading, only, reviews.item(3, "IV.8.p2", "x", parent="IV.8")))
    )

    assert plain(alone.place(only)) == "section IV.8"
    assert plain(beside.place(only)) == "section IV.8, first paragraph"
