"""How much the items of a plan say of some phrases: asked of all at once, and of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.align.coverage import Sayings, Weights, looks, phrases, said
from doichieu.importing import read
from doichieu.model import Outline
from tests.sample import DIRECTIVE, PLAN


@pytest.fixture(scope="module")
def both() -> tuple[Outline, Outline]:
    directive, plan = (read(Path(str(file))).outline for file in (DIRECTIVE, PLAN))
    return directive, plan


def test_asked_of_all_items_at_once_it_is_what_the_best_of_them_says(
    both: tuple[Outline, Outline],
) -> None:
    directive, plan = both
    weights = Weights(Sayings(directive, plan))
    answers = [said(item, plan) for item in plan.items if item.reviewed]
    shares = [
        (weights.share_of_one(found), weights.share(found, answers))
        for found in (phrases(item.text) for item in directive.items if item.reviewed)
    ]
    assert all(one == other for one, other in shares)
    assert any(0 < one.said < 1 for one, _other in shares)


def test_holders_are_the_items_of_both_that_say_a_phrase_themselves(
    both: tuple[Outline, Outline],
) -> None:
    directive, plan = both
    sayings = Sayings(directive, plan)
    texts = [looks(item.text) for side in (directive, plan) for item in side.items if item.reviewed]
    for look in frozenset().union(*texts):
        assert sayings.holders(look) == sum(look in text for text in texts)
    assert sayings.holders(0) == 0


def test_a_phrase_looks_the_same_without_its_marks() -> None:
    assert looks("báo chí xã") == looks("bao chi xã") != looks("báo cáo xã")
