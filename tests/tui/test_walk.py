"""A walk of keys that nobody planned: the program lives, and what it shows is what it stored."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from doichieu import keymaps
from doichieu.workbench import Review, Workbench
from tests.tui.conftest import LOW, WIDE, running, stored

KEYMAP = keymaps.load()
KEYS = sorted(
    {
        key
        for scope in keymaps.Scope
        if scope is not keymaps.Scope.TYPING
        for command, keys in KEYMAP.bindings(scope)
        if command.id != "global.quit"
        for key in keys
    }
)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The walk may well save a summary under a name of its own."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("seed", "size"), [(1, WIDE), (2, LOW), (3, (60, 12))])
async def test_no_walk_of_keys_ends_the_program(
    workbench: Workbench, review: Review, seed: int, size: tuple[int, int]
) -> None:
    walk = random.Random(seed)  # noqa: S311 (a walk, not a secret)
    async with running(workbench, review, size) as program:
        for _step in range(60):
            await program.pilot.press(walk.choice(KEYS))
            assert program.app.is_running
        await program.rest()
    counts = stored(workbench, review).counts
    (row,) = workbench.collection.library().reviews
    assert row.summary is not None
    assert row.summary.counts == counts
