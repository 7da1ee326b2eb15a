"""What the review screen shows, worked out from a review: rows, paragraphs and lines of text.

Pure functions, so that the screen itself only moves a cursor and passes keys on. Document text is
only ever put into `Text` objects, whose content is never read as markup.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import cast

from rich.text import Text

from doichieu.language import _
from doichieu.model import (
    Action,
    Annotation,
    Candidate,
    Counts,
    Difference,
    ItemId,
    LinkKind,
    StoredItem,
    Verdict,
)
from doichieu.tui.looks import (
    ACTIONS,
    ADDITION,
    DIFFERS,
    FINDS,
    GONE,
    LINKS,
    MARKED,
    NOTE,
    OVERLAP,
    QUIET,
    SUSPECT,
    TITLE,
    UNDECIDED,
    VERDICTS,
    Look,
    verdict_look,
)
from doichieu.tui.screens.review.answered import answered_mark
from doichieu.tui.screens.review.lost import lost_look, lost_notes, lost_rows
from doichieu.tui.widgets.item_list import Row
from doichieu.wording import (
    difference_topic,
)
from doichieu.workbench import Review

_BAR = 12
"""Cells of the bar of progress."""


def task_rows(review: Review) -> list[Row]:
    """The directive's side: every task with its verdict, and what is lost at the end."""
    return [*(_task_row(review, task) for task in review.tasks), *lost_rows(review.lost_by_side[0])]


def _task_row(review: Review, task: StoredItem) -> Row:
    look = verdict_look(review.state.verdict(task.id))
    suspect = any(
        a.suspect
        for action in (Action.VERDICT, Action.LINK)
        for a in review.state.about(action, task.id)
    )
    extra = SUSPECT if suspect else NOTE if review.state.note(task.id) else None
    word = " ".join(filter(None, [look.word, SUSPECT.word if suspect else ""]))
    return Row(
        task.id,
        look.glyph + (extra.glyph if extra else " "),
        task.address,
        task.text,
        word,
        look.style,
    )


def suggestion_rows(
    review: Review,
    task: StoredItem,
    candidates: Iterable[Candidate],
    marked: Collection[ItemId],
) -> list[Row]:
    """The plan's side beside a task: rank, score, what was decided, answered and what differs.

    What differs is told where a pair answers each other, by a reviewer's word or as likely; what is
    true of all answers of the task, at the best of them.
    """
    rows = []
    lost = {each.item.id: each for each in review.lost_by_side[1]}
    for rank, candidate in enumerate(candidates, 1):
        plan = cast("StoredItem", candidate.plan)
        here = lost.get(plan.id)
        look = lost_look(here) if here else _pair_look(review, task.id, plan.id)
        label = f"{candidate.score:.2f} {plan.address}" if candidate.parts else plan.address
        found = review.differences_at(task.id, plan.id)
        elsewhere = answered_mark(review, task.id, plan.id)
        decided = (look.word if look else "", elsewhere, _differs(found))
        rows.append(
            Row(
                plan.id,
                f"{rank}{_mark(review, plan.id, marked, look)}",
                label,
                plan.text,
                " ".join(filter(None, decided)),
                look.style if look else DIFFERS.style if found else "",
            )
        )
    return rows


def _differs(found: Sequence[Difference]) -> str:
    """What differs in a few cells: '≠ deadline', '≠ deadline +1'."""
    if not found:
        return ""
    topics = list(dict.fromkeys(difference_topic(each.kind) for each in found))
    more = f" +{len(topics) - 1}" if len(topics) > 1 else ""
    return f"{DIFFERS.glyph} {topics[0]}{more}"


def plan_rows(review: Review, task: StoredItem, marked: Collection[ItemId]) -> list[Row]:
    """The plan's side by itself: every item with what it is linked to, for what is left over.

    What is lost stands at the end.
    """
    rows = [_plan_row(review, task, item, marked) for item in review.plan_items]
    return rows + lost_rows(review.lost_by_side[1])


