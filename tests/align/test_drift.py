"""How lead, deadline and figures of a task change from level to level."""

from __future__ import annotations

from datetime import date

from doichieu.align.drift import Level, drift
from doichieu.model import Deadline, DeadlineKind, Facts, Item, Kind, Outline
from doichieu.model.descent import Drift, Field


def level(text: str, raw: str = "", end: date | None = None, lead: str = "") -> Level:
    kind = DeadlineKind.BY if end else DeadlineKind.NONE
    due = Deadline(raw or None, kind, None, end)
    item = Item("1", 1, Kind.TASK, text, leads=(lead,) if lead else (), deadline=due)
    return Level(Outline(Facts(), (item,)), (item,))


def test_a_deadline_that_slips_and_is_lost_is_told_in_one_line() -> None:
    levels = [
        level("Mở lớp bơi", "6/2026", date(2026, 6, 30)),
        level("Mở lớp bơi", "9/2026", date(2026, 9, 30)),
        level("Mở lớp bơi"),
    ]
    assert drift(levels) == (Drift(Field.DEADLINE, ("6/2026", "9/2026", ""), worse=True),)


def test_a_figure_is_followed_until_it_is_dropped() -> None:
    levels = [
        level("Ít nhất 80% học sinh tiểu học biết bơi"),
        level("Ít nhất 60% học sinh tiểu học biết bơi"),
        level("Học sinh tiểu học biết bơi"),
    ]
    (figure,) = drift(levels)
    assert figure.field is Field.FIGURE
    assert [each.split()[0] for each in figure.values if each] == ["80%", "60%"]
    assert figure.values[-1] == ""


def test_nothing_is_told_of_what_stays() -> None:
    day = date(2026, 6, 30)
    levels = [level("Mở 12 lớp bơi", "6/2026", day, "Sở Y tế") for _time in range(3)]
    assert drift(levels) == ()
    other = level("Mở 12 lớp bơi", "6/2026", day, "UBND xã")
    assert [each.field for each in drift([*levels, other])] == [Field.LEAD]
