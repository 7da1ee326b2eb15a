"""The same two documents give the same suggestions to the last digit, wherever they are held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from doichieu.align import align
from doichieu.align.overlaps import overlaps
from doichieu.importing import read
from doichieu.sample import sample_files
from doichieu.store import Store
from doichieu.workbench import Workbench
from doichieu.workbench.collection import survey
from doichieu.workbench.documents.outline_loader import OutlineLoader

Numbers = dict[tuple[str, str], float]
"""The score of each directive item, by its address, with each plan item."""


@pytest.fixture
def files() -> Iterator[tuple[Path, Path]]:
    with sample_files() as pair:
        yield pair


@pytest.fixture
def full(workbench: Workbench, tmp_path: Path) -> Workbench:
    """A store in which many documents use the words of the sample again and again."""
    with sample_files() as (_directive, plan):
        lines = [line for line in plan.read_text(encoding="utf-8").split("\n") if len(line) > 40]
    for number in range(12):
        file = tmp_path / f"{number}.md"
        tasks = "\n".join(f"- {line}" for line in lines for _again in range(3))
        file.write_text(f"# Kế hoạch\n\n## Nhiệm vụ {number}\n\n{tasks}\n", encoding="utf-8")
        workbench.documents.import_file(file)
    return workbench


def on_files(files: tuple[Path, Path]) -> Numbers:
    directive, plan = (read(file).outline for file in files)
    return {(c.directive.address, c.plan.address): c.score for c in align(directive, plan, top=5)}


def in_a_review(workbench: Workbench, files: tuple[Path, Path]) -> Numbers:
    review = workbench.reviews.begin(*map(str, files))
    for suggestions in review.aligner(review.tasks[0].id)():
        review.suggest(suggestions)
    return {
        (candidate.directive.address, candidate.plan.address): candidate.score
        for task in review.tasks
        for candidate in review.suggestions(task.id)[:5]
    }


def in_a_survey(workbench: Workbench, files: tuple[Path, Path]) -> Numbers:
    directive, plan = files
    loader = OutlineLoader(workbench.config)
    (answers,) = survey.hold(read(directive).outline, [str(plan)], loader, top=5)
    return {
        (task.address, answer.address): answer.score
        for task, found in answers.by_task
        for answer in found
    }


def test_a_review_in_a_new_store_has_the_numbers_of_the_files(
    workbench: Workbench, files: tuple[Path, Path]
) -> None:
    assert in_a_review(workbench, files) == on_files(files)


def test_what_else_a_store_holds_changes_no_number(
    full: Workbench, files: tuple[Path, Path]
) -> None:
    assert in_a_review(full, files) == on_files(files)


def test_a_survey_has_the_same_numbers_in_one_process_and_in_several(
    full: Workbench, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert in_a_survey(full, files) == on_files(files)
    monkeypatch.setattr(survey, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(survey, "processors", lambda: 2)
    assert in_a_survey(full, files) == on_files(files)


def test_overlaps_of_a_stored_plan_are_those_of_its_file(
    full: Workbench, files: tuple[Path, Path]
) -> None:
    plan = full.documents.import_file(files[1]).document
    assert plan is not None
    alone = [(o.score, o.parts) for o in overlaps(read(files[1]).outline)]
    assert (
        [(o.score, o.parts) for o in overlaps(full.store.documents.get(plan.id).outline)]
        == alone
        != []
    )


def test_a_colleague_with_another_store_sees_the_same(
    full: Workbench, files: tuple[Path, Path], tmp_path: Path
) -> None:
    own = replace(full.config, store=tmp_path / "own.db", reviewer="minh")
    times = count(1)
    with Store.open(own.store) as store:
        colleague = Workbench(store, own, lambda: full.clock().replace(second=next(times)))
        assert in_a_review(colleague, files) == in_a_review(full, files)
