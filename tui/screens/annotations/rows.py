"""A list of many records: only the rows in sight are made and painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from doichieu.model import RULES
from doichieu.tui.cells import fitted
from doichieu.tui.looks import SUSPECT
from doichieu.tui.widgets.item_list import ItemList, LazyRows, Row
from doichieu.workbench.records.record import Record

WIDE = 110
"""Cells from which on tags are told by their names."""


class RecordList(ItemList):
    """Records, one a line: glyph, address, words of the item, what was decided, who, when, tag."""

    def __init__(self, now: Callable[[], datetime], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._now = now
        self.records: Sequence[Record] = ()

    def show_records(self, records: Sequence[Record], *, title: str, empty: str) -> None:
        """Show these records; the cursor stays on the one it was on, or as near as may be."""
        self.records = records
        rows = LazyRows(
            [each.key for each in records],
            lambda place: records[place].text,
            lambda place: self._row(records[place]),
        )
        self.show(rows, title=title, empty=empty)

    @property
    def here(self) -> Record | None:
        """The record under the cursor; None in an empty list."""
        return self.records[self.cursor] if self.records else None

    def label_width(self, visible: Sequence[Row] = ()) -> int:  # noqa: ARG002 (all are alike)
        """The same whatever stands in the list: nothing moves while it is filtered."""
        return 20 if self.size.width >= WIDE else 13

    def _row(self, record: Record) -> Row:
        said = RULES[record.slot.action].meaning_of(record.annotation.entry.value)
        glyph, colour = said.glyph, said.colour
        if record.tag is not None:
            glyph, colour = record.tag.glyph, record.tag.colour
        annotation = record.annotation
        suspect = SUSPECT.glyph if annotation.suspect or annotation.lost else " "
        return Row(
            record.key, f"{glyph}{suspect}", record.address, record.text, self._word(record), colour
        )

    def _word(self, record: Record) -> str:
        """What was decided, who, when and the tags, in columns."""
        who, when = record.annotation.who, short_moment(record.at, self._now())
        if self.size.width < WIDE:
            glyphs = "".join(tag.glyph for tag in record.tags)
            return f"{fitted(record.brief, 16)} {fitted(who, 6)} {when} {fitted(glyphs, 2)}"
        tags = ", ".join(record.tag_names)
        return f"{fitted(record.brief, 24)} {fitted(who, 8)} {when} {fitted(tags, 16)}"


def short_moment(at: datetime, now: datetime) -> str:
    """A moment in five cells: the time of today, the day of this year, else the month."""
    there, here = at.astimezone(), now.astimezone()
    if there.date() == here.date():
        return f"{there:%H:%M}"
    return f"{there:%d/%m}" if there.year == here.year else f"{there:%m.%y}"
