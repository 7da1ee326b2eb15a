"""The files of the vocabulary: each word has one section, and every pattern can be used."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from doichieu.vocabulary import tables, words

PATTERNS = (
    *("adverbs", "attribute_phrases", "days", "deadlines", "duties", "events", "kinds"),
    *("name_wording", "number_wording", "relations", "short_names", "sheet", "time_slips"),
)


def test_a_section_is_found_by_its_name_whatever_its_file() -> None:
    assert tables.section("types") == tables.table("document_types")["types"]
    assert tables.section("adverbs") == tables.table("deadlines")["adverbs"]


def test_two_sections_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_SECTIONED", ("duties", "duties"))
    with pytest.raises(ValueError, match="two sections are called duties"):
        tables._sections.__wrapped__()


def test_every_file_but_the_aligners_is_found_by_section() -> None:
    folder = resources.files("doichieu.vocabulary")
    files = {entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")}
    own = {"abbreviations", "addressee", "bodies", "differences", "fields_of_work", "stock"}
    assert {name.removesuffix(".toml") for name in files} == own | set(tables._SECTIONED)


@pytest.mark.parametrize("name", PATTERNS)
def test_every_pattern_of_a_section_is_one(name: str) -> None:
    for key, patterns in tables.section(name).items():
        assert patterns, key
        assert re.compile(words.source(name, key))


def test_what_can_be_carried_out_is_told_by_its_type_or_by_who_passed_it() -> None:
    for number in ("12-KH/TW", "8-QĐi/TW", "5/2021/QĐ-UBND", "36/2024/QH15"):
        assert words.directives().search(number), number
    for number in ("10/2024/NĐ-CP", "3-HD/TU", "77/BC-UBND"):
        assert not words.directives().search(number), number
