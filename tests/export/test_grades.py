"""The summary counts what is likely for the undecided tasks, and names what is only possible."""

from __future__ import annotations

from dataclasses import replace

from doichieu.export.said import Foreign, Words
from doichieu.export.summary import summary
from doichieu.model import Action, Grade, Verdict
from tests.export import reviews


def plain(words: Words) -> str:
    return "".join(each.text if isinstance(each, Foreign) else each for each in words)


def test_undecided_tasks_are_told_with_what_may_answer_them() -> None:
    one, two, three = reviews.TASKS[:3]
    gap = reviews.decided(Action.VERDICT, Verdict.GAP, one.id)
    report = reviews.report(reviews.TASKS[:3], reviews.PLAN_ITEMS, gap)
    grades = {two.id: Grade.LIKELY, three.id: Grade.POSSIBLE}
    told = summary(replace(report, grades=grades))
    figures = dict(zip(told.figures.heads, map(plain, told.figures.rows[0]), strict=True))
    assert (figures["Likely answer found"], figures["Possible answer"]) == ("1", "1")
    coverage = [plain(row[2]) for row in told.tasks.rows]
    assert coverage == ["gap", "undecided (likely)", "undecided (possible)"]


def test_a_review_in_which_all_is_decided_has_nothing_to_tell_of_suggestions() -> None:
    task = reviews.TASKS[0]
    gap = reviews.decided(Action.VERDICT, Verdict.GAP, task.id)
    told = summary(reviews.report((task,), reviews.PLAN_ITEMS, gap))
    assert "Likely answer found" not in told.figures.heads
