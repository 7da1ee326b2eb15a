"""What a store has been given to read makes common words common, and says so by the light."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from doichieu.align import rarity as table
from doichieu.align.explain import shared
from doichieu.workbench import Workbench
from doichieu.workbench.documents.rarity import CATCHING_UP, rarity

if TYPE_CHECKING:
    import pytest

BEAUTY = "ngắm hoa ban"


def write(folder: Path, number: int, tasks: int) -> Path:
    """A plan whose tasks all speak of one thing."""
    file = folder / f"{number}.md"
    lines = "\n".join(f"- Tổ chức {BEAUTY} lần thứ {number}{n}" for n in range(tasks))
    file.write_text(f"# Kế hoạch {number}\n\n## Nhiệm vụ\n\n{lines}\n", encoding="utf-8")
    return file


def test_an_empty_store_goes_by_the_table(workbench: Workbench) -> None:
    assert rarity(workbench.store) == table.genre()


def test_what_every_document_speaks_of_weighs_less_once_it_is_read(
    workbench: Workbench, tmp_path: Path
) -> None:
    workbench.documents.import_files([write(tmp_path, number, 150) for number in range(8)])
    known = rarity(workbench.store)
    assert known.of("hoa ban") < table.genre().of("hoa ban")
    assert known.of("nương ngô") == table.genre().of("nương ngô")


def test_a_phrase_that_a_store_makes_stock_is_not_lit() -> None:
    text = BEAUTY
    assert shared(text, text)[0] != []
    everywhere = dict.fromkeys(("ngắm hoa", "hoa ban", "ngắm", "hoa", "ban"), 50_000)
    assert shared(text, text, table.of_store(everywhere, 60_000)) == ([], [])


def test_documents_of_an_older_store_are_counted_a_few_at_a_time(
    workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("doichieu.workbench.documents.documents.count", lambda *_: None)
        workbench.documents.import_files(
            [write(tmp_path, number, 2) for number in range(CATCHING_UP + 2)]
        )
    assert len(workbench.store.terms.uncounted(99)) == CATCHING_UP + 2
    rarity(workbench.store)
    assert len(workbench.store.terms.uncounted(99)) == 2
    rarity(workbench.store)
    assert workbench.store.terms.uncounted(99) == ()
