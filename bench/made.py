"""Stores to measure in: a pair, a matrix, three levels; thousands of tasks and decisions."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from size import Made, Stretches, stretches

from doichieu.config import load
from doichieu.model import (
    Action,
    Change,
    DocumentId,
    Entry,
    Facts,
    Item,
    Kind,
    Outline,
    Pair,
    Slot,
    Verdict,
)
from doichieu.store import Store
from doichieu.workbench import Workbench

MANY, FEW = 2_000, 20
"""Tasks of a large document, and of one section of it."""

DOCUMENTS = 1_000

PLANS = 14
"""Plans of a matrix, more than stand beside each other on 80 columns."""

REVIEWS, DECIDED = 20, 1_000
"""Reviews of a directive with plans of as many items as it has tasks, each task decided."""


def usual(path: Path, directive: Path, plan: Path) -> None:
    """A store with these two files."""
    with Store.open(path) as opened:
        Workbench(opened, load(store=path)).documents.import_files([directive, plan])


def matrix(path: Path, directive: Path) -> str:
    """A store with this file and plans of it, their reviews begun; what their names end in."""
    made, now = Made(stretches()), datetime.now().astimezone()
    with Store.open(path) as opened:
        bench = Workbench(opened, load(store=path))
        bench.documents.import_files([directive])
        (upper,) = opened.documents.listed()
        for place in range(PLANS):
            plan = made(str(place))
            facts = replace(plan.facts, implements=(upper.name,))
            opened.reviews.open(Pair(upper.id, keep(opened, replace(plan, facts=facts))), now)
    return "/KH-UBND"


def three(path: Path, directive: Path, plan: Path) -> tuple[str, str, str]:
    """A store with these two files and a commune's plan below; what the three are called."""
    usual(path, directive, plan)
    with Store.open(path) as opened:
        keep(opened, Made(stretches())("1"))
    return str(directive), str(plan), "1/KH-UBND"


def large(path: Path) -> tuple[str, str]:
    """A store with a directive and a plan of so many tasks; what they are called there."""
    found = stretches()
    names = "1/KH-TW", "2/KH-UBND"
    with Store.open(path) as opened:
        for name in names:
            keep(opened, _of_many(name, found))
    return names


def library(path: Path) -> str:
    """A store with so many plans; the name of the first that is listed."""
    made = Made(stretches())
    with Store.open(path) as opened:
        for number in range(DOCUMENTS):
            keep(opened, made(str(number)))
    return "/KH-UBND"


def decided(path: Path) -> float:
    """A store in which 20,000 tasks are decided; the seconds that it took to record that."""
    found, now = stretches(), datetime.now().astimezone()
    took = 0.0
    with Store.open(path) as opened:
        directive = keep(opened, _of_many("1/KH-TW", found, DECIDED))
        tasks = [item.id for item in opened.documents.get(directive).outline.items if item.reviewed]
        for number in range(REVIEWS):
            plan = keep(opened, _of_many(f"{number}/KH-UBND", found, DECIDED))
            review = opened.reviews.open(Pair(directive, plan), now)
            verdicts = itertools.cycle((Verdict.GAP, Verdict.UNSURE))
            changes = [
                Change(Slot(Action.VERDICT, (task,)), Entry(verdict))
                for task, verdict in zip(tasks, verdicts, strict=False)
            ]
            begun = time.perf_counter()
            opened.decisions.record(review, changes, "lan", now)
            took += time.perf_counter() - begun
    return took


def keep(store: Store, outline: Outline) -> DocumentId:
    """Keep an outline as if it had been read from a file of its number."""
    name = outline.facts.number or ""
    source = f"{name.replace('/', '-')}.txt"
    document, _new = store.documents.put(outline, source, name, datetime.now().astimezone())
    return document


def _of_many(name: str, found: Stretches, count: int = MANY) -> Outline:
    """A document put together from stretches, with a section for every few tasks."""
    made = Made(found, altered=True)
    drawn = (
        item for draw in itertools.count() for item in made(f"{name} {draw}").items if item.reviewed
    )
    items: list[Item] = []
    for number, item in enumerate(itertools.islice(drawn, count)):
        section = f"{number // FEW + 1}"
        if number % FEW == 0:
            items.append(Item(section, number + 1, Kind.HEADING, f"Nhóm nhiệm vụ {section}"))
        address = f"{section}.{number % FEW + 1}"
        items.append(replace(item, address=address, line=number + 1, parent=section))
    return Outline(Facts(number=name), tuple(items))
