"""What is told of the plan by itself: duties given twice, what it adds, flaws of its form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from doichieu.export.content import (
    Cell,
    Group,
    Name,
    Section,
    Table,
    Words,
    cell,
    filled,
    joined,
)
from doichieu.export.summary.telling import Telling, capital, printed
from doichieu.language import _, _n
from doichieu.model import Action, Annotation, Judged, Judgement
from doichieu.wording import finding_name


def overlaps(telling: Telling) -> Section:
    """Duties that the plan gives twice, with the bodies that have each."""
    heads = (_("Items of the plan"), _("Lead"), _("Reason and notes"))
    found = telling.in_order(telling.report.state.all(Action.OVERLAP))
    rows = tuple(_overlap(telling, each) for each in found if telling.wanted(*each.slot.items))
    table = Table(heads, (Group((), rows),), (50, 25, 25))
    return Section(Name.OVERLAPS, _("Overlaps"), tables=(table,) if rows else ())


def _overlap(telling: Telling, overlap: Annotation) -> tuple[Cell, ...]:
    items = overlap.slot.items
    known = [telling.known[each] for each in items if each in telling.known]
    leads = ((telling.leads(each) or (_("no lead named"),)) for each in known)
    notes = (filled(_("Note: {text}"), text=note) for each in items if (note := telling.note(each)))
    together = (telling.note(*items), telling.tags(*items))
    return (
        cell(*map(telling.whole, items)),
        tuple(dict.fromkeys(leads)),
        cell(telling.reason(overlap), *together, *notes),
    )


def additions(telling: Telling) -> Section:
    """What the plan adds without a basis above, a line each."""
    found = telling.in_order(telling.report.state.all(Action.ADDITION))
    wanted = (each for each in found if telling.wanted(*each.slot.items))
    points = tuple(_addition(telling, each) for each in wanted)
    return Section(Name.ADDITIONS, _("Added here"), points=points)


def _addition(telling: Telling, addition: Annotation) -> Words:
    (item,) = addition.slot.items
    known = telling.known.get(item)
    leads = telling.leads(known) if known else ()
    beside = (
        filled(_("lead: {names}"), names=leads) if leads else (),
        telling.reason(addition),
        telling.note(item),
        telling.tags(item),
    )
    said = joined("; ", beside)
    return (*telling.whole(item), *((" (", *said, ")") if said else ()))


def form(telling: Telling) -> Section:
    """What is wanting in the plan by itself, as confirmed; how much more the program has found."""
    checks = [each for each in telling.report.checks if telling.wanted(*each.finding.items)]
    confirmed = [each for each in checks if each.judgement is Judgement.CONFIRMED]
    kinds = dict.fromkeys(each.finding.kind for each in confirmed)
    groups = tuple(
        Group(
            (finding_name(kind),),
            tuple(_flaw(telling, each) for each in confirmed if each.finding.kind is kind),
        )
        for kind in kinds
    )
    heads = (_("Items of the plan"), _("Found"), _("Reason"))
    tables = (Table(heads, groups, (55, 25, 20)),) if groups else ()
    copied = tuple(_verbatim(telling))
    sentences = tuple(filter(None, (_proposed(checks), _copied(len(copied)))))
    return Section(Name.FORM, _("Form of the plan"), sentences, copied, tables)


def _flaw(telling: Telling, found: Judged) -> tuple[Cell, ...]:
    items = cell(*map(telling.brief, found.finding.items))
    gone = () if found.found else ((_("found no more"),),)
    return items, cell(printed(found.finding.told), *gone), cell(telling.reason(found.said))


def _proposed(checks: list[Judged]) -> Words:
    """What else was found, by kind."""
    kinds = Counter(each.finding.kind for each in checks if each.judgement is None)
    named = joined(", ", ((finding_name(kind), " (", count, ")") for kind, count in kinds.items()))
    if not named:
        return ()
    return filled(_("Found by the program, not confirmed: {findings}."), findings=named)


def _copied(count: int) -> Words:
    """How many items of the plan only repeat a task; which they are follows."""
    template = _n(
        "{n} task is copied word for word, without being made concrete:",
        "{n} tasks are copied word for word, without being made concrete:",
        count,
    )
    return filled(template, n=(count,)) if count else ()


def _verbatim(telling: Telling) -> Iterator[Words]:
    """What is copied and falls short in nothing."""
    found = telling.report.findings
    short = {each.finding.items for each in found if each.judgement is not Judgement.DISMISSED}
    copies = (pair for pair, each in telling.report.wordings.items() if each.verbatim)
    for pair in sorted(copies, key=telling.rank):
        if pair not in short:
            task, plan = pair
            yield (*capital(telling.place(task)), " → ", *telling.place(plan))
