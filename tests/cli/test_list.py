"""The library as lines."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from doichieu.store import Store
from doichieu.store.hiding import Change, Held
from tests.cli.running import run


def test_the_tree_shows_a_plan_below_the_directive_it_carries_out(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    lines = run(store, "list", "--tree").stdout.splitlines()
    assert [line.split("\t")[:2] for line in lines] == [
        ["94-NQ/TW", "-"],
        ["58-KH/TW", "carries out 94-NQ/TW"],
        ["214/KH-UBND", "carries out 58-KH/TW"],
        ["46-CTr/TU", "-"],
        ["214/KH-UBND", "carries out 46-CTr/TU"],
    ]
    assert lines[0].endswith("missing")
    assert lines[-1].endswith("shown above")


def test_an_empty_store_is_called_one_and_one_that_is_not_there_is_not_made(store: Path) -> None:
    missing = run(store, "list")
    assert missing.exit_code == 2
    assert len(missing.stderr.splitlines()) == 1
    assert f"{store}: there is no store here" in missing.stderr
    assert not store.exists()
    Store.open(store).close()
    empty = run(store, "list")
    assert (empty.exit_code, empty.stdout) == (0, "")
    assert "empty store" in empty.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        "list --tree",
        "overlaps A --everywhere",
        "survey A",
        "export",
        "check",
        "undo",
        "decide A B I.1 gap",
        "tag A B I.1 no-lead",
        "note A B I.1 text",
        "codebook",
        "codebook starter",
        "codebook export",
    ],
)
def test_a_mistyped_store_is_one_line_and_no_new_store(store: Path, arguments: str) -> None:
    result = run(store, *arguments.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert not store.exists()


def test_the_list_shows_documents_reviews_and_what_is_missing(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    kinds = [line.split("\t")[0] for line in run(store, "list").stdout.splitlines()]
    assert kinds[:3] == ["document", "document", "review"]
    assert set(kinds[3:]) == {"missing"}


def test_the_list_says_what_is_hidden_and_shows_it_on_demand(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *sample)
    run(store, "decide", "58-KH/TW", "214/KH-UBND", "II.1", "gap")
    with Store.open(store) as opened:
        plan = opened.documents.summaries()[1].id
        opened.hiding.put(Held.document(plan), Change.HIDDEN, "lan", datetime.now(UTC))
    shown = run(store, "list")
    assert "214/KH-UBND" not in shown.stdout
    assert shown.stderr == "doichieu: hidden: 2 (--hidden shows them)\n"
    whole = run(store, "list", "--hidden")
    hidden = [line for line in whole.stdout.splitlines() if line.endswith("\thidden")]
    assert [line.split("\t")[0] for line in hidden] == ["document", "review"]
    assert whole.stderr == ""
