"""When two decisions are about one thing, and when both cannot stand."""

from __future__ import annotations

from collections.abc import Iterable

from doichieu.model.actions import ANSWERED, ANSWERING, TWINS, UNANSWERED, Action
from doichieu.model.decisions import Annotation, Entry, Slot


def meet(one: Slot, other: Slot) -> bool:
    """Whether a decision in one slot may be another one because of what is in the other.

    What stands about a task is its verdict and its links together; what stands about plan items,
    whether they are an addition or answer something, an overlap or none. A note is by itself.
    """
    actions = {one.action, other.action}
    if actions <= {Action.VERDICT, Action.LINK}:
        return one.items[0] == other.items[0]
    if actions == {Action.LINK, Action.ADDITION}:
        return one.items[-1] == other.items[-1]
    if actions == set(TWINS):
        fewer, more = sorted((set(one.items), set(other.items)), key=len)
        return fewer <= more
    return one == other


def contradict(one: Slot, said: str, other: Slot, said_there: str) -> bool:
    """Whether what is said in two slots cannot stand together.

    A gap and a task that does not apply have no answer; what answers has a basis, so it is no
    addition; two plan items are an overlap, also among others, or they are none.
    """
    if one == other:
        return said != said_there
    if not meet(one, other):
        return False
    values = {one.action: said, other.action: said_there}
    if values.keys() == set(TWINS):
        return True
    if values.get(Action.LINK) not in ANSWERING:
        return False
    return Action.ADDITION in values or values.get(Action.VERDICT) in UNANSWERED


def contradicting(slot: Slot, entry: Entry, standing: Iterable[Annotation]) -> Annotation | None:
    """The first of what is standing that cannot stand beside an entry, but for what is lost."""
    found = (
        each
        for each in standing
        if not each.lost and contradict(slot, entry.value, each.slot, each.entry.value)
    )
    return next(found, None)


def bereft(gone: Iterable[Slot], standing: Iterable[Annotation]) -> Annotation | None:
    """The first verdict that says a task is carried out, though its last answer is among `gone`."""
    tasks = {slot.items[0] for slot in gone if slot.action is Action.LINK}
    left = [each for each in standing if each.slot.items[0] in tasks]
    answered = {
        each.slot.items[0]
        for each in left
        if each.slot.action is Action.LINK and each.entry.value in ANSWERING
    }
    verdicts = (each for each in left if each.slot.action is Action.VERDICT)
    found = (each for each in verdicts if each.slot.items[0] not in answered)
    return next((each for each in found if each.entry.value in ANSWERED), None)
