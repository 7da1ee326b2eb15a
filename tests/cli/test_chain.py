"""Tasks followed through all levels from the command line: as lines, JSON and files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from doichieu.model import Verdict
from tests.cli.running import decide, run

COMMUNE = "Số: 9/KH-UBND\nKẾ HOẠCH\nthực hiện Kế hoạch số 214/KH-UBND\n\n1. Mở tủ sách ở xã\n"


@pytest.fixture
def levels(store: Path, sample: tuple[Path, Path], tmp_path: Path) -> Path:
    """A store with the sample pair, every task covered, and below it a plan without a review."""
    decide(store, sample, Verdict.COVERED)
    file = tmp_path / "commune.txt"
    file.write_text(COMMUNE, encoding="utf-8")
    assert run(store, "import", file).exit_code == 0
    return store


def test_a_line_a_task_names_the_weakest_link_and_where_it_is(levels: Path) -> None:
    result = run(levels, "chain", "58-KH/TW")
    assert result.exit_code == 0
    first = result.stdout.splitlines()[0].split("\t")
    assert first[1:3] == ["○", "not reviewed"]
    assert first[3].startswith("at 9/KH-UBND")
    nothing = run(levels, "chain", "9/KH-UBND")
    assert nothing.exit_code == 2
    assert "carries this one out" in nothing.stderr


def test_one_task_is_told_from_level_to_level_with_who_decided(levels: Path) -> None:
    tasks = json.loads(run(levels, "chain", "58-KH/TW", "--json").stdout)["tasks"]
    address = tasks[0]["id"]
    lines = run(levels, "chain", "58-KH/TW", address).stdout.splitlines()
    below = [line for line in lines if line.startswith("  ✓ 214/KH-UBND")]
    assert len(below) == 1
    assert "covered\tlan, " in below[0]
    assert [line for line in lines if line.startswith("    ○ 9/KH-UBND")]
    told = json.loads(run(levels, "chain", "58-KH/TW", address, "--json").stdout)
    assert [each["reach"] for each in told["levels"]] == [None, "covered", "not_reviewed"]
    assert told["levels"][1]["said"][0]["reviewer"] == "lan"
    assert told["fate"]["dies_at"]["name"].startswith("9/KH-UBND")


def test_dead_ends_and_every_task_are_a_report_of_any_format(levels: Path, tmp_path: Path) -> None:
    ends = run(levels, "chain", "58-KH/TW", "--dead-ends", "--format", "csv").stdout
    rows = [*csv.DictReader(io.StringIO(ends))]
    assert {row["Weakest link"] for row in rows} == {"not reviewed"}
    for name in ("all.docx", "all.xlsx", "all.html", "all.md"):
        assert run(levels, "chain", "58-KH/TW", "-o", tmp_path / name).exit_code == 0
        assert (tmp_path / name).stat().st_size
    task = rows[0]["Task"].split(":")[0]
    assert run(levels, "chain", "58-KH/TW", task, "-o", tmp_path / "one.docx").exit_code == 0


def test_a_task_that_is_not_there_is_told_in_one_line(levels: Path) -> None:
    result = run(levels, "chain", "58-KH/TW", "XX.7")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def test_a_terminal_gets_two_lines_of_text_a_level_and_nothing_wider_than_it_is(
    levels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = json.loads(run(levels, "chain", "58-KH/TW", "--json").stdout)["tasks"][0]
    whole = run(levels, "chain", "58-KH/TW", task["id"]).stdout
    every = run(levels, "chain", "58-KH/TW").stdout
    monkeypatch.setattr(
        "click.testing._NamedTextIOWrapper.isatty", lambda _self: True, raising=False
    )
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "50")
    lines = run(levels, "chain", "58-KH/TW", task["id"]).stdout.splitlines()
    assert lines[0] == "58-KH/TW (central)"
    first, second, below = lines[1:4]
    assert first.startswith(f"  {task['id']}: {task['text'][:20]}")
    assert second.startswith("  ")
    assert second.endswith(" …")
    assert below.startswith("  ✓ 214/KH-UBND (province) · covered · lan, ")
    assert lines[-1] == "weakest link: not reviewed · at 9/KH-UBND"
    assert max(map(len, lines)) <= 50
    assert run(levels, "chain", "58-KH/TW", task["id"], "--full").stdout == whole
    told = run(levels, "chain", "58-KH/TW").stdout.splitlines()
    assert len(told) == 2 * len(every.splitlines())
    assert max(map(len, told)) <= 50
