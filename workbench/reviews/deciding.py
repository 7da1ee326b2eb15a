"""The rules of deciding: what else changes with a decision, and what may not be decided.

Pure functions from what stands decided and a step to the changes it makes; nothing is read or
written. Each raises InputError, in one line, where the step cannot be taken.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import (
    ANSWERING,
    TWINS,
    UNANSWERED,
    Action,
    Annotation,
    Change,
    Entry,
    ItemId,
    Judgement,
    LinkKind,
    ReviewState,
    Slot,
    TagId,
    Verdict,
    meet,
)

LINK_OF = {Verdict.COVERED: LinkKind.SAME, Verdict.PARTIAL: LinkKind.PARTIAL}
"""The verdicts that plan items answer, and how they do."""

Changes = tuple[Change, ...]


def give_verdict(
    state: ReviewState,
    task: ItemId,
    verdict: Verdict,
    plans: Sequence[ItemId] = (),
    reason: str = "",
) -> Changes:
    """A verdict, and by it what answers the task.

    Covered and partial link the plan items named, and no others; a gap and a task that does not
    apply are answered by nothing; unsure leaves the links as they are. Related and rejected pairs
    stay. 'Not applicable' needs a reason.
    """
    _must_have_reason(verdict, reason)
    given = Change(Slot(Action.VERDICT, (task,)), Entry(verdict, reason.strip()))
    if verdict is Verdict.UNSURE:
        return (given,)
    return (given, *_answer(state, task, plans, LINK_OF.get(verdict)))


def explain(state: ReviewState, task: ItemId, reason: str) -> Changes:
    """The same verdict with another reason; what answers the task stays.

    Raises InputError for a task without a verdict, and where 'not applicable' would lose its own.
    """
    slot = Slot(Action.VERDICT, (task,))
    found = state.by_slot.get(slot)
    if found is None:
        raise InputError(_("the task is not decided: there is nothing to give a reason for"))
    _must_have_reason(found.entry.value, reason)
    return (Change(slot, Entry(found.entry.value, reason.strip())),)


def still_so(suspects: Iterable[Annotation]) -> Changes:
    """The same decided again, of the wording as it is now."""
    return tuple(Change(each.slot, each.entry) for each in suspects)


def _must_have_reason(verdict: str, reason: str) -> None:
    if verdict == Verdict.NOT_APPLICABLE and not reason.strip():
        raise InputError(_("'not applicable' needs a reason"))


def _answer(
    state: ReviewState, task: ItemId, plans: Sequence[ItemId], link_kind: LinkKind | None
) -> Changes:
    """Changes after which `plans`, by `link_kind`, are all that answers the task."""
    wanted: dict[Slot, Entry | None] = {link.slot: None for link in state.answers(task)}
    if link_kind:
        wanted |= {Slot(Action.LINK, (task, plan)): Entry(link_kind) for plan in plans}
        # What answers a task has a basis above it.
        wanted |= {Slot(Action.ADDITION, (plan,)): None for plan in plans}
    return tuple(Change(slot, entry) for slot, entry in wanted.items())


def relate(state: ReviewState, task: ItemId, plan: ItemId, link_kind: LinkKind) -> Changes:
    """How a plan item stands to a task; the same again takes it back.

    A task that is left without any answer so is undecided again, and so is one that is said to have
    none and is answered now. What answers a task has a basis above it.
    """
    slot, verdict = Slot(Action.LINK, (task, plan)), Slot(Action.VERDICT, (task,))
    given = toggled(state, slot, Entry(link_kind))
    if given.entry and link_kind in ANSWERING:
        emptied = (verdict,) if state.verdict(task) in UNANSWERED else ()
        addition = Slot(Action.ADDITION, (plan,))
        return (given, *(Change(each, None) for each in (*emptied, addition)))
    answers = {link.slot for link in state.answers(task)}
    if state.verdict(task) in LINK_OF and answers == {slot}:
        return (given, Change(verdict, None))
    return (given,)


def link(state: ReviewState, task: ItemId, plan: ItemId, link_kind: LinkKind) -> Changes:
    """A plan item answers a task beside whatever else does; it has a basis so.

    A task without a verdict, or said to have no answer, is carried out by that, or in part; another
    verdict stays.
    """
    changes = [
        Change(Slot(Action.LINK, (task, plan)), Entry(link_kind)),
        Change(Slot(Action.ADDITION, (plan,)), None),
    ]
    verdict = state.verdict(task)
    if verdict is None or verdict in UNANSWERED:
        given = next(each for each, kind in LINK_OF.items() if kind is link_kind)
        changes.append(Change(Slot(Action.VERDICT, (task,)), Entry(given)))
    return tuple(changes)


def overlap(state: ReviewState, plans: Sequence[ItemId], reason: str = "") -> Changes:
    """Plan items, in the order of the plan, that give the same duty; again takes it back.

    Two of them that were said to be no overlap no longer are.
    """
    if len(plans) < 2:
        raise InputError(_("an overlap needs two or more plan items"), remedy=_("Mark them first."))
    slot = Slot(Action.OVERLAP, tuple(plans))
    cleared = (Change(pair, None) for pair in contrary(state, slot))
    return (toggled(state, slot, Entry(Action.OVERLAP, reason)), *cleared)


def distinct(state: ReviewState, one: ItemId, other: ItemId) -> Changes:
    """Two plan items, in the order of the plan, that give different duties; again takes it back.

    That they are an overlap, by themselves or among others, is no longer said.
    """
    given = toggled(state, Slot(Action.DISTINCT, (one, other)), Entry(Action.DISTINCT))
    cleared = (Change(group, None) for group in contrary(state, given.slot))
    return (given, *(cleared if given.entry else ()))


def contrary(state: ReviewState, slot: Slot) -> tuple[Slot, ...]:
    """Where it is said, of an overlap, that two of it are none, and the other way round."""
    standing = (each.slot for each in state.annotations if each.slot.action in TWINS)
    return tuple(each for each in standing if each.action is not slot.action and meet(slot, each))


def addition(
    state: ReviewState, plan: ItemId, address_of: Callable[[ItemId], str], reason: str = ""
) -> Changes:
    """A plan item without a basis in the directive; again takes it back.

    What answers a task has that task, which `address_of` names, for its basis.
    """
    basis = next((link for link in state.answers(plan) if not link.lost), None)
    if basis is not None:
        task = address_of(basis.slot.items[0])
        raise InputError(_("it answers {address}, so it has a basis").format(address=task))
    return (toggled(state, Slot(Action.ADDITION, (plan,)), Entry(Action.ADDITION, reason)),)


def note(items: tuple[ItemId, ...], text: str) -> Changes:
    """A note on an item or a pair; an empty one takes it away."""
    text = text.strip()
    return (Change(Slot(Action.NOTE, items), Entry(text) if text else None),)


def tag(
    state: ReviewState,
    subjects: Sequence[tuple[ItemId, ...]],
    tag: TagId,
    meaning: Collection[TagId],
) -> Changes:
    """A tag on each of several things; where all have it already, on none of them.

    `meaning` are the tags that stand for it, itself among them: those that went into it.
    """

    def standing(items: tuple[ItemId, ...]) -> list[Slot]:
        slots = (Slot(Action.TAG, items, each) for each in meaning)
        return [slot for slot in slots if slot in state.by_slot]

    lacking = [items for items in subjects if not standing(items)]
    if lacking:
        return tuple(Change(Slot(Action.TAG, each, tag), Entry(Action.TAG)) for each in lacking)
    return tuple(Change(slot, None) for items in subjects for slot in standing(items))


def judge(
    state: ReviewState, found: Iterable[Slot], judgement: Judgement, reason: str = ""
) -> Changes:
    """What the program found is confirmed or dismissed; the same again takes it back."""
    return tuple(toggled(state, slot, Entry(judgement, reason.strip())) for slot in found)


def toggled(state: ReviewState, slot: Slot, entry: Entry) -> Change:
    """An entry for a slot, or where that very value stands there already, nothing for it."""
    found = state.by_slot.get(slot)
    same = found is not None and found.entry.value == entry.value
    return Change(slot, None if same else entry)


def meant(
    marked: Collection[ItemId], here: ItemId | None, order: Iterable[ItemId]
) -> tuple[ItemId, ...]:
    """What a step is about: what is marked, in the `order` of the plan, else what stands `here`."""
    if marked:
        return tuple(item for item in order if item in marked)
    if here is None:
        raise InputError(_("There is no plan item to link: press the key for a gap, or search."))
    return (here,)
