"""Nothing acknowledged is lost: not by a kill, not by several reviewers at once."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from doichieu.model import Action, Entry, Slot
from doichieu.store import Store

if TYPE_CHECKING:
    from tests.store.conftest import Bench, Builder, Child

VALUES = ("gap", "covered", "partial")


def replayed(store: Store) -> dict[Slot, Entry]:
    state: dict[Slot, Entry] = {}
    for decision in store.decisions.log():
        assert state.get(decision.slot) == decision.before
        if decision.after:
            state[decision.slot] = decision.after
        else:
            state.pop(decision.slot, None)
    return state


def test_a_kill_at_any_moment_loses_nothing_acknowledged(
    bench: Bench, path: Path, child: Child
) -> None:
    dice = random.Random(20260302)  # noqa: S311 (moments, not secrets)
    bench.store.close()
    acknowledged: list[str] = []
    for round_ in range(50):
        reader, writer = os.pipe()

        def decide(round_: int = round_, writer: int = writer) -> None:
            with Store.open(path) as store:
                own = bench.over(store)
                for turn in range(100_000):
                    name = f"{round_}.{turn}"
                    own.verdict(turn % 4, VALUES[turn // 4 % 3], reason=name)
                    os.write(writer, f"{name}\n".encode())

        process = child(decide)
        os.close(writer)
        first = os.read(reader, 1 << 16)
        time.sleep(dice.uniform(0, 0.03))
        os.kill(process, signal.SIGKILL)
        status = os.waitpid(process, 0)[1]
        assert os.WTERMSIG(status) == signal.SIGKILL
        with os.fdopen(reader, "rb") as rest:
            acknowledged += (first + rest.read()).decode().split()
        with Store.open(path) as store:
            logged = {d.after.reason for d in store.decisions.log() if d.after}
            assert set(acknowledged) <= logged
            assert store._database.value("PRAGMA integrity_check") == "ok"
            state = {a.slot: a.entry for a in store.decisions.state(bench.review)}
            assert state == replayed(store)
    assert len(acknowledged) > 50


def test_a_kill_while_a_store_is_made_leaves_one_that_opens(tmp_path: Path, child: Child) -> None:
    dice = random.Random(20260302)  # noqa: S311 (moments, not secrets)
    for round_ in range(20):
        path = tmp_path / f"{round_}.db"
        process = child(lambda path=path: Store.open(path).close())
        time.sleep(dice.uniform(0, 0.03))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        with Store.open(path) as store:
            assert store.documents.summaries() == ()


def test_four_processes_may_read_in_the_same_document_at_once(
    bench: Bench, outline: Builder, path: Path, child: Child
) -> None:
    bench.store.close()
    new = outline("3/KH-UBND", *(f"việc {n}" for n in range(200)))

    def read_in() -> None:
        with Store.open(path) as store:
            store.documents.put(new, "3.txt", "3", bench.at)

    jobs = [child(read_in) for _ in range(4)]
    assert [os.waitpid(job, 0)[1] for job in jobs] == [0] * 4
    with Store.open(path) as store:
        assert [summary.tasks for summary in store.documents.summaries()] == [4, 4, 200]


def test_four_processes_decide_at_once_and_every_decision_counts(
    bench: Bench, path: Path, child: Child
) -> None:
    bench.store.close()

    def decide(name: str) -> Callable[[], None]:
        def run() -> None:
            with Store.open(path) as store:
                own = bench.over(store)
                for turn in range(200):
                    assert own.verdict(turn % 4, "gap", by=name, reason=f"{name} {turn}")

        return run

    jobs = [child(decide(name)) for name in ("lan", "minh", "tú", "vy")]
    assert [os.waitpid(job, 0)[1] for job in jobs] == [0] * 4
    with Store.open(path) as store:
        log = store.decisions.log()
        assert len(log) == 800
        assert len({d.step for d in log}) == 800
        assert {a.slot: a.entry for a in store.decisions.state(bench.review)} == replayed(store)
        assert {a.slot.action for a in store.decisions.state(bench.review)} == {Action.VERDICT}
