"""Words are found in all documents while they are typed, and Enter goes there."""

from __future__ import annotations

import pytest

from doichieu.store import Change, Held
from doichieu.tui.looks import FOUND
from doichieu.tui.screens.library import background
from doichieu.tui.screens.library.full_text import FullTextScreen
from doichieu.workbench import Workbench
from tests.tui.conftest import LOW, WIDE, running
from tests.workbench.making import put


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "PAUSE", 0.0)


def fill(workbench: Workbench) -> None:
    put(workbench, "1-CT/TW", texts=("Đào tạo cán bộ xã", "Nạo vét kênh mương"))
    put(workbench, "2/KH-UBND", texts=("Giữ rừng đầu nguồn " * 4 + "rồi đào tạo lại", "Bộ đào lại"))


@pytest.mark.parametrize("size", [WIDE, LOW])
async def test_enter_opens_the_document_at_the_block_and_escape_comes_back_to_the_row(
    workbench: Workbench, size: tuple[int, int]
) -> None:
    fill(workbench)
    async with running(workbench, size=size) as program:
        await program.press("t")
        assert "Type words" in program.text
        await program.type("dao tao")
        assert "places: 2 · documents: 2" in program.text
        await program.press("down", "enter")
        document = program.app.screen
        assert document.document.document.name == "1-CT/TW"  # type: ignore[attr-defined]
        assert document.here.text == "Đào tạo cán bộ xã"  # type: ignore[attr-defined]
        await program.press("escape")
        assert any(line.startswith("▶  1-CT/TW · ") for line in program.lines)
        await program.press("escape")
        assert "Documents" in program.text


async def test_the_words_are_lit_in_what_stands_around_them(workbench: Workbench) -> None:
    fill(workbench)
    async with running(workbench, size=LOW) as program:
        await program.press("t")
        await program.type("lai dao")
        screen = program.app.screen
        assert isinstance(screen, FullTextScreen)
        (line,) = (text for text, _strip in screen.hits._painted if "rồi đào tạo lại" in text.plain)
        lit = {line.plain[span.start : span.end] for span in line.spans if span.style == FOUND}
        assert lit == {"đào", "lại"}


async def test_words_that_are_nowhere_say_what_to_try(workbench: Workbench) -> None:
    fill(workbench)
    workbench.store.hiding.put(
        Held.document(put(workbench, "3/KH", texts=("Xây chợ", "Mở chợ"))),
        Change.HIDDEN,
        "lan",
        workbench.clock(),
    )
    async with running(workbench, size=LOW) as program:
        await program.press("t")
        await program.type("cho")
        assert "'cho' is in no document" in program.text
        await program.press("enter")
        assert isinstance(program.app.screen, FullTextScreen)


async def test_an_older_store_is_indexed_when_somebody_searches(workbench: Workbench) -> None:
    fill(workbench)
    with workbench.store._database.transaction():
        workbench.store._database.write("DELETE FROM full_text", [()])
        workbench.store._database.write("UPDATE documents SET searchable = 0", [()])
    async with running(workbench) as program:
        await program.press("t")
        await program.type("kenh")
        assert "places: 1" in program.text
        assert "indexed" not in program.text
    assert workbench.store.full_text.waiting() == 0
