"""What is still to be settled: unsure, undecided, left over, to be looked at again, noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doichieu.export.content import Cell, Group, Name, Section, Table, Words, cell, foreign, joined
from doichieu.export.summary.telling import Telling
from doichieu.language import _
from doichieu.model import RULES, Action, Annotation, Finding, ItemId, Verdict
from doichieu.wording import decided_words, finding_name


def unsettled(telling: Telling) -> Section:
    """What is unsure or needs another look, and what nobody has decided about."""
    groups = (
        Group((_("Unsure"),), tuple(_unsure(telling))),
        Group((_("Needs another look"),), tuple(_suspects(telling))),
        *_written(telling),
    )
    shown = tuple(group for group in groups if group.rows)
    heads = (_("Place"), _("Remark"), _("Decided by"))
    tables = (Table(heads, shown, (55, 27, 18)),) if shown else ()
    points = tuple(filter(None, (_undecided(telling), _left_over(telling))))
    return Section(Name.OPEN, _("Unsure and open"), points=points, tables=tables)


def _unsure(telling: Telling) -> Iterator[tuple[Cell, ...]]:
    for task in telling.with_verdict(Verdict.UNSURE):
        linked = (telling.whole(link.slot.items[1]) for link in telling.answers(task.id))
        yield (
            cell(telling.whole(task.id), *linked),
            telling.remarks(task.id),
            cell(telling.who(telling.verdict(task.id))),
        )


def _suspects(telling: Telling) -> Iterator[tuple[Cell, ...]]:
    for each in telling.in_order(telling.report.state.suspects):
        if telling.wanted(*each.slot.items):
            said = joined("; ", (_decided(each), telling.reason(each)))
            yield cell(*map(telling.brief, each.slot.items)), cell(said), cell(telling.who(each))


def _written(telling: Telling) -> Iterator[Group]:
    """What was written of items by hand, of each sort that has a heading."""
    for action, rule in RULES.items():
        if rule.meaning.heading and not rule.is_find:
            yield Group((_(rule.meaning.heading),), tuple(_noted(telling, action)))


def _noted(telling: Telling, action: Action) -> Iterator[tuple[Cell, ...]]:
    """What was written, but for notes that stand with what another part of the report tells."""
    told = set(_told(telling)) if action is Action.NOTE else set()
    for each in telling.in_order(telling.report.state.all(action)):
        items = each.slot.items
        if not told.intersection(items) and telling.wanted(*items):
            yield cell(*map(telling.brief, items)), cell(_decided(each)), cell(telling.who(each))


def _told(telling: Telling) -> Iterator[ItemId]:
    """The items whose notes stand elsewhere: the tasks, what is linked to them, what was found."""
    report = telling.report
    for task in report.tasks:
        yield task.id
        yield from (link.slot.items[1] for link in report.state.links(task.id))
    for action in (Action.OVERLAP, Action.ADDITION):
        for each in report.state.all(action):
            yield from each.slot.items


def _undecided(telling: Telling) -> Words:
    verdict = telling.report.state.verdict
    return _listed(
        telling,
        _("Tasks not decided yet: "),
        (task.id for task in telling.report.tasks if verdict(task.id) is None),
    )


def _left_over(telling: Telling) -> Words:
    left = (item.id for item in telling.report.left_over)
    return _listed(telling, _("Items of the plan that no task is linked to: "), left)


def _listed(telling: Telling, title: str, items: Iterable[ItemId]) -> Words:
    places = joined("; ", (telling.place(each) for each in items if telling.wanted(each)))
    return (title, *places, ".") if places else ()


def _decided(annotation: Annotation) -> Words:
    """What was decided, in a word or two; what a reviewer wrote is foreign."""
    action, value = annotation.slot.action, annotation.entry.value
    if finding := Finding.judged_at(annotation.slot):
        word = _(RULES[action].meaning_of(value).word)
        named = joined(": ", ((finding_name(finding.kind),), foreign(finding.words)))
        return (*named, f" – {word}")
    return (decided_words(action, value),) if RULES[action].values else foreign(value)
