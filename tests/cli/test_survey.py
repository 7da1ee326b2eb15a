"""A survey holds many plans against one directive."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from doichieu import edition
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


def test_what_was_decided_comes_before_what_is_guessed_and_is_told_from_it(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    data = json.loads(run(store, "survey", *sample, "--json", "--top", 1).stdout)
    assert data["decided"] == []
    likely, weak = (
        next(c["directive"] for c in data["candidates"] if c["grade"] == grade)
        for grade in ("likely", "weak")
    )
    tasks = len(data["candidates"])
    before = sum(each["grade"] == "likely" for each in data["candidates"])
    run(store, "decide", *sample, likely["id"], "gap")
    run(store, "decide", *sample, weak["id"], "unsure")
    for plan in (sample[1], "#2", "214/KH-UBND"):
        (line,) = run(store, "survey", sample[0], plan).stdout.splitlines()
        _plan, _number, figures, missing = line.split("\t")
        assert figures.split("; ")[:4] == [
            f"decided 2 of {tasks}",
            f"gap: {likely['id']}",
            f"unsure: {weak['id']}",
            f"answered {before - 1} of {tasks - 2}",
        ]
        assert not {likely["id"], weak["id"]} & set(missing.split())
    found = json.loads(run(store, "survey", "#1", "#2", "--json", "--top", 1).stdout)
    assert {each["directive"]["id"]: each["verdict"] for each in found["decided"]} == {
        likely["id"]: "gap",
        weak["id"]: "unsure",
    }
    assert found["candidates"] == data["candidates"]


def test_a_folder_stands_for_every_readable_file_below_it(
    store: Path, sample: tuple[Path, Path], tmp_path: Path
) -> None:
    folder = tmp_path / "plans"
    (folder / "b" / ".kept").mkdir(parents=True)
    for name in ("10.md", "2.txt", "b/1.md", "b/picture.png", ".hidden.md", "b/.kept/3.md"):
        (folder / name).write_text(TWICE, encoding="utf-8")
    (folder / "b" / "round").symlink_to(folder)
    lines = run(store, "survey", sample[0], folder, sample[1]).stdout.splitlines()
    named = [line.split("\t")[0] for line in lines]
    assert named == [
        *(str(folder / name) for name in ("2.txt", "10.md", "b/1.md")),
        str(sample[1]),
    ]
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no file in this folder can be read" in run(store, "survey", sample[0], empty).stderr


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for number in range(4):
        text = TWICE.replace("kiểm lâm", f"kiểm lâm số {number}")
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    return folder


def test_a_stopped_survey_goes_on_and_cuts_off_what_was_half_written(
    store: Path, sample: tuple[Path, Path], plans: Path, tmp_path: Path
) -> None:
    asked = ("survey", sample[0], plans, "-o", tmp_path / "found.jsonl")
    assert run(store, *asked).stdout == ""
    whole = (tmp_path / "found.jsonl").read_text(encoding="utf-8")
    assert whole == run(store, *asked[:3], "--json").stdout
    lines = whole.splitlines(keepends=True)
    assert [json.loads(line)["plan"] for line in lines] == [
        str(plans / f"{number}.md") for number in range(4)
    ]
    # What stands whole is taken as it is.
    stopped = lines[0].replace('"score": ', '"score": 9') + lines[1] + lines[2][:40]
    (tmp_path / "found.jsonl").write_text(stopped, encoding="utf-8")
    (plans / "0.md").unlink()
    (plans / "1.md").write_text("1. Họp báo.", encoding="utf-8")
    result = run(store, *asked)
    assert "stand in the file already: 2" in result.stderr
    found = (tmp_path / "found.jsonl").read_text(encoding="utf-8")
    assert found == stopped[:-40] + "".join(lines[2:])


def test_a_file_of_another_survey_is_told_and_left_alone(
    store: Path,
    sample: tuple[Path, Path],
    plans: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "found.jsonl"
    run(store, "survey", sample[0], plans, "-o", out)
    kept = out.read_bytes()

    def refused(*arguments: object) -> str:
        result = run(store, "survey", *arguments, "-o", out)
        assert result.exit_code == 2
        assert out.read_bytes() == kept
        return result.stderr

    assert "this is a survey of 58-KH/TW" in refused(sample[1], plans)
    assert "--top was another" in refused(sample[0], plans, "--top", 2)
    monkeypatch.setattr(edition, "current", lambda _rules: b"another")
    assert "the program" in refused(sample[0], plans)
    monkeypatch.undo()
    for other in (b"one long line", b"{}\n", kept + b"not ours\n"):
        out.write_bytes(kept := other)
        assert "was not written by a survey" in refused(sample[0], plans)
    # What was written by mistake may be overwritten; a database never.
    out.write_bytes(kept := b"SQLite format 3\0\n")
    assert "it belongs to a database" in refused(sample[0], plans, "--force")
    out.write_bytes(b"one long line")
    assert run(store, "survey", sample[0], plans, "-o", out, "--force").exit_code == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 4


def test_a_plan_that_cannot_be_read_is_tried_again_the_next_time(
    store: Path, sample: tuple[Path, Path], plans: Path, tmp_path: Path
) -> None:
    out, late = tmp_path / "found.jsonl", tmp_path / "late.md"
    assert run(store, "survey", sample[0], plans, late, "-o", out).exit_code == 2
    late.write_text(TWICE, encoding="utf-8")
    assert run(store, "survey", sample[0], plans, late, "-o", out).exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8").splitlines()[-1])["plan"] == str(late)


def test_a_cluster_that_cannot_be_reached_is_told(store: Path, sample: tuple[Path, Path]) -> None:
    result = run(store, "survey", *sample, "--on", "nowhere")
    assert result.exit_code == 2
    assert "Dask is not installed" in result.stderr or "no scheduler answers" in result.stderr
