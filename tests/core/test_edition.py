"""A changed rule is known by itself: no stored file keeps an old reading, no survey old answers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from doichieu import edition, importing
from doichieu.edition import ALIGNING, READING, Rules
from doichieu.store import Stored
from doichieu.workbench import Workbench

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program to change."""
    copy = tmp_path_factory.mktemp("sources")
    for folder in ("import", "vocabulary", "core", "align", "tui", "workbench"):
        shutil.copytree(ROOT / folder, copy / folder)
    return copy


def replaced(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def changes(sources: Path, name: str, change: Callable[[str], str], rules: Rules = READING) -> bool:
    """Whether a change of one file changes the edition; the file is put back."""
    before = edition.of_sources(rules, sources)
    file = sources / name
    text = file.read_text(encoding="utf-8") if file.exists() else None
    file.write_text(change(text or ""), encoding="utf-8")
    after = edition.of_sources(rules, sources)
    if text is None:
        file.unlink()
    else:
        file.write_text(text, encoding="utf-8")
    assert edition.of_sources(rules, sources) == before
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
    before, texts = edition.of_sources(READING, sources), (one.read_bytes(), other.read_bytes())
    one.write_bytes(texts[1])
    other.write_bytes(texts[0])
    after = edition.of_sources(READING, sources)
    one.write_bytes(texts[0])
    other.write_bytes(texts[1])
    assert after != before


def test_a_link_to_a_rule_that_was_taken_away_is_passed_over(sources: Path) -> None:
    before = edition.of_sources(READING, sources)
    link = sources / "import" / "gone.py"
    link.symlink_to(sources / "nowhere.py")
    try:
        assert edition.of_sources(READING, sources) == before
    finally:
        link.unlink()


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("align/threshold.py", True),
        ("vocabulary/stock.toml", True),
        ("core/text.py", True),
        ("workbench/collection/survey.py", True),
        ("import/limits.py", False),
        ("core/model/decisions.py", False),
    ],
)
def test_what_is_suggested_depends_on_rules_of_its_own(
    sources: Path, name: str, *, changed: bool
) -> None:
    said = "\n# another line\n"
    assert changes(sources, name, lambda text: text + said, ALIGNING) is changed


@pytest.mark.parametrize("rules", edition.ALL)
def test_a_checkout_is_of_the_edition_of_its_sources(rules: Rules) -> None:
    assert edition.current(rules) == edition.of_sources(rules, ROOT)


STATES = {
    "doichieu",
    "doichieu.frozen",
    "doichieu.hashing",
    "doichieu.model",
    "doichieu.model.actions",
    "doichieu.model.assigning",
    "doichieu.model.changes",
    "doichieu.model.codebook",
    "doichieu.model.contradictions",
    "doichieu.model.decisions",
    "doichieu.model.findings",
    "doichieu.model.review_state",
    "doichieu.without",
}
"""What is loaded with the model, of reviews that have begun."""

UNREAD = STATES | {
    "doichieu.config",
    "doichieu.edition",
    "doichieu.errors",
    "doichieu.language",
    "doichieu.model.candidates",
    "doichieu.peeking",
    "doichieu.servers",
    "doichieu.toml_text",
}
"""What the reader loads without reading by it: settings, messages, and the model of reviews."""

UNASKED = STATES | {"doichieu.model.doubts"}
"""What the aligner loads without asking it."""

_READER = "doichieu.importing.reading, doichieu.importing.files.formats"


@pytest.mark.parametrize(
    ("rules", "loading", "beside"),
    [(READING, _READER, UNREAD), (ALIGNING, "doichieu.align.aligner", UNASKED)],
)
def test_whatever_is_loaded_is_part_of_the_edition_or_named_here(
    rules: Rules, loading: str, beside: set[str]
) -> None:
    code = (
        f"import sys, {loading}\n"
        "print('\\n'.join(name for name in sys.modules if name.startswith('doichieu')))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True
    )
    packages = tuple(name for name, _folder in rules.packages)
    loaded = {name for name in done.stdout.split() if not name.startswith(packages)}
    survey = {name for name, _file in rules.modules if ".workbench." in name}
    assert loaded | survey == beside | {name for name, _file in rules.modules}


def test_a_file_is_read_again_by_another_edition(
    workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("Số: 5/KH-UBND\n\n1. Xây cầu.\n", encoding="utf-8")
    assert workbench.documents.import_file(plan).outcome is Stored.NEW
    assert workbench.documents.import_file(plan).outcome is Stored.UNCHANGED
    before = importing.open_file(plan).digest
    monkeypatch.setattr(edition, "current", lambda _rules: b"another")
    assert importing.open_file(plan).digest != before
    assert workbench.documents.import_file(plan).outcome is Stored.NEW_VERSION
