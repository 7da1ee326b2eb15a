"""One pair and one directive with thousands of plans, beside RapidFuzz on the same texts."""

from __future__ import annotations

import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz import fuzz, process

from doichieu.align import align, term_profile
from doichieu.importing import read
from doichieu.model import Facts, Item, Kind, Outline
from doichieu.workbench.collection.survey import Answers, hold

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
TASKS = 60
TOP = 10
SIZES = (1_000, 3_000, 10_000)
ROUNDS = 15
PLACES = ("An Bình", "Tân Phú", "Long Sơn", "Bắc Hà", "Đại Lộc", "Hòa Vang", "Cư Jút", "Mỹ Tho")


Stretches = tuple[tuple[Item, ...], ...]


def stretches() -> Stretches:
    """The headings and tasks of each document of the corpus, in reading order."""
    outlines = (read(path).outline for path in sorted((SHARED / "corpus").glob("*.txt")))
    found = (
        tuple(item for item in outline.items if item.reviewed or item.kind is Kind.HEADING)
        for outline in outlines
    )
    return tuple(filter(None, found))


@dataclass(frozen=True)
class Made:
    """Plans of 60 tasks, put together from stretches of the corpus; the name is the seed.

    As communes do they repeat each other word for word, unless every text is `altered` by a place
    name and a number in its midst.
    """

    stretches: Stretches
    altered: bool = False

    def __call__(self, name: str) -> Outline:
        """The plan of a name; the same name always gives the same one."""
        chance = random.Random(name)  # noqa: S311 (a draw, no secret)
        items: list[Item] = []
        tasks = 0
        while tasks < TASKS:
            stretch = chance.choice(self.stretches)
            start = chance.randrange(len(stretch))
            for item in stretch[start : start + chance.randint(5, 15)]:
                tasks += item.reviewed
                if tasks <= TASKS:
                    text = self._altered(item.text, chance) if self.altered else item.text
                    items.append(replace(item, address=f"{len(items)}", parent=None, text=text))
        return Outline(Facts(number=f"{name}/KH-UBND"), tuple(items))

    def _altered(self, text: str, chance: random.Random) -> str:
        words = text.split(" ")
        place = f"{chance.choice(PLACES)} {chance.randrange(9999)}"
        words.insert(chance.randrange(len(words) + 1), place)
        return " ".join(words)


def texts(outline: Outline) -> list[str]:
    """What RapidFuzz compares: the texts of the tasks."""
    return [item.text for item in outline.items if item.reviewed]


def milliseconds(works: Sequence[Callable[[], object]]) -> list[float]:
    """The median time of each work, taken in turns so that the machine's moods fall on all."""
    times: list[list[float]] = [[] for _work in works]
    for _round in range(ROUNDS):
        for work, own in zip(works, times, strict=True):
            # What an earlier round has learnt of these very texts must not help.
            term_profile.forget()
            start = time.perf_counter()
            work()
            own.append(time.perf_counter() - start)
    return [statistics.median(own) * 1000 for own in times]


def pair(made: Made) -> Iterator[str]:
    """One pair of 60 × 60 tasks, read in already."""
    directive, plan = made("directive"), made("plan")
    asked, given = texts(directive), texts(plan)
    names = ("doichieu", "cdist, one processor", "cdist, all processors", "a loop in Python")
    times = milliseconds(
        [
            lambda: align(directive, plan, top=TOP),
            lambda: process.cdist(asked, given, scorer=fuzz.token_set_ratio),
            lambda: process.cdist(asked, given, scorer=fuzz.token_set_ratio, workers=-1),
            lambda: [[fuzz.token_set_ratio(one, other) for other in given] for one in asked],
        ]
    )
    yield f"| {len(asked)} × {len(given)} tasks, texts not seen before | ms | × doichieu |"
    yield "|---|---|---|"
    for name, taken in zip(names, times, strict=True):
        yield f"| {name} | {taken:.0f} | {taken / times[0]:.2f} |"


@dataclass(frozen=True)
class Run:
    """One directive held against so many plans: seconds, and MiB at the most in all processes."""

    plans: int
    seconds: float
    memory: float


def surveyed(directive: Outline, number: int, plans: Made) -> Run:
    """The time of a survey and the memory it took."""
    start = time.perf_counter()
    answers = 0
    for each in hold(directive, [str(name) for name in range(number)], plans, top=TOP):
        answers += _count(each)
    seconds = time.perf_counter() - start
    if not answers:
        raise RuntimeError("the plans have no answers, so nothing was measured")
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return Run(number, seconds, (ours + 2 * theirs) / 1024)


def _count(answers: Answers) -> int:
    return sum(len(found) for _task, found in answers.by_task)


def fuzzed(directive: Outline, number: int, plans: Made) -> float:
    """The seconds that cdist takes for the same pairs on all processors, the plans made already."""
    asked = texts(directive)
    seconds = 0.0
    for name in range(number):
        given = texts(plans(str(name)))
        start = time.perf_counter()
        process.cdist(asked, given, scorer=fuzz.token_set_ratio, workers=-1)
        seconds += time.perf_counter() - start
    return seconds


def kept(directive: Outline, plans: Made) -> float:
    """The part of the whole ranking's first ten that the survey has among its ten."""
    found = total = 0
    for answers in hold(directive, [str(name) for name in range(20)], plans, top=TOP):
        whole: dict[str, list[str]] = {}
        for candidate in align(directive, plans(answers.plan)):
            whole.setdefault(candidate.directive.address, []).append(candidate.plan.address)
        for task, own in answers.by_task:
            best = set(whole[task.address][:TOP])
            found += len(best & {answer.address for answer in own})
            total += len(best)
    return found / total


def crowd(found: Stretches) -> Iterator[str]:
    """One directive and thousands of plans."""
    directive = read(next((SHARED / "seeds").glob("004*.txt"))).outline
    asked = len(texts(directive))
    size = f"{asked} tasks × plans of {TASKS}"
    yield f"| 12-KH/TW, {size} | s | plans a second | MiB | cdist, s | times faster |"
    yield "|---|---|---|---|---|---|"
    for altered, sizes in ((False, SIZES), (True, SIZES[:2])):
        plans = Made(found, altered)
        for number in sizes:
            run = surveyed(directive, number, plans)
            theirs = fuzzed(directive, number, plans)
            name = f"{number:,} plans" + (", every text altered" if altered else "")
            yield (
                f"| {name} | {run.seconds:.0f} | {number / run.seconds:.0f} | {run.memory:.0f}"
                f" | {theirs:.0f} | {theirs / run.seconds:.1f} |"
            )
    yield ""
    yield f"Of the whole ranking's first {TOP} the survey has {kept(directive, Made(found)):.2f}."


def report() -> Iterator[str]:
    """The lines of the section."""
    found = stretches()
    yield from pair(Made(found, altered=True))
    yield ""
    yield from crowd(found)


if __name__ == "__main__":
    print("\n".join(report()))
