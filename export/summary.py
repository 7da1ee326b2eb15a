"""What the summary of a review says, for any format to lay out: sections, entries and tables.

The same review says the same: no clock, no locale, everything in reading order. What a new kind
of annotation adds to it follows from its row in `doichieu.model.RULES`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import PurePath

from doichieu.export.findings import Findings
from doichieu.export.report import Report
from doichieu.export.said import (
    Find,
    Foreign,
    Section,
    Summary,
    Table,
    Words,
    filled,
    foreign,
    joined,
    names,
)
from doichieu.export.tagged import tags_on, tags_used
from doichieu.language import _
from doichieu.model import (
    RULES,
    VERDICTS,
    Action,
    Annotation,
    Document,
    Finding,
    Grade,
    ItemId,
    LinkKind,
    Slot,
    StoredItem,
    Verdict,
)
from doichieu.wording import (
    decided_words,
    finding_name,
    grade_word,
    link_word,
    verdict_word,
)

_CELL = 90
"""Characters of an item quoted in the table of all tasks."""


def summary(report: Report) -> Summary:
    """What there is to say of a review, in the language in use."""
    return _Telling(report).summary()


def _side(document: Document, section: str) -> Words:
    """A side of the review in the title."""
    name = foreign(document.name)
    if not section:
        return name
    return filled(_("{name}, section {section}"), name=name, section=foreign(section))


def _decided(annotation: Annotation) -> Words:
    """What was decided, in a word or two; what a reviewer wrote is foreign."""
    action, value = annotation.slot.action, annotation.entry.value
    rule = RULES[action]
    if finding := Finding.judged_at(annotation.slot):
        name, word = finding_name(finding.kind), _(rule.meaning_of(value).word)
        return (*joined(": ", ((name,), foreign(finding.words))), f" – {word}")
    if rule.values:
        return (decided_words(action, value),)
    return filled(_(rule.phrase) if rule.phrase else "{value}", value=foreign(value))


@dataclass(frozen=True)
class _Telling(Findings):
    """What is said of one report, part by part."""

    def summary(self) -> Summary:
        pair = self.report.pair
        title = filled(
            _("Review of {plan} against {directive}"),
            plan=_side(self.report.plan, pair.plan_section),
            directive=_side(self.report.directive, self.report.section),
        )
        return Summary(
            title,
            self._documents(),
            self._figures(),
            self._worked(),
            tuple(Section(name, tuple(finds)) for name, finds in self._sections()),
            self._tasks(),
        )

    def _documents(self) -> Table:
        """The two documents side by side."""
        sides = self.report.directive, self.report.plan
        pair = self.report.pair
        rows: list[tuple[str, Callable[[Document], str | None]]] = [
            (_("Number"), lambda d: d.outline.facts.number),
            (_("Type"), lambda d: d.outline.facts.type),
            (_("Issuer"), lambda d: d.outline.facts.issuer),
            (
                _("Date"),
                lambda d: f"{d.outline.facts.date:%d/%m/%Y}" if d.outline.facts.date else "",
            ),
            (_("Title"), lambda d: d.outline.facts.title),
            (_("File"), lambda d: PurePath(d.source).name),
        ]
        cells: list[tuple[Words, ...]] = [
            ((name,), *(foreign(of(document)) for document in sides)) for name, of in rows
        ]
        if self.report.section or pair.plan_section:
            sections = (self.report.section, pair.plan_section)
            cells.append(((_("Section"),), *map(foreign, sections)))
        return Table(("", _("Directive"), _("Plan")), tuple(cells))

    def _figures(self) -> Table:
        """How far the review is."""
        counts = self.report.counts
        figures = {
            _("Tasks"): counts.tasks,
            **{_(VERDICTS[each].heading): counts.verdicts[each] for each in Verdict},
            _("Undecided"): counts.tasks - counts.decided,
            **self._waiting(),
            **{
                _(rule.meaning.heading): counts.actions[action]
                for action, rule in RULES.items()
                if rule.is_find
            },
            _("Left over in the plan"): len(self._rest),
        }
        return Table(tuple(figures), (tuple((str(figure),) for figure in figures.values()),))

    def _waiting(self) -> dict[str, int]:
        """For how many of the undecided tasks an answer is likely, for how many only possible."""
        grades = Counter(self.report.grades.values())
        if not grades:
            return {}
        return {
            _("Likely answer found"): grades[Grade.LIKELY],
            _("Possible answer"): grades[Grade.POSSIBLE],
        }

    def _worked(self) -> Words | None:
        """Who has worked on the review, and until when."""
        annotations = self.report.state.inside
        if not annotations:
            return None
        names = sorted({each.reviewer for each in annotations})
        return filled(
            _("Reviewed by {names}; last decision on {date}."),
            names=joined(", ", map(foreign, names)),
            date=(f"{max(each.at for each in annotations):%d/%m/%Y}",),
        )

    def _sections(self) -> Iterator[tuple[str, Iterable[Find]]]:
        """What falls short, what was not judged, what was found in the plan, what was written."""
        for verdict in (Verdict.GAP, Verdict.PARTIAL):
            yield _(VERDICTS[verdict].heading), self._with_verdict(verdict)
        yield from self.of_pairs()
        for verdict in (Verdict.NOT_APPLICABLE, Verdict.UNSURE):
            yield _(VERDICTS[verdict].heading), self._with_verdict(verdict)
        yield from self._of_actions(finds=True)
        yield from self.of_plan()
        rest = (Find(self.place(item), tuple(self.note(item.id))) for item in self._rest)
        yield _("Left over in the plan"), rest
        yield from self._of_actions(finds=False)
        suspects = self.in_order(self.report.state.suspects)
        yield _("Needs another look"), map(self._suspect, suspects)
        if self.report.tags:
            yield _("Tags used"), tags_used(self.report)

    def _of_actions(self, *, finds: bool) -> Iterator[tuple[str, Iterable[Find]]]:
        for action, rule in RULES.items():
            if rule.meaning.heading and rule.is_find is finds:
                known = self.in_order(self.report.state.all(action))
                yield _(rule.meaning.heading), map(self._find if finds else self._written, known)

    @cached_property
    def _rest(self) -> list[StoredItem]:
        """The plan items about which nothing was decided."""
        state = self.report.state
        return [item for item in self.report.plan_items if state.left_over(item.id)]

    def _with_verdict(self, verdict: Verdict) -> Iterator[Find]:
        state = self.report.state
        for task in self.report.tasks:
            if state.verdict(task.id) is verdict:
                reason = self.reason(state.by_slot[Slot(Action.VERDICT, (task.id,))])
                said = (*self.duty(task), *reason, *self.note(task.id))
                yield Find(self.place(task), (*said, *self._linked(task.id)))

    def _linked(self, task: ItemId) -> Iterator[Words]:
        """What is linked to a task, each with what was noted on it and on the two together."""
        for link in self.in_order(self.report.state.links(task)):
            plan = link.slot.items[1]
            kind = link_word(LinkKind(link.entry.value))
            how = joined("; ", ((kind,), foreign(link.entry.reason)))
            yield (*self.place_on_side(plan), " (", *how, ")")
            if note := foreign(self.report.state.note(plan)):
                where = self.address(plan)
                yield filled(_("Note on {names}: {text}"), names=where, text=note)
            if tags := tags_on(self.report, plan):
                yield (*self.address(plan), " · ", *tags)
            yield from self.note(task, plan)

    def _find(self, annotation: Annotation) -> Find:
        """What was found in the plan: of several items their addresses stand before them."""
        items = annotation.slot.items
        known = [self.known[item][1] for item in items if item in self.known]
        reason = self.reason(annotation)
        if RULES[annotation.slot.action].items.most == 1:
            duties = chain.from_iterable(map(self.duty, known))
            return Find(self.place_on_side(items[0]), (*duties, *reason, *self.note(items[0])))
        addresses = joined(", ", ((Foreign(item.address, strong=True),) for item in known))
        said = ((*self.duty(item), *self.note(item.id)) for item in known)
        places = (self.place_on_side(item.id) for item in known)
        each = (joined(" · ", (place, *more)) for place, more in zip(places, said, strict=True))
        tags = filter(None, [tags_on(self.report, *items)])
        return Find(addresses, (*each, *reason, *tags))

    def _written(self, annotation: Annotation) -> Find:
        """What a reviewer noted about one item or several."""
        value, rule = annotation.entry.value, RULES[annotation.slot.action]
        what = (_(rule.meaning_of(value).word),) if rule.values else foreign(value)
        lead = (*what, " (", *foreign(annotation.reviewer), ")")
        return Find(lead, tuple(map(self.place_on_side, annotation.slot.items)))

    def _suspect(self, annotation: Annotation) -> Find:
        by = (*foreign(annotation.reviewer), f", {annotation.at:%d/%m/%Y}")
        lead = (*_decided(annotation), " (", *by, ")")
        places = map(self.place_on_side, annotation.slot.items)
        return Find(lead, (*places, *self.reason(annotation)))

    def _tasks(self) -> Table:
        """Every task of the directive under review, decided or not."""
        heads = (
            _("Address"),
            _("Task"),
            _("Coverage"),
            _("Plan items"),
            _("Deadline"),
            _("Lead"),
            _("Note"),
        )
        return Table(heads, tuple(tuple(self._cells(task)) for task in self.report.tasks))

    def _cells(self, task: StoredItem) -> Iterator[Words]:
        state = self.report.state
        verdict = state.by_slot.get(Slot(Action.VERDICT, (task.id,)))
        own = (verdict.entry.reason if verdict else "", state.note(task.id))
        yield foreign(task.address)
        yield (Foreign(task.text, _CELL),)
        yield (self._coverage(task.id),)
        yield joined(", ", map(self._short_link, self.in_order(state.links(task.id))))
        yield foreign(task.deadline.raw)
        yield names(task.leads)
        tags = tags_on(self.report, task.id)
        yield joined("; ", (*map(foreign, own), tags, *self._remarks(task.id)))

    def _remarks(self, task: ItemId) -> Iterator[Words]:
        """The notes and tags on what is linked to a task, and on the two together."""
        state = self.report.state
        for link in self.in_order(state.links(task)):
            plan = link.slot.items[1]
            for on in ((plan,), (task, plan)):
                for said in filter(None, (foreign(state.note(*on)), tags_on(self.report, *on))):
                    yield (*self.address(plan), ": ", *said)

    def _coverage(self, task: ItemId) -> str:
        """The verdict; without one, what the program may have found."""
        word = verdict_word(self.report.state.verdict(task))
        grade = self.report.grades.get(task, Grade.WEAK)
        return word if grade is Grade.WEAK else f"{word} ({grade_word(grade)})"

    def _short_link(self, link: Annotation) -> Words:
        address = self.address(link.slot.items[1])
        kind = LinkKind(link.entry.value)
        return address if kind is LinkKind.SAME else (*address, f" ({link_word(kind)})")