def _plan_row(
    review: Review, task: StoredItem, item: StoredItem, marked: Collection[ItemId]
) -> Row:
    links = review.state.links(item.id)
    answers = [a for a in links if a.entry.value != LinkKind.RELATED and not a.lost]
    look = _plan_look(review, item.id, answers)
    if look is None and review.state.link_kind(task.id, item.id) is LinkKind.REJECTED:
        look = LINKS[LinkKind.REJECTED]
    word = " ".join(
        filter(None, [look.word if look else "", *(_address(review, a) for a in answers[:2])])
    )
    glyph = look.glyph if look else "·"
    extra = MARKED.glyph if item.id in marked else _noted(review, item.id)
    style = look.style if look else QUIET
    return Row(item.id, glyph + extra, item.address, item.text, word, style)


def _plan_look(review: Review, item: ItemId, answers: Sequence[Annotation]) -> Look | None:
    linked = LINKS[LinkKind(answers[0].entry.value)] if answers else None
    return _find_look(review, item) or linked


def _find_look(review: Review, plan: ItemId) -> Look | None:
    """A find that a plan item is or belongs to."""
    for action in (Action.OVERLAP, Action.ADDITION):
        if any(not each.lost for each in review.state.about(action, plan)):
            return ACTIONS[action]
    return None


def item_look(review: Review, item: ItemId) -> Look:
    """What an item of either side is by what was decided about it."""
    if found := review.state.verdict(item):
        return VERDICTS[found]
    return _plan_look(review, item, review.state.answers(item)) or UNDECIDED


def _address(review: Review, link: Annotation) -> str:
    return review.items[link.slot.items[0]].address


def _pair_look(review: Review, task: ItemId, plan: ItemId) -> Look | None:
    link_kind = review.state.link_kind(task, plan)
    return LINKS[link_kind] if link_kind else _find_look(review, plan)


def _mark(review: Review, plan: ItemId, marked: Collection[ItemId], look: Look | None) -> str:
    if plan in marked:
        return MARKED.glyph
    return look.glyph if look else _noted(review, plan)


def _noted(review: Review, item: ItemId) -> str:
    return NOTE.glyph if review.state.note(item) else " "


def tasks_title(review: Review, task: StoredItem) -> str:
    """What stands over the directive's side: the document and where in it the task stands."""
    heading = review.sides.directive_part.heading_of(task)
    parent = f"{task.parent} {heading}" if task.parent else heading
    name = f"{_('Directive')} {review.sides.directive_name}"
    return f"{name} · {parent}" if parent else name


def beside_titles(review: Review, task: StoredItem) -> tuple[str, str]:
    """What the list beside a task is called, and what it says while it is empty."""
    if task.id in {each.item.id for each in review.lost}:
        return _("linked to {address}").format(address=task.address), _("nothing")
    title = _("suggestions for {address}").format(address=task.address)
    return title, _("none yet") if review.aligned else _("looking for suggestions…")


def text_title(review: Review, item: StoredItem) -> str:
    """What stands over the text of an item: its address, and its line if it has one still."""
    gone = item.id not in review.sides.present
    return f"{item.address} · {GONE.word if gone else _('line {line}').format(line=item.line)}"


def notes(
    review: Review, task: StoredItem, plan: StoredItem | None = None
) -> list[tuple[str, str]]:
    """What was decided about a task, or about the plan item beside it, each with its name."""
    item = plan or task
    lost = next((each for each in review.lost if each.item.id == item.id), None)
    if lost is not None:
        return lost_notes(review, lost)
    return plan_notes(review, task, plan) if plan else task_notes(review, task)


