"""A survey on a Dask cluster: the same answers as on one machine, whatever becomes of a worker."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from doichieu.errors import InputError
from doichieu.workbench.collection import cluster, survey
from doichieu.workbench.collection.survey import Answers, hold
from tests.workbench.collection.test_survey import TASKS, Numbered, names, outline

distributed = pytest.importorskip(
    "distributed", reason="the optional extra is not installed: pip install doichieu[cluster]"
)
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler on the loopback that has two workers."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as started:
        yield started.scheduler_address


def told(found: Iterator[Answers]) -> list[tuple[object, ...]]:
    return [(each.plan, each.by_task, each.strangers, str(each.error)) for each in found]


def test_a_cluster_gives_the_same_to_the_last_digit_though_a_worker_is_killed(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey, "BATCH", 2)
    monkeypatch.setattr(survey, "WORTH_A_PROCESS", 1_000)
    alone = told(hold(outline(*TASKS), names(300), Numbered(), top=2))
    with distributed.Client(scheduler, set_as_default=False) as watcher:
        victim = min(watcher.run(os.getpid).values())
        with cluster.joined(scheduler) as crew:
            found = hold(outline(*TASKS), names(300), Numbered(), top=2, crew=crew)
            first = [next(found)]
            os.kill(victim, signal.SIGKILL)
            assert told(iter([*first, *found])) == alone
        assert victim not in watcher.run(os.getpid).values()


def test_who_stops_calls_off_only_what_is_ours(scheduler: str) -> None:
    with distributed.Client(scheduler, set_as_default=False) as other:
        theirs = other.submit(sum, [1, 2])
        with suppress(KeyboardInterrupt), cluster.joined(scheduler) as crew:
            found = hold(outline(*TASKS), names(100_000), Numbered(), top=1, crew=crew)
            next(found)
            raise KeyboardInterrupt
        assert theirs.result() == 3

        def left(dask_scheduler: Any) -> set[str]:
            return {key for key in dask_scheduler.tasks if "_answered" in str(key)}

        for _again in range(100):
            if not (kept := other.run_on_scheduler(left)):
                return
        pytest.fail(f"the scheduler still has {len(kept)} of our batches")


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.2)
    with (
        pytest.raises(InputError, match="no scheduler answers there"),
        cluster.joined("tcp://127.0.0.1:9"),
    ):
        pass
