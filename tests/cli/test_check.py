"""Findings are an exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.model import Verdict
from doichieu.store import Store
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
