"""Findings are an exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.config import Config
from doichieu.model import Judgement, Verdict
from doichieu.store import Store
from doichieu.wording import finding_name
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
    covered = run(store, "check")
    assert covered.exit_code == 0, "what nobody confirmed is no finding yet"
    assert covered.stdout.startswith("Found by the program, not confirmed\t")


def test_what_was_confirmed_is_a_finding_and_what_was_dismissed_none(
    store: Path, sample: tuple[Path, Path]
) -> None:
    decide(store, sample, Verdict.COVERED)
    with Store.open(store) as opened:
        config = Config(store, "lan", "en", "default", store.with_name("keys.toml"))
        review = Workbench(opened, config).reviews.begun(())
        one, *others = (each.slot for each in review.found_in_report())
        review.judge(others, Judgement.DISMISSED)
        review.judge([one], Judgement.CONFIRMED, "đúng")
        name = finding_name(review.confirmed[0].finding.kind)
        proposed = sum(each.open for each in review.counted().values())
    result = run(store, "check")
    assert result.exit_code == 1
    told = result.stdout.splitlines()
    assert told[0].startswith(f"{name}\t")
    assert told[0].endswith("đúng")
    assert len(told) == 1 + bool(proposed)


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
