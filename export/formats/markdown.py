"""The summary of a review as Markdown: what a leader reads, from the figures down to every task.

The same review gives the same bytes: no clock, no locale, everything in reading order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePath
from typing import assert_never

from doichieu.export.formats.escape import escape, quote
from doichieu.export.report import Report
from doichieu.language import _
from doichieu.model import (
    Action,
    Annotation,
    Document,
    ItemId,
    LinkKind,
    Slot,
    StoredItem,
    Verdict,
)
from doichieu.wording import action_word, difference_words, link_word, verdict_word

_QUOTE = 200
"""Characters of an item quoted in a list."""
_CELL = 90
"""Characters of an item quoted in the table of all tasks."""


def markdown(report: Report) -> str:
    """The summary in the language in use; ends with a newline."""
    page = _Page(report)
    blocks = [*page.head(), *page.figures(), *page.sections(), *page.table_of_tasks()]
    return "\n\n".join(blocks) + "\n"


def _side(document: Document, section: str) -> str:
    """A side of the review in the title."""
    if not section:
        return escape(document.name)
    said = _("{name}, section {section}")
    return said.format(name=escape(document.name), section=escape(section))


def _what(annotation: Annotation) -> str:
    """What was decided, in a word or two."""
    value = annotation.entry.value
    match annotation.slot.action:
        case Action.VERDICT:
            return verdict_word(Verdict(value))
        case Action.LINK:
            return _("link: {relation}").format(relation=link_word(LinkKind(value)))
        case Action.OVERLAP | Action.DISTINCT | Action.ADDITION:
            return action_word(annotation.slot.action)
        case Action.NOTE:
            return _("note: {text}").format(text=escape(value))
        case action:
            assert_never(action)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _table(heads: list[str], rows: Iterable[Iterable[str]]) -> str:
    rule = _row("---" for _head in heads)
    return "\n".join([_row(heads), rule, *map(_row, rows)])


def _entry(lead: str, details: Iterable[str]) -> str:
    return "\n".join([f"- {lead}", *(f"  - {detail}" for detail in details)])


@dataclass(frozen=True)
class _Page:
    """The blocks of the summary of one report."""

    report: Report

    @cached_property
    def _items(self) -> dict[ItemId, tuple[str, StoredItem]]:
        """Every item with the name of its side."""
        directive, plan = self.report.directive, self.report.plan
        # Two sections of one document have the same items: those under review tell the side.
        sides = (
            (_("Directive"), directive.outline.items),
            (_("Plan"), plan.outline.items),
            (_("Directive"), self.report.tasks),
            (_("Plan"), self.report.plan_items),
        )
        return {item.id: (side, item) for side, items in sides for item in items}

    @cached_property
    def _order(self) -> dict[ItemId, int]:
        """The place of every item: the directive's, then the plan's, in reading order."""
        return {item_id: n for n, item_id in enumerate(self._items)}

    def _all(self, action: Action) -> list[Annotation]:
        return self._in_order(self.report.state.all(action))

    def _in_order(self, annotations: Iterable[Annotation]) -> list[Annotation]:
        def place(annotation: Annotation) -> tuple[list[int], Action, tuple[ItemId, ...]]:
            slot = annotation.slot
            known = [self._order.get(item, len(self._order)) for item in slot.items]
            return known, slot.action, slot.items

        return sorted(annotations, key=place)

    def _place(self, item: StoredItem) -> str:
        line = _("line {line}").format(line=item.line)
        return f"**{escape(item.address)}** ({line}): “{quote(item.text, _QUOTE)}”"

    def _place_on_side(self, item_id: ItemId) -> str:
        if item_id not in self._items:
            return _("an item that is no longer in the document")
        side, item = self._items[item_id]
        return f"{side} {self._place(item)}"

    def head(self) -> Iterator[str]:
        """The two documents side by side."""
        directive, plan = self.report.directive, self.report.plan
        pair, section = self.report.pair, self.report.section
        yield "# " + _("Review of {plan} against {directive}").format(
            plan=_side(plan, pair.plan_section), directive=_side(directive, section)
        )
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
        cells = [[name, *(escape(of(d) or "") for d in (directive, plan))] for name, of in rows]
        if section or pair.plan_section:
            cells.append([_("Section"), escape(section), escape(pair.plan_section)])
        yield _table(["", _("Directive"), _("Plan")], cells)

    def figures(self) -> Iterator[str]:
        """How far the review is, and who has worked on it until when."""
        counts = self.report.counts
        figures = {
            _("Tasks"): counts.tasks,
            _("Covered"): counts.verdicts[Verdict.COVERED],
            _("Partly covered"): counts.verdicts[Verdict.PARTIAL],
            _("Gaps"): counts.verdicts[Verdict.GAP],
            _("Not applicable"): counts.verdicts[Verdict.NOT_APPLICABLE],
            _("Unsure"): counts.verdicts[Verdict.UNSURE],
            _("Undecided"): counts.tasks - counts.decided,
            _("Overlaps"): counts.overlaps,
            _("Added here"): counts.additions,
            _("Left over in the plan"): len(self._rest),
        }
        yield "## " + _("Figures")
        yield _table(list(figures), [map(str, figures.values())])
        annotations = self.report.state.inside
        if annotations:
            names = sorted({escape(a.reviewer) for a in annotations})
            yield _("Reviewed by {names}; last decision on {date}.").format(
                names=", ".join(names), date=f"{max(a.at for a in annotations):%d/%m/%Y}"
            )

    def sections(self) -> Iterator[str]:
        """One section for each kind of find."""
        sections: list[tuple[str, list[str]]] = [
            (_("Gaps"), self._tasks(Verdict.GAP)),
            (_("Partly covered"), self._tasks(Verdict.PARTIAL)),
            (_("What differs in linked tasks"), list(self._differing())),
            (_("Not applicable"), self._tasks(Verdict.NOT_APPLICABLE)),
            (_("Unsure"), self._tasks(Verdict.UNSURE)),
            (_("Overlaps"), [self._overlap(a) for a in self._all(Action.OVERLAP)]),
            (_("Added here"), [self._addition(a) for a in self._all(Action.ADDITION)]),
            (_("Left over in the plan"), [_entry(self._place(item), []) for item in self._rest]),
            (_("Notes"), [self._note(a) for a in self._all(Action.NOTE)]),
            (_("Needs another look"), [self._suspect(a) for a in self._suspects()]),
        ]
        for title, entries in sections:
            yield f"## {title} ({len(entries)})"
            yield "\n".join(entries) if entries else _("None.")

    @cached_property
    def _rest(self) -> list[StoredItem]:
        """The plan items that nothing was said of."""
        state = self.report.state
        return [item for item in self.report.plan_items if state.left_over(item.id)]

    def _tasks(self, verdict: Verdict) -> list[str]:
        chosen = (t for t in self.report.tasks if self.report.state.verdict(t.id) is verdict)
        return [
            _entry(
                self._place(task),
                [
                    *self._duty(task),
                    *map(self._link, self._in_order(self.report.state.links(task.id))),
                    *self._reason(self.report.state.by_slot[Slot(Action.VERDICT, (task.id,))]),
                ],
            )
            for task in chosen
        ]

    def _duty(self, item: StoredItem) -> Iterator[str]:
        """Who is to do it, and by when."""
        if item.leads:
            yield _("Lead: {names}").format(names="; ".join(map(escape, item.leads)))
        if item.deadline.raw:
            yield _("Deadline: {words}").format(words=escape(item.deadline.raw))

    def _reason(self, annotation: Annotation) -> Iterator[str]:
        if reason := escape(annotation.entry.reason):
            yield _("Reason: {text}").format(text=reason)

    def _link(self, link: Annotation) -> str:
        link_kind = link_word(LinkKind(link.entry.value))
        said = "; ".join(filter(None, (link_kind, escape(link.entry.reason))))
        return f"{self._place_on_side(link.slot.items[1])} ({said})"

    def _overlap(self, annotation: Annotation) -> str:
        known = [self._items[i][1] for i in annotation.slot.items if i in self._items]
        details = [" · ".join([self._place_on_side(item.id), *self._duty(item)]) for item in known]
        addresses = ", ".join(f"**{escape(item.address)}**" for item in known)
        return _entry(addresses, [*details, *self._reason(annotation)])

    def _addition(self, annotation: Annotation) -> str:
        (item_id,) = annotation.slot.items
        duty = self._duty(self._items[item_id][1]) if item_id in self._items else ()
        return _entry(self._place_on_side(item_id), [*duty, *self._reason(annotation)])

    def _note(self, annotation: Annotation) -> str:
        said = f"{escape(annotation.entry.value)} ({escape(annotation.reviewer)})"
        return _entry(said, map(self._place_on_side, annotation.slot.items))

    def _differing(self) -> Iterator[str]:
        """Each linked pair whose plan item falls short of the task, with all that differs."""
        differences = self.report.differences
        for task, plan in sorted(differences, key=lambda pair: [self._order[i] for i in pair]):
            told = (
                replace(each, asked=escape(each.asked), given=escape(each.given))
                for each in differences[task, plan]
            )
            sides = [self._place_on_side(item) for item in (task, plan)]
            yield _entry(sides[0], [sides[1], *map(difference_words, told)])

    def _suspects(self) -> list[Annotation]:
        return self._in_order(self.report.state.suspects)

    def _suspect(self, annotation: Annotation) -> str:
        decided = f"{_what(annotation)} ({escape(annotation.reviewer)}, {annotation.at:%d/%m/%Y})"
        return _entry(decided, map(self._place_on_side, annotation.slot.items))

    def table_of_tasks(self) -> Iterator[str]:
        """Every task of the directive under review, decided or not."""
        heads = [
            _("Address"),
            _("Task"),
            _("Coverage"),
            _("Plan items"),
            _("Deadline"),
            _("Lead"),
            _("Note"),
        ]
        yield "## " + _("All tasks")
        yield _table(heads, map(self._cells, self.report.tasks))

    def _cells(self, task: StoredItem) -> Iterator[str]:
        state = self.report.state
        verdict = state.by_slot.get(Slot(Action.VERDICT, (task.id,)))
        remarks = (verdict.entry.reason if verdict else "", state.note(task.id))
        yield escape(task.address)
        yield quote(task.text, _CELL)
        yield verdict_word(state.verdict(task.id))
        yield ", ".join(map(self._short_link, self._in_order(state.links(task.id))))
        yield escape(task.deadline.raw or "")
        yield "; ".join(map(escape, task.leads))
        yield "; ".join(filter(None, map(escape, remarks)))

    def _short_link(self, link: Annotation) -> str:
        plan_item = link.slot.items[1]
        address = escape(self._items[plan_item][1].address) if plan_item in self._items else "?"
        link_kind = LinkKind(link.entry.value)
        return address if link_kind is LinkKind.SAME else f"{address} ({link_word(link_kind)})"
