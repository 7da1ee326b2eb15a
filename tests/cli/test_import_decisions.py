"""Decisions of another store are shown first and taken in with --yes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doichieu.config import Config
from doichieu.exchange import files
from doichieu.model import ReviewId, Verdict
from doichieu.store import Store
from doichieu.workbench import Workbench
from tests.cli.running import decide, run


@pytest.fixture
def file(tmp_path: Path, sample: tuple[Path, Path]) -> Path:
    """What another store has decided of the sample pair."""
    theirs, path = tmp_path / "theirs.db", tmp_path / "decided.json"
    decide(theirs, sample, Verdict.GAP)
    path.write_text(files.text(review_file(theirs)), encoding="utf-8")
    return path


def review_file(store: Path) -> files.ReviewFile:
    config = Config(store, "lan", "en", "default", store)
    with Store.open(store) as opened:
        return Workbench(opened, config).reviews.resume(ReviewId(1)).file


def test_a_preview_changes_nothing_and_yes_takes_it_in(
    store: Path, sample: tuple[Path, Path], file: Path
) -> None:
    run(store, "import", *sample)
    shown = run(store, "import-decisions", file)
    rows = len(json.loads(file.read_text(encoding="utf-8"))["log"])
    assert (shown.exit_code, "--yes does it" in shown.stderr) == (0, True)
    assert f"read: {rows}; new: {rows}, known: 0" in shown.stdout
    assert "the log as it is" in shown.stdout
    assert run(store, "export").exit_code == 2
    assert not store.with_name("backups").exists()
    taken = run(store, "import-decisions", file, "--yes")
    (kept,) = store.with_name("backups").iterdir()
    assert (taken.exit_code, str(kept) in taken.stderr) == (0, True)
    assert files.text(review_file(store)) == file.read_text(encoding="utf-8")
    again = run(store, "import-decisions", file, "--yes")
    assert (again.exit_code, f"known: {rows}" in again.stdout) == (0, True)
    assert "nothing new" in again.stderr
    assert [*store.with_name("backups").iterdir()] == [kept]


def test_what_is_not_taken_is_told_line_by_line_and_is_a_finding(
    store: Path, sample: tuple[Path, Path], file: Path
) -> None:
    decide(store, sample, Verdict.UNSURE)
    result = run(store, "--reviewer", "minh", "import-decisions", file, "--yes")
    rows = len(json.loads(file.read_text(encoding="utf-8"))["log"])
    assert result.exit_code == 1
    *lines, counts = result.stdout.splitlines()
    assert sum(line.startswith("refused\t") for line in lines) == rows
    assert "verdict: gap\tlan\tdecided otherwise here: lan: unsure" in lines[-1]
    assert f"refused: {rows}" in counts


def test_one_step_undoes_what_was_taken_in(
    store: Path, sample: tuple[Path, Path], file: Path
) -> None:
    run(store, "import", *sample)
    run(store, "note", "58-KH/TW", "214/KH-UBND", "p:II.1", "xem lại")
    taken = run(store, "--reviewer", "minh", "import-decisions", file, "--yes")
    assert "as one step" in taken.stdout
    assert "gap" in run(store, "check").stdout
    assert run(store, "--reviewer", "minh", "undo").exit_code == 0
    assert {row.action for row in review_file(store).state} == {"note"}


@pytest.mark.parametrize("text", ["", "[]", "{"])
def test_a_file_that_is_no_review_is_one_line(
    store: Path, sample: tuple[Path, Path], tmp_path: Path, text: str
) -> None:
    run(store, "import", *sample)
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    result = run(store, "import-decisions", tmp_path / "a.json")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "a.json" in result.stderr
