"""Which two decisions are about one thing, and which cannot both stand."""

from __future__ import annotations

import pytest

from doichieu.model import Action, ItemId, LinkKind, Slot, Verdict
from doichieu.model.contradictions import contradict, meet

VERDICT = Slot(Action.VERDICT, (ItemId(1),))
LINK = Slot(Action.LINK, (ItemId(1), ItemId(11)))
ADDITION = Slot(Action.ADDITION, (ItemId(11),))
PAIR = Slot(Action.DISTINCT, (ItemId(11), ItemId(12)))
GROUP = Slot(Action.OVERLAP, (ItemId(11), ItemId(12), ItemId(13)))


@pytest.mark.parametrize(
    ("one", "said", "other", "said_there"),
    [
        (VERDICT, Verdict.GAP, VERDICT, Verdict.COVERED),
        (VERDICT, Verdict.GAP, LINK, LinkKind.SAME),
        (VERDICT, Verdict.NOT_APPLICABLE, LINK, LinkKind.PARTIAL),
        (ADDITION, Action.ADDITION, LINK, LinkKind.SAME),
        (GROUP, Action.OVERLAP, PAIR, Action.DISTINCT),
    ],
)
def test_these_cannot_both_stand(one: Slot, said: str, other: Slot, said_there: str) -> None:
    assert contradict(one, said, other, said_there)
    assert contradict(other, said_there, one, said)


@pytest.mark.parametrize(
    ("one", "said", "other", "said_there"),
    [
        (VERDICT, Verdict.GAP, VERDICT, Verdict.GAP),
        (VERDICT, Verdict.GAP, LINK, LinkKind.REJECTED),
        (VERDICT, Verdict.UNSURE, LINK, LinkKind.SAME),
        (VERDICT, Verdict.GAP, Slot(Action.LINK, (ItemId(2), ItemId(11))), LinkKind.SAME),
        (ADDITION, Action.ADDITION, LINK, LinkKind.RELATED),
        (GROUP, Action.OVERLAP, ADDITION, Action.ADDITION),
        (
            GROUP,
            Action.OVERLAP,
            Slot(Action.DISTINCT, (ItemId(13), ItemId(14))),
            Action.DISTINCT,
        ),
    ],
)
def test_these_can(one: Slot, said: str, other: Slot, said_there: str) -> None:
    assert not contradict(one, said, other, said_there)
    assert not contradict(other, said_there, one, said)


def test_a_note_meets_no_decision() -> None:
    note = Slot(Action.NOTE, (ItemId(11),))
    assert meet(note, note)
    assert not meet(note, ADDITION)
