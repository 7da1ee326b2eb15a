"""What can be decided is one table: a kind of annotation is a row of it, and everything derives."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from typing import cast

import pytest

from doichieu.export.formats.markdown import lay_out
from doichieu.export.summary import summary
from doichieu.model import RULES, Action, Annotation, Entry, LinkKind, Meaning, Slot, Verdict
from doichieu.model.actions import ONE, PERHAPS, Rule
from doichieu.store.slots import check
from doichieu.wording import action_word, decided_word, decided_words
from tests.export import reviews


class _Made(StrEnum):
    MOOD = "mood"


MOOD = cast("Action", _Made.MOOD)
URGENT = Meaning("▲", "urgent", "urgent")


@pytest.fixture
def moods(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of annotation that nobody has thought of: one row more."""
    rule = Rule(
        Meaning("☼", "mood", "mood", "cyan", "Moods"),
        directive=PERHAPS,
        plan=PERHAPS,
        values={"urgent": URGENT},
        phrase="mood: {value}",
    )
    monkeypatch.setitem(RULES, MOOD, rule)


@pytest.mark.parametrize("action", Action)
def test_every_action_has_a_rule(action: Action) -> None:
    assert RULES[action].items.least >= 1


def test_every_verdict_and_kind_of_link_has_its_glyph_and_words() -> None:
    assert set(RULES[Action.VERDICT].values) == set(Verdict)
    assert set(RULES[Action.LINK].values) == set(LinkKind)


def test_no_two_values_of_an_action_look_alike() -> None:
    for rule in RULES.values():
        glyphs = [meaning.glyph for meaning in rule.values.values()]
        assert len(set(glyphs)) == len(glyphs)


@pytest.mark.usefixtures("moods")
def test_the_store_takes_a_new_kind_by_its_row_alone() -> None:
    item, other = reviews.TASKS[0].id, reviews.PLAN_ITEMS[0].id

    check(Slot(MOOD, (item,)), Entry("urgent"))
    check(Slot(MOOD, (item, other)), None)
    with pytest.raises(ValueError, match="cannot be 'late'"):
        check(Slot(MOOD, (item,)), Entry("late"))
    with pytest.raises(ValueError, match="about 3 items"):
        check(Slot(MOOD, (item, other, other)), None)


@pytest.mark.usefixtures("moods")
def test_a_new_kind_has_its_words() -> None:
    assert action_word(MOOD) == "mood"
    assert decided_word(MOOD, "urgent") == "urgent"
    assert decided_words(MOOD, "urgent") == "mood: urgent"


@pytest.mark.usefixtures("moods")
def test_a_new_kind_has_its_section_in_the_summary_and_is_counted(clock: datetime) -> None:
    slot = Slot(MOOD, (reviews.TASKS[0].id,))
    moody = Annotation(slot, Entry("urgent"), "lan", clock, suspect=True)
    report = reviews.report(reviews.TASKS, reviews.PLAN_ITEMS, moody)
    text = lay_out(summary(report)).decode()

    assert re.search(
        r"\*\*Moods\*\* \|.*\n\| Section \*\*III\.1\*\*: .* \| mood: urgent \| lan, ", text
    )
    assert re.search(r"\*\*Needs another look\*\* \|.*\n\| .* \| mood: urgent \| lan, ", text)
    assert report.counts.actions[MOOD] == 1


def test_what_is_found_in_the_plan_alone_is_a_find() -> None:
    finds = [action for action, rule in RULES.items() if rule.is_find]

    assert finds == [Action.OVERLAP, Action.ADDITION]
    assert RULES[Action.ADDITION].items == ONE
