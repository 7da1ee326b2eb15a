"""One directive against many plans: the same answers in one process and in several."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from doichieu import config, edition
from doichieu.align import align
from doichieu.errors import DoichieuError, InputError
from doichieu.model import Facts, Grade, Item, Kind, Outline
from doichieu.workbench.collection import survey
from doichieu.workbench.collection.survey import Answers, Crew, hold
from doichieu.workbench.documents.outline_loader import OutlineLoader

TASKS = ("Trồng rừng phòng hộ đầu nguồn", "Xây kè sông Mã", "Mua xe chữa cháy cho kiểm lâm")


def outline(*texts: str) -> Outline:
    items = [Item(f"I.{n}", n, Kind.TASK, text) for n, text in enumerate(texts, 1)]
    return Outline(Facts(number="7/KH"), tuple(items))


@dataclass(frozen=True)
class Numbered:
    """Plans that are made when they are asked for: every third answers nothing, one is missing."""

    def __call__(self, name: str) -> Outline:
        if name == "5":
            raise InputError("gone", where=name)
        number = int(name)
        return outline(*TASKS, f"Mở thư viện số {number}") if number % 3 else outline("Họp báo")


def names(number: int) -> list[str]:
    return [str(place) for place in range(number)]


def test_each_plan_has_the_answers_that_it_has_alone() -> None:
    found = list(hold(outline(*TASKS), names(3), Numbered(), top=2))
    assert [each.plan for each in found] == ["0", "1", "2"]
    alone = align(outline(*TASKS), Numbered()("1"), top=2)
    told = [
        (task.address, answer.address, answer.score, answer.grade)
        for task, answers in found[1].by_task
        for answer in answers
    ]
    assert told == [(c.directive.address, c.plan.address, c.score, c.grade) for c in alone]


def test_tasks_without_a_likely_answer_are_told() -> None:
    nothing, everything = hold(outline(*TASKS), names(2), Numbered(), top=1)
    assert [task.address for task in nothing.graded(Grade.WEAK)] == ["I.1", "I.2", "I.3"]
    assert [task.address for task in everything.graded(Grade.LIKELY)] == ["I.1", "I.2", "I.3"]
    assert everything.graded(Grade.WEAK) == everything.graded(Grade.POSSIBLE) == ()


def test_a_plan_that_cannot_be_read_does_not_end_the_work() -> None:
    found = list(hold(outline(*TASKS), names(7), Numbered(), top=1))
    assert [str(each.error) for each in found if each.error] == ["5: gone"]
    assert [each.plan for each in found] == names(7)


def test_several_processes_give_the_same_in_the_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_outline = OutlineLoader(config.load(store=tmp_path / "none.db", lang="vi"))
    files = [tmp_path / f"{number}.md" for number in range(20)]
    for number, file in enumerate(files):
        if number != 5:
            tasks = "\n".join(f"- {text} số {number}" for text in TASKS[: number % 4])
            file.write_text(f"# Kế hoạch\n\n## Nhiệm vụ\n\n{tasks}\n", encoding="utf-8")
    plans = [str(file) for file in files]
    alone = list(hold(outline(*TASKS), plans, load_outline, top=2))
    monkeypatch.setattr(survey, "WORTH_A_PROCESS", 1)
    # More batches than are ever under way at once.
    monkeypatch.setattr(survey, "BATCH", 1)
    monkeypatch.setattr(survey, "processors", lambda: 2)
    together = list(hold(outline(*TASKS), plans, load_outline, top=2))
    assert sum(len(each.by_task) for each in alone) == 3 * 19
    assert "không có tệp này" in str(together[5].error)
    assert [(a.plan, a.by_task, str(a.error)) for a in together] == [
        (a.plan, a.by_task, str(a.error)) for a in alone
    ]


def test_any_executor_gives_the_same_from_outlines_that_it_is_sent() -> None:
    alone = list(hold(outline(*TASKS), names(20), Numbered(), top=2))
    with ThreadPoolExecutor(2) as executor:
        crew = Crew(executor, 2)
        sent = list(hold(outline(*TASKS), names(20), Numbered(), top=2, crew=crew))
    assert [(a.plan, a.by_task, str(a.error)) for a in sent] == [
        (a.plan, a.by_task, str(a.error)) for a in alone
    ]


class _Idle(Executor):
    """Takes work and does none but the first."""

    def __init__(self) -> None:
        self.given: list[Future[Any]] = []

    def submit(self, fn: Any, /, *args: Any, **extra: Any) -> Future[Any]:
        self.given.append(Future())
        if len(self.given) == 1:
            self.given[0].set_result(fn(*args, **extra))
        return self.given[-1]


def test_who_stops_calls_off_what_is_under_way_and_is_never_far_ahead() -> None:
    idle = _Idle()
    crew = Crew(idle, 2)
    with closing(hold(outline(*TASKS), names(900), Numbered(), top=1, crew=crew)) as found:
        next(found)
        ahead = idle.given
        assert len(ahead) == survey.AHEAD * 2 + 1
    assert all(each.cancelled() for each in ahead[1:])


def test_a_machine_with_another_edition_of_the_program_is_no_help(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    editions = iter([b"ours", b"theirs"])
    monkeypatch.setattr(edition, "current", lambda _rules: next(editions))
    with (
        ThreadPoolExecutor(1) as executor,
        pytest.raises(DoichieuError, match="another edition of this program"),
    ):
        list(hold(outline(*TASKS), names(3), Numbered(), top=1, crew=Crew(executor, 1)))


def test_no_plan_is_kept_once_it_is_done_with() -> None:
    def alive() -> int:
        gc.collect()
        return sum(isinstance(each, Outline) for each in gc.get_objects())

    running: Iterator[Answers] = hold(outline(*TASKS), names(30), Numbered(), top=1)
    next(running)
    before = alive()
    for _each in range(25):
        next(running)
    assert alive() <= before


class _Steps:
    def __init__(self) -> None:
        self.total = self.done = 0

    def begin(self, total: int, what: str) -> None:
        self.total, self.what = total, what

    def step(self) -> None:
        self.done += 1


def test_progress_counts_every_plan() -> None:
    steps = _Steps()
    list(hold(outline(*TASKS), names(7), Numbered(), top=1, progress=steps))
    assert (steps.done, steps.total) == (7, 7)


@pytest.mark.skipif(os.name != "posix", reason="interrupts are sent by signals")
def test_an_interruption_ends_the_work_of_all_processes_without_a_word(tmp_path: Path) -> None:
    program = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[3])!r})
from doichieu.workbench.collection import survey
from tests.workbench.collection.test_survey import TASKS, Numbered, names, outline

def main():
    survey.processors = lambda: 2
    try:
        for answers in survey.hold(outline(*TASKS), names(1_000_000), Numbered(), top=1):
            print(answers.plan, flush=True)
    except KeyboardInterrupt:
        sys.exit(130)

if __name__ == "__main__":
    main()
"""
    script = tmp_path / "surveying.py"
    script.write_text(program, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert running.stdout is not None
    running.stdout.readline()
    # As a terminal does it: the whole group is told.
    os.killpg(running.pid, signal.SIGINT)
    _out, complaints = running.communicate(timeout=60)
    assert running.returncode == 130
    assert complaints == ""
    for _again in range(50):
        try:
            os.killpg(running.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("a process lives on")
