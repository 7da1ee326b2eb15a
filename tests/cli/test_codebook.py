"""The codebook at the command line: listed, begun, in and out of files."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from doichieu.store import Store
from tests.cli.running import run


@pytest.fixture
def made(store: Path) -> Path:
    Store.open(store).close()
    return store


def tags(store: Path) -> list[str]:
    with Store.open(store) as opened:
        return [tag.id for tag in opened.codebook.tags()]


def test_an_empty_codebook_says_how_to_begin_one(made: Path) -> None:
    result = run(made, "codebook")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "doichieu codebook starter" in result.stderr


def test_the_starter_is_shown_first_and_taken_over_when_that_is_wished(made: Path) -> None:
    shown = run(made, "codebook", "starter")
    assert shown.exit_code == 0
    assert len(shown.stdout.splitlines()) == 8
    assert "--yes" in shown.stderr
    assert tags(made) == []
    run(made, "codebook", "starter", "--yes")
    assert len(tags(made)) == 8
    again = run(made, "codebook", "starter", "--yes")
    assert (again.stdout, again.exit_code) == ("", 0)
    assert "has all of it already" in again.stderr


def test_the_list_tells_how_often_a_tag_is_used(store: Path, sample: tuple[Path, Path]) -> None:
    run(store, "import", *sample)
    run(store, "codebook", "starter", "--yes")
    run(store, "tag", "58-KH/TW", "214/KH-UBND", "IV.3.-1", "IV.3.-2", "no-lead")
    cells = [line.split("\t") for line in run(store, "codebook", "list").stdout.splitlines()]
    used = {cell[4]: cell[2] for cell in cells}
    assert used["no-lead"] == "used: 2"
    assert used["copied"] == "used: 0"
    assert cells[0][1] == "◷ No deadline"
    assert all(len(cell) == 6 for cell in cells)


@pytest.mark.parametrize("suffix", ["toml", "qdc"])
def test_a_codebook_goes_out_and_comes_in_by_a_file(
    made: Path, tmp_path: Path, suffix: str
) -> None:
    file, other = tmp_path / f"codes.{suffix}", tmp_path / "other.db"
    run(made, "codebook", "starter", "--yes")
    assert run(made, "codebook", "export", "-o", file).exit_code == 0
    Store.open(other).close()
    preview = run(other, "codebook", "import", file)
    assert [line.split("\t")[0] for line in preview.stdout.splitlines()] == ["new"] * 8
    assert tags(other) == []
    assert run(other, "codebook", "import", file, "-y").exit_code == 0
    assert len(tags(other)) == 8
    same = run(other, "codebook", "import", file)
    assert same.stdout == "unchanged\t8\n"
    kept = run(made, "codebook", "export", "-o", file)
    assert kept.exit_code == 2
    assert "--force" in kept.stderr


def test_what_a_file_would_change_is_shown_before_it_does(made: Path, tmp_path: Path) -> None:
    run(made, "codebook", "starter", "--yes")
    printed = run(made, "codebook", "export").stdout
    assert len(tomllib.loads(printed)["tag"]) == 8
    file = tmp_path / "codes.toml"
    file.write_text(printed.replace("No lead", "Nobody leads"), encoding="utf-8")
    first, second = run(made, "codebook", "import", file).stdout.splitlines()
    assert first.startswith("changed\t☺ Nobody leads\t")
    assert second == "unchanged\t7"


def test_what_is_no_codebook_is_one_line(made: Path, tmp_path: Path) -> None:
    for name in ("none.toml", "bad.toml", "bad.qdc"):
        (tmp_path / name).write_text("no [codebook", encoding="utf-8")
        result = run(made, "codebook", "import", tmp_path / name)
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
