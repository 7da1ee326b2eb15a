"""Commands are found by what a reviewer may call them."""

from __future__ import annotations

import pytest

from doichieu import language
from doichieu.keymaps import COMMANDS, Scope
from doichieu.keymaps.finding import found

REVIEW = [command for command in COMMANDS if command.scope in (Scope.REVIEW, Scope.GLOBAL)]


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("gap", "review.gap"),
        ("thiếu", "review.gap"),
        ("thieu", "review.gap"),
        ("thiêu", "review.gap"),
        ("THIẾU", "review.gap"),
        ("ghi chu", "review.note"),
        ("chu ghi", "review.note"),
        ("overlap", "review.overlap"),
        ("không áp dụng", "review.not_applicable"),
        ("hoàn tác", "review.undo"),
        ("take back", "review.undo"),
        ("redraw", "global.redraw"),
        ("do trieu", ""),
    ],
)
@pytest.mark.parametrize("spoken", ["en", "vi"])
def test_the_nearest_comes_first_in_either_language(
    typed: str, command: str, spoken: language.Language
) -> None:
    language.use(spoken)
    assert [hit.id for hit in found(typed, REVIEW)][:1] == ([command] if command else [])


def test_without_words_all_are_there_in_their_order() -> None:
    assert found("  ", REVIEW) == REVIEW


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [("bỏ", "review.clear", "review.addition"), ("bổ", "review.addition", "review.clear")],
)
def test_marks_as_they_were_typed_come_before_others(typed: str, first: str, second: str) -> None:
    language.use("vi")
    hits = [hit.id for hit in found(typed, REVIEW)]
    assert hits.index(first) < hits.index(second)
