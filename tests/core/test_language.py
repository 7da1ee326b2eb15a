"""The program speaks English or Vietnamese, from one readable file."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from doichieu import language
from doichieu.language import _

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


def test_every_translation_says_something_and_keeps_every_value_to_be_filled_in() -> None:
    wrong = {
        english: vietnamese
        for english, vietnamese in WORDS.items()
        if fields(vietnamese) != fields(english) or not vietnamese.strip()
    }
    assert wrong == {}
