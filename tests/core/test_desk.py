"""The workbench finds what is meant, and begins or reads in nothing unasked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from doichieu import language
from doichieu.config import Config
from doichieu.errors import InputError
from doichieu.importing import read_text
from doichieu.model import DocumentId, Facts, Item, Kind, Outline, Verdict
from doichieu.store import Store, Stored
from doichieu.workbench import Workbench
from doichieu.workbench.listing import finding_lines
from doichieu.workbench.sample import sample_files


@pytest.fixture
def bench(tmp_path: Path, clock: datetime) -> Iterator[Workbench]:
    """A workbench over an empty store."""
    config = Config(tmp_path / "store.db", "lan", "en", "default", tmp_path / "keys.toml")
    with Store.open(config.store) as store:
        yield Workbench(store, config, lambda: clock)


@pytest.fixture
def sample(tmp_path: Path) -> tuple[str, str]:
    """Copies of the sample pair that a test may change."""
    with sample_files() as files:
        copies = tmp_path / "directive.txt", tmp_path / "plan.txt"
        for file, copy in zip(files, copies, strict=True):
            copy.write_bytes(file.read_bytes())
    return str(copies[0]), str(copies[1])


def put(
    bench: Workbench, number: str, day: date | None = None, implements: tuple[str, ...] = ()
) -> DocumentId:
    """A document of two tasks."""
    facts = Facts(number=number, date=day, implements=implements)
    tasks = [Item(str(n), n, Kind.TASK, f"việc {n} của {number} {day}") for n in (1, 2)]
    outline = Outline(facts, tuple(tasks))
    name = f"{number} {day}"
    return bench.store.documents.put(outline, name, name, bench.clock())[0]


def test_to_look_a_review_up_reads_no_file_in(bench: Workbench, sample: tuple[str, str]) -> None:
    with pytest.raises(InputError, match="not in the store") as caught:
        bench.begun(sample)
    assert "import" in caught.value.remedy
    assert bench.store.documents.summaries() == ()


def test_a_file_that_is_in_the_store_as_it_stands_is_not_read_again(
    bench: Workbench, sample: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = bench.import_file(sample[0])
    monkeypatch.setattr("doichieu.importing.read", None)
    again = bench.import_file(sample[0])
    assert (first.outcome, again.outcome) == (Stored.NEW, Stored.UNCHANGED)
    assert again.document == first.document


def test_to_look_a_review_up_takes_over_no_new_version(
    bench: Workbench, sample: tuple[str, str]
) -> None:
    begun = bench.review(*sample)
    assert bench.begun(sample).id == begun.id
    before = bench.store.documents.summaries()
    plan = Path(sample[1])
    plan.write_text(plan.read_text(encoding="utf-8") + "\n9. Việc mới.\n", encoding="utf-8")
    with pytest.raises(InputError, match="as it stands now"):
        bench.begun(sample)
    assert bench.store.documents.summaries() == before
    assert bench.begun(["58-KH/TW", "214/KH-UBND"]).id == begun.id


def test_a_review_whose_plan_has_no_task_any_more_is_not_taken_up_again(
    bench: Workbench, sample: tuple[str, str]
) -> None:
    review = bench.review(*sample).id
    plan = bench.store.documents.get(bench.store.reviews.pair(review).plan)
    headings = tuple(item for item in plan.outline.items if not item.reviewed)
    newer = replace(plan.outline, items=headings)
    bench.store.documents.put(newer, plan.source, "newer", bench.clock())
    with pytest.raises(InputError, match="no task") as caught:
        bench.resume(review)
    assert caught.value.where == "214/KH-UBND"


def test_a_review_waits_for_the_directive_however_its_number_is_spelt(bench: Workbench) -> None:
    directive = put(bench, "5-NQ/TU")
    plan = put(bench, "7/KH-UBND", implements=("05-NQ/TU",))
    (row,) = bench.library().reviews
    assert (row.pair.directive, row.pair.plan) == (directive, plan)


def test_of_two_directives_of_one_number_the_last_before_the_plan_is_meant(
    bench: Workbench,
) -> None:
    put(bench, "5-NQ/TU", date(2023, 1, 9))
    meant = put(bench, "5-NQ/TU", date(2024, 1, 9))
    put(bench, "5-NQ/TU", date(2025, 1, 9))
    put(bench, "7/KH-UBND", date(2024, 5, 5), implements=("5-NQ/TU",))
    assert [row.pair.directive for row in bench.library().reviews] == [meant]


def test_findings_speak_one_language(bench: Workbench) -> None:
    put(bench, "5-NQ/TU")
    lower = put(bench, "7/KH-UBND", implements=("5-NQ/TU",))
    (waiting,) = bench.library().reviews
    review = bench.open(waiting.pair)
    review.decide(review.tasks[0].id, Verdict.PARTIAL, [review.plan_items[0].id])
    review.addition(review.plan_items[1].id)
    new = read_text("I. NHIỆM VỤ\n1. Một việc khác hẳn.\n")
    newer = replace(new, facts=Facts(number="7/KH-UBND"))
    assert bench.store.documents.put(newer, "plan", "newer", bench.clock())[0] == lower
    review = bench.resume(review.id)
    language.use("vi")
    lines = [line.split("\t") for line in finding_lines(review)]
    assert [line[0] for line in lines[:2]] == ["triển khai một phần", "chưa xét"]
    assert {line[2] for line in lines[2:]} == {"liên kết", "bổ sung của địa phương"}
