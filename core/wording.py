"""What is decided, in the user's words: the long ones, for summaries and lists.

The screens have short words of their own, in `tui/looks.py`.
"""

from __future__ import annotations

from typing import assert_never

from doichieu.language import _
from doichieu.model import Action, Relation, Verdict


def verdict_word(verdict: Verdict | None) -> str:
    """How far a task is carried out; None is a task that nobody has decided about."""
    match verdict:
        case Verdict.COVERED:
            return _("covered")
        case Verdict.PARTIAL:
            return _("partly covered")
        case Verdict.GAP:
            return _("gap")
        case Verdict.NOT_APPLICABLE:
            return _("not applicable")
        case Verdict.UNSURE:
            return _("unsure")
        case None:
            return _("undecided")
        case never:
            assert_never(never)


def relation_word(relation: Relation) -> str:
    """How a plan item stands to a directive item."""
    match relation:
        case Relation.SAME:
            return _("same")
        case Relation.PARTIAL:
            return _("partial")
        case Relation.RELATED:
            return _("related")
        case Relation.REJECTED:
            return _("rejected")
        case never:
            assert_never(never)


def action_word(action: Action) -> str:
    """What a decision is about."""
    match action:
        case Action.VERDICT:
            return _("verdict")
        case Action.LINK:
            return _("link")
        case Action.OVERLAP:
            return _("overlap")
        case Action.ADDITION:
            return _("added here")
        case Action.NOTE:
            return _("note")
        case never:
            assert_never(never)
