"""Suggestions for two documents come with their reasons and with what differs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import run


def test_suggestions_come_ranked_with_their_parts(store: Path, sample: tuple[Path, Path]) -> None:
    result = run(store, "align", *sample, "--json", "--top", 3)
    candidates = json.loads(result.stdout)["candidates"]
    assert set(candidates[0]) == {
        *("directive", "plan", "score", "parts", "proposed", "grade", "differences"),
    }
    by_task: dict[str, list[float]] = {}
    for candidate in candidates:
        by_task.setdefault(candidate["directive"]["id"], []).append(candidate["score"])
    assert all(len(s) <= 3 and s == sorted(s, reverse=True) for s in by_task.values())


def test_suggestions_for_people_say_why_and_what_differs(
    store: Path, sample: tuple[Path, Path]
) -> None:
    printed = run(store, "align", *sample).stdout
    assert "why" in printed
    assert printed.count("≠ figure lowered: 6 cuốn sách → 4 cuốn sách") == 1


def test_in_a_pipe_each_suggestion_is_one_line(store: Path, sample: tuple[Path, Path]) -> None:
    given = json.loads(run(store, "align", *sample, "--json", "--top", 1).stdout)["candidates"]
    lines = run(store, "align", *sample, "--top", 1).stdout.splitlines()
    suggested = [line for line in lines if "\twhy " in line]
    assert max(map(len, suggested)) > 250
    assert len(suggested) == len(given)


def test_programs_get_what_differs_as_data(store: Path, sample: tuple[Path, Path]) -> None:
    result = run(store, "align", *sample, "--json", "--top", 1)
    candidates = json.loads(result.stdout)["candidates"]
    found = {c["plan"]["id"]: c["differences"] for c in candidates if c["grade"] == "likely"}
    assert found["IV.2.-3"] == [{"kind": "citation_missing", "asked": "3915/QĐ-TTg", "given": None}]


def test_a_suggestion_says_how_far_it_is_stood_by(store: Path, sample: tuple[Path, Path]) -> None:
    found = json.loads(run(store, "align", *sample, "--json", "--top", 1).stdout)
    assert found["strangers"] is False
    grades = {(c["grade"], c["proposed"]) for c in found["candidates"]}
    assert grades == {("likely", True), ("possible", True), ("weak", False)}
    printed = run(store, "align", *sample).stdout
    assert "the plan does not name the directive" not in printed
    lines = printed.splitlines()
    for c in found["candidates"]:
        pair = c["directive"]["id"], c["plan"]["id"]
        graded = "\t".join((*pair, f"{c['score']:.2f}", c["grade"], ""))
        assert c["grade"] == "weak" or any(line.startswith(graded) for line in lines)


def test_a_plan_that_does_not_name_the_directive_is_told(
    store: Path, sample: tuple[Path, Path], tmp_path: Path
) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text("# Kế hoạch\n\n- Đóng mới ba chiếc thuyền nan\n", encoding="utf-8")
    assert json.loads(run(store, "align", sample[0], plan, "--json").stdout)["strangers"] is True
    first = run(store, "align", sample[0], plan).stdout.splitlines()[0]
    assert first == "the plan does not name the directive"
