"""What a store has been given to read makes common words common, and says so by the light."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from doichieu.align import rarity as table
from doichieu.align.explain import shared
from doichieu.config import Config
from doichieu.store import Store
from doichieu.workbench import Workbench
from doichieu.workbench.rarity import CATCHING_UP, rarity

BEAUTY = "ngắm hoa ban"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    config = Config(tmp_path / "store.db", "lan", "en", "default", tmp_path / "keys.toml")
    with Store.open(config.store) as store:
        yield Workbench(store, config, lambda: datetime(2026, 3, 2, tzinfo=UTC))


def write(folder: Path, number: int, tasks: int) -> Path:
    """A plan whose tasks all speak of one thing."""
    file = folder / f"{number}.md"
    lines = "\n".join(f"- Tổ chức {BEAUTY} lần thứ {number}{n}" for n in range(tasks))
    file.write_text(f"# Kế hoạch {number}\n\n## Nhiệm vụ\n\n{lines}\n", encoding="utf-8")
    return file


def test_an_empty_store_goes_by_the_table(bench: Workbench) -> None:
    assert rarity(bench.store) == table.genre()


def test_what_every_document_speaks_of_weighs_less_once_it_is_read(
    bench: Workbench, tmp_path: Path
) -> None:
    bench.import_files([write(tmp_path, number, 150) for number in range(8)])
    known = rarity(bench.store)
    assert known.of("hoa ban") < table.genre().of("hoa ban")
    assert known.of("nương ngô") == table.genre().of("nương ngô")


def test_a_phrase_that_a_store_makes_stock_is_not_lit() -> None:
    text = BEAUTY
    assert shared(text, text)[0] != []
    everywhere = dict.fromkeys(("ngắm hoa", "hoa ban", "ngắm", "hoa", "ban"), 50_000)
    assert shared(text, text, table.of_store(everywhere, 60_000)) == ([], [])


def test_documents_of_an_older_store_are_counted_a_few_at_a_time(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("doichieu.workbench.desk.count", lambda *_: None)
        bench.import_files([write(tmp_path, number, 2) for number in range(CATCHING_UP + 2)])
    assert len(bench.store.terms.uncounted(99)) == CATCHING_UP + 2
    rarity(bench.store)
    assert len(bench.store.terms.uncounted(99)) == 2
    rarity(bench.store)
    assert bench.store.terms.uncounted(99) == ()