def task_notes(review: Review, task: StoredItem) -> list[tuple[str, str]]:
    """What reviewers said of a task: who gave the verdict, its reason, and the note."""
    verdict = next(iter(review.state.about(Action.VERDICT, task.id)), None)
    notes = [(_("note"), review.state.note(task.id))]
    if verdict is None:
        return notes
    by = f"{verdict.reviewer}, {verdict.at.astimezone():%d/%m/%Y %H:%M}"
    return [(_("decided by"), by), (_("reason"), verdict.entry.reason), *notes]


def plan_notes(review: Review, task: StoredItem, plan: StoredItem) -> list[tuple[str, str]]:
    """What was decided about a plan item: where it is linked, overlaps, notes."""
    lost = {each.item.id: lost_look(each).word for each in review.lost}
    links = [_linked(review, a, lost) for a in review.state.links(plan.id)]
    overlaps = [
        review.items[other].address
        for a in review.state.about(Action.OVERLAP, plan.id)
        for other in a.slot.items
        if other != plan.id and other in review.items
    ]
    added = review.state.about(Action.ADDITION, plan.id)
    return [
        (_("linked to"), " · ".join(links)),
        (OVERLAP.word, " · ".join(overlaps)),
        (ADDITION.word, _("no basis in the directive") if added else ""),
        (_("note"), review.state.note(plan.id)),
        (_("note on both"), review.state.note(task.id, plan.id)),
    ]


def _linked(review: Review, link: Annotation, lost: Mapping[ItemId, str]) -> str:
    """A task and how it is linked; of a lost one that it is."""
    words = (LINKS[LinkKind(link.entry.value)].word, lost.get(link.slot.items[0], ""))
    return f"{_address(review, link)} ({', '.join(filter(None, words))})"


def status(review: Review, marked: int, width: int) -> Text:
    """Both documents, progress, counts and who is reviewing, in one line of at most `width`.

    Where room is short the bar goes first, then the reviewer, then the names, which stand over the
    two sides as well; at last the words of the counts.
    """
    counts = review.counts
    names = Text(f" {review.sides.directive_name}", TITLE)
    names.append(" ⇄ ").append(review.sides.plan_name)
    progress = Text(f"  {_('decided')} {counts.decided}/{counts.tasks}")
    full = _BAR * counts.decided // max(1, counts.tasks)
    bar = Text(" " + "▓" * full + "░" * (_BAR - full))
    who = Text(f"  {review.reviewer} ", QUIET)
    tally = _tally(counts, marked, words=True)
    if progress.cell_len + tally.cell_len > width:
        tally = _tally(counts, marked, words=False)
    room = width - names.cell_len - progress.cell_len - tally.cell_len
    who = who if who.cell_len <= room else Text()
    bar = bar if bar.cell_len + who.cell_len <= room else Text()
    names = names if room >= 0 else Text()
    line = Text.assemble(names, progress, bar, tally)
    line.append(" " * max(0, width - line.cell_len - who.cell_len))
    return line.append_text(who)


def _tally(counts: Counts, marked: int, *, words: bool) -> Text:
    shown: list[tuple[Look, int]] = [
        (VERDICTS[v], counts.verdicts[v]) for v in (Verdict.GAP, Verdict.PARTIAL, Verdict.UNSURE)
    ]
    shown += [(ACTIONS[action], counts.actions[action]) for action in FINDS]
    shown += [(MARKED, marked)]
    tally = Text()
    for look, count in shown:
        if count:
            word = f" {look.word} " if words else " "
            tally.append("  ").append(f"{look.glyph}{word}{count}", look.style)
    return tally


def why_line(reasons: Sequence[str], score: float | None, *, by_hand: bool = False) -> Text:
    """Why the selected suggestion was made."""
    if score is None:
        return Text("─ " + _("no suggestion"), QUIET)
    head = f"{_('why')} {score:.2f}"
    if by_hand and not reasons:
        head = _("linked by hand")
    line = Text("─ ", QUIET)
    line.append(head, "bold not dim")
    line.append(" ─ " + " · ".join(reasons) if reasons else "", "not dim")
    return line
