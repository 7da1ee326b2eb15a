"""What a step of the log changed, in words."""

from __future__ import annotations

from collections.abc import Sequence

from doichieu import language
from doichieu.language import _
from doichieu.model import Action, Decision, Entry
from doichieu.wording import decided_word, decided_words
from doichieu.workbench.codebook import Codebook
from doichieu.workbench.records.record import finding_word


def remembered(rows: Sequence[Decision]) -> Decision:
    """The row by which one remembers a step: its verdict, else the first."""
    return next((row for row in rows if row.slot.action is Action.VERDICT), rows[0])


def change_words(codebook: Codebook, row: Decision, *, whole: bool = False) -> str:
    """What stood in a slot, and what then: 'gap → covered'; the `whole` of it with the reasons."""
    before, after = (_words(codebook, row, entry, whole=whole) for entry in (row.before, row.after))
    return f"{before} → {after}"


def _words(codebook: Codebook, row: Decision, entry: Entry | None, *, whole: bool) -> str:
    if entry is None:
        return _("undecided") if row.slot.action is Action.VERDICT else "–"
    words = decided_words(row.slot.action, entry.value)
    if row.slot.action is Action.TAG:
        tag = codebook.meant(row.slot.code)
        words = f"#{tag.name(language.current())}" if tag else words
    if row.slot.action is Action.FINDING:
        words = f"{decided_word(row.slot.action, entry.value)}: {finding_word(row.slot)}"
    return f"{words} ({entry.reason})" if whole and entry.reason else words
