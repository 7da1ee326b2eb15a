"""The line beneath the reasons: what differs at the pair, or whether the task is the plan's at all.

Pure functions, as in `view`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from doichieu.language import _
from doichieu.model import Difference, ItemId, Verdict, Wording
from doichieu.text import one_line
from doichieu.tui.looks import DIFFERS, QUIET, VERDICTS
from doichieu.wording import (
    difference_name,
    difference_sides,
    difference_words,
    wording_words,
)
from doichieu.workbench import Review

_LEAST_QUOTED = 20
"""Cells that the words of a difference must have to be worth their beginning alone."""


def beneath_line(
    review: Review, task: ItemId, found: Sequence[Difference], wording: Wording | None, width: int
) -> Text:
    """What matters most there: that the task may be another's, what differs, or whose plan it is.

    `found` and `wording` are those of the selected pair; nothing is said where it has neither.
    """
    if elsewhere := review.not_addressed(task):
        look = VERDICTS[Verdict.NOT_APPLICABLE]
        doubt = _("not applicable? {reason}").format(reason=elsewhere)
        return Text("─ ", QUIET).append(f"{look.glyph} {doubt}", "not dim")
    if not found and review.strangers:
        return Text("─ ", QUIET).append(_("the plan does not name the directive"), "not dim")
    return differences_line(found, width, wording)


def differences_line(
    found: Sequence[Difference], width: int, wording: Wording | None = None
) -> Text:
    """What differs at the selected pair, in one line of at most `width`; empty for nothing.

    Where room is short each kind is named once, how often it is found behind it, the first with as
    many words as fit, and nothing is said of the wording, which else is cut off.
    """
    line = Text()
    if found:
        line = Text("─ ", QUIET)
        line.append(f"{DIFFERS.glyph} {DIFFERS.word}", f"{DIFFERS.style} not dim").append(" ─ ")
        room = width - line.cell_len
        words = " · ".join(map(difference_words, found))
        if cell_len(words) > room:
            words, wording = _named(found, room), None
        line.append(words, "not dim")
    unsaid = _unsaid(wording, found) if wording else None
    if unsaid is not None:
        line.append(" ─ " if found else "─ ", QUIET)
        line.append(one_line(wording_words(unsaid, found)), "not dim")
        line.truncate(width, overflow="ellipsis")
    return line


def _named(found: Sequence[Difference], room: int) -> str:
    """Each kind by its name, behind the first what it is about, as far as there is room."""
    kinds = Counter(each.kind for each in found)
    names = [difference_name(kind) + (f" ×{n}" if n > 1 else "") for kind, n in kinds.items()]
    left = room - cell_len(" · ".join(names))
    for index, kind in enumerate(kinds):
        words = Text(": " + next(difference_sides(each) for each in found if each.kind is kind))
        if words.cell_len > left and left < _LEAST_QUOTED:
            break
        words.truncate(left, overflow="ellipsis")
        names[index] += words.plain
        left -= words.cell_len
    return " · ".join(names)


def _unsaid(wording: Wording, found: Sequence[Difference]) -> Wording | None:
    """What a copy has made of the words that no difference has told; None where that is nothing."""
    removed = (each for each in wording.removed if not any(each in one.asked for one in found))
    added = (each for each in wording.added if not any(each in one.given for one in found))
    rest = Wording(tuple(removed), tuple(added))
    return None if rest.verbatim and not wording.verbatim else rest
