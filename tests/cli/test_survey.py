"""A survey holds many plans against one directive."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.cli.running import PROGRAM, TWICE, run


def test_a_survey_names_what_each_plan_leaves_unanswered(
    store: Path, sample: tuple[Path, Path]
) -> None:
    result = run(store, "survey", *sample)
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    plan, number, figures, missing = line.split("\t")
    assert (plan, number) == (str(sample[1]), "214/KH-UBND")
    assert figures.startswith("answered ")
    assert missing.split(" ")[0].count(".") >= 1
    assert not store.exists()


def test_a_survey_without_plans_takes_those_that_carry_the_directive_out(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    result = run(store, "survey", "58-KH/TW", "--json", "--top", 1)
    (line,) = result.stdout.splitlines()
    found = json.loads(line)
    assert (found["plan"], found["number"]) == ("#2", "214/KH-UBND")
    tasks = [each["directive"]["id"] for each in found["candidates"]]
    assert len(tasks) == len(set(tasks)) > 5
    nothing = run(store, "survey", "214/KH-UBND")
    assert nothing.exit_code == 2
    assert "no document in the store says that it carries this one out" in nothing.stderr


def test_a_survey_goes_on_past_a_plan_that_is_not_there(
    store: Path, sample: tuple[Path, Path]
) -> None:
    result = run(store, "survey", sample[0], "none.txt", sample[1])
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1
    assert "none.txt" in result.stderr


def test_a_survey_of_many_plans_runs_in_processes_of_its_own(store: Path, tmp_path: Path) -> None:
    plans = [tmp_path / f"{number}.md" for number in range(40)]
    for number, plan in enumerate(plans):
        plan.write_text(TWICE.replace("kiểm lâm", f"kiểm lâm số {number}"), encoding="utf-8")
    finished = subprocess.run(
        [*PROGRAM, "--store", str(store), "survey", *map(str, [plans[0], *plans])],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert finished.stderr == ""
    assert finished.returncode == 0
    assert [line.split("\t")[0] for line in finished.stdout.splitlines()] == list(map(str, plans))


STRANGER = """# Kế hoạch

## Nhiệm vụ

- Đóng mới ba chiếc thuyền nan cho bến Đò Trúc
- Trồng sen ở đầm làng Hạ
"""


def test_a_survey_counts_what_is_likely_and_names_what_is_only_possible_apart(
    store: Path, sample: tuple[Path, Path]
) -> None:
    (line,) = run(store, "survey", *sample, "--json", "--top", 1).stdout.splitlines()
    found = json.loads(line)
    assert found["strangers"] is False
    by_grade: dict[str, list[str]] = {}
    for each in found["candidates"]:
        assert each["proposed"] is (each["grade"] != "weak")
        by_grade.setdefault(each["grade"], []).append(each["directive"]["id"])
    (line,) = run(store, "survey", *sample).stdout.splitlines()
    _plan, _number, figures, missing = line.split("\t")
    tasks = sum(map(len, by_grade.values()))
    likely, possible = figures.split("; ")
    assert likely == f"answered {len(by_grade['likely'])} of {tasks}"
    assert possible == f"possible: {' '.join(by_grade['possible'])}"
    assert missing.split(" ") == by_grade["weak"]


def test_a_survey_tells_of_a_plan_that_does_not_name_the_directive(
    store: Path, sample: tuple[Path, Path], tmp_path: Path
) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text(STRANGER, encoding="utf-8")
    (line,) = run(store, "survey", sample[0], plan).stdout.splitlines()
    assert "; the plan does not name the directive" in line.split("\t")[2]
