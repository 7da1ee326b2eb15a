"""Replacing what somebody else decided: a first press tells of it, the same again replaces it.

Without a screen: whoever has the keys says what was pressed, and forgets it when anything else is.
"""

from __future__ import annotations

from dataclasses import replace

from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import (
    TWINS,
    Action,
    Annotation,
    Entry,
    ItemId,
    LinkKind,
    ReviewState,
    Slot,
    Verdict,
)
from doichieu.wording import decided_word
from doichieu.workbench.reviews.deciding import LINK_OF, contrary, toggled


@frozen
class Press:
    """A command pressed: the slots that it would fill anew, and the word for what with."""

    command: str
    slots: tuple[Slot, ...]
    instead: str


def verdict_press(command: str, state: ReviewState, task: ItemId, verdict: Verdict) -> Press:
    """A verdict pressed. The same gap again, or that it is unsure, replaces nothing."""
    stays = state.verdict(task) is verdict and verdict in {Verdict.GAP, Verdict.UNSURE}
    slots = () if stays else (Slot(Action.VERDICT, (task,)),)
    return Press(command, slots, decided_word(Action.VERDICT, verdict))


def link_press(
    command: str, state: ReviewState, task: ItemId, plan: ItemId, link_kind: LinkKind
) -> Press:
    """How a pair stands pressed: where it answers the task, the verdict rests on it."""
    slot = Slot(Action.LINK, (task, plan))
    rests = state.verdict(task) in LINK_OF and slot in {link.slot for link in state.answers(task)}
    press = toggle_press(command, state, slot, link_kind)
    return replace(press, slots=(slot, Slot(Action.VERDICT, (task,)))) if rests else press


def toggle_press(command: str, state: ReviewState, slot: Slot, value: str) -> Press:
    """What the same key takes back pressed; an overlap, or that it is none, empties the other."""
    given = toggled(state, slot, Entry(value)).entry
    word = decided_word(slot.action, value) if given else _("taken back")
    if slot.action not in TWINS:
        return Press(command, (slot,), word)
    same = [Slot(action, slot.items) for action in TWINS]
    wider = (each for each in contrary(state, slot) if each not in same)
    return Press(command, (*same, *(wider if given else ())), word)


class SecondPress:
    """The press, if any, that waits to be made again, and what it was told would be replaced."""

    def __init__(self) -> None:
        self._first: tuple[Press, Annotation | None] | None = None

    @property
    def command(self) -> str:
        """The command that waits for its second press; '' for none."""
        return self._first[0].command if self._first else ""

    def needed(self, press: Press, standing: Annotation | None) -> bool:
        """Whether a press has to be made again because of what somebody else decided.

        Then it waits. It has not where nothing of the kind is `standing`, nor where this very press
        was told of that before: that goes for it until it is forgotten, for a step may have to be
        taken several times until the store is free.
        """
        if standing is None:
            self.forget()
        elif self._first != (press, standing):
            self.told(press, standing)
            return True
        return False

    def told(self, press: Press, standing: Annotation | None) -> None:
        """Let a press wait, which was told of what is standing."""
        self._first = press, standing

    def forget(self) -> None:
        """Let none wait."""
        self._first = None


def told_again(where: str, said: str, key: str, instead: str) -> str:
    """What stands at an address, and what the key makes of it when it is pressed again."""
    sentence = _("{where} · {said}; {key} again: {instead} instead")
    return sentence.format(where=where, said=said, key=key, instead=instead)
