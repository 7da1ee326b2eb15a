"""The library as lines."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import run


def test_the_tree_shows_a_plan_below_the_directive_it_carries_out(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    lines = run(store, "list", "--tree").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == [
        "94-NQ/TW",
        "└─ 58-KH/TW",
        "   └─ 214/KH-UBND",
        "46-CTr/TU",
        "└─ 214/KH-UBND",
    ]
    assert lines[0].endswith("missing")
    assert lines[-1].endswith("shown above")


def test_the_list_shows_documents_reviews_and_what_is_missing(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    kinds = [line.split("\t")[0] for line in run(store, "list").stdout.splitlines()]
    assert kinds[:3] == ["document", "document", "review"]
    assert set(kinds[3:]) == {"missing"}
