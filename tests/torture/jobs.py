"""Work on a store that may be cut short at any moment, and what must be left of it then.

A job says each thing that it has done once the program has said so, and what the program refused.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import doichieu.importing.apart
import doichieu.importing.reading
from doichieu.corrections import Subject
from doichieu.errors import DoichieuError
from doichieu.model import Verdict
from doichieu.store import Store, copies, migrations, opening
from doichieu.workbench import Workbench
from doichieu.workbench.documents.open_document import OpenDocument
from tests.torture.campaign import BROKE, PLAN, Say, apart, at_work, damages, made, reasons, resumed

LOADED = (doichieu.importing.apart, doichieu.importing.reading, migrations)
"""What the program loads when it is first needed: children shall not each do so."""

TOLD = "told: "
"""How the line begins that says what the program refused."""

TURNS = 30
"""Steps of a job that goes on until it is cut short."""

VERSIONS = Path(__file__).resolve().parent.parent / "store" / "versions"


@dataclass(frozen=True, slots=True)
class Job:
    """What a child does to the store at a path, and what is to be done and looked at around it.

    `ready` puts the store there, a copy of a whole one or the nth other one, and what else is
    needed; `missing` tells, of what was acknowledged, all that is not there, and whatever else is
    not as it must be.
    """

    ready: Callable[[Path, Path, int], None]
    work: Callable[[Path, Say], None]
    missing: Callable[[Path, set[str]], Iterator[str]]


def worked(job: Job, path: Path, say: Say) -> None:
    """Do the whole job, and say what the program refused outside of its steps."""
    try:
        job.work(path, say)
    except DoichieuError as error:
        _tell(error, say)


def _step(name: str, act: Callable[[], object], say: Say) -> None:
    """Take one step and say so."""
    try:
        act()
    except DoichieuError as error:
        _tell(error, say)
    else:
        say(name)


def _tell(error: DoichieuError, say: Say) -> None:
    told = str(error)
    say(f"{BROKE}{told!r}" if "\n" in told else f"{TOLD}{told}")


def prepare(folder: Path) -> None:
    """Put into a folder what all jobs begin with."""
    apart(lambda _say: made(folder))
    opening.shape_as_made()


def placed(job: Job, folder: Path, number: int) -> Path:
    """Where a store lies that is ready for a job, in a folder of its own."""
    path = folder / str(number) / "store.db"
    path.parent.mkdir()
    apart(lambda _say: job.ready(folder / "whole.db", path, number))
    return path


def looked(job: Job, path: Path, said: list[str]) -> list[str]:
    """All that is not as it must be after a job had said this; what it worked on goes."""
    acknowledged = {line for line in said if not line.startswith((TOLD, BROKE))}

    def look(say: Say) -> None:
        try:
            for each in job.missing(path, acknowledged):
                say(each)
        except DoichieuError as error:
            say(f"afterwards: {error}")

    found = [*(each for each in said if each.startswith(BROKE)), *apart(look)]
    shutil.rmtree(path.parent)
    return found


def _copied(whole: Path, path: Path, _number: int = 0) -> None:
    shutil.copy(whole, path)


def _decide(path: Path, say: Say) -> None:
    with at_work(path) as bench:
        review = resumed(bench)
        for turn in range(TURNS):
            task = review.tasks[turn % len(review.tasks)].id
            name = f"decided {turn}"
            verdict = Verdict.GAP if turn // 3 % 2 else Verdict.UNSURE
            _step(name, lambda t=task, v=verdict, n=name: review.decide(t, v, (), n), say)


def _undecided(path: Path, acknowledged: set[str]) -> Iterator[str]:
    yield from _unsound(path)
    yield from _lost(acknowledged - reasons(path))


def _lost(steps: set[str]) -> Iterator[str]:
    if steps:
        yield "lost: " + ", ".join(sorted(steps))


_FILES = 6


def _with_files(whole: Path, path: Path, _number: int) -> None:
    _copied(whole, path)
    for number in range(_FILES):
        text = PLAN.replace("7/KH-UBND", f"{20 + number}/KH-UBND").replace("suối", f"suối {number}")
        path.with_name(f"{number}.txt").write_text(text, encoding="utf-8")


def _import(path: Path, say: Say) -> None:
    with at_work(path) as bench:
        for number in range(_FILES):
            file = path.with_name(f"{number}.txt")
            _step(file.name, lambda f=file: bench.documents.import_file(f), say)


def _unread(path: Path, acknowledged: set[str]) -> Iterator[str]:
    yield from _unsound(path)
    with Store.open(path) as store:
        there = {each.source for each in store.documents.summaries()}
    yield from _lost(acknowledged - there)


def _correct(path: Path, say: Say) -> None:
    with at_work(path) as bench:
        document = _second(bench)
        for turn in range(TURNS // 4):
            title = f"title {turn}"
            _step(title, lambda t=title: document.state(Subject.TITLE, t), say)


def _second(bench: Workbench) -> OpenDocument:
    return bench.documents.open(bench.store.documents.summaries()[1].id)


def _uncorrected(path: Path, acknowledged: set[str]) -> Iterator[str]:
    yield from _unsound(path)
    latest = max((int(each.split()[1]) for each in acknowledged), default=-1)
    with at_work(path) as bench:
        title = _second(bench).document.outline.facts.title or ""
    now = int(title.split()[1]) if title.startswith("title ") else -1
    if now < latest:
        yield f"corrected up to {now}, acknowledged {latest}"


def _old(_whole: Path, path: Path, number: int) -> None:
    """A store of an earlier version, another one each time."""
    versions = sorted(VERSIONS.glob("*.sql"), key=lambda each: int(each.stem))[:-1]
    version = versions[number // len(JOBS) % len(versions)]
    _thaw(version, path)
    path.with_name("version").write_text(version.name, encoding="utf-8")


def _thaw(version: Path, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(version.read_text(encoding="utf-8"))


def _migrate(path: Path, say: Say) -> None:
    with Store.open(path) as store:
        say(f"version {len(store.decisions.log())}")


def _unmigrated(path: Path, _acknowledged: set[str]) -> Iterator[str]:
    found = _decided(path)
    yield from _unsound(path)
    version = path.with_name("version").read_text(encoding="utf-8")
    if found != _as_migrated(version, path.with_name("again.db")):
        yield f"{version}: what was decided is another"


@cache
def _as_migrated(version: str, path: Path) -> tuple[object, ...]:
    _thaw(VERSIONS / version, path)
    return _decided(path)


def _decided(path: Path) -> tuple[object, ...]:
    with Store.open(path) as store:
        (review,) = store.reviews.summaries()
        state = store.decisions.state(review.id)
        steps = [(each.slot, each.after, each.at) for each in store.decisions.log()]
        return (state, *steps)


def _with_a_copy(whole: Path, path: Path, _number: int) -> None:
    _copied(whole, path)
    copies.back_up(path, path.with_name("copy.db"))
    with at_work(path) as bench:
        review = resumed(bench)
        review.decide(review.tasks[0].id, Verdict.UNSURE, (), "later")


def _keep(path: Path, say: Say) -> None:
    for number in range(2):
        target = path.with_name(f"b{number}.db")
        _step(target.name, lambda t=target: copies.back_up(path, t), say)
        _step("kept", lambda: copies.back_up(path), say)
    _step("restored", lambda: copies.restore(path, path.with_name("copy.db")), say)


def _unkept(path: Path, acknowledged: set[str]) -> Iterator[str]:
    yield from _unsound(path)
    now, before = reasons(path), reasons(path.with_name("copy.db"))
    later = before | {"later"}
    if now not in (before, later) or ("restored" in acknowledged and now != before):
        yield f"put back: {sorted(now)}"
    for each in acknowledged & {"b0.db", "b1.db"}:
        if reasons(path.with_name(each)) != later:
            yield f"{each} is not like the store"
    for copy in (*path.parent.glob("b?.db"), *path.with_name(copies.FOLDER).glob("*.db")):
        yield from (f"a copy that is none: {each}" for each in _unsound(copy))


def _unsound(path: Path) -> Iterator[str]:
    """What `verify` finds, before and after the store was opened, or why it cannot look."""
    for look in (damages, _opened_and_looked):
        try:
            yield from (f"{path.name}: {each}" for each in look(path))
        except DoichieuError as error:
            yield str(error)


def _opened_and_looked(path: Path) -> list[str]:
    Store.open(path).close()
    return damages(path)


JOBS = {
    "deciding": Job(_copied, _decide, _undecided),
    "importing": Job(_with_files, _import, _unread),
    "correcting": Job(_copied, _correct, _uncorrected),
    "migrating": Job(_old, _migrate, _unmigrated),
    "copies": Job(_with_a_copy, _keep, _unkept),
}
