"""The report as CSV: a row a task, read by whatever reads CSV."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

from doichieu import language
from doichieu.export.choice import Choice
from doichieu.export.formats.csv import lay_out
from doichieu.export.report import Report
from doichieu.export.summary import summary
from doichieu.model import Action, Tag, TagId
from tests.export import reviews


def rows(report: Report, choice: Choice | None = None) -> list[dict[str, str]]:
    written = lay_out(summary(report, choice or Choice())).decode()
    return list(csv.DictReader(StringIO(written, newline="")))


def test_a_task_is_a_row_with_all_that_is_known_and_was_decided_of_it() -> None:
    late = Tag(TagId("late"), "Chậm", "Late")
    tagged = replace(reviews.decided(Action.TAG, Action.TAG, 12, 22))
    tagged = replace(tagged, slot=replace(tagged.slot, code="late"))
    report = reviews.report(reviews.TASKS, reviews.PLAN_ITEMS, *reviews.DECIDED, tagged)
    told = rows(replace(report, tags={"late": late}))

    assert [row["No."] for row in told] == ["1", "2", "3", "4", "5", "6"]
    assert told[1] == {
        "No.": "2",
        "Place": "Section III.2",
        "Heading": "",
        "Task of the directive": "Cải tạo kho lưu trữ, bảo đảm yêu cầu phòng cháy.",
        "Lead": "Sở Nội vụ",
        "With": "",
        "Deadline": "hoàn thành trong năm 2026",
        "Last day": "2026-12-31",
        "Assessment": "partly covered",
        "Place in the plan": "Section II.1, second dash",
        "Answer of the plan": "Cải tạo kho lưu trữ.",
        "Reason": "bỏ thời hạn năm 2026",
        "Remark": "Hỏi lại Sở Nội vụ. - Ai giữ chìa khoá? · section II.1, second dash: "
        "đã xong một nửa; kho ở hai huyện",
        "Tags": "# Late",
        "Decided by": "minh",
        "Day decided": "2026-03-02",
    }


def test_only_the_tasks_of_the_verdicts_asked_for_are_there() -> None:
    asked = rows(reviews.whole(), Choice(only=("gap", "unsure")))

    assert [row["Assessment"] for row in asked] == ["gap", "unsure"]
    assert len(rows(reviews.whole(), Choice(only=("overlap",)))) == len(reviews.TASKS)


def test_texts_are_whole_bare_of_the_mark_and_no_formula() -> None:
    language.use("vi")
    task = replace(reviews.TASKS[0], text="=1+1; " * 60)
    report = reviews.report((task,), ())

    (row,) = rows(report)
    assert row["Nhiệm vụ của văn bản cấp trên"] == "'" + ("=1+1; " * 60).strip()
    assert not lay_out(summary(report)).startswith(b"\xef\xbb\xbf")
