"""Every task as one row with each fact in a column of its own, for what filters and counts."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.export.content import Cell, Group, Table, Words, cell, foreign, joined, names
from doichieu.export.summary.shortfalls import reworded
from doichieu.export.summary.telling import Telling, capital, printed
from doichieu.language import _
from doichieu.model import ItemId, StoredItem, Verdict
from doichieu.wording import verdict_word

_SHARES = (6, 12, 16, 44, 15, 15, 13, 13, 11, 13, 44, 16, 18, 12, 13, 13)


def task_rows(telling: Telling) -> Table:
    """The tasks asked for, in the order of the directive; texts whole."""
    heads = (
        _("No."),
        _("Place"),
        _("Heading"),
        _("Task of the directive"),
        _("Lead"),
        _("With"),
        _("Deadline"),
        _("Last day"),
        _("Assessment"),
        _("Place in the plan"),
        _("Answer of the plan"),
        _("Reason"),
        _("Remark"),
        _("Tags"),
        _("Decided by"),
        _("Day decided"),
    )
    rows = tuple(
        (cell((number,)), *_facts(telling, task), *_answer(telling, task))
        for number, task in enumerate(telling.report.tasks, 1)
        if _wanted(telling, task)
    )
    return Table(heads, (Group((), rows),), _SHARES)


def _wanted(telling: Telling, task: StoredItem) -> bool:
    """Whether a task is asked for: where only some verdicts are, one with such a verdict."""
    asked = [Verdict(each) for each in telling.choice.only if each in set(Verdict)]
    verdict = telling.report.state.verdict(task.id)
    return telling.wanted(task.id) and (not asked or verdict in asked)


def _facts(telling: Telling, task: StoredItem) -> Iterator[Cell]:
    """What the directive says of a task."""
    last = task.deadline.end
    yield cell(capital(telling.place(task.id)))
    yield cell(telling.heading(task))
    yield cell(foreign(task.text))
    yield cell(telling.leads(task))
    yield cell(names(task.partners))
    yield cell(printed(task.deadline.raw or ""))
    yield cell((last,) if last else ())


def _answer(telling: Telling, task: StoredItem) -> Iterator[Cell]:
    """What the plan and the reviewers say of it."""
    verdict = telling.verdict(task.id)
    plans = [link.slot.items[1] for link in telling.answers(task.id)]
    yield cell((verdict_word(telling.report.state.verdict(task.id)),))
    yield cell(*(capital(telling.place(plan)) for plan in plans))
    yield cell(*(foreign(telling.known[plan].text) for plan in plans if plan in telling.known))
    yield cell(telling.reason(verdict))
    yield cell(*_remarks(telling, task, plans))
    yield _tags(telling, task, plans)
    yield cell(foreign(verdict.reviewer) if verdict else ())
    yield cell((verdict.at.date(),) if verdict else ())


def _remarks(telling: Telling, task: StoredItem, plans: list[ItemId]) -> Iterator[Words]:
    """The notes on a task and on what is linked to it, and what a copy has reworded."""
    yield telling.note(task.id)
    for link, plan in zip(telling.answers(task.id), plans, strict=True):
        said = (telling.reason(link), telling.note(plan), telling.note(task.id, plan))
        yield joined(": ", (telling.place(plan), joined("; ", said))) if any(said) else ()
    for pair, wording in telling.report.wordings.items():
        if pair[0] == task.id:
            yield reworded(wording)


def _tags(telling: Telling, task: StoredItem, plans: list[ItemId]) -> Cell:
    """The tags on a task, on what is linked to it and on the links, each set once."""
    places = [(task.id,), *((plan,) for plan in plans), *((task.id, plan) for plan in plans)]
    return cell(*dict.fromkeys(telling.tags(*items) for items in places))
