"""What a leader reads first: the conclusion in sentences, and the figures with their shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from doichieu.export.content import Cell, Group, Name, Section, Table, Words, cell, filled, joined
from doichieu.export.summary.telling import Telling
from doichieu.language import _, _n
from doichieu.model import (
    RULES,
    VERDICTS,
    Action,
    Grade,
    Judgement,
    Level,
    StoredItem,
    Verdict,
)

_WEIGHTIEST = 3
"""Tasks named in the conclusion: what weighs most, not everything."""
_ALWAYS = frozenset({Verdict.COVERED, Verdict.PARTIAL, Verdict.GAP})
"""What is told in figures also where there is none of it."""
_BAR = 20
"""Cells of a bar that stands for all tasks."""


def conclusion(telling: Telling) -> Section:
    """The conclusion: what was found, what weighs most, how far the review is."""
    said = (_coverage, _weighs_most, _beside, _decided, _proposed)
    sentences = tuple(filter(None, (tell(telling) for tell in said)))
    return Section(Name.CONCLUSION, _("Conclusion"), sentences)


def _coverage(telling: Telling) -> Words:
    """Of the tasks that fall to the body of the plan, how many it carries out."""
    counts = telling.report.counts
    verdicts = counts.verdicts
    apart = verdicts[Verdict.NOT_APPLICABLE]
    tasks, open_ = counts.tasks - apart, counts.tasks - counts.decided
    gaps = verdicts[Verdict.GAP]
    missing = _n("{n} is missing", "{n} are missing", gaps) if gaps else _("none is missing")
    unsure = verdicts[Verdict.UNSURE]
    counted = (
        (_("the plan carries out {n}"), verdicts[Verdict.COVERED], True),
        (_("{n} in part"), verdicts[Verdict.PARTIAL], False),
        (missing, gaps, True),
        (_n("{n} is unsure", "{n} are unsure", unsure), unsure, False),
        (_n("{n} is open", "{n} are open", open_), open_, False),
    )
    parts = [filled(words, n=(n,)) for words, n, always in counted if n or always]
    template = _n(
        "Of {n} task that falls to {whom} {parts}.",
        "Of {n} tasks that fall to {whom} {parts}.",
        tasks,
    )
    told = filled(template, n=(tasks,), whom=(_whom(telling),), parts=joined(", ", parts))
    if apart:
        template = _n(" {n} task is for others.", " {n} tasks are for others.", apart)
        told += filled(template, n=(apart,))
    return told


def _whom(telling: Telling) -> str:
    """Whom the tasks of a plan fall to."""
    match telling.report.plan.outline.facts.level:
        case Level.PROVINCE:
            return _("the province")
        case Level.DISTRICT:
            return _("the district")
        case Level.COMMUNE:
            return _("the commune")
        case Level.CENTRAL | None:
            return _("the issuer of the plan")


def _weighs_most(telling: Telling) -> Words:
    """The gaps to be filled first: overdue ones, then those with the nearest last day."""
    missing = sorted(telling.with_verdict(Verdict.GAP), key=lambda task: urgency(telling, task))
    if not missing:
        return ()
    first = missing[:_WEIGHTIEST]
    named = joined("; ", (_with_deadline(telling, task) for task in first))
    more = len(missing) - len(first)
    rest = filled(_(" and {n} more"), n=(more,)) if more else ()
    return filled(_("To be added first: {tasks}."), tasks=(*named, *rest))


def urgency(telling: Telling, task: StoredItem) -> tuple[bool, bool, date, int]:
    """What stands first: what is overdue, then what has a last day, the nearest first."""
    end = task.deadline.end
    return not telling.overdue(task), end is None, end or date.max, telling.order[task.id]


def _with_deadline(telling: Telling, task: StoredItem) -> Words:
    deadline = telling.deadline(task)
    beside = (" (", *deadline, ")") if deadline else ()
    return (*telling.place(task.id), " “", *telling.beginning(task.id), "”", *beside)


def _beside(telling: Telling) -> Words:
    """How many findings of each sort stand beside that."""
    report = telling.report
    confirmed = sum(each.judgement is Judgement.CONFIRMED for each in report.findings)
    of_plan = sum(each.judgement is Judgement.CONFIRMED for each in report.checks)
    overlaps = report.counts.actions[Action.OVERLAP]
    additions = report.counts.actions[Action.ADDITION]
    counted = [
        (_n("{n} difference confirmed", "{n} differences confirmed", confirmed), confirmed),
        (_n("{n} overlap", "{n} overlaps", overlaps), overlaps),
        (_n("{n} addition", "{n} additions", additions), additions),
        (_n("{n} flaw of form", "{n} flaws of form", of_plan), of_plan),
    ]
    named = joined(", ", (filled(words, n=(count,)) for words, count in counted if count))
    return filled(_("Found besides: {findings}."), findings=named) if named else ()


def _decided(telling: Telling) -> Words:
    """How much of the review is done, and how much of it needs another look."""
    counts = telling.report.counts
    template = _n(
        "{decided} of {n} task is decided ({share}).",
        "{decided} of {n} tasks are decided ({share}).",
        counts.tasks,
    )
    told = filled(
        template,
        decided=(counts.decided,),
        n=(counts.tasks,),
        share=(share(counts.decided, counts.tasks),),
    )
    if counts.suspects:
        again = _n(
            " {n} decision needs another look.",
            " {n} decisions need another look.",
            counts.suspects,
        )
        told += filled(again, n=(counts.suspects,))
    return told


def _proposed(telling: Telling) -> Words:
    """How much the program has found that nobody has confirmed."""
    report = telling.report
    count = sum(each.judgement is None for each in (*report.findings, *report.checks))
    template = _("The program has found {n} more that nobody has confirmed.")
    return filled(template, n=(count,)) if count else ()


def figures(telling: Telling) -> Section:
    """How many tasks were judged how, each with its share and a bar, and what else was found."""
    counts = telling.report.counts
    apart = Verdict.NOT_APPLICABLE
    whole = counts.tasks - counts.verdicts[apart]
    # The shares are of what the conclusion speaks of.
    rows = [_row(_("Tasks reviewed"), whole, whole)]
    if counts.verdicts[apart]:
        rows = [
            _row(_("Tasks reviewed"), counts.tasks),
            _row(_(VERDICTS[apart].heading), counts.verdicts[apart]),
            _row(_("Those of {whom}").format(whom=_whom(telling)), whole, whole),
        ]
    mine = [each for each in Verdict if each is not apart]
    judged = [
        *((_(VERDICTS[each].heading), counts.verdicts[each], each in _ALWAYS) for each in mine),
        (_("Undecided"), counts.tasks - counts.decided, False),
    ]
    rows += [_row(name, n, whole) for name, n, always in judged if n or always]
    # What is counted above already, or is of the plan, has no share: those above make up the whole.
    rows += [_row(name, n) for name, n in (*_waiting(telling), *_finds(telling)) if n]
    heads = (_("Assessment"), _("How many"), _("Share"), "")
    return Section(
        Name.FIGURES,
        _("Figures"),
        tables=(Table(heads, (Group((), tuple(rows)),), (40, 12, 12, 36)),),
    )


def _row(name: str, count: int, whole: int | None = None) -> tuple[Cell, ...]:
    """A figure, with its share of a whole where it is one of its parts."""
    if whole is None:
        return cell((name,)), cell((count,)), (), ()
    shown = bar(count, whole)
    shares = cell((share(count, whole),)), cell((shown,) if shown else ())
    return (cell((name,)), cell((count,)), *shares)


def _waiting(telling: Telling) -> Iterator[tuple[str, int]]:
    """For how many of the undecided tasks an answer is likely, for how many only possible."""
    grades = Counter(telling.report.grades.values())
    if grades:
        yield _("Undecided, with a likely answer"), grades[Grade.LIKELY]
        yield _("Undecided, with a possible answer"), grades[Grade.POSSIBLE]


def _finds(telling: Telling) -> Iterator[tuple[str, int]]:
    """What was found in the plan alone."""
    report = telling.report
    for action, rule in RULES.items():
        if rule.is_find:
            yield _(rule.meaning.heading), report.counts.actions[action]
    yield _("Left over in the plan"), len(report.left_over)


def share(part: int, whole: int) -> str:
    """A part of a whole in percent."""
    return f"{round(100 * part / whole) if whole else 0}%"


def bar(part: int, whole: int) -> str:
    """The same as a bar of block characters, an eighth of one at the least."""
    eighths = round(8 * _BAR * part / whole) if whole else 0
    full, rest = divmod(max(eighths, 1 if part else 0), 8)
    return "█" * full + " ▏▎▍▌▋▊▉"[rest].strip()
