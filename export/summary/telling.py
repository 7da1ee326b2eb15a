"""How a report calls the items of both documents, and what it says with each of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from doichieu.export.choice import Choice, Quote
from doichieu.export.content import Cell, Foreign, Words, filled, foreign, joined, names, plain
from doichieu.export.places import Places
from doichieu.export.report import Report
from doichieu.frozen import frozen
from doichieu.language import _, current
from doichieu.model import Action, Annotation, Finding, ItemId, Slot, StoredItem, Tag, Verdict
from doichieu.wording import finding_name

_BESIDE = 80
"""Characters of a text that is only pointed at: what tells a task from its neighbours."""
_HEADING = 120


@frozen
class Telling:
    """The items of one report by their names on paper, with what was written about each."""

    report: Report
    choice: Choice

    @cached_property
    def known(self) -> dict[ItemId, StoredItem]:
        """Every item of both documents; of two sections of one document each item once."""
        report = self.report
        sides = (report.directive.outline.items, report.plan.outline.items)
        reviewed = (report.tasks, report.plan_items)
        return {item.id: item for items in (*sides, *reviewed) for item in items}

    @cached_property
    def order(self) -> dict[ItemId, int]:
        """The rank of every item: the directive's, then the plan's, in reading order."""
        return {item_id: rank for rank, item_id in enumerate(self.known)}

    @cached_property
    def _places(self) -> tuple[Places, Places]:
        return Places(self.report.directive.outline), Places(self.report.plan.outline)

    @cached_property
    def _of_plan(self) -> frozenset[ItemId]:
        of_plan = {item.id for item in self.report.plan.outline.items}
        return frozenset(of_plan - {task.id for task in self.report.tasks})

    def is_of_plan(self, item: ItemId) -> bool:
        """Whether an item is the plan's."""
        return item in self._of_plan

    def in_order(self, annotations: Iterable[Annotation]) -> list[Annotation]:
        """What was decided, in the order of the items that it is about."""

        def rank(annotation: Annotation) -> tuple[list[int], Action, tuple[ItemId, ...]]:
            slot = annotation.slot
            return self.rank(slot.items), slot.action, slot.items

        return sorted(annotations, key=rank)

    def rank(self, items: Iterable[ItemId]) -> list[int]:
        """Where items stand in the two documents."""
        return [self.order.get(item, len(self.order)) for item in items]

    def wanted(self, *items: ItemId) -> bool:
        """Whether what is told of these items is asked for."""
        wanted = self.choice.tags
        return not wanted or any(tag.id in wanted for tag in self._tags_about(items))

    def place(self, item: ItemId) -> Words:
        """What an item is called on paper: 'section IV.4, second dash'."""
        known = self.known.get(item)
        if known is None:
            return (_("an item that is no longer in the document"),)
        return self._places[self.is_of_plan(item)].place(known)

    def heading(self, item: StoredItem) -> Words:
        """The heading above an item with what it is called; () where it has none."""
        outline = self._places[self.is_of_plan(item.id)]
        above = outline.heading(item)
        if above is None:
            return ()
        name = outline.place(above, strong=False)
        return (*capital(name), " – ", Foreign(above.text, _HEADING))

    def whole(self, item: ItemId) -> Words:
        """An item with its whole text."""
        return self._quoted(item, None)

    def beginning(self, item: ItemId) -> Words:
        """What an item begins with, as much as tells it from its neighbours."""
        known = self.known.get(item)
        return foreign(known.text.rstrip(" .;"), _BESIDE) if known else ()

    def brief(self, item: ItemId) -> Words:
        """An item with the beginning of its text, or all of it where that is asked for."""
        return self._quoted(item, None if self.choice.quote is Quote.FULL else _BESIDE)

    def _quoted(self, item: ItemId, width: int | None) -> Words:
        known = self.known.get(item)
        text = foreign(known.text, width) if known else ()
        return joined(": ", (capital(self.place(item)), text))

    def told(self, finding: Finding) -> Words:
        """A finding by its name and its words."""
        return joined(": ", ((finding_name(finding.kind),), printed(finding.told)))

    def leads(self, item: StoredItem) -> Words:
        """Who is to do it."""
        return names(item.leads)

    def headed(
        self, heading: Words, items: Collection[StoredItem], longer_than: int = 0
    ) -> tuple[Words, bool]:
        """A heading with who leads all of several items below it, and whether it tells that.

        It does where that has more characters than `longer_than`; with less each item says it.
        """
        leads = {self.leads(item) for item in items}
        shared = leads.pop() if heading and len(leads) == 1 and len(items) > 1 else ()
        if len(plain(shared)) <= longer_than:
            return heading, False
        if shared == heading:
            return heading, True
        return (*heading, " (", *filled(_("lead: {names}"), names=shared), ")"), True

    def deadline(self, item: StoredItem) -> Words:
        """By when, as printed; whether that is over on the day asked for."""
        return joined(
            " – ", (printed(item.deadline.raw or ""), (_("overdue"),) if self.overdue(item) else ())
        )

    def overdue(self, item: StoredItem) -> bool:
        """Whether an item was due before the day asked for."""
        end, day = item.deadline.end, self.choice.as_of
        return bool(end and day and end < day)

    def verdict(self, task: ItemId) -> Annotation | None:
        """The verdict on a task with who gave it; None without one."""
        return self.report.state.by_slot.get(Slot(Action.VERDICT, (task,)))

    def with_verdict(self, verdict: Verdict) -> Iterator[StoredItem]:
        """The tasks under review about which this was decided, of those asked for."""
        state = self.report.state
        for task in self.report.tasks:
            if state.verdict(task.id) is verdict and self.wanted(task.id):
                yield task

    def who(self, decided: Annotation | None) -> Words:
        """Who decided it, and on which day."""
        return (*foreign(decided.reviewer), ", ", decided.at.date()) if decided else ()

    def answers(self, task: ItemId) -> list[Annotation]:
        """What is linked to a task, in order."""
        return self.in_order(self.report.state.links(task))

    def reason(self, *slots: Annotation | None) -> Words:
        """The reasons given with decisions."""
        return joined("; ", (foreign(each.entry.reason) for each in slots if each))

    def note(self, *items: ItemId) -> Words:
        """The note on an item, or on several together; with one that is meant for every plan."""
        for_all = self.report.for_all.get(items[0], "") if len(items) == 1 else ""
        return joined("; ", (foreign(self.report.state.note(*items)), foreign(for_all)))

    def tags(self, *items: ItemId) -> Words:
        """The tags on an item, a pair or an overlap."""
        return names(tag_name(tag) for tag in self._tags_on(items))

    def remarks(self, task: ItemId) -> Cell:
        """Everything written about a task: reason, note, tags, and the same of what is linked."""
        lines = [self.reason(self.verdict(task)), self.note(task), self._tagged(task)]
        for link in self.answers(task):
            plan = link.slot.items[1]
            beside = (link.entry.reason and foreign(link.entry.reason)) or ()
            said = (beside, *map(self._said_of, ((plan,), (task, plan))))
            if told := joined("; ", said):
                lines.append(joined(": ", (self.place(plan), told)))
        return tuple(line for line in lines if line)

    def _said_of(self, items: tuple[ItemId, ...]) -> Words:
        return joined("; ", (self.note(*items), self._tagged(*items)))

    def _tagged(self, *items: ItemId) -> Words:
        tags = self.tags(*items)
        return filled(_("tags: {names}"), names=tags) if tags else ()

    def _tags_on(self, items: tuple[ItemId, ...]) -> list[Tag]:
        about = self.report.state.about(Action.TAG, items[0]) if items else ()
        codes = {each.slot.code for each in about if each.slot.items == items}
        return list({t.id: t for code, t in self.report.tags.items() if code in codes}.values())

    def _tags_about(self, items: tuple[ItemId, ...]) -> Iterator[Tag]:
        """The tags that name one of these items, alone or among others."""
        for item in items:
            for each in self.report.state.about(Action.TAG, item):
                if tag := self.report.tags.get(each.slot.code):
                    yield tag


def printed(words: str) -> Words:
    """Words of a document that stand in several places of it, one after the other."""
    return joined("; ", map(foreign, words.split(" | ")))


def tag_name(tag: Tag) -> str:
    """A tag by its sign and its name in the language in use."""
    return f"{tag.glyph} {tag.name(current())}"


def capital(words: Words) -> Words:
    """Words that begin a sentence."""
    first, *rest = words or ("",)
    return (first[:1].upper() + first[1:], *rest) if isinstance(first, str) else words
