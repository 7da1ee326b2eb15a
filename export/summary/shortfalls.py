"""Where the plan falls short: what is missing, what is carried out in part, what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from doichieu.export.choice import Order
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
from doichieu.export.summary.conclusion import urgency
from doichieu.export.summary.telling import Telling, capital, printed
from doichieu.language import _
from doichieu.model import (
    ANSWERING,
    Annotation,
    DifferenceKind,
    ItemId,
    Judged,
    Judgement,
    LinkKind,
    StoredItem,
    Verdict,
    Wording,
)
from doichieu.wording import link_word, plan_difference_words

Row: TypeAlias = tuple[Cell, ...]

_LONG = 60
"""Characters of leads that stand with each task, so that a sheet can be filtered by them."""
_CHANGE = 80
"""Characters of what a copy has taken out or put in."""


def gaps(telling: Telling) -> Section:
    """What is to be added: each task whole, with who is asked to do it by when."""
    heads = ("", _("Lead"), _("Deadline"), _("Reason"), _("Note"), _("Tags"), _("Decided by"))
    missing = list(telling.with_verdict(Verdict.GAP))
    groups = tuple(_group(telling, heading, tasks) for heading, tasks in _grouped(telling, missing))
    table = Table(heads, groups, (36, 14, 12, 12, 10, 7, 9), entries=True)
    return Section(Name.GAPS, _("To be added"), tables=(table.without_empty(),) if missing else ())


def _group(telling: Telling, heading: Words, tasks: list[StoredItem]) -> Group:
    """Tasks below a heading; a long row of bodies that lead all of them stands there, once."""
    heading, told = telling.headed(heading, tasks, longer_than=_LONG)
    return Group(
        heading, tuple(_gap(telling, task, () if told else telling.leads(task)) for task in tasks)
    )


def _gap(telling: Telling, task: StoredItem, leads: Words) -> Row:
    verdict = telling.verdict(task.id)
    return (
        cell(telling.whole(task.id)),
        cell(leads),
        cell(telling.deadline(task)),
        cell(telling.reason(verdict)),
        cell(telling.note(task.id)),
        cell(telling.tags(task.id)),
        cell(telling.who(verdict)),
    )


def _grouped(
    telling: Telling, tasks: Iterable[StoredItem]
) -> Iterator[tuple[Words, list[StoredItem]]]:
    """Tasks by heading, lead or deadline; what is overdue stands first of all."""
    groups: dict[Words, list[StoredItem]] = {}
    for task in sorted(tasks, key=lambda task: not telling.overdue(task)):
        groups.setdefault(_group_of(telling, task), []).append(task)
    for heading, found in groups.items():
        if telling.choice.by is Order.DEADLINE:
            found.sort(key=lambda task: urgency(telling, task))
        yield heading, found


def _group_of(telling: Telling, task: StoredItem) -> Words:
    match telling.choice.by:
        case Order.SECTION:
            return (_("Overdue"),) if telling.overdue(task) else telling.heading(task)
        case Order.LEAD:
            return telling.leads(task) or (_("No lead named"),)
        case Order.DEADLINE:
            if telling.overdue(task):
                return (_("Overdue"),)
            end = task.deadline.end
            return (_("Due in {year}").format(year=end.year),) if end else (_("No last day"),)


def partial(telling: Telling) -> Section:
    """What is carried out in part: asked, given, what is missing, what has changed."""
    heads = (_("Asked"), _("The plan says"), _("What is missing"), _("What differs"))
    rows = tuple(_partial(telling, task) for task in telling.with_verdict(Verdict.PARTIAL))
    table = Table(heads, (Group((), rows),), (27, 30, 18, 25)).without_empty()
    return Section(Name.PARTIAL, _("Carried out in part"), tables=(table,) if rows else ())


def _partial(telling: Telling, task: StoredItem) -> Row:
    found = [each for each in telling.report.findings if each.finding.items[0] == task.id]
    left_out = [each for each in found if each.finding.kind is DifferenceKind.PART_LEFT_OUT]
    others = [each for each in found if each not in left_out]
    written = telling.remarks(task.id)
    if written:
        # Beside what the reviewer says is missing no guess of the program is needed.
        left_out = [each for each in left_out if each.judgement is Judgement.CONFIRMED]
    missing = (*written, *_told(telling, left_out, named=False))
    asked = telling.leads(task), telling.deadline(task)
    return (
        cell(telling.whole(task.id), joined(" · ", asked)),
        cell(*(_answer(telling, link) for link in telling.answers(task.id))),
        missing or cell((_("not written down"),)),
        cell(*_told(telling, others)),
    )


def _answer(telling: Telling, link: Annotation) -> Words:
    kind = LinkKind(link.entry.value)
    said = telling.whole(link.slot.items[1])
    # That what answers it does so in part, the title says.
    return said if kind in ANSWERING else (*said, f" ({link_word(kind)})")


def _told(
    telling: Telling, found: Iterable[Judged], *, named: bool = True, marked: bool = True
) -> Iterator[Words]:
    """Findings by name and words, with the reason; what was dismissed is told nowhere.

    What the program found and nobody has confirmed is `marked` where no heading says so.
    """
    for each in found:
        if each.judgement is Judgement.DISMISSED:
            continue
        told = telling.told(each.finding) if named else printed(each.finding.told)
        open_ = marked and each.judgement is None
        mark = _("found by the program") if open_ else "" if each.found else _("found no more")
        reason = telling.reason(each.said)
        yield (*told, *((f" ({mark})",) if mark else ()), *((" – ", *reason) if reason else ()))


def differences(telling: Telling) -> Section:
    """Where an answer differs in deadline, lead, documents or figures: confirmed, then proposed.

    What stands with a task that is carried out in part is not said again.
    """
    said = {Verdict.PARTIAL, Verdict.GAP, Verdict.NOT_APPLICABLE}
    verdict = telling.report.state.verdict
    found = [
        each
        for each in telling.report.findings
        if verdict(each.finding.items[0]) not in said and telling.wanted(*each.finding.items)
    ]
    groups = tuple(
        Group((heading,), tuple(_rows(telling, [e for e in found if e.judgement is judgement])))
        for judgement, heading in (
            (Judgement.CONFIRMED, _("Confirmed")),
            (None, _("Found by the program, not confirmed")),
        )
    )
    shown = tuple(group for group in groups if group.rows)
    heads = (_("Asked"), _("The plan says"), _("What differs"))
    return Section(
        Name.DIFFERENCES,
        _("Deadlines, leads, documents and figures that differ"),
        sentences=tuple(
            (*capital((plan_difference_words(each),)), ".") for each in telling.report.of_plan
        ),
        tables=(Table(heads, shown, (35, 35, 30)),) if shown else (),
    )


def _rows(telling: Telling, found: Iterable[Judged]) -> Iterator[Row]:
    """A row for each task and what answers it, with all that differs there."""
    pairs: dict[Sequence[ItemId], list[Judged]] = {}
    for each in found:
        pairs.setdefault(each.finding.items, []).append(each)
    for pair in sorted(pairs, key=telling.rank):
        task, *plans = pair
        told = _told(telling, pairs[pair], marked=False)
        note = telling.note(*pair)
        yield (
            cell(telling.brief(task)),
            cell(*map(telling.brief, plans)),
            cell(*told, filled(_("Note: {text}"), text=note) if note else ()),
        )


def reworded(wording: Wording) -> Words:
    """What a copy has taken out and put in; that it has the words, where it only falls short."""
    if wording.verbatim:
        return (_("copied word for word"),)
    changes = ((_("leaves out"), wording.removed), (_("adds"), wording.added))
    return joined("; ", (_quoted(word, part) for word, part in changes))


def _quoted(word: str, parts: Iterable[str]) -> Words:
    """What was done to each of some words; () without any."""
    quoted = joined(", ", (("“", *foreign(each, _CHANGE), "”") for each in parts))
    return (f"{word} ", *quoted) if quoted else ()
