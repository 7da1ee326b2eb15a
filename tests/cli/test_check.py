"""Findings are an exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.config import Config
from doichieu.model import Verdict
from doichieu.store import Store
from doichieu.workbench import Workbench
from tests.cli.running import decide, run


@pytest.mark.parametrize("command", ["check", "export"])
def test_to_ask_about_a_review_reads_nothing_in(
    store: Path, sample: tuple[Path, Path], command: str
) -> None:
    result = run(store, command, *sample)
    assert result.exit_code == 2
    assert "doichieu import" in result.stderr
    with Store.open(store) as opened:
        assert opened.documents.summaries() == ()


def test_findings_are_an_exit_code(store: Path, sample: tuple[Path, Path]) -> None:
    decide(store, sample, Verdict.GAP)
    result = run(store, "check")
    assert result.exit_code == 1
    assert result.stdout.startswith("gap\tII.1\t")
    decide(store, sample, Verdict.COVERED)
    assert run(store, "check").exit_code == 0


def test_the_reason_and_the_notes_stand_behind_a_finding(
    store: Path, sample: tuple[Path, Path]
) -> None:
    decide(store, sample, Verdict.GAP)
    config = Config(store, "lan", "en", "default", store.with_name("keys.toml"))
    with Store.open(store) as opened:
        review = Workbench(opened, config).reviews.begin(str(sample[0]), str(sample[1]))
        review.explain(review.tasks[0].id, "no money")
        review.annotate((review.tasks[0].id,), "ask again")
    first, second, *_others = run(store, "check").stdout.splitlines()
    assert first.endswith("\tno money · ask again")
    assert second.count("\t") == 2
