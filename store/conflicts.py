"""What is said where somebody else has decided meanwhile about what a step is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from doichieu.errors import ConflictError
from doichieu.language import _
from doichieu.model import Action, Decision
from doichieu.wording import decided_by


def missed(missed: Decision, addresses: str, now: datetime) -> ConflictError:
    """The error of a step that does not know of this decision, on the items at `addresses`."""
    word = missed.after.value if missed.after else ""
    said = decided_by(missed.who, missed.slot.action, word, missed.at, now)
    error = ConflictError(
        _("decided meanwhile, so nothing was saved ({said})").format(said=said),
        where=addresses,
        remedy=_("Press the key again to decide otherwise."),
    )
    error.who, error.at, error.value, error.said = missed.who, missed.at, word, said
    return error


def read_otherwise(addresses: str) -> ConflictError:
    """The error of a step about a text that is not the one read any more."""
    said = _("the text has changed meanwhile")
    remedy = _("Read it again, then press the key again.")
    error = ConflictError(said, where=addresses, remedy=remedy)
    error.said = said
    return error


def remembered(found: Sequence[Decision]) -> Decision:
    """Of rows, newest first, the one by which the latest keystroke is remembered: its verdict."""
    latest = [row for row in found if row.step == found[0].step]
    return next((row for row in latest if row.slot.action is Action.VERDICT), latest[0])
