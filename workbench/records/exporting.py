"""Records as a table in a file, by the ending of its name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from doichieu.config import path_of
from doichieu.language import _
from doichieu.model import Action
from doichieu.workbench.records.record import Record
from doichieu.workbench.reviews.saving import save
from doichieu.workbench.tables import laid_out


def save_records(records: Iterable[Record], name: str | Path, *, overwrite: bool) -> None:
    """Write records to a file, whole or not at all: `.md`, `.csv` or `.jsonl`.

    Raises InputError for another ending, when it cannot be written, or is there already and may
    not be overwritten.
    """
    from doichieu.export.tables import Table

    path = path_of(name)
    table = Table(_columns(), [_row(each) for each in records])
    save(laid_out(table, path.suffix, str(path)), path, overwrite=overwrite)


def _columns() -> dict[str, str]:
    """The columns by their names in JSON, with what stands over them elsewhere."""
    return {
        "directive": _("Directive"),
        "plan": _("Plan"),
        "what": _("What"),
        "address": _("Address"),
        "text": _("Text"),
        "value": _("Decided"),
        "reason": _("Reason"),
        "tags": _("Tags"),
        "note": _("Note"),
        "leads": _("Lead"),
        "reviewer": _("Reviewer"),
        "at": _("Decided on"),
        "state": _("State"),
    }


def _row(record: Record) -> dict[str, str | tuple[str, ...]]:
    annotation = record.annotation
    suspect = annotation.suspect or annotation.lost
    return {
        "directive": record.directive,
        "plan": record.plan,
        "what": record.what,
        "address": record.address,
        "text": record.text,
        "value": "" if record.slot.action is Action.NOTE else record.value,
        "reason": annotation.entry.reason,
        "tags": record.tag_names,
        "note": record.note,
        "leads": record.leads,
        "reviewer": annotation.who,
        "at": annotation.at.astimezone().isoformat(timespec="minutes"),
        "state": _("needs another look") if suspect else "",
    }
