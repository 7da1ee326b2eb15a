"""Blind readings from the command line: handed in, compared, reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doichieu.config import Config
from doichieu.model import Verdict
from doichieu.store import Store
from doichieu.workbench import Review, Workbench
from tests.cli.running import run

LAN, MAI = ("--reviewer", "lan"), ("--reviewer", "mai")


@pytest.fixture
def read(store: Path, sample: tuple[Path, Path]) -> Path:
    """The store in which lan and mai have read the sample pair, alike but for one task."""
    with Store.open(store) as opened:
        for name, odd in (("lan", Verdict.GAP), ("mai", Verdict.UNSURE)):
            review = _open(opened, name, sample)
            if not review.reading.readers:
                review.reading.name(["lan", "mai"])
                review.refresh(anew=True)
            review.decide(review.tasks[0].id, odd, (), f"theo {name}")
            for task in review.tasks[1:]:
                review.decide(task.id, Verdict.GAP)
    return store


def _open(store: Store, name: str, sample: tuple[Path, Path]) -> Review:
    config = Config(store.path, name, "en", "default", store.path.with_name("keys.toml"))
    return Workbench(store, config).reviews.begin(*map(str, sample))


def test_nothing_is_compared_or_counted_before_the_last_has_handed_in(read: Path) -> None:
    assert "blind readings, handed in 0 of 2" in run(read, "list").stdout
    assert run(read, *LAN, "hand-in").stdout == "blind readings, handed in 1 of 2\n"
    told = run(read, *LAN, "agreement")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "once all have handed in" in told.stderr
    assert "theo mai" not in run(read, *LAN, "export").stdout
    assert "theo mai" not in run(read, *LAN, "export", "--format", "json").stdout
    assert "theo mai" not in run(read, *LAN, "check").stdout
    assert run(read, *LAN, "hand-in", "--take-back").stdout.endswith("handed in 0 of 2\n")


def test_agreement_is_told_with_its_units_in_lines_and_as_json(read: Path) -> None:
    for who in (LAN, MAI):
        assert run(read, *who, "hand-in").exit_code == 0
    lines = run(read, "agreement").stdout.splitlines()
    assert lines[0] == "readers\tlan, mai"
    assert "n = 39" in lines[1]
    assert lines[2] == "\tlan – mai"
    assert "AC1 = " in lines[1]
    told = json.loads(run(read, "agreement", "--json").stdout)
    verdicts = told["measures"][0]
    assert (verdicts["measure"], verdicts["n"]) == ("verdict", 39)
    assert {"one": "gap", "other": "unsure", "count": 1} in verdicts["confusion"]
    assert told["measures"][3]["kappa"] is None
    assert "Read independently by lan, mai" in run(read, "export").stdout


def test_who_hands_in_is_told_how_much_is_left_and_that_a_review_is_not_read_blind(
    store: Path, sample: tuple[Path, Path]
) -> None:
    pair = [*map(str, sample)]
    with Store.open(store) as opened:
        _open(opened, "lan", sample)
    told = run(store, *LAN, "hand-in")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "nobody has read this review blind" in told.stderr
    run(store, "blind", *pair, "lan", "mai")
    told = run(store, *LAN, "hand-in")
    assert "handed in without a verdict: 39" in told.stdout


def test_each_can_list_what_was_settled_otherwise(read: Path, sample: tuple[Path, Path]) -> None:
    for who in (LAN, MAI):
        run(read, *who, "hand-in")
    with Store.open(read) as opened:
        review = _open(opened, "lan", sample)
        review.decide(review.tasks[0].id, Verdict.GAP, (), "thống nhất")
    assert run(read, *LAN, "agreement", "--mine").stdout == ""
    assert "unsure → gap\tthống nhất" in run(read, *MAI, "agreement", "--mine").stdout


def test_what_only_the_answers_of_are_settled_otherwise_is_listed_with_them(
    store: Path, sample: tuple[Path, Path]
) -> None:
    with Store.open(store) as opened:
        for number, name in enumerate(("lan", "mai")):
            review = _open(opened, name, sample)
            if not review.reading.readers:
                review.reading.name(["lan", "mai"])
                review.refresh(anew=True)
            review.decide(review.tasks[0].id, Verdict.COVERED, [review.plan_items[number].id])
            review.reading.hand_in()
        review = _open(opened, "mai", sample)
        one, other = review.plan_items[:2]
        review.decide(review.tasks[0].id, Verdict.COVERED, [one.id, other.id])
    said = run(store, *MAI, "agreement", "--mine").stdout
    assert f"covered ({other.address}) → covered ({one.address}, {other.address})" in said
