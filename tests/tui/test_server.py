"""A store on a server, on the screen: a line that stands still, and one that is cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from doichieu import servers
from doichieu.model import ReviewId, Verdict
from doichieu.store import Store
from doichieu.store.remote import transport
from doichieu.workbench import Workbench
from tests.serving import Line, Sqld
from tests.store.remote.office import until
from tests.tui.conftest import Driver, at, running, stored


@pytest.fixture
def line(sqld: Sqld) -> Iterator[Line]:
    """A line of 40 milliseconds there and back."""
    made = Line(sqld.port, delay=0.02)
    yield made
    made.close()


@pytest.fixture
def bench(line: Line, workbench: Workbench, sample_store: object) -> Iterator[Workbench]:
    """The sample pair under review, on the server."""
    path = servers.mirror_of(line.address)
    transport.carry(sample_store, path)  # type: ignore[arg-type]
    with Store.open(path) as store:
        yield Workbench(store, replace(workbench.config, store=path), workbench.clock)


async def shown(program: Driver, wanted: str) -> None:
    for _again in range(500):
        await program.pilot.pause(0.02)
        if wanted in " ".join(program.text.split()):
            return
    raise AssertionError(program.text)


@pytest.mark.parametrize("way", ["held", "answers_held"])
async def test_the_screen_goes_on_while_the_line_stands_still_and_decides_when_it_moves(
    bench: Workbench, line: Line, way: str
) -> None:
    review = bench.reviews.resume(ReviewId(1))
    first, second = review.tasks[:2]
    async with running(bench, review) as program:
        with getattr(line, way)():
            await program.press("G")
            await shown(program, "waiting for the server …")
            assert review.state.verdict(first.id) is None
        await shown(program, "✗ gap 1")
        assert at(program) == second.address
    with Store.open(bench.config.store) as store:
        assert len(store.decisions.log()) == 1


async def test_a_server_that_is_gone_is_one_line_and_the_next_key_after_its_return_works(
    bench: Workbench, line: Line
) -> None:
    review = bench.reviews.resume(ReviewId(1))
    first = review.tasks[0]
    async with running(bench, review) as program:
        with line.cut():
            await program.press("G")
            await shown(program, "the server does not answer")
            assert at(program) == first.address
            assert "✗ gap 1" not in " ".join(program.text.split())
        await program.press("escape", "G")
        await shown(program, "✗ gap 1")
    assert bench.reviews.resume(review.id).state.verdict(first.id) is Verdict.GAP


async def test_what_is_typed_while_the_server_is_gone_is_kept_until_it_can_be_saved(
    bench: Workbench, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.tui.screens.dialogs.KEPT_EVERY", 0.02)
    review = bench.reviews.resume(ReviewId(1))
    below = f"review/{review.id}"
    async with running(bench, review) as program:
        with line.cut():
            await program.press("c")
            await program.type("abc")
            for _again in range(500):
                await program.pilot.pause(0.02)
                place = bench.drafts.latest(below)
                if bench.drafts.text(place) == "abc":
                    break
            await program.press("ctrl+s")
            await shown(program, "the server does not answer")
        assert bench.drafts.text(place) == "abc"
        await program.press("ctrl+s")
        await shown(program, "note kept")
        assert bench.drafts.latest(below) == ""
    assert [each.entry.value for each in stored(bench, review).state.annotations] == ["abc"]


async def test_a_store_put_back_meanwhile_is_told_and_what_stands_there_can_be_decided(
    bench: Workbench, sample_store: Path
) -> None:
    async with running(bench, bench.reviews.resume(ReviewId(1))) as program:
        await program.press("G")
        await shown(program, "✗ gap 1")
        transport.carry(sample_store, bench.config.store, over=True)
        await program.press("G")
        await shown(program, "no longer the one seen here")
        until(lambda: bench.store.decisions.log() == ())
        await program.press("G")
        await shown(program, "decided 0/")
        await program.press("G")
        await shown(program, "decided 1/")
    assert len(bench.store.decisions.log()) == 1


async def test_a_review_that_is_gone_from_a_server_is_one_line(
    bench: Workbench, empty_store: Path
) -> None:
    async with running(bench, bench.reviews.resume(ReviewId(1))) as program:
        transport.carry(empty_store, bench.config.store, over=True)
        await program.press("G")
        await shown(program, "no longer the one seen here")
        until(lambda: bench.store.reviews.summaries() == ())
        await program.press("G")
        await shown(program, "there is no such review")
        await program.press("G", "escape", "escape")
        await shown(program, "Nothing read yet")
    assert bench.store.decisions.log() == ()
