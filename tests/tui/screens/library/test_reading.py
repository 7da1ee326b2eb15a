"""Files are chosen and read in from inside: marked, by folder, by path or by a pattern."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest

from doichieu.model import Verdict
from doichieu.tui.screens.library import background
from doichieu.tui.widgets.fields import Field
from doichieu.workbench import Imported, Workbench
from tests.tui.conftest import LOW, running

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from doichieu.config import Config
    from doichieu.workbench.documents.imported import Taking


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to begin in: a folder `xã`, three plans, and a file that is none."""
    place = tmp_path / "vb"
    (place / "xã").mkdir(parents=True)
    for name in ("kế hoạch 2", "kế hoạch 10", "phụ lục", "xã/kế hoạch xã"):
        text = f"# {name}\n\n1. Build the school of {name}\n2. Mend the road of {name}\n"
        (place / f"{name}.md").write_text(text, encoding="utf-8")
    (place / "ảnh.png").write_bytes(b"\x89PNG")
    monkeypatch.chdir(place)
    return place


def sources(workbench: Workbench) -> list[str]:
    return sorted(each.source for each in workbench.store.documents.summaries())


async def test_what_is_typed_narrows_and_enter_reads_the_file_under_the_cursor(
    workbench: Workbench, folder: Path
) -> None:
    del folder
    async with running(workbench, size=LOW) as program:
        await program.press("n")
        assert "xã/" in program.text
        assert "ảnh.png" not in program.text
        await program.type("hoach 10")
        await program.press("enter")
        assert "tasks: 2" in program.lines[-1]
    assert sources(workbench) == ["kế hoạch 10.md"]


async def test_the_space_bar_marks_several_also_in_several_folders(
    workbench: Workbench, folder: Path
) -> None:
    del folder
    async with running(workbench, size=LOW) as program:
        await program.press("n", "down", "down", "space", "space", "up", "up", "space")
        assert "marked: 1" in program.text, "a mark is taken back where it stood"
        await program.press("up", "up", "up", "up", "down", "enter")
        assert "kế hoạch xã.md" in program.text
        await program.press("down", "space", "enter")
    assert sources(workbench) == ["kế hoạch 10.md", "kế hoạch xã.md"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("{folder}/kế*.md", ["kế hoạch 10.md", "kế hoạch 2.md"]),
        ("**/*.md", ["kế hoạch 10.md", "kế hoạch 2.md", "kế hoạch xã.md", "phụ lục.md"]),
        ("{folder}/xã/ke hoach", ["kế hoạch xã.md"]),
        ("{folder}/phụ lục.md", ["phụ lục.md"]),
    ],
)
async def test_a_path_or_a_pattern_is_typed(
    workbench: Workbench, folder: Path, typed: str, read: list[str]
) -> None:
    async with running(workbench) as program:
        await program.press("n")
        program.app.screen.query_one(Field).value = typed.format(folder=folder)
        await program.rest()
        await program.press("enter")
    assert sources(workbench) == read


async def test_what_could_not_be_read_stays_to_be_seen_and_keeps_nothing_else_out(
    workbench: Workbench, folder: Path
) -> None:
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04 nothing")
    async with running(workbench, size=LOW) as program:
        await program.press("n")
        await program.type("*")
        await program.press("enter")
        assert "could not be read: 1 · read: 3" in program.text
        assert any(line.startswith("▶! hỏng.docx") for line in program.lines)
        await program.press("enter")
        assert "could not be read: 1 · read: 3" in program.lines[-1]
    assert len(sources(workbench)) == 3


async def test_escape_stops_after_the_file_being_read_and_keeps_what_was_read(
    workbench: Workbench, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    goes_on, read = Event(), background._read

    def slowly(config: Config, files: Sequence[Path], taking: Taking) -> Generator[Imported]:
        goes_on.wait(10)
        yield from read(config, files, taking)

    monkeypatch.setattr(background, "_read", slowly)
    async with running(workbench) as program:
        await program.press("n")
        await program.type("*")
        await program.pilot.press("enter")
        await program.pilot.pause()
        assert "Reading 1 of 3" in program.text
        await program.pilot.press("escape")
        assert "Stopping after this file" in program.text
        goes_on.set()
        await program.rest()
        assert "tasks: 2" in program.lines[-1]
    assert sources(workbench) == ["kế hoạch 2.md"]


async def test_a_folder_without_anything_to_read_says_what_to_do(
    workbench: Workbench, folder: Path
) -> None:
    (folder / "xã" / "kế hoạch xã.md").unlink()
    async with running(workbench, size=LOW) as program:
        await program.press("n", "enter")
        assert ".." in program.text
        await program.type("gì")
        assert "go on with another folder" in program.text
        await program.press("enter")
        assert "no such file" in program.text


async def test_a_new_version_of_what_is_decided_about_is_read_in_only_when_that_is_said(
    workbench: Workbench, folder: Path
) -> None:
    file, other = folder / "kế hoạch 2.md", folder / "kế hoạch 10.md"
    review = workbench.reviews.begin(str(other), str(file))
    review.decide(review.tasks[0].id, Verdict.COVERED, [review.plan_items[0].id])
    plan, versions = review.plan.id, workbench.store.versions
    again = file.read_text(encoding="utf-8").replace("2. Mend", "2. Pave")
    file.write_text(again, encoding="utf-8")
    async with running(workbench, size=LOW) as program:

        async def read(*keys: str) -> None:
            await program.press("n")
            await program.type("hoach 2")
            await program.press("enter")
            assert "kế hoạch 2.md: a new version of kế hoạch 2.md?" in program.text
            assert "1 changed · decisions about it: 2" in program.text
            await program.press(*keys)

        await read("enter")
        assert (versions.newest(plan), len(sources(workbench))) == (1, 2)
        assert "not read in: 1" in program.lines[-1]
        await read("up", "enter")
        assert (versions.newest(plan), len(sources(workbench))) == (1, 3)
        file.write_text(f"{again}3. Plant trees\n", encoding="utf-8")
        await program.press("n")
        await program.type("hoach 2")
        await program.press("enter")
        # The one that was kept apart has more of the same text, and nothing is decided about it.
        assert "1 new" in program.lines[-1]
        file.write_text(again.replace("Pave", "Widen"), encoding="utf-8")
        assert versions.newest(plan) == 1
