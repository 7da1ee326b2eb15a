"""A changed rule of reading is known by itself, so that no stored file keeps an old reading."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from doichieu import importing
from doichieu.importing import edition
from doichieu.store import Stored
from doichieu.workbench import Workbench

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program to change."""
    copy = tmp_path_factory.mktemp("sources")
    for folder in ("import", "vocabulary", "core", "align", "tui"):
        shutil.copytree(ROOT / folder, copy / folder)
    return copy


def replaced(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def changes(sources: Path, name: str, change: Callable[[str], str]) -> bool:
    """Whether a change of one file changes the edition; the file is put back."""
    before = edition.of_sources(sources)
    file = sources / name
    text = file.read_text(encoding="utf-8") if file.exists() else None
    file.write_text(change(text or ""), encoding="utf-8")
    after = edition.of_sources(sources)
    if text is None:
        file.unlink()
    else:
        file.write_text(text, encoding="utf-8")
    assert edition.of_sources(sources) == before
    return after != before


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("import/outline/doubts.py", replaced("_LONGEST_HEADING = 250", "_LONGEST_HEADING = 240")),
        ("import/document/short_names.py", replaced("_LONGEST_LIST = 60", "_LONGEST_LIST = 61")),
        ("import/files/word.py", replaced("1", "2")),
        ("import/limits.py", replaced("1", "2")),
        ("import/sentences/appeals.py", lambda _text: "WORDS = ('kính mong',)\n"),
        ("core/text.py", replaced("NFC", "NFD")),
        ("core/model/documents.py", replaced("Kind.OBJECTIVE}", "Kind.PURPOSE}")),
    ],
)
def test_a_changed_rule_changes_the_edition(
    sources: Path, name: str, change: Callable[[str], str]
) -> None:
    assert changes(sources, name, change)


def test_one_changed_line_of_the_vocabulary_changes_the_edition(sources: Path) -> None:
    (name, *_others) = sorted((sources / "vocabulary").glob("*.toml"))
    assert changes(sources, f"vocabulary/{name.name}", replaced("\n", "\nmới = ['từ mới']\n"))


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "import/notes.md",
        "import/__pycache__/reading.cpython-311.pyc",
        "core/languages/vi.toml",
        "core/wording.py",
        "core/model/decisions.py",
        "align/aligner.py",
        "tui/app.tcss",
    ],
)
def test_what_no_reading_depends_on_leaves_the_edition_as_it_is(sources: Path, name: str) -> None:
    (sources / name).parent.mkdir(exist_ok=True)
    assert not changes(sources, name, lambda text: text + "\n# another line\n")


def test_two_rules_that_change_places_change_the_edition(sources: Path) -> None:
    one, other = sources / "import" / "limits.py", sources / "import" / "reading.py"
    before, texts = edition.of_sources(sources), (one.read_bytes(), other.read_bytes())
    one.write_bytes(texts[1])
    other.write_bytes(texts[0])
    after = edition.of_sources(sources)
    one.write_bytes(texts[0])
    other.write_bytes(texts[1])
    assert after != before


def test_a_link_to_a_rule_that_was_taken_away_is_passed_over(sources: Path) -> None:
    before = edition.of_sources(sources)
    link = sources / "import" / "gone.py"
    link.symlink_to(sources / "nowhere.py")
    try:
        assert edition.of_sources(sources) == before
    finally:
        link.unlink()


def test_a_checkout_is_of_the_edition_of_its_sources() -> None:
    assert edition.current() == edition.of_sources(ROOT)


UNREAD = {
    "doichieu",
    "doichieu.config",
    "doichieu.errors",
    "doichieu.frozen",
    "doichieu.language",
    "doichieu.model",
    "doichieu.model.actions",
    "doichieu.model.candidates",
    "doichieu.model.changes",
    "doichieu.model.codebook",
    "doichieu.model.contradictions",
    "doichieu.model.decisions",
    "doichieu.model.findings",
    "doichieu.model.review_state",
}
"""What the reader loads without reading by it: settings, messages, and the model of reviews."""


def test_whatever_the_reader_loads_is_part_of_the_edition_or_named_here() -> None:
    code = (
        "import sys, doichieu.importing.reading, doichieu.importing.files.formats\n"
        "print('\\n'.join(name for name in sys.modules if name.startswith('doichieu')))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True
    )
    packages = tuple(edition.PACKAGES)
    loaded = {name for name in done.stdout.split() if not name.startswith(packages)}
    assert loaded == UNREAD | set(edition.MODULES)


def test_a_file_is_read_again_by_another_edition(
    workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("Số: 5/KH-UBND\n\n1. Xây cầu.\n", encoding="utf-8")
    assert workbench.documents.import_file(plan).outcome is Stored.NEW
    assert workbench.documents.import_file(plan).outcome is Stored.UNCHANGED
    before = importing.open_file(plan).digest
    monkeypatch.setattr(edition, "current", lambda: b"another")
    assert importing.open_file(plan).digest != before
    assert workbench.documents.import_file(plan).outcome is Stored.NEW_VERSION
