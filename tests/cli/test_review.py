"""The screens need a terminal, and begin nothing without one."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.running import PROGRAM, run


def test_a_review_of_standard_input_without_a_terminal_is_refused_in_one_line(
    store: Path, sample: tuple[Path, Path]
) -> None:
    done = subprocess.run(
        [*PROGRAM, "--store", str(store), "--lang", "en", "review", "-", str(sample[1])],
        input=sample[0].read_bytes(),
        capture_output=True,
        check=False,
        start_new_session=True,
    )
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "doichieu: the screen needs a terminal. "
        "Without one: list, outline, align, decide, tag, note, export, check.\n"
    )


def test_the_screen_needs_a_terminal_and_says_what_scripts_can_use(
    store: Path, sample: tuple[Path, Path]
) -> None:
    result = run(store, "review", *sample)
    assert result.exit_code == 2
    assert "needs a terminal" in result.stderr
    assert "export" in result.stderr


@pytest.mark.parametrize("command", ["review", "demo", ""])
def test_without_a_terminal_nothing_begins(
    store: Path, sample: tuple[Path, Path], command: str
) -> None:
    run(store, *filter(None, [command]), *(sample if command == "review" else ()))
    assert not store.exists()
    assert not store.with_name("demo.db").exists()
