"""One directive and all its plans from the command line: as lines, JSON and files."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from doichieu.config import load
from doichieu.model import DocumentId, Verdict
from doichieu.model.matrix import PlanPart
from doichieu.text import unaccented
from doichieu.workbench.collection import surveying
from tests.cli.running import PROGRAM, decide, run

OTHER = "Số: {number}/KH-UBND\nKẾ HOẠCH\nthực hiện Kế hoạch số 58-KH/TW\n\n1. {text}\n"


@pytest.fixture
def plans(store: Path, sample: tuple[Path, Path], tmp_path: Path) -> Path:
    """A store with the sample pair and two plans of the same directive that say next to nothing."""
    decide(store, sample, Verdict.GAP)
    for number in (7, 8):
        file = tmp_path / f"{number}.txt"
        file.write_text(OTHER.format(number=number, text="Mua xe chữa cháy"), encoding="utf-8")
        run(store, "import", file)
    return store


def cells(lines: str, word: str) -> list[list[str]]:
    return [line.split("\t")[1:] for line in lines.splitlines() if line.split("\t")[0] == word]


def test_lines_name_what_is_most_left_out_then_the_plans_then_every_task(plans: Path) -> None:
    result = run(plans, "matrix", "58-KH/TW", "214/KH-UBND", "7/KH-UBND", "8/KH-UBND")
    assert result.exit_code == 0
    first, *_others = cells(result.stdout, "most often left out")
    assert first[1:3] == ["left out: 1 of 3", "seems left out: 2"]
    worst = cells(result.stdout, "leaves out most")
    assert [each[1] for each in worst][:1] == ["214/KH-UBND"]
    assert [each[:2] for each in cells(result.stdout, "plan")] == [
        ["1", "214/KH-UBND"],
        ["2", "7/KH-UBND"],
        ["3", "8/KH-UBND"],
    ]
    tasks = cells(result.stdout, "task")
    assert {each[-3] for each in tasks} == {"gap"}
    assert {each[-1] for each in tasks} == {"suggested: not found"}


def test_without_plans_it_takes_those_of_the_store(plans: Path) -> None:
    result = run(plans, "matrix", "58-KH/TW")
    found = [each[1] for each in cells(result.stdout, "plan")]
    assert found == ["214/KH-UBND", "7/KH-UBND", "8/KH-UBND"]
    nothing = run(plans, "matrix", "7/KH-UBND")
    assert nothing.exit_code == 2
    assert "carries this one out" in nothing.stderr


def test_json_tells_what_was_decided_and_what_is_suggested_apart(plans: Path) -> None:
    result = run(plans, "matrix", "58-KH/TW", "--json")
    found = json.loads(result.stdout)
    assert found["plans"][0]["total"]["left_out"] == len(found["tasks"])
    known = [task["plans"][0] for task in found["tasks"]]
    assert {each["verdict"] for each in known} == {"gap"}
    likely = [each["suggested"] for each in known if each["suggested"]["grade"] == "likely"]
    assert likely
    assert all(each["score"] >= 0.4 and each["id"] for each in likely)


def test_it_is_narrowed_and_put_in_order(plans: Path) -> None:
    whole = json.loads(run(plans, "matrix", "58-KH/TW", "--json").stdout)["tasks"]
    lead = next(task["leads"][0] for task in whole if task["leads"])
    led = cells(run(plans, "matrix", "58-KH/TW", "--lead", unaccented(lead)).stdout, "task")
    assert 0 < len(led) < len(whole)
    ordered = run(plans, "matrix", "58-KH/TW", "7/KH-UBND", "--holes", "--most-left-out").stdout
    assert {each[-1] for each in cells(ordered, "task")} == {"suggested: not found"}
    wrong = run(plans, "matrix", "58-KH/TW", "--tag", "none")
    assert wrong.exit_code == 2


def test_a_wide_matrix_is_cut_on_paper_and_whole_in_a_spreadsheet(
    store: Path, sample: tuple[Path, Path], tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(1, 15)]
    for file in files:
        file.write_text(OTHER.format(number=file.stem, text="Mua xe"), encoding="utf-8")
    run(store, "import", sample[0], *files)
    names = [f"{file.stem}/KH-UBND" for file in files]
    for ending in (".md", ".csv", ".xlsx", ".html", ".docx", ".json"):
        file = tmp_path / f"m{ending}"
        assert run(store, "matrix", "58-KH/TW", *names, "-o", file).exit_code == 0
    told = (tmp_path / "m.md").read_text(encoding="utf-8")
    assert told.index("Most often left out") < told.index("Plans that leave out most")
    assert told.count("| Task | 1 |") == told.count("| Task | 13 |") == 1
    assert "**13: 13/KH-UBND; 14: 14/KH-UBND**" in told
    rows = [*csv.reader(io.StringIO((tmp_path / "m.csv").read_text(encoding="utf-8")))]
    assert rows[0][-1] == "14. 14/KH-UBND"
    assert rows[1][-1] == "suggested: not found"
    sheet = load_workbook(tmp_path / "m.xlsx").worksheets[-1]
    assert [cell.value for cell in sheet[3]][-1] == "14. 14/KH-UBND"
    again = run(store, "matrix", "58-KH/TW", *names, "-o", tmp_path / "m.md")
    assert again.exit_code == 2


def test_a_long_survey_for_a_screen_is_made_in_another_process_with_the_same_answers(
    store: Path, sample: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, "import", *sample)
    here = json.loads(run(store, "matrix", "58-KH/TW", "--json").stdout)
    monkeypatch.setattr(surveying, "WORTH_A_PROCESS", 1)
    config = load(store=store)
    with surveying.Store.open(store) as opened:
        opened._database.write("DELETE FROM surveyed", [()])
    (batch,) = surveying.fill(config, DocumentId(1), [PlanPart(DocumentId(2))], apart=True)
    said = {
        task["id"]: task["plans"][0]["suggested"]
        for task in here["tasks"]
        if task["plans"][0]["suggested"]["id"]
    }
    found = batch.found[PlanPart(DocumentId(2))]
    assert {task: (each.grade, each.address) for task, each in found.items()} == {
        task: (each["grade"], each["id"]) for task, each in said.items()
    }


def test_a_store_that_may_only_be_read_shows_the_matrix_and_keeps_nothing(plans: Path) -> None:
    before = run(plans, "matrix", "58-KH/TW").stdout
    with surveying.Store.open(plans) as opened:
        opened._database.write("DELETE FROM surveyed", [()])
    plans.chmod(0o400)
    plans.parent.chmod(0o500)
    done = subprocess.run(
        [*PROGRAM, "--store", plans, "--lang", "en", "matrix", "58-KH/TW"],
        capture_output=True,
        text=True,
        check=False,
    )
    plans.parent.chmod(0o700)
    assert done.stdout == before
