"""What a plan, or the store, gives twice is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import TWICE, run


def test_overlaps_are_told_as_lines_and_as_json(store: Path, tmp_path: Path) -> None:
    plan = tmp_path / "twice.md"
    plan.write_text(TWICE, encoding="utf-8")
    told = run(store, "overlaps", plan)
    assert told.exit_code == 0
    assert "given twice" in told.stdout
    (line,) = told.stdout.splitlines()
    assert "“Mua sắm xe chữa cháy” · “lực lượng kiểm lâm vùng cao”" in line
    (pair,) = json.loads(run(store, "overlaps", plan, "--json").stdout)["overlaps"]
    assert [item["line"] for item in pair["items"]] == [5, 11]
    assert pair["score"] > 0.55
    assert pair["why"].startswith("given twice · “")
    assert not store.exists()


def test_what_other_documents_of_the_store_give_already_is_told_with_their_names(
    store: Path, tmp_path: Path, sample: tuple[Path, Path]
) -> None:
    one, other = tmp_path / "one.md", tmp_path / "other.md"
    one.write_text(TWICE, encoding="utf-8")
    other.write_text(TWICE.replace("chữa cháy", "cứu hỏa, chữa cháy"), encoding="utf-8")
    run(store, "import", other, *sample)
    found = json.loads(run(store, "overlaps", one, "--everywhere", "--json").stdout)["overlaps"]
    assert {pair["items"][1]["document"] for pair in found} == {"#1 Kế hoạch"}
    assert len(found) >= 4
    told = run(store, "overlaps", one, "--everywhere", "--top", 1)
    assert "#1 Kế hoạch" in told.stdout


@pytest.mark.parametrize("name", ["#1", "FILE"])
def test_a_stored_plan_without_a_number_does_not_give_its_own_tasks_already(
    store: Path, tmp_path: Path, name: str
) -> None:
    plan = tmp_path / "one.md"
    plan.write_text(TWICE, encoding="utf-8")
    run(store, "import", plan)
    named = name.replace("FILE", str(plan))
    found = run(store, "overlaps", named, "--everywhere", "--json")
    assert json.loads(found.stdout) == {"overlaps": []}


def test_a_plan_of_another_issuer_with_the_same_number_is_looked_through(
    store: Path, tmp_path: Path
) -> None:
    sheet = "ỦY BAN NHÂN DÂN TỈNH {}\n\nSố: 12/KH-UBND\n\nKẾ HOẠCH\n\n"
    for place in ("Sơn Nam", "Hải Bắc"):
        text = sheet.format(place.upper()) + TWICE.partition("\n\n")[2]
        (tmp_path / f"{place}.md").write_text(text, encoding="utf-8")
        run(store, "import", tmp_path / f"{place}.md")
    found = json.loads(run(store, "overlaps", "#1", "--everywhere", "--json").stdout)["overlaps"]
    assert {pair["items"][1]["document"] for pair in found} == {"#2 12/KH-UBND"}


def test_what_a_plan_carries_out_is_no_overlap_with_it(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    for one in ("214/KH-UBND", "#1"):
        found = run(store, "overlaps", one, "--everywhere", "--json")
        assert json.loads(found.stdout) == {"overlaps": []}
