"""How a report begins, and how it ends: the title, what was held against what, the signing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from doichieu.export.content import Words, filled, foreign, joined, names
from doichieu.export.report import ReadBlind
from doichieu.export.summary.telling import Telling
from doichieu.language import _, decimal
from doichieu.model import Document
from doichieu.sorting import by_name

_TITLE = 110
"""Characters of a title quoted."""


def title(telling: Telling) -> Words:
    """What the report is, and of which two documents."""
    return filled(
        _("Report on the review of {plan} against {directive}"),
        plan=_called(telling.report.plan),
        directive=_called(telling.report.directive),
    )


def about(telling: Telling) -> tuple[Words, ...]:
    """A sentence on each document, the section looked at, who worked on it, the day."""
    return tuple(filter(None, _about(telling)))


def _about(telling: Telling) -> Iterator[Words]:
    report = telling.report
    yield filled(_("Directive: {document}."), document=_described(report.directive))
    yield filled(_("Plan: {document}."), document=_described(report.plan))
    if report.section:
        yield filled(
            _("Of the directive only section {section} is reviewed."),
            section=foreign(report.section),
        )
    if report.pair.plan_section:
        yield filled(
            _("Of the plan only section {section} is reviewed."),
            section=foreign(report.pair.plan_section),
        )
    day = day_of(telling)
    dated: Words = (_("Date of the report: "), day, ".") if day else ()
    yield joined(" ", (_worked(telling), dated))
    if report.read_blind:
        yield _read_blind(report.read_blind)


def _worked(telling: Telling) -> Words:
    """Who has worked on the review, and from when until when; () while nobody has."""
    said = telling.report.state.inside
    if not said:
        return ()
    days = [each.at.date() for each in said]
    template = _("Reviewed by {names} on {last}.")
    if min(days) != max(days):
        template = _("Reviewed by {names} from {first} to {last}.")
    reviewers = by_name({each.reviewer for each in said})
    named = joined(", ", map(foreign, reviewers))
    return filled(template, names=named, first=(min(days),), last=(max(days),))


def _read_blind(found: ReadBlind) -> Words:
    """Who read independently of each other, and how far they agreed before it was settled."""
    readers = joined(", ", map(foreign, found.readers))
    if found.reader:
        template = _("This is the reading of {reader} alone; {readers} read independently.")
        return filled(template, reader=foreign(found.reader), readers=readers)
    numbers = {
        "alike": (found.alike,),
        "tasks": (found.tasks,),
        "apart": (found.tasks - found.alike,),
        "settled": (found.settled,),
    }
    if found.merged:
        template = _(
            "Brought together from different stores: {apart} tasks were decided otherwise by "
            "{readers}, {settled} of them are settled."
        )
        return filled(template, readers=readers, **numbers)
    template = _(
        "Read independently by {readers}: {alike} of {tasks} tasks alike in verdict and answers; "
        "{apart} differed, {settled} of them are settled."
    )
    told = filled(template, readers=readers, **numbers)
    if found.alone:
        told += filled(_(" Tasks read by one alone: {count}."), count=(f"{found.alone}",))
    if found.agreed is None or found.ac1 is None:
        return told
    figures = _(" Equal verdicts: {share} (Gwet's AC1 {ac1}).")
    return told + filled(figures, share=(f"{found.agreed:.0%}",), ac1=(decimal(found.ac1),))


def day_of(telling: Telling) -> date | None:
    """The day of the report: the one asked for, else that of the last decision."""
    said = (each.at.date() for each in telling.report.state.inside)
    return telling.choice.dated or max(said, default=None)


def signing(telling: Telling) -> tuple[Words, ...]:
    """The lines to be filled in by hand: place and day, who signs."""
    day = day_of(telling)
    if day is None:
        when: Words = (_("…………, ……/……/………"),)
    else:
        when = (
            _("…………, {day}/{month}/{year}").format(day=day.day, month=day.month, year=day.year),
        )
    return (when, (_("Prepared by"),), (_("(signature and full name)"),))


def _called(document: Document) -> Words:
    """A document in a title: its type and number, else what it goes by."""
    facts = document.outline.facts
    if facts.type and facts.number:
        template = _("{type} No. {number}")
        return filled(template, type=foreign(facts.type), number=foreign(facts.number))
    return foreign(document.name)


def _described(document: Document) -> Words:
    """A document in a sentence: type, number, day, issuer, subject, what it carries out."""
    facts = document.outline.facts
    day = filled(_("of {day}"), day=(facts.date,)) if facts.date else ()
    issuer = filled(_("by {issuer}"), issuer=foreign(facts.issuer)) if facts.issuer else ()
    named = joined(" ", (_called(document), day, issuer))
    title = foreign(facts.title, _TITLE)
    # What the title says already is not said again.
    carried = names(each for each in facts.implements if each not in (facts.title or "")[:_TITLE])
    carries = filled(_("(carries out {numbers})"), numbers=carried) if carried else ()
    return joined(" ", (named, ("“", *title, "”") if title else (), carries))
