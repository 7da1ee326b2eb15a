"""The queries that are shipped answer over a reviewed store, and Datasette is told of them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from doichieu.language import LANGUAGES
from doichieu.model import Judgement, LinkKind, Verdict
from doichieu.store.queries import metadata, queries
from doichieu.workbench import Workbench
from doichieu.workbench.reviews.review import Review
from tests.cli.running import run

QUERIES = queries()


@pytest.fixture
def reviewed(review: Review) -> Review:
    """The sample pair with a task of each sort, two of them judged twice."""
    tasks, plan = review.tasks, review.plan_items[0]
    review.decide(tasks[0].id, Verdict.COVERED)
    review.decide(tasks[0].id, Verdict.GAP, reason="chưa có kinh phí")
    review.decide(tasks[1].id, Verdict.NOT_APPLICABLE, reason="việc của Trung ương")
    dated = next(task for task in tasks[2:] if task.deadline.end)
    review.decide(dated.id, Verdict.PARTIAL)
    review.link(dated.id, plan.id, LinkKind.PARTIAL)
    found = [each.finding.slot for each in review.report.findings]
    review.judge(found[:1], Judgement.CONFIRMED)
    return review


def answers(workbench: Workbench, name: str, day: str = "2030-01-01") -> list[dict[str, object]]:
    """What a query answers to whoever opens the file beside the program."""
    with closing(sqlite3.connect(f"file:{workbench.config.store}?mode=ro", uri=True)) as store:
        store.row_factory = sqlite3.Row
        return [dict(row) for row in store.execute(QUERIES[name]["sql"], {"day": day})]


def test_there_are_ten_of_them_and_each_has_an_answer(
    workbench: Workbench, reviewed: Review
) -> None:
    assert reviewed
    assert len(QUERIES) == 10
    assert [name for name in QUERIES if not answers(workbench, name)] == []
    assert all(query[language] for query in QUERIES.values() for language in LANGUAGES)


def test_they_answer_what_was_decided(workbench: Workbench, reviewed: Review) -> None:
    [progress] = answers(workbench, "progress")
    counts = reviewed.report.counts
    assert (progress["tasks"], progress["decided"]) == (counts.tasks, counts.decided)
    assert [progress[each] for each in ("covered", "in_part", "gaps", "not_applicable")] == [
        counts.verdicts[each]
        for each in (Verdict.COVERED, Verdict.PARTIAL, Verdict.GAP, Verdict.NOT_APPLICABLE)
    ]
    [gap] = answers(workbench, "to_be_added")
    assert (gap["text"], gap["reason"]) == (reviewed.tasks[0].text, "chưa có kinh phí")
    assert {row["reason"] for row in answers(workbench, "reasons")} == {
        "chưa có kinh phí",
        "việc của Trung ương",
    }
    [change] = answers(workbench, "changed")
    assert (change["before"], change["after"], change["reviewer"]) == ("covered", "gap", "lan")
    assert sum(int(str(row["tasks"])) for row in answers(workbench, "sections")) == counts.tasks
    assert answers(workbench, "overdue", "1990-01-01") == []


def test_datasette_is_told_of_each_in_the_language_in_use(tmp_path: Path) -> None:
    store = tmp_path / "kho.db"
    printed = json.loads(run(store, "--lang", "vi", "queries").stdout)

    assert printed == metadata("kho", "vi")
    [(name, told)] = printed["databases"].items()
    assert name == "kho"
    assert set(told["queries"]) == set(QUERIES)
    assert told["tables"]["gaps"]["description"].startswith("Directive items")
    assert not store.exists()
