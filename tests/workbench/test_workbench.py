"""The workbench finds what is meant, and begins or reads in nothing unasked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from doichieu import language
from doichieu.cli.lines import finding_lines
from doichieu.errors import InputError
from doichieu.importing import read_text
from doichieu.importing.files import sources
from doichieu.model import DocumentId, Facts, Item, Kind, Outline, Verdict
from doichieu.sample import sample_files
from doichieu.store import Stored
from doichieu.workbench import Workbench


@pytest.fixture
def sample(tmp_path: Path) -> tuple[str, str]:
    """Copies of the sample pair that a test may change."""
    with sample_files() as files:
        copies = tmp_path / "directive.txt", tmp_path / "plan.txt"
        for file, copy in zip(files, copies, strict=True):
            copy.write_bytes(file.read_bytes())
    return str(copies[0]), str(copies[1])


def put(
    workbench: Workbench, number: str, day: date | None = None, implements: tuple[str, ...] = ()
) -> DocumentId:
    """A document of two tasks."""
    facts = Facts(number=number, date=day, implements=implements)
    tasks = [Item(str(n), n, Kind.TASK, f"việc {n} của {number} {day}") for n in (1, 2)]
    outline = Outline(facts, tuple(tasks))
    name = f"{number} {day}"
    return workbench.store.documents.put(outline, name, name, workbench.clock())[0]


def test_to_look_a_review_up_reads_no_file_in(
    workbench: Workbench, sample: tuple[str, str]
) -> None:
    with pytest.raises(InputError, match="not in the store") as caught:
        workbench.begun(sample)
    assert "import" in caught.value.remedy
    assert workbench.store.documents.summaries() == ()


def test_a_file_that_is_in_the_store_as_it_stands_is_not_read_again(
    workbench: Workbench, sample: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = workbench.import_file(sample[0])
    monkeypatch.setattr("doichieu.importing.read_text", None)
    again = workbench.import_file(sample[0])
    assert (first.outcome, again.outcome) == (Stored.NEW, Stored.UNCHANGED)
    assert again.document == first.document


@pytest.fixture
def opens(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were opened, one entry each time."""
    opened: list[Path] = []
    bytes_of = sources.bytes_of

    def counted(path: Path) -> bytes:
        opened.append(path)
        return bytes_of(path)

    monkeypatch.setattr(sources, "bytes_of", counted)
    return opened


@pytest.mark.parametrize("section", ["", "#III"])
def test_a_file_is_opened_once_to_be_read_in(
    workbench: Workbench, sample: tuple[str, str], opens: list[Path], section: str
) -> None:
    for outcome in (Stored.NEW, Stored.UNCHANGED):
        opens.clear()
        (imported,) = workbench.import_files([sample[0] + section])
        assert imported.outcome is outcome
        assert opens == [Path(sample[0])]


def test_a_file_is_opened_once_to_be_found(
    workbench: Workbench, sample: tuple[str, str], opens: list[Path]
) -> None:
    first, _section = workbench.find(sample[0])
    again, _section = workbench.find(sample[0])
    assert first == again
    assert opens == [Path(sample[0])] * 2


def test_a_file_that_changes_while_it_is_read_in_is_kept_as_it_was_opened(
    workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("1. Sửa bến đò ngang.\n", encoding="utf-8")
    bytes_of = sources.bytes_of

    def then_changed(path: Path) -> bytes:
        data = bytes_of(path)
        path.write_text("1. Sửa cầu phao.\n", encoding="utf-8")
        return data

    monkeypatch.setattr(sources, "bytes_of", then_changed)
    stored = workbench.import_file(path).document
    assert stored is not None
    assert [item.text for item in stored.outline.items] == ["Sửa bến đò ngang."]
    monkeypatch.undo()
    changed = workbench.import_file(path)
    assert changed.outcome is not Stored.UNCHANGED
    assert changed.document is not None
    assert [item.text for item in changed.document.outline.items] == ["Sửa cầu phao."]


def test_to_look_a_review_up_takes_over_no_new_version(
    workbench: Workbench, sample: tuple[str, str]
) -> None:
    begun = workbench.review(*sample)
    assert workbench.begun(sample).id == begun.id
    before = workbench.store.documents.summaries()
    plan = Path(sample[1])
    plan.write_text(plan.read_text(encoding="utf-8") + "\n9. Việc mới.\n", encoding="utf-8")
    with pytest.raises(InputError, match="as it stands now"):
        workbench.begun(sample)
    assert workbench.store.documents.summaries() == before
    assert workbench.begun(["58-KH/TW", "214/KH-UBND"]).id == begun.id


def test_a_review_whose_plan_has_no_task_any_more_is_not_taken_up_again(
    workbench: Workbench, sample: tuple[str, str]
) -> None:
    review = workbench.review(*sample).id
    plan = workbench.store.documents.get(workbench.store.reviews.pair(review).plan)
    headings = tuple(item for item in plan.outline.items if not item.reviewed)
    newer = replace(plan.outline, items=headings)
    workbench.store.documents.put(newer, plan.source, "newer", workbench.clock())
    with pytest.raises(InputError, match="no task") as caught:
        workbench.resume(review)
    assert caught.value.where == "214/KH-UBND"


def test_a_review_waits_for_the_directive_however_its_number_is_spelt(workbench: Workbench) -> None:
    directive = put(workbench, "5-NQ/TU")
    plan = put(workbench, "7/KH-UBND", implements=("05-NQ/TU",))
    (row,) = workbench.library().reviews
    assert (row.pair.directive, row.pair.plan) == (directive, plan)


def test_of_two_directives_of_one_number_the_last_before_the_plan_is_meant(
    workbench: Workbench,
) -> None:
    put(workbench, "5-NQ/TU", date(2023, 1, 9))
    meant = put(workbench, "5-NQ/TU", date(2024, 1, 9))
    put(workbench, "5-NQ/TU", date(2025, 1, 9))
    put(workbench, "7/KH-UBND", date(2024, 5, 5), implements=("5-NQ/TU",))
    assert [row.pair.directive for row in workbench.library().reviews] == [meant]


def test_findings_speak_one_language(workbench: Workbench) -> None:
    put(workbench, "5-NQ/TU")
    lower = put(workbench, "7/KH-UBND", implements=("5-NQ/TU",))
    (waiting,) = workbench.library().reviews
    review = workbench.open(waiting.pair)
    review.decide(review.tasks[0].id, Verdict.PARTIAL, [review.plan_items[0].id])
    review.addition(review.plan_items[1].id)
    new = read_text("I. NHIỆM VỤ\n1. Một việc khác hẳn.\n")
    newer = replace(new, facts=Facts(number="7/KH-UBND"))
    assert workbench.store.documents.put(newer, "plan", "newer", workbench.clock())[0] == lower
    review = workbench.resume(review.id)
    language.use("vi")
    lines = [line.split("\t") for line in finding_lines(review)]
    assert [line[0] for line in lines[:2]] == ["triển khai một phần", "chưa xét"]
    assert {line[2] for line in lines[2:]} == {"liên kết", "bổ sung của địa phương"}
