"""How well the suggestions agree with people, on a real document they labelled by hand."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from doichieu.align import align
from doichieu.importing import read
from doichieu.model import Grade


@pytest.fixture(scope="module")
def scores(seeds: dict[str, Path], gold: Path) -> dict[str, float]:
    """Section II of the first seed against its section III, as the scorer of the labels sees it."""
    outline = read(seeds["001"]).outline
    found = align(outline.section("II"), outline.section("III"))
    printed = [
        {
            "directive": {"line": c.directive.line},
            "plan": {"line": c.plan.line},
            "score": c.score,
            "proposed": c.proposed,
        }
        for c in found
    ]
    labels = json.loads((gold / "001-internal.alignment.json").read_text(encoding="utf-8"))
    scorer = runpy.run_path(str(gold / "score.py"))["alignment"]
    measured: dict[str, float] = scorer(labels, {"candidates": printed})
    return measured


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("precision@1", 0.9),
        ("recall@5", 0.68),
        ("MAP", 0.75),
        ("proposed: precision, related pairs allowed", 0.85),
        ("proposed: recall", 0.55),
    ],
)
def test_the_suggestions_agree_with_two_readers(
    scores: dict[str, float], name: str, least: float
) -> None:
    assert scores[name] >= least


@pytest.fixture(scope="module")
def measure(gold: Path) -> dict[str, Any]:
    """The measures of `bench/quality.py`, which writes docs/alignment.md."""
    assert gold.is_dir()
    return runpy.run_path(str(Path(__file__).parents[2] / "bench" / "quality.py"))


@pytest.fixture(scope="module")
def cases(measure: dict[str, Any]) -> list[Any]:
    """The labelled pairs."""
    return list(measure["cases"]())


@pytest.mark.parametrize(
    ("name", "least"), [("average", 0.89), ("strict", 0.66), ("found", 0.68), ("recall", 0.9)]
)
def test_the_mean_of_the_labelled_pairs_keeps_its_floors(
    measure: dict[str, Any], cases: list[Any], name: str, least: float
) -> None:
    figures = measure["overall"]([measure["suggested"](case) for case in cases])
    assert getattr(figures, name) >= least


def test_what_is_likely_is_right_more_often_than_what_is_possible(
    measure: dict[str, Any], cases: list[Any]
) -> None:
    found = measure["judged"](cases)
    share = {}
    for grade in (Grade.LIKELY, Grade.POSSIBLE):
        own = [related for each, _right, related in found if each.grade is grade]
        share[grade] = sum(own) / len(own)
    assert share[Grade.LIKELY] >= max(0.7, share[Grade.POSSIBLE] + 0.1)


def test_hardly_a_task_has_a_proposal_in_a_document_it_has_nothing_to_do_with(
    measure: dict[str, Any],
) -> None:
    _pairs, strangers, proposed = measure["unrelated"](part=5)
    assert proposed <= 0.03
    assert strangers >= 0.9


def test_the_plan_of_another_level_is_found_where_it_repeats_the_directive(
    seeds: dict[str, Path],
) -> None:
    directive, plan = (read(seeds[name]).outline for name in ("004", "003"))
    first = {c.directive.line: c for c in align(directive, plan, top=1)}
    review = next(c for c in first.values() if "101-QĐ/TW" in c.directive.cites)
    assert "101-QĐ/TW" in review.plan.cites
    assert review.proposed
