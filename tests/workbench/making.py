"""Documents made up for a store."""

from __future__ import annotations

from datetime import date

from doichieu.model import DocumentId, Facts, Item, Kind, Outline
from doichieu.workbench import Workbench


def put(
    workbench: Workbench,
    number: str,
    day: date | None = None,
    implements: tuple[str, ...] = (),
    texts: tuple[str, ...] = (),
) -> DocumentId:
    """A document of two tasks, or of those given."""
    facts = Facts(number=number, date=day, implements=implements)
    texts = texts or tuple(f"việc {n} của {number} {day}" for n in (1, 2))
    tasks = [Item(str(n), n, Kind.TASK, text) for n, text in enumerate(texts, 1)]
    outline = Outline(facts, tuple(tasks))
    name = f"{number} {day}"
    return workbench.store.documents.put(outline, name, name, workbench.clock())[0]
