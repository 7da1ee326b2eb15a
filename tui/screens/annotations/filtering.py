"""What stands under the filter of the annotations screen: its fields, or its first mistake."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from doichieu.language import _
from doichieu.tui.looks import QUIET, SUSPECT
from doichieu.workbench.records.query import FIELDS, Mistake, Query, begun
from doichieu.workbench.records.records import Order


def asked_line(query: Query, typed: str, width: int, *, typing: bool) -> Text | None:
    """What to show under the filter; None for nothing.

    While it is typed, what may be typed: a field that waits for its value is no mistake yet.
    """
    at_end = begun(typed) if typing else None
    if at_end is not None and (not at_end[1] or not query.mistakes):
        field, _has_value = at_end
        return Text(f"{_(field.name)}{field.example}  {_(field.help)}", QUIET)
    if query.mistakes:
        return _mistake_line(query.mistakes[0], typed, width)
    if typing:
        return Text(f"{' '.join(_(field.name) for field in FIELDS)}  -…", QUIET)
    return None


def _mistake_line(mistake: Mistake, typed: str, width: int) -> Text:
    """Why a term cannot be read, with an arrow under it."""
    place, said = cell_len(typed[: mistake.start]), mistake.said
    if place + 2 + cell_len(said) <= width:
        return Text(f"{' ' * place}↑ {said}", SUSPECT.style)
    if (before := place - cell_len(said) - 1) >= 0:
        return Text(f"{' ' * before}{said} ↑", SUSPECT.style)
    return Text(f"↑ {said}", SUSPECT.style)


def order_word(order: Order) -> str:
    """In what order records stand."""
    return {
        Order.DOCUMENT: _("in the order of the documents"),
        Order.TIME: _("latest first"),
        Order.REVIEWER: _("by reviewer"),
        Order.VERDICT: _("by what was decided"),
        Order.TAG: _("by tag"),
    }[order]
