"""The program speaks English or Vietnamese, from one readable file."""

from __future__ import annotations

import string
import tomllib
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING

from doichieu import language
from doichieu.language import _, _n

if TYPE_CHECKING:
    import pytest

WORDS = language.catalogue("vi")


def fields(text: str) -> set[str]:
    return {name for _before, name, _spec, _conversion in string.Formatter().parse(text) if name}


def test_english_is_the_code_itself() -> None:
    language.use("en")

    assert _("task") == "task"
    assert language.current() == "en"


def test_words_nobody_has_translated_stay_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "catalogue", lambda _language: {"task": "nhiệm vụ"})
    language.use("vi")

    assert language.current() == "vi"
    assert (_("task"), _("no such words")) == ("nhiệm vụ", "no such words")


def test_the_file_of_a_language_says_as_toml_what_is_read_of_it() -> None:
    text = (resources.files("doichieu.languages") / "vi.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text) == {"words": WORDS}


def test_every_translation_says_something_and_keeps_every_value_to_be_filled_in() -> None:
    wrong = {
        english: vietnamese
        for english, vietnamese in WORDS.items()
        if fields(vietnamese) != fields(english) or not vietnamese.strip()
    }
    assert wrong == {}


def test_what_is_counted_has_its_form_in_each_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "catalogue", lambda _language: {"{n} tasks": "{n} nhiệm vụ"})
    language.use("en")
    assert [_n("{n} task", "{n} tasks", n) for n in (0, 1, 2)] == [
        "{n} tasks",
        "{n} task",
        "{n} tasks",
    ]
    language.use("vi")
    assert {_n("{n} task", "{n} tasks", n) for n in (0, 1, 2)} == {"{n} nhiệm vụ"}


def test_days_and_figures_are_written_as_offices_do() -> None:
    language.use("en")
    assert (language.figure(1234567), language.day(date(2024, 12, 31))) == (
        "1,234,567",
        "31/12/2024",
    )
    language.use("vi")
    assert (language.figure(1234567), language.figure(999)) == ("1.234.567", "999")
