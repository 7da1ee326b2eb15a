"""Documents and reviews are put out of sight and come back; nothing decided is ever lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doichieu.corrections import Subject
from doichieu.model import Verdict
from doichieu.store import Store
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, running

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_document_is_hidden_with_what_hangs_on_it_and_comes_back_tomorrow(
    workbench: Workbench, review: Review
) -> None:
    review.decide(review.tasks[0].id, Verdict.GAP)
    workbench.documents.open(review.plan.id).state(Subject.TITLE, "Về việc khác")
    async with running(workbench, size=LOW) as program:
        await program.press("tab", "home")
        program.app.screen.documents.go_to(review.plan.id)  # type: ignore[attr-defined]
        await program.press("c")
        assert "With it go: reviews: 1, decisions: 1, corrections: 1" in program.text
        await program.press("enter")
        assert "z takes it back" in program.lines[-1]
    library = workbench.collection.library()
    assert [each.id for each in library.documents] == [review.directive.id]
    assert library.reviews == ()
    with Store.open(workbench.store.path) as store:
        tomorrow = Workbench(store, workbench.config, workbench.clock)
        async with running(tomorrow) as program:
            await program.press("z")
            assert "in sight again" in program.lines[-1]
        assert len(tomorrow.collection.library().reviews) == 1
        (decided,) = store.decisions.state(review.id)
        assert decided.entry.value == Verdict.GAP


async def test_hidden_things_are_shown_on_demand_and_brought_back(
    workbench: Workbench, review: Review
) -> None:
    async with running(workbench) as program:
        await program.press("C")
        assert "Nothing is hidden" in program.lines[-1]
        await program.press("c", "enter")
        assert workbench.collection.library().reviews == ()
        await program.press("C")
        assert any(line.endswith("hidden") for line in program.lines)
        await program.press("c")
        assert "in sight again" in program.lines[-1]
    assert [row.id for row in workbench.collection.library().reviews] == [review.id]


async def test_a_document_with_decisions_is_never_removed(
    workbench: Workbench, review: Review
) -> None:
    review.decide(review.tasks[0].id, Verdict.GAP)
    async with running(workbench) as program:
        await program.press("tab", "X")
        assert "Hide it first: c" in program.lines[-1]
        await program.press("c", "enter", "C", "end", "X")
        assert "decisions hang on it (1)" in program.lines[-1]
    assert len(workbench.store.documents.summaries()) == 2


async def test_a_hidden_document_without_decisions_is_removed_for_good_when_asked(
    workbench: Workbench, review: Review
) -> None:
    del review
    async with running(workbench) as program:
        await program.press("tab", "c", "enter", "C", "end", "X")
        assert "for good? With it go: reviews: 1. This cannot be taken back." in program.text
        await program.press("escape")
        assert len(workbench.store.documents.summaries()) == 2
        await program.press("X", "enter")
        assert "removed" in program.lines[-1]
    assert len(workbench.store.documents.summaries()) == 1


async def test_what_is_read_in_again_is_in_sight_again(
    workbench: Workbench, tmp_path: Path
) -> None:
    file = tmp_path / "plan.md"
    file.write_text("# Plan\n\n1. Build the school\n2. Mend the road\n", encoding="utf-8")
    workbench.documents.import_file(file)
    async with running(workbench) as program:
        await program.press("c", "enter")
        assert "All are hidden: C shows them" in program.text
    workbench.documents.import_file(file)
    assert len(workbench.collection.library().documents) == 1
