"""What a summary says of tags: those beside what they stand on, and which were used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from doichieu.export.report import Report
from doichieu.export.said import Find, Foreign, Words, filled, foreign, joined
from doichieu.language import _, current
from doichieu.model import Action, ItemId, Tag


def tags_on(report: Report, *items: ItemId) -> Words:
    """The tags on an item, a pair or an overlap; none without any."""
    about = report.state.about(Action.TAG, items[0]) if items else ()
    codes = {each.slot.code for each in about if each.slot.items == items}
    found = {tag.id: tag for code, tag in report.tags.items() if code in codes}
    named = (foreign(_called(tag)) for tag in found.values())
    return filled(_("Tags: {names}"), names=joined("; ", named)) if found else ()


def tags_used(report: Report) -> Iterator[Find]:
    """Each tag of the review with how often it stands and what it means, the most used first."""
    slots = (each.slot for each in report.state.all(Action.TAG))
    stands = {(slot.items, report.tags[slot.code]) for slot in slots if slot.code in report.tags}
    times = Counter(tag for _items, tag in stands)
    for tag, count in sorted(times.items(), key=lambda each: (-each[1], each[0].vi)):
        lead = (Foreign(_called(tag), strong=True), f": {count}")
        yield Find(lead, tuple(filter(None, [foreign(tag.definition)])))


def _called(tag: Tag) -> str:
    return f"{tag.glyph} {tag.name(current())}"
