"""The lines of both lists of a review: tasks, what may answer one, and the whole plan.

Pure functions, as in `view`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import cast

from rich.cells import cell_len

from doichieu.language import _, decimal
from doichieu.model import (
    Action,
    Annotation,
    Candidate,
    Difference,
    Grade,
    ItemId,
    LinkKind,
    StoredItem,
)
from doichieu.tui.cells import fitted
from doichieu.tui.looks import (
    ACTIONS,
    DIFFERS,
    LINKS,
    MARKED,
    NOTE,
    QUIET,
    SUSPECT,
    UNDECIDED,
    VERDICTS,
    Look,
    verdict_look,
)
from doichieu.tui.screens.review.answered import answered_mark
from doichieu.tui.screens.review.lost import lost_look, lost_rows
from doichieu.tui.screens.review.tagged import tag_signs
from doichieu.tui.widgets.item_list import Row
from doichieu.wording import difference_topic, grade_word
from doichieu.workbench import Review
from doichieu.workbench.reviews.suggesting import id_of


def task_rows(review: Review, marked: Collection[ItemId] = (), *, whole: bool = False) -> list[Row]:
    """The directive's side: the queue with its verdicts, and what is lost at the end.

    All tasks, whatever the queue, where the `whole` document is to be seen.
    """
    tasks = review.tasks if whole else review.listed
    return [
        *(_task_row(review, task, marked) for task in tasks),
        *lost_rows(review.lost_by_side[0]),
    ]


def _task_row(review: Review, task: StoredItem, marked: Collection[ItemId]) -> Row:
    look = verdict_look(review.state.verdict(task.id))
    suspect = any(
        a.suspect
        for action in (Action.VERDICT, Action.LINK)
        for a in review.state.about(action, task.id)
    )
    noted = review.state.note(task.id) or review.elsewhere.note(task.id)
    extra = SUSPECT if suspect else NOTE if noted else None
    extra = MARKED if task.id in marked else extra
    signs = tag_signs(review, (task.id,))
    word = " ".join(filter(None, [look.word, SUSPECT.word if suspect else "", signs]))
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
    found = [*candidates]
    said = [_strength(review, each) for each in found]
    width = _room(said)
    for rank, (candidate, strength) in enumerate(zip(found, said, strict=True), 1):
        plan = cast("StoredItem", candidate.plan)
        label = f"{fitted(strength, width)} {plan.address}".lstrip()
        here = lost.get(plan.id)
        look = lost_look(here) if here else _pair_look(review, task.id, plan.id)
        differs = review.differences_at(task.id, plan.id)
        elsewhere = answered_mark(review, task.id, plan.id)
        signs = tag_signs(review, (task.id, plan.id), (plan.id,))
        decided = (look.word if look else "", elsewhere, _differs(differs), signs)
        rows.append(
            Row(
                plan.id,
                f"{rank}{_mark(review, task.id, plan.id, marked, look)}",
                label,
                plan.text,
                " ".join(filter(None, decided)),
                look.style if look else DIFFERS.style if differs else "",
            )
        )
    return rows


_BARS = "▁▂▃▄▅▆▇█"


def _strength(review: Review, candidate: Candidate) -> str:
    """How far the program stands by a suggestion: a word, a bar, the score.

    '' for what a person chose. What is weak has no number: it may be higher than that of what is
    possible for another, since a grade looks at more than the score.
    """
    if not candidate.parts:
        return ""
    if candidate.grade is Grade.WEAK:
        return grade_word(candidate.grade)
    task = cast("StoredItem", candidate.directive).id
    copied = candidate.proposed and review.verbatim(task, id_of(candidate))
    word = _("verbatim copy") if copied else grade_word(candidate.grade)
    bar = _BARS[min(int(candidate.score * len(_BARS)), len(_BARS) - 1)]
    return f"{word} {bar} {decimal(candidate.score)}"


def _room(said: Sequence[str]) -> int:
    """The cells for how strong each is: mostly as many, so that what follows stays in place."""
    grades = (Grade.LIKELY, Grade.POSSIBLE)
    usual = (f"{grade_word(grade)} {_BARS[0]} {decimal(0)}" for grade in grades)
    return max(map(cell_len, (*said, *usual))) if any(said) else 0


def _differs(found: Sequence[Difference]) -> str:
    """What differs in a few cells: '≠ deadline', '≠ deadline +1'."""
    if not found:
        return ""
    topics = list(dict.fromkeys(difference_topic(each.kind) for each in found))
    more = f" +{len(topics) - 1}" if len(topics) > 1 else ""
    return f"{DIFFERS.glyph} {topics[0]}{more}"


def likely_rows(review: Review, candidates: Sequence[Candidate]) -> list[Row]:
    """The tasks that a plan item is likeliest to answer: rank, strength, verdict."""
    said = [_strength(review, each) for each in candidates]
    width = _room(said)
    rows = []
    for rank, (candidate, strength) in enumerate(zip(candidates, said, strict=True), 1):
        task, plan = cast("StoredItem", candidate.directive), id_of(candidate)
        link_kind = review.state.link_kind(task.id, plan)
        look = LINKS[link_kind] if link_kind else verdict_look(review.state.verdict(task.id))
        label = f"{fitted(strength, width)} {task.address}"
        signs = tag_signs(review, (task.id, plan), (task.id,))
        word = " ".join(filter(None, [look.word, signs]))
        rows.append(Row(task.id, f"{rank}{look.glyph}", label, task.text, word, look.style))
    return rows


def plan_rows(
    review: Review, marked: Collection[ItemId], task: StoredItem | None = None
) -> list[Row]:
    """The plan's side by itself: every item with what it is linked to, for what is left over.

    What is on the subject of a task and answers none says so, as does what was rejected for `task`.
    What is lost stands at the end.
    """
    rows = [_plan_row(review, item, marked, task) for item in review.plan_items]
    return rows + lost_rows(review.lost_by_side[1])


def _plan_row(
    review: Review, item: StoredItem, marked: Collection[ItemId], task: StoredItem | None
) -> Row:
    links = _links(review, item.id)
    look = _plan_look(review, item.id, links)
    said = review.state.link_kind(task.id, item.id) if task else None
    if look is None and said is LinkKind.REJECTED:
        look = LINKS[LinkKind.REJECTED]
    told = [_answered(review, each, links[0]) for each in links[:2]]
    signs = tag_signs(review, (item.id,))
    word = " ".join(filter(None, [look.word if look else "", *told, signs]))
    glyph = look.glyph if look else "·"
    extra = MARKED.glyph if item.id in marked else _noted(review, (item.id,))
    style = look.style if look else QUIET
    return Row(item.id, glyph + extra, item.address, item.text, word, style)


def _links(review: Review, plan: ItemId) -> Sequence[Annotation]:
    """What a plan item answers; where it answers nothing, what it is on the subject of."""
    links = [each for each in review.state.links(plan) if not each.lost]
    return [each for each in links if each.entry.value != LinkKind.RELATED] or links


def _plan_look(review: Review, item: ItemId, links: Sequence[Annotation]) -> Look | None:
    linked = LINKS[LinkKind(links[0].entry.value)] if links else None
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


def _answered(review: Review, link: Annotation, first: Annotation) -> str:
    """The task of a link, with the glyph of one that is of another kind than the first."""
    address = review.items[link.slot.items[0]].address
    kind = link.entry.value
    return address if kind == first.entry.value else f"{LINKS[LinkKind(kind)].glyph} {address}"


def _pair_look(review: Review, task: ItemId, plan: ItemId) -> Look | None:
    link_kind = review.state.link_kind(task, plan)
    return LINKS[link_kind] if link_kind else _find_look(review, plan)


def _mark(
    review: Review, task: ItemId, plan: ItemId, marked: Collection[ItemId], look: Look | None
) -> str:
    if plan in marked:
        return MARKED.glyph
    return look.glyph if look else _noted(review, (plan,), (task, plan))


def _noted(review: Review, *places: tuple[ItemId, ...]) -> str:
    return NOTE.glyph if any(review.state.note(*place) for place in places) else " "
