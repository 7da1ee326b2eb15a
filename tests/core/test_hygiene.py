"""What is loaded when: each layer knows only those below it, and the first answer comes at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# -P keeps the folder the tests run in from hiding the installed package.
PYTHON = (sys.executable, "-P", "-c")


def loaded(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after `code`."""
    script = f"{code}\nimport sys; print('\\n'.join(sys.modules))"
    done = subprocess.run([*PYTHON, script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


HEAVY = {
    *("textual", "rich", "sqlite3", "sqlite_utils", "rapidfuzz", "lxml", "pypdfium2"),
    *("docx", "jinja2", "openpyxl"),
}


@pytest.mark.parametrize(
    ("module", "kept_out"),
    [
        ("doichieu.cli.commands", HEAVY | {"platformdirs", "tomllib"}),
        ("doichieu.model", HEAVY | {"click"}),
        ("doichieu.importing", HEAVY | {"click"}),
        ("doichieu.align", HEAVY | {"click"}),
        ("doichieu.export.formats.markdown", HEAVY | {"click"}),
        ("doichieu.export.formats.template", HEAVY - {"jinja2"} | {"click"}),
        ("doichieu.export.formats.html", HEAVY - {"jinja2"} | {"click"}),
        ("doichieu.export.formats.docx", HEAVY - {"docx", "lxml"} | {"click"}),
        ("doichieu.export.formats.csv", HEAVY | {"click"}),
        ("doichieu.export.formats.xlsx", HEAVY - {"lxml", "openpyxl"} | {"click"}),
        ("doichieu.keymaps", HEAVY | {"click"}),
        ("doichieu.store", HEAVY - {"sqlite3"} | {"click"}),
        ("doichieu.workbench", HEAVY - {"sqlite3"} | {"click"}),
    ],
)
def test_a_layer_loads_nothing_that_is_not_its_own(module: str, kept_out: set[str]) -> None:
    assert not loaded(f"import {module}") & kept_out


def test_the_first_picture_of_a_review_waits_for_nothing_that_it_does_not_show() -> None:
    """Rules of aligning, questions, the library and exporters are loaded when they are needed."""
    found = loaded("import doichieu.tui.app, doichieu.tui.screens.review.screen")
    later = (
        *("doichieu.align", "doichieu.export", "doichieu.workbench.collection."),
        *("doichieu.tui.screens.dialogs", "doichieu.tui.widgets.fields"),
    )
    assert not [name for name in found if name.startswith(later)]


def test_a_file_that_was_read_before_is_known_without_the_rules_of_reading() -> None:
    code = (
        "import pathlib, sys, doichieu.importing as i; "
        "i.open_file(pathlib.Path(sys.executable)).digest"
    )
    assert not loaded(code) & {"doichieu.importing.reading", "doichieu.vocabulary"}


def test_a_text_is_read_without_the_readers_of_other_formats(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("1. Mend the road.", encoding="utf-8")
    code = f"import pathlib, doichieu.importing as i; i.read(pathlib.Path({str(path)!r}))"
    found = loaded(code)
    assert not found & {"lxml", "pypdfium2"}
    assert {name for name in found if name.startswith("doichieu.importing.files.")} == {
        f"doichieu.importing.files.{name}"
        for name in ("encoding", "formats", "interface", "plain_text", "refusals", "sources")
    }


def test_version_is_told_without_loading_anything_of_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-X", "importtime", "-m", "doichieu", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    names = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    ours = {name for name in names if name.startswith("doichieu")}
    assert ours == {
        "doichieu",
        "doichieu.cli",
        "doichieu.cli.commands",
        "doichieu.cli.console",
        "doichieu.cli.guard",
        "doichieu.errors",
        "doichieu.text",
    }
    assert not names & HEAVY
