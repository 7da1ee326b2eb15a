"""Findings are an exit code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from doichieu.config import Config
from doichieu.model import Judgement, Verdict
from doichieu.store import Store
from doichieu.wording import finding_name
from doichieu.workbench import Workbench
from tests.cli.running import decide, run
from tests.store.test_rows import by_hand


@pytest.mark.parametrize("command", ["check", "export"])
def test_to_ask_about_a_review_reads_nothing_in(
    store: Path, sample: tuple[Path, Path], command: str
) -> None:
    result = run(store, command, *sample)
    assert result.exit_code == 2
    assert "doichieu import" in result.stderr
    assert not store.exists()
    Store.open(store).close()
    assert run(store, command, *sample).exit_code == 2
    with Store.open(store) as opened:
        assert opened.documents.summaries() == ()


def test_findings_are_an_exit_code(store: Path, sample: tuple[Path, Path]) -> None:
    decide(store, sample, Verdict.GAP)
    result = run(store, "check")
    assert result.exit_code == 1
    assert result.stdout.startswith("58-KH/TW:32: II.1 gap: 100% xã")
    decide(store, sample, Verdict.COVERED)
    covered = run(store, "check")
    assert covered.exit_code == 0, "what nobody confirmed is no finding yet"
    told = re.fullmatch(
        r"tasks: 39; nothing found; found by the program, not confirmed: (\d+)\n", covered.stdout
    )
    proposed = run(store, "check", "--proposed")
    assert proposed.exit_code == 0
    assert told
    assert len(proposed.stdout.splitlines()) == int(told[1]) + 1


def test_what_was_confirmed_is_a_finding_and_what_was_dismissed_none(
    store: Path, sample: tuple[Path, Path]
) -> None:
    decide(store, sample, Verdict.COVERED)
    with Store.open(store) as opened:
        config = Config(store, "lan", "en", "default", store.with_name("keys.toml"))
        review = Workbench(opened, config).reviews.begun(())
        every = (*review.found_in_report(), *review.findings_of_plan)
        one, *others = (each.slot for each in every)
        review.judge(others, Judgement.DISMISSED)
        review.judge([one], Judgement.CONFIRMED, "đúng")
        name = finding_name(review.confirmed[0].finding.kind)
    result = run(store, "check")
    assert result.exit_code == 1
    told = result.stdout.splitlines()
    assert f" {name}: " in told[0]
    assert told[0].endswith(" · đúng")
    assert told[1:] == ["tasks: 39; confirmed: 1"]


@pytest.mark.parametrize("way", ["check", "list", "export --format json", "export"])
def test_of_a_log_that_is_not_as_it_was_written_nothing_is_told(
    store: Path, sample: tuple[Path, Path], way: str
) -> None:
    decide(store, sample, Verdict.GAP)
    by_hand(store, "UPDATE decision_log SET login = 'minh' WHERE id = 1")
    told = run(store, *way.split())
    assert told.exit_code == 2
    assert told.stderr.count("\n") == 1
    assert "damaged, in table decision_log" in told.stderr
    assert ("58-KH/TW ⇄ 214/KH-UBND" in told.stderr) is (way == "list")


def test_a_finding_is_one_short_line_with_its_place_first_and_the_last_line_counts(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    names = ("58-KH/TW", "214/KH-UBND")
    run(store, "decide", *names, "II.1", "gap", "--reason", "chưa có nguồn lực " * 20)
    run(store, "decide", *names, "III.-1,III.-2", "overlap")
    lines = run(store, "check").stdout.splitlines()
    assert all(re.match(r"(58-KH/TW|214/KH-UBND):\d+: \S+.* [a-z ]+: ", e) for e in lines[:-1])
    assert max(map(len, lines)) < 200
    assert " · chưa có nguồn lực" in lines[0]
    assert lines[-2].startswith("214/KH-UBND:")
    assert ": III.-1, III.-2 overlap: " in lines[-2]
    assert lines[-1] == "tasks: 39; undecided: 38, gap: 1, overlap: 1"


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
    assert first.endswith(" · no money · ask again")
    assert " · " not in second
