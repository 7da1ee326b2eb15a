"""How well what is told of differences agrees with a reader of real pairs."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def measure(gold: Path) -> dict[str, Any]:
    """The measures of `bench/differences.py`, which writes docs/differences.md."""
    assert gold.is_dir()
    return runpy.run_path(str(Path(__file__).parents[2] / "bench" / "differences.py"))


def test_what_is_left_out_is_found_and_told_rightly_in_pairs_kept_aside(
    measure: dict[str, Any],
) -> None:
    aside = measure["parts"]()[True]
    assert aside.precision >= 0.8
    assert aside.recall >= 0.6


def test_what_is_told_of_answers_is_right(measure: dict[str, Any]) -> None:
    counts, unjudged = measure["judged"]()
    right, wrong = map(sum, zip(*counts.values(), strict=True))
    # What nobody has judged yet counts as wrong.
    assert right >= 0.85 * (right + wrong + len(unjudged))


def test_every_deadline_that_a_reader_found_missed_is_told(measure: dict[str, Any]) -> None:
    assert [(name, line) for name, line, told in measure["deadlines"]() if not told] == []
