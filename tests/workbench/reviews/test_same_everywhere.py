"""One pair has the same numbers on files, in any store, in a survey and for every colleague."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.align import align
from doichieu.align.overlaps import overlaps
from doichieu.importing import read
from doichieu.sample import sample_files
from doichieu.workbench import Workbench
from doichieu.workbench.collection import survey
from doichieu.workbench.reviews import overlaps as queue
from doichieu.workbench.reviews.suggesting import finder
from doichieu.workbench.workbench import OutlineLoader

Numbers = dict[tuple[str, str], tuple[float, bool]]


def fill(workbench: Workbench, folder: Path, number: int) -> None:
    """Read in documents that repeat the words of the sample pair."""
    with sample_files() as (_directive, plan):
        text = "\n".join(item.text for item in read(plan).outline.items)
    files = [folder / f"other{n}.md" for n in range(number)]
    for n, file in enumerate(files):
        file.write_text(f"# Kế hoạch {n}\n\n## Nhiệm vụ\n\n{text}\n", encoding="utf-8")
    workbench.import_files(files)


def surveyed(workbench: Workbench, names: tuple[str, str], times: int) -> list[Numbers]:
    load = OutlineLoader(workbench.config)
    return [
        {
            (task.address, each.address): (each.score, each.proposed)
            for task, answers in found.by_task
            for each in answers
        }
        for found in survey.hold(load(names[0]), [names[1]] * times, load, top=999)
    ]


@pytest.mark.parametrize("others", [0, 3])
def test_a_pair_has_the_same_numbers_however_it_is_asked_for(
    workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, others: int
) -> None:
    fill(workbench, tmp_path, others)
    with sample_files() as files:
        names = str(files[0]), str(files[1])
        upper, lower = (read(file).outline for file in files)
        review = workbench.review(*names)
        by_files: Numbers = {
            (c.directive.address, c.plan.address): (c.score, c.proposed)
            for c in align(upper, lower)
        }
        *_, last = finder((review.directive_part, review.plan_part), [])()
        for candidates in last.by_task.values():
            for c in candidates:
                key = c.directive.address, c.plan.address
                assert by_files[key] == (c.score, c.proposed)
        assert surveyed(workbench, names, 1) == [by_files]
        monkeypatch.setattr(survey, "WORTH_A_PROCESS", 1)
        monkeypatch.setattr(survey, "_processors", lambda: 2)
        assert surveyed(workbench, names, 9) == [by_files] * 9
        told = [(*(i.address for i in c.items), c.score) for c in overlaps(lower)]
        stored = [(*(i.address for i in c.items), c.score) for c in queue.finder(review)()]
        assert told[: len(stored)] == stored
        assert stored
