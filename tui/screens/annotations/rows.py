"""A list of many records: only the rows in sight are made and painted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from typing import overload

from doichieu.model import RULES
from doichieu.tui.cells import fitted
from doichieu.tui.looks import SUSPECT
from doichieu.tui.widgets.item_list import ItemList, Row
from doichieu.workbench.records.record import Record

WIDE = 110
"""Cells from which on tags are told by their names."""


class _Rows(Sequence[Row]):
    """The rows of records, each made when it is asked for."""

    def __init__(self, records: Sequence[Record], make: Callable[[Record], Row]) -> None:
        self._records = records
        self._make = make

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, slice):
            return [self._make(record) for record in self._records[place]]
        return self._make(self._records[place])


class RecordList(ItemList):
    """Records, one a line: glyph, address, words of the item, what was decided, who, when, tag."""

    def __init__(self, now: Callable[[], datetime], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._now = now
        self.records: Sequence[Record] = ()

    def show_records(self, records: Sequence[Record], *, title: str, empty: str) -> None:
        """Show these records; the cursor stays on the one it was on, or as near as may be."""
        before = self.here.key if self.here else None
        self.records = records
        self.show(_Rows(records, self._row), title=title, empty=empty)
        self.go_to(before)

    @property
    def here(self) -> Record | None:
        """The record under the cursor; None in an empty list."""
        return self.records[self.cursor] if self.records else None

    def label_width(self, visible: Sequence[Row] = ()) -> int:  # noqa: ARG002 (all are alike)
        """The same whatever stands in the list: nothing moves while it is filtered."""
        return 20 if self.size.width >= WIDE else 13

    def _index_of(self, key: Hashable | None) -> int:
        # Rows are not made for it.
        for place, record in enumerate(self.records):
            if record.key == key:
                return place
        return max(0, min(self.cursor, len(self.records) - 1))

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
