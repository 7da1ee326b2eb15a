"""Stores to measure in: the usual pair, one of 2,000 tasks a side, a library of 1,000 documents."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from size import Made, Stretches, stretches

from doichieu.config import load
from doichieu.model import Facts, Item, Kind, Outline
from doichieu.store import Store
from doichieu.workbench import Workbench

MANY, FEW = 2_000, 20
"""Tasks of a large document, and of one section of it."""

DOCUMENTS = 1_000


def usual(path: Path, directive: Path, plan: Path) -> None:
    """A store with these two files."""
    with Store.open(path) as opened:
        Workbench(opened, load(store=path)).documents.import_files([directive, plan])


def large(path: Path) -> tuple[str, str]:
    """A store with a directive and a plan of so many tasks; what they are called there."""
    found = stretches()
    names = "1/KH-TW", "2/KH-UBND"
    with Store.open(path) as opened:
        for name in names:
            _keep(opened, _of_many(name, found))
    return names


def library(path: Path) -> str:
    """A store with so many plans; the name of the first that is listed."""
    made = Made(stretches())
    with Store.open(path) as opened:
        for number in range(DOCUMENTS):
            _keep(opened, made(str(number)))
    return "/KH-UBND"


def _keep(store: Store, outline: Outline) -> None:
    name = outline.facts.number or ""
    store.documents.put(outline, f"{name.replace('/', '-')}.txt", name, datetime.now().astimezone())


def _of_many(name: str, found: Stretches) -> Outline:
    """A document put together from stretches, with a section for every few tasks."""
    made = Made(found, altered=True)
    drawn = (
        item for draw in itertools.count() for item in made(f"{name} {draw}").items if item.reviewed
    )
    items: list[Item] = []
    for number, item in enumerate(itertools.islice(drawn, MANY)):
        section = f"{number // FEW + 1}"
        if number % FEW == 0:
            items.append(Item(section, number + 1, Kind.HEADING, f"Nhóm nhiệm vụ {section}"))
        address = f"{section}.{number % FEW + 1}"
        items.append(replace(item, address=address, line=number + 1, parent=section))
    return Outline(Facts(number=name), tuple(items))
