"""The annexes: every task in the usual table of an office, what is for others, tags, method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from operator import itemgetter
from pathlib import PurePath

from doichieu import __version__
from doichieu.export.content import (
    Cell,
    Group,
    Name,
    Section,
    Table,
    Words,
    cell,
    filled,
    foreign,
    joined,
)
from doichieu.export.summary.conclusion import share
from doichieu.export.summary.shortfalls import reworded
from doichieu.export.summary.telling import Telling, tag_name
from doichieu.language import _, _n
from doichieu.model import Action, Document, Grade, StoredItem, Verdict
from doichieu.sorting import by_name, name_key
from doichieu.wording import grade_word, verdict_word


def tasks(telling: Telling) -> Section:
    """Every task under review, decided or not, below its heading, in its whole words."""
    groups: dict[Words, list[tuple[int, StoredItem]]] = {}
    for number, task in enumerate(telling.report.tasks, 1):
        if telling.wanted(task.id):
            groups.setdefault(telling.heading(task), []).append((number, task))
    heads = (
        _("No."),
        _("Task of the directive"),
        _("Answer of the plan"),
        _("Assessment"),
        _("Remark"),
    )
    found = tuple(_group(telling, *each) for each in groups.items())
    tables = (Table(heads, found, (5, 35, 30, 12, 18)),) if found else ()
    return Section(Name.TASKS, _("All tasks"), tables=tables)


def _group(telling: Telling, heading: Words, tasks: list[tuple[int, StoredItem]]) -> Group:
    """The tasks below a heading; who leads all of them stands beside it, once."""
    heading, told = telling.headed(heading, [task for _number, task in tasks])
    rows = (
        (cell((number,)), *_task(telling, task, () if told else telling.leads(task)))
        for number, task in tasks
    )
    return Group(heading, tuple(rows))


def _task(telling: Telling, task: StoredItem, leads: Words) -> tuple[Cell, ...]:
    links = (link.slot.items[1] for link in telling.answers(task.id))
    wordings = telling.report.wordings
    copies = (reworded(each) for pair, each in wordings.items() if pair[0] == task.id)
    return (
        cell(telling.whole(task.id), joined(" · ", (leads, telling.deadline(task)))),
        cell(*map(telling.whole, links)),
        cell(_coverage(telling, task)),
        (*telling.remarks(task.id), *copies),
    )


def _coverage(telling: Telling, task: StoredItem) -> Words:
    """The verdict; without one, what the program may have found."""
    word = verdict_word(telling.report.state.verdict(task.id))
    grade = telling.report.grades.get(task.id, Grade.WEAK)
    return (word if grade is Grade.WEAK else f"{word} ({grade_word(grade)})",)


def not_applicable(telling: Telling) -> Section:
    """The tasks that are for others, by the reason given."""
    groups: dict[Words, list[tuple[Cell, ...]]] = {}
    for task in telling.with_verdict(Verdict.NOT_APPLICABLE):
        reason = telling.reason(telling.verdict(task.id)) or (_("no reason given"),)
        row = (cell(telling.whole(task.id)), cell(telling.leads(task)))
        groups.setdefault(reason, []).append(row)
    heads = (_("Task of the directive"), _("Lead"))
    found = tuple(Group(reason, tuple(rows)) for reason, rows in groups.items())
    tables = (Table(heads, found, (70, 30)),) if found else ()
    return Section(Name.NOT_APPLICABLE, _("Not applicable"), tables=tables)


def tags(telling: Telling) -> Section:
    """Each tag of the review with what it means and how often it stands, the most used first."""
    report = telling.report
    slots = (each.slot for each in report.state.all(Action.TAG))
    stands = {(slot.items, report.tags[slot.code]) for slot in slots if slot.code in report.tags}
    times = Counter(tag for _items, tag in stands)
    used = sorted(times.items(), key=lambda each: (-each[1], name_key(tag_name(each[0]))))
    rows = tuple(
        (cell(foreign(tag_name(tag), strong=True)), cell(foreign(tag.definition)), cell((count,)))
        for tag, count in used
    )
    heads = (_("Tag"), _("Definition"), _("Times"))
    tables = (Table(heads, (Group((), rows),), (25, 63, 12)),) if rows else ()
    return Section(Name.TAGS, _("Tags used"), tables=tables)


def method(telling: Telling) -> Section:
    """How the report was made, so that it can be made again."""
    return Section(Name.METHOD, _("How this was made"), points=tuple(_method(telling)))


def _method(telling: Telling) -> Iterator[Words]:
    report = telling.report
    yield (_("Made with doichieu {version}.").format(version=__version__),)
    for side, document in ((_("Directive"), report.directive), (_("Plan"), report.plan)):
        yield (f"{side}: ", *_file(document))
    yield (
        _(
            "Whether a file is the one reviewed tells `doichieu --store COPY import FILE`, "
            "with this version and a copy of the store: it is 'unchanged'."
        ),
    )
    counts = report.counts
    yield filled(
        _("Decided: {decided} of {n} ({share})."),
        decided=(counts.decided,),
        n=(counts.tasks,),
        share=(share(counts.decided, counts.tasks),),
    )
    template = _n(
        "{taken} of {n} link was a suggestion of the program.",
        "{taken} of {n} links were suggestions of the program.",
        report.links,
    )
    yield filled(template, taken=(report.taken,), n=(report.links,))
    by = Counter(each.reviewer for each in report.state.inside)
    if by:
        counted = by_name(by.items(), itemgetter(0))
        named = joined(", ", ((*foreign(who), " (", count, ")") for who, count in counted))
        yield filled(_("Decisions by reviewer: {names}."), names=named)
    if report.head:
        template = _("Head of the log of decisions, for `doichieu verify --head`: {head}")
        yield filled(template, head=foreign(report.head))


def _file(document: Document) -> Words:
    name = foreign(PurePath(document.source).name)
    template = _("file {name}, known to the store by its bytes and rules of reading as {digest}")
    return filled(template, name=name, digest=foreign(document.digest))
