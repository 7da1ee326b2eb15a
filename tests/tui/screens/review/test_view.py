"""The top line of a review: what it gives up where room is short, and what never."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import cast

import pytest

from doichieu import language
from doichieu.model import Action, Counts, Verdict
from doichieu.tui.screens.review.view import both_names, status
from doichieu.workbench import Review

NAMES = [("12-KH/TW", "121/KH-UBND"), ("123-CTr/ĐUK", "1234/KH-UBND")]


def under_way(names: tuple[str, str], many: int, *company: str) -> Review:
    """As much of a review as the line shows, with so many of everything."""
    verdicts = Counter(dict.fromkeys(Verdict, many))
    counts = Counts(2000, verdicts, Counter(dict.fromkeys(Action, many)))
    sides = SimpleNamespace(directive_name=names[0], plan_name=names[1])
    presence = SimpleNamespace(names=company)
    told = SimpleNamespace(
        sides=sides, counts=counts, signature="nguyễn thị lan", presence=presence
    )
    return cast("Review", told)


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("many", [0, 7, 123])
def test_both_documents_and_progress_stay_in_80_columns(
    lang: str, names: tuple[str, str], many: int
) -> None:
    language.use(lang)
    review = under_way(names, many)
    line = status(review, many, 80, both_names(review))
    assert line.cell_len <= 80
    assert line.plain.startswith(f" {names[0]} ⇄ {names[1]}  ")
    assert f"{many * len(Verdict)}/2000" in line.plain


def test_the_words_of_the_counts_go_before_the_counts() -> None:
    review = under_way(NAMES[1], 7)
    line = status(review, 0, 80, both_names(review)).plain
    assert "gap" not in line
    assert "✗ 7" in line


def test_who_else_is_here_stays_as_long_as_there_is_room_and_two_are_named() -> None:
    alone = under_way(NAMES[0], 7, "mai")
    assert status(alone, 0, 80, both_names(alone)).plain.endswith("mai is here")
    many = under_way(NAMES[0], 0, "mai", "hoa", "thu\x1b[2J", "nga")
    line = status(many, 0, 120, both_names(many)).plain
    assert line.rstrip().endswith("mai, hoa, +2 is here")


def test_the_names_are_cut_for_who_else_is_here_but_not_below_half_a_line() -> None:
    names = "34_qd2437-qdttg-thidua-excerpt.txt", "0124/KH-UBND"
    two = under_way(names, 7, "minh (mai)")
    line = status(two, 0, 72, both_names(two))
    assert line.cell_len <= 72
    assert line.plain.startswith(f" {names[0]} ⇄")
    assert "…  35/2000" in line.plain
    assert line.plain.endswith("minh (mai) is here")
    crowded = status(two, 0, 50, both_names(two))
    assert crowded.cell_len <= 50
    assert "is here" not in crowded.plain
    assert "…  35/2000" in crowded.plain
