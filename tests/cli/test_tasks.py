"""The register of a document's tasks, for the bodies that it names."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.running import run

PLAN = """# Kế hoạch

## I. Nhiệm vụ

- Sửa mái trường mầm non. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính; xong trước ngày 30/6/2026.
- Lập danh sách hộ cần nhà ở. Sở Nội vụ chủ trì; hoàn thành trước ngày 31/12/2026.

## II. Mục tiêu

- Phấn đấu 100% trường có mái kiên cố.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(PLAN, encoding="utf-8")
    return path


def rows(store: Path, *arguments: object) -> list[dict[str, object]]:
    result = run(store, "tasks", *arguments, "--format", "jsonl")
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_tasks_are_told_in_reading_order_with_bodies_days_and_places(
    store: Path, plan: Path
) -> None:
    first, second = rows(store, plan)
    assert str(first["task"]).startswith("Sửa mái trường mầm non")
    assert (first["number"], first["leads"], first["with"], first["due"]) == (
        "1",
        ["Sở Xây dựng"],
        ["Sở Tài chính"],
        "2026-06-30",
    )
    assert "30/6/2026" in str(first["deadline"])
    assert second["place"] == "section I, second dash"
    assert not store.exists()


def test_a_body_is_found_without_marks_and_a_day_parts_what_is_due(store: Path, plan: Path) -> None:
    assert [row["number"] for row in rows(store, plan, "--lead", "so noi vu")] == ["1"]
    assert len(rows(store, plan, "--lead", "Sở Nội vụ", "--lead", "xay dung")) == 2
    early = rows(store, plan, "--due-before", "1/7/2026")
    assert [row["leads"] for row in early] == [["Sở Xây dựng"]]
    assert len(rows(store, plan, "--due-before", "2026-12-31")) == 1


def test_on_paper_it_is_a_table_in_the_language_in_use(store: Path, plan: Path) -> None:
    heads, _rule, first, *_others = run(store, "tasks", plan, "--lang", "vi").stdout.splitlines()
    assert heads.startswith(
        "| STT | Nhiệm vụ | Chủ trì | Phối hợp | Ngày đến hạn | Thời hạn | Vị trí |"
    )
    assert "| 30/06/2026 |" in first
    assert "address" not in heads


def test_the_ending_of_the_file_tells_the_form(store: Path, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "tasks.csv"
    assert run(store, "tasks", plan, "-o", file, "--bom").exit_code == 0
    with file.open(encoding="utf-8-sig", newline="") as opened:
        assert [row["Lead"] for row in csv.DictReader(opened)] == ["Sở Xây dựng", "Sở Nội vụ"]
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    again = run(store, "tasks", plan, "-o", file)
    assert (again.exit_code, "--force" in again.stderr) == (2, True)


@pytest.mark.parametrize(
    "wrong", [["--due-before", "soon"], ["--format", "odt"], ["-o", "tasks.odt"]]
)
def test_what_cannot_be_is_one_line(store: Path, plan: Path, wrong: list[str]) -> None:
    result = run(store, "tasks", plan, *wrong)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


def test_a_body_that_leads_nothing_is_said(store: Path, plan: Path) -> None:
    result = run(store, "tasks", plan, "--lead", "Sở Y tế")
    assert (result.exit_code, "no task fits" in result.stderr) == (0, True)
