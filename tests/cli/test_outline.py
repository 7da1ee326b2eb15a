"""What was read of a file is printed, and nothing is stored."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import run


def test_an_outline_has_the_fields_that_programs_read(
    store: Path, sample: tuple[Path, Path]
) -> None:
    result = run(store, "outline", sample[0], "--json")
    outline = json.loads(result.stdout)
    assert set(outline) == {"document", "items", "problems", "relations"}
    assert outline["document"]["number"] == "58-KH/TW"
    assert set(outline["items"][0]) == {
        "id", "line", "kind", "text", "leads", "with", "deadline", "cites", "refers"
    }  # fmt: skip
    assert not store.exists()


def test_an_outline_is_a_tree_for_people(store: Path, sample: tuple[Path, Path]) -> None:
    result = run(store, "outline", sample[0])
    assert "IV.3.-1" in result.stdout
    assert "58-KH/TW" in result.stdout


def test_a_section_of_a_file_is_named_behind_a_hash(store: Path, sample: tuple[Path, Path]) -> None:
    items = json.loads(run(store, "outline", f"{sample[0]}#IV.2", "--json").stdout)["items"]
    assert {item["id"].split(".-")[0] for item in items} == {"IV.2"}


def test_a_section_that_is_not_there_is_named_with_the_nearest(
    store: Path, sample: tuple[Path, Path]
) -> None:
    result = run(store, "outline", f"{sample[0]}#IX.9")
    assert result.exit_code == 2
    assert "no section 'IX.9'" in result.stderr
    assert "Did you mean" in result.stderr


def test_in_a_pipe_each_item_is_one_line(store: Path, sample: tuple[Path, Path]) -> None:
    items = json.loads(run(store, "outline", sample[1], "--json").stdout)["items"]
    long = [item for item in items if item["kind"] == "task" and len(item["text"]) > 200]
    lines = run(store, "outline", sample[1]).stdout.splitlines()
    assert long
    for item in long:
        held = [line for line in lines if line.startswith(f"{item['id']}\ttask\t")]
        assert len(held) == 1
        assert item["text"] in held[0]
    assert not set("".join(lines)) & set("│├└─▪§")
