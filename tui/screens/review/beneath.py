"""The line beneath the reasons: what differs at the pair, or whether the task is the plan's at all.

Pure functions, as in `view`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from doichieu.language import _
from doichieu.model import Finding, ItemId, Judged, Judgement, Verdict, Wording
from doichieu.text import one_line
from doichieu.tui.looks import JUDGEMENTS, QUIET, VERDICTS
from doichieu.wording import finding_name, finding_words, wording_words
from doichieu.workbench import Review

_LEAST_QUOTED = 20
"""Cells that the words of a difference must have to be worth their beginning alone."""


def beneath_line(
    review: Review,
    task: ItemId,
    found: Sequence[Judged],
    wording: Wording | None,
    width: int,
    *,
    at: int = 0,
) -> Text:
    """What matters most there: that the task may be another's, what differs, or whose plan it is.

    `found` and `wording` are those of the selected pair; nothing is said where it has neither. `at`
    is the finding that a judgement would be about.
    """
    if elsewhere := review.not_addressed(task):
        look = VERDICTS[Verdict.NOT_APPLICABLE]
        doubt = _("not applicable? {reason}").format(reason=elsewhere)
        return Text("─ ", QUIET).append(f"{look.glyph} {doubt}", "not dim")
    if not found and review.strangers:
        return Text("─ ", QUIET).append(_("the plan does not name the directive"), "not dim")
    return findings_line(found, width, wording, at=at)


def findings_line(
    found: Sequence[Judged], width: int, wording: Wording | None = None, *, at: int = 0
) -> Text:
    """What differs at the selected pair, in one line of at most `width`; empty for nothing.

    First stands the finding that a judgement would be about, with what was said of it, then what
    nobody has judged; of the others how many. Where room is short each kind is named once, how
    often it is found behind it, the first with as many words as fit, and nothing is said of the
    wording, which else is cut off.
    """
    line = Text()
    told: list[Finding] = []
    if found:
        here = found[at]
        others = [each for each in found if each is not here]
        told = [here.finding, *(each.finding for each in others if each.said is None)]
        look = JUDGEMENTS[here.judgement]
        dismissed = here.judgement is Judgement.DISMISSED
        line = Text("─ ", QUIET)
        line.append(f"{look.glyph} {look.word}", f"{look.style} not dim").append(" ─ ")
        tail = _judged(others)
        room = width - line.cell_len - cell_len(tail)
        words = " · ".join(map(finding_words, told))
        if cell_len(words) > room:
            words, wording = _named(told, room), None
        line.append(words, QUIET if dismissed else "not dim").append(tail, QUIET)
    unsaid = _unsaid(wording, told) if wording else None
    if unsaid is not None:
        line.append(" ─ " if found else "─ ", QUIET)
        line.append(one_line(wording_words(unsaid, told)), "not dim")
        line.truncate(width, overflow="ellipsis")
    return line


def _judged(others: Sequence[Judged]) -> str:
    """How many of the other findings were confirmed, and how many dismissed."""
    counted = ((JUDGEMENTS[j], sum(each.judgement is j for each in others)) for j in Judgement)
    return "".join(f" · {look.glyph} {count} {look.word}" for look, count in counted if count)


def _named(found: Sequence[Finding], room: int) -> str:
    """Each kind by its name, behind the first what it is about, as far as there is room."""
    kinds = Counter(each.kind for each in found)
    names = [finding_name(kind) + (f" ×{n}" if n > 1 else "") for kind, n in kinds.items()]
    left = room - cell_len(" · ".join(names))
    for index, kind in enumerate(kinds):
        words = Text(": " + next(each.told for each in found if each.kind is kind))
        if words.cell_len > left and left < _LEAST_QUOTED:
            break
        words.truncate(left, overflow="ellipsis")
        names[index] += words.plain
        left -= words.cell_len
    return " · ".join(names)


def _unsaid(wording: Wording, found: Sequence[Finding]) -> Wording | None:
    """What a copy has made of the words that no difference has told; None where that is nothing."""
    removed = (each for each in wording.removed if not any(each in one.asked for one in found))
    added = (each for each in wording.added if not any(each in one.given for one in found))
    rest = Wording(tuple(removed), tuple(added))
    return None if rest.verbatim and not wording.verbatim else rest
