"""A store of somebody else is merged from the library: looked at first, then asked about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from doichieu.model import Verdict
from doichieu.store import Store
from doichieu.store.copies import back_up
from doichieu.tui.widgets.fields import Field
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import running


async def test_a_store_is_looked_at_and_merged_only_when_asked(
    workbench: Workbench, review: Review, tmp_path: Path
) -> None:
    path = back_up(workbench.store.path, tmp_path / "theirs.db")
    with Store.open(path) as store:
        config = replace(workbench.config, store=path, reviewer="mai")
        mais = Workbench(store, config, workbench.clock).reviews.resume(review.id)
        mais.decide(review.tasks[0].id, Verdict.GAP)
        mais.decide(review.tasks[1].id, Verdict.GAP)
    review.decide(review.tasks[0].id, Verdict.UNSURE)
    async with running(workbench) as program:
        await program.press("ctrl+p")
        for typed in ("merge a store", str(path)):
            program.app.screen.query_one(Field).value = typed
            await program.rest()
            await program.press("enter")
        assert "new 2, known 0" in program.text
        assert "to be settled: " + review.tasks[0].address in program.text
        await program.press("enter")
        assert "merged; what stood there before" in program.text
        assert "to be settled: 1, with H in the review" in " ".join(program.text.split())
        (row,) = (line for line in program.lines if "1/39" in line)
        assert "to be settled: 1" in row
    review = workbench.reviews.resume(review.id)
    verdicts = [review.state.verdict(task.id) for task in review.tasks[:2]]
    assert verdicts == [None, Verdict.GAP]


async def test_that_a_review_would_be_read_blind_or_openly_is_said_before_it_is_merged(
    workbench: Workbench, review: Review, tmp_path: Path
) -> None:
    path = back_up(workbench.store.path, tmp_path / "theirs.db")
    with Store.open(path) as store:
        config = replace(workbench.config, store=path, reviewer="mai")
        mais = Workbench(store, config, workbench.clock).reviews.resume(review.id)
        mais.reading.name(["lan", "mai"])
    review.decide(review.tasks[0].id, Verdict.UNSURE)
    async with running(workbench) as program:
        await program.press("ctrl+p")
        for typed in ("merge a store", str(path)):
            program.app.screen.query_one(Field).value = typed
            await program.rest()
            await program.press("enter")
        assert "lan, mai were to read it blind" in " ".join(program.text.split())
        assert "differing: 0" not in program.text
        await program.press("enter")
        assert "1/39" in program.text
