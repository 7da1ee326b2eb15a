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
    suggested = [line for line in lines if "  why " in line]
    assert max(map(len, suggested)) > 250
    assert len(suggested) == len(given)


def test_programs_get_what_differs_as_data(store: Path, sample: tuple[Path, Path]) -> None:
    result = run(store, "align", *sample, "--json", "--top", 1)
    candidates = json.loads(result.stdout)["candidates"]
    found = {c["plan"]["id"]: c["differences"] for c in candidates if c["grade"] == "likely"}
    assert found["IV.2.-3"] == [{"kind": "citation_missing", "asked": "3915/QĐ-TTg", "given": None}]
